//! Numbers of official documents: `民发〔2020〕86号`, `国务院令第804号`, `民政部公告第500号` (GB/T 9704-2012).

use std::ops::Range;

/// A number that is recognised but written in another form than the right one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// The part that is not right.
    pub range: Range<usize>,
    /// What to write in its place.
    pub right: String,
}

/// What is not right in a text that is the number of a document. A form that nobody knows is left alone.
#[must_use]
pub fn slip(number: &str) -> Option<Slip> {
    let found = brackets(number).find_map(|at| bracketed(number, at)).or_else(|| order(number))?;
    let whole = found.slip.range.end == number.trim_end().len();
    if whole { found.into_slip(number) } else { None }
}

/// The same for every number in a longer text, such as a title.
#[must_use]
pub fn slips_in(text: &str) -> Vec<Slip> {
    let certain = |found: &Found| {
        let next = text[found.slip.range.end..].chars().next();
        let closed = next.is_none_or(|c| !c.is_alphanumeric() || matches!(c, '文' | '的'));
        closed && (found.has_sign || text[found.slip.range.start..].starts_with('〔'))
    };
    brackets(text)
        .filter_map(|at| bracketed(text, at))
        .filter(certain)
        .filter_map(|found| found.into_slip(text))
        .collect()
}

struct Found {
    slip: Slip,
    /// Whether it ends in 号.
    has_sign: bool,
}

impl Found {
    fn into_slip(self, text: &str) -> Option<Slip> {
        let plain = |text: &str| text.split_whitespace().collect::<String>();
        let Self { slip, .. } = self;
        (plain(&text[slip.range.clone()]) != plain(&slip.right)).then_some(slip)
    }
}

/// Places of all kinds of opening brackets.
fn brackets(text: &str) -> impl Iterator<Item = usize> {
    text.match_indices(['〔', '[', '【', '(', '（', '［', '〖']).map(|(at, _)| at)
}

/// `〔2020〕86号`, with any brackets, behind the word for the issuer.
fn bracketed(text: &str, at: usize) -> Option<Found> {
    let issuer = text[..at].trim_end();
    // 令 has no year in brackets, and what stands behind other signs is no issuer.
    issuer.chars().next_back().filter(|&c| c.is_alphabetic() && c != '令')?;
    let mut rest = Rest(text[at..].trim_start_matches(['〔', '[', '【', '(', '（', '［', '〖']));
    let year = rest.digits();
    if year.len() != 4 || !(year.starts_with("19") || year.starts_with("20")) {
        return None;
    }
    rest.word("年");
    ["〕", "]", "】", ")", "）", "］", "〗"].iter().any(|close| rest.word(close)).then_some(())?;
    let (number, has_sign) = rest.number()?;
    let slip = Slip { range: issuer.len()..text.len() - rest.0.len(), right: format!("〔{year}〕{number}号") };
    Some(Found { slip, has_sign })
}

/// `令第804号`, `公告第500号`, `公告2018年第12号`, and `第804号令` the other way round.
fn order(text: &str) -> Option<Found> {
    let found = |range, right| Some(Found { slip: Slip { range, right }, has_sign: true });
    let (at, word) = ["令", "公告"].into_iter().find_map(|word| Some((text.rfind(word)?, word)))?;
    let mut rest = Rest(&text[at + word.len()..]);
    if rest.0.trim().is_empty() {
        let start = text[..at].rfind('第').filter(|_| word == "令")?;
        let mut before = Rest(&text[start..at]);
        let (number, _) = before.number()?;
        let alone = start > 0 && before.0.trim().is_empty();
        return if alone { found(start..text.trim_end().len(), format!("令第{number}号")) } else { None };
    }
    let start = at + word.len();
    let before_year = rest.0;
    let year = match rest.digits() {
        year if year.len() == 4 && rest.word("年") => format!("{year}年"),
        _ => {
            rest = Rest(before_year);
            String::new()
        }
    };
    let (number, _) = rest.number()?;
    if rest.0.trim().is_empty() { found(start..text.trim_end().len(), format!("{year}第{number}号")) } else { None }
}

/// What is still to be read.
struct Rest<'a>(&'a str);

impl<'a> Rest<'a> {
    fn word(&mut self, word: &str) -> bool {
        let rest = self.0.trim_start().strip_prefix(word);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    fn digits(&mut self) -> &'a str {
        let text = self.0.trim_start();
        let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        self.0 = &text[end..];
        &text[..end]
    }

    /// `第086号` as 86, and whether 号 was there.
    fn number(&mut self) -> Option<(&'a str, bool)> {
        self.word("第");
        let number = self.digits().trim_start_matches('0');
        (!number.is_empty()).then(|| (number, self.word("号")))
    }
}

#[cfg(test)]
mod tests {
    use super::{slip, slips_in};

    fn mended(number: &str) -> String {
        match slip(number) {
            Some(slip) => format!("{}{}{}", &number[..slip.range.start], slip.right, &number[slip.range.end..]),
            None => "right".to_owned(),
        }
    }

    #[test]
    fn right_and_unknown_numbers_are_left_alone() {
        for number in [
            "民发〔2020〕86号",
            "长政办函〔2018〕17号",
            "国务院令第804号",
            "国务院令 第804号",
            "主席令第七十一号",
            "民政部公告第500号",
            "2018年第12号公告",
            "市场监管总局公告2018年第12号",
            "财政部公告〔2020〕12号",
            "CSCR-2018-01005",
            "(86)民民字第40号",
            "令",
        ] {
            assert_eq!(mended(number), "right", "{number}");
        }
    }

    #[test]
    fn slips_are_mended() {
        for (number, right) in [
            ("民发[2020]86号", "民发〔2020〕86号"),
            ("民发【2020】86号", "民发〔2020〕86号"),
            ("民发(2020)86号", "民发〔2020〕86号"),
            ("民发（2020）第86号", "民发〔2020〕86号"),
            ("民发〔2020〕086号", "民发〔2020〕86号"),
            ("民发〔2020〕86", "民发〔2020〕86号"),
            ("国务院令804号", "国务院令第804号"),
            ("国务院第804号令", "国务院令第804号"),
            ("民政部令第066号", "民政部令第66号"),
            ("民政部公告第500", "民政部公告第500号"),
        ] {
            assert_eq!(mended(number), right);
        }
    }

    #[test]
    fn titles_hold_numbers() {
        let found = |text| slips_in(text).into_iter().map(|slip| slip.right).collect::<Vec<_>>();
        assert_eq!(found("关于加强保障的通知（民发[2020]125号）"), ["〔2020〕125号"]);
        assert_eq!(found("某规划（2021）和实验楼(2020)12号楼、民发〔2020〕86号文"), [""; 0]);
    }
}
