//! Where printed codes lead: to the page of what the ledger calls so.

use crate::link::{Handbook, books};
use crate::model::Code;
use crate::render::qr;

/// Every code with the page that it leads to, below the site's root: those that are printed, and those that were
/// printed for something that is now part of another page.
#[must_use]
pub fn all(handbook: &Handbook) -> Vec<(Code, String)> {
    let ended = handbook.ended().map(|item| item.row.value.clone());
    let rows = handbook.coded_rows().chain(ended);
    let mut found: Vec<(Code, String)> = rows
        .filter_map(|row| Some((page_of(handbook, &row)?, row)))
        .flat_map(|(page, row)| {
            let codes = handbook.ledger.codes(&row);
            codes.map(|code| (code.clone(), page.clone())).collect::<Vec<_>>()
        })
        .collect();
    found.sort();
    found
}

/// The page of what the ledger calls so; a place, and what has ended, have none but the one behind their code.
#[must_use]
pub fn page_of(handbook: &Handbook, row: &str) -> Option<String> {
    if let Some(target) = handbook.index.documents.get(row) {
        return Some(target.path.clone());
    }
    if row.starts_with("books/") && handbook.manifest.books.iter().any(|book| books::row_of(&book.id) == row) {
        return Some(format!("{row}/"));
    }
    Some(format!("{}/{}/", qr::folder_of(row), handbook.ledger.find(row)?))
}
