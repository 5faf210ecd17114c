//! Times and frequencies as people say them, `二十个工作日`, `每季一次`, to what is to be written.

use super::quantity::{Frequency, is_time_unit};

/// The length of time that is meant: with numbers in characters or full-width digits, and words around it.
pub(super) fn duration(text: &str) -> Option<String> {
    let (number, rest) = number(text.trim_start_matches(['约', '第']).trim_start())?;
    let unit = rest.trim_end_matches("内").trim_end_matches(['以', '之']).trim_start_matches('个').trim();
    let unit = match unit {
        "h" | "H" | "小時" => "小时",
        "min" => "分钟",
        "d" => "日",
        "月" => "个月",
        other => other,
    };
    match unit {
        "周" | "星期" => Some(format!("{} 日", number.checked_mul(7)?)),
        _ => is_time_unit(unit).then(|| format!("{number} {unit}")),
    }
}

/// The frequency that is meant: `每季一次`, `1 次/季度`.
pub(super) fn frequency(text: &str) -> Option<String> {
    let text: String = text.split_whitespace().collect();
    let text = text.replace("季度", "季").replace('天', "日").replace("星期", "周").replace("个月", "月");
    let written = match text.split_once('每') {
        Some((_, rest)) => {
            let times = rest.find('次')?;
            let period = rest.find(['日', '夜', '班', '周', '月', '季', '年', '批', '餐']).filter(|&at| at < times)?;
            let end = period + rest[period..].chars().next()?.len_utf8();
            let count = if rest[end..].starts_with('次') { 1 } else { number(&rest[end..])?.0 };
            format!("{count} 次/{}", &rest[..end])
        }
        None => text,
    };
    Frequency::read(&written).map(|frequency| frequency.0)
}

const DIGITS: &str = "〇一二三四五六七八九";

/// A number in digits of any width or in characters, up to a thousand, and what follows it.
fn number(text: &str) -> Option<(u32, &str)> {
    let plain = |c: char| c.to_digit(10).or_else(|| ('０'..='９').contains(&c).then(|| c as u32 - '０' as u32));
    let end = text.find(|c| plain(c).is_none()).unwrap_or(text.len());
    if end > 0 {
        let value = text[..end]
            .chars()
            .filter_map(plain)
            .try_fold(0_u32, |sum, digit| sum.checked_mul(10)?.checked_add(digit))?;
        return Some((value, text[end..].trim_start()));
    }
    if let Some(rest) = text.strip_prefix("半年") {
        return rest.is_empty().then_some((6, "个月"));
    }
    let (mut sum, mut digit, mut length) = (0, None, 0);
    for c in text.chars() {
        match (c, DIGITS.chars().position(|known| known == c)) {
            (_, Some(value)) => digit = Some(u32::try_from(value).ok()?),
            ('两', _) => digit = Some(2),
            ('零', _) => digit = None,
            ('十', _) => sum += digit.take().unwrap_or(1) * 10,
            ('百', _) => sum += digit.take().unwrap_or(1) * 100,
            _ => break,
        }
        length += c.len_utf8();
    }
    (length > 0).then(|| (sum + digit.unwrap_or(0), text[length..].trim_start()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_as_people_say_them_are_understood() {
        for (said, written) in [
            ("二十个工作日", "20 工作日"),
            ("三个工作日内", "3 工作日"),
            ("七天", "7 天"),
            ("２５ 工作日", "25 工作日"),
            ("一百二十日", "120 日"),
            ("两个月", "2 个月"),
            ("半年", "6 个月"),
            ("72h", "72 小时"),
            ("一周", "7 日"),
            ("约 60 日", "60 日"),
        ] {
            assert_eq!(duration(said).as_deref(), Some(written), "{said}");
        }
        assert_eq!(duration("月底前"), None);
        assert_eq!(duration("尽快"), None);
    }

    #[test]
    fn frequencies_as_people_say_them_are_understood() {
        for (said, written) in
            [("每季一次", "1 次/季"), ("每月 2 次", "2 次/月"), ("1 次/季度", "1 次/季"), ("每半年一次", "1 次/半年")]
        {
            assert_eq!(frequency(said).as_deref(), Some(written), "{said}");
        }
        assert_eq!(frequency("按需"), None);
    }
}
