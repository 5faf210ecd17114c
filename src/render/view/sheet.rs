//! A document of one of the further kinds as templates see it: a head, and blocks.

use serde::Serialize;

use super::{Code, Provenance};
use crate::syntax::markdown::{Block, Inline};

/// A bundle, service list, procedure card, standard, standards system or table.
#[derive(Debug, Clone, Serialize)]
pub struct Sheet {
    /// Slug.
    pub id: String,
    /// `bundles/ID/`.
    pub path: String,
    /// The English name of its kind, `service-list`; its label is `kind_…`.
    pub kind: &'static str,
    /// The printed code; tables have none.
    pub code: Option<Code>,
    /// Title.
    pub name: String,
    /// How far it can be relied on.
    pub provenance: Provenance,
    /// In force from.
    pub effective: Option<String>,
    /// Last review.
    pub reviewed: Option<String>,
    /// Next review due.
    pub review_due: Option<String>,
    /// One plain sentence; may be empty.
    pub summary: Vec<Inline>,
    /// What it says: headings, tables, lists, then the Markdown body.
    pub blocks: Vec<Block>,
}
