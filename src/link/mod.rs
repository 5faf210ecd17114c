//! Names to things: ids, references, figures as of one date, codes. The result is the immutable [`Handbook`].
//!
//! After this stage nothing is a string that means something else. What could not be resolved was
//! reported and is left out, so that the rules still see all the rest.

pub mod books;
pub mod calendar;
pub mod citations;
pub mod documents;
pub mod figures;
pub mod flows;
mod handbook;
pub mod ledger;
pub mod manifest;
mod names;
pub mod pictures;
pub mod places;
pub mod prints;
pub mod prose;
pub mod references;
mod withdrawn;
pub mod wordings;

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Diagnostic, Report};
use crate::model::load::{Loaded, Written};
use crate::model::words::{Date, Ref};
use crate::model::{self, Coded, Document, Kind, Manifest};
use crate::text;

use calendar::Calendar;
use citations::Register;
use figures::FigureTable;
use names::Names;

pub use handbook::{Guide, Handbook, Index, Listed};

crate::codes! {
    /// No manifest, or nothing but a manifest.
    NO_HANDBOOK = Error "no-handbook";
    /// An id or name that stands twice.
    DUPLICATE_ID = Error "duplicate-id";
    /// A reference that leads nowhere.
    UNKNOWN_REFERENCE = Error "unknown-reference";
    /// A figure that doesn't exist.
    UNKNOWN_FIGURE = Error "unknown-figure";
    /// A figure that has no value on the day.
    FIGURE_NOT_IN_FORCE = Error "figure-not-in-force";
    /// A formula that can't be computed.
    WRONG_FORMULA = Error "wrong-formula";
    /// A document without a code.
    NO_CODE = Error "no-code";
    /// A row of the ledger that is not right.
    WRONG_CODE = Error "wrong-code";
    /// A table in a CSV file that is not right.
    WRONG_TABLE = Error "wrong-table";
    /// A book that can't be set or bound as asked.
    WRONG_BOOK = Error "wrong-book";
    /// An address that codes can't be printed with.
    WRONG_ADDRESS = Error "wrong-address";
}

/// Resolves everything. `None` when there is no readable manifest.
pub fn link(loaded: Loaded, as_of: Option<Date>, report: &mut Report) -> Option<Handbook> {
    let Loaded { mut documents, broken, ledger, released, prints, data, wordings: cells, pictures } = loaded;
    let pictures = pictures::link(&mut documents, &pictures, report);
    let (manifests, others): (Vec<_>, Vec<_>) =
        documents.into_iter().partition(|written| matches!(written.document, Document::Manifest(_)));
    let (manifest, manifest_source, mut wordings) = manifest::read(manifests, &broken, report)?;
    let as_of = as_of.unwrap_or(*manifest.edition.date);
    manifest::check_address(&manifest, report);
    manifest::check_names(&manifest, report);
    let codes = ledger::read(ledger, released, report);
    let mut names = Names::new(broken).with_former(codes.moved());

    let heads = others.iter().filter_map(|written| written.document.head());
    let exemptions = heads.flat_map(|head| head.exemptions().to_vec()).collect();
    let mut sorted = Sorted::default();
    wordings.reserve(others.iter().map(|written| written.wordings.len()).sum());
    for mut written in others {
        wordings.append(&mut written.wordings);
        sorted.take(written, &codes, &mut names, report);
    }
    let Sorted { guides, checklists, indicator_sets, conducts, mut figure_tables, registers, mut sheets } = sorted;
    wordings.extend(cells);
    wordings.sort_by_key(|wording| wording.span);
    sheets.sort_by_key(|sheet| sheet.document.kind());
    let mut index = Index::default();
    figures::link(&mut figure_tables, as_of, &mut index, &names, report);
    citations::index(&registers, &mut index, report);
    let guides = link_guides(guides, &manifest, &names, report);
    index.guides = guides.iter().enumerate().map(|(at, guide)| (guide.id.to_string(), at)).collect();
    let (places, broken_places) = places::read(&sheets, &data, &codes, report);
    let prints = prints::read(prints, &codes, report);
    let shelf = manifest.books.iter().map(|book| codes.of_row(&books::row_of(&book.id), &book.id, report)).collect();
    let calendar = Calendar::of(&sheets);
    let mut handbook = Handbook {
        as_of,
        manifest,
        manifest_source,
        guides,
        has_broken_guides: names.lost(Kind::Guide),
        checklists,
        indicator_sets,
        conducts,
        figure_tables,
        registers,
        sheets,
        places,
        broken_places,
        book_codes: shelf,
        ledger: codes,
        prints,
        fingerprint: String::new(),
        calendar,
        wordings,
        exemptions,
        pictures,
        index,
    };
    handbook.index.documents = documents::index(&handbook);
    check_codes(&handbook, &names, report);
    citations::check(&handbook, &names, report);
    prose::check(&handbook, &names, report);
    references::check(&handbook, &names, report);
    check_departments(&handbook, report);
    books::check(&handbook, &names, report);
    if handbook.is_empty() && !names.has_broken() {
        report.push(empty(&handbook));
    }
    Some(handbook)
}

/// Documents by kind, each with its code.
#[derive(Default)]
struct Sorted {
    guides: Vec<Listed<model::Guide>>,
    checklists: Vec<Listed<model::Checklist>>,
    indicator_sets: Vec<Listed<model::Indicators>>,
    conducts: Vec<Listed<model::Conduct>>,
    figure_tables: Vec<FigureTable>,
    registers: Vec<Register>,
    sheets: Vec<Listed<Document>>,
}

impl Sorted {
    /// Takes up a document and declares its id.
    fn take(&mut self, written: Written, codes: &ledger::Ledger, names: &mut Names, report: &mut Report) {
        let Written { document, body, body_span, .. } = written;
        let Some(head) = document.head() else { return };
        names.declare(head.id(), report);
        let code = match document.kind().entry().code {
            Coded::Yes => codes.of(head.id(), report),
            Coded::No => None,
        };
        macro_rules! listed {
            ($document:expr) => {
                Listed { document: $document, code, body, body_span }
            };
        }
        match document {
            Document::Guide(guide) => self.guides.push(listed!(*guide)),
            Document::Checklist(list) => self.checklists.push(listed!(*list)),
            Document::Indicators(set) => self.indicator_sets.push(listed!(*set)),
            Document::Conduct(list) => self.conducts.push(listed!(*list)),
            Document::Figures(table) => self.figure_tables.push(FigureTable::new(*table)),
            Document::Register(register) => self.registers.push(Register::new(*register)),
            document => self.sheets.push(listed!(document)),
        }
    }
}

fn empty(handbook: &Handbook) -> Diagnostic {
    let message = text!("手册里还没有任何标准", "the handbook holds no standard yet");
    let help = text!("用「biaochi new guide 编号」写第一份指南", "write the first guide with `biaochi new guide ID`");
    Diagnostic::new(&NO_HANDBOOK, handbook.manifest.name.span, message).help(help)
}

/// Every code leads to what is there, or to the page of what has ended.
fn check_codes(handbook: &Handbook, names: &Names, report: &mut Report) {
    let places = place_ids(handbook);
    let ended: BTreeSet<&str> = handbook.ended().map(|it| it.row.as_str()).collect();
    let has_page = |row: &str| {
        ended.contains(row) || leads_somewhere(row, handbook, &places, names) || names.lost(Kind::Withdrawals)
    };
    handbook.ledger.check_targets(has_page, report);
    withdrawn::check(handbook, names, report);
}

/// The ids of the places of each table.
fn place_ids(handbook: &Handbook) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut found: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (table, places) in &handbook.places {
        found.entry(table).or_default().extend(places.iter().map(|place| place.id.value.as_str()));
    }
    found
}

/// Whether a row of the ledger leads to a document, book or place that is there, or in a file that can't be read.
fn leads_somewhere(row: &str, handbook: &Handbook, places: &BTreeMap<&str, BTreeSet<&str>>, names: &Names) -> bool {
    match *row.split('/').collect::<Vec<_>>() {
        ["books", id] => handbook.manifest.books.iter().any(|book| *book.id.value == *id),
        // Of a table that can't be read whole nobody knows what it lacks.
        ["places", table, ..] if handbook.broken_places.contains(table) => true,
        ["places", table, id] => places.get(table).is_some_and(|ids| ids.contains(id)),
        _ => names.has(row),
    }
}

fn link_guides(
    guides: Vec<Listed<model::Guide>>,
    manifest: &Manifest,
    names: &Names,
    report: &mut Report,
) -> Vec<Guide> {
    let mut guides: Vec<_> =
        guides.into_iter().map(|listed| (line_of(&listed.document, manifest, report), listed)).collect();
    guides.sort_by(|(a_line, a), (b_line, b)| {
        (a_line.unwrap_or(usize::MAX), &*a.document.id).cmp(&(b_line.unwrap_or(usize::MAX), &*b.document.id))
    });
    let ids: BTreeMap<String, usize> =
        guides.iter().enumerate().map(|(at, (_, listed))| (listed.document.id.to_string(), at)).collect();
    let find = |written: &Ref, report: &mut Report| match ids.get(&written.value) {
        Some(&at) => Some(at),
        None => {
            names.unknown(written, "指南", "guide", ids.keys().map(String::as_str), report);
            None
        }
    };
    guides
        .into_iter()
        .map(|(line, listed)| {
            let guide = &listed.document;
            let flow = flows::link(guide, report);
            let calls = guide.steps.iter().enumerate();
            let called = calls.filter_map(|(step, it)| Some((step, find(it.guide.as_ref()?, report)?))).collect();
            let related = guide.related.iter().filter_map(|written| find(written, report)).collect();
            Guide { listed, line, flow, called, related }
        })
        .collect()
}

fn line_of(guide: &model::Guide, manifest: &Manifest, report: &mut Report) -> Option<usize> {
    let found = manifest.lines.iter().position(|line| line.name.value == guide.line.value);
    if found.is_none() {
        let lines = manifest.lines.iter().map(|line| line.name.as_str());
        report.push(names::unknown(&guide.line, "条线", "line", lines));
    }
    found
}

fn check_departments(handbook: &Handbook, report: &mut Report) {
    let departments = &handbook.manifest.departments;
    for indicator in handbook.indicator_sets.iter().flat_map(|set| &set.document.items) {
        for written in std::iter::once(&indicator.department).chain(&indicator.with) {
            // Of several in one field the rule on lead departments speaks.
            let is_several =
                written.span == indicator.department.span && handbook.several_departments(written).is_some();
            if handbook.department(written).is_none() && !is_several {
                let candidates = departments.iter().flat_map(|d| [d.code.as_str(), d.name.as_str()]);
                report.push(names::unknown(written, "部门", "department", candidates));
            }
        }
    }
}
