//! Terms (术语): one word for one thing, and the words that are not used for it.

use schemars::JsonSchema;
use serde::Deserialize;

use super::head::document;
use super::words::{Prose, Ref};
use crate::source::Spanned;

document! { table "术语"
    /// A table of terms.
    pub struct Terms {
        /// Its entries.
        #[schemars(title = "词条", length(min = 1))]
        pub items: Vec<Term>,
    }
}

/// One term.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "词条")]
pub struct Term {
    /// The preferred term.
    #[schemars(title = "术语")]
    pub term: Spanned<String>,
    /// In English.
    #[schemars(title = "英文")]
    pub english: Option<Spanned<String>>,
    /// What people also say; found by search, understood in guides.
    #[schemars(title = "俗称", description = "群众的说法，查得到")]
    #[serde(default)]
    pub common: Vec<Spanned<String>>,
    /// What it means.
    #[schemars(title = "定义")]
    pub definition: Prose,
    /// Where the definition comes from.
    #[schemars(title = "依据")]
    pub basis: Option<Ref>,
}
