//! A tree of values and the text it came from, to the layout of that text.
//!
//! The parser says what the values are; what stands between them is read here byte by byte. Whatever is not a
//! space, a comment or the expected sign stops the reading, so that nothing is ever lost.

use super::gap::{self, BLANKS, Gap, Line};
use super::tree::{Block, Entry, Key, Layout, Note, Page, Start};
use crate::schema::language::Keys;
use crate::schema::shape::{Field, Shape};
use crate::syntax::node::{self, Node, Value};

/// Where something stands that can't be laid out anew.
pub(in crate::format) struct Unreadable(pub(in crate::format) usize);

pub(super) type Read<T> = Result<T, Unreadable>;

/// The layout of `text[start..]`, whose tree is `node`: entries in the order of the schema, keys as asked for.
pub(in crate::format) fn read<'a>(
    text: &'a str,
    start: usize,
    node: &Node,
    shape: &Shape,
    keys: Option<Keys>,
) -> Read<Page<'a>> {
    let mut reader = Reader { text, at: start, keys, pending: Vec::new(), comments: Vec::new() };
    let (header, above) = reader.top();
    let mut root = Entry::default();
    reader.pending = above;
    reader.value(&mut root, node, shape, -1)?;
    if reader.at < text.len() {
        return Err(Unreadable(reader.at));
    }
    let mut tail = gap::notes(reader.pending);
    if tail.last() == Some(&Note::Blank) {
        tail.pop();
    }
    Ok(Page { header, root, tail, comments: reader.comments })
}

pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    keys: Option<Keys>,
    /// Lines that were read and belong to what follows, or to the end of a block that is about to close.
    pending: Vec<Line<'a>>,
    comments: Vec<&'a str>,
}

/// An entry of a map or an item of a list, as the parser and the schema know it.
pub(super) struct Member<'n> {
    pub(super) key: Option<&'n node::Key>,
    pub(super) value: &'n Node,
    pub(super) shape: &'n Shape,
    field: Option<&'n Field>,
    pub(super) rank: usize,
}

/// The members of a collection.
pub(super) fn members<'n>(node: &'n Node, shape: &'n Shape) -> Vec<Member<'n>> {
    let shape = shape.fitting(node);
    match &node.value {
        Value::Map(entries) => entries
            .iter()
            .map(|(key, value)| {
                let rank = shape.fields().iter().position(|field| Some(field.name) == key.field);
                let field = rank.map(|rank| &shape.fields()[rank]);
                let shape = field.map_or(&Shape::Text, |field| &field.shape);
                Member { key: Some(key), value, shape, field, rank: rank.unwrap_or(usize::MAX) }
            })
            .collect(),
        Value::List(items) => {
            let shape = shape.item().unwrap_or(&Shape::Text);
            items.iter().map(|value| Member { key: None, value, shape, field: None, rank: 0 }).collect()
        }
        _ => Vec::new(),
    }
}

impl<'a> Reader<'a> {
    pub(super) fn gap(&mut self) -> Gap<'a> {
        let gap = gap::read(self.text, self.at);
        self.at = gap.end;
        self.comments.extend(gap.behind);
        self.comments.extend(gap.lines.iter().filter_map(|line| match line.note {
            Note::Comment(words) => Some(words),
            Note::Blank => None,
        }));
        gap
    }

    /// What stays at the top: all of it, or, where blank lines set comments apart, all down to the last blank line.
    fn top(&mut self) -> (Vec<Note<'a>>, Vec<Line<'a>>) {
        let mut lines = self.gap().lines;
        while self.text[self.at..].lines().next().is_some_and(|line| line.trim_end_matches(BLANKS) == "---") {
            lines.push(Line { note: Note::Comment(&self.text[self.at..self.at + 3]), column: 0 });
            self.at += 3;
            lines.extend(self.gap().lines);
        }
        let first = lines.iter().position(|line| line.note != Note::Blank).unwrap_or(lines.len());
        let last_blank = lines.iter().rposition(|line| line.note == Note::Blank).filter(|&blank| blank > first);
        let above = lines.split_off(last_blank.map_or(lines.len(), |blank| blank + 1));
        (gap::notes(lines), above)
    }

    pub(super) fn next_is(&self, sign: char) -> bool {
        self.text[self.at..].starts_with(sign)
    }

    pub(super) fn expect(&mut self, sign: char) -> Read<()> {
        if !self.next_is(sign) {
            return Err(Unreadable(self.at));
        }
        self.at += sign.len_utf8();
        Ok(())
    }

    /// Bytes from the start of the line; before a key or a dash there are only ASCII characters.
    fn column(&self) -> isize {
        let line_start = self.text[..self.at].rfind('\n').map_or(0, |at| at + 1);
        (self.at - line_start).cast_signed()
    }

    /// Whether a value is not written at all.
    pub(super) fn is_nothing(&self, node: &Node) -> bool {
        let span = node.span.range();
        let written = self.text.get(span.clone()).unwrap_or_default().trim_matches(BLANKS);
        matches!(node.value, Value::Null) && !(span.start == self.at && matches!(written, "~" | "null"))
    }

    /// The value that follows a colon, a dash or nothing at all. `column` is that of the key or the dash.
    fn value(&mut self, entry: &mut Entry<'a>, node: &Node, shape: &Shape, column: isize) -> Read<()> {
        let gap = self.gap();
        if self.is_nothing(node) {
            entry.behind = gap.behind;
            self.pending.extend(gap.lines);
            return Ok(());
        }
        entry.opening = gap.behind;
        let flow = self.next_is('{') || self.next_is('[');
        if !flow && matches!(node.value, Value::Map(_) | Value::List(_)) {
            self.pending.extend(gap.lines);
            let block = self.block(node, shape, column)?;
            entry.value = if matches!(node.value, Value::Map(_)) { Layout::Map(block) } else { Layout::List(block) };
            return Ok(());
        }
        entry.between = gap::notes(gap.lines.into_iter().filter(|line| line.note != Note::Blank));
        entry.start = if gap.broken { Start::Below } else { Start::Beside };
        entry.value = if flow { self.flow(node, shape)? } else { self.scalar(node, column)? };
        let gap = self.gap();
        entry.behind = gap.behind;
        self.pending.extend(gap.lines);
        Ok(())
    }

    fn block(&mut self, node: &Node, shape: &Shape, parent: isize) -> Read<Block<'a>> {
        let mut block = Block::default();
        for member in members(node, shape) {
            let column = self.column();
            let above = gap::notes(self.pending.drain(..));
            let mut entry = Entry { above, rank: member.rank, ..Entry::default() };
            if let Some(key) = member.key {
                let written = self.key(key, &member)?;
                self.at = gap::blanks(self.text, self.at);
                self.expect(':')?;
                entry.key = Some(Key::Colon(written));
            } else {
                self.expect('-')?;
            }
            self.value(&mut entry, member.value, member.shape, column)?;
            if member.key.is_none() {
                // What stands between a dash and its value goes above the dash.
                entry.above.extend(entry.opening.take().map(Note::Comment));
                entry.above.append(&mut entry.between);
                entry.start = Start::Beside;
            }
            block.entries.push(entry);
        }
        block.entries.sort_by_key(|entry| entry.rank);
        block.tail = self.tail(parent);
        Ok(block)
    }

    /// The key at hand, in the language that is asked for and in the author's quotes.
    pub(super) fn key(&mut self, key: &node::Key, member: &Member) -> Read<String> {
        let range = key.span.range();
        if range.start != self.at {
            return Err(Unreadable(self.at));
        }
        let end = self.inline_end(range.end)?;
        let raw = &self.text[self.at..end];
        if raw.is_empty() || raw.contains('\n') {
            return Err(Unreadable(self.at));
        }
        self.at = end;
        let name = match (member.field, self.keys) {
            (Some(field), Some(Keys::Zh)) => field.title.as_str(),
            (Some(field), Some(Keys::En)) => field.name,
            _ => return Ok(raw.to_owned()),
        };
        let quote = &raw[..usize::from(raw.starts_with(['"', '\'']))];
        Ok(format!("{quote}{name}{quote}"))
    }

    /// Pending lines that stand deeper than what opened the block, down to the last comment among them.
    fn tail(&mut self, parent: isize) -> Vec<Note<'a>> {
        let inside = |line: &&Line| line.note == Note::Blank || line.column.cast_signed() > parent;
        let deep = self.pending.iter().take_while(inside).count();
        let end = self.pending[..deep].iter().rposition(|line| line.note != Note::Blank).map_or(0, |last| last + 1);
        gap::notes(self.pending.drain(..end))
    }
}
