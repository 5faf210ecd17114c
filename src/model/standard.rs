//! The text of a standard (标准): the elements of GB/T 1.1-2020 as headings of the Markdown.

use super::head::document;
use super::register::Level;
use super::words::{Date, Ref};
use crate::source::Spanned;

document! { dated "标准"
    /// A standard that the bureau writes itself; its clauses are drafted with 应, 宜, 可, 能.
    pub struct Standard {
        /// `DB4301/T 12-2026`; left out while it has none.
        #[schemars(title = "标准号", description = "还没有编号的不写")]
        pub number: Option<Spanned<String>>,
        /// Level.
        #[schemars(title = "层级")]
        pub level: Level,
        /// The day it was issued.
        #[schemars(title = "发布", description = "发布日期")]
        pub issued: Option<Spanned<Date>>,
        /// Who proposed it.
        #[schemars(title = "提出单位")]
        pub proposed_by: Option<Spanned<String>>,
        /// Who answers for it.
        #[schemars(title = "归口单位")]
        pub managed_by: Option<Spanned<String>>,
        /// Classification of GB/T 1.1 covers.
        #[schemars(title = "ICS")]
        pub ics: Option<Spanned<String>>,
        /// Chinese classification.
        #[schemars(title = "CCS")]
        pub ccs: Option<Spanned<String>>,
        /// Documents that the text cites normatively.
        #[schemars(title = "规范性引用", description = "正文中规范性引用的文件，名称要在依据库里")]
        #[serde(default)]
        pub references: Vec<Ref>,
        /// What it replaces.
        #[schemars(title = "代替", description = "被代替的标准号")]
        pub replaces: Option<Spanned<String>>,
    }
}
