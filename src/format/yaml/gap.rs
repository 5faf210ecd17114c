//! What stands between two tokens of a YAML text: spaces, line breaks, comments.

use super::tree::Note;

/// Notes between two tokens.
#[derive(Default)]
pub(super) struct Gap<'a> {
    /// A comment on the line of the token before.
    pub(super) behind: Option<&'a str>,
    /// Lines of their own; never two blank ones in a row.
    pub(super) lines: Vec<Line<'a>>,
    /// Whether the next token starts on another line.
    pub(super) broken: bool,
    /// Where the next token starts, or the end of the text.
    pub(super) end: usize,
}

/// A line that is no content, and how far it is indented.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) note: Note<'a>,
    pub(super) column: usize,
}

/// Spaces and tabs; a full-width space is content.
pub(super) const BLANKS: [char; 2] = [' ', '\t'];

/// The gap that starts at `at`.
pub(super) fn read(text: &str, at: usize) -> Gap<'_> {
    let mut gap = Gap { end: at, ..Gap::default() };
    let mut fresh = at == 0 || text[..at].ends_with('\n');
    while gap.end < text.len() {
        let rest = &text[gap.end..];
        let line = &rest[..rest.find('\n').unwrap_or(rest.len())];
        let words = line.trim_start_matches(BLANKS);
        let column = line.len() - words.len();
        let is_comment = words.starts_with('#') && (fresh || column > 0);
        if !words.is_empty() && !is_comment {
            gap.end += column;
            return gap;
        }
        let comment = words.trim_end_matches(BLANKS);
        if is_comment && !fresh {
            gap.behind = Some(comment);
        } else if is_comment {
            gap.lines.push(Line { note: Note::Comment(comment), column });
        } else if fresh && !matches!(gap.lines.last(), Some(Line { note: Note::Blank, .. })) {
            gap.lines.push(Line { note: Note::Blank, column: 0 });
        }
        gap.end = (gap.end + line.len() + 1).min(text.len());
        gap.broken = true;
        fresh = true;
    }
    gap
}

/// Where the spaces end that start at `at`.
pub(super) fn blanks(text: &str, at: usize) -> usize {
    text.len() - text[at..].trim_start_matches(BLANKS).len()
}

/// Lines without their columns.
pub(super) fn notes<'a>(lines: impl IntoIterator<Item = Line<'a>>) -> Vec<Note<'a>> {
    lines.into_iter().map(|line| line.note).collect()
}
