//! Limits: what the law allows, what the bureau promises, and procedures with a clock of their own.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::words::{Duration, Prose, Ref};
use crate::source::Spanned;

/// Limits of the whole business.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "时限")]
pub struct Time {
    /// What the law allows at most.
    #[schemars(title = "法定", description = "如“30 工作日”；没有时留空并在说明里写理由")]
    pub statutory: Option<Spanned<Duration>>,
    /// What the bureau promises.
    #[schemars(title = "承诺", description = "如“20 工作日”“当场”")]
    pub promised: Spanned<Duration>,
    /// The clause that sets the statutory limit.
    #[schemars(title = "法定依据", description = "规定这个期限的条款")]
    pub basis: Option<Ref>,
    /// Why there is no statutory limit.
    #[schemars(title = "无法定", description = "没有法定时限的理由")]
    pub no_statutory: Option<Prose>,
    /// A remark.
    #[schemars(title = "说明")]
    pub note: Option<Prose>,
    /// Procedures with a clock of their own.
    #[schemars(title = "特别程序", description = "公示、评估、听证、核对等，写明计入不计入时限")]
    #[serde(default)]
    pub special: Vec<Special>,
}

impl Time {
    /// Procedures whose time does not count.
    pub fn excluded(&self) -> impl Iterator<Item = &Special> {
        self.special.iter().filter(|it| it.counted == Counted::不计入)
    }

    /// Whether a step is one of the procedures whose time does not count.
    #[must_use]
    pub fn excludes(&self, step: &str) -> bool {
        self.excluded().any(|it| step.contains(it.name.as_str()))
    }
}

/// A special procedure (特别程序): 公示, 评估, 听证 …
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "特别程序")]
pub struct Special {
    /// 公示, 评估, 听证 …
    #[schemars(title = "名称")]
    pub name: Spanned<String>,
    /// How long it takes, where that is set.
    #[schemars(title = "时长", description = "如“7 日”；没有规定的不写，在说明里交代")]
    pub length: Option<Spanned<Duration>>,
    /// Whether it is part of the limit.
    #[schemars(title = "计入", description = "计入或不计入时限")]
    pub counted: Counted,
    /// The clause that says so.
    #[schemars(title = "依据")]
    pub basis: Option<Ref>,
    /// A remark.
    #[schemars(title = "说明")]
    pub note: Option<Prose>,
}

/// Whether a procedure is part of the limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the variants are the profession's own terms")]
pub enum Counted {
    计入,
    不计入,
}
