//! The lines of a YAML text as their author sees them: how far in they stand, and whether they are entries.

/// A line that is neither empty nor a comment nor part of a block of text.
pub(super) struct Line<'a> {
    /// Where it begins in the text.
    pub start: usize,
    /// All of it, without its break.
    pub text: &'a str,
    /// White space before it, in bytes.
    pub indent: usize,
    /// Where its content begins behind the dashes of list items, in bytes.
    pub content: usize,
}

/// What a line begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    /// `键: 值`.
    Entry,
    /// `键：值`; where the colon stands in the line.
    FullWidthColon(usize),
    /// `键:值`; where the colon stands in the line.
    NoSpace(usize),
    /// Something else.
    Other,
}

/// The lines of a text.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut start = 0;
    // The indent of the line that a block of text hangs on.
    let mut block: Option<usize> = None;
    for whole in text.split_inclusive('\n') {
        let text = whole.trim_end();
        let indent = text.len() - text.trim_start().len();
        let line = Line { start, text, indent, content: content(text) };
        start += whole.len();
        if text.is_empty() || block.is_some_and(|parent| indent > parent) {
            continue;
        }
        block = opens_block(text).then_some(indent);
        if !text.trim_start().starts_with('#') {
            lines.push(line);
        }
    }
    lines
}

fn content(text: &str) -> usize {
    let mut rest = text.trim_start();
    while let Some(behind) = rest.strip_prefix("- ") {
        rest = behind.trim_start();
    }
    text.len() - rest.len()
}

/// `出处: >-`
fn opens_block(text: &str) -> bool {
    let Some((before, mark)) = text.rsplit_once(' ') else { return false };
    mark.starts_with(['|', '>']) && mark.len() <= 3 && before.trim_end().ends_with([':', '-'])
}

impl Line<'_> {
    /// What its content begins with.
    pub(super) fn begins(&self) -> Start {
        let Some(at) = self.text[self.content..].find([':', '：']).map(|at| self.content + at) else {
            return Start::Other;
        };
        if !is_key(&self.text[self.content..at]) {
            return Start::Other;
        }
        match &self.text[at..] {
            rest if rest.starts_with('：') => Start::FullWidthColon(at),
            rest if rest.len() == 1 || rest.starts_with(": ") || rest.starts_with(":\t") => Start::Entry,
            rest if rest.starts_with("://") => Start::Other,
            _ => Start::NoSpace(at),
        }
    }

    fn is_item(&self) -> bool {
        self.content > self.indent
    }
}

/// Names of fields are short and hold no marks.
pub(super) fn is_key(text: &str) -> bool {
    !text.is_empty() && text.chars().count() <= 8 && text.chars().all(char::is_alphanumeric)
}

/// Whether an entry stands right above or below a line in its column, so that it is meant to be one too.
pub(super) fn beside_an_entry(lines: &[Line<'_>], at: usize) -> bool {
    let column = lines[at].content;
    let is_beside = |line: &Line<'_>, stands: usize| {
        if stands == column && line.begins() == Start::Entry { Some(true) } else { (stands < column).then_some(false) }
    };
    let above = lines[..at].iter().rev().find_map(|line| is_beside(line, line.content));
    let below = lines[at + 1..].iter().find_map(|line| is_beside(line, line.indent));
    (above == Some(true) && !lines[at].is_item()) || below == Some(true)
}
