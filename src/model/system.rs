//! The standards system (标准体系) after GB/T 13016-2018: a tree, what stands in each branch, and how many ought to.

use schemars::JsonSchema;
use serde::Deserialize;

use super::head::document;
use super::register::Level;
use super::words::{Date, Prose, Provenance, Ref};
use crate::source::Spanned;

document! { dated "标准体系"
    /// Structure chart (结构图), list (明细表) and statistics (统计表) come from this one table.
    pub struct System {
        /// The branches.
        #[schemars(title = "结构", description = "各子体系，上级写编号", length(min = 1))]
        pub branches: Vec<Branch>,
        /// The standards.
        #[schemars(title = "标准", description = "明细表的各行")]
        #[serde(default)]
        pub standards: Vec<Row>,
    }
}

/// A branch of the tree.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "结构")]
pub struct Branch {
    /// `100`, `101`, `YW`.
    #[schemars(title = "体系编号", description = "如“200”“201”")]
    pub number: Spanned<String>,
    /// Name.
    #[schemars(title = "名称")]
    pub name: Spanned<String>,
    /// One of the four dimensions of the handbook.
    #[schemars(title = "维度", description = "管理、建设、业务或服务")]
    pub dimension: Option<Dimension>,
    /// The branch above.
    #[schemars(title = "上级", description = "上级的体系编号；最上一级不写")]
    pub parent: Option<Ref>,
    /// How many standards ought to stand here.
    #[schemars(title = "应有", description = "应有标准数", range(max = 99999))]
    pub wanted: Option<Spanned<u32>>,
    /// Guides that belong here.
    #[schemars(title = "指南", description = "指南的编号；每份指南只归一处")]
    #[serde(default)]
    pub guides: Vec<Ref>,
}

/// The four dimensions (四个维度).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the variants are the profession's own terms")]
pub enum Dimension {
    管理,
    建设,
    业务,
    服务,
}

/// A row of the list (明细表).
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "标准")]
pub struct Row {
    /// The branch it stands in.
    #[schemars(title = "体系编号")]
    pub branch: Ref,
    /// Its number; one that is still planned has none.
    #[schemars(title = "标准号", description = "拟编的还没有")]
    pub number: Option<Spanned<String>>,
    /// Title.
    #[schemars(title = "名称")]
    pub name: Spanned<String>,
    /// Level.
    #[schemars(title = "层级")]
    pub level: Level,
    /// Whether it stands, is written, or is planned.
    #[schemars(title = "状态")]
    pub state: Spanned<State>,
    /// First day in force.
    #[schemars(title = "施行")]
    pub effective: Option<Spanned<Date>>,
    /// What replaced it.
    #[schemars(title = "被代替", description = "废止的写明被哪一项代替")]
    pub replaced_by: Option<Spanned<String>>,
    /// How far the row can be relied on.
    #[schemars(title = "来源")]
    pub provenance: Provenance,
    /// A remark.
    #[schemars(title = "备注")]
    pub note: Option<Prose>,
}

/// State of a standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the variants are the profession's own terms")]
pub enum State {
    现行,
    在编,
    拟编,
    废止,
}
