//! Amounts of money as authors write them: `750元`, `10 万元`, `七百五十元`, `每人每月 750 元`.

use std::ops::Range;

use super::marks::is_numeral;

/// An amount in a text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Amount {
    /// The number and 元.
    pub(super) range: Range<usize>,
    /// The same with 每人每月 before it or `/月·人` behind it.
    pub(super) whole: Range<usize>,
    /// How many yuan; unknown when the author says 余 or 多.
    pub(super) yuan: Option<f64>,
    /// Per what: some of 人, 户, 次, 日, 月, 年.
    pub(super) per: Vec<char>,
}

/// What an amount may be paid per.
const PERIODS: [char; 6] = ['人', '户', '次', '日', '月', '年'];

/// Every amount.
pub(super) fn amounts(text: &str) -> Vec<Amount> {
    text.match_indices('元').filter_map(|(at, _)| amount(text, at)).collect()
}

fn amount(text: &str, at: usize) -> Option<Amount> {
    let (start, yuan) = number_before(text, at)?;
    let end = at + '元'.len_utf8();
    if !text[start..at].starts_with(|c: char| c.is_ascii_digit()) && is_word(&text[end..]) {
        return None;
    }
    let mut whole = start..end;
    let mut per = Vec::new();
    let head = text[..start].trim_end_matches(' ');
    let mut rest = head;
    // 每人每月, read from behind.
    while let Some(period) = rest.chars().next_back().filter(|c| PERIODS.contains(c)) {
        let Some(shorter) = rest[..rest.len() - period.len_utf8()].strip_suffix('每') else { break };
        per.push(period);
        rest = shorter;
    }
    if rest.len() < head.len() {
        whole.start = rest.len();
    }
    let tail = &text[end..];
    if tail.starts_with('/') {
        let is_part = |c: char| PERIODS.contains(&c) || matches!(c, '/' | '·' | '•' | '-' | '.');
        let length = tail.find(|c| !is_part(c)).unwrap_or(tail.len());
        let unit = tail[..length].trim_end_matches(['/', '·', '•', '-', '.']);
        per.extend(unit.chars().filter(|c| PERIODS.contains(c)));
        whole.end = end + unit.len();
    }
    per.sort_unstable();
    per.dedup();
    Some(Amount { range: start..end, whole, yuan, per })
}

/// 元 in Chinese numerals may be part of a word: 二元结构, 一元化.
fn is_word(tail: &str) -> bool {
    tail.starts_with(['化', '制', '论', '结', '素', '旦', '宵', '月', '件', '方', '一', '次'])
}

/// Where the number before 元 begins, and its value in yuan.
fn number_before(text: &str, at: usize) -> Option<(usize, Option<f64>)> {
    let is_part = |c: char| c.is_ascii_digit() || is_numeral(c) || matches!(c, '.' | ',' | '，' | ' ' | '余' | '多');
    let run = text[..at].len() - text[..at].trim_end_matches(is_part).len();
    let run = text[at - run..at].trim_start_matches([' ', ',', '.', '，', '余', '多']);
    let last_digit = run.rfind(|c: char| c.is_ascii_digit());
    let Some(last_digit) = last_digit else {
        // In numerals alone: from the last space on, and more than a bare digit.
        let word = run.trim_end_matches(' ').rsplit([' ', '，', ',']).next()?;
        let start = at - (run.len() - run.rfind(word)?);
        let counted = word.trim_end_matches(['余', '多']);
        let is_number = counted.chars().count() > 1 && counted.chars().all(is_numeral) && counted.starts_with(is_digit);
        return is_number.then(|| (start, (counted == word).then(|| value(counted)).flatten()));
    };
    let is_digit_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let digits = &run[..=last_digit];
    let start = digits.trim_end_matches(is_digit_part).len();
    let digits = digits[start..].trim_start_matches(['.', ',']);
    let start = run[..=last_digit].len() - digits.len();
    let scale: String = run[last_digit + 1..].chars().filter(|c| *c != ' ').collect();
    let factor = scale.chars().try_fold(1.0, |factor, c| Some(factor * scale_of(c)?));
    let yuan = factor.and_then(|factor| Some(digits.replace(',', "").parse::<f64>().ok()? * factor));
    Some((at - run.len() + start, yuan))
}

fn scale_of(c: char) -> Option<f64> {
    match c {
        '十' => Some(10.0),
        '百' => Some(100.0),
        '千' => Some(1_000.0),
        '万' => Some(10_000.0),
        '亿' => Some(100_000_000.0),
        _ => None,
    }
}

fn is_digit(c: char) -> bool {
    digit(c).is_some() || c == '十'
}

fn digit(c: char) -> Option<f64> {
    let digit = match c {
        '〇' | '零' => 0.0,
        '一' => 1.0,
        '二' | '两' => 2.0,
        '三' => 3.0,
        '四' => 4.0,
        '五' => 5.0,
        '六' => 6.0,
        '七' => 7.0,
        '八' => 8.0,
        '九' => 9.0,
        _ => return None,
    };
    Some(digit)
}

/// `七百五十` is 750, `一万零五百` is 10500.
fn value(numerals: &str) -> Option<f64> {
    let (mut total, mut section, mut last) = (0.0, 0.0, None);
    for c in numerals.chars() {
        match (digit(c), c) {
            (Some(digit), _) => last = Some(digit),
            (None, '万' | '亿') => {
                section += last.take().unwrap_or(0.0);
                total = (total + section) * scale_of(c)?;
                section = 0.0;
            }
            (None, _) => section += last.take().unwrap_or(1.0) * scale_of(c)?,
        }
    }
    Some(total + section + last.unwrap_or(0.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_written() {
        let found = |text: &'static str| -> Vec<(&str, &str, Option<f64>, String)> {
            let show = |it: Amount| (&text[it.range], &text[it.whole], it.yuan, it.per.into_iter().collect());
            amounts(text).into_iter().map(show).collect()
        };
        assert_eq!(
            found("每月 750 元，最高10万元；多元、元旦、2 个单元、二元结构、一元"),
            [
                ("750 元", "每月 750 元", Some(750.0), "月".to_owned()),
                ("10万元", "10万元", Some(100_000.0), String::new()),
            ]
        );
        assert_eq!(
            found("每人每月七百五十元、1,094.5 元/月·人、2.4 亿元、500余元、一万零五百元"),
            [
                ("七百五十元", "每人每月七百五十元", Some(750.0), "人月".to_owned()),
                ("1,094.5 元", "1,094.5 元/月·人", Some(1094.5), "人月".to_owned()),
                ("2.4 亿元", "2.4 亿元", Some(240_000_000.0), String::new()),
                ("500余元", "500余元", None, String::new()),
                ("一万零五百元", "一万零五百元", Some(10_500.0), String::new()),
            ]
        );
    }
}
