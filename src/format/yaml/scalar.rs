//! Scalars keep their bytes; only the indentation of their further lines is taken off.

use super::gap::BLANKS;
use super::read::{Read, Reader, Unreadable};
use super::tree::Layout;
use crate::syntax::node::{Node, Quoted, Value};

impl<'a> Reader<'a> {
    /// The scalar at hand, whose key or dash stands at `column`.
    pub(super) fn scalar(&mut self, node: &Node, column: isize) -> Read<Layout<'a>> {
        let span = node.span.range();
        // The parser gives a folded or literal scalar the place of its first line, not that of its sign.
        let is_block = matches!(node.value, Value::Scalar { quoted: Quoted::Yes, .. });
        if is_block && (self.next_is('|') || self.next_is('>')) {
            return Ok(self.text_block(column));
        }
        if span.start != self.at || matches!(node.value, Value::Map(_) | Value::List(_)) {
            return Err(Unreadable(self.at));
        }
        let end = self.inline_end(span.end)?;
        let raw = &self.text[self.at..end];
        self.at = end;
        let lines = raw.split('\n').enumerate().map(|(number, line)| {
            let line = if number == 0 { line } else { line.trim_start_matches(BLANKS) };
            // An escaped space at the end of a line is content.
            let trimmed = line.trim_end_matches(BLANKS);
            if trimmed.ends_with('\\') { line } else { trimmed }
        });
        Ok(Layout::Scalar(lines.collect()))
    }

    /// Where a quoted scalar ends, by its quotes, or a plain one, by the parser.
    pub(super) fn inline_end(&self, plain_end: usize) -> Read<usize> {
        let rest = &self.text[self.at..];
        let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) else {
            let written = self.text.get(self.at..plain_end).ok_or(Unreadable(self.at))?;
            return Ok(self.at + written.trim_end_matches([' ', '\t', '\n']).len());
        };
        let mut chars = rest.char_indices().skip(1).peekable();
        while let Some((at, c)) = chars.next() {
            if c == '\\' && quote == '"' {
                chars.next();
            } else if c == quote {
                let doubled = quote == '\'' && chars.peek().is_some_and(|&(_, next)| next == '\'');
                if !doubled {
                    return Ok(self.at + at + 1);
                }
                chars.next();
            }
        }
        Err(Unreadable(self.at))
    }

    /// A folded or literal scalar. Its lines end where one stands no deeper than it may, and blank lines at the
    /// end belong to it only when its header keeps them with `+`.
    fn text_block(&mut self, column: isize) -> Layout<'a> {
        let mut lines = self.text[self.at..].split('\n');
        let header_line = lines.next().unwrap_or_default();
        let header = header_line.trim_end_matches(BLANKS);
        let signs = header.split(BLANKS).next().unwrap_or_default();
        // An indentation that is written as a number counts from the key.
        let written = signs.chars().find_map(|c| c.to_digit(10)).map(|digit| digit as usize);
        let by = written.unwrap_or(2);
        let rest: Vec<&str> = lines.collect();
        let depth = |line: &str| line.len() - line.trim_start_matches(' ').len();
        let first = rest.iter().find(|line| depth(line) < line.len());
        let base = column.max(0).cast_unsigned();
        let indent = written.map_or_else(|| first.map_or(0, |line| depth(line)), |by| base + by);
        let is_inside =
            |line: &&&str| depth(line) == line.len() || depth(line) >= indent && depth(line).cast_signed() > column;
        let mut count = rest.iter().take_while(is_inside).count();
        if count == rest.len() && rest.last() == Some(&"") {
            // What stands behind the last line break is no line.
            count -= 1;
        }
        let is_blank = |line: &str| line.len() <= indent && depth(line) == line.len();
        while !signs.contains('+') && count > 0 && is_blank(rest[count - 1]) {
            count -= 1;
        }
        let own = &rest[..count];
        self.at += header_line.len() + own.iter().map(|line| line.len() + 1).sum::<usize>();
        self.at += usize::from(self.next_is('\n'));
        Layout::Text(header, own.iter().map(|line| line.get(indent..).unwrap_or_default()).collect(), by)
    }
}
