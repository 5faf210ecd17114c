//! Text that was damaged on its way: wrong encodings, debris of web pages, characters nobody sees.

use super::{DAMAGED_TEXT, garbled, leftovers};
use crate::diag::Report;
use crate::link::Handbook;
use crate::model::wording::Role;
use crate::text;
use crate::text::Text;

/// Damage in a text.
struct Damage {
    range: std::ops::Range<usize>,
    what: Text,
    /// What to write, and whether it is certain.
    mended: Mended,
}

enum Mended {
    Safe(String),
    Guess(String),
    Unknown,
}

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    let found = handbook.look(&report.sources, |reading, found| {
        for Damage { range, what, mended } in damages(reading.words) {
            // Elements in a body are dropped, and told where they are.
            if reading.wording.role == Role::Body && reading.text[range.start..].starts_with('<') {
                continue;
            }
            let finding = reading.finding(&DAMAGED_TEXT, range.clone(), what);
            found.push(match mended {
                Mended::Safe(right) => reading.fix(finding.help(help(&right)), range, &right),
                Mended::Guess(right) => reading.guess(finding.help(help(&right)), range, &right),
                Mended::Unknown => finding.help(text!("对照原文重新写这一处", "write this place anew from its source")),
            });
        }
    });
    report.extend(found);
}

fn help(right: &str) -> Text {
    if right.trim().is_empty() { text!("删去", "remove it") } else { text!("写成「{right}」", "write `{right}`") }
}

/// Every damage, in one pass.
fn damages(text: &str) -> Vec<Damage> {
    let mut found: Vec<Damage> = Vec::new();
    let mut until = 0;
    for (at, c) in text.char_indices() {
        let harmless = matches!(c, '0'..='9' | 'a'..='z' | 'A'..='Z' | ' ' | '\n' | '\0' | '，' | '。' | '、');
        if at < until || harmless {
            continue;
        }
        let Some((length, what, mended)) = damage(text, at, c) else { continue };
        until = at + length;
        found.push(Damage { range: at..until, what, mended });
    }
    found
}

/// The damage that begins at a place, with its length.
fn damage(text: &str, at: usize, c: char) -> Option<(usize, Text, Mended)> {
    let rest = &text[at..];
    match c {
        '?' => garbled::question_marks(text, at).map(|length| garble(&rest[..length])),
        '<' | '/' => leftovers::tag(rest).map(|length| {
            let tag = &rest[..length];
            (length, text!("「{tag}」是网页代码", "`{tag}` is code of a web page"), Mended::Guess(String::new()))
        }),
        '&' => {
            let (entity, right) = leftovers::entity(rest)?;
            let what = text!("「{entity}」是网页代码", "`{entity}` is code of a web page");
            Some((entity.len(), what, Mended::Guess(right.to_owned())))
        }
        '(' | '（' => garbled::pinyin(text, at).map(|length| {
            let sound = &rest[..length];
            (
                length,
                text!("「{sound}」是混进来的拼音", "`{sound}` is a pronunciation that slipped in"),
                Mended::Guess(String::new()),
            )
        }),
        '-' | '—' | '–' => leftovers::page_mark(text, at).map(|length| {
            let mark = &rest[..length];
            (
                length,
                text!("「{mark}」是混进来的页码", "`{mark}` is a page number that slipped in"),
                Mended::Guess(String::new()),
            )
        }),
        '>' | '登' | '扫' | '【' | '[' => leftovers::phrase(rest).map(|phrase| {
            let what = text!("「{phrase}」是从网页带进来的", "`{phrase}` came along from a web page");
            (phrase.len(), what, Mended::Guess(String::new()))
        }),
        '锟' | '烫' | '屯' | '銆' | '鈥' | '锛' | '鐨' | '涓' => {
            garbled::decoded(rest).map(|length| garble(&rest[..length]))
        }
        '\t' | '\r' | '一'..='\u{9FFF}' => None,
        '\u{FFFD}' => Some(garble(&rest[..rest.len() - rest.trim_start_matches('\u{FFFD}').len()])),
        '\u{80}'..='\u{FF}' => match garbled::latin(rest) {
            Some(length) => Some(garble(&rest[..length])),
            None => (is_invisible(c) || c.is_control()).then(|| invisible(c)),
        },
        '\u{FE30}'..='\u{FE48}' => Some(vertical(c)),
        _ if is_invisible(c) => Some(invisible(c)),
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'.. => {
            let point = format!("U+{:04X}", c as u32);
            let what = text!(
                "这里有一个自造字（{point}），别的电脑上看不到",
                "there is a private character ({point}) that other computers don't have"
            );
            Some((c.len_utf8(), what, Mended::Unknown))
        }
        _ if c.is_control() => Some(invisible(c)),
        _ => None,
    }
}

fn garble(part: &str) -> (usize, Text, Mended) {
    (part.len(), text!("「{part}」是乱码", "`{part}` is garbled"), Mended::Unknown)
}

/// Characters of vertical setting.
fn vertical(c: char) -> (usize, Text, Mended) {
    let right = match c {
        '︵' => "（",
        '︶' => "）",
        '︹' => "〔",
        '︺' => "〕",
        '︻' => "【",
        '︼' => "】",
        '︽' => "《",
        '︾' => "》",
        '︿' => "〈",
        '﹀' => "〉",
        '﹁' | '﹃' => "“",
        '﹂' | '﹄' => "”",
        '︰' => "：",
        _ => "—",
    };
    let what = text!("「{c}」是竖排用的标点", "`{c}` is a mark for vertical setting");
    (c.len_utf8(), what, Mended::Guess(right.to_owned()))
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

fn invisible(c: char) -> (usize, Text, Mended) {
    let point = format!("U+{:04X}", c as u32);
    let what = text!("这里有一个看不见的字符（{point}）", "there is an invisible character ({point})");
    (c.len_utf8(), what, Mended::Safe(String::new()))
}

#[cfg(test)]
mod tests {
    fn found(text: &str) -> Vec<&str> {
        super::damages(text).into_iter().map(|damage| &text[damage.range]).collect()
    }

    #[test]
    fn damage_is_found_where_it_is() {
        assert_eq!(found("让民生幸??筛锌杉?/h1>"), ["??筛锌杉?", "/h1>"]);
        assert_eq!(found("在?遍L沙市，途径?！遍L沙市"), ["?遍L", "?！遍L"]);
        assert_eq!(found("發(fā)展和現(xiàn)实"), ["(fā)", "(xiàn)"]);
        assert_eq!(found("ï»¿甲 Ã© 乙ä¸\u{AD}å›½"), ["ï»¿", "Ã©", "ä¸\u{AD}å›½"]);
        assert_eq!(found("锟斤拷烫烫烫"), ["锟斤拷", "烫烫烫"]);
        assert_eq!(found("﹃家庭医生﹄&nbsp;\u{200B}"), ["﹃", "﹄", "&nbsp;", "\u{200B}"]);
        assert_eq!(found("第一段\n-37-\n第二段"), ["-37-"]);
        assert_eq!(found("好 >>我要举报"), [">>我要举报"]);
    }

    #[test]
    fn other_writing_is_left_alone() {
        for text in [
            "可以吗?可以!",
            "咖啡馆“Café”的何塞·马蒂（José·Martí）",
            "25 ℃ ± 1，3～5 天——一次……",
            "A/B 两组，a<b，p>0.05",
            "表：\n\n| 甲 | 乙 |\n|---|---|\n- 37 项\n- 5-7 日",
            "木工锛子、屯里、滚烫",
            "蚌埠（bèng bù），蚌（bàng）、咖啡(café)",
            "1–2 日；—1—2",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
