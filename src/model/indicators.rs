//! Inspection indicators (检查指标): measurable lines, each led by exactly one department.

use schemars::JsonSchema;
use serde::Deserialize;

use super::head::document;
use super::words::{Frequency, IndicatorId, Prose, Provenance, Quantity, Ref};
use crate::source::Spanned;

document! { dated "检查指标"
    /// A set of indicators, printed as one list a department (一部门一清单).
    pub struct Indicators {
        /// Declared number of indicators.
        #[schemars(title = "声明", description = "声明的指标条数", range(max = 9999))]
        pub declared: Spanned<u32>,
        /// Full marks, where the set rates institutions (等级评定).
        #[schemars(title = "总分", description = "等级评定的总分，与各条分值核对", range(max = 99999))]
        pub full_marks: Option<Spanned<u32>>,
        /// The indicators.
        #[schemars(title = "指标", length(min = 1))]
        pub items: Vec<Indicator>,
    }
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
    /// What it belongs to: 消防, 食品, 特种设备 …
    #[schemars(title = "类目", description = "如消防、食品、特种设备")]
    pub category: Option<Spanned<String>>,
    /// Kinds of institutions.
    #[schemars(title = "机构", description = "适用的机构类型，一个一项")]
    #[serde(default)]
    pub institutions: Vec<Spanned<String>>,
    /// To whom it applies, as readers are told.
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
    /// How many are looked at when a sample is taken.
    #[schemars(title = "抽样", description = "抽查多少，如“≥ 10 份”")]
    pub sample: Option<Spanned<Quantity>>,
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
    /// Which of the nine risks to old people it guards against (GB 38600-2019 chapter 6).
    #[schemars(title = "九防", description = "防哪一种风险")]
    pub guards: Option<Guards>,
    /// Points, where the set rates institutions.
    #[schemars(title = "分值", range(max = 9999))]
    pub score: Option<Spanned<u32>>,
    /// Failing it fails the whole rating.
    #[schemars(title = "否决项", description = "不符合就不予评定的写“否决”")]
    pub veto: Option<Spanned<Veto>>,
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

/// The nine risks (九防) of GB 38600-2019.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the variants are the profession's own terms")]
pub enum Guards {
    噎食,
    食品药品误食,
    压疮,
    烫伤,
    坠床,
    跌倒,
    他伤和自伤,
    走失,
    文娱活动意外,
}

/// The one word for an indicator that fails the whole rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the variants are the profession's own terms")]
pub enum Veto {
    否决,
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
