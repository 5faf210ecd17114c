//! Inspection indicators (检查指标): measurable lines, each led by exactly one department.

use schemars::JsonSchema;
use serde::Deserialize;

use super::words::Id;
use super::words::{Date, Exemption, Frequency, IndicatorId, Prose, Provenance, Quantity, Ref, Review};
use crate::source::Spanned;

/// A set of indicators, printed as one list a department (一部门一清单).
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "检查指标")]
pub struct Indicators {
    /// The kind, always 检查指标.
    #[schemars(title = "类型", description = "固定写“检查指标”")]
    pub kind: String,
    /// Set once.
    #[schemars(title = "编号")]
    pub id: Spanned<Id>,
    /// Title.
    #[schemars(title = "名称")]
    pub name: Spanned<String>,
    /// How far the set can be relied on.
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
    /// Declared number of indicators.
    #[schemars(title = "声明", description = "声明的指标条数", range(max = 9999))]
    pub declared: Spanned<u32>,
    /// The indicators.
    #[schemars(title = "指标", length(min = 1))]
    pub items: Vec<Indicator>,
}

/// One measurable line.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "指标")]
pub struct Indicator {
    /// Stable for ever, never reused: two letters of the department, a number.
    #[schemars(title = "编号", description = "如“XF-01”，永不重用")]
    pub id: Spanned<IndicatorId>,
    /// The one lead department, by code or name.
    #[schemars(title = "部门", description = "唯一的牵头部门")]
    pub department: Ref,
    /// Others that take part.
    #[schemars(title = "协同")]
    #[serde(default)]
    pub with: Vec<Ref>,
    /// Kinds of institutions.
    #[schemars(title = "适用", description = "适用的机构或情形")]
    pub applies: Prose,
    /// What is looked at.
    #[schemars(title = "内容", length(max = 60))]
    pub content: Prose,
    /// The measurable criterion.
    #[schemars(title = "标准")]
    pub criterion: Criterion,
    /// How it is found out.
    #[schemars(title = "方法", length(min = 1))]
    pub method: Vec<Method>,
    /// The clause.
    #[schemars(title = "依据", length(min = 1))]
    pub basis: Vec<Ref>,
    /// How often.
    #[schemars(title = "频次", description = "如“1 次/季”")]
    pub frequency: Spanned<Frequency>,
    /// Four colours.
    #[schemars(title = "风险")]
    pub risk: Risk,
    /// Only with a clause of a 判定标准.
    #[schemars(title = "重大隐患", description = "判定标准里的条款；不是重大隐患时不写")]
    pub major: Option<Ref>,
    /// How far it can be relied on.
    #[schemars(title = "来源")]
    pub provenance: Provenance,
    /// What is local or reconstructed in it.
    #[schemars(title = "说明")]
    pub note: Option<Prose>,
}

/// What is measured and the bound.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "标准")]
pub struct Criterion {
    /// What is measured.
    #[schemars(title = "指标")]
    pub metric: Prose,
    /// The bound: `≥ 1 次/年`, `= 0 处`, `100 %`, `≤ 1:12`.
    #[schemars(title = "要求", description = "如“≥ 1 次/年”“= 0 处”“100 %”")]
    pub bound: Spanned<Quantity>,
}

/// Ways to find out (检查方法).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the variants are the profession's own terms")]
pub enum Method {
    查阅资料,
    现场查看,
    询问访谈,
    实操测试,
    抽样,
    实测,
    系统比对,
}

/// Four-colour grading (安全生产法 第四十一条).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the variants are the profession's own terms")]
pub enum Risk {
    红,
    橙,
    黄,
    蓝,
}
