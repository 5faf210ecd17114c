//! Words among other writing: text in which code, addresses and references are holes of the same length.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag};

/// Stands in place of every byte that is no text, so that all places stay the same.
pub const HOLE: char = '\0';

/// The words of a Markdown body; `None` when all of it is words.
#[must_use]
pub fn of_markdown(markdown: &str) -> Option<String> {
    let mut holes = others(markdown);
    let may_hold_code = markdown.contains(['`', '<', '~', '\t']) || markdown.contains("    ");
    if may_hold_code || markdown.contains("](") {
        for (event, range) in Parser::new_ext(markdown, Options::ENABLE_TABLES).into_offset_iter() {
            match event {
                Event::Code(_)
                | Event::Start(Tag::CodeBlock(_) | Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. }) =>
                {
                    holes.push(range);
                }
                Event::Start(Tag::Link { .. } | Tag::Image { .. }) => {
                    if let Some(at) = markdown[range.clone()].rfind("](") {
                        holes.push(range.start + at + 1..range.end);
                    }
                }
                _ => {}
            }
        }
    }
    punch(markdown, holes)
}

/// The words of a field; `None` when all of it is words.
#[must_use]
pub fn of_field(text: &str) -> Option<String> {
    // Most fields are a few words, and asking for each sign by itself would cost more than all rules do.
    if !text.bytes().any(|byte| matches!(byte, b'{' | b'[' | b':' | b'`')) {
        return None;
    }
    let mut holes = others(text);
    let mut ticks = text.match_indices('`').map(|(at, _)| at);
    while let (Some(open), Some(close)) = (ticks.next(), ticks.next()) {
        holes.push(open..close + 1);
    }
    punch(text, holes)
}

/// References to figures and documents, and addresses.
fn others(text: &str) -> Vec<Range<usize>> {
    let mut holes = Vec::new();
    for (open, close) in [("{{", "}}"), ("[[", "]]")] {
        let mut from = 0;
        while let Some(start) = text[from..].find(open).map(|at| from + at) {
            let Some(end) = text[start..].find(close).map(|at| start + at + close.len()) else { break };
            holes.push(start..end);
            from = end;
        }
    }
    for (at, _) in text.match_indices("://") {
        let scheme = text[..at].bytes().rev().take_while(u8::is_ascii_alphanumeric).count();
        let is_part = |c: char| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | '`' | '(' | ')' | '|');
        let end = text[at..].find(|c| !is_part(c)).map_or(text.len(), |length| at + length);
        // A full stop or comma behind an address belongs to the sentence.
        let end = at + text[at..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '*']).len();
        holes.push(at - scheme..end);
    }
    holes
}

fn punch(text: &str, holes: Vec<Range<usize>>) -> Option<String> {
    if holes.is_empty() {
        return None;
    }
    let mut bytes = text.as_bytes().to_vec();
    for byte in holes.into_iter().flat_map(|hole| hole.start..hole.end) {
        if bytes[byte] != b'\n' {
            bytes[byte] = 0;
        }
    }
    Some(String::from_utf8(bytes).expect("holes begin and end between characters"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_addresses_and_references_are_holes() {
        let words = |text: Option<String>| text.unwrap().replace(HOLE, "");
        assert_eq!(words(of_field("见 https://a.b/c?d=1,2。领{{低保标准}}，看[[guide]]")), "见 。领，看");
        let body = "写 `a,b`，看[网页](https://a.b/c,d)。\n\n```\n乱,码\n```\n\n尾";
        assert_eq!(words(of_markdown(body)), "写 ，看[网页]。\n\n\n\n\n\n尾");
        assert_eq!(of_markdown("没有别的"), None);
        assert_eq!(of_markdown(body).unwrap().len(), body.len());
    }
}
