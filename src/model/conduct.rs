//! The conduct list (行为清单): a set whose size is part of its name, like 八个一.

use schemars::JsonSchema;
use serde::Deserialize;

use super::words::{Date, Exemption, Id, Prose, Provenance, Review};
use crate::source::Spanned;

/// Members, and how many there must be.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "行为清单")]
pub struct Conduct {
    /// The kind, always 行为清单.
    #[schemars(title = "类型", description = "固定写“行为清单”")]
    pub kind: String,
    /// Set once.
    #[schemars(title = "编号")]
    pub id: Spanned<Id>,
    /// Title, usually naming the number.
    #[schemars(title = "名称")]
    pub name: Spanned<String>,
    /// How far it can be relied on.
    #[schemars(title = "来源")]
    pub provenance: Spanned<Provenance>,
    /// What that rests on.
    #[schemars(title = "出处")]
    pub origin: Option<Prose>,
    /// Findings that are let pass for a while.
    #[schemars(title = "豁免", description = "暂时放过的问题：规则、理由、责任人、到期日")]
    #[serde(default)]
    pub exemptions: Vec<Exemption>,
    /// First day in force.
    #[schemars(title = "施行")]
    pub effective: Spanned<Date>,
    /// The half-yearly look back.
    #[schemars(title = "复审")]
    pub review: Review,
    /// What it is, in a sentence.
    #[schemars(title = "一句话", length(max = 60))]
    pub summary: Prose,
    /// Declared number of members.
    #[schemars(title = "声明", range(max = 9999))]
    pub declared: Spanned<u32>,
    /// The members.
    #[schemars(title = "成员", length(min = 1))]
    pub members: Vec<Prose>,
}
