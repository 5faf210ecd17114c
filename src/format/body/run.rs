//! The inlines of a paragraph as cells: the smallest pieces of text between which a line may end.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::edits::Run;
use super::sentence;
use crate::syntax::markdown::{REFERENCE, break_between};

/// A character, or something that is never taken apart, such as code.
#[derive(Debug)]
pub(super) struct Cell {
    /// Its bytes, with the marks of emphasis and links around it.
    pub(super) source: String,
    /// The first character that readers see, where that is known.
    pub(super) first: Option<char>,
    /// The last character that readers see; that of the cell before where this one shows none.
    pub(super) last: Option<char>,
    /// What it is made of.
    pub(super) kind: Kind,
    /// How many emphases, links and references the place before it is inside of.
    pub(super) depth: usize,
    /// How it follows the one before.
    pub(super) joint: Joint,
}

/// What a cell is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A character of text.
    Text,
    /// The mark of a note, which belongs to the words before it.
    Mark,
    /// Code and the like.
    Other,
}

/// What stands between two cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Joint {
    /// Nothing.
    Tight,
    /// A line break inside the paragraph.
    Soft,
    /// A line break that stays, with what stands before it at the end of its line.
    Kept(String),
}

impl Cell {
    /// A space where a line break was.
    fn space(depth: usize) -> Self {
        let (first, last) = (Some(' '), Some(' '));
        Self { source: " ".to_owned(), first, last, kind: Kind::Text, depth, joint: Joint::Tight }
    }
}

/// The bytes of a run, with an escape before it and spaces behind it.
pub(super) fn range(markdown: &str, run: &Run) -> Range<usize> {
    let start = run.first().map_or(0, |(_, range)| range.start);
    let end = run.iter().map(|(_, range)| range.end).max().unwrap_or(start);
    let rest = &markdown[end..];
    let spaces = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    let end = if rest[spaces..].starts_with('\n') || rest.len() == spaces { end + spaces } else { end };
    let escaped = markdown[..start].ends_with('\\');
    start - usize::from(escaped)..end
}

/// The run with one sentence on a line. `None` where it holds what can't be laid out anew.
pub(super) fn format(markdown: &str, run: &Run, range: &Range<usize>) -> Option<String> {
    let mut reader =
        Reader { markdown, at: range.start, cells: Vec::new(), depth: 0, low: 0, joint: Joint::Tight, opened: vec![] };
    for (event, range) in run {
        reader.take(event, range)?;
    }
    let mut cells = reader.cells;
    if cells.iter().any(|cell| cell.source.contains('\n')) {
        return None;
    }
    shield(&mut cells);
    let line_start = markdown[..range.start].rfind('\n').map_or(0, |at| at + 1);
    // Further lines stand below the first: quotes are quoted again, marks of items become spaces.
    let prefix: String = without_label(&markdown[line_start..range.start])
        .chars()
        .map(|c| if matches!(c, '>' | '\t') { c } else { ' ' })
        .collect();
    Some(sentence::lines(&join(cells)?).join(&format!("\n{prefix}")))
}

/// What a note stands deeper than its label does not depend on the label.
fn without_label(prefix: &str) -> String {
    match prefix.split_once("[^") {
        Some((before, label)) => {
            format!("{before}    {}", label.split_once("]:").map_or("", |(_, rest)| rest.trim_start()))
        }
        None => prefix.to_owned(),
    }
}

struct Reader<'a> {
    markdown: &'a str,
    /// The first byte that belongs to no cell yet.
    at: usize,
    cells: Vec<Cell>,
    depth: usize,
    /// The least depth since the last cell.
    low: usize,
    joint: Joint,
    /// How many cells there were when each emphasis or link was opened.
    opened: Vec<usize>,
}

impl Reader<'_> {
    fn take(&mut self, event: &Event, range: &Range<usize>) -> Option<()> {
        match event {
            Event::Text(words) if self.markdown.get(range.clone()) == Some(words) => {
                for (at, c) in words.char_indices() {
                    self.push(range.start + at + c.len_utf8(), (Some(c), Some(c)), Kind::Text);
                }
            }
            Event::Text(words) | Event::Code(words) => {
                self.push(range.end, (words.chars().next(), words.chars().next_back()), Kind::Other);
            }
            Event::SoftBreak => {
                self.joint = Joint::Soft;
                self.next_line(range)?;
            }
            Event::HardBreak => {
                let mark = self.markdown[self.at..range.end].trim_end_matches('\n');
                self.joint = Joint::Kept(mark.to_owned());
                self.at = range.end;
                self.next_line(range)?;
            }
            // Pictures stand on lines of their own, and HTML is as it is.
            Event::Start(Tag::Image { .. }) | Event::Html(_) | Event::InlineHtml(_) => return None,
            Event::Start(_) => {
                self.opened.push(self.cells.len());
                self.depth += 1;
            }
            Event::End(_) => {
                self.depth = self.depth.checked_sub(1)?;
                if self.opened.pop()? == self.cells.len() {
                    self.push(range.end, (None, None), Kind::Other);
                } else if let Some(last) = self.cells.last_mut() {
                    last.source += &self.markdown[self.at.min(range.end)..range.end];
                    self.at = self.at.max(range.end);
                }
                self.low = self.low.min(self.depth);
            }
            Event::FootnoteReference(_) => {
                let before = self.cells.last().and_then(|cell| cell.last);
                self.push(range.end, (None, before), Kind::Mark);
            }
            _ => self.push(range.end, (None, None), Kind::Other),
        }
        Some(())
    }

    /// What a line starts with, spaces and the marks of quotes, is no content.
    fn next_line(&mut self, range: &Range<usize>) -> Option<()> {
        let left = self.markdown.get(self.at..range.start).unwrap_or_default();
        if !left.trim_matches([' ', '\t']).is_empty() {
            return None;
        }
        let rest = &self.markdown[range.end..];
        self.at = range.end + rest.len() - rest.trim_start_matches([' ', '\t', '>']).len();
        Some(())
    }

    fn push(&mut self, end: usize, (first, last): (Option<char>, Option<char>), kind: Kind) {
        let source = self.markdown[self.at.min(end)..end].to_owned();
        self.at = self.at.max(end);
        let joint = std::mem::replace(&mut self.joint, Joint::Tight);
        self.cells.push(Cell { source, first, last, kind, depth: self.low, joint });
        self.low = self.depth;
    }
}

/// References count as one: no line ends inside them, and to the rule for line breaks they are one character.
fn shield(cells: &mut [Cell]) {
    let is_pair = |cells: &[Cell], at: usize, sign: &str| {
        cells.get(at..at + 2).is_some_and(|pair| pair[0].source.ends_with(sign) && pair[1].source.starts_with(sign))
    };
    for (open, close) in [("{", "}"), ("[", "]")] {
        let mut at = 0;
        while let Some(start) = (at..cells.len()).find(|&start| is_pair(cells, start, open)) {
            let Some(end) = (start + 2..cells.len()).find(|&end| is_pair(cells, end, close)) else { break };
            cells[start + 1..=end + 1].iter_mut().for_each(|cell| cell.depth += 1);
            cells[start].first = Some(REFERENCE);
            cells[end + 1].last = Some(REFERENCE);
            cells[end + 1].kind = Kind::Other;
            at = end + 2;
        }
    }
}

/// Hard-wrapped lines in one: each line break becomes what it is to the reader, nothing or a space. `None` where
/// a line starts like a meaning or a note and isn't one, since it would be one at another depth.
fn join(cells: Vec<Cell>) -> Option<Vec<Cell>> {
    let mut joined: Vec<Cell> = Vec::new();
    let mut line_start = 0;
    let mut rest = cells.into_iter().peekable();
    while let Some(mut cell) = rest.next() {
        if cell.joint == Joint::Soft {
            let first_of_line = joined.get(line_start).map_or("", |cell| cell.source.as_str());
            let second_of_line = joined.get(line_start + 1).map_or("", |cell| cell.source.as_str());
            let is_callout = first_of_line.ends_with('[') && second_of_line.starts_with('!');
            let next = rest.peek().map_or("", |cell| cell.source.as_str());
            let is_mark = cell.source == ":" && next.starts_with(' ') || cell.source == "[" && next == "^";
            if is_mark {
                return None;
            }
            let before = joined.last().and_then(|cell| cell.last);
            if before.is_none() || cell.first.is_none() || is_callout {
                cell.joint = Joint::Kept(String::new());
            } else {
                cell.joint = Joint::Tight;
                if break_between(before, cell.first) == " " {
                    joined.push(Cell::space(cell.depth));
                }
            }
        }
        if cell.joint != Joint::Tight {
            line_start = joined.len();
        }
        joined.push(cell);
    }
    Some(joined)
}
