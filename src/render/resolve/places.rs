//! Places with a code, as labels, posters and their pages show them.

use rayon::prelude::*;

use super::{Context, view};
use crate::link::places::Place;
use crate::model::Places;
use crate::model::words::Provenance;
use crate::render::qr;

pub(super) fn table(context: &Context<'_>, table: &Places) -> view::PlaceTable {
    let places = context.handbook.places.get(&*table.id.value).map(Vec::as_slice).unwrap_or_default();
    let guides = table.guides.iter().filter_map(|id| context.handbook.index.guides.get(&id.value));
    let usual = context.provenance(*table.provenance, table.origin.as_ref());
    view::PlaceTable {
        id: table.id.to_string(),
        path: Context::path("places", &table.id),
        name: table.name.value.clone(),
        summary: context.prose(&table.summary),
        provenance: usual.clone(),
        guides: guides.map(|&guide| super::guide::related(context, guide)).collect(),
        items: places.par_iter().filter_map(|it| place(context, &usual, it)).collect(),
    }
}

/// A place that no code was issued for has no page and no label.
fn place(context: &Context<'_>, usual: &view::Provenance, place: &Place) -> Option<view::Place> {
    let code = place.code.as_ref()?;
    let fact =
        |title: &str| place.facts.iter().find(|(known, _)| *known == title).map(|(_, value)| value.value.clone());
    let own = fact("来源").and_then(|written| match written.as_str() {
        "官方" => Some(Provenance::官方),
        "引用" => Some(Provenance::引用),
        "重构" => Some(Provenance::重构),
        "示例" => Some(Provenance::示例),
        _ => None,
    });
    let provenance = own.map_or_else(|| usual.clone(), |own| context.provenance(own, None));
    Some(view::Place {
        id: place.id.value.clone(),
        path: format!("{}/{code}/", qr::PLACES),
        code: qr::draw(&context.handbook.manifest.base_url, qr::PLACES, code),
        name: place.name.value.clone(),
        district: fact("区县"),
        street: fact("街道"),
        address: fact("地址"),
        contact: fact("电话").map(|phone| view::Contact {
            name: place.name.value.clone(),
            phone: Some(phone),
            // What the table rests on stands with the table.
            provenance: view::Provenance { note: Vec::new(), ..provenance.clone() },
        }),
        provenance,
    })
}
