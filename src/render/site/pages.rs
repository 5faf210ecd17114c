//! The pages of the site, one row a page: its template, its address and what it shows.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::{Context, Tera};

use super::plot;
use super::rules::{self, Rule};
use super::selections::Selection;
use crate::model::book::BookStyle;
use crate::render::view::{
    Book, Checklist, Code, Conduct, FigureTable, Guide, IndicatorSet, Line, Place, PlaceTable, Register, Sheet, View,
};
use crate::render::{labels, svg};
use crate::syntax::markdown::{Inline, plain};
use crate::text::Lang;

/// Whether pages are for publication or for the author's own screen.
#[derive(Debug, Clone, Copy)]
pub enum Live<'a> {
    /// As published.
    No,
    /// With a panel of findings; the server adds the script that reloads.
    Yes(&'a [Finding]),
}

/// A finding as a page shows it.
#[derive(Debug, Clone, Serialize)]
pub struct Finding {
    /// `error` or `warning`.
    pub severity: &'static str,
    /// Its code.
    pub code: &'static str,
    /// The author's file.
    pub file: String,
    /// One-based line.
    pub line: usize,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: Option<String>,
}

/// What a page is about.
pub(super) enum Subject<'a> {
    Home,
    About,
    Search,
    NotFound,
    Offline,
    Reviews,
    Line(&'a Line),
    Guide(&'a Guide),
    Checklist(&'a Checklist),
    Indicators(&'a IndicatorSet, &'a [Selection<'a>]),
    Selection(&'a IndicatorSet, &'a Selection<'a>),
    Conduct(&'a Conduct),
    Figures(&'a FigureTable),
    Register(&'a Register),
    Sheet(&'a Sheet),
    Book(&'a Book),
    Place(&'a PlaceTable, &'a Place),
    Rules(&'a [Rule]),
    Rule(&'a Rule),
}

/// A page: where it stands and what it is about.
pub(super) struct Page<'a> {
    template: &'static str,
    path: String,
    title: &'a str,
    description: String,
    code: Option<&'a Code>,
    subject: Subject<'a>,
}

/// Every page.
pub(super) fn all<'a>(
    view: &'a View,
    rules: &'a [Rule],
    selections: &'a [Vec<Selection<'a>>],
    lang: Lang,
) -> Vec<Page<'a>> {
    let page = |template, path: &str, title, description, code, subject| Page {
        template,
        path: path.to_owned(),
        title,
        description,
        code,
        subject,
    };
    let words = |inlines: &[Inline]| inlines.iter().map(plain).collect::<String>();
    let home = format!("{} {} {}", view.publisher, view.name, view.edition);
    let mut pages = vec![
        page("home.html", "", view.name.as_str(), home.clone(), None, Subject::Home),
        page("about.html", "about/", "关于本手册", home.clone(), None, Subject::About),
        page("search.html", "search/", labels::of(lang)["search"], home.clone(), None, Subject::Search),
        page("404.html", "404.html", labels::of(lang)["not_found"], home.clone(), None, Subject::NotFound),
        page("review.html", "review/", labels::of(lang)["review"], home.clone(), None, Subject::Reviews),
        page("offline.html", "offline.html", labels::of(lang)["offline"], home, None, Subject::Offline),
    ];
    pages.extend(view.lines.iter().map(|it| {
        page("line.html", &format!("lines/{}/", it.number), &it.name, words(&it.note), None, Subject::Line(it))
    }));
    pages.extend(
        view.guides
            .iter()
            .map(|it| page("guide.html", &it.path, &it.name, words(&it.summary), Some(&it.code), Subject::Guide(it))),
    );
    pages.extend(view.checklists.iter().map(|it| {
        page("checklist.html", &it.path, &it.name, words(&it.summary), Some(&it.code), Subject::Checklist(it))
    }));
    pages.extend(
        view.conducts.iter().map(|it| {
            page("conduct.html", &it.path, &it.name, words(&it.summary), Some(&it.code), Subject::Conduct(it))
        }),
    );
    for (set, selections) in view.indicator_sets.iter().zip(selections) {
        let subject = Subject::Indicators(set, selections);
        pages.push(page("indicators.html", &set.path, &set.name, words(&set.summary), Some(&set.code), subject));
        pages.extend(selections.iter().map(|it| {
            let description = words(&set.summary);
            page("selection.html", it.path.as_str(), &it.title, description, None, Subject::Selection(set, it))
        }));
    }
    pages.extend(
        view.figure_tables
            .iter()
            .map(|it| page("figures.html", &it.path, &it.name, it.name.clone(), None, Subject::Figures(it))),
    );
    pages.extend(
        view.registers
            .iter()
            .map(|it| page("register.html", &it.path, &it.name, it.name.clone(), None, Subject::Register(it))),
    );
    pages.extend(view.sheets.iter().map(|it| {
        let description = if it.summary.is_empty() { it.name.clone() } else { words(&it.summary) };
        page("sheet.html", &it.path, &it.name, description, it.code.as_ref(), Subject::Sheet(it))
    }));
    pages.extend(
        view.books
            .iter()
            .map(|it| page("book.html", &it.path, &it.title, it.title.clone(), Some(&it.code), Subject::Book(it))),
    );
    for table in &view.places {
        let place =
            |it| page("place.html", place_path(it), &it.name, words(&table.summary), None, Subject::Place(table, it));
        pages.extend(table.items.iter().map(place));
    }
    let title = labels::of(lang)["rules"];
    pages.push(page("rules.html", "rules/", title, title.to_owned(), None, Subject::Rules(rules)));
    pages.extend(rules.iter().map(|it| page("rule.html", &it.path, &it.title, it.summary(), None, Subject::Rule(it))));
    pages
}

fn place_path(place: &Place) -> &str {
    &place.path
}

/// The page as templates know it.
#[derive(Serialize)]
struct Frame<'a> {
    title: &'a str,
    description: &'a str,
    root: String,
    path: &'a str,
    canonical: String,
    live: bool,
    findings: &'a [Finding],
}

/// A line with its guides in short, for indexes.
#[derive(Serialize)]
struct LineIndex<'a> {
    name: &'a str,
    note: &'a [Inline],
    color: &'a str,
    number: usize,
    guides: Vec<GuideIndex<'a>>,
}

#[derive(Serialize)]
struct GuideIndex<'a> {
    name: &'a str,
    path: &'a str,
    code: &'a str,
    summary: &'a [Inline],
    item_type: &'a str,
    promised: &'a str,
    provenance: &'a crate::render::view::Provenance,
}

#[derive(Serialize)]
struct DocumentIndex<'a> {
    name: &'a str,
    path: &'a str,
    summary: &'a [Inline],
}

/// The documents of one of the further kinds.
#[derive(Serialize)]
struct SheetIndex<'a> {
    kind: &'static str,
    items: Vec<DocumentIndex<'a>>,
}

#[derive(Serialize)]
struct BookIndex<'a> {
    title: &'a str,
    path: &'a str,
    audience: Option<&'a str>,
}

impl Page<'_> {
    /// The files that hold the page: its own, and those behind its code.
    pub(super) fn paths(&self) -> Vec<String> {
        let own = if self.path.ends_with(".html") { self.path.clone() } else { format!("{}index.html", self.path) };
        let printed = self
            .code
            .iter()
            .flat_map(|code| [format!("q/{}/index.html", code.text), format!("Q/{}/index.html", code.text)]);
        // The page of a place stands at the address that its code holds, in small letters and in capitals.
        let large = matches!(self.subject, Subject::Place(..))
            .then(|| own.to_ascii_uppercase().replace("INDEX.HTML", "index.html"));
        std::iter::once(own).chain(large).chain(printed).collect()
    }

    pub(super) fn render(&self, templates: &Tera, view: &View, live: Live<'_>) -> String {
        let mut context = Context::new();
        let depth = self.path.matches('/').count();
        // These answer at any depth, so they count from the server's root.
        let root = if matches!(self.subject, Subject::NotFound | Subject::Offline) {
            "/".to_owned()
        } else {
            "../".repeat(depth)
        };
        let (is_live, findings) = match live {
            Live::No => (false, [].as_slice()),
            Live::Yes(findings) => (true, findings),
        };
        let canonical = format!("{}/{}", view.base_url, self.path);
        let (title, description, path) = (self.title, self.description.as_str(), self.path.as_str());
        context.insert("page", &Frame { title, description, root, path, canonical, live: is_live, findings });
        if let Some(code) = self.code {
            context.insert("qr_svg", &svg::qr(code.size, &code.runs, &code.url));
        }
        self.subject.insert(&mut context, view);
        templates.render(self.template, &context).expect("the suite renders every embedded template")
    }
}

/// The sheet to take along (一次性告知单) that is printed for this guide alone.
fn notice<'a>(guide: &Guide, view: &'a View) -> Option<&'a str> {
    let style = format!("{:?}", BookStyle::告知单);
    let end = format!("/{}.pdf", guide.id);
    let files = view.books.iter().filter(|book| book.style == style && !book.is_large).flat_map(|book| &book.files);
    files.map(|file| file.path.as_str()).find(|path| path.ends_with(&end))
}

impl Subject<'_> {
    fn insert(&self, context: &mut Context, view: &View) {
        match self {
            Subject::Home => insert_home(context, view),
            Subject::About | Subject::Search | Subject::NotFound | Subject::Offline => {
                context.insert("books", &books(view));
            }
            Subject::Reviews => insert_reviews(context, view),
            Subject::Line(line) => {
                context.insert("line", line);
                context.insert("guides", &guides_of(view, line));
            }
            Subject::Guide(guide) => {
                let chart = svg::chart(
                    &guide.wide_chart,
                    &guide.name,
                    &guide.chart_alt,
                    "chart",
                    svg::Colours::Page,
                    &|step| format!("#step-{step}"),
                );
                context.insert("chart_svg", &chart);
                context.insert("notice", &notice(guide, view));
                context.insert("linked", &super::data::linked(guide, view));
                context.insert("guide", guide);
            }
            Subject::Checklist(list) => context.insert("checklist", list),
            Subject::Indicators(set, selections) => {
                context.insert("set", set);
                let links = |by| selections.iter().filter(move |it| it.by == by).map(SelectionIndex::of);
                for by in ["all", "department", "institution", "risk"] {
                    context.insert(format!("by_{by}"), &links(by).collect::<Vec<_>>());
                }
            }
            Subject::Selection(set, selection) => {
                context.insert(
                    "set",
                    &SetIndex {
                        id: &set.id,
                        name: &set.name,
                        path: &set.path,
                        provenance: &set.provenance,
                        full_marks: set.full_marks,
                    },
                );
                context.insert("selection", selection);
            }
            Subject::Conduct(list) => context.insert("conduct", list),
            Subject::Figures(table) => {
                let plots = table.items.iter().map(|it| (it.id.as_str(), plot::history(it)));
                context.insert("plots", &plots.collect::<BTreeMap<_, _>>());
                context.insert("table", table);
            }
            Subject::Register(register) => context.insert("register", register),
            Subject::Sheet(sheet) => context.insert("sheet", sheet),
            Subject::Book(book) => {
                context.insert("book", book);
                context.insert("fingerprint", &view.fingerprint);
            }
            Subject::Place(table, place) => {
                context.insert(
                    "table",
                    &PlaceIndex {
                        name: &table.name,
                        path: &table.path,
                        summary: &table.summary,
                        provenance: &table.provenance,
                    },
                );
                context.insert("place", place);
                context.insert("guides", &guides_at(view, table));
                context.insert("qr_svg", &svg::qr(place.code.size, &place.code.runs, &place.code.url));
            }
            Subject::Rules(all) => context.insert("groups", &rules::groups(all)),
            Subject::Rule(rule) => context.insert("rule", rule),
        }
    }
}

/// A set of indicators in short, for the pages of its lists.
#[derive(Serialize)]
struct SetIndex<'a> {
    id: &'a str,
    name: &'a str,
    path: &'a str,
    provenance: &'a crate::render::view::Provenance,
    full_marks: Option<u32>,
}

/// The way to a list of indicators.
#[derive(Serialize)]
struct SelectionIndex<'a> {
    name: &'a str,
    path: &'a str,
    count: usize,
}

impl<'a> SelectionIndex<'a> {
    fn of(selection: &'a Selection<'a>) -> Self {
        Self { name: &selection.name, path: &selection.path, count: selection.rows.len() }
    }
}

/// The table of a place in short: with its thousands of places each page would be a megabyte.
#[derive(Serialize)]
struct PlaceIndex<'a> {
    name: &'a str,
    path: &'a str,
    summary: &'a [Inline],
    provenance: &'a crate::render::view::Provenance,
}

/// The guides that are handled at the places of a table.
fn guides_at<'v>(view: &'v View, table: &PlaceTable) -> Vec<GuideIndex<'v>> {
    let named = |guide: &&Guide| table.guides.iter().any(|it| it.path == guide.path);
    view.guides.iter().filter(named).map(guide_index).collect()
}

/// The look back: one row an office, and how many guides of each line rest on what.
fn insert_reviews(context: &mut Context, view: &View) {
    let mut offices: Vec<Office<'_>> = Vec::new();
    for review in &view.reviews {
        let name = review.owner.as_deref();
        let at = offices.iter().position(|it| it.name == name).unwrap_or_else(|| {
            offices.push(Office { name, counts: [0; 3], total: 0 });
            offices.len() - 1
        });
        let state = ["overdue", "soon", "later"].iter().position(|it| *it == review.state).unwrap_or_default();
        offices[at].counts[state] += 1;
        offices[at].total += 1;
    }
    // Who has most to do comes first; documents without an office come last.
    offices.sort_by_key(|it| (it.name.is_none(), std::cmp::Reverse(it.counts), it.name));
    let row = |name, number, guides: &[&Guide]| {
        let level = |level: &str| guides.iter().filter(|it| it.provenance.level == level).count();
        let levels = ["official", "cited", "reconstructed", "example"].map(level);
        Coverage { name, number, total: guides.len(), levels }
    };
    let mut coverage: Vec<Coverage<'_>> = view
        .lines
        .iter()
        .map(|line| {
            let own: Vec<&Guide> = line.guide_indices.iter().map(|&index| &view.guides[index]).collect();
            row(&line.name, line.number, &own)
        })
        .collect();
    coverage.push(row("", 0, &view.guides.iter().collect::<Vec<_>>()));
    context.insert("reviews", &view.reviews);
    context.insert("offices", &offices);
    context.insert("coverage", &coverage);
}

/// How much an office has to look at again: overdue, soon, later.
#[derive(Serialize)]
struct Office<'a> {
    name: Option<&'a str>,
    counts: [usize; 3],
    total: usize,
}

/// The guides of a line, by how far they can be relied on; number 0 is the sum of all lines.
#[derive(Serialize)]
struct Coverage<'a> {
    name: &'a str,
    number: usize,
    total: usize,
    levels: [usize; 4],
}

fn insert_home(context: &mut Context, view: &View) {
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

fn books(view: &View) -> Vec<BookIndex<'_>> {
    view.books
        .iter()
        .map(|book| BookIndex { title: &book.title, path: &book.path, audience: book.audience.as_deref() })
        .collect()
}

fn guides_of<'v>(view: &'v View, line: &Line) -> Vec<GuideIndex<'v>> {
    line.guide_indices.iter().map(|&index| guide_index(&view.guides[index])).collect()
}

fn guide_index(guide: &Guide) -> GuideIndex<'_> {
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
