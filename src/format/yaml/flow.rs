//! Collections in brackets: on one line as they were, or, where the author broke them anywhere, one entry a line.

use super::gap::{self, Gap};
use super::read::{Member, Read, Reader, Unreadable, members};
use super::tree::{Block, Brackets, Entry, Key, Layout, Lines, Note};
use crate::schema::shape::Shape;
use crate::syntax::node::{Node, Value};

impl<'a> Reader<'a> {
    /// The collection at hand.
    pub(super) fn flow(&mut self, node: &Node, shape: &Shape) -> Read<Layout<'a>> {
        let (brackets, open, close) = match node.value {
            Value::Map(_) => (Brackets::Curly, '{', '}'),
            _ => (Brackets::Square, '[', ']'),
        };
        self.expect(open)?;
        let gap = self.gap();
        let mut broken = gap.broken;
        let mut above: Vec<_> = gap.behind.map(Note::Comment).into_iter().chain(gap::notes(gap.lines)).collect();
        let mut block = Block::default();
        for member in members(node, shape) {
            if self.next_is(close) {
                return Err(Unreadable(self.at));
            }
            let mut entry = Entry { above, rank: member.rank, ..Entry::default() };
            broken |= self.flow_entry(&mut entry, &member)? || entry.value.is_tall();
            let gap = self.gap();
            broken |= gap.broken;
            entry.behind = gap.behind;
            above = gap::notes(gap.lines);
            if !self.next_is(close) {
                self.expect(',')?;
                let gap = self.gap();
                broken |= gap.broken;
                let second = entry.behind.and(gap.behind);
                entry.behind = entry.behind.or(gap.behind);
                above.extend(second.map(Note::Comment).into_iter().chain(gap::notes(gap.lines)));
            }
            block.entries.push(entry);
        }
        self.expect(close)?;
        while above.last() == Some(&Note::Blank) {
            above.pop();
        }
        broken &= !(above.is_empty() && block.entries.is_empty());
        block.tail = above;
        block.entries.sort_by_key(|entry| entry.rank);
        Ok(Layout::Flow(brackets, if broken { Lines::Many } else { Lines::One }, block))
    }

    /// One entry without what follows it; whether a line break stands inside.
    fn flow_entry(&mut self, entry: &mut Entry<'a>, member: &Member) -> Read<bool> {
        let mut broken = false;
        if let Some(key) = member.key {
            let written = self.key(key, member)?;
            broken |= self.bare_gap()?.broken;
            if !self.next_is(':') {
                entry.key = Some(Key::Bare(written));
                return if self.is_nothing(member.value) { Ok(broken) } else { Err(Unreadable(self.at)) };
            }
            self.expect(':')?;
            entry.key = Some(Key::Colon(written));
            broken |= self.bare_gap()?.broken;
        }
        if !self.is_nothing(member.value) {
            let is_flow = self.next_is('{') || self.next_is('[');
            entry.value = if is_flow { self.flow(member.value, member.shape)? } else { self.scalar(member.value, 0)? };
        }
        Ok(broken)
    }

    /// A gap in which a comment would have no place.
    fn bare_gap(&mut self) -> Read<Gap<'a>> {
        let start = self.at;
        let gap = self.gap();
        let is_bare = gap.behind.is_none() && gap.lines.iter().all(|line| line.note == Note::Blank);
        if is_bare { Ok(gap) } else { Err(Unreadable(start)) }
    }
}
