//! Organisations (机构): who is who; duties move and numbers change, so both have dates.

use schemars::JsonSchema;
use serde::Deserialize;

use super::guide::Contact;
use super::head::document;
use super::words::{Date, Id, Prose, Provenance, Ref};
use crate::source::Spanned;

document! { table "机构"
    /// A table of organisations.
    pub struct Organisations {
        /// Its entries.
        #[schemars(title = "单位", length(min = 1))]
        pub items: Vec<Organisation>,
    }
}

/// One organisation.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "单位")]
pub struct Organisation {
    /// Set once.
    #[schemars(title = "编号")]
    pub id: Spanned<Id>,
    /// Name.
    #[schemars(title = "名称")]
    pub name: Spanned<String>,
    /// Unified social credit code, 18 characters; left out when not verified.
    #[schemars(title = "代码", description = "统一社会信用代码，18 位；没有核实的不写")]
    pub code: Option<Spanned<String>>,
    /// The organisation above, by id.
    #[schemars(title = "上级", description = "上级单位的编号")]
    pub parent: Option<Ref>,
    /// First day.
    #[schemars(title = "自")]
    pub from: Option<Spanned<Date>>,
    /// First day no longer.
    #[schemars(title = "至")]
    pub until: Option<Spanned<Date>>,
    /// What it answers for, and since when.
    #[schemars(title = "职责")]
    #[serde(default)]
    pub duties: Vec<Duty>,
    /// Numbers.
    #[schemars(title = "联系")]
    #[serde(default)]
    pub contacts: Vec<Contact>,
    /// How far it can be relied on.
    #[schemars(title = "来源")]
    pub provenance: Provenance,
}

/// A duty with its dates.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "职责")]
pub struct Duty {
    /// What.
    #[schemars(title = "内容")]
    pub what: Prose,
    /// First day.
    #[schemars(title = "自")]
    pub from: Option<Spanned<Date>>,
    /// First day no longer.
    #[schemars(title = "至")]
    pub until: Option<Spanned<Date>>,
    /// The clause or document that gives it.
    #[schemars(title = "依据")]
    pub basis: Option<Ref>,
}
