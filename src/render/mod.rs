//! A handbook to artifacts: values with a path and bytes. Rendering never writes.

pub mod inventory;
pub mod labels;
pub mod leads;
pub mod print;
pub mod qr;
mod resolve;
pub mod site;
pub mod svg;
pub mod view;

use std::sync::Arc;

use crate::Template;
use crate::diag::Report;
use crate::link::Handbook;
use crate::text::Lang;

pub use resolve::resolve;

/// How documents are rendered.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// Language of the fixed words.
    pub lang: Lang,
    /// Print templates of a designer.
    pub templates: &'a [Template],
}

crate::codes! {
    /// A saddle-stitched book with too many pages.
    BOOK_TOO_THICK = Warning "book-too-thick";
    /// A template of a designer that fails.
    TEMPLATE_FAILED = Error "template-failed";
    /// A guide that does not fit its page.
    PAGE_OVERFLOW = Error "page-overflow";
}

/// A file of the output.
#[derive(Debug, Clone)]
pub struct Artifact {
    /// Path below the output folder, with `/` between its parts.
    pub path: String,
    /// Its bytes; the page behind a code is the same as the guide's and shares them.
    pub bytes: Arc<[u8]>,
}

impl Artifact {
    /// A file with its bytes.
    pub fn new(path: impl Into<String>, bytes: impl Into<Arc<[u8]>>) -> Self {
        Self { path: path.into(), bytes: bytes.into() }
    }
}

/// Kinds of output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Output {
    /// Pages, charts and codes for the screen.
    Site,
    /// PDFs.
    Print,
}

/// A row of the table of outputs.
pub struct OutputEntry {
    /// The output.
    pub output: Output,
    /// Its name on the command line.
    pub name: &'static str,
    render: fn(&Handbook, &view::View, Setting<'_>, &dyn Progress, &mut Report) -> Vec<Artifact>,
}

/// Every kind of output.
pub static OUTPUTS: &[OutputEntry] = &[
    OutputEntry { output: Output::Site, name: "site", render: site::render },
    OutputEntry { output: Output::Print, name: "pdf", render: print::render },
];

/// Told how far rendering has come; called from several threads.
pub trait Progress: Sync {
    /// So many things of a kind are about to be made.
    fn expect(&self, kind: &'static str, count: usize);
    /// One more is done.
    fn step(&self, kind: &'static str);
}

/// Nobody is watching.
impl Progress for () {
    fn expect(&self, _: &'static str, _: usize) {}
    fn step(&self, _: &'static str) {}
}

/// Renders each output, sorted by path.
pub fn render(
    handbook: &Handbook,
    setting: Setting<'_>,
    outputs: &[Output],
    progress: &dyn Progress,
    report: &mut Report,
) -> Vec<Artifact> {
    let view = resolve::resolve(handbook, setting.lang, outputs, progress);
    let mut artifacts = Vec::new();
    for row in OUTPUTS.iter().filter(|row| outputs.contains(&row.output)) {
        artifacts.extend((row.render)(handbook, &view, setting, progress, report));
    }
    artifacts.sort_by(|a, b| a.path.cmp(&b.path));
    let list = inventory::of(&artifacts, &view);
    let at = artifacts.partition_point(|artifact| artifact.path < list.path);
    artifacts.insert(at, list);
    artifacts
}
