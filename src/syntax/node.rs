//! The tree of a YAML text.

use crate::source::Span;

/// A value and its place.
#[derive(Debug, Clone)]
pub struct Node {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub value: Value,
}

/// What a node holds.
#[derive(Debug, Clone)]
pub enum Value {
    /// Nothing after the colon, `~` or `null`.
    Null,
    /// A single value.
    Scalar {
        /// Its text, quotes and escapes undone.
        text: String,
        /// Whether it was quoted, so that `"1"` is text and `1` a number.
        quoted: Quoted,
    },
    /// A list.
    List(Vec<Node>),
    /// Keys and values in the author's order.
    Map(Vec<(Key, Node)>),
}

/// Whether a scalar was quoted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quoted {
    /// In quotes or as a block.
    Yes,
    /// Plain.
    No,
}

/// A key of a map.
#[derive(Debug, Clone)]
pub struct Key {
    /// Where it stands.
    pub span: Span,
    /// As written.
    pub text: String,
    /// The field's name, once the schema has recognised the key.
    pub field: Option<&'static str>,
}

impl Node {
    /// The value of a field; needs recognised keys.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Node> {
        let Value::Map(entries) = &self.value else { return None };
        entries.iter().find(|(key, _)| key.field == Some(name)).map(|(_, value)| value)
    }

    /// The value of a key as written.
    #[must_use]
    pub fn key(&self, text: &str) -> Option<&Node> {
        let Value::Map(entries) = &self.value else { return None };
        entries.iter().find(|(key, _)| key.text == text).map(|(_, value)| value)
    }

    /// The text of a scalar.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }
}
