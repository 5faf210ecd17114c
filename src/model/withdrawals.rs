//! What has ended (停用): its code is on paper for ever, so a page stays behind it.

use schemars::JsonSchema;
use serde::Deserialize;

use super::guide::Contact;
use super::head::document;
use super::words::{Date, Prose, Provenance, Ref};
use crate::source::Spanned;

document! { table "停用"
    /// Documents, books and places that are no longer in the handbook and were printed with a code.
    pub struct Withdrawals {
        /// Each of them.
        #[schemars(title = "各项", length(min = 1))]
        pub items: Vec<Withdrawal>,
    }
}

/// What stands behind the code of something that has ended.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "各项")]
pub struct Withdrawal {
    /// What the ledger calls it: the id of a document, `books/ID`, `places/TABLE/PLACE`.
    #[schemars(title = "编号", description = "台账里的写法：文档的编号、books/编号、places/表/编号")]
    pub row: Ref,
    /// What it was called.
    #[schemars(title = "名称")]
    pub name: Spanned<String>,
    /// First day on which it no longer applied.
    #[schemars(title = "停用", description = "从哪一天起停用")]
    pub date: Spanned<Date>,
    /// Why, for readers.
    #[schemars(title = "原因")]
    pub reason: Prose,
    /// The document that stands in for it.
    #[schemars(title = "承接", description = "现在由哪份文档承接，写它的编号")]
    pub successor: Option<Ref>,
    /// What to do now.
    #[schemars(title = "说明", description = "现在怎么办")]
    pub note: Option<Prose>,
    /// Whom to ask; the handbook's numbers stand below these.
    #[schemars(title = "咨询")]
    #[serde(default)]
    pub contacts: Vec<Contact>,
    /// How far this can be relied on.
    #[schemars(title = "来源")]
    pub provenance: Provenance,
}
