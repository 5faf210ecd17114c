//! What a schema expects where, so that keys can be recognised before it is applied.

use serde_json::{Map, Value as Json};

use super::UNKNOWN_KEY;
use crate::diag::{Diagnostic, Report};
use crate::syntax::DUPLICATE_KEY;
use crate::syntax::node::{Key, Node, Quoted, Value};
use crate::syntax::slips::full_width_colon;
use crate::text;
use crate::text::did_you_mean;

/// What may stand at a place.
#[derive(Debug, Clone)]
pub enum Shape {
    /// A map with these fields.
    Object(Vec<Field>),
    /// A list of such.
    List(Box<Shape>),
    /// Text, even if it looks like a number.
    Text,
    /// A number.
    Number,
    /// A whole number from zero on.
    Count,
    /// One of several.
    Either(Vec<Shape>),
}

/// A field of a map.
#[derive(Debug, Clone)]
pub struct Field {
    /// English name, that of the Rust field.
    pub name: &'static str,
    /// Chinese title.
    pub title: String,
    /// What may stand there.
    pub shape: Shape,
    /// Whether it must be there.
    pub need: Need,
}

/// Whether a field must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// It must.
    Required,
    /// It may.
    Optional,
}

impl Shape {
    /// Reads a root schema. Field names are kept for the life of the program: there is one schema a kind.
    #[must_use]
    pub fn of(schema: &Json) -> Self {
        Self::read(schema, schema)
    }

    fn read(schema: &Json, root: &Json) -> Self {
        if let Some(path) = schema.get("$ref").and_then(Json::as_str) {
            let target = root.pointer(path.trim_start_matches('#')).expect("schemars resolves its own references");
            return Self::read(target, root);
        }
        if let Some(branches) = schema.get("anyOf").and_then(Json::as_array) {
            let shapes: Vec<_> =
                branches.iter().filter(|branch| !is_null(branch)).map(|branch| Self::read(branch, root)).collect();
            return match <[Shape; 1]>::try_from(shapes) {
                Ok([only]) => only,
                Err(shapes) => Self::Either(shapes),
            };
        }
        if let Some(properties) = schema.get("properties").and_then(Json::as_object) {
            let required: Vec<&str> = schema
                .get("required")
                .and_then(Json::as_array)
                .into_iter()
                .flatten()
                .filter_map(Json::as_str)
                .collect();
            let field = |(name, schema): (&String, &Json)| Field {
                name: name.clone().leak(),
                title: schema.get("title").and_then(Json::as_str).unwrap_or(name).to_owned(),
                shape: Self::read(schema, root),
                need: if required.contains(&name.as_str()) { Need::Required } else { Need::Optional },
            };
            return Self::Object(properties.iter().map(field).collect());
        }
        if let Some(items) = schema.get("items") {
            return Self::List(Box::new(Self::read(items, root)));
        }
        let kind = match schema.get("type") {
            Some(Json::Array(kinds)) => kinds.iter().find_map(|kind| kind.as_str().filter(|kind| *kind != "null")),
            Some(kind) => kind.as_str(),
            None => None,
        };
        match kind {
            Some("integer") => Self::Count,
            Some("number") => Self::Number,
            _ => Self::Text,
        }
    }

    /// The field of a name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Field> {
        match self {
            Self::Object(fields) => fields.iter().find(|field| field.name == name),
            Self::Either(shapes) => shapes.iter().find_map(|shape| shape.field(name)),
            _ => None,
        }
    }

    /// The fields of a map of this shape, in the order in which they are listed and written.
    #[must_use]
    pub fn fields(&self) -> &[Field] {
        match self {
            Self::Object(fields) => fields,
            _ => &[],
        }
    }

    /// Of several, the one that a node is written as.
    #[must_use]
    pub fn fitting(&self, node: &Node) -> &Shape {
        match self {
            Self::Either(shapes) => shapes.iter().find(|shape| takes(shape, node)).unwrap_or(&shapes[0]),
            other => other,
        }
    }

    /// What stands in a list of this shape.
    #[must_use]
    pub fn item(&self) -> Option<&Shape> {
        match self {
            Self::List(item) => Some(item),
            Self::Either(shapes) => shapes.iter().find_map(Shape::item),
            _ => None,
        }
    }
}

fn is_null(schema: &Json) -> bool {
    schema.get("type").and_then(Json::as_str) == Some("null")
}

/// Recognises the keys of a document and gives it as JSON with English names; unknown keys are reported and left out.
pub fn recognise(node: &mut Node, shape: &Shape, report: &mut Report) -> Json {
    let shape = shape.fitting(node);
    match (&mut node.value, shape) {
        (Value::Map(entries), Shape::Object(fields)) => {
            let mut object = Map::new();
            let mut known: Vec<(&'static str, crate::source::Span)> = Vec::new();
            let written: Vec<String> = entries.iter().map(|(key, _)| key.text.clone()).collect();
            for (key, value) in entries {
                if let Some((field, written)) = slipped(key, value, fields) {
                    report.push(unknown(key, fields, None, &[]));
                    known.push((field.name, key.span));
                    object.insert(field.name.to_owned(), Json::String(written));
                    continue;
                }
                let Some(field) = fields.iter().find(|field| field.title == key.text || field.name == key.text) else {
                    let meant = meant(&key.text, fields, &written);
                    report.push(unknown(key, fields, meant, &written));
                    // The field that was meant is not called missing too, and its value is looked at.
                    if let Some(field) = meant {
                        known.push((field.name, key.span));
                        key.field = Some(field.name);
                        let json = recognise(value, &field.shape, report);
                        if !json.is_null() {
                            object.insert(field.name.to_owned(), json);
                        }
                    }
                    continue;
                };
                if let Some((_, first)) = known.iter().find(|(name, _)| *name == field.name) {
                    let title = &field.title;
                    let finding = Diagnostic::new(
                        &DUPLICATE_KEY,
                        key.span,
                        text!("「{title}」写了两次", "`{title}` is written twice"),
                    )
                    .related(*first, text!("第一次在这里", "first written here"))
                    .help(text!("中文键和英文键只写一个", "write either the Chinese or the English key"));
                    report.push(finding);
                    continue;
                }
                key.field = Some(field.name);
                known.push((field.name, key.span));
                let json = recognise(value, &field.shape, report);
                if !json.is_null() {
                    object.insert(field.name.to_owned(), json);
                }
            }
            Json::Object(object)
        }
        (Value::List(items), Shape::List(item)) => {
            items.iter_mut().map(|value| recognise(value, item, report)).collect()
        }
        // Not what the schema wants; it will say so, and the keys inside are nobody's.
        (Value::Map(_), _) => Json::Object(Map::new()),
        (Value::List(_), _) => Json::Array(Vec::new()),
        (Value::Null, _) => Json::Null,
        (Value::Scalar { text, quoted: Quoted::No }, Shape::Count) => count(text),
        (Value::Scalar { text, quoted: Quoted::No }, Shape::Number) => number(text),
        (Value::Scalar { text, .. }, _) => Json::String(text.clone()),
    }
}

/// The field that a misspelt key stands for, unless that is written too.
fn meant<'f>(key: &str, fields: &'f [Field], written: &[String]) -> Option<&'f Field> {
    let open: Vec<&Field> = fields.iter().filter(|field| !is_written(field, written)).collect();
    let near = did_you_mean(key, open.iter().flat_map(|field| [field.title.as_str(), field.name]));
    if let Some(near) = near {
        return open.into_iter().find(|field| field.title == near || field.name == near);
    }
    // A field that must be there and is not is likely meant by less: 承若 for 承诺, 施行日期 for 施行.
    let resembles = |title: &str| {
        let common = key.chars().zip(title.chars()).any(|(a, b)| a == b);
        let as_long = key.chars().count() == title.chars().count();
        (common && as_long) || (title.chars().count() > 1 && key.contains(title))
    };
    let mut likely = open.into_iter().filter(|field| field.need == Need::Required && resembles(&field.title));
    likely.next().filter(|_| likely.next().is_none())
}

fn is_written(field: &Field, written: &[String]) -> bool {
    written.iter().any(|key| *key == field.title || key == field.name)
}

/// `{每：6 个月}` is a key without a value to YAML; the author meant both, so the field is not called missing too.
fn slipped<'f>(key: &Key, value: &Node, fields: &'f [Field]) -> Option<(&'f Field, String)> {
    let at = full_width_colon(&key.text).filter(|_| matches!(value.value, Value::Null))?;
    let field = fields.iter().find(|field| field.title == key.text[..at])?;
    Some((field, key.text[at + '：'.len_utf8()..].trim().to_owned()))
}

fn takes(shape: &Shape, node: &Node) -> bool {
    match shape {
        Shape::Object(_) => matches!(node.value, Value::Map(_)),
        Shape::List(_) => matches!(node.value, Value::List(_)),
        Shape::Text | Shape::Number | Shape::Count => matches!(node.value, Value::Scalar { .. } | Value::Null),
        Shape::Either(shapes) => shapes.iter().any(|shape| takes(shape, node)),
    }
}

/// What is not a whole number stays text, which the schema refuses; a negative one falls below its minimum.
fn count(text: &str) -> Json {
    text.parse::<i64>().map_or_else(|_| Json::String(text.to_owned()), Json::from)
}

fn number(text: &str) -> Json {
    let number = text.parse::<f64>().ok().filter(|number| number.is_finite());
    number.map_or_else(|| Json::String(text.to_owned()), Json::from)
}

fn unknown(key: &Key, fields: &[Field], meant: Option<&Field>, others: &[String]) -> Diagnostic {
    let written = &key.text;
    if let Some(at) = full_width_colon(written) {
        let message = text!("「{written}」里用的是中文冒号", "`{written}` has a full-width colon");
        let replacement = format!("{}: {}", &written[..at], &written[at + '：'.len_utf8()..]);
        return Diagnostic::new(&crate::syntax::FULL_WIDTH_COLON, key.span, message)
            .help(text!("写成「{replacement}」", "write `{replacement}`"))
            .fix(key.span, replacement);
    }
    let message = text!("没有「{written}」这一项", "there is no field `{written}`");
    let finding = Diagnostic::new(&UNKNOWN_KEY, key.span, message);
    if let Some(field) = meant {
        let near = if written.is_ascii() { field.name } else { field.title.as_str() };
        return finding.help(text!("是不是「{near}」？", "did you mean `{near}`?")).guess(key.span, near);
    }
    let candidates = fields.iter().flat_map(|field| [field.title.as_str(), field.name]);
    if let Some(near) = did_you_mean(written, candidates) {
        return finding.help(text!("「{near}」已经写过，删去这一处", "`{near}` is written already, remove this one"));
    }
    // What is written already is no advice, and a guide has sixty fields.
    let open: Vec<&Field> = fields.iter().filter(|field| !is_written(field, others)).collect();
    let (zh, en) = (
        open.iter().map(|field| field.title.as_str()).collect::<Vec<_>>().join("、"),
        open.iter().map(|field| field.name).collect::<Vec<_>>().join(", "),
    );
    finding.help(text!("删去，或改成这里还可以写的：{zh}", "remove it, or write one of {en}"))
}
