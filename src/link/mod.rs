//! Names to things: ids, references, figures as of one date, codes. The result is the immutable [`Handbook`].
//!
//! After this stage nothing is a string that means something else. What could not be resolved was
//! reported and is left out, so that the rules still see all the rest.

pub mod calendar;
pub mod citations;
pub mod documents;
pub mod figures;
pub mod flows;
pub mod ledger;
mod names;
pub mod pictures;
pub mod places;
pub mod prose;
pub mod references;
pub mod wordings;

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Report};
use crate::flow::Flow;
use crate::model::load::{Loaded, Written};
use crate::model::words::{Date, Exemption, Ref};
use crate::model::{self, Code, Coded, Document, Headed, Kind, Manifest, Wording};
use crate::source::{SourceId, Span};
use crate::syntax::markdown::Body;
use crate::text;

use calendar::Calendar;
use citations::{Citation, Register};
use documents::Target;
use figures::FigureTable;
use names::Names;
use pictures::Picture;
use places::Place;

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
    /// An address that codes can't be printed with.
    WRONG_ADDRESS = Error "wrong-address";
}

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

/// Resolves everything. `None` when there is no readable manifest.
pub fn link(loaded: Loaded, as_of: Option<Date>, report: &mut Report) -> Option<Handbook> {
    let Loaded { mut documents, broken, ledger, data, wordings: cells, pictures } = loaded;
    let pictures = pictures::link(&mut documents, &pictures, report);
    let (manifests, others): (Vec<_>, Vec<_>) =
        documents.into_iter().partition(|written| matches!(written.document, Document::Manifest(_)));
    let (manifest, manifest_source, mut wordings) = manifest(manifests, &broken, report)?;
    let as_of = as_of.unwrap_or(*manifest.edition.date);
    check_address(&manifest, report);
    check_manifest_names(&manifest, report);
    let mut names = Names::new(broken);
    let codes = ledger::read(ledger, report);

    let heads = others.iter().filter_map(|written| written.document.head());
    let exemptions = heads.flat_map(|head| head.exemptions().to_vec()).collect();
    let mut guides = Vec::new();
    let mut checklists = Vec::new();
    let mut indicator_sets = Vec::new();
    let mut conducts = Vec::new();
    let mut figure_tables = Vec::new();
    let mut registers = Vec::new();
    let mut sheets = Vec::new();
    for written in others {
        let Written { document, wordings: own, body, body_span, .. } = written;
        wordings.extend(own);
        macro_rules! listed {
            ($document:ident, $list:ident) => {{
                names.declare(&$document.id, report);
                let code = codes.of(&$document.id, report);
                $list.push(Listed { document: *$document, code, body, body_span });
            }};
        }
        match document {
            Document::Manifest(_) => {}
            Document::Guide(guide) => listed!(guide, guides),
            Document::Checklist(list) => listed!(list, checklists),
            Document::Indicators(set) => listed!(set, indicator_sets),
            Document::Conduct(list) => listed!(list, conducts),
            Document::Figures(table) => {
                names.declare(&table.id, report);
                figure_tables.push(FigureTable::new(*table));
            }
            Document::Register(register) => {
                names.declare(&register.id, report);
                registers.push(Register::new(*register));
            }
            document => {
                let head = document.head().expect("only the manifest has no head");
                names.declare(head.id(), report);
                let code = match document.kind().entry().code {
                    Coded::Yes => codes.of(head.id(), report),
                    Coded::No => None,
                };
                sheets.push(Listed { document, code, body, body_span });
            }
        }
    }
    wordings.extend(cells);
    wordings.sort_by_key(|wording| wording.span);
    sheets.sort_by_key(|sheet| sheet.document.kind());
    codes.check_targets(&names, report);
    let mut index = Index::default();
    figures::link(&mut figure_tables, as_of, &mut index, &names, report);
    citations::index(&registers, &mut index, report);
    let guides = link_guides(guides, &manifest, &names, report);
    index.guides = guides.iter().enumerate().map(|(at, guide)| (guide.id.to_string(), at)).collect();
    let places = places::read(&sheets, &data, report);
    let calendar = Calendar::of(&sheets);
    let mut handbook = Handbook {
        as_of,
        manifest,
        manifest_source,
        guides,
        checklists,
        indicator_sets,
        conducts,
        figure_tables,
        registers,
        sheets,
        places,
        calendar,
        wordings,
        exemptions,
        pictures,
        index,
    };
    handbook.index.documents = documents::index(&handbook);
    citations::check(&handbook, &names, report);
    prose::check(&handbook, &names, report);
    references::check(&handbook, &names, report);
    check_departments(&handbook, report);
    check_books(&handbook, &names, report);
    if handbook.is_empty() && !names.has_broken() {
        let span = handbook.manifest.name.span;
        let message = text!("手册里还没有任何标准", "the handbook holds no standard yet");
        let help =
            text!("用「biaochi new guide 编号」写第一份指南", "write the first guide with `biaochi new guide ID`");
        report.push(Diagnostic::new(&NO_HANDBOOK, span, message).help(help));
    }
    Some(handbook)
}

impl Handbook {
    fn is_empty(&self) -> bool {
        self.guides.is_empty()
            && self.checklists.is_empty()
            && self.indicator_sets.is_empty()
            && self.conducts.is_empty()
            && self.sheets.is_empty()
    }
}

fn manifest(
    found: Vec<Written>,
    broken: &[model::load::Broken],
    report: &mut Report,
) -> Option<(Manifest, SourceId, Vec<Wording>)> {
    let mut found = found.into_iter();
    let Some(first) = found.next() else {
        if let Some(at) = report.sources.iter().position(|source| source.path == "biaochi.yaml") {
            let source = SourceId(crate::source::to_u32(at));
            // What keeps it from being read was told at its place.
            if report.has_any_in(source) {
                return None;
            }
            let span = Span::new(source, 0..0);
            let message = text!("biaochi.yaml 不是可用的「手册」文件", "biaochi.yaml is no usable manifest");
            let help = text!(
                "第一行写「类型: 手册」，别的内容另存一个文件",
                "start with `类型: 手册`, and put anything else into a file of its own"
            );
            report.push(Diagnostic::new(&NO_HANDBOOK, span, message).help(help));
            return None;
        }
        let known_broken = broken.iter().any(|file| file.kind.is_none_or(|kind| kind == Kind::Manifest));
        if !known_broken {
            let source = report.add_source(crate::source::Source::new("biaochi.yaml".to_owned(), String::new()));
            let message =
                text!("这里没有手册：缺少 biaochi.yaml", "there is no handbook here: biaochi.yaml is missing");
            let help = text!(
                "用「biaochi new handbook」新建一本，或换到手册所在的文件夹",
                "make one with `biaochi new handbook`, or go to its folder"
            );
            report.push(Diagnostic::new(&NO_HANDBOOK, Span::new(source, 0..0), message).help(help));
        }
        return None;
    };
    let Document::Manifest(manifest) = first.document else { return None };
    for second in found {
        let Document::Manifest(other) = second.document else { continue };
        let finding =
            Diagnostic::new(&DUPLICATE_ID, other.name.span, text!("有两份「手册」文件", "there are two manifests"))
                .related(manifest.name.span, text!("另一份在这里", "the other is here"))
                .help(text!("只留一份 biaochi.yaml", "keep one biaochi.yaml"));
        report.push(finding);
    }
    Some((*manifest, first.source, first.wordings))
}

/// A line, the code of a department and its name stand once.
fn check_manifest_names(manifest: &Manifest, report: &mut Report) {
    let lines = manifest.lines.iter().map(|line| &line.name).collect::<Vec<_>>();
    let codes = manifest.departments.iter().map(|department| &department.code).collect::<Vec<_>>();
    let departments = manifest.departments.iter().map(|department| &department.name).collect::<Vec<_>>();
    for names in [lines, codes, departments] {
        for (at, second) in names.iter().enumerate() {
            let Some(first) = names[..at].iter().find(|first| first.value == second.value) else { continue };
            let name = second.as_str();
            let finding =
                Diagnostic::new(&DUPLICATE_ID, second.span, text!("「{name}」写了两次", "`{name}` stands twice"))
                    .related(first.span, text!("第一次在这里", "first here"))
                    .help(text!("删去一处，或换一个", "remove one of them, or choose another"));
            report.push(finding);
        }
    }
}

/// The address is printed in capitals, so it must survive that and hold only what a compact QR code can hold.
fn check_address(manifest: &Manifest, report: &mut Report) {
    let written = &manifest.base_url;
    let problem = address_problem(written);
    let Some((message, help)) = problem else { return };
    report.push(Diagnostic::new(&WRONG_ADDRESS, written.span, message).help(help));
}

/// What is wrong with a base address, and what to write.
#[must_use]
pub fn address_problem(written: &str) -> Option<(text::Text, text::Text)> {
    let help = text!(
        "写成「https://mz.example.gov.cn」这样的网址，末尾不带斜线",
        "write an address like `https://mz.example.gov.cn`, without a slash at the end"
    );
    let Some(rest) = written.strip_prefix("https://") else {
        return Some((
            text!("网址「{written}」不是以 https:// 开头", "the address `{written}` does not start with https://"),
            help,
        ));
    };
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-.:/".contains(c);
    let strange = rest.chars().find(|&c| !fits(c));
    if let Some(strange) = strange {
        return Some((
            text!("网址里的「{strange}」不能印进二维码", "`{strange}` in the address can't be printed in a code"),
            help,
        ));
    }
    // Hosts don't care about capitals, folders do.
    let is_host_only = !rest.is_empty() && !rest.contains('/') && !rest.starts_with('.') && rest.contains('.');
    if !is_host_only {
        return Some((text!("网址「{written}」要只写到域名", "the address `{written}` must be a host alone"), help));
    }
    None
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

fn check_books(handbook: &Handbook, names: &Names, report: &mut Report) {
    let lines = handbook.manifest.lines.iter().map(|line| line.name.as_str());
    let lines: Vec<&str> = lines.chain(model::KINDS.iter().map(|row| row.zh)).collect();
    let mut titles = Names::new(Vec::new());
    for book in &handbook.manifest.books {
        titles.declare(&book.id, report);
        for written in &book.includes {
            if !lines.contains(&written.value.as_str()) && !names.has(&written.value) {
                names.unknown(
                    written,
                    "条线或文档",
                    "line or document",
                    lines.iter().copied().chain(names.all()),
                    report,
                );
            }
        }
    }
}

impl Handbook {
    /// The id of every document that is printed with a code.
    pub fn coded_ids(&self) -> impl Iterator<Item = &str> {
        self.heads().filter(|(kind, _)| kind.entry().code == Coded::Yes).map(|(_, head)| &*head.id().value.0)
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
}
