//! The checklist (清单): mandatory and elective, or positive and negative items, whose declared counts are counted.

use schemars::JsonSchema;
use serde::Deserialize;

use super::head::document;
use super::words::{Id, Prose, Ref};
use crate::source::Spanned;

document! { dated "清单"
    /// A list of items with stable ids.
    pub struct Checklist {
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
}

/// Declared counts of a checklist; what is not declared is not counted, and a list must declare something.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "声明")]
pub struct Declared {
    /// Mandatory items.
    #[schemars(title = "必选", range(max = 9999))]
    pub mandatory: Option<Spanned<u32>>,
    /// Elective items.
    #[schemars(title = "自选", range(max = 9999))]
    pub elective: Option<Spanned<u32>>,
    /// Items of a positive list (正面清单): what is to be done.
    #[schemars(title = "正面", range(max = 9999))]
    pub positive: Option<Spanned<u32>>,
    /// Items of a negative list (负面清单): what must not be done.
    #[schemars(title = "负面", range(max = 9999))]
    pub negative: Option<Spanned<u32>>,
}

impl Declared {
    /// The declared number of a choice.
    #[must_use]
    pub fn of(&self, choice: Choice) -> Option<&Spanned<u32>> {
        match choice {
            Choice::必选 => self.mandatory.as_ref(),
            Choice::自选 => self.elective.as_ref(),
            Choice::正面 => self.positive.as_ref(),
            Choice::负面 => self.negative.as_ref(),
        }
    }
}

/// One item.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "项目")]
pub struct Item {
    /// Stable; names may repeat (安装扶手 stands under two categories).
    #[schemars(title = "编号")]
    pub id: Spanned<Id>,
    /// The part of the home, the phase of the work: what the list is grouped by.
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
    /// How it is accepted when it is done; measurable.
    #[schemars(title = "验收", description = "怎样算合格，写可以量的")]
    pub acceptance: Option<Prose>,
    /// Editions of the list in which it stood, oldest first.
    #[schemars(title = "沿革", description = "在哪一版列入、怎样变化")]
    #[serde(default)]
    pub history: Vec<Prose>,
}

/// Mandatory or elective, to be done or not to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the variants are the profession's own terms")]
pub enum Choice {
    必选,
    自选,
    正面,
    负面,
}

impl Choice {
    /// Every choice, in the order of columns and counts.
    pub const ALL: [Self; 4] = [Self::必选, Self::自选, Self::正面, Self::负面];
}

/// Standing in the national list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the variants are the profession's own terms")]
pub enum National {
    基础,
    可选,
}
