//! biaochi (标尺): a compiler for public-service standards.
//!
//! It takes the standards of a civil-affairs bureau, written in YAML and Markdown, checks them against a
//! schema and against rules that know the profession, and renders pocket-book PDFs, a static site and
//! QR-linked flowcharts from one source.
//!
//! # The road that data travels
//!
//! ```text
//! Source ─► syntax ─► schema ─► model ─► link ─► check ─► render ─► Artifact
//!  text      Node     violations typed    Handbook Report   site print codes
//! ```
//!
//! Every stage is a function of its input and a [`Report`](diag::Report); a mistake of the author is a
//! value that is reported, never a `Result`. The library knows no clock, disk, network, environment or
//! chance: the date is an input, order comes from the sources, and rendering never writes. Only the
//! binary touches the world.
//!
//! # Who may know whom
//!
//! | stage | may import |
//! |---|---|
//! | [`text`] | nothing |
//! | [`source`] | – |
//! | [`diag`] | text source |
//! | [`syntax`] | … diag; knows no service |
//! | [`fonts`] | text source diag |
//! | [`han`] | nothing; readings, strokes and simplified forms, for indexes and search |
//! | [`schema`] | … syntax |
//! | [`flow`] | text; knows no document and no SVG |
//! | [`model`] | … schema fonts |
//! | [`format`](mod@format) | text source diag syntax schema model; never changes what a file says |
//! | [`link`] | … model flow |
//! | [`check`] | text diag han model link flow; knows no YAML |
//! | [`render`] | all; never decides whether a standard is right |
//!
//! `flow` stands before `link` and `check` here, not behind them as first drawn: the rules that look at a
//! flow (dead steps, circles, the longest way) need its graph, and a graph of names resolved once serves
//! both them and the charts. `fonts` is a stage of its own because both the reading of a file (which
//! characters can be printed) and the drawing of charts (how wide they are) ask it.
//!
//! # Kinds of documents
//!
//! Guides, checklists, indicators, conduct lists, figures and registers have views and templates of their own.
//! The further kinds (bundles, service lists, procedure cards, standards, systems, organisations, places, terms,
//! videos, notes, calendars, what has ended) become blocks, the same trees as Markdown bodies, which one template sets on the
//! page and one in the book: a kind costs a model file, a sample and a function to blocks.
//!
//! # Print
//!
//! A row of `书` in the manifest is a book: a style, what it selects, paper, size of type, parts, binding
//! ([`model::book::STYLES`] is the table of styles; a style is a row, a template and a line in the judges).
//! `link` finds what each holds, `render` makes a [`Volume`](render::view::Volume) of each file and Typst sets it.
//! Where we had to choose:
//!
//! * Large print is not the pocket book enlarged: on A4, 17.5 pt, one column that runs on; no letter below 14 pt.
//! * Smaller type is a share of the type around it that grows as that gets smaller, so that nothing falls below
//!   6.5 pt, the least that is read at a counter. A guide that doesn't fit its spread at 7 pt is a finding.
//! * The printing house gets files of its own, made from the frames of the readers' file, never set anew: single
//!   pages with 3 mm of bleed, sheets imposed for the press, the cover with its spine. They are CMYK with grey and
//!   black as K alone, carry no tags and claim no PDF/A: that would need an output intent, which the press names.
//! * Creep: the pages of the n-th sheet from outside move n thicknesses of paper towards the spine.
//! * Blank pages that fill the last sheet stand before the back cover, never behind it.
//! * Labels are placed in millimetres, measured nowhere, and their codes drawn before Typst sees them: a city's
//!   4,809 take seconds.
//! * The fingerprint in a colophon is of the sources and templates: same fingerprint, same words. Laying a file out
//!   anew changes it, and the words not.
//!
//! # Screen
//!
//! * Search is our own, not pagefind's: that cuts Chinese into words of a list, so that two characters inside a word
//!   are not found; it knows no pinyin and no common names; and it fetches a module of WebAssembly, which a page
//!   opened from a disk may not, and which our content policy forbids. Ours is shards of pairs of characters, as scripts.
//! * The worker asks the network first: what is shown is in force whenever it can be.
//! * What people tick, plan or switch stays on their device; a shared plan stands behind the `#`, which no server gets.
//! * A phone gets the flow without lanes, each box saying who does it, from the same graph: lanes need room. It is set
//!   smaller before it is scrolled, and its side branches stand below rather than beside when that saves a column,
//!   and below all the rest when that saves a crossing.
//! * Titles break between words, by the rules that break the text of boxes: browsers tear Chinese words anywhere.
//! * A structure chart is the nested list itself, drawn by the style sheet: one thing to see, to hear and to follow.
//! * `manifest.json` lists every file with its hash; JSON is the [view](render::view) itself, without drawings.
//!
//! # Codes
//!
//! * The ledger only grows. An id that changes is a row more ([`link::ledger`]), so that the former one is known for
//!   ever: its code, its address, and the word to whoever still writes it. Two documents that become one are the same.
//! * What has ended is a document of its own kind, not a guide that is kept: a page behind its code says what to do now.
//! * What was printed is recorded by hand (`biaochi codes record`), for a build can't know what went to the press.
//!   The record is no part of the fingerprint: it says nothing of what is printed next.
//! * The mask of a code is chosen by the standard's penalties, on rows of bits ([`render::qr`]).
//! * `codes verify` draws every page of every PDF and reads what stands square and alone: a reader for cameras mixed
//!   the finders of neighbours on a sheet of labels, and lost half of the codes.
//!
//! # For editors
//!
//! What a language server needs is public: [`analyse`] for findings with byte spans, [`source::Source`] for
//! lines and columns, [`model::KINDS`] and [`schema::shape::Shape`] for the fields that may stand at a place,
//! [`diag::Code::explain`] for hovers, [`link::Handbook`] for the names that references may lead to.
//!
//! # Tables
//!
//! What comes in kinds stands in one table each: [`model::KINDS`], [`catalogue`], [`check::RULES`],
//! [`render::OUTPUTS`]. Schema, help, pages, loops and tests derive from them.

pub mod check;
pub mod diag;
mod fingerprint;
pub mod flow;
pub mod fonts;
pub mod format;
pub mod han;
pub mod link;
pub mod model;
pub mod render;
pub mod schema;
pub mod source;
pub mod syntax;
pub mod text;

use diag::{Code, Report, Severity};
use link::Handbook;
use model::words::Date;
use source::{Source, SourceFile};

pub use render::{Artifact, Output, Progress};

/// All that a build depends on.
#[derive(Debug, Clone, Default)]
pub struct Input {
    /// The files of the handbook, pictures among them, in the order of their paths.
    pub sources: Vec<SourceFile>,
    /// Print templates of a designer, in the place of ours with the same name or beside them.
    pub templates: Vec<Template>,
    /// The day as of which figures and laws are read; that of the edition when absent.
    pub as_of: Option<Date>,
    /// The ledger of the last release, to compare with: what was printed then leads to the same for ever.
    pub released: Option<Released>,
    /// Another address than the manifest's, for a trial site.
    pub base_url: Option<String>,
    /// Language of the fixed words in documents.
    pub lang: text::Lang,
}

/// A ledger that was released.
#[derive(Debug, Clone)]
pub struct Released {
    /// Where it stands, as messages name it.
    pub shown: String,
    /// What is in it.
    pub text: String,
}

/// A file for the print templates: a template, or a picture that one shows.
#[derive(Debug, Clone)]
pub struct Template {
    /// Path below the folder of templates, `guides.typ`.
    pub path: String,
    /// Where it stands, as messages name it.
    pub shown: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl Template {
    /// Whether it is Typst; anything else is a picture.
    #[must_use]
    pub fn is_text(&self) -> bool {
        self.path.ends_with(".typ")
    }
}

/// Checks a handbook and renders what is asked for. With an error in the report nothing is rendered.
#[must_use]
pub fn compile(input: &Input, outputs: &[Output], progress: &dyn Progress) -> (Vec<Artifact>, Report) {
    let (handbook, mut report) = analyse(input);
    let artifacts = match handbook {
        Some(handbook) if !report.has(Severity::Error) && !outputs.is_empty() => {
            let setting = render::Setting { lang: input.lang, templates: &input.templates };
            render::render(&handbook, setting, outputs, progress, &mut report)
        }
        _ => Vec::new(),
    };
    // A renderer may find what nobody could know before, such as a spread that overflows.
    if report.has(Severity::Error) { (Vec::new(), report) } else { (artifacts, report) }
}

/// Reads, links and checks a handbook.
#[must_use]
pub fn analyse(input: &Input) -> (Option<Handbook>, Report) {
    let ((mut handbook, mut report), fingerprint) = rayon::join(|| read(input), || fingerprint::of(input));
    if let Some(handbook) = &mut handbook {
        handbook.fingerprint = fingerprint;
        if let Some(url) = &input.base_url {
            handbook.manifest.base_url.value.clone_from(url);
        }
    }
    if let Some(handbook) = &handbook {
        check::check(handbook, &mut report);
    }
    (handbook, report)
}

/// The handbook as its files tell it.
fn read(input: &Input) -> (Option<Handbook>, Report) {
    let mut report = Report::default();
    let mut loaded = model::load::load(&input.sources, &mut report);
    let released = input.released.as_ref();
    loaded.released = released.map(|it| report.add_source(Source::outside(it.shown.clone(), it.text.clone())));
    let handbook = link::link(loaded, input.as_of, &mut report);
    (handbook, report)
}

/// Every kind of finding there is, in the order of the stages.
pub fn catalogue() -> impl Iterator<Item = &'static Code> {
    let stages = [syntax::CODES, fonts::CODES, schema::CODES, format::CODES, link::CODES, render::CODES];
    let rules = check::RULES.iter().map(|rule| rule.code);
    stages.into_iter().flatten().copied().chain(rules).chain([&check::EXEMPTION])
}
