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

/// A part of a guide that can change by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the variants are the titles of the fields")]
pub enum ChangedPart {
    一句话,
    条件,
    不予办理,
    启动,
    材料,
    时限,
    收费,
    渠道,
    结果,
    公示,
    救济,
    依据,
    咨询,
    监督,
    流程,
}

impl ChangedPart {
    /// All of them.
    pub const ALL: [Self; 15] = [
        Self::一句话,
        Self::条件,
        Self::不予办理,
        Self::启动,
        Self::材料,
        Self::时限,
        Self::收费,
        Self::渠道,
        Self::结果,
        Self::公示,
        Self::救济,
        Self::依据,
        Self::咨询,
        Self::监督,
        Self::流程,
    ];

    /// The English name of the field.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::一句话 => "summary",
            Self::条件 => "eligibility",
            Self::不予办理 => "refusals",
            Self::启动 => "initiation",
            Self::材料 => "materials",
            Self::时限 => "time",
            Self::收费 => "fee",
            Self::渠道 => "channels",
            Self::结果 => "result",
            Self::公示 => "publicity",
            Self::救济 => "remedy",
            Self::依据 => "basis",
            Self::咨询 => "consult",
            Self::监督 => "complain",
            Self::流程 => "steps",
        }
    }
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
