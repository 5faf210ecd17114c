//! What scanners and hurried fingers take for another character: `2O26`, `60%o`, `(-)`.

use std::ops::Range;

use super::OCR_SLIP;
use super::marks::{after, before, closes, is_han, is_numeral, pauses};
use crate::diag::Report;
use crate::link::Handbook;
use crate::text;

/// What is likely meant, or certain.
enum Meant {
    Likely(String),
    Certain(String),
}

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    let found = handbook.look(&report.sources, |reading, found| {
        for (range, meant) in slips(reading.words) {
            let written = &reading.words[range.clone()];
            let (Meant::Likely(right) | Meant::Certain(right)) = &meant;
            let message = text!("「{written}」像是认错或打错的字", "`{written}` looks misread or mistyped");
            let help = match meant {
                Meant::Likely(_) => text!("多半是「{right}」，请对照原文", "likely `{right}`; compare with the source"),
                Meant::Certain(_) => text!("写成「{right}」", "write `{right}`"),
            };
            let finding = reading.finding(&OCR_SLIP, range.clone(), message).help(help);
            found.push(match &meant {
                Meant::Likely(right) => reading.guess(finding, range, right),
                Meant::Certain(right) => reading.fix(finding, range, right),
            });
        }
    });
    report.extend(found);
}

/// Every slip, in one pass.
fn slips(text: &str) -> Vec<(Range<usize>, Meant)> {
    let mut found: Vec<(Range<usize>, Meant)> = Vec::new();
    let mut until = 0;
    for (at, c) in text.char_indices() {
        if at < until {
            continue;
        }
        let slip = match c {
            '%' => per_cent(text, at),
            '0'..='9' | 'O' | 'o' | 'l' | 'I' => letters(text, at),
            '０'..='９' => Some(full_width(text, at)),
            '(' | '（' => dash_item(text, at),
            '○' | '一' | '二' => year(text, at),
            '竺' => and_so_on(text, at),
            ' ' => spaced(text, at),
            _ => None,
        };
        if let Some((range, meant)) = slip {
            until = range.end;
            found.push((range, meant));
        }
    }
    found
}

fn likely(range: Range<usize>, right: impl Into<String>) -> (Range<usize>, Meant) {
    (range, Meant::Likely(right.into()))
}

/// `60%o`, which is no per mille sign.
fn per_cent(text: &str, at: usize) -> Option<(Range<usize>, Meant)> {
    let digit = before(text, at).is_some_and(|c| c.is_ascii_digit());
    let rest = text[at + 1..].strip_prefix(['o', 'O'])?;
    (digit && !rest.starts_with(|c: char| c.is_ascii_alphanumeric())).then_some(())?;
    Some(likely(at..at + 2, "%"))
}

/// Units behind which a number with a letter in it is a slip.
const UNITS: &[&str] =
    &["年", "月", "日", "号", "元", "人", "个", "条", "款", "项", "天", "次", "万", "工作日", "周岁"];

/// Words before a count of people.
const COUNTED: &[&str] = &["到", "至", "达", "约", "共", "有", "为", "超", "过", "近"];

/// `2O26`, `l5日`, and `6300A` for `6300 人`.
fn letters(text: &str, at: usize) -> Option<(Range<usize>, Meant)> {
    let stands_alone = |c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | '/' | '.' | '#' | '@' | '+');
    if !before(text, at).is_none_or(stands_alone) {
        return None;
    }
    let length = text[at..].bytes().take_while(u8::is_ascii_alphanumeric).count();
    let token = &text[at..at + length];
    let rest = &text[at + length..];
    if let Some(number) = token.strip_suffix('A') {
        let counted = COUNTED.iter().any(|word| text[..at].trim_end_matches(' ').ends_with(word));
        let ends = rest.chars().next().is_none_or(|c| pauses(c) || closes(c) || matches!(c, ',' | ';' | '\n'));
        let big = number.len() >= 3 && number.bytes().all(|byte| byte.is_ascii_digit());
        return if counted && ends && big { Some(likely(at..at + length, format!("{number} 人"))) } else { None };
    }
    let has = |what: fn(&u8) -> bool| token.bytes().any(|byte| what(&byte));
    let only = token.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'O' | b'o' | b'l' | b'I'));
    if !only
        || !has(u8::is_ascii_digit)
        || !has(u8::is_ascii_alphabetic)
        || !rest.chars().next().is_none_or(stands_alone)
    {
        return None;
    }
    let right: String = token
        .chars()
        .map(|c| {
            if matches!(c, 'O' | 'o') {
                '0'
            } else if c.is_ascii_digit() {
                c
            } else {
                '1'
            }
        })
        .collect();
    let unit = UNITS.iter().any(|unit| rest.trim_start_matches(' ').starts_with(unit));
    let year =
        token.len() == 4 && (right.starts_with("20") || right.starts_with("19")) && rest.trim_start().starts_with('年');
    // `5l` is five litres, `O2` is oxygen.
    let measure = token.ends_with('l') && !unit || token.starts_with('O') && token.len() == 2;
    if measure || !(unit || year) { None } else { Some(likely(at..at + length, right)) }
}

/// `２０２６`.
fn full_width(text: &str, at: usize) -> (Range<usize>, Meant) {
    let is_part = |c: &char| matches!(c, '０'..='９' | '．');
    let run: String = text[at..].chars().take_while(is_part).collect();
    let run = run.trim_end_matches('．');
    let narrow =
        |c: char| if c == '．' { '.' } else { char::from_u32(c as u32 - '０' as u32 + '0' as u32).unwrap_or(c) };
    (at..at + run.len(), Meant::Certain(run.chars().map(narrow).collect()))
}

/// `(-)` for `（一）` at the head of a paragraph.
fn dash_item(text: &str, at: usize) -> Option<(Range<usize>, Meant)> {
    let line = &text[text[..at].rfind('\n').map_or(0, |found| found + 1)..at];
    let inner = text[at..].trim_start_matches(['(', '（']);
    let dash = inner.chars().next().filter(|c| matches!(c, '-' | '－' | '—' | '_' | '–'))?;
    let rest = inner[dash.len_utf8()..].strip_prefix([')', '）'])?;
    let head = line.trim_matches(['#', ' ', '\u{3000}', '-', '>']).is_empty();
    (head && rest.trim_start().starts_with(is_han)).then_some(())?;
    Some(likely(at..text.len() - rest.len(), "（一）"))
}

/// `二○二六年`, `二0二六年`: the numeral is 〇.
fn year(text: &str, at: usize) -> Option<(Range<usize>, Meant)> {
    let is_zero = |c: char| matches!(c, '○' | 'O' | '0' | 'o');
    let mut end = at;
    let mut right = String::new();
    let mut zeros = 0;
    for c in text[at..].chars() {
        if is_zero(c) {
            zeros += 1;
            right.push('〇');
        } else if is_numeral(c) && !matches!(c, '两' | '百' | '千' | '万' | '亿') {
            right.push(c);
        } else {
            break;
        }
        end += c.len_utf8();
    }
    let is_year = right.chars().count() == 4 && text[end..].trim_start_matches(' ').starts_with('年');
    let is_number = text[at..end].contains('○') && right.chars().count() > 2 && !right.starts_with('〇');
    if zeros == 0
        || zeros == right.chars().count()
        || !(is_year || is_number)
        || before(text, at).is_some_and(is_numeral)
    {
        return None;
    }
    Some(likely(at..end, right))
}

/// `甲、乙竺部门`: 等 misread behind a list.
fn and_so_on(text: &str, at: usize) -> Option<(Range<usize>, Meant)> {
    let clause = text[..at].rsplit(['，', '。', '；', '\n']).next()?;
    let last = clause.rsplit('、').next()?;
    let listed =
        last.len() < clause.len() && !last.is_empty() && last.chars().all(is_han) && last.chars().count() <= 10;
    let end = at + '竺'.len_utf8();
    let name = text[end..].starts_with('可') || text[end..].starts_with('法');
    if listed && !name { Some(likely(at..end, "等")) } else { None }
}

/// `通 以 上`: at least three single characters with one space between.
fn spaced(text: &str, at: usize) -> Option<(Range<usize>, Meant)> {
    let first = before(text, at).filter(|&c| is_han(c))?;
    let start = at - first.len_utf8();
    let single = |end: usize| {
        let last = before(text, end).filter(|&c| is_han(c));
        last.is_some_and(|c| !before(text, end - c.len_utf8()).is_some_and(is_han))
    };
    // The run began earlier, where it was looked at.
    let inside = text[..start].strip_suffix(' ').is_some_and(|rest| single(rest.len()));
    if !single(at) || inside {
        return None;
    }
    let mut end = at;
    let mut joined = String::from(first);
    while let Some(next) = text[end..].strip_prefix(' ').and_then(|rest| rest.chars().next()).filter(|&c| is_han(c)) {
        let next_end = end + 1 + next.len_utf8();
        if after(text, next_end).is_some_and(is_han) {
            break;
        }
        joined.push(next);
        end = next_end;
    }
    // A line of nothing else is set apart on purpose: names, a row of colours.
    let alone = before(text, start).is_none_or(|c| c == '\n') && after(text, end).is_none_or(|c| c == '\n');
    if joined.chars().count() >= 3 && !alone { Some(likely(start..end, joined)) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, String)> {
        let right = |meant| match meant {
            Meant::Likely(right) | Meant::Certain(right) => right,
        };
        slips(text).into_iter().map(|(range, meant)| (&text[range], right(meant))).collect()
    }

    #[test]
    fn slips_are_found_with_what_is_meant() {
        for (text, written, right) in [
            ("占比不低于60%o拓展服务", "%o", "%"),
            ("由2180人增加至6300A，建立", "6300A", "6300 人"),
            ("2O26年1月", "2O26", "2026"),
            ("l5日内", "l5", "15"),
            ("２０２６年", "２０２６", "2026"),
            ("(-)指导思想", "(-)", "（一）"),
            ("二○二六年", "二○二六", "二〇二六"),
            ("二0三0年远景", "二0三0", "二〇三〇"),
            ("公安、住建竺部门", "竺", "等"),
            ("话务量 5000 通 以 上，", "通 以 上", "通以上"),
        ] {
            assert_eq!(found(text), [(written, right.to_owned())], "{text}");
        }
    }

    #[test]
    fn what_may_be_meant_is_left_alone() {
        for text in [
            "60 % 以上，5 ‰，100%",
            "3A 级、5A 景区、房间 201A、政务大厅 1201A",
            "O2 瓶、5l 水、编号 XF-01、GB/T 1.1",
            "二〇二六年、二零二六年、一二三",
            "竺可桢、钱三强竺可桢奖",
            "姓 名，第 1 条 第 2 款，老人 儿童",
            "红 橙 黄 蓝",
            "（一）总则，(一)",
            "表（-）",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
