//! Words that all kinds of documents share: ids, dates, limits, prose, provenance.

use std::borrow::Cow;
use std::ops::Deref;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error};

use crate::schema::fields::PROSE;
use crate::source::{Span, Spanned};
pub use crate::syntax::date::Date;
pub use crate::syntax::quantity::{Duration, Frequency, Quantity, TimeUnit, one_dot};

/// A reference by name, resolved in `link`.
pub type Ref = Spanned<String>;

/// An id: lower case letters, digits and hyphens, at most 64. It becomes part of addresses and file names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(pub String);

/// The id of an indicator: two capital letters and a number, `XF-01`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IndicatorId(pub String);

impl Deref for Id {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl Deref for IndicatorId {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

/// Declares how a type that is written as one string is read and described.
macro_rules! written {
    ($($type:ty, $format:literal, [$($example:literal),*], $read:expr;)*) => {$(
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                let read: fn(&str) -> Result<$type, crate::syntax::quantity::Misread> = $read;
                read(&text).map_err(|misread| D::Error::custom(misread.message.en))
            }
        }
        impl JsonSchema for $type {
            fn inline_schema() -> bool {
                true
            }
            fn schema_name() -> Cow<'static, str> {
                stringify!($type).into()
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "format": $format, "examples": [$($example),*] })
            }
        }
    )*};
}

written! {
    Id, "biaochi-id", ["elderly-allowance"], |text| Ok(Id(text.to_owned()));
    IndicatorId, "biaochi-indicator-id", ["XF-01"], |text| Ok(IndicatorId(text.to_owned()));
    Date, "biaochi-date", ["2026-01-01"], Date::parse;
    Duration, "biaochi-duration", ["20 工作日", "7 日", "当场"], Duration::parse;
    Frequency, "biaochi-frequency", ["1 次/季"], Frequency::parse;
    Quantity, "biaochi-quantity", ["≥ 1 次/年", "= 0 处"], Quantity::parse;
}

/// A sentence for readers; it may refer to figures: `{{低保标准}}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prose(pub Spanned<String>);

impl Prose {
    /// Where it stands.
    #[must_use]
    pub fn span(&self) -> Span {
        self.0.span
    }
}

impl Deref for Prose {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0.value
    }
}

impl<'de> Deserialize<'de> for Prose {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Prose;
            fn expecting(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
                out.write_str("prose")
            }
            fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<Prose, D::Error> {
                Spanned::deserialize(inner).map(Prose)
            }
        }
        deserializer.deserialize_newtype_struct(PROSE, Visitor)
    }
}

impl JsonSchema for Prose {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "Prose".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "minLength": 1 })
    }
}

/// One or several: an author may leave out the brackets of a list of one.
#[derive(Debug, Clone)]
pub struct Many<T>(pub Vec<T>);

impl<T> Default for Many<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Deref for Many<T> {
    type Target = [T];
    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Many<T> {
    // Our deserializer gives a single value as a list of one.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Self)
    }
}

impl<T: JsonSchema> JsonSchema for Many<T> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        format!("Many{}", T::schema_name()).into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let one = generator.subschema_for::<T>();
        json_schema!({ "anyOf": [one, { "type": "array", "items": one }] })
    }
}

/// How far content can be relied on; the reader sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the variants are the words that readers see")]
pub enum Provenance {
    官方,
    引用,
    重构,
    示例,
}

/// The regular look back (回头看): every so often, last done on a day.
#[derive(Debug, Clone, serde::Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "复审")]
pub struct Review {
    /// How often; half a year for guides.
    #[schemars(title = "每", description = "如“6 个月”")]
    pub every: Spanned<Duration>,
    /// When it was last done.
    #[schemars(title = "上次")]
    pub last: Spanned<Date>,
    /// The office that owes it; of a guide the one that wrote it, when none is named.
    #[schemars(
        title = "科室",
        description = "负责复审的科室，不写个人；指南不写时是编写科室",
        length(min = 1, max = 40)
    )]
    pub office: Option<Spanned<String>>,
    /// What it was checked against.
    #[schemars(title = "对照", description = "对照什么复审的")]
    pub against: Option<Prose>,
}

/// A finding that is let pass for a while: by whom, why and until when.
#[derive(Debug, Clone, serde::Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "豁免")]
pub struct Exemption {
    /// The code of the finding.
    #[schemars(title = "规则", description = "问题的代码，如 step-time")]
    pub rule: Ref,
    /// Why it may pass.
    #[schemars(title = "理由", length(min = 4))]
    pub reason: Spanned<String>,
    /// Who answers for it; an office, not a person's number.
    #[schemars(title = "责任人")]
    pub owner: Spanned<String>,
    /// The first day on which it no longer passes.
    #[schemars(title = "到期")]
    pub until: Spanned<Date>,
}
