//! Half-width marks among Chinese characters.

use std::ops::Range;

use super::HALF_WIDTH_PUNCTUATION;
use super::doubled_punctuation::is_doubled;
use super::marks::{before, closes, is_han, is_numeral, opens, pauses};
use crate::diag::Report;
use crate::link::Handbook;
use crate::model::wording::Role;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    let found = handbook.look(&report.sources, |reading, found| {
        for (range, right) in slips(reading.words, reading.wording.role) {
            let written = reading.words[range.clone()].trim();
            let message = text!("中文里用了半角标点「{written}」", "there is a half-width `{written}` among Chinese");
            let help = text!("写成「{right}」", "write `{right}`");
            let finding = reading.finding(&HALF_WIDTH_PUNCTUATION, range.clone(), message).help(help);
            found.push(reading.fix(finding, range, right));
        }
    });
    report.extend(found);
}

/// Every half-width mark that should be a full-width one; a space behind it goes with it.
fn slips(text: &str, role: Role) -> Vec<(Range<usize>, &'static str)> {
    let mut found = Vec::new();
    let mut brackets = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b',' | b';' | b':' | b'?' | b'!' | b'.' => found.extend(mark(text, at, role)),
            b'(' | b')' => brackets = true,
            _ => {}
        }
    }
    if brackets {
        found.extend(pairs(text));
        found.sort_by_key(|(range, _)| range.start);
    }
    found
}

fn mark(text: &str, at: usize, role: Role) -> Option<(Range<usize>, &'static str)> {
    let left = before(text, at)?;
    if !(is_han(left) || closes(left)) || is_doubled(text, at) {
        return None;
    }
    let rest = &text[at + 1..];
    let next = rest.chars().next();
    let spaces = rest.len() - rest.trim_start_matches(' ').len();
    let right = rest[spaces..].chars().next();
    let line_end = right.is_none_or(|c| c == '\n' || c == '\r');
    let chinese = right.is_some_and(|c| is_han(c) || opens(c) || closes(c) || pauses(c));
    let has_han = is_han(left) || right.is_some_and(is_han);
    if !(line_end || chinese) || !has_han {
        return None;
    }
    let full = match text.as_bytes()[at] {
        b',' => "，",
        b';' => "；",
        b':' => "：",
        // Several in a row are the debris of a wrong encoding or of feeling.
        b'?' if next != Some('?') && next != Some('!') => "？",
        b'!' if next != Some('!') && next != Some('?') => "！",
        b'.' if is_full_stop(text, at, spaces, role) => "。",
        _ => return None,
    };
    Some((at..at + 1 + if line_end { 0 } else { spaces }, full))
}

/// `甲.乙` at the end of a sentence, but not `一.总则`, `甲...乙`, a name of the web or of a part of a figure.
fn is_full_stop(text: &str, at: usize, spaces: usize, role: Role) -> bool {
    let left = before(text, at).unwrap_or('.');
    let rest = text[at + 1..].trim_start_matches(' ');
    let web = ["中国", "公司", "网络", "政务", "公益", "网址"].iter().any(|name| rest.starts_with(name));
    let ends = rest.is_empty() || rest.starts_with('\n') || rest.starts_with(closes) || spaces > 0;
    let sentence =
        role != Role::Name && rest.starts_with(is_han) && text[..at].chars().filter(|&c| is_han(c)).count() > 4;
    !is_numeral(left) && !web && (ends || sentence)
}

/// Half-width brackets around Chinese.
fn pairs(text: &str) -> Vec<(Range<usize>, &'static str)> {
    let mut found = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '\n' => open.clear(),
            '(' | '（' => open.push(at),
            ')' | '）' => {
                let Some(start) = open.pop() else { continue };
                let width = if text[start..].starts_with('(') { 1 } else { '（'.len_utf8() };
                if !text[start + width..at].contains(is_han) || is_foreign(text, start, at + c.len_utf8()) {
                    continue;
                }
                if width == 1 {
                    found.push((start..start + 1, "（"));
                }
                if c == ')' {
                    found.push((at..at + 1, "）"));
                }
            }
            _ => {}
        }
    }
    found
}

/// Whether brackets belong to a formula, an address or a sentence in Latin letters.
fn is_foreign(text: &str, start: usize, end: usize) -> bool {
    let left = before(text, start);
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
    let far_left = text[..start].trim_end_matches(' ').chars().next_back();
    let far_right = text[end..].trim_start_matches(' ').chars().next();
    left.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '_' | ']' | '\0' | '=' | '+' | '*' | '/'))
        || latin(far_left) && latin(far_right)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(text: &str) -> String {
        let mut mended = text.to_owned();
        for (range, right) in slips(text, Role::Prose).into_iter().rev() {
            mended.replace_range(range, right);
        }
        mended
    }

    #[test]
    fn marks_among_han_become_full_width() {
        assert_eq!(mended("甲方,乙方;丙方:丁方?戊方!"), "甲方，乙方；丙方：丁方？戊方！");
        assert_eq!(mended("甲方, 乙方: “丙”,丁方."), "甲方，乙方：“丙”，丁方。");
        assert_eq!(mended("办理(含补办)和(一)；甲（乙)"), "办理（含补办）和（一）；甲（乙）");
        assert_eq!(mended("窗口收下材料.审核后告诉您."), "窗口收下材料。审核后告诉您。");
    }

    #[test]
    fn numbers_english_and_codes_are_left_alone() {
        for text in [
            "工作日 9:00—17:00，共 1,094 项，比例 1:12",
            "电话 (0731)88665432，见 GB/T 1.1-2020(E)",
            "f(甲), a,b; the bureau (民政局) says: no",
            "一.总则",
            "甲...乙，名单.xls，民政.中国",
            "收费:50 元",
            "甲,,乙,。丙??丁",
            "低保标准",
        ] {
            assert_eq!(mended(text), text);
        }
    }
}
