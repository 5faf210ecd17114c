//! No person's own numbers in a standard: it is printed, published and copied.

use std::ops::Range;

use super::PERSONAL_DATA;
use super::own_numbers::{is_card, is_mobile, is_old_resident, is_resident};
use crate::diag::Report;
use crate::link::Handbook;
use crate::text;
use crate::text::Text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    let found = handbook.look(&report.sources, |reading, found| {
        for (range, kind) in numbers(reading.text).into_iter().chain(mails(reading.text)) {
            let shown = masked(&reading.text[range.clone()]);
            let what = kind.name();
            let message = text!(
                "这里像是个人的{zh}「{shown}」，标准里用不着任何一个人的信息",
                "this looks like a person's {en} `{shown}`, and a standard needs nobody's data",
                zh = what.zh.as_str(),
                en = what.en.as_str()
            );
            let help = kind.help();
            found.push(reading.finding(&PERSONAL_DATA, range, message).help(help));
        }
    });
    report.extend(found);
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    Resident,
    Mobile,
    Card,
    Mail,
}

impl Kind {
    fn name(self) -> Text {
        match self {
            Self::Resident => text!("身份证号", "identity number"),
            Self::Mobile => text!("手机号", "mobile number"),
            Self::Card => text!("银行卡号", "bank card number"),
            Self::Mail => text!("邮箱", "private mail address"),
        }
    }

    fn help(self) -> Text {
        match self {
            Self::Mobile => text!(
                "个人信息限于必需的最小范围（个人信息保护法第六条）；换成单位的固定电话或热线，举例用文字写「示例」",
                "personal data is limited to what is needed; give an office's number, or say 示例 in words for an example"
            ),
            Self::Mail => text!(
                "个人信息限于必需的最小范围（个人信息保护法第六条）；换成单位的邮箱",
                "personal data is limited to what is needed; give an office's address"
            ),
            Self::Resident | Self::Card => text!(
                "个人信息限于必需的最小范围（个人信息保护法第六条）；删去，举例用文字写「示例」",
                "personal data is limited to what is needed; remove it, or say 示例 in words for an example"
            ),
        }
    }
}

/// The first three characters and the last two; what lies between is not repeated.
fn masked(written: &str) -> String {
    let chars: Vec<char> = written.chars().filter(|c| !matches!(c, ' ' | '-')).collect();
    let (head, tail) = (&chars[..3.min(chars.len())], &chars[chars.len().saturating_sub(2)..]);
    format!("{}****{}", head.iter().collect::<String>(), tail.iter().collect::<String>())
}

/// Numbers of persons. Groups of digits may be set apart by single spaces or hyphens.
fn numbers(text: &str) -> Vec<(Range<usize>, Kind)> {
    let mut found = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        let mut digits = String::new();
        let mut groups = Vec::new();
        loop {
            let from = at;
            while at < bytes.len() && bytes[at].is_ascii_digit() {
                at += 1;
            }
            digits += &text[from..at];
            groups.push(from..at);
            let joined =
                matches!(bytes.get(at), Some(b' ' | b'-')) && bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
            if !joined || groups.len() == 6 {
                break;
            }
            at += 1;
        }
        let prefixed = start > 0 && (bytes[start - 1].is_ascii_alphabetic() || matches!(bytes[start - 1], b'.' | b'_'));
        if prefixed || in_address(text, start) {
            continue;
        }
        if let Some((range, kind)) = whole(text, start..at, &digits, &groups) {
            found.push((range, kind));
            continue;
        }
        // Numbers beside each other, such as two telephones.
        for group in groups.iter().filter(|_| groups.len() > 1) {
            found.extend(whole(text, group.clone(), &text[group.clone()], std::slice::from_ref(group)));
        }
    }
    found
}

fn whole(text: &str, range: Range<usize>, digits: &str, groups: &[Range<usize>]) -> Option<(Range<usize>, Kind)> {
    let rest = &text[range.end..];
    let lengths: Vec<usize> = groups.iter().map(Range::len).collect();
    let with_x = digits.len() == 17 && rest.starts_with(['X', 'x']);
    let end = range.end + usize::from(with_x);
    if text[end..].starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return None;
    }
    let local = digits.strip_prefix("86").filter(|rest| rest.len() == 11).unwrap_or(digits);
    let kind = match digits.len() {
        11 | 13 if is_mobile(local) && is_grouped(&lengths) && !is_measured(rest) => Kind::Mobile,
        17 if with_x && is_resident(&format!("{digits}X")) => Kind::Resident,
        18 if is_resident(digits) => Kind::Resident,
        15 if lengths.len() == 1 && is_old_resident(digits) => Kind::Resident,
        16..=19 if is_card(digits) => Kind::Card,
        _ => return None,
    };
    Some((range.start..end, kind))
}

/// Whether a place lies in an address of the web, where long numbers name pages.
fn in_address(text: &str, at: usize) -> bool {
    let token = text[..at].rsplit(|c: char| c.is_whitespace() || !c.is_ascii()).next().unwrap_or_default();
    token.contains("://") || token.starts_with("www.")
}

/// As people set a mobile number apart: not at all, 3-4-4, 3-3-5 or behind 86.
fn is_grouped(lengths: &[usize]) -> bool {
    matches!(lengths, [11 | 13] | [2, 11] | [3, 4, 4] | [2, 3, 4, 4] | [3, 8] | [7, 4])
}

/// An amount of 11 digits is followed by its unit.
fn is_measured(rest: &str) -> bool {
    rest.trim_start_matches(' ').starts_with(['元', '人', '万', '亿', '户', '条', '个', '份', '件', '.'])
}

/// Providers of mail for persons.
const PROVIDERS: &[&str] = &[
    "qq.com",
    "vip.qq.com",
    "foxmail.com",
    "163.com",
    "vip.163.com",
    "126.com",
    "yeah.net",
    "sina.com",
    "sina.cn",
    "sohu.com",
    "139.com",
    "189.cn",
    "aliyun.com",
    "gmail.com",
    "outlook.com",
    "hotmail.com",
    "icloud.com",
    "yahoo.com",
];

/// Addresses of private mail.
fn mails(text: &str) -> Vec<(Range<usize>, Kind)> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+');
    let mail = |(at, _): (usize, &str)| {
        let start = at - (text[..at].len() - text[..at].trim_end_matches(is_part).len());
        let host = &text[at + 1..];
        let host = &host[..host.len() - host.trim_start_matches(is_part).len()];
        let host = host.trim_end_matches('.');
        let private = PROVIDERS.iter().any(|provider| host.eq_ignore_ascii_case(provider));
        (start < at && private).then_some((start..at + 1 + host.len(), Kind::Mail))
    };
    text.match_indices('@').filter_map(mail).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A number with its right check character; none of them is anyone's.
    fn resident(first: &str) -> String {
        b"0123456789X".iter().map(|&c| format!("{first}{}", char::from(c))).find(|number| is_resident(number)).unwrap()
    }

    fn found(text: &str) -> Vec<Kind> {
        numbers(text).into_iter().chain(mails(text)).map(|(_, kind)| kind).collect()
    }

    #[test]
    fn numbers_of_persons_are_found() {
        let number = resident("43010219000101999");
        assert_eq!(found(&format!("如 {number} 的")), [Kind::Resident]);
        assert_eq!(found("110105491231002"), [Kind::Resident]);
        for mobile in ["13900000000", "139 0000 0000", "139-0000-0000", "+8613900000000", "0731-88665432 13900000000"] {
            assert_eq!(found(mobile), [Kind::Mobile], "{mobile}");
        }
        assert_eq!(found("卡号6200 0000 0000 0005"), [Kind::Card]);
        assert_eq!(found("zhang.san@qq.com"), [Kind::Mail]);
        assert_eq!(masked("139 0000 0012"), "139****12");
    }

    #[test]
    fn numbers_of_offices_are_left_alone() {
        for text in [
            "0731-88665432、12345、96321、955 88、400-800-8000、4008008000",
            "139****0000、4301********1234",
            "https://mz.example.gov.cn/a/13900000000.html",
            "13900000000 元，13,900,000,000 元，13000000000元",
            "430102190001019990",
            "GB/T 39554.1-2020、2026-01-01 2026-12-31、11430000006127299X",
            "bangong@mz.example.gov.cn",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
