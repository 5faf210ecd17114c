//! The pages of the site, one row a page: its template, its address and what it shows.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::{Context, Tera};

use super::groups::{Audience, Department};
use super::rules::{self, Rule};
use super::selections::Selection;
use super::{indexes, plot, reviews};
use crate::model::book::BookStyle;
use crate::render::view::{
    Book, Checklist, Code, Conduct, FigureTable, Guide, IndicatorSet, Line, Place, PlaceTable, Register, Sheet,
    Tombstone, View,
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
    Home(Gathered<'a>),
    Audience(&'a Audience<'a>),
    Department(&'a Department<'a>),
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
    Tombstone(&'a Tombstone),
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
    /// Other addresses that it answers at.
    also_at: &'a [String],
}

/// What pages show that no single document of the view holds.
#[derive(Clone, Copy)]
pub(super) struct Gathered<'a> {
    pub(super) rules: &'a [Rule],
    pub(super) selections: &'a [Vec<Selection<'a>>],
    pub(super) audiences: &'a [Audience<'a>],
    pub(super) departments: &'a [Department<'a>],
}

/// Every page.
pub(super) fn all<'a>(view: &'a View, gathered: Gathered<'a>, lang: Lang) -> Vec<Page<'a>> {
    let Gathered { rules, selections, audiences, departments } = gathered;
    let page = |template, path: &str, title, description, code, subject| Page {
        template,
        path: path.to_owned(),
        title,
        description,
        code,
        subject,
        also_at: view.also_at.get(path).map_or(&[], Vec::as_slice),
    };
    let words = |inlines: &[Inline]| inlines.iter().map(plain).collect::<String>();
    let home = format!("{} {} {}", view.publisher, view.name, view.edition);
    let mut pages = vec![
        page("home.html", "", view.name.as_str(), home.clone(), None, Subject::Home(gathered)),
        page("about.html", "about/", "关于本手册", home.clone(), None, Subject::About),
        page("search.html", "search/", labels::of(lang)["search"], home.clone(), None, Subject::Search),
        page("404.html", "404.html", labels::of(lang)["not_found"], home.clone(), None, Subject::NotFound),
        page("review.html", "review/", labels::of(lang)["review"], home.clone(), None, Subject::Reviews),
        page("offline.html", "offline.html", labels::of(lang)["offline"], home.clone(), None, Subject::Offline),
    ];
    pages.extend(view.lines.iter().map(|it| {
        page("line.html", &format!("lines/{}/", it.number), &it.name, words(&it.note), None, Subject::Line(it))
    }));
    pages.extend(
        audiences.iter().map(|it| page("audience.html", &it.path, it.name, home.clone(), None, Subject::Audience(it))),
    );
    pages.extend(
        departments
            .iter()
            .map(|it| page("department.html", &it.path, it.name, home.clone(), None, Subject::Department(it))),
    );
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
    pages.extend(
        view.tombstones
            .iter()
            .map(|it| page("withdrawn.html", &it.path, &it.name, words(&it.reason), None, Subject::Tombstone(it))),
    );
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

impl Page<'_> {
    /// The files that hold the page: its own, and those behind its code.
    pub(super) fn paths(&self) -> Vec<String> {
        let own = if self.path.ends_with(".html") { self.path.clone() } else { format!("{}index.html", self.path) };
        let printed = self
            .code
            .iter()
            .flat_map(|code| [format!("q/{}/index.html", code.text), format!("Q/{}/index.html", code.text)]);
        // These stand at the address that their code holds alone, in small letters and in capitals.
        let large = matches!(self.subject, Subject::Place(..) | Subject::Tombstone(_))
            .then(|| own.to_ascii_uppercase().replace("INDEX.HTML", "index.html"));
        let others = self.also_at.iter().map(|folder| format!("{folder}index.html"));
        std::iter::once(own).chain(large).chain(printed).chain(others).collect()
    }

    /// Its canonical address below the site's root; none for what stands in for another page.
    pub(super) fn address(&self) -> Option<&str> {
        (!self.path.ends_with(".html")).then_some(self.path.as_str())
    }

    /// Its HTML, behind what is there.
    pub(super) fn render(&self, templates: &Tera, view: &View, live: Live<'_>, into: &mut Vec<u8>) {
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
        templates.render_to(self.template, &context, into).expect("the suite renders every embedded template");
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
            Subject::Home(gathered) => {
                indexes::insert_home(context, view);
                let way = |name, path, count| indexes::Way { name, path, count };
                let audiences = gathered.audiences.iter().map(|it| way(it.name, &it.path, it.count));
                let departments = gathered.departments.iter().map(|it| way(it.name, &it.path, it.count));
                context.insert("audiences", &audiences.collect::<Vec<_>>());
                context.insert("departments", &departments.collect::<Vec<_>>());
            }
            Subject::Audience(it) => context.insert("audience", it),
            Subject::Department(it) => context.insert("department", it),
            Subject::About | Subject::Search | Subject::NotFound | Subject::Offline => {
                context.insert("books", &indexes::books(view));
            }
            Subject::Reviews => reviews::insert(context, view),
            Subject::Line(line) => {
                context.insert("line", line);
                context.insert("guides", &indexes::guides_of(view, line));
            }
            Subject::Guide(guide) => {
                let drawn = |chart, id| {
                    let href = |step| format!("#step-{step}");
                    svg::chart(chart, &guide.name, &guide.chart_alt, id, svg::Colours::Page, &href)
                };
                context.insert("chart_svg", &drawn(&guide.wide_chart, "chart"));
                context.insert("tall_chart_svg", &drawn(&guide.tall_chart, "tall"));
                context.insert("notice", &notice(guide, view));
                context.insert("linked", &super::data::linked(guide, view));
                context.insert("guide", guide);
            }
            Subject::Checklist(list) => context.insert("checklist", list),
            Subject::Indicators(set, selections) => {
                context.insert("set", set);
                let links = |by| selections.iter().filter(move |it| it.by == by).map(indexes::Way::of);
                for by in ["all", "department", "institution", "risk"] {
                    context.insert(format!("by_{by}"), &links(by).collect::<Vec<_>>());
                }
            }
            Subject::Selection(set, selection) => {
                context.insert(
                    "set",
                    &indexes::SetIndex {
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
            Subject::Tombstone(it) => {
                context.insert("tombstone", it);
                context.insert("qr_svg", &svg::qr(it.code.size, &it.code.runs, &it.code.url));
            }
            Subject::Place(table, place) => {
                context.insert(
                    "table",
                    &indexes::PlaceIndex {
                        name: &table.name,
                        path: &table.path,
                        summary: &table.summary,
                        provenance: &table.provenance,
                    },
                );
                context.insert("place", place);
                context.insert("guides", &indexes::guides_at(view, table));
                context.insert("qr_svg", &svg::qr(place.code.size, &place.code.runs, &place.code.url));
            }
            Subject::Rules(all) => context.insert("groups", &rules::groups(all)),
            Subject::Rule(rule) => context.insert("rule", rule),
        }
    }
}
