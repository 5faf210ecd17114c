//! The Tera templates, ready to render; content is escaped unless a filter of ours made it.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::{Kwargs, State, Tera, Value};

use super::html::{self, Html};
use crate::flow;
use crate::render::labels;
use crate::render::view::{Contact, Provenance, View};
use crate::text::Lang;

/// Declares the templates by name.
macro_rules! templates {
    ($($name:literal),* $(,)?) => {
        /// Every template of the site, by file name.
        pub(crate) static TEMPLATES: &[(&str, &str)] = &[$(($name, include_str!(concat!("../../../templates/site/", $name)))),*];
    };
}

templates! {
    "404.html", "about.html", "audience.html", "base.html", "book.html", "checklist.html", "conduct.html", "department.html", "figures.html",
    "guide.html", "home.html", "indicators.html", "line.html", "offline.html", "parts.html", "place.html", "preview.html", "register.html", "review.html",
    "rule.html", "rules.html", "search.html", "selection.html", "sheet.html", "withdrawn.html",
}

/// What every page may know of the handbook.
#[derive(Serialize)]
struct Site<'a> {
    name: &'a str,
    publisher: &'a str,
    base_url: &'a str,
    edition: &'a str,
    edition_date: &'a str,
    as_of: &'a str,
    language: &'a str,
    provenance: &'a Provenance,
    contacts: &'a [Contact],
    lines: Vec<Line<'a>>,
    books: Vec<Book<'a>>,
    /// Sections of the home page that have content, in order; each is a label and an anchor.
    sections: Vec<&'static str>,
}

#[derive(Serialize)]
struct Line<'a> {
    name: &'a str,
    color: &'a str,
    number: usize,
    slug: String,
}

#[derive(Serialize)]
struct Book<'a> {
    title: &'a str,
    path: &'a str,
    audience: Option<&'a str>,
}

/// The engine with filters, the handbook's frame and the fixed words.
pub(super) fn load(view: &View, lang: Lang) -> Tera {
    let mut tera = Tera::new();
    let words = labels::of(lang);
    tera.register_filter("prose", move |value: &Value, _: Kwargs, state: &State<'_>| {
        html(&words, state, |html| html.inlines(value.as_array().unwrap_or_default()))
    });
    let words = labels::of(lang);
    tera.register_filter("blocks", move |value: &Value, _: Kwargs, state: &State<'_>| {
        html(&words, state, |html| html.blocks(value.as_array().unwrap_or_default()))
    });
    tera.register_filter("phrases", |value: &Value, _: Kwargs, _: &State<'_>| phrases(value));
    tera.add_raw_templates(TEMPLATES.iter().copied()).expect("the embedded templates are sound");
    let lines = view.lines.iter().map(|line| Line {
        name: &line.name,
        color: &line.color,
        number: line.number,
        slug: format!("line-{}", line.number),
    });
    let books =
        view.books.iter().map(|book| Book { title: &book.title, path: &book.path, audience: book.audience.as_deref() });
    let site = Site {
        name: &view.name,
        publisher: &view.publisher,
        base_url: &view.base_url,
        edition: &view.edition,
        edition_date: &view.edition_date,
        as_of: &view.as_of,
        language: &view.language,
        provenance: &view.provenance,
        contacts: &view.contacts,
        lines: lines.collect(),
        books: books.collect(),
        sections: sections(view),
    };
    tera.global_context().insert("site", &site);
    tera.global_context().insert("labels", &labels::of(lang));
    tera
}

fn sections(view: &View) -> Vec<&'static str> {
    let sections = [
        ("guides", view.guides.len()),
        ("checklists", view.checklists.len()),
        ("indicator_sets", view.indicator_sets.len()),
        ("conducts", view.conducts.len()),
        ("sheets", view.sheets.len()),
        ("figure_tables", view.figure_tables.len()),
        ("registers", view.registers.len()),
        ("books", view.books.len()),
    ];
    sections.into_iter().filter(|&(_, count)| count > 0).map(|(name, _)| name).collect()
}

/// What is written in the page's place.
fn html(labels: &BTreeMap<&'static str, &'static str>, state: &State<'_>, write: impl FnOnce(&mut Html<'_>)) -> Value {
    let root = root(state);
    let mut html = Html { out: String::new(), root: &root, labels, open_links: 0 };
    write(&mut html);
    Value::safe_string(&html.out)
}

/// A name that breaks between words where it does not fit on a line.
fn phrases(name: &Value) -> Value {
    let mut out = String::new();
    for (at, phrase) in flow::phrases(name.as_str().unwrap_or_default()).iter().enumerate() {
        out += if at == 0 { "" } else { "<wbr>" };
        html::escape(&mut out, phrase);
    }
    Value::safe_string(&out)
}

/// The way from the page to the site's root; the page's own, which components hand on.
fn root(state: &State<'_>) -> String {
    let page = state.get::<Value>("page").ok().flatten();
    page.as_ref().and_then(|page| page.get_from_path("root")).and_then(Value::as_str).unwrap_or_default().to_owned()
}
