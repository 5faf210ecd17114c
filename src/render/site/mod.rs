//! The site: static pages by Tera templates, charts and codes as SVG.
//!
//! The page behind a code *is* the guide's page: the same bytes at `guides/ID/`, `q/CODE/` and `Q/CODE/`
//! (the capitals are what the QR holds), with one canonical address. So it needs no redirect and no script.

mod assets;
mod data;
mod groups;
mod html;
mod indexes;
mod pages;
mod plot;
mod reviews;
mod rules;
mod search;
mod selections;
mod templates;

use std::sync::Arc;

use rayon::prelude::*;

use super::view::{Code, View};
use super::{Artifact, Progress, Setting, svg};
use crate::diag::Report;
use crate::link::Handbook;
use crate::text::Lang;

pub use pages::{Finding, Live};
use pages::{Gathered, Page};

/// The whole site.
pub fn render(
    handbook: &Handbook,
    view: &View,
    setting: Setting<'_>,
    progress: &dyn Progress,
    _: &mut Report,
) -> Vec<Artifact> {
    with_pages(view, setting.lang, |pages| {
        // What machines read is made while the pages are drawn: each has stretches that only one thread can do.
        let (mut artifacts, others) = rayon::join(
            || draw(view, pages, setting.lang, Live::No, progress),
            || {
                let documents = data::documents(view);
                let addresses: Vec<&str> = pages.iter().filter_map(Page::address).collect();
                let (data, search) = rayon::join(
                    || data::all(handbook, view, &documents, &addresses),
                    || search::all(handbook, view, &documents, setting.lang),
                );
                [data, search]
            },
        );
        artifacts.extend(others.into_iter().flatten());
        artifacts
    })
}

/// The site with findings on every page, for its author alone.
#[must_use]
pub fn build(view: &View, lang: Lang, live: Live<'_>, progress: &dyn Progress) -> Vec<Artifact> {
    with_pages(view, lang, |pages| draw(view, pages, lang, live, progress))
}

/// Hands on every page; what gathers documents anew lives no longer than they.
fn with_pages<T>(view: &View, lang: Lang, then: impl FnOnce(&[Page<'_>]) -> T) -> T {
    let rules = rules::all(lang);
    let selections = selections::all(view, lang);
    let (audiences, departments) = (groups::audiences(view), groups::departments(view, &selections));
    let gathered =
        Gathered { rules: &rules, selections: &selections, audiences: &audiences, departments: &departments };
    then(&pages::all(view, gathered, lang))
}

/// The pages, and all that they show.
fn draw(view: &View, pages: &[Page<'_>], lang: Lang, live: Live<'_>, progress: &dyn Progress) -> Vec<Artifact> {
    let templates = templates::load(view, lang);
    progress.expect("page", pages.len());
    let rendered: Vec<Vec<Artifact>> = pages
        .par_iter()
        // One buffer a thread, for it to grow once.
        .map_init(Vec::new, |buffer, page| {
            buffer.clear();
            page.render(&templates, view, live, buffer);
            let html: Arc<[u8]> = Arc::from(buffer.as_slice());
            progress.step("page");
            page.paths().into_iter().map(|path| Artifact { path, bytes: Arc::clone(&html) }).collect()
        })
        .collect();
    let charts = view.guides.par_iter().map(|guide| {
        let drawing =
            svg::chart(&guide.wide_chart, &guide.name, &guide.chart_alt, "chart", svg::Colours::Own, &|step| {
                format!("../{}#step-{step}", guide.path)
            });
        Artifact::new(format!("charts/{}.svg", guide.id), drawing.into_bytes())
    });
    let mut artifacts: Vec<Artifact> = rendered.into_iter().flatten().collect();
    artifacts.par_extend(charts);
    artifacts.par_extend(codes(view).collect::<Vec<_>>().into_par_iter().map(|code| {
        let drawing = svg::qr(code.size, &code.runs, &code.url);
        Artifact::new(format!("qr/{}.svg", code.text), drawing.into_bytes())
    }));
    artifacts.extend(assets::all(view));
    artifacts.extend(view.media.iter().map(|it| Artifact::new(it.path.clone(), Arc::clone(&it.bytes))));
    artifacts
}

/// Every printed code.
fn codes(view: &View) -> impl Iterator<Item = &Code> {
    let guides = view.guides.iter().map(|guide| &guide.code);
    let lists = view.checklists.iter().map(|list| &list.code);
    let sets = view.indicator_sets.iter().map(|set| &set.code);
    let conducts = view.conducts.iter().map(|list| &list.code);
    let sheets = view.sheets.iter().filter_map(|sheet| sheet.code.as_ref());
    let books = view.books.iter().map(|book| &book.code);
    let places = view.places.iter().flat_map(|table| &table.items).map(|place| &place.code);
    let ended = view.tombstones.iter().map(|it| &it.code);
    guides.chain(lists).chain(sets).chain(conducts).chain(sheets).chain(books).chain(places).chain(ended)
}

/// A page of findings alone, for a handbook that has never been without errors.
#[must_use]
pub fn findings_page(findings: &[Finding]) -> String {
    let mut out = String::from(
        "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>biaochi</title><body><h1>先改正这些</h1><ol>",
    );
    for finding in findings {
        out += "<li><b>";
        html::escape(&mut out, &format!("{}:{} [{}] ", finding.file, finding.line, finding.code));
        out += "</b>";
        html::escape(&mut out, &finding.message);
        out += "<br>";
        html::escape(&mut out, finding.help.as_deref().unwrap_or_default());
        out += "</li>";
    }
    out + "</ol></body></html>"
}

/// A page of the live preview: a file of a book, page by page, beside the site.
#[must_use]
pub fn preview_page(view: &View, path: &str, page_count: usize, findings: &[Finding], lang: Lang) -> String {
    let templates = templates::load(view, lang);
    let mut context = tera::Context::new();
    context.insert("books", &view.books);
    context.insert("current", &view.books.iter().find(|book| book.files.iter().any(|file| file.path == path)));
    context.insert("path", path);
    context.insert("pages", &(1..=page_count).collect::<Vec<_>>());
    context.insert("findings", findings);
    templates.render("preview.html", &context).expect("the suite renders every embedded template")
}
