//! Interpretation notes (研判案例): how a clause was read in a case, so that the next case is read alike.

use schemars::JsonSchema;
use serde::Deserialize;

use super::head::document;
use super::words::{Date, Id, Prose, Provenance, Ref};
use crate::source::Spanned;

document! { table "研判案例"
    /// Notes, each tied to a clause. No case holds anything by which a person could be found.
    pub struct Notes {
        /// The notes.
        #[schemars(title = "案例", length(min = 1))]
        pub items: Vec<Note>,
    }
}

/// One note.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "案例")]
pub struct Note {
    /// Set once.
    #[schemars(title = "编号")]
    pub id: Spanned<Id>,
    /// The clause that was read.
    #[schemars(title = "条款", description = "写“名称 第几条”")]
    pub clause: Ref,
    /// Guides it concerns.
    #[schemars(title = "指南")]
    #[serde(default)]
    pub guides: Vec<Ref>,
    /// The situation, without names and places.
    #[schemars(title = "情形", description = "不写姓名、住址和证件号")]
    pub situation: Prose,
    /// How it is read.
    #[schemars(title = "结论")]
    pub conclusion: Prose,
    /// Why.
    #[schemars(title = "理由")]
    pub reason: Prose,
    /// Since when it is read so.
    #[schemars(title = "日期")]
    pub date: Spanned<Date>,
    /// How far it can be relied on.
    #[schemars(title = "来源")]
    pub provenance: Provenance,
}
