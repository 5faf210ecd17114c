//! What stays behind codes on paper: pages of what has ended, and other addresses of what was renamed or joined.

use std::collections::BTreeMap;

use super::{Context, view};
use crate::link::Handbook;
use crate::model::Kind;
use crate::model::words::Ref;
use crate::render::{leads, qr};

/// A page for each row of the tables of what has ended.
pub(super) fn tombstones(context: &Context<'_>) -> Vec<view::Tombstone> {
    let handbook = context.handbook;
    let tables = handbook.withdrawals();
    let rows = tables.flat_map(|table| table.items.iter().map(move |item| (table, item)));
    let shown = rows.filter_map(|(table, item)| {
        let code = handbook.ledger.find(&item.row.value)?;
        let folder = qr::folder_of(&item.row.value);
        Some(view::Tombstone {
            id: item.row.value.clone(),
            path: format!("{folder}/{code}/"),
            code: qr::draw(&handbook.manifest.base_url, folder, code),
            name: item.name.value.clone(),
            since: context.date(*item.date),
            reason: context.prose(&item.reason),
            successor: item.successor.as_ref().and_then(|id| document(handbook, id)),
            note: context.optional(item.note.as_ref()),
            contacts: context.contacts(&item.contacts),
            provenance: context.provenance(item.provenance, None),
            list_name: table.name.value.clone(),
            list_path: Context::path(Kind::Withdrawals.entry().folder, &table.id),
        })
    });
    shown.collect()
}

/// A document that is named by its id.
pub(super) fn document(handbook: &Handbook, id: &Ref) -> Option<view::Related> {
    let target = handbook.index.documents.get(&id.value)?;
    let code = target.code.as_ref().map_or_else(String::new, ToString::to_string);
    Some(view::Related { name: target.name.clone(), path: target.path.clone(), code })
}

/// Other addresses that a page answers at, by its own: codes that were printed for something that is now part of it,
/// and where it stood under a former id.
pub(super) fn also_at(handbook: &Handbook) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in handbook.ledger.documents().filter(|row| !handbook.ledger.more(row).is_empty()) {
        let Some(page) = leads::page_of(handbook, row) else { continue };
        for code in handbook.ledger.more(row) {
            let folder = qr::folder_of(row);
            let both = [folder, folder.to_ascii_uppercase()].map(|folder| format!("{folder}/{code}/"));
            found.entry(page.clone()).or_default().extend(both);
        }
    }
    for (before, now) in handbook.ledger.moved() {
        let Some(page) = leads::page_of(handbook, now) else { continue };
        // A place, and what has ended, has its code for an address.
        let former = match before.split_once('/') {
            None if handbook.index.documents.contains_key(now) => {
                page.split_once('/').map(|(folder, _)| format!("{folder}/{before}/"))
            }
            Some(("books", _)) => Some(format!("{before}/")),
            _ => None,
        };
        let is_free = |path: &String| {
            let mut taken = handbook.index.documents.values().map(|target| target.path.as_str());
            !taken.any(|it| it == path) && leads::page_of(handbook, before).as_ref() != Some(path)
        };
        found.entry(page).or_default().extend(former.filter(is_free));
    }
    found
}
