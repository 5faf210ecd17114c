//! The handbook: every document resolved as of one day, and the ways to what is in it.

use std::collections::{BTreeMap, BTreeSet};

use super::books;
use super::calendar::Calendar;
use super::citations::{self, Citation, Register};
use super::documents::Target;
use super::figures::FigureTable;
use super::ledger::Ledger;
use super::pictures::Picture;
use super::places::{self, Place};
use super::prints::Print;
use crate::flow::Flow;
use crate::model::words::{Date, Exemption, Ref};
use crate::model::{self, Code, Coded, Document, Headed, Kind, Manifest, Wording};
use crate::source::{SourceId, Span};
use crate::syntax::markdown::Body;

/// A whole handbook, resolved as of one day.
#[derive(Debug)]
pub struct Handbook {
    /// The day as of which figures and laws are read.
    pub as_of: Date,
    /// The manifest.
    pub manifest: Manifest,
    /// Its file.
    pub manifest_source: SourceId,
    /// Guides in the order of the lines, then of their ids.
    pub guides: Vec<Guide>,
    /// Whether there may be more guides, in files that can't be read.
    pub has_broken_guides: bool,
    /// Checklists.
    pub checklists: Vec<Listed<model::Checklist>>,
    /// Sets of indicators.
    pub indicator_sets: Vec<Listed<model::Indicators>>,
    /// Conduct lists.
    pub conducts: Vec<Listed<model::Conduct>>,
    /// Tables of figures.
    pub figure_tables: Vec<FigureTable>,
    /// Registers.
    pub registers: Vec<Register>,
    /// Documents of all other kinds, in the order of the kinds, then of the files.
    pub sheets: Vec<Listed<Document>>,
    /// The rows of each table of places, by its id.
    pub places: BTreeMap<String, Vec<Place>>,
    /// Tables of places that could not be read whole.
    pub broken_places: BTreeSet<String>,
    /// The code of each book of the manifest, in order; reported when one has none.
    pub book_codes: Vec<Option<Code>>,
    /// The ledger of codes.
    pub ledger: Ledger,
    /// What was printed, oldest first.
    pub prints: Vec<Print>,
    /// A fingerprint of the sources, 16 hexadecimal digits.
    pub fingerprint: String,
    /// The calendar, where there is one.
    pub calendar: Option<Calendar>,
    /// Every stretch of text in any document, in the order of their places.
    pub wordings: Vec<Wording>,
    /// Findings that documents let pass for a while.
    pub exemptions: Vec<Exemption>,
    /// The pictures that bodies refer to, by their path below the handbook's folder.
    pub pictures: BTreeMap<String, Picture>,
    /// The indices behind the names.
    pub index: Index,
}

/// Where things are found by name.
#[derive(Debug, Default)]
pub struct Index {
    /// Guides by id.
    pub guides: BTreeMap<String, usize>,
    /// Figures by name: table and place in it.
    pub figures: BTreeMap<String, (usize, usize)>,
    /// Laws and standards by normalised name: register and place in it.
    pub laws: BTreeMap<String, (usize, usize)>,
    /// Documents by id, as references show them.
    pub documents: BTreeMap<String, Target>,
}

/// A document with its code and text.
#[derive(Debug)]
pub struct Listed<T> {
    /// What its author wrote.
    pub document: T,
    /// Its printed code; reported when there is none.
    pub code: Option<Code>,
    /// Its Markdown.
    pub body: Body,
    /// Where the Markdown stands.
    pub body_span: Span,
}

/// A guide, resolved.
#[derive(Debug)]
pub struct Guide {
    /// What its author wrote, its code and text.
    pub listed: Listed<model::Guide>,
    /// Its line, an index into the manifest's.
    pub line: Option<usize>,
    /// Its flow, when every exit leads somewhere.
    pub flow: Option<Flow>,
    /// The guides that its steps call, by step.
    pub called: BTreeMap<usize, usize>,
    /// Related guides.
    pub related: Vec<usize>,
}

impl std::ops::Deref for Guide {
    type Target = model::Guide;
    fn deref(&self) -> &model::Guide {
        &self.listed.document
    }
}

impl Handbook {
    /// A citation, resolved in the registers.
    #[must_use]
    pub fn cite<'a>(&'a self, written: &'a Ref) -> Option<Citation<'a>> {
        citations::resolve(written, &self.index, &self.registers)
    }
}

impl Handbook {
    /// Whether it holds no document that readers are shown.
    pub(super) fn is_empty(&self) -> bool {
        self.guides.is_empty()
            && self.checklists.is_empty()
            && self.indicator_sets.is_empty()
            && self.conducts.is_empty()
            && self.sheets.is_empty()
    }
}

impl Handbook {
    /// The id of every document that is printed with a code.
    pub fn coded_ids(&self) -> impl Iterator<Item = &str> {
        self.heads().filter(|(kind, _)| kind.entry().code == Coded::Yes).map(|(_, head)| &*head.id().value.0)
    }

    /// What stands in the ledger: documents, books, places.
    pub fn coded_rows(&self) -> impl Iterator<Item = String> {
        let documents = self.coded_ids().map(str::to_owned);
        let books = self.manifest.books.iter().map(|book| books::row_of(&book.id));
        let tables =
            self.place_tables().filter_map(|table| Some((&*table.id.value, self.places.get(&*table.id.value)?)));
        let places = tables.flat_map(|(table, rows)| rows.iter().map(|place| places::row_of(table, &place.id)));
        documents.chain(books).chain(places)
    }

    /// Everything that has ended.
    pub fn ended(&self) -> impl Iterator<Item = &model::withdrawals::Withdrawal> {
        self.withdrawals().flat_map(|table| &table.items)
    }

    /// Every document with its kind, guides first.
    pub fn heads(&self) -> impl Iterator<Item = (Kind, &dyn Headed)> {
        fn row(kind: Kind, head: &dyn Headed) -> (Kind, &dyn Headed) {
            (kind, head)
        }
        let guides = self.guides.iter().map(|guide| row(Kind::Guide, &guide.listed.document));
        let lists = self.checklists.iter().map(|list| row(Kind::Checklist, &list.document));
        let sets = self.indicator_sets.iter().map(|set| row(Kind::Indicators, &set.document));
        let conducts = self.conducts.iter().map(|list| row(Kind::Conduct, &list.document));
        let tables = self.figure_tables.iter().map(|table| row(Kind::Figures, &table.document));
        let registers = self.registers.iter().map(|register| row(Kind::Register, &register.document));
        let sheets = self.sheets.iter().filter_map(|sheet| Some((sheet.document.kind(), sheet.document.head()?)));
        guides.chain(lists).chain(sets).chain(conducts).chain(sheets).chain(tables).chain(registers)
    }

    /// A department by its code or name.
    #[must_use]
    pub fn department(&self, written: &str) -> Option<&model::manifest::Department> {
        self.manifest.departments.iter().find(|it| it.code.value == written || it.name.value == written)
    }

    /// The departments in a field that should hold one: `民政、消防`. 住房和城乡建设 is one that has an 和 in it.
    #[must_use]
    pub fn several_departments<'a>(&self, written: &'a str) -> Option<Vec<&'a str>> {
        let parts: Vec<&str> =
            written.split(['、', '，', ',', '/', '；', '和', '及', '与', '+']).map(str::trim).collect();
        let are_several = parts.len() > 1 && parts.iter().any(|part| self.department(part).is_some());
        (are_several && self.department(written).is_none()).then_some(parts)
    }

    /// A guide by its id.
    #[must_use]
    pub fn guide(&self, id: &str) -> Option<&Guide> {
        self.index.guides.get(id).map(|&at| &self.guides[at])
    }
}

/// Sheets of one kind, typed.
macro_rules! sheets {
    ($($(#[$doc:meta])* $name:ident $kind:ident;)*) => {
        impl Handbook {
            $($(#[$doc])*
            pub fn $name(&self) -> impl Iterator<Item = &model::$kind> {
                self.sheets.iter().filter_map(|sheet| match &sheet.document {
                    Document::$kind(it) => Some(&**it),
                    _ => None,
                })
            })*
        }
    };
}

sheets! {
    /// Every 一件事.
    bundles Bundle;
    /// Every 服务清单.
    service_lists ServiceList;
    /// Every 操作卡.
    procedures Procedure;
    /// Every 标准.
    standards Standard;
    /// Every 标准体系.
    systems System;
    /// Every table of 机构.
    organisations Organisations;
    /// Every table of 场所.
    place_tables Places;
    /// Every table of 术语.
    term_tables Terms;
    /// Every table of 视频.
    video_tables Videos;
    /// Every table of 研判案例.
    note_tables Notes;
    /// Every table of 停用.
    withdrawals Withdrawals;
}
