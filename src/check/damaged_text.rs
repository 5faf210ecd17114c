//! Text that was damaged on its way: wrong encodings, debris of web pages, characters nobody sees.

use super::DAMAGED_TEXT;
use super::marks::{before, is_han};
use crate::diag::Report;
use crate::link::Handbook;
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

/// What wrong decoding makes of common characters and fills of memory; none of it is Chinese.
const MOJIBAKE: &[&str] = &["锟斤拷", "锟", "烫烫", "屯屯屯", "銆", "鈥", "锛屽", "锛堝", "锛氬", "鐨勬", "涓浗"];

/// What copied web pages leave behind.
const BOILERPLATE: &[&str] = &[
    "登录后发表评论",
    ">>我要举报",
    ">>我要舉報",
    "扫一扫在手机打开当前页",
    "【打印本页】",
    "【关闭窗口】",
    "[打印本页]",
    "[关闭窗口]",
];

/// HTML elements of text.
const ELEMENTS: &[&str] = &[
    "p", "br", "h1", "h2", "h3", "h4", "h5", "h6", "div", "span", "font", "b", "strong", "em", "i", "u", "a", "img",
    "table", "tbody", "td", "tr", "th", "ul", "ol", "li", "center", "o:p", "sup", "sub",
];

/// HTML references to characters.
const ENTITIES: &[(&str, &str)] = &[
    ("&nbsp;", " "),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&amp;", "&"),
    ("&quot;", "”"),
    ("&ldquo;", "“"),
    ("&rdquo;", "”"),
    ("&middot;", "·"),
    ("&mdash;", "—"),
    ("&hellip;", "…"),
];

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    let found = handbook.look(&report.sources, |reading, found| {
        for Damage { range, what, mended } in damages(reading.words) {
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
        '?' => question_marks(text, at).map(|length| garbled(&rest[..length])),
        '<' | '/' => tag(rest).map(|length| {
            let tag = &rest[..length];
            (length, text!("「{tag}」是网页代码", "`{tag}` is code of a web page"), Mended::Guess(String::new()))
        }),
        '&' => {
            let &(entity, right) = ENTITIES.iter().find(|(entity, _)| rest.starts_with(entity))?;
            let what = text!("「{entity}」是网页代码", "`{entity}` is code of a web page");
            Some((entity.len(), what, Mended::Guess(right.to_owned())))
        }
        '(' | '（' => pinyin(text, at).map(|length| {
            let sound = &rest[..length];
            (
                length,
                text!("「{sound}」是混进来的拼音", "`{sound}` is a pronunciation that slipped in"),
                Mended::Guess(String::new()),
            )
        }),
        '-' | '—' | '–' => page_mark(text, at).map(|length| {
            let mark = &rest[..length];
            (
                length,
                text!("「{mark}」是混进来的页码", "`{mark}` is a page number that slipped in"),
                Mended::Guess(String::new()),
            )
        }),
        '>' | '登' | '扫' | '【' | '[' => {
            let phrase = BOILERPLATE.iter().find(|phrase| rest.starts_with(**phrase))?;
            let what = text!("「{phrase}」是从网页带进来的", "`{phrase}` came along from a web page");
            Some((phrase.len(), what, Mended::Guess(String::new())))
        }
        '锟' | '烫' | '屯' | '銆' | '鈥' | '锛' | '鐨' | '涓' => {
            let length = MOJIBAKE.iter().find(|debris| rest.starts_with(**debris))?.len();
            // The debris goes on for as long as it repeats.
            let unit = &rest[..c.len_utf8()];
            let more = rest[length..].len() - rest[length..].trim_start_matches(unit).len();
            Some(garbled(&rest[..length + more]))
        }
        '一'..='\u{9FFF}' => None,
        '\u{FFFD}' => Some(garbled(&rest[..rest.len() - rest.trim_start_matches('\u{FFFD}').len()])),
        '\u{80}'..='\u{FF}' => latin(rest).map(|length| garbled(&rest[..length])),
        '\u{FE30}'..='\u{FE48}' => Some(vertical(c)),
        '\t' | '\r' => None,
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

fn garbled(part: &str) -> (usize, Text, Mended) {
    (part.len(), text!("「{part}」是乱码", "`{part}` is garbled"), Mended::Unknown)
}

/// `幸??筛锌杉?`: question marks that stand where bytes were lost.
fn question_marks(text: &str, at: usize) -> Option<usize> {
    let marks = text[at..].len() - text[at..].trim_start_matches('?').len();
    let rest = &text[at + marks..];
    let han = |text: &str| text.len() - text.trim_start_matches(is_han).len();
    before(text, at).filter(|&c| is_han(c))?;
    if marks >= 2 && han(rest) > 0 {
        // Up to the next lost byte, if it is near.
        let length = han(rest);
        let near = rest[length..].starts_with('?') && rest[..length].chars().count() <= 8;
        return Some(if near { marks + length + 1 } else { marks });
    }
    // `?遍L沙`: a lost byte, a wrong character and half of a letter, perhaps with a mark between.
    let mark = rest.chars().next().filter(|c| matches!(c, '！' | '。' | '，' | '”')).map_or(0, char::len_utf8);
    let mut next = rest[mark..].chars();
    let wrong = next.next().filter(|&c| is_han(c))?;
    let letter = next.next().filter(char::is_ascii_uppercase)?;
    next.next().filter(|&c| is_han(c))?;
    (marks == 1).then_some(1 + mark + wrong.len_utf8() + letter.len_utf8())
}

/// `Ã©`, `ï»¿`, `ä¸­`: bytes of UTF-8 shown one by one.
fn latin(rest: &str) -> Option<usize> {
    let continues = |c: char| {
        matches!(
            c,
            '\u{80}'
                ..='\u{BF}'
                    | '‡'
                    | '†'
                    | 'ˆ'
                    | '‰'
                    | 'Š'
                    | '‹'
                    | 'Œ'
                    | 'Ž'
                    | 'š'
                    | '›'
                    | 'œ'
                    | 'ž'
                    | 'Ÿ'
                    | '€'
                    | '‚'
                    | 'ƒ'
                    | '„'
                    | '™'
        )
    };
    let doubtful = |c: char| matches!(c, '“' | '”' | '‘' | '’' | '–' | '—' | '…' | '•' | '˜');
    let ordinary = |c: char| matches!(c, '·' | '°' | '±');
    let mut length = 0;
    let mut chars = rest.chars().peekable();
    while let Some(&lead) = chars.peek() {
        let needed = match lead {
            'Â' | 'Ã' => 1,
            'à'..='ï' => 2,
            _ => break,
        };
        chars.next();
        let tail: Vec<char> = chars.clone().take(needed).collect();
        let fits = tail.len() == needed && tail.iter().all(|&c| continues(c) || doubtful(c));
        let certain = tail.iter().any(|&c| continues(c) && (needed == 1 || !ordinary(c)));
        if !fits || !certain {
            break;
        }
        length += lead.len_utf8() + tail.iter().map(|c| c.len_utf8()).sum::<usize>();
        chars.by_ref().take(needed).for_each(|_| ());
    }
    (length > 0).then_some(length)
}

/// `發(fā)展`: how a character sounds, put into the middle of a sentence.
fn pinyin(text: &str, at: usize) -> Option<usize> {
    before(text, at).filter(|&c| is_han(c))?;
    let rest = &text[at..];
    let inner = rest.trim_start_matches(['(', '（']);
    let end = inner.find([')', '）']).filter(|&end| (1..=8).contains(&end))?;
    let sound = &inner[..end];
    let has_tone = sound.chars().any(|c| "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ".contains(c));
    let letters = sound.chars().all(|c| c.is_ascii_lowercase() || !c.is_ascii() && c.is_lowercase());
    let close = inner[end..].chars().next()?;
    let length = rest.len() - inner.len() + end + close.len_utf8();
    (has_tone && letters && rest[length..].starts_with(is_han)).then_some(length)
}

/// The length of `<p>`, `</h1>` or what is left of it, `/h1>`.
fn tag(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix("</").or_else(|| rest.strip_prefix('<')).or_else(|| rest.strip_prefix('/'))?;
    let name = inner.len() - inner.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == ':').len();
    let lower = inner[..name].to_ascii_lowercase();
    if !ELEMENTS.contains(&lower.as_str()) {
        return None;
    }
    let end = inner.find('>').filter(|&end| !inner[..end].contains(['<', '\n']))?;
    let closed = matches!(inner[name..].chars().next(), Some('>' | ' ' | '/'));
    let length = rest.len() - inner.len() + end + 1;
    (closed && (rest.starts_with('<') || end == name)).then_some(length)
}

/// `-37-` alone on its line.
fn page_mark(text: &str, at: usize) -> Option<usize> {
    let line_start = text[..at].rfind('\n').map_or(0, |found| found + 1);
    let line = text[line_start..].lines().next()?.trim();
    let digits = line.strip_prefix(['-', '—', '–'])?.strip_suffix(['-', '—', '–'])?.trim();
    let alone = text[line_start..at].trim().is_empty() && !digits.is_empty() && digits.len() <= 4;
    (alone && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(line.len())
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
        assert_eq!(found("ï»¿甲 Ã© 乙ä¸­å›½"), ["ï»¿", "Ã©", "ä¸­å›½"]);
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
