//! Which characters are Chinese, and what follows from it where words meet.

use pulldown_cmark::{Event, Tag, TagEnd};

/// Whether a character is written in a Han square: Han characters, their punctuation, full-width forms.
/// Quotation marks, the dash, the ellipsis and the middle dot are shared with Latin and count as Chinese.
pub(super) fn is_wide(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FFEF}'
        | '\u{20000}'..='\u{3FFFF}' | '“' | '”' | '‘' | '’' | '—' | '…' | '·')
}

/// What stands for a reference to a figure or a document where words meet: a name or an amount, and thus wide.
pub(crate) const REFERENCE: char = '〇';

/// What a soft break leaves by the characters before and after it: nothing between two wide ones, nor behind
/// full-width punctuation, which brings its own space; else a space.
pub(crate) fn break_between(before: Option<char>, after: Option<char>) -> &'static str {
    let wide = before.is_some_and(is_wide) && after.is_some_and(is_wide);
    if wide || before.is_some_and(|c| "、。，！？；：）」』》】〉".contains(c)) { "" } else { " " }
}

/// What the soft break at an index of the events leaves.
/// Emphasis and links around the characters don't matter, nor does the mark of a note.
pub(super) fn soft_break<T>(events: &[(Event<'_>, T)], index: usize) -> &'static str {
    let before = reach(events[..index].iter().rev().map(|(event, _)| event), Side::Before);
    let after = reach(events[index + 1..].iter().map(|(event, _)| event), Side::After);
    break_between(before, after)
}

#[derive(Clone, Copy)]
enum Side {
    Before,
    After,
}

/// The nearest character on a side. The braces and brackets of a reference come in events of one character.
fn reach<'e>(events: impl Iterator<Item = &'e Event<'e>>, side: Side) -> Option<char> {
    let mut found: Option<char> = None;
    for event in events {
        let words = match event {
            Event::Text(words) | Event::Code(words) => words,
            Event::FootnoteReference(_)
            | Event::Start(Tag::Strong | Tag::Emphasis | Tag::Link { .. })
            | Event::End(TagEnd::Strong | TagEnd::Emphasis | TagEnd::Link) => continue,
            _ => break,
        };
        let mut chars: Box<dyn Iterator<Item = char>> = match side {
            Side::Before => Box::new(words.chars().rev()),
            Side::After => Box::new(words.chars()),
        };
        let reference = match side {
            Side::Before => ['}', ']'],
            Side::After => ['{', '['],
        };
        let Some(first) = (match found {
            Some(first) => Some(first),
            None => chars.next(),
        }) else {
            continue;
        };
        if !reference.contains(&first) {
            return Some(first);
        }
        match chars.next() {
            Some(second) => return Some(if second == first { REFERENCE } else { first }),
            None => found = Some(first),
        }
    }
    found
}
