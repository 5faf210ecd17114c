//! References to figures in prose: `{{低保标准}}`.

use super::FIGURE_BRACES;
use crate::diag::{Diagnostic, Report};
use crate::source::{Source, Span};
use crate::text;

/// A piece of prose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words.
    Words(&'a str),
    /// The name of a figure, and its range with the braces.
    Figure(&'a str, std::ops::Range<usize>),
}

/// Prose cut at its references. A `{{` without `}}` stays words; [`check_braces`] reports it. The name of a figure
/// holds no braces and no line break, so that a reference that is not closed doesn't reach to the next one's end.
#[must_use]
pub fn pieces(prose: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut words_from, mut from) = (0, 0);
    while let Some(open) = prose[from..].find("{{").map(|at| from + at) {
        let Some(close) = prose[open + 2..].find(['{', '}', '\n']).map(|at| open + 2 + at) else { break };
        if !prose[close..].starts_with("}}") {
            from = open + 2;
            continue;
        }
        if open > words_from {
            pieces.push(Piece::Words(&prose[words_from..open]));
        }
        pieces.push(Piece::Figure(prose[open + 2..close].trim(), open..close + 2));
        words_from = close + 2;
        from = words_from;
    }
    if words_from < prose.len() {
        pieces.push(Piece::Words(&prose[words_from..]));
    }
    pieces
}

/// Reports braces that don't pair.
pub fn check_braces(prose: &str, file: &Source, span: Span, report: &mut Report) {
    let mut start = 0;
    for piece in pieces(prose) {
        let words = match piece {
            Piece::Words(words) => words,
            Piece::Figure(_, range) => {
                start = range.end;
                continue;
            }
        };
        for at in ["{{", "}}"].iter().filter_map(|braces| words.find(braces)) {
            let place = file.part(span, prose, start + at..start + at + 2);
            let message = text!("「{{{{」和「}}}}」没有成对", "`{{{{` and `}}}}` do not pair");
            let help = text!("引用数额写成「{{{{低保标准}}}}」", "refer to a figure as `{{{{低保标准}}}}`");
            report.push(Diagnostic::new(&FIGURE_BRACES, place, message).help(help));
        }
        start += words.len();
    }
}
