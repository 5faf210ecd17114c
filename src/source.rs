//! Source files, and places in them.

use std::ops::{Deref, Range};

use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};
use unicode_width::UnicodeWidthStr;

/// A file as it was found, before anyone looked inside.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Path below the handbook's folder, with `/` between its parts.
    pub path: String,
    /// What is in it, or why that can't be had.
    pub content: Content,
}

/// What a file holds.
#[derive(Debug, Clone)]
pub enum Content {
    /// Its bytes.
    Bytes(Vec<u8>),
    /// It is larger than [`MAX_BYTES`]; the number is its size in bytes.
    TooLarge(u64),
    /// A symbolic link; links are not followed.
    Link,
    /// It can't be read; the words are the system's.
    Unreadable(String),
}

/// The largest source file that is read: a guide of 1,000,000 bytes is not a guide.
pub const MAX_BYTES: u64 = 1_000_000;

/// Which file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct SourceId(pub u32);

/// A file that could be read as text.
#[derive(Debug, Clone)]
pub struct Source {
    /// Path below the handbook's folder.
    pub path: String,
    /// Its text, without a byte order mark.
    pub text: String,
    line_starts: Vec<u32>,
    is_outside: bool,
}

impl Source {
    /// Text with its lines found.
    #[must_use]
    pub fn new(path: String, text: String) -> Self {
        let after_breaks = text.match_indices('\n').map(|(at, _)| to_u32(at + 1));
        let line_starts = std::iter::once(0).chain(after_breaks).collect();
        Self { path, text, line_starts, is_outside: false }
    }

    /// A file that stands elsewhere than in the handbook's folder; its path is the whole way to it.
    #[must_use]
    pub fn outside(path: String, text: String) -> Self {
        Self { is_outside: true, ..Self::new(path, text) }
    }

    /// Its path as messages name it, where `prefix` leads to the handbook's folder.
    #[must_use]
    pub fn shown(&self, prefix: &str) -> String {
        if self.is_outside { self.path.clone() } else { format!("{prefix}{}", self.path) }
    }

    /// One-based line and column, the column in characters.
    #[must_use]
    pub fn line_and_column(&self, offset: u32) -> (usize, usize) {
        let line_number = self.line_starts.partition_point(|&start| start <= offset);
        let start = self.line_starts[line_number - 1] as usize;
        let end = (offset as usize).min(self.text.len());
        (line_number, self.text[start..end.max(start)].chars().count() + 1)
    }

    /// The column of a place in each of the ways in which editors and terminals count.
    #[must_use]
    pub fn columns(&self, offset: u32) -> Columns {
        let (line_number, _) = self.line_and_column(offset);
        let start = self.line_starts[line_number - 1] as usize;
        let before = &self.text[start..(offset as usize).clamp(start, self.text.len())];
        Columns {
            bytes: before.len() + 1,
            characters: before.chars().count() + 1,
            utf16: before.encode_utf16().count() + 1,
            cells: before.width() + 1,
        }
    }

    /// Where a part of a value stands in the file; the whole value where the file escapes it.
    #[must_use]
    pub fn part(&self, span: Span, value: &str, part: Range<usize>) -> Span {
        let written = &self.text[span.range()];
        if written == value {
            return span.inside(part);
        }
        aligned(written, value, part).map_or(span, |range| span.inside(range))
    }

    /// The line of a one-based number, without its break.
    #[must_use]
    pub fn line(&self, line_number: usize) -> &str {
        let start = self.line_starts[line_number - 1] as usize;
        let end = self.line_starts.get(line_number).map_or(self.text.len(), |&next| next as usize);
        self.text[start..end].trim_end_matches(['\n', '\r'])
    }
}

/// Where a part of a folded or quoted text stands in what was written: only the white space may differ.
pub(crate) fn aligned(written: &str, text: &str, part: Range<usize>) -> Option<Range<usize>> {
    let block = written.starts_with(['|', '>']);
    let head = if block { written.find('\n')? } else { usize::from(written.starts_with(['"', '\''])) };
    let mut source = written[head..].char_indices().filter(|(_, c)| !c.is_whitespace());
    let (mut start, mut end) = (None, None);
    for (at, c) in text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
        let (place, other) = source.next()?;
        if c != other {
            return None;
        }
        if at >= part.end {
            break;
        }
        if at >= part.start {
            start = start.or(Some(head + place));
            end = Some(head + place + c.len_utf8());
        }
    }
    Some(start?..end?)
}

/// A one-based column, counted in four ways: `𠀀` is 4 bytes, 1 character, 2 units of UTF-16 and 2 cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Columns {
    /// Bytes of UTF-8, as files count.
    pub bytes: usize,
    /// Unicode characters, as our messages and most editors count.
    pub characters: usize,
    /// Units of UTF-16, as the Language Server Protocol counts.
    pub utf16: usize,
    /// Cells of a terminal, in which Chinese characters take two.
    pub cells: usize,
}

/// Offsets fit in 32 bits because [`MAX_BYTES`] does.
#[must_use]
pub fn to_u32(offset: usize) -> u32 {
    u32::try_from(offset).expect("sources are smaller than MAX_BYTES")
}

/// A range of bytes in a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// The file.
    pub source: SourceId,
    /// First byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// Bytes `range` of a file.
    #[must_use]
    pub fn new(source: SourceId, range: Range<usize>) -> Self {
        Self { source, start: to_u32(range.start), end: to_u32(range.end) }
    }

    /// The range of bytes.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The same place in a text that starts `offset` bytes into the file.
    #[must_use]
    pub fn inside(self, range: Range<usize>) -> Self {
        let start = self.start as usize;
        Self::new(self.source, start + range.start..start + range.end)
    }
}

/// A value and where its author wrote it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// The place.
    pub span: Span,
}

impl<T> Deref for Spanned<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: schemars::JsonSchema> schemars::JsonSchema for Spanned<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::schema_name()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        T::json_schema(generator)
    }
}

/// The struct name by which [`Spanned`] asks our deserializer for the place of a value.
pub(crate) const SPANNED: &str = "$Spanned";

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Spanned<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_struct(SPANNED, &["source", "start", "end", "value"], Place(std::marker::PhantomData))
    }
}

struct Place<T>(std::marker::PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Place<T> {
    type Value = Spanned<T>;

    fn expecting(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
        out.write_str("a value with its place")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Spanned<T>, A::Error> {
        // Their order is that of our own reader; their names would only be made to be thrown away.
        let mut number = || match map.next_entry::<de::IgnoredAny, u32>()? {
            Some((_, value)) => Ok(value),
            None => Err(de::Error::custom("a place is source, start, end")),
        };
        let span = Span { source: SourceId(number()?), start: number()?, end: number()? };
        let Some((_, value)) = map.next_entry::<de::IgnoredAny, T>()? else {
            return Err(de::Error::custom("a place has a value"));
        };
        Ok(Spanned { value, span })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_in_four_ways() {
        let text = "甲\n𠀀Ａｱe\u{301}号";
        let source = Source::new("a.md".to_owned(), text.to_owned());
        let columns = |word: &str| {
            let Columns { bytes, characters, utf16, cells } = source.columns(to_u32(text.find(word).unwrap()));
            [bytes, characters, utf16, cells]
        };
        assert_eq!(columns("𠀀"), [1, 1, 1, 1]);
        assert_eq!(columns("Ａ"), [5, 2, 3, 3], "four bytes, two units of UTF-16, two cells");
        assert_eq!(columns("ｱ"), [8, 3, 4, 5], "full-width forms take two cells");
        assert_eq!(columns("e"), [11, 4, 5, 6], "half-width katakana take one");
        assert_eq!(columns("号"), [14, 6, 7, 7], "a combining mark takes none");
    }

    #[test]
    fn folded_text_is_found_again() {
        let found = |written: &'static str, text: &str, part: &str| {
            let at = text.find(part).unwrap();
            aligned(written, text, at..at + part.len()).map(|range| &written[range])
        };
        assert_eq!(found("甲乙\n  丙,丁", "甲乙 丙,丁", ","), Some(","));
        assert_eq!(found("|\n  甲乙\n  丙", "甲乙\n丙\n", "丙"), Some("丙"));
        assert_eq!(found("'甲：乙'", "甲：乙", "乙"), Some("乙"));
        assert_eq!(found("\"甲\\n乙\"", "甲\n乙", "乙"), None);
    }
}
