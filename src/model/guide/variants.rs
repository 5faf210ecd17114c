//! Values that differ by channel or by applicant, and what a person moves on to.

use schemars::JsonSchema;
use serde::Deserialize;

use super::parts::Way;
use crate::model::words::{Duration, Prose, Ref};
use crate::source::Spanned;

/// What is different in a channel or for an applicant, and why.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "差异")]
pub struct Variant {
    /// In which channel.
    #[schemars(title = "渠道", description = "哪种渠道不同，要在「渠道」里写过")]
    pub channel: Option<Spanned<Way>>,
    /// For which applicants.
    #[schemars(title = "情形", description = "哪种申请人不同")]
    pub case: Option<Spanned<String>>,
    /// Another promise.
    #[schemars(title = "承诺")]
    pub promised: Option<Spanned<Duration>>,
    /// Another number of visits.
    #[schemars(title = "到场次数", range(max = 99))]
    pub visits: Option<Spanned<u32>>,
    /// Another fee.
    #[schemars(title = "收费")]
    pub fee: Option<Prose>,
    /// Materials that need not be brought.
    #[schemars(title = "免交材料", description = "不用交的材料，写材料的名称")]
    #[serde(default)]
    pub without: Vec<Ref>,
    /// Materials that are needed too.
    #[schemars(title = "另交材料", description = "还要交的材料")]
    #[serde(default)]
    pub also: Vec<Spanned<String>>,
    /// A remark.
    #[schemars(title = "说明")]
    pub note: Option<Prose>,
    /// Why it differs: without a reason a difference is arbitrary.
    #[schemars(title = "理由", description = "为什么不同", length(min = 4))]
    pub reason: Prose,
}

/// What a person moves on to from here (退保同步认定低保边缘家庭).
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "衔接")]
pub struct Passage {
    /// When.
    #[schemars(title = "情形")]
    pub case: Prose,
    /// The guide that follows.
    #[schemars(title = "转", description = "转到哪份指南，写编号")]
    pub to: Ref,
    /// What is done.
    #[schemars(title = "说明")]
    pub note: Option<Prose>,
}
