//! Figures (数额): amounts and limits in one place, dated, or as formulas over each other.

use schemars::JsonSchema;
use serde::Deserialize;

use super::head::document;
use super::words::{Date, Id, Prose, Provenance};
use crate::source::Spanned;
pub use crate::syntax::quantity::Approximation;

document! { table "数额"
    /// A table of figures.
    pub struct Figures {
        /// The figures.
        #[schemars(title = "数额", length(min = 1))]
        pub items: Vec<Figure>,
    }
}

/// One figure: dated values, or a formula.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "数额")]
pub struct Figure {
    /// Set once.
    #[schemars(title = "编号")]
    pub id: Spanned<Id>,
    /// What prose refers to: `{{低保标准}}`.
    #[schemars(title = "名称", description = "正文用 {{名称}} 引用")]
    pub name: Spanned<String>,
    /// 元/月·人, 元/次, 元.
    #[schemars(title = "单位", description = "如“元/月·人”")]
    pub unit: Spanned<String>,
    /// A cap says so in print.
    #[schemars(title = "性质", description = "标准、上限或下限")]
    pub bound: Option<Bound>,
    /// Dated values, oldest first.
    #[schemars(title = "值")]
    #[serde(default)]
    pub values: Vec<DatedValue>,
    /// A formula over other figures: `低保标准 × 1.3`.
    #[schemars(title = "公式", description = "如“低保标准 × 1.3”；有公式就不写值")]
    pub formula: Option<Spanned<String>>,
    /// How far it can be relied on.
    #[schemars(title = "来源")]
    pub provenance: Provenance,
    /// What that rests on.
    #[schemars(title = "出处")]
    pub origin: Option<Prose>,
}

/// What a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the variants are the profession's own terms")]
pub enum Bound {
    标准,
    上限,
    下限,
}

/// A value from a day on.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "值")]
pub struct DatedValue {
    /// First day.
    #[schemars(title = "自")]
    pub from: Spanned<Date>,
    /// First day no longer; unknown when left out.
    #[schemars(title = "至")]
    pub until: Option<Spanned<Date>>,
    /// The number, in the figure's unit.
    #[schemars(title = "数")]
    pub amount: f64,
    /// 约, 近, 超 or 余, where the source says no more than that; the number is not rounded.
    #[schemars(title = "近似", description = "来源写的是约数时：约、近、超或余")]
    pub approximation: Option<Approximation>,
    /// The day on which someone last saw that it still stands.
    #[schemars(title = "核对", description = "最近一次核对仍然有效的日期")]
    pub checked: Option<Spanned<Date>>,
    /// A remark, such as the place in the source.
    #[schemars(title = "说明")]
    pub note: Option<Prose>,
}
