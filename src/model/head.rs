//! The head that documents share: what they are, who says so, since when, and when they are looked at again.
//!
//! Serde's `flatten` would lose the places of what is inside, so the fields of the head are written into each
//! kind by a macro, and read through [`Headed`].

use super::words::{Date, Exemption, Id, Prose, Provenance, Review};
use crate::source::Spanned;

/// What every document says about itself, whatever its kind.
pub trait Headed {
    /// Set once by its author.
    fn id(&self) -> &Spanned<Id>;
    /// Its title.
    fn name(&self) -> &Spanned<String>;
    /// How far it can be relied on.
    fn provenance(&self) -> &Spanned<Provenance>;
    /// What that rests on.
    fn origin(&self) -> Option<&Prose>;
    /// Findings that it lets pass for a while.
    fn exemptions(&self) -> &[Exemption];
    /// First day in force; tables have none of their own.
    fn effective(&self) -> Option<&Spanned<Date>> {
        None
    }
    /// First day no longer in force.
    fn until(&self) -> Option<&Spanned<Date>> {
        None
    }
    /// The regular look back.
    fn review(&self) -> Option<&Review> {
        None
    }
    /// What it is, in a sentence.
    fn summary(&self) -> Option<&Prose> {
        None
    }
}

/// Declares a kind of document: `dated` ones have dates, review and a sentence for readers; a `table` has none.
macro_rules! document {
    (dated $zh:literal $(#[$meta:meta])* pub struct $name:ident { $($fields:tt)* }) => {
        document! { @struct $zh $(#[$meta])* $name {
            /// First day in force.
            #[schemars(title = "施行", description = "施行日期")]
            pub effective: Spanned<crate::model::words::Date>,
            /// First day no longer in force.
            #[schemars(title = "废止", description = "废止日期")]
            pub until: Option<Spanned<crate::model::words::Date>>,
            /// The half-yearly look back (回头看).
            #[schemars(title = "复审", description = "每隔多久复审一次，上次是哪天")]
            pub review: crate::model::words::Review,
            /// What it is, in a sentence of at most 60 characters.
            #[schemars(title = "一句话", description = "一句话说清这是什么，不超过 60 字", length(max = 60))]
            pub summary: crate::model::words::Prose,
            $($fields)*
        } }
        impl crate::model::head::Headed for $name {
            document! { @head }
            document! { @dates }
        }
    };
    (table $zh:literal $(#[$meta:meta])* pub struct $name:ident { $($fields:tt)* }) => {
        document! { @struct $zh $(#[$meta])* $name { $($fields)* } }
        impl crate::model::head::Headed for $name {
            document! { @head }
        }
    };
    (@struct $zh:literal $(#[$meta:meta])* $name:ident { $($fields:tt)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, serde::Deserialize, schemars::JsonSchema)]
        #[serde(deny_unknown_fields)]
        #[schemars(title = $zh)]
        pub struct $name {
            /// The kind.
            #[schemars(title = "类型", description = concat!("固定写“", $zh, "”"))]
            pub kind: String,
            /// Set once by the author, never derived from the name.
            #[schemars(title = "编号", description = "小写字母、数字和连字符，发布后不再更改")]
            pub id: Spanned<crate::model::words::Id>,
            /// Title.
            #[schemars(title = "名称")]
            pub name: Spanned<String>,
            /// How far it can be relied on.
            #[schemars(title = "来源", description = "官方、引用、重构或示例；读者看得见")]
            pub provenance: Spanned<crate::model::words::Provenance>,
            /// What that rests on.
            #[schemars(title = "出处", description = "内容从哪里来，哪些是重构或示例")]
            pub origin: Option<crate::model::words::Prose>,
            /// Findings that are let pass for a while.
            #[schemars(title = "豁免", description = "暂时放过的问题：规则、理由、责任人、到期日")]
            #[serde(default)]
            pub exemptions: Vec<crate::model::words::Exemption>,
            $($fields)*
        }
    };
    (@head) => {
        fn id(&self) -> &Spanned<crate::model::words::Id> {
            &self.id
        }
        fn name(&self) -> &Spanned<String> {
            &self.name
        }
        fn provenance(&self) -> &Spanned<crate::model::words::Provenance> {
            &self.provenance
        }
        fn origin(&self) -> Option<&crate::model::words::Prose> {
            self.origin.as_ref()
        }
        fn exemptions(&self) -> &[crate::model::words::Exemption] {
            &self.exemptions
        }
    };
    (@dates) => {
        fn effective(&self) -> Option<&Spanned<crate::model::words::Date>> {
            Some(&self.effective)
        }
        fn until(&self) -> Option<&Spanned<crate::model::words::Date>> {
            self.until.as_ref()
        }
        fn review(&self) -> Option<&crate::model::words::Review> {
            Some(&self.review)
        }
        fn summary(&self) -> Option<&crate::model::words::Prose> {
            Some(&self.summary)
        }
    };
}

pub(crate) use document;
