//! Documents in short, for pages that lead to them: a page that was given the whole of each would be a megabyte.

use serde::Serialize;
use tera::Context;

use super::selections::Selection;
use crate::render::view::{Guide, Line, PlaceTable, Provenance, View};
use crate::syntax::markdown::Inline;

/// A line with its guides in short, for indexes.
#[derive(Serialize)]
pub(super) struct LineIndex<'a> {
    name: &'a str,
    note: &'a [Inline],
    color: &'a str,
    number: usize,
    guides: Vec<GuideIndex<'a>>,
}

#[derive(Serialize)]
pub(super) struct GuideIndex<'a> {
    name: &'a str,
    path: &'a str,
    code: &'a str,
    summary: &'a [Inline],
    item_type: &'a str,
    promised: &'a str,
    provenance: &'a Provenance,
}

#[derive(Serialize)]
pub(super) struct DocumentIndex<'a> {
    name: &'a str,
    path: &'a str,
    summary: &'a [Inline],
}

/// The documents of one of the further kinds.
#[derive(Serialize)]
pub(super) struct SheetIndex<'a> {
    kind: &'static str,
    items: Vec<DocumentIndex<'a>>,
}

#[derive(Serialize)]
pub(super) struct BookIndex<'a> {
    title: &'a str,
    path: &'a str,
    audience: Option<&'a str>,
}

/// A set of indicators in short, for the pages of its lists.
#[derive(Serialize)]
pub(super) struct SetIndex<'a> {
    pub(super) id: &'a str,
    pub(super) name: &'a str,
    pub(super) path: &'a str,
    pub(super) provenance: &'a Provenance,
    pub(super) full_marks: Option<u32>,
}

/// The way to a page that lists things, and how many.
#[derive(Serialize)]
pub(super) struct Way<'a> {
    pub(super) name: &'a str,
    pub(super) path: &'a str,
    pub(super) count: usize,
}

impl<'a> Way<'a> {
    pub(super) fn of(selection: &'a Selection<'a>) -> Self {
        Self { name: &selection.name, path: &selection.path, count: selection.rows.len() }
    }
}

/// The table of a place in short: with its thousands of places each page would be a megabyte.
#[derive(Serialize)]
pub(super) struct PlaceIndex<'a> {
    pub(super) name: &'a str,
    pub(super) path: &'a str,
    pub(super) summary: &'a [Inline],
    pub(super) provenance: &'a Provenance,
}

/// The guides that are handled at the places of a table.
pub(super) fn guides_at<'v>(view: &'v View, table: &PlaceTable) -> Vec<GuideIndex<'v>> {
    let named = |guide: &&Guide| table.guides.iter().any(|it| it.path == guide.path);
    view.guides.iter().filter(named).map(guide_index).collect()
}

pub(super) fn insert_home(context: &mut Context, view: &View) {
    let index = |line| guides_of(view, line);
    let lines: Vec<_> = view
        .lines
        .iter()
        .map(|line| LineIndex {
            name: &line.name,
            note: &line.note,
            color: &line.color,
            number: line.number,
            guides: index(line),
        })
        .collect();
    context.insert("lines", &lines);
    let index = |name, path, summary| DocumentIndex { name, path, summary };
    let lists: Vec<_> = view.checklists.iter().map(|it| index(&it.name, &it.path, &it.summary)).collect();
    let sets: Vec<_> = view.indicator_sets.iter().map(|it| index(&it.name, &it.path, &it.summary)).collect();
    let conducts: Vec<_> = view.conducts.iter().map(|it| index(&it.name, &it.path, &it.summary)).collect();
    let tables: Vec<_> = view.figure_tables.iter().map(|it| index(&it.name, &it.path, &[])).collect();
    let registers: Vec<_> = view.registers.iter().map(|it| index(&it.name, &it.path, &[])).collect();
    let mut sheets: Vec<SheetIndex> = Vec::new();
    for it in &view.sheets {
        let item = index(&it.name, &it.path, &it.summary);
        match sheets.last_mut() {
            Some(group) if group.kind == it.kind => group.items.push(item),
            _ => sheets.push(SheetIndex { kind: it.kind, items: vec![item] }),
        }
    }
    context.insert("sheets", &sheets);
    context.insert("checklists", &lists);
    context.insert("indicator_sets", &sets);
    context.insert("conducts", &conducts);
    context.insert("figure_tables", &tables);
    context.insert("registers", &registers);
    context.insert("books", &books(view));
}

pub(super) fn books(view: &View) -> Vec<BookIndex<'_>> {
    view.books
        .iter()
        .map(|book| BookIndex { title: &book.title, path: &book.path, audience: book.audience.as_deref() })
        .collect()
}

pub(super) fn guides_of<'v>(view: &'v View, line: &Line) -> Vec<GuideIndex<'v>> {
    line.guide_indices.iter().map(|&index| guide_index(&view.guides[index])).collect()
}

pub(super) fn guide_index(guide: &Guide) -> GuideIndex<'_> {
    GuideIndex {
        name: &guide.name,
        path: &guide.path,
        code: &guide.code.text,
        summary: &guide.summary,
        item_type: &guide.item_type,
        promised: &guide.time.promised,
        provenance: &guide.provenance,
    }
}
