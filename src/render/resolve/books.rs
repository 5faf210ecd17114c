//! Books: their pages on the site, and each file of them with all that its template shows.

use std::collections::BTreeSet;

use super::Context;
use crate::han;
use crate::link::books::{self, Contents};
use crate::link::{Handbook, books::Volume};
use crate::model::book::{Binding, Book};
use crate::render::labels;
use crate::render::view::{self, View};
use crate::text::Lang;

/// The books of the manifest, as the site lists them.
pub(super) fn books(context: &Context<'_>, view: &View) -> Vec<view::Book> {
    let handbook = context.handbook;
    let labels = labels::of(context.lang);
    let listed = handbook.manifest.books.iter().zip(&handbook.book_codes);
    let shown = |(book, code): (&Book, &Option<crate::model::Code>)| {
        let (width, height) = book.paper().size();
        let files = books::volumes(book, handbook)
            .into_iter()
            .map(|volume| view::BookFile { path: path(book, &volume), name: volume.part.map(|(_, name)| name) });
        let press = press_files(book)
            .into_iter()
            .map(|(key, path)| view::BookFile { name: Some(labels[key].to_owned()), path });
        let all = books::contents(book, handbook);
        let documents = documents(&all, handbook, view);
        view::Book {
            id: book.id.to_string(),
            path: Context::path("books", &book.id),
            code: context.code(code.as_ref()),
            title: book.title.value.clone(),
            audience: book.audience.as_ref().map(|audience| audience.value.clone()),
            style: super::word(book.style.value),
            paper: labels["millimetres"]
                .replace("{width}", &width.to_string())
                .replace("{height}", &height.to_string()),
            is_large: book.is_large(),
            files: files.collect(),
            press: press.collect(),
            documents: documents.into_iter().map(|(name, path, code)| view::Related { name, path, code }).collect(),
        }
    };
    listed.map(shown).collect()
}

/// Where a file of a book is written.
fn path(book: &Book, volume: &Volume) -> String {
    match &volume.part {
        Some((part, _)) => format!("pdf/{}/{part}.pdf", &**book.id),
        None => format!("pdf/{}.pdf", &**book.id),
    }
}

/// The files for the printing house: the label that names each, and its path.
fn press_files(book: &Book) -> Vec<(&'static str, String)> {
    let Some(press) = &book.press else { return Vec::new() };
    let id = &**book.id;
    let mut files =
        vec![("press_single", format!("print/{id}.pdf")), ("press_imposed", format!("print/{id}-imposed.pdf"))];
    if press.binding.value == Binding::胶装 {
        files.push(("press_cover", format!("print/{id}-cover.pdf")));
    }
    files.push(("press_ticket", format!("print/{id}.txt")));
    files
}

/// Name, path and code of each document in a book, in its order.
fn documents(contents: &Contents, handbook: &Handbook, view: &View) -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    let mut add = |name: &str, path: &str, code: &str| found.push((name.to_owned(), path.to_owned(), code.to_owned()));
    for &at in &contents.guides {
        let it = &view.guides[at];
        add(&it.name, &it.path, &it.code.text);
    }
    for &at in &contents.checklists {
        let it = &view.checklists[at];
        add(&it.name, &it.path, &it.code.text);
    }
    for &(at, _) in &contents.indicator_sets {
        let it = &view.indicator_sets[at];
        add(&it.name, &it.path, &it.code.text);
    }
    for &at in &contents.conducts {
        let it = &view.conducts[at];
        add(&it.name, &it.path, &it.code.text);
    }
    for &at in &contents.sheets {
        let it = &view.sheets[at];
        add(&it.name, &it.path, it.code.as_ref().map_or("", |code| &code.text));
    }
    for (id, _) in &contents.places {
        let table = handbook.place_tables().position(|table| *table.id.value == *id);
        let it = &view.places[table.expect("the contents name tables of the handbook")];
        add(&it.name, &it.path, "");
    }
    found
}

/// Each file of each book, with all that its template shows.
#[must_use]
pub(in crate::render) fn volumes<'a>(
    handbook: &'a Handbook,
    view: &'a View,
    lang: Lang,
) -> Vec<(&'a Book, view::Volume<'a>)> {
    let mut found = Vec::new();
    for (book, shown) in handbook.manifest.books.iter().zip(&view.books) {
        for volume in books::volumes(book, handbook) {
            found.push((book, self::volume(handbook, view, book, shown, &volume, lang)));
        }
    }
    found
}

fn volume<'a>(
    handbook: &'a Handbook,
    view: &'a View,
    book: &'a Book,
    shown: &'a view::Book,
    volume: &Volume,
    lang: Lang,
) -> view::Volume<'a> {
    let contents = &volume.contents;
    let path = path(book, volume);
    let documents = documents(contents, handbook, view);
    let names: Vec<&str> = documents.iter().map(|(name, ..)| name.as_str()).collect();
    let heading = |heading: han::Heading| view::IndexHeading {
        label: heading.label,
        entries: heading
            .entries
            .into_iter()
            .map(|at| view::IndexEntry { name: documents[at].0.clone(), path: documents[at].1.clone() })
            .collect(),
    };
    let context = Context::of(handbook, lang);
    let news = contents.guides.iter().map(|&at| view::News {
        name: view.guides[at].name.clone(),
        path: view.guides[at].path.clone(),
        changes: context.news(&handbook.guides[at]),
    });
    let places = contents.places.iter().map(|(id, rows)| {
        let table = handbook.place_tables().position(|table| *table.id.value == *id);
        let table = &view.places[table.expect("the contents name tables of the handbook")];
        let chosen: BTreeSet<&str> = rows.iter().map(|&row| handbook.places[id][row].id.value.as_str()).collect();
        let items = table.items.iter().filter(|it| chosen.contains(it.id.as_str())).cloned().collect();
        view::PlaceTable { items, ..table.clone() }
    });
    let (edition, date) = handbook.manifest.edition_of(book);
    view::Volume {
        id: &book.id.value.0,
        path,
        title: book.title.value.clone(),
        part: volume.part.as_ref().map(|(id, _)| id.clone()),
        part_name: volume.part.as_ref().map(|(_, name)| name.clone()),
        audience: shown.audience.as_deref(),
        template: book.template(),
        trim: book.paper().size(),
        spine: None,
        is_large: book.is_large(),
        code: &shown.code,
        fingerprint: &view.fingerprint,
        edition: edition.value.clone(),
        edition_date: context.date(**date),
        previous: handbook.manifest.edition.previous.as_ref().map(|it| it.number.value.as_str()),
        guides: contents.guides.iter().map(|&at| &view.guides[at]).collect(),
        checklists: contents.checklists.iter().map(|&at| &view.checklists[at]).collect(),
        indicator_sets: contents
            .indicator_sets
            .iter()
            .map(|(set, items)| chosen(handbook, view, *set, items))
            .collect(),
        conducts: contents.conducts.iter().map(|&at| &view.conducts[at]).collect(),
        sheets: contents.sheets.iter().map(|&at| &view.sheets[at]).collect(),
        places: places.collect(),
        laws: laws(view, &documents),
        by_pinyin: han::by_pinyin(&names).into_iter().map(heading).collect(),
        by_strokes: han::by_strokes(&names).into_iter().map(heading).collect(),
        news: news.filter(|it| !it.changes.is_empty()).collect(),
    }
}

/// A set with the chosen items alone; a department without any is left out.
fn chosen(handbook: &Handbook, view: &View, set: usize, items: &[usize]) -> view::IndicatorSet {
    let all = &handbook.indicator_sets[set].document.items;
    let ids: BTreeSet<&str> = items.iter().map(|&item| &*all[item].id.value.0).collect();
    let mut shown = view.indicator_sets[set].clone();
    for department in &mut shown.departments {
        department.items.retain(|item| ids.contains(item.id.as_str()));
    }
    shown.departments.retain(|department| !department.items.is_empty());
    shown.count = items.len();
    shown
}

/// The laws and standards that these documents cite.
fn laws(view: &View, documents: &[(String, String, String)]) -> Vec<view::Level> {
    let paths: BTreeSet<&str> = documents.iter().map(|(_, path, _)| path.as_str()).collect();
    let mut found: Vec<view::Level> = Vec::new();
    for level in view.registers.iter().flat_map(|register| &register.levels) {
        let is_cited = |entry: &&view::Entry| entry.cited_by.iter().any(|from| paths.contains(from.path.as_str()));
        let entries = level.entries.iter().filter(is_cited).cloned();
        match found.iter_mut().find(|known| known.name == level.name) {
            Some(known) => known.entries.extend(entries),
            None => found.push(view::Level { name: level.name.clone(), entries: entries.collect() }),
        }
    }
    found.retain(|level| !level.entries.is_empty());
    found
}
