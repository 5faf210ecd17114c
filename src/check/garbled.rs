//! Characters that a wrong encoding or a careless copy put in place of others.

use super::marks::{before, is_han};

/// What wrong decoding makes of common characters and fills of memory; none of it is Chinese.
const MOJIBAKE: &[&str] = &["锟斤拷", "锟", "烫烫", "屯屯屯", "銆", "鈥", "锛屽", "锛堝", "锛氬", "鐨勬", "涓浗"];

/// The length of what a wrong encoding made of common characters, as far as it repeats.
pub(super) fn decoded(rest: &str) -> Option<usize> {
    let debris = MOJIBAKE.iter().find(|debris| rest.starts_with(**debris))?;
    let unit = debris.chars().next()?;
    let more = &rest[debris.len()..];
    Some(debris.len() + more.len() - more.trim_start_matches(unit).len())
}

/// `幸??筛锌杉?`: question marks that stand where bytes were lost.
pub(super) fn question_marks(text: &str, at: usize) -> Option<usize> {
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

/// `Ã©`, `ï»¿`, `ä¸\u{AD}`: bytes of UTF-8 shown one by one.
pub(super) fn latin(rest: &str) -> Option<usize> {
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
pub(super) fn pinyin(text: &str, at: usize) -> Option<usize> {
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
