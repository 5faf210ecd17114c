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

use pulldown_cmark::{Options, Parser};

use super::reference::{self, Piece};
use crate::diag::Report;
use crate::source::{Span, Spanned};

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
    // Tasks and formulas are read so that they can be reported.
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_MATH;
    let events = Parser::new_ext(markdown, options).into_offset_iter();
    let events = emphasis::pair(markdown, events);
    builder::build(markdown, &events, span, report)
}

/// Whether the character at a place is escaped by a backslash.
fn is_escaped(markdown: &str, at: usize) -> bool {
    let before = &markdown[..at];
    (before.len() - before.trim_end_matches('\\').len()) % 2 == 1
}
