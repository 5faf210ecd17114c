//! Places (场所): communities, windows, stations; thousands of rows in a CSV file beside the document.

use super::head::document;
use super::words::{Prose, Ref};
use crate::source::Spanned;

document! { table "场所"
    /// A table of places. The rows stand in a CSV file, as an office exports them from a sheet.
    pub struct Places {
        /// What it is, in a sentence.
        #[schemars(title = "一句话", length(max = 60))]
        pub summary: Prose,
        /// The CSV file, from the handbook's folder: `places/communities.csv`.
        #[schemars(title = "数据", description = "CSV 文件，从手册文件夹起写，如“places/communities.csv”")]
        pub data: Spanned<String>,
        /// Declared number of rows.
        #[schemars(title = "声明", description = "声明的行数", range(max = 999_999))]
        pub declared: Spanned<u32>,
        /// Guides that are handled there.
        #[schemars(title = "指南", description = "在这些场所能办的指南")]
        #[serde(default)]
        pub guides: Vec<Ref>,
    }
}

/// The columns of the CSV file; the first two must be there.
pub const COLUMNS: &[(&str, &str)] = &[
    ("编号", "id"),
    ("名称", "name"),
    ("区县", "district"),
    ("街道", "street"),
    ("地址", "address"),
    ("电话", "phone"),
    ("来源", "provenance"),
];
