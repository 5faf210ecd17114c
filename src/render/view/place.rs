//! Places as labels, posters and the pages behind their codes show them.

use serde::Serialize;

use super::{Code, Contact, Provenance, Related};
use crate::syntax::markdown::Inline;

/// A table of places.
#[derive(Debug, Clone, Serialize)]
pub struct PlaceTable {
    /// Slug.
    pub id: String,
    /// `places/ID/`.
    pub path: String,
    /// Title.
    pub name: String,
    /// What it is.
    pub summary: Vec<Inline>,
    /// How far it can be relied on.
    pub provenance: Provenance,
    /// Guides that are handled at each of them.
    pub guides: Vec<Related>,
    /// Its places.
    pub items: Vec<Place>,
}

/// One place with its code.
#[derive(Debug, Clone, Serialize)]
pub struct Place {
    /// As the table has it: `c01`.
    pub id: String,
    /// `p/CODE/`, its only page.
    pub path: String,
    /// The printed code.
    pub code: Code,
    /// Name.
    pub name: String,
    /// 区县.
    pub district: Option<String>,
    /// 街道.
    pub street: Option<String>,
    /// Where it is.
    pub address: Option<String>,
    /// Whom to call there; its name is that of the place.
    pub contact: Option<Contact>,
    /// How far it can be relied on: as its row says, or as its table.
    pub provenance: Provenance,
}
