//! Markdown to blocks. Raw HTML is dropped and said so; only safe links remain; what is not supported stays
//! as its author typed it and is reported.
//!
//! pulldown-cmark reads the text; [`emphasis`] corrects its emphasis for Chinese, [`builder`] makes the tree.

mod builder;
mod callout;
mod emphasis;
mod footnotes;
mod han;
mod tree;
mod unsupported;
mod words;

#[cfg(test)]
mod tests;

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser};

use super::reference::{self, Piece};
use crate::diag::Report;
use crate::source::{Span, Spanned};

pub(crate) use han::{REFERENCE, break_between};
pub use tree::{Align, Block, Callout, Definition, Inline, Note, plain};

/// A body: its blocks, and what they refer to.
#[derive(Debug, Clone, Default)]
pub struct Body {
    /// The tree.
    pub blocks: Vec<Block>,
    /// Every reference in it, in the order of the text.
    pub references: Vec<Spanned<Reference>>,
}

/// What a body refers to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reference {
    /// A figure, by its name.
    Figure(String),
    /// A document, by its id.
    Document(String),
    /// A picture, by its path as written.
    Picture(String),
}

/// Words as inlines, references cut out.
#[must_use]
pub fn prose(words: &str) -> Vec<Inline> {
    reference::pieces(words).iter().map(inline).collect()
}

fn inline(piece: &Piece<'_>) -> Inline {
    match *piece {
        Piece::Words(words) => Inline::Text { s: words.to_owned() },
        Piece::Figure(name, _) => {
            Inline::Figure { name: name.to_owned(), amount: String::new(), unit: String::new(), path: String::new() }
        }
        Piece::Document(id, words, _) => Inline::Document {
            id: id.to_owned(),
            name: words.unwrap_or_default().to_owned(),
            path: String::new(),
            code: String::new(),
        },
    }
}

/// The body that stands at `span`.
pub fn parse(markdown: &str, span: Span, report: &mut Report) -> Body {
    builder::build(markdown, &events(markdown), span, report)
}

/// The events of a body, with everything switched on that is supported, and their bytes.
pub(crate) fn events(markdown: &str) -> Vec<(Event<'_>, Range<usize>)> {
    // Tasks and formulas are read so that they can be reported.
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_MATH;
    emphasis::pair(markdown, Parser::new_ext(markdown, options).into_offset_iter())
}

/// Whether the character at a place is escaped by a backslash.
fn is_escaped(markdown: &str, at: usize) -> bool {
    let before = &markdown[..at];
    (before.len() - before.trim_end_matches('\\').len()) % 2 == 1
}
