//! References to figures in prose: `{{低保标准}}`.

use super::FIGURE_BRACES;
use crate::diag::{Diagnostic, Report};
use crate::source::Span;
use crate::text;

/// A piece of prose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words.
    Words(&'a str),
    /// The name of a figure, and its range with the braces.
    Figure(&'a str, std::ops::Range<usize>),
}

/// Prose cut at its references. A `{{` without `}}` stays words; [`check_braces`] reports it.
#[must_use]
pub fn pieces(prose: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut from = 0;
    while let Some(open) = prose[from..].find("{{").map(|at| from + at) {
        let Some(close) = prose[open..].find("}}").map(|at| open + at) else { break };
        if open > from {
            pieces.push(Piece::Words(&prose[from..open]));
        }
        pieces.push(Piece::Figure(prose[open + 2..close].trim(), open..close + 2));
        from = close + 2;
    }
    if from < prose.len() {
        pieces.push(Piece::Words(&prose[from..]));
    }
    pieces
}

/// Reports braces that don't pair.
pub fn check_braces(prose: &str, span: Span, report: &mut Report) {
    for piece in pieces(prose) {
        let Piece::Words(words) = piece else { continue };
        if words.contains("{{") || words.contains("}}") {
            let message = text!("「{{{{」和「}}}}」没有成对", "`{{{{` and `}}}}` do not pair");
            let help = text!("引用数额写成「{{{{低保标准}}}}」", "refer to a figure as `{{{{低保标准}}}}`");
            report.push(Diagnostic::new(&FIGURE_BRACES, span, message).help(help));
        }
    }
}
