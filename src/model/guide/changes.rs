//! The change record of a guide: when, why, and which parts of it.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::words::{Date, Prose, Ref};
use crate::source::Spanned;

/// An entry of the change record.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "变更")]
pub struct Change {
    /// When.
    #[schemars(title = "日期")]
    pub date: Spanned<Date>,
    /// 立, 改, 废 or 释.
    #[schemars(title = "类别")]
    pub kind: ChangeKind,
    /// What and why.
    #[schemars(title = "说明")]
    pub note: Prose,
    /// Where in the guide; the book marks these rows with a bar in the margin.
    #[schemars(title = "改动处", description = "改了哪几栏，如“材料”；书里在这几栏旁边画线")]
    #[serde(default)]
    pub parts: Vec<ChangedPart>,
    /// What the change rests on.
    #[schemars(title = "依据")]
    pub basis: Option<Ref>,
}

macro_rules! parts {
    ($($part:ident $field:literal,)+) => {
        /// A part of a guide that can change by itself.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
        #[allow(missing_docs, reason = "the variants are the titles of the fields")]
        pub enum ChangedPart {
            $($part,)+
        }

        impl ChangedPart {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$part),+];

            /// The English name of the field.
            #[must_use]
            pub fn field(self) -> &'static str {
                match self {
                    $(Self::$part => $field,)+
                }
            }
        }
    };
}

parts! {
    一句话 "summary",
    条件 "eligibility",
    不予办理 "refusals",
    启动 "initiation",
    材料 "materials",
    时限 "time",
    收费 "fee",
    渠道 "channels",
    结果 "result",
    公示 "publicity",
    救济 "remedy",
    依据 "basis",
    咨询 "consult",
    监督 "complain",
    流程 "steps",
}

/// 立改废释.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the variants are the profession's own terms")]
pub enum ChangeKind {
    立,
    改,
    废,
    释,
}
