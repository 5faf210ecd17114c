//! Whether two texts say the same: fields up to their order, bodies block by block.

use pulldown_cmark::{Event, Tag};

use crate::diag::Report;
use crate::source::{SourceId, Span};
use crate::syntax::markdown;
use crate::syntax::node::{Key, Node, Value};

/// Whether two trees with recognised keys hold the same values under the same fields.
pub(super) fn fields(a: &Node, b: &Node) -> bool {
    match (&a.value, &b.value) {
        (Value::Null, Value::Null) => true,
        (Value::Scalar { text: a, quoted: a_quoted }, Value::Scalar { text: b, quoted: b_quoted }) => {
            a == b && a_quoted == b_quoted
        }
        (Value::List(a), Value::List(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| fields(a, b)),
        (Value::Map(a), Value::Map(b)) => {
            a.len() == b.len()
                && a.iter()
                    .all(|(key, value)| b.iter().any(|(other, its)| name(key) == name(other) && fields(value, its)))
        }
        _ => false,
    }
}

/// A field is itself in either language.
fn name(key: &Key) -> (Option<&str>, &str) {
    (key.field, if key.field.is_some() { "" } else { &key.text })
}

/// Whether two bodies are the same blocks.
pub(super) fn body(a: &str, b: &str) -> bool {
    // A note that nothing refers to would not be looked at, so each is referred to.
    let marks: String = markdown::events(a)
        .into_iter()
        .filter_map(|(event, _)| match event {
            Event::Start(Tag::FootnoteDefinition(label)) => Some(format!("\n[^{label}]\n")),
            _ => None,
        })
        .collect();
    let blocks = |text: &str| {
        // The last line is a line with or without its break.
        let text = format!("{}\n{marks}", text.strip_suffix('\n').unwrap_or(text));
        markdown::parse(&text, Span::new(SourceId::default(), 0..text.len()), &mut Report::default()).blocks
    };
    a == b || blocks(a) == blocks(b)
}
