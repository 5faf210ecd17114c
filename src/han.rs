//! Stub.
/// A heading.
pub struct Heading { /// Label.
pub label: String, /// Entries.
pub entries: Vec<usize> }
/// By pinyin.
pub fn by_pinyin(_: &[&str]) -> Vec<Heading> { Vec::new() }
/// By strokes.
pub fn by_strokes(_: &[&str]) -> Vec<Heading> { Vec::new() }
