//! What has ended, as the page behind its code shows it.

use serde::Serialize;

use super::{Code, Contact, Provenance, Related};
use crate::syntax::markdown::Inline;

/// A tombstone: the only page of what is on paper and no longer in the handbook.
#[derive(Debug, Clone, Serialize)]
pub struct Tombstone {
    /// What the ledger calls it.
    pub id: String,
    /// `q/CODE/`, or `p/CODE/` of a place.
    pub path: String,
    /// The printed code.
    pub code: Code,
    /// What it was called.
    pub name: String,
    /// The day since which it no longer applies.
    pub since: String,
    /// Why.
    pub reason: Vec<Inline>,
    /// The document that stands in for it.
    pub successor: Option<Related>,
    /// What to do now; may be empty.
    pub note: Vec<Inline>,
    /// Whom to ask.
    pub contacts: Vec<Contact>,
    /// How far this can be relied on.
    pub provenance: Provenance,
    /// The list that it stands in.
    pub list_name: String,
    /// `withdrawals/ID/`.
    pub list_path: String,
}
