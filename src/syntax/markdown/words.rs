//! Words as they gather from the parser's pieces, with the place of each in the source.

use std::ops::Range;

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
}
