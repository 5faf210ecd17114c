//! Figures and registers as templates see them.

use serde::Serialize;

use super::{Provenance, Related};
use crate::syntax::markdown::Inline;

/// A table of figures.
#[derive(Debug, Clone, Serialize)]
pub struct FigureTable {
    /// Slug.
    pub id: String,
    /// `figures/ID/`.
    pub path: String,
    /// Title.
    pub name: String,
    /// How far it can be relied on.
    pub provenance: Provenance,
    /// Its figures.
    pub items: Vec<Figure>,
}

/// One figure, read as of the build's date.
#[derive(Debug, Clone, Serialize)]
pub struct Figure {
    /// Slug; the anchor on the table's page.
    pub id: String,
    /// 低保标准.
    pub name: String,
    /// `750`, `100 000`: the number as printed.
    pub amount: String,
    /// 元/月·人.
    pub unit: String,
    /// 标准, 上限, 下限.
    pub bound: Option<String>,
    /// `低保标准 × 1.3`.
    pub formula: Option<String>,
    /// Whether the value is newer than the edition before.
    pub is_new: bool,
    /// Since when the value stands.
    pub since: Option<String>,
    /// All values, oldest first, with their first day and remark.
    pub history: Vec<HistoricValue>,
    /// For the plot: days from the first value to the day of the build, or to the last value if that is later.
    #[serde(skip)]
    pub days: usize,
    /// How far it can be relied on.
    pub provenance: Provenance,
}

/// A value a figure has or had.
#[derive(Debug, Clone, Serialize)]
pub struct HistoricValue {
    /// First day.
    pub from: String,
    /// The number as printed.
    pub amount: String,
    /// A remark; may be empty.
    pub note: Vec<Inline>,
    /// For the plot: days since the first value.
    #[serde(skip)]
    pub day: usize,
    /// For the plot: the number.
    #[serde(skip)]
    pub value: f64,
}

/// A register of laws and standards.
#[derive(Debug, Clone, Serialize)]
pub struct Register {
    /// Slug.
    pub id: String,
    /// `register/ID/`.
    pub path: String,
    /// Title.
    pub name: String,
    /// How far it can be relied on.
    pub provenance: Provenance,
    /// Entries grouped by rank, highest first.
    pub levels: Vec<Level>,
}

/// Entries of one rank.
#[derive(Debug, Clone, Serialize)]
pub struct Level {
    /// 法律, 行政法规, 国家标准 …
    pub name: String,
    /// Its entries.
    pub entries: Vec<Entry>,
}

/// A law or standard.
#[derive(Debug, Clone, Serialize)]
pub struct Entry {
    /// The anchor is `entry-NUMBER`.
    pub number: usize,
    /// Title.
    pub name: String,
    /// 文号 or standard number.
    pub doc_number: Option<String>,
    /// Issued on.
    pub issued: Option<String>,
    /// In force from.
    pub effective: Option<String>,
    /// No longer in force from.
    pub until: Option<String>,
    /// How far it can be relied on.
    pub provenance: Provenance,
    /// A remark; may be empty.
    pub note: Vec<Inline>,
    /// Names and paths of the documents that cite it.
    pub cited_by: Vec<Related>,
}
