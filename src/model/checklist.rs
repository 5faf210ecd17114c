//! The checklist (清单): mandatory and elective items whose declared counts are counted.

use schemars::JsonSchema;
use serde::Deserialize;

use super::words::{Date, Exemption, Id, Prose, Provenance, Ref, Review};
use crate::source::Spanned;

/// A list of items with stable ids.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "清单")]
pub struct Checklist {
    /// The kind, always 清单.
    #[schemars(title = "类型", description = "固定写“清单”")]
    pub kind: String,
    /// Set once.
    #[schemars(title = "编号")]
    pub id: Spanned<Id>,
    /// Title.
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
    /// Laws and standards.
    #[schemars(title = "依据")]
    #[serde(default)]
    pub basis: Vec<Ref>,
    /// For whom, and for whom not.
    #[schemars(title = "适用")]
    pub applies: Option<Prose>,
    /// Declared counts.
    #[schemars(title = "声明", description = "声明的项数，与实际项数核对")]
    pub declared: Declared,
    /// The items.
    #[schemars(title = "项目", length(min = 1))]
    pub items: Vec<Item>,
}

/// Declared counts of a checklist.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "声明")]
pub struct Declared {
    /// Mandatory items.
    #[schemars(title = "必选", range(max = 9999))]
    pub mandatory: Spanned<u32>,
    /// Elective items.
    #[schemars(title = "自选", range(max = 9999))]
    pub elective: Spanned<u32>,
}

/// One item.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "项目")]
pub struct Item {
    /// Stable; names may repeat (安装扶手 stands under two categories).
    #[schemars(title = "编号")]
    pub id: Spanned<Id>,
    /// The part of the home.
    #[schemars(title = "类别")]
    pub category: Spanned<String>,
    /// Short name.
    #[schemars(title = "名称")]
    pub name: Spanned<String>,
    /// What is required.
    #[schemars(title = "要求")]
    pub requirement: Prose,
    /// Mandatory or elective in this list.
    #[schemars(title = "属性")]
    pub choice: Choice,
    /// 基础 or 可选 in the national list (民发〔2020〕86号).
    #[schemars(title = "国家清单")]
    pub national: Option<National>,
    /// When it does not concern every home.
    #[schemars(title = "适用", description = "什么情况下适用")]
    pub applies: Option<Prose>,
}

/// Mandatory or elective.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the variants are the profession's own terms")]
pub enum Choice {
    必选,
    自选,
}

/// Standing in the national list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the variants are the profession's own terms")]
pub enum National {
    基础,
    可选,
}
