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
//! | [`schema`] | … syntax |
//! | [`flow`] | text; knows no document and no SVG |
//! | [`model`] | … schema fonts |
//! | [`format`](mod@format) | text source diag syntax schema model; never changes what a file says |
//! | [`link`] | … model flow |
//! | [`check`] | text diag model link flow; knows no YAML |
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
//! videos, notes, calendars) become blocks, the same trees as Markdown bodies, which one template sets on the
//! page and one in the book: a kind costs a model file, a sample and a function to blocks.
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
use source::SourceFile;

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
    /// Another address than the manifest's, for a trial site.
    pub base_url: Option<String>,
    /// Language of the fixed words in documents.
    pub lang: text::Lang,
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
    let mut report = Report::default();
    let loaded = model::load::load(&input.sources, &mut report);
    let mut handbook = link::link(loaded, input.as_of, &mut report);
    if let (Some(handbook), Some(url)) = (&mut handbook, &input.base_url) {
        handbook.manifest.base_url.value.clone_from(url);
    }
    if let Some(handbook) = &mut handbook {
        handbook.fingerprint = fingerprint::of(input);
    }
    if let Some(handbook) = &handbook {
        check::check(handbook, &mut report);
    }
    (handbook, report)
}

/// Every kind of finding there is, in the order of the stages.
pub fn catalogue() -> impl Iterator<Item = &'static Code> {
    let stages = [syntax::CODES, fonts::CODES, schema::CODES, format::CODES, link::CODES, render::CODES];
    let rules = check::RULES.iter().map(|rule| rule.code);
    stages.into_iter().flatten().copied().chain(rules).chain([&check::EXEMPTION])
}
