//! Errors of the JSON Schema validator, in our words, at the author's place.

use jsonschema::error::{TypeKind, ValidationErrorKind as Kind};
use jsonschema::paths::LocationSegment;
use jsonschema::{JsonType, ValidationError};

use super::shape::Shape;
use super::{
    MISSING_FIELD, OUT_OF_RANGE, UNKNOWN_KEY, UNKNOWN_WORD, WRONG_FORM, WRONG_LENGTH, WRONG_QUANTITY, formats,
};
use crate::diag::Diagnostic;
use crate::source::Span;
use crate::syntax::node::{Node, Value};
use crate::syntax::slips::full_width_colon;
use crate::text;
use crate::text::{Text, did_you_mean};

/// The finding of an error.
pub(super) fn finding(error: &ValidationError<'_>, root: &Node, shape: &Shape) -> Diagnostic {
    let error = Error { error, root, shape };
    let place = error.place();
    error.explain(&place)
}

struct Error<'a, 'e> {
    error: &'a ValidationError<'e>,
    root: &'a Node,
    shape: &'a Shape,
}

/// Where an error is, and what the place is called.
struct Place<'a> {
    node: &'a Node,
    shape: Option<&'a Shape>,
    title: String,
    name: String,
}

impl<'a> Error<'a, '_> {
    fn place(&self) -> Place<'a> {
        let mut place =
            Place { node: self.root, shape: Some(self.shape), title: "文件".to_owned(), name: "file".to_owned() };
        for segment in self.error.instance_path() {
            match segment {
                LocationSegment::Property(name) => {
                    let Some(node) = place.node.field(&name) else { break };
                    let field = place.shape.and_then(|shape| shape.field(&name));
                    place.node = node;
                    place.shape = field.map(|field| &field.shape);
                    place.title = field.map_or_else(|| name.to_string(), |field| field.title.clone());
                    place.name = name.to_string();
                }
                LocationSegment::Index(index) => {
                    let Value::List(items) = &place.node.value else { break };
                    place.node = &items[index];
                    place.shape = place.shape.and_then(Shape::item);
                }
            }
        }
        place
    }

    fn explain(&self, place: &Place<'_>) -> Diagnostic {
        let Place { node, title, name, .. } = place;
        let span = short(node);
        let written = node.text().unwrap_or_default();
        match self.error.kind() {
            Kind::Required { property } => missing(place, property.as_str().unwrap_or_default()),
            Kind::Type { kind } => wrong_form(place, kind),
            Kind::Enum { options } => {
                let options: Vec<&str> =
                    options.as_array().into_iter().flatten().filter_map(|option| option.as_str()).collect();
                unknown_word(place, &options)
            }
            Kind::Format { format } => match formats::FORMATS.iter().find(|row| row.name == format) {
                Some(row) => match (row.read)(written) {
                    Err(misread) => Diagnostic::new(row.code, span, misread.message).help(misread.help),
                    Ok(()) => Diagnostic::new(
                        &WRONG_QUANTITY,
                        span,
                        text!("「{title}」写法不对", "`{name}` is not written right"),
                    ),
                },
                None => Diagnostic::new(
                    &WRONG_QUANTITY,
                    span,
                    text!("「{title}」写法不对", "`{name}` is not written right"),
                ),
            },
            Kind::Pattern { pattern } => {
                let message = text!("「{title}」不能写「{written}」", "`{name}` can't be `{written}`");
                let help = if pattern.contains('#') {
                    text!(
                        "写成「#8F5A14」这样：井号加六位十六进制数",
                        "write it like `#8F5A14`: a hash and six hexadecimal digits"
                    )
                } else if pattern.contains("https") {
                    text!("写以 https:// 开头的网址", "write an address that starts with https://")
                } else {
                    text!("写成「XF」这样：两个大写字母", "write it like `XF`: two capital letters")
                };
                Diagnostic::new(&WRONG_FORM, span, message).help(help)
            }
            Kind::MaxLength { limit } => {
                let length = written.chars().count();
                Diagnostic::new(
                    &WRONG_LENGTH,
                    span,
                    text!(
                        "「{title}」有 {length} 个字，超过 {limit} 个",
                        "`{name}` has {length} characters, more than {limit}"
                    ),
                )
                .help(text!(
                    "缩短到 {limit} 个字以内；其余写进正文",
                    "cut it to {limit} characters and put the rest into the text"
                ))
            }
            Kind::MinLength { .. } => {
                Diagnostic::new(&WRONG_LENGTH, span, text!("「{title}」是空的", "`{name}` is empty"))
                    .help(text!("写上内容，或删去这一项", "write something, or remove the field"))
            }
            Kind::MinItems { limit } => Diagnostic::new(
                &WRONG_LENGTH,
                span,
                text!("「{title}」至少要有 {limit} 项", "`{name}` needs at least {limit}"),
            )
            .help(text!("补上缺少的项", "add what is missing")),
            Kind::MaxItems { limit } => too_many(place, *limit),
            Kind::Minimum { limit } => out_of_range(place, &text!("不小于 {limit}", "at least {limit}")),
            Kind::Maximum { limit } => out_of_range(place, &text!("不大于 {limit}", "at most {limit}")),
            Kind::AnyOf { context } => self.best_branch(place, context),
            Kind::AdditionalProperties { unexpected } => {
                let unexpected = unexpected.join("、");
                Diagnostic::new(
                    &UNKNOWN_KEY,
                    span,
                    text!("没有「{unexpected}」这一项", "there is no field `{unexpected}`"),
                )
            }
            other => {
                let keyword = other.keyword();
                Diagnostic::new(
                    &WRONG_FORM,
                    span,
                    text!("「{title}」不符合要求（{keyword}）", "`{name}` does not fit ({keyword})"),
                )
            }
        }
    }

    /// Of several forms that a value may have, the one its author most likely meant.
    fn best_branch(&self, place: &Place<'_>, branches: &[Vec<ValidationError<'static>>]) -> Diagnostic {
        let here = self.error.instance_path().as_str();
        let meant = branches.iter().find(|errors| {
            !errors
                .iter()
                .any(|error| matches!(error.kind(), Kind::Type { .. }) && error.instance_path().as_str() == here)
        });
        match meant.or(branches.first()).and_then(|errors| errors.first()) {
            Some(error) => finding(error, self.root, self.shape),
            None => wrong_form(place, &TypeKind::Single(JsonType::String)),
        }
    }
}

/// A long value is pointed at by its start.
fn short(node: &Node) -> Span {
    match &node.value {
        Value::Map(entries) => entries.first().map_or(node.span, |(key, _)| key.span),
        Value::List(items) => items.first().map_or(node.span, short),
        _ => node.span,
    }
}

/// The first item beyond the limit is pointed at.
fn too_many(place: &Place<'_>, limit: u64) -> Diagnostic {
    let Place { node, title, name, .. } = place;
    let items = if let Value::List(items) = &node.value { items.as_slice() } else { &[] };
    let beyond = usize::try_from(limit).ok().and_then(|limit| items.get(limit)).unwrap_or(node);
    let count = items.len();
    let message = text!("「{title}」有 {count} 项，超过 {limit} 项", "`{name}` has {count} items, more than {limit}");
    Diagnostic::new(&WRONG_LENGTH, short(beyond), message)
        .help(text!("合并一些，或者拆成几份写", "join some, or split them over several documents"))
}

fn missing(place: &Place<'_>, name: &str) -> Diagnostic {
    let title = place.shape.and_then(|shape| shape.field(name)).map_or(name, |field| field.title.as_str());
    if let Value::Map(entries) = &place.node.value
        && let Some((key, _)) = entries.iter().find(|(key, _)| key.field == Some(static_name(place, name)))
    {
        let message = text!("「{title}」后面是空的", "nothing follows `{title}`");
        return Diagnostic::new(&MISSING_FIELD, key.span, message)
            .help(text!("写上「{title}」的内容", "write its value"));
    }
    let (inside, inside_en) = (&place.title, &place.name);
    let message = if inside == "文件" {
        text!("缺少「{title}」", "`{name}` is missing")
    } else {
        text!("「{inside}」里缺少「{title}」", "`{name}` is missing in `{inside_en}`")
    };
    Diagnostic::new(&MISSING_FIELD, short(place.node), message).help(text!("补上「{title}: …」", "add `{title}: …`"))
}

fn static_name(place: &Place<'_>, name: &str) -> &'static str {
    place.shape.and_then(|shape| shape.field(name)).map_or("", |field| field.name)
}

fn unknown_word(place: &Place<'_>, options: &[&str]) -> Diagnostic {
    let (title, name) = (&place.title, &place.name);
    let written = place.node.text().unwrap_or_default();
    let all = options.join("、");
    let finding = Diagnostic::new(
        &UNKNOWN_WORD,
        place.node.span,
        text!("「{title}」不能写「{written}」", "`{name}` can't be `{written}`"),
    );
    match did_you_mean(written, options.iter().copied()) {
        Some(near) => finding
            .help(text!("是不是「{near}」？可以写：{all}", "did you mean `{near}`? Possible: {all}"))
            .guess(place.node.span, near),
        None => finding.help(text!("可以写：{all}", "possible: {all}")),
    }
}

fn wrong_form(place: &Place<'_>, wanted: &TypeKind) -> Diagnostic {
    let (title, name) = (&place.title, &place.name);
    let wanted = match wanted {
        TypeKind::Single(kind) => *kind,
        TypeKind::Multiple(kinds) => kinds.iter().find(|kind| *kind != JsonType::Null).unwrap_or(JsonType::String),
    };
    let written = place.node.text().unwrap_or_default();
    if let Some(at) = full_width_colon(written).filter(|_| wanted == JsonType::Object) {
        let replacement = format!("{}: {}", &written[..at], &written[at + '：'.len_utf8()..]);
        return Diagnostic::new(
            &crate::syntax::FULL_WIDTH_COLON,
            place.node.span,
            text!("「{written}」里用的是中文冒号", "`{written}` has a full-width colon"),
        )
        .help(text!("写成「{replacement}」", "write `{replacement}`"))
        .fix(place.node.span, replacement);
    }
    if let (JsonType::Array, Some(rest)) = (wanted, written.strip_prefix('-')) {
        let first = rest.split_whitespace().next().unwrap_or_default();
        let message = text!("横线后面没有空格", "there is no space behind the dash");
        let dash = Span { end: place.node.span.start + 1, ..place.node.span };
        return Diagnostic::new(&WRONG_FORM, dash, message).help(text!("写成「- {first}」", "write `- {first}`"));
    }
    if let (JsonType::String, Value::Map(entries)) = (wanted, &place.node.value)
        && matches!(entries.as_slice(), [(key, _)] if key.text.is_empty())
    {
        let message = text!("以「{{{{」开头的文字要加引号", "text that starts with `{{{{` needs quotes");
        let help = text!("给整段文字加上引号，如「'{{{{低保标准}}}}'」", "write it as `'{{{{低保标准}}}}'`");
        return Diagnostic::new(&WRONG_FORM, place.node.span, message).help(help);
    }
    let (message, help) = match wanted {
        JsonType::Array => (
            text!("「{title}」要写成列表", "`{name}` must be a list"),
            text!("写成「[甲, 乙]」，或每项一行、以「- 」开头", "write `[a, b]`, or a line each that starts with `- `"),
        ),
        JsonType::Object => {
            let (keys, names) = match place.shape {
                Some(Shape::Object(fields)) => (
                    fields.iter().map(|field| field.title.as_str()).collect::<Vec<_>>().join("、"),
                    fields.iter().map(|field| field.name).collect::<Vec<_>>().join(", "),
                ),
                _ => (String::new(), String::new()),
            };
            (
                text!("「{title}」要分项写", "`{name}` must have fields"),
                text!("写成「{{名称: 值}}」，可以写：{keys}", "write `{{key: value}}` with {names}"),
            )
        }
        JsonType::Integer | JsonType::Number => (
            text!("「{title}」要写数字，不能写「{written}」", "`{name}` must be a number, not `{written}`"),
            text!("只写数字，不带单位和引号", "write the number alone, without unit or quotes"),
        ),
        _ => (
            text!("「{title}」要写成一段文字", "`{name}` must be text"),
            text!("去掉方括号、花括号或「- 」", "remove the brackets or `- `"),
        ),
    };
    Diagnostic::new(&WRONG_FORM, short(place.node), message).help(help)
}

fn out_of_range(place: &Place<'_>, bound: &Text) -> Diagnostic {
    let (title, name) = (&place.title, &place.name);
    let written = place.node.text().unwrap_or_default();
    let Text { zh, en } = bound;
    Diagnostic::new(
        &OUT_OF_RANGE,
        place.node.span,
        Text {
            zh: format!("「{title}」写的是 {written}，应当{zh}"),
            en: format!("`{name}` is {written}, it must be {en}"),
        },
    )
    .help(Text { zh: format!("改成{zh} 的数"), en: format!("use a number of {en}") })
}
