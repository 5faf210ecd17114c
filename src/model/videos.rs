//! Videos (视频): what is shown, where, and which guide it goes with.

use schemars::JsonSchema;
use serde::Deserialize;

use super::head::document;
use super::words::{Date, Id, Prose, Provenance, Ref};
use crate::source::Spanned;

document! { table "视频"
    /// A series of videos; titles that nobody published are left out, never invented.
    pub struct Videos {
        /// Declared number.
        #[schemars(title = "声明", description = "声明的期数", range(max = 9999))]
        pub declared: Spanned<u32>,
        /// The episodes.
        #[schemars(title = "各期", length(min = 1))]
        pub items: Vec<Video>,
    }
}

/// One episode.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "各期")]
pub struct Video {
    /// Set once.
    #[schemars(title = "编号")]
    pub id: Spanned<Id>,
    /// Title, where it is known.
    #[schemars(title = "名称", description = "没有公布的不写")]
    pub name: Option<Spanned<String>>,
    /// Guides it goes with.
    #[schemars(title = "指南")]
    #[serde(default)]
    pub guides: Vec<Ref>,
    /// Where it is shown.
    #[schemars(title = "网址", regex(pattern = r"^https://"))]
    pub url: Option<Spanned<String>>,
    /// Since when.
    #[schemars(title = "发布")]
    pub issued: Option<Spanned<Date>>,
    /// How far it can be relied on.
    #[schemars(title = "来源")]
    pub provenance: Provenance,
    /// A remark.
    #[schemars(title = "说明")]
    pub note: Option<Prose>,
}
