//! The steps of a guide, from which chart, list and check are made.

use schemars::JsonSchema;
use serde::Deserialize;

use super::parts::Way;
use crate::model::words::{Duration, Many, Prose, Ref};
use crate::source::Spanned;

/// A step of the flow: a box of the chart, a line of the list.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "步骤")]
pub struct Step {
    /// Its name, unique in the guide; exits lead to names.
    #[schemars(title = "步骤", description = "步骤名称，在本指南内不重复", length(min = 1, max = 16))]
    pub name: Spanned<String>,
    /// Who acts; a lane of the chart.
    #[schemars(title = "主体", description = "由谁办；每个主体一条泳道", length(min = 1, max = 20))]
    pub actor: Spanned<String>,
    /// How long this step may take.
    #[schemars(title = "时限")]
    pub limit: Option<Spanned<Duration>>,
    /// The symbol, where the default is not right.
    #[schemars(title = "符号", description = "不写时：第一步和没有下一步的是端点，有判断的是判断，其余是处理")]
    pub symbol: Option<Symbol>,
    /// The question of a decision.
    #[schemars(title = "判断", description = "写成问句，如“材料齐全？”", length(min = 1, max = 20))]
    pub question: Option<Prose>,
    /// Where yes leads.
    #[schemars(title = "是")]
    pub yes: Option<Ref>,
    /// Where no leads.
    #[schemars(title = "否")]
    pub no: Option<Ref>,
    /// Labelled exits of a decision that is not yes or no.
    #[schemars(title = "出口")]
    #[serde(default)]
    pub exits: Vec<Exit>,
    /// The step that follows; several run side by side.
    #[schemars(title = "下一步", description = "下一步的名称；并行时写成列表")]
    #[serde(default)]
    pub next: Many<Ref>,
    /// What happens here.
    #[schemars(title = "说明")]
    pub note: Option<Prose>,
    /// The post that does it, for the staff's handbook.
    #[schemars(title = "岗位", description = "办这一步的岗位，印进工作手册")]
    pub post: Option<Spanned<String>>,
    /// What staff check here, for the staff's handbook.
    #[schemars(title = "审查标准", description = "工作人员查什么，一行一条")]
    #[serde(default)]
    pub criteria: Many<Prose>,
    /// The document that this step produces.
    #[schemars(title = "产出", description = "这一步出具的文书")]
    pub output: Option<Spanned<String>>,
    /// Materials that are taken here, by name.
    #[schemars(title = "材料", description = "这一步收哪些材料，写材料的名称")]
    #[serde(default)]
    pub materials: Many<Ref>,
    /// The channels in which the step is there at all; every one when left out.
    #[schemars(title = "渠道", description = "只有这些渠道才有这一步")]
    #[serde(default)]
    pub channels: Many<Spanned<Way>>,
    /// The clause.
    #[schemars(title = "依据")]
    pub basis: Option<Ref>,
    /// The guide that this step calls (既定处理).
    #[schemars(title = "指南", description = "本步骤另有指南时写它的编号")]
    pub guide: Option<Ref>,
}

/// An exit of a decision.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "出口")]
pub struct Exit {
    /// The label on the line.
    #[schemars(title = "条件", length(min = 1, max = 12))]
    pub label: Spanned<String>,
    /// Where it leads.
    #[schemars(title = "到")]
    pub to: Ref,
}

/// Symbols of GB/T 1526-1989 that an author may ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the variants are the standard's own terms")]
pub enum Symbol {
    端点,
    处理,
    判断,
    文件,
    数据,
    既定处理,
}
