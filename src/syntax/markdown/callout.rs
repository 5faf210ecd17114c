//! Callouts: a quotation that starts with `[!注意]`.

use super::tree::{Block, Callout, Inline};
use crate::text;
use crate::text::{Text, did_you_mean};

/// The kinds, each with its Chinese and its English word.
static KINDS: &[(Callout, &str, &str)] = &[
    (Callout::Warning, "注意", "WARNING"),
    (Callout::Tip, "提示", "TIP"),
    (Callout::Important, "重要", "IMPORTANT"),
    (Callout::Note, "说明", "NOTE"),
];

/// What a quotation turned out to be.
pub(super) enum Quotation {
    /// Nothing but that.
    Plain,
    /// A callout, its mark taken away.
    Callout(Callout),
    /// A word that is no kind.
    Unknown(String),
}

/// Reads the mark at the start of a quotation and takes it away.
pub(super) fn read(blocks: &mut Vec<Block>) -> Quotation {
    let Some(Block::Paragraph { c }) = blocks.first_mut() else { return Quotation::Plain };
    let Some(Inline::Text { s }) = c.first_mut() else { return Quotation::Plain };
    let Some((word, rest)) = s.strip_prefix("[!").and_then(|rest| rest.split_once(']')) else {
        return Quotation::Plain;
    };
    let Some(kind) = find(word.trim()) else { return Quotation::Unknown(word.to_owned()) };
    *s = rest.trim_start().to_owned();
    if s.is_empty() {
        c.remove(0);
    }
    if c.first() == Some(&Inline::Break) {
        c.remove(0);
    }
    if c.is_empty() {
        blocks.remove(0);
    }
    Quotation::Callout(kind)
}

fn find(word: &str) -> Option<Callout> {
    KINDS.iter().find(|(_, zh, en)| *zh == word || en.eq_ignore_ascii_case(word)).map(|&(kind, ..)| kind)
}

/// What to write in place of a word that is no kind, and the word meant if one is near.
pub(super) fn help(word: &str) -> (Text, Option<&'static str>) {
    let upper = word.to_uppercase();
    let near = did_you_mean(&upper, KINDS.iter().flat_map(|&(_, zh, en)| [zh, en]));
    if let Some(near) = near {
        return (text!("是不是「[!{near}]」？", "did you mean `[!{near}]`?"), Some(near));
    }
    let zh: Vec<_> = KINDS.iter().map(|(_, zh, _)| format!("[!{zh}]")).collect();
    let en: Vec<_> = KINDS.iter().map(|(_, _, en)| format!("[!{en}]")).collect();
    let (zh, en) = (zh.join("、"), en.join(", "));
    (text!("可以写：{zh}", "kinds are {en}"), None)
}
