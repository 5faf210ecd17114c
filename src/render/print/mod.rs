//! Books as PDF, by Typst: tagged, PDF/UA-1 and PDF/A-2a.
//!
//! A template receives the view as data through the virtual file system and builds content from it;
//! nothing that an author wrote is ever parsed as Typst. A designer may put templates of the same names in
//! the place of ours; what goes wrong in them is a finding in the designer's file.

mod overflow;
mod press;
mod world;

use std::ops::Range;

use rayon::prelude::*;
use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::view::{View, Volume};
use super::{Artifact, BOOK_TOO_THICK, Progress, Setting, TEMPLATE_FAILED, labels, resolve};
use crate::Template;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::model::book::{Binding, Book};
use crate::source::{Source, Span};
use crate::text;
use world::{Files, World};

/// Every print template that is part of the program, by file name.
#[must_use]
pub fn templates() -> &'static [(&'static str, &'static str)] {
    world::TEMPLATES
}

/// Every book of the manifest. A page that overflows is a finding, and so is what fails in a designer's template.
pub fn render(
    handbook: &Handbook,
    view: &View,
    setting: Setting<'_>,
    progress: &dyn Progress,
    report: &mut Report,
) -> Vec<Artifact> {
    let volumes = resolve::volumes(handbook, view, setting.lang);
    progress.expect("book", volumes.len());
    let printer = Printer::new(handbook, view, setting);
    let set: Vec<_> = volumes
        .par_iter()
        .map(|(book, volume)| {
            let set = printer.set(book, volume).and_then(|set| {
                let press = printer.press(book, volume, &set.document)?;
                let mut files = vec![Artifact::new(volume.path.clone(), set.pdf)];
                files.extend(press);
                Ok((set.findings, files))
            });
            progress.step("book");
            set
        })
        .collect();
    // Typst keeps what it laid out for the next time; a server sets the same pages again, a build does not.
    typst::comemo::evict(1);
    let mut artifacts = Vec::new();
    let mut failures: Vec<Failure> = Vec::new();
    for result in set {
        match result {
            Ok((findings, files)) => {
                report.extend(findings);
                artifacts.extend(files);
            }
            // The same mistake in every book is one mistake.
            Err(found) => found.into_iter().for_each(|it| {
                if !failures.contains(&it) {
                    failures.push(it);
                }
            }),
        }
    }
    failures.into_iter().for_each(|failure| failure.report(setting.templates, report));
    artifacts
}

/// A file of a book while it is being written, page by page.
pub struct Preview {
    document: PagedDocument,
    /// The file itself.
    pub pdf: Vec<u8>,
}

impl Preview {
    /// How many pages it has.
    #[must_use]
    pub fn page_count(&self) -> usize {
        self.document.pages().len()
    }

    /// A page as SVG, counted from zero; absent beyond the last.
    #[must_use]
    pub fn svg(&self, page: usize) -> Option<String> {
        Some(typst_svg::svg(self.document.pages().get(page)?, &typst_svg::SvgOptions::default()))
    }
}

/// One file of a book, by its path: `pdf/handbook.pdf`. What is found while it is set goes to the report; absent when
/// there is no such file, or when a designer's template fails.
pub fn preview(
    handbook: &Handbook,
    view: &View,
    setting: Setting<'_>,
    path: &str,
    report: &mut Report,
) -> Option<Preview> {
    let (book, volume) = volume_at(handbook, view, setting, path)?;
    // What was laid out stays for the next time, a few edits long.
    typst::comemo::evict(4);
    match Printer::new(handbook, view, setting).set(book, &volume) {
        Ok(set) => {
            report.extend(set.findings);
            Some(Preview { document: set.document, pdf: set.pdf })
        }
        Err(found) => {
            found.into_iter().for_each(|failure| failure.report(setting.templates, report));
            None
        }
    }
}

/// All that a file of a book is set from: what `typst compile` needs to set it alone.
pub struct Project {
    /// The template to begin with.
    pub main: String,
    /// Templates, data and pictures, by path.
    pub files: Vec<(String, Vec<u8>)>,
}

/// What a file of a book is set from; absent when there is no such file.
#[must_use]
pub fn project(handbook: &Handbook, view: &View, setting: Setting<'_>, path: &str) -> Option<Project> {
    let (_, volume) = volume_at(handbook, view, setting, path)?;
    let printer = Printer::new(handbook, view, setting);
    let files = World::new(&volume, volume.template, &printer.files).files();
    Some(Project { main: format!("{}.typ", volume.template), files })
}

/// A file of a book with all that its template shows.
fn volume_at<'a>(
    handbook: &'a Handbook,
    view: &'a View,
    setting: Setting<'_>,
    path: &str,
) -> Option<(&'a Book, Volume<'a>)> {
    resolve::volumes(handbook, view, setting.lang).into_iter().find(|(_, volume)| volume.path == path)
}

/// What Typst says of a designer's template.
#[derive(PartialEq, Eq)]
struct Failure {
    /// The file and the bytes in it; absent when Typst names no place, as for what PDF/UA asks of a page.
    place: Option<(String, Range<usize>)>,
    message: String,
}

impl Failure {
    fn report(self, templates: &[Template], report: &mut Report) {
        let named = |path: &str| templates.iter().find(|template| template.path == path);
        let (path, range) = self.place.unwrap_or_else(|| (templates[0].path.clone(), 0..0));
        let template = named(&path).expect("places are in a designer's templates");
        let text = String::from_utf8_lossy(&template.bytes).into_owned();
        let source = report.add_source(Source::outside(template.shown.clone(), text));
        let said = self.message;
        let message = text!("模板「{path}」排不出来：{said}", "the template `{path}` fails: {said}");
        let help = text!(
            "改这个模板；数据有哪些栏，见 `biaochi::render::view` 的文档。拿不准就先删去它，用内置的",
            "mend this template; the docs of `biaochi::render::view` tell what data there is. If in doubt remove it and use ours"
        );
        report.push(Diagnostic::new(&TEMPLATE_FAILED, Span::new(source, range), message).help(help));
    }
}

/// A file of a book, set.
struct Set {
    document: PagedDocument,
    pdf: Vec<u8>,
    findings: Vec<Diagnostic>,
}

/// A book that staples would not hold.
fn too_thick(book: &Book, pages: usize) -> Option<Diagnostic> {
    let press = book.press.as_ref()?;
    let pages = press::padded(pages);
    if !press::is_too_thick(press, pages) {
        return None;
    }
    let message = text!("骑马订订不住 {pages} 页", "staples do not hold {pages} pages");
    let help = text!(
        "改成「胶装」；80 克纸的骑马订一般不超过 64 页",
        "bind it as `胶装`; on paper of 80 g/m² staples hold some 64 pages"
    );
    Some(Diagnostic::new(&BOOK_TOO_THICK, press.binding.span, message).help(help))
}

/// What all files are set with.
struct Printer<'a> {
    handbook: &'a Handbook,
    files: Files,
    templates: &'a [Template],
}

impl<'a> Printer<'a> {
    fn new(handbook: &'a Handbook, view: &View, setting: Setting<'a>) -> Self {
        let files = Files::new(view, &labels::printed(setting.lang), setting.templates);
        Self { handbook, files, templates: setting.templates }
    }

    /// The file that readers get.
    fn set(&self, book: &Book, volume: &Volume<'_>) -> Result<Set, Vec<Failure>> {
        let world = World::new(volume, volume.template, &self.files);
        let document = self.compile(&world)?;
        let pdf = typst_pdf::pdf(&document, &self.options(book, &volume.path))
            .map_err(|found| self.failures(&world, &found))?;
        let overflows = overflow::of(&document);
        let overflows = overflows.iter().map(|it| it.finding(self.handbook));
        let findings = overflows.chain(too_thick(book, document.pages().len())).collect();
        Ok(Set { document, pdf, findings })
    }

    /// The files for the printing house, where it is to get some.
    fn press(&self, book: &Book, volume: &Volume<'_>, document: &PagedDocument) -> Result<Vec<Artifact>, Vec<Failure>> {
        let Some(press) = &book.press else { return Ok(Vec::new()) };
        let job = press::Job::new(press, document);
        let path = |end: &str| format!("print/{}{end}", volume.id);
        let file = |end: &str, pages| {
            let path = path(end);
            Artifact::new(path.clone(), press::export(pages, document, self.options(book, &path)))
        };
        let mut files = vec![file(".pdf", press::single(&job)), file("-imposed.pdf", press::imposed(&job))];
        if press.binding.value == Binding::胶装 {
            let volume = Volume { spine: Some(job.spine()), ..volume.clone() };
            let spine = self.compile(&World::new(&volume, "spine", &self.files))?;
            files.push(file("-cover.pdf", press::cover(&job, &spine.pages()[0].frame)));
        }
        let names: Vec<&str> = files.iter().map(|file| file.path.trim_start_matches("print/")).collect();
        let ticket = job.ticket(&volume.title, &volume.edition, &names);
        files.push(Artifact::new(path(".txt"), ticket.into_bytes()));
        Ok(files)
    }

    fn compile(&self, world: &World<'_>) -> Result<PagedDocument, Vec<Failure>> {
        typst::compile(world).output.map_err(|found| self.failures(world, &found))
    }

    fn options(&self, book: &Book, path: &str) -> PdfOptions {
        let (_, date) = self.handbook.manifest.edition_of(book);
        let (year, month, day) = date.parts();
        let date = typst::foundations::Datetime::from_ymd(i32::from(year), month.unsigned_abs(), day.unsigned_abs())
            .expect("a date of the calendar");
        PdfOptions {
            ident: Smart::Custom(format!("{}/{path}", self.handbook.manifest.base_url.value)),
            creator: Smart::Custom(Some(format!("biaochi {}", env!("CARGO_PKG_VERSION")))),
            // The edition's date, never the clock: the same input gives the same bytes.
            timestamp: Some(Timestamp::new_utc(date)),
            standards: PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a])
                .expect("the two standards go together"),
            ..PdfOptions::default()
        }
    }

    /// Our own templates were tried and the data was checked: without a designer's templates it is our bug.
    fn failures(&self, world: &World<'_>, found: &[SourceDiagnostic]) -> Vec<Failure> {
        if self.templates.is_empty() {
            let words: Vec<String> =
                found.iter().map(|it| format!("{}: {:?} {:?}", it.message, it.hints, it.trace)).collect();
            panic!("a template of ours failed: {}", words.join("; "));
        }
        let is_theirs = |path: &str| self.templates.iter().any(|template| template.path == path);
        let failure =
            |it: &SourceDiagnostic| Failure { place: world.place(it, is_theirs), message: it.message.to_string() };
        found.iter().map(failure).collect()
    }
}
