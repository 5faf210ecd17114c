//! References in prose: to a figure, `{{低保标准}}`, and to a document, `[[elderly-allowance]]`.

use std::ops::Range;

use super::{FIGURE_BRACES, REFERENCE_BRACKETS};
use crate::diag::{Diagnostic, Report};
use crate::source::{Source, Span};
use crate::text;

/// A piece of prose; references have their range, braces and brackets included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words.
    Words(&'a str),
    /// The name of a figure.
    Figure(&'a str, Range<usize>),
    /// The id of a document, and the words to show in place of its name.
    Document(&'a str, Option<&'a str>, Range<usize>),
}

/// Prose cut at its references. A `{{` or `[[` that is not closed stays words; [`check_pairs`] reports it.
#[must_use]
pub fn pieces(prose: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut words_from = 0;
    let mut from = 0;
    while let Some(open) = next_opening(prose, from) {
        let Some(piece) = reference(prose, open) else {
            from = open + 1;
            continue;
        };
        if open > words_from {
            pieces.push(Piece::Words(&prose[words_from..open]));
        }
        from = piece.range().end;
        words_from = from;
        pieces.push(piece);
    }
    if words_from < prose.len() {
        pieces.push(Piece::Words(&prose[words_from..]));
    }
    pieces
}

impl Piece<'_> {
    /// The range of a reference; words have none and give an empty one.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        match self {
            Piece::Words(_) => 0..0,
            Piece::Figure(_, range) | Piece::Document(_, _, range) => range.clone(),
        }
    }
}

fn next_opening(prose: &str, from: usize) -> Option<usize> {
    let mut rest = from;
    while let Some(at) = prose[rest..].find(['{', '[']).map(|at| rest + at) {
        if prose[at..].starts_with("{{") || prose[at..].starts_with("[[") {
            return Some(at);
        }
        rest = at + 1;
    }
    None
}

/// The reference that opens at a place, if it is closed.
fn reference(prose: &str, open: usize) -> Option<Piece<'_>> {
    let inner = open + 2;
    if prose[open..].starts_with("{{") {
        // A name holds no braces and no line break, so that what is not closed doesn't reach to the next one's end.
        let close = inner + prose[inner..].find(['{', '}', '\n'])?;
        if !prose[close..].starts_with("}}") {
            return None;
        }
        return Some(Piece::Figure(prose[inner..close].trim(), open..close + 2));
    }
    // `[[1, 2], [3]]` is no reference: there are no brackets inside one.
    let close = inner + prose[inner..].find(['[', ']'])?;
    if !prose[close..].starts_with("]]") {
        return None;
    }
    let written = &prose[inner..close];
    let (id, words) = written.split_once('|').map_or((written, None), |(id, words)| (id, Some(words.trim())));
    Some(Piece::Document(id.trim(), words.filter(|words| !words.is_empty()), open..close + 2))
}

/// Reports braces that don't pair.
pub fn check_braces(prose: &str, file: &Source, span: Span, report: &mut Report) {
    for words in words(prose) {
        for braces in ["{{", "}}"] {
            let Some(range) = place(prose, words, braces) else { continue };
            let message = text!("「{{{{」和「}}}}」没有成对", "`{{{{` and `}}}}` do not pair");
            let help = text!("引用数额写成「{{{{低保标准}}}}」", "refer to a figure as `{{{{低保标准}}}}`");
            report.push(Diagnostic::new(&FIGURE_BRACES, file.part(span, prose, range), message).help(help));
        }
    }
}

/// Reports braces and brackets of a field that don't pair.
pub fn check_pairs(prose: &str, file: &Source, span: Span, report: &mut Report) {
    check_braces(prose, file, span, report);
    let open = words(prose).find_map(|words| place(prose, words, "[["));
    report.extend(open.map(|range| open_brackets(file.part(span, prose, range))));
}

/// Where a sign stands in the prose, looked for in a part of it.
fn place(prose: &str, words: &str, sign: &str) -> Option<Range<usize>> {
    let start = words.as_ptr() as usize - prose.as_ptr() as usize + words.find(sign)?;
    Some(start..start + sign.len())
}

/// The finding of a `[[` without its `]]`.
#[must_use]
pub fn open_brackets(place: Span) -> Diagnostic {
    let message = text!("「[[」后面没有配对的「]]」", "`[[` has no `]]`");
    let help = text!(
        "引用文档写成「[[编号]]」或「[[编号|文字]]」，在表格里写成「[[编号\\|文字]]」",
        "refer to a document as `[[id]]` or `[[id|words]]`, in a table as `[[id\\|words]]`"
    );
    Diagnostic::new(&REFERENCE_BRACKETS, place, message).help(help)
}

fn words(prose: &str) -> impl Iterator<Item = &str> {
    pieces(prose).into_iter().filter_map(|piece| match piece {
        Piece::Words(words) => Some(words),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_cut_at_its_references() {
        let cut = pieces("低于{{ 低保标准 }}的，看[[sample|怎么申请]]或[[list]]。");
        assert_eq!(cut[1], Piece::Figure("低保标准", 6..24));
        assert!(matches!(cut[3], Piece::Document("sample", Some("怎么申请"), _)));
        assert!(matches!(cut[5], Piece::Document("list", None, _)));
        assert_eq!(cut[6], Piece::Words("。"));
    }

    #[test]
    fn what_is_not_closed_stays_words() {
        for words in ["[[sample", "{{低保标准", "{{甲\n乙}}", "[[1, 2], [3]]", "]] }}", "[[", "{{"] {
            assert_eq!(pieces(words), [Piece::Words(words)]);
        }
        assert!(matches!(pieces("[[[x]]")[1], Piece::Document("x", None, _)));
        assert_eq!(pieces("[[ {{x}}"), [Piece::Words("[[ "), Piece::Figure("x", 3..8)]);
    }
}
