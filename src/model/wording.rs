//! Wordings: every stretch of text that an author wrote, with the place of each of its characters.

use std::ops::Range;

use super::Kind;
use crate::diag::{Code, Diagnostic};
use crate::source::{Source, SourceId, Span, Spanned, aligned};
use crate::syntax::node::{Node, Value};
use crate::syntax::words;
use crate::text::Text;

/// What a wording is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A short value: a name, a number, a reference.
    Name,
    /// A sentence for readers in a field.
    Prose,
    /// The Markdown below the fields.
    Body,
}

/// A stretch of text in a file.
#[derive(Debug, Clone)]
pub struct Wording {
    /// The kind of document it stands in.
    pub kind: Kind,
    /// What it is for.
    pub role: Role,
    /// The English name of its field; empty for a body.
    pub field: &'static str,
    /// All of it, quotes included.
    pub span: Span,
    /// Where its text begins, when the file holds the text as it is.
    start: Option<u32>,
    /// The text, when the file writes it otherwise: folded, escaped or as a block.
    own: Option<Box<str>>,
    /// The text with holes, when not all of it is words.
    words: Option<Box<str>>,
}

/// Fields that hold formulas, measures and addresses.
const NO_TEXT: &[&str] = &["kind", "formula", "bound", "url", "base_url", "color", "sample"];

/// Every wording of a document, in the order of the file.
#[must_use]
pub fn collect(kind: Kind, fields: &Node, proses: &[Spanned<String>], body: Span, file: &Source) -> Vec<Wording> {
    let mut starts: Vec<u32> = proses.iter().map(|prose| prose.span.start).collect();
    starts.sort_unstable();
    let mut walk = Walk { kind, starts, file, found: Vec::new() };
    walk.node(fields, "");
    let markdown = &file.text[body.range()];
    if !markdown.trim().is_empty() {
        let words = words::of_markdown(markdown).map(Into::into);
        let start = Some(body.start);
        walk.found.push(Wording { kind, role: Role::Body, field: "", span: body, start, own: None, words });
    }
    walk.found
}

/// The cells of a table of data as one wording, the commas between them as holes.
#[must_use]
pub fn of_table(source: SourceId, file: &Source) -> Wording {
    let cells = file.text.replace([',', '"'], &words::HOLE.to_string());
    Wording {
        kind: Kind::Places,
        role: Role::Name,
        field: "data",
        span: Span::new(source, 0..file.text.len()),
        start: Some(0),
        own: None,
        words: Some(cells.into()),
    }
}

struct Walk<'a> {
    kind: Kind,
    /// Where prose begins, in order.
    starts: Vec<u32>,
    file: &'a Source,
    found: Vec<Wording>,
}

impl Walk<'_> {
    fn node(&mut self, node: &Node, field: &'static str) {
        match &node.value {
            Value::Null => {}
            Value::Scalar { text, .. } => self.scalar(text, node.span, field),
            Value::List(items) => items.iter().for_each(|item| self.node(item, field)),
            Value::Map(entries) => {
                for (key, value) in entries {
                    if let Some(field) = key.field.filter(|field| !NO_TEXT.contains(field)) {
                        self.node(value, field);
                    }
                }
            }
        }
    }

    fn scalar(&mut self, text: &str, span: Span, field: &'static str) {
        let prose = self.starts.binary_search(&span.start).is_ok();
        let role = if prose { Role::Prose } else { Role::Name };
        let written = &self.file.text[span.range()];
        let quoted = written.len() == text.len() + 2 && written.get(1..=text.len()) == Some(text);
        let start = if written == text {
            Some(span.start)
        } else if quoted {
            Some(span.start + 1)
        } else {
            None
        };
        let own = start.is_none().then(|| text.into());
        let words = words::of_field(text).map(Into::into);
        self.found.push(Wording { kind: self.kind, role, field, span, start, own, words });
    }
}

impl Wording {
    /// Its text, read from the files it came from.
    #[must_use]
    pub fn read<'a>(&'a self, sources: &'a [Source]) -> Reading<'a> {
        let file = sources[self.span.source.0 as usize].text.as_str();
        let written = &file[self.span.range()];
        let text = match (&self.own, self.start) {
            (Some(own), _) => own,
            (None, Some(start)) if start > self.span.start => &written[1..written.len() - 1],
            _ => written,
        };
        Reading { wording: self, written, text, words: self.words.as_deref().unwrap_or(text) }
    }
}

/// A wording with its text.
#[derive(Debug, Clone, Copy)]
pub struct Reading<'a> {
    /// The wording.
    pub wording: &'a Wording,
    /// As it stands in the file.
    written: &'a str,
    /// Its text.
    pub text: &'a str,
    /// The same with holes for code, addresses and references; equally long.
    pub words: &'a str,
}

impl Reading<'_> {
    /// Where a part of the text stands; the whole wording when the file escapes it.
    #[must_use]
    pub fn span(&self, range: Range<usize>) -> Span {
        self.exact(range).unwrap_or(self.wording.span)
    }

    fn exact(&self, range: Range<usize>) -> Option<Span> {
        let Span { source, start: begin, .. } = self.wording.span;
        match self.wording.start {
            Some(start) => Some(Span { start, ..self.wording.span }.inside(range)),
            None => aligned(self.written, self.text, range)
                .map(|place| Span::new(source, 0..0).inside(begin as usize + place.start..begin as usize + place.end)),
        }
    }

    /// A finding at a part of the text.
    #[must_use]
    pub fn finding(&self, code: &'static Code, range: Range<usize>, message: Text) -> Diagnostic {
        Diagnostic::new(code, self.span(range), message)
    }

    /// Adds a replacement that changes the writing only, where the file can take it.
    #[must_use]
    pub fn fix(&self, finding: Diagnostic, range: Range<usize>, replacement: &str) -> Diagnostic {
        match self.edit(range, replacement) {
            Some((span, replacement)) => finding.fix(span, replacement),
            None => finding,
        }
    }

    /// Adds the likeliest replacement, where the file can take it.
    #[must_use]
    pub fn guess(&self, finding: Diagnostic, range: Range<usize>, replacement: &str) -> Diagnostic {
        match self.edit(range, replacement) {
            Some((span, replacement)) => finding.guess(span, replacement),
            None => finding,
        }
    }

    /// What to write where; a plain value that would turn into YAML is put in quotes as a whole.
    fn edit(&self, range: Range<usize>, replacement: &str) -> Option<(Span, String)> {
        let place = self.exact(range.clone())?;
        if self.wording.role == Role::Body || self.wording.start != Some(self.wording.span.start) {
            let block = self.wording.start.is_none();
            let risky = block && replacement.contains(['\'', '"', '\\']);
            return (!risky).then(|| (place, replacement.to_owned()));
        }
        let whole = format!("{}{replacement}{}", &self.text[..range.start], &self.text[range.end..]);
        if whole.trim().is_empty() {
            return None;
        }
        let special = replacement.contains(['{', '}', '[', ']', ',', ':', '#', '&', '*', '\'', '"']);
        let number = whole.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        if special || number || whole.trim() != whole {
            return Some((self.wording.span, format!("'{}'", whole.replace('\'', "''"))));
        }
        Some((place, replacement.to_owned()))
    }
}
