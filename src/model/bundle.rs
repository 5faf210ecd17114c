//! The bundle (一件事, 多事一核): several guides as one application, with one set of materials and one clock.

use schemars::JsonSchema;
use serde::Deserialize;

use super::guide::{Channel, Contact};
use super::head::document;
use super::words::{Duration, Prose, Ref};
use crate::source::Spanned;

document! { dated "一件事"
    /// What a citizen lives through once, and what the bureau would otherwise ask for several times.
    pub struct Bundle {
        /// What it begins with: a birth, a death, one application.
        #[schemars(title = "触发", description = "什么事情引起的，如“亲人去世”")]
        pub trigger: Prose,
        /// Legal basis.
        #[schemars(title = "依据")]
        #[serde(default)]
        pub basis: Vec<Ref>,
        /// The guides, in the order in which they are handled.
        #[schemars(title = "事项", length(min = 2))]
        pub members: Vec<Member>,
        /// One limit for all.
        #[schemars(title = "承诺", description = "合并以后的总时限")]
        pub promised: Spanned<Duration>,
        /// What the separate ways would take, to compare.
        #[schemars(title = "分别办理", description = "分别办理要多久，如“40 工作日”")]
        pub apart: Option<Spanned<Duration>>,
        /// How many visits are left.
        #[schemars(title = "到场次数", range(max = 99))]
        pub visits: Option<Spanned<u32>>,
        /// Steps that are done once for all guides.
        #[schemars(title = "合并环节", description = "合并成一次的环节")]
        #[serde(default)]
        pub shared_steps: Vec<Prose>,
        /// Where and how to apply.
        #[schemars(title = "渠道", length(min = 1))]
        pub channels: Vec<Channel>,
        /// Whom to ask.
        #[schemars(title = "咨询", length(min = 1))]
        pub consult: Vec<Contact>,
        /// Whom to complain to.
        #[schemars(title = "监督", length(min = 1))]
        pub complain: Vec<Contact>,
    }
}

/// One guide of a bundle.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "事项")]
pub struct Member {
    /// The guide.
    #[schemars(title = "指南", description = "指南的编号")]
    pub guide: Ref,
    /// When it is part of the whole.
    #[schemars(title = "适用", description = "什么情况下一并办理")]
    pub applies: Option<Prose>,
}
