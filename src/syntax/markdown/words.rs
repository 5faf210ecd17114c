//! Words as they gather from the parser's pieces, with the place of each in the source; and what is in them.

use std::ops::Range;

use super::tree::Inline;
use super::{Reference, footnotes, is_escaped, unsupported};
use crate::diag::{Diagnostic, Report};
use crate::source::{Span, Spanned};
use crate::syntax::UNSUPPORTED_MARKDOWN;
use crate::syntax::reference::{self, Piece};

/// Words, and where each part of them stands.
#[derive(Default)]
pub(super) struct Words {
    /// The words.
    pub text: String,
    parts: Vec<Part>,
}

struct Part {
    /// Where it starts in the words.
    at: usize,
    /// Where it stands in the source.
    source: Range<usize>,
    /// Whether it reads in the source as it reads here, so that places inside it can be told.
    is_exact: bool,
}

impl Words {
    /// Adds words that stand at a range of the source.
    pub(super) fn push(&mut self, words: &str, range: Range<usize>, markdown: &str) {
        let is_exact = markdown[range.clone()] == *words;
        self.parts.push(Part { at: self.text.len(), source: range, is_exact });
        self.text.push_str(words);
    }

    /// The range of the source for a range of the words.
    pub(super) fn place(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.part(range.start);
        let start = start.source.start + if start.is_exact { range.start - start.at } else { 0 };
        let last = self.part(range.end.saturating_sub(1));
        let end = if last.is_exact { last.source.start + (range.end - last.at) } else { last.source.end };
        start..end.max(start)
    }

    fn part(&self, at: usize) -> &Part {
        let index = self.parts.partition_point(|part| part.at <= at);
        // Of empty parts at one place the last holds the words.
        &self.parts[index.saturating_sub(1)]
    }

    /// The inlines of the words, references cut out. What is escaped stays words.
    pub(super) fn cut(
        &self,
        markdown: &str,
        span: Span,
        references: &mut Vec<Spanned<Reference>>,
        report: &mut Report,
    ) -> Vec<Inline> {
        // The place of a range of the words, unless it is escaped.
        let place = |range: &Range<usize>| {
            let place = self.place(range);
            (!is_escaped(markdown, place.start)).then(|| span.inside(place))
        };
        self.check_marks(place, report);
        self.check_strikes(place, report);
        let mut inlines = Vec::new();
        let mut from = 0;
        for piece in reference::pieces(&self.text) {
            let range = match &piece {
                Piece::Words(words) => from..from + words.len(),
                reference => reference.range(),
            };
            from = range.end;
            let value = match &piece {
                Piece::Words(words) => {
                    let open = words.find("[[").map(|at| range.start + at..range.start + at + 2);
                    report.extend(open.and_then(|open| place(&open)).map(reference::open_brackets));
                    inlines.push(super::inline(&piece));
                    continue;
                }
                Piece::Figure(name, _) => Reference::Figure((*name).to_owned()),
                Piece::Document(id, ..) => Reference::Document((*id).to_owned()),
            };
            match place(&range) {
                Some(span) => {
                    references.push(Spanned { value, span });
                    inlines.push(super::inline(&piece));
                }
                None => inlines.push(Inline::Text { s: self.text[range].to_owned() }),
            }
        }
        inlines
    }

    /// The parser leaves the mark of a note that nobody wrote as words.
    fn check_marks(&self, place: impl Fn(&Range<usize>) -> Option<Span>, report: &mut Report) {
        for (at, _) in self.text.match_indices("[^") {
            let rest = &self.text[at + 2..];
            let end = rest.find(|c: char| matches!(c, '[' | ']') || c.is_whitespace());
            let Some(label) = end.filter(|&end| rest[end..].starts_with(']')).map(|end| &rest[..end]) else { continue };
            if let (false, Some(span)) = (label.is_empty(), place(&(at..at + label.len() + "[^]".len()))) {
                report.push(footnotes::unwritten(label, span));
            }
        }
    }

    /// Words stay between `~~` and `~~`, which strikes nothing out.
    fn check_strikes(&self, place: impl Fn(&Range<usize>) -> Option<Span>, report: &mut Report) {
        let mut marks = self.text.match_indices("~~").map(|(at, _)| at);
        while let (Some(start), Some(end)) = (marks.next(), marks.next()) {
            let Some(span) = place(&(start..end + 2)) else { continue };
            let (message, help) = unsupported::strike();
            report.push(Diagnostic::new(&UNSUPPORTED_MARKDOWN, span, message).help(help));
        }
    }
}
