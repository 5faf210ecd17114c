//! Figures and registers as templates show them.

use std::collections::BTreeMap;

use super::{Context, view, word};
use crate::link::citations;
use crate::link::figures::FigureTable;
use crate::link::prose::number;
use crate::model::figures::Figure;
use crate::model::register::{Entry, Level};
use crate::model::words::{Date, Ref};

pub(super) fn figures(context: &Context<'_>, table: &FigureTable) -> view::FigureTable {
    let document = &table.document;
    let figure = |(figure, amount): (&Figure, &Option<crate::link::figures::Amount>)| {
        let amount = amount.expect("a figure without a value is an error, and errors are not rendered");
        let first = figure.values.iter().map(|value| *value.from).min();
        let days = |day: Date| first.map_or(0, |first| first.days_to(day));
        let last = figure.values.iter().map(|value| *value.from).max();
        view::Figure {
            id: figure.id.to_string(),
            name: figure.name.value.clone(),
            amount: number(amount.value),
            unit: figure.unit.value.clone(),
            bound: figure.bound.map(word),
            formula: figure.formula.as_ref().map(|formula| formula.value.clone()),
            is_new: context.is_since_previous(amount.since),
            since: Some(context.date(amount.since)),
            history: figure
                .values
                .iter()
                .map(|value| view::HistoricValue {
                    from: context.date(*value.from),
                    amount: number(value.amount),
                    note: context.optional(value.note.as_ref()),
                    day: days(*value.from),
                    value: value.amount,
                })
                .collect(),
            days: last.map_or(0, |last| days(last.max(context.handbook.as_of))),
            provenance: context.provenance(figure.provenance, figure.origin.as_ref()),
        }
    };
    view::FigureTable {
        id: document.id.to_string(),
        path: Context::path("figures", &document.id),
        name: document.name.value.clone(),
        provenance: context.provenance(*document.provenance, document.origin.as_ref()),
        items: document.items.iter().zip(&table.amounts).map(figure).collect(),
    }
}

pub(super) fn register(context: &Context<'_>, index: usize) -> view::Register {
    let document = &context.handbook.registers[index].document;
    let cited = cited_by(context, index);
    let mut levels: BTreeMap<Level, Vec<view::Entry>> = BTreeMap::new();
    for (at, entry) in document.entries.iter().enumerate() {
        let cited_by = cited.get(&at).cloned().unwrap_or_default();
        levels.entry(entry.level).or_default().push(one(context, at, entry, cited_by));
    }
    view::Register {
        id: document.id.to_string(),
        path: Context::path("register", &document.id),
        name: document.name.value.clone(),
        provenance: context.provenance(*document.provenance, document.origin.as_ref()),
        levels: levels.into_iter().map(|(level, entries)| view::Level { name: word(level), entries }).collect(),
    }
}

fn one(context: &Context<'_>, at: usize, entry: &Entry, cited_by: Vec<view::Related>) -> view::Entry {
    view::Entry {
        number: at + 1,
        name: entry.name.value.clone(),
        doc_number: entry
            .number
            .as_ref()
            .map(|number| number.value.clone())
            .filter(|number| *number != entry.name.value),
        issued: entry.issued.as_ref().map(|date| context.date(**date)),
        effective: entry.effective.as_ref().map(|date| context.date(**date)),
        until: entry.until.as_ref().map(|date| context.date(**date)),
        provenance: context.provenance(entry.provenance, None),
        note: context.optional(entry.note.as_ref()),
        cited_by,
    }
}

/// The documents that cite each entry of a register, each once, in the order of the handbook.
fn cited_by(context: &Context<'_>, register: usize) -> BTreeMap<usize, Vec<view::Related>> {
    let handbook = context.handbook;
    let mut cited: BTreeMap<usize, Vec<view::Related>> = BTreeMap::new();
    let mut note = |written: &Ref, name: &str, path: String, code: String| {
        let Some(citation) = handbook.cite(written).filter(|citation| citation.place.0 == register) else { return };
        let documents = cited.entry(citation.place.1).or_default();
        if documents.last().is_none_or(|last| last.path != path) {
            documents.push(view::Related { name: name.to_owned(), path, code });
        }
    };
    let code = |code: Option<&crate::model::Code>| code.map(ToString::to_string).unwrap_or_default();
    for guide in &handbook.guides {
        for written in &guide.basis {
            note(written, &guide.name, Context::path("guides", &guide.id), code(guide.listed.code.as_ref()));
        }
    }
    for list in &handbook.checklists {
        for written in &list.document.basis {
            note(
                written,
                &list.document.name,
                Context::path("checklists", &list.document.id),
                code(list.code.as_ref()),
            );
        }
    }
    for set in &handbook.indicator_sets {
        for written in set.document.items.iter().flat_map(|item| item.basis.iter().chain(&item.major)) {
            note(written, &set.document.name, Context::path("indicators", &set.document.id), code(set.code.as_ref()));
        }
    }
    for sheet in &handbook.sheets {
        let Some(head) = sheet.document.head() else { continue };
        for written in citations::of_sheet(&sheet.document) {
            let path = Context::path(sheet.document.kind().entry().folder, head.id());
            note(written, head.name(), path, code(sheet.code.as_ref()));
        }
    }
    cited
}
