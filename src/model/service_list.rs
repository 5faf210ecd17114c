//! The service list (服务清单): rows under columns that its author names, such as 基本养老服务清单.

use schemars::JsonSchema;
use serde::Deserialize;

use super::head::document;
use super::words::{Id, Prose, Ref};
use crate::source::Spanned;

document! { dated "服务清单"
    /// A counted list in columns: 对象, 项目, 内容, 类型, 支出责任.
    pub struct ServiceList {
        /// Legal basis.
        #[schemars(title = "依据")]
        #[serde(default)]
        pub basis: Vec<Ref>,
        /// For whom.
        #[schemars(title = "适用")]
        pub applies: Option<Prose>,
        /// The columns.
        #[schemars(title = "栏目", description = "各栏的名称，如“服务对象”“支出责任”", length(min = 2, max = 8))]
        pub columns: Vec<Spanned<String>>,
        /// Declared number of rows.
        #[schemars(title = "声明", description = "声明的项数", range(max = 9999))]
        pub declared: Spanned<u32>,
        /// The rows.
        #[schemars(title = "项目", length(min = 1))]
        pub rows: Vec<Row>,
    }
}

/// A row: one cell a column.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "项目")]
pub struct Row {
    /// Stable.
    #[schemars(title = "编号")]
    pub id: Spanned<Id>,
    /// One cell a column, in the order of the columns.
    #[schemars(title = "内容", description = "按栏目的次序，一栏一格", length(min = 1))]
    pub cells: Vec<Prose>,
    /// The guide that tells how to get it.
    #[schemars(title = "指南", description = "对应指南的编号")]
    pub guide: Option<Ref>,
}
