//! The procedure card (操作卡): what hands do, with frequency, force and technique, on a card for the ward.

use schemars::JsonSchema;
use serde::Deserialize;

use super::head::document;
use super::words::{Frequency, Prose, Quantity, Ref};
use crate::source::Spanned;

document! { dated "操作卡"
    /// A nursing or service operation (翻身, 拍背) with parameters that can be measured.
    pub struct Procedure {
        /// Standards it follows.
        #[schemars(title = "依据")]
        #[serde(default)]
        pub basis: Vec<Ref>,
        /// For whom.
        #[schemars(title = "适用")]
        pub applies: Prose,
        /// For whom not.
        #[schemars(title = "禁忌", description = "哪些情况不做")]
        #[serde(default)]
        pub never: Vec<Prose>,
        /// How often.
        #[schemars(title = "频次", description = "如“1 次/2 小时”")]
        pub frequency: Option<Spanned<Frequency>>,
        /// What is measured: frequency, force, angle, time.
        #[schemars(title = "参数", description = "可以量的要求：频率、力度、角度、时间")]
        #[serde(default)]
        pub parameters: Vec<Parameter>,
        /// What must be ready.
        #[schemars(title = "用物", description = "事先备好的东西")]
        #[serde(default)]
        pub tools: Vec<Prose>,
        /// What is done, in order.
        #[schemars(title = "步骤", length(min = 1))]
        pub steps: Vec<Motion>,
        /// What is watched, and when to stop.
        #[schemars(title = "观察", description = "观察什么，出现什么情况要停下")]
        #[serde(default)]
        pub watch: Vec<Prose>,
        /// What is written down.
        #[schemars(title = "记录")]
        #[serde(default)]
        pub record: Vec<Prose>,
    }
}

/// A parameter with its bound.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "参数")]
pub struct Parameter {
    /// 频率, 力度, 角度 …
    #[schemars(title = "名称")]
    pub name: Spanned<String>,
    /// `≤ 2 小时/次`, `30 °`.
    #[schemars(title = "要求", description = "如“≤ 2 小时/次”")]
    pub bound: Spanned<Quantity>,
    /// A remark.
    #[schemars(title = "说明")]
    pub note: Option<Prose>,
}

/// One motion.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "步骤")]
pub struct Motion {
    /// What is done.
    #[schemars(title = "做法")]
    pub what: Prose,
    /// How it is done well (手法).
    #[schemars(title = "要点", description = "手法、力度和要注意的")]
    pub technique: Option<Prose>,
}
