//! Books as PDF, by Typst: tagged, PDF/UA-1 and PDF/A-2a.
//!
//! A template receives the view as data through the virtual file system and builds content from it;
//! nothing that an author wrote is ever parsed as Typst. A designer may put templates of the same names in
//! the place of ours; what goes wrong in them is a finding in the designer's file.

mod overflow;
mod world;

use std::ops::Range;

use rayon::prelude::*;
use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::view::{View, Volume};
use super::{Artifact, Progress, Setting, TEMPLATE_FAILED, labels, resolve};
use crate::Template;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::model::book::Book;
use crate::source::{Source, Span};
use crate::text;
use overflow::Overflow;
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
    let files = Files::new(view, &labels::printed(setting.lang), setting.templates);
    let printer = Printer { handbook, files, templates: setting.templates };
    let set: Vec<_> = volumes
        .par_iter()
        .map(|(book, volume)| {
            let set = printer.set(book, volume);
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
            Ok((set, overflows)) => {
                artifacts.extend(set);
                report.extend(overflows.iter().map(|it| it.finding(handbook)));
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

/// What all files are set with.
struct Printer<'a> {
    handbook: &'a Handbook,
    files: Files,
    templates: &'a [Template],
}

impl Printer<'_> {
    fn set(&self, book: &Book, volume: &Volume<'_>) -> Result<(Vec<Artifact>, Vec<Overflow>), Vec<Failure>> {
        let world = World::new(volume, volume.template, &self.files);
        let document = typst::compile::<PagedDocument>(&world).output.map_err(|found| self.failures(&world, &found))?;
        let overflows = overflow::of(&document);
        let bytes = typst_pdf::pdf(&document, &self.options(&volume.path)).map_err(|found| self.failures(&world, &found))?;
        let artifacts = vec![Artifact::new(volume.path.clone(), bytes)];
        let _ = book;
        Ok((artifacts, overflows))
    }

    fn options(&self, path: &str) -> PdfOptions {
        let (year, month, day) = self.handbook.manifest.edition.date.parts();
        let date = typst::foundations::Datetime::from_ymd(i32::from(year), month.unsigned_abs(), day.unsigned_abs())
            .expect("a date of the calendar");
        PdfOptions {
            ident: Smart::Custom(format!("{}/{path}", self.handbook.manifest.base_url.value)),
            creator: Smart::Custom(Some(format!("biaochi {}", env!("CARGO_PKG_VERSION")))),
            // The edition's date, never the clock: the same input gives the same bytes.
            timestamp: Some(Timestamp::new_utc(date)),
            standards: PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a]).expect("the two standards go together"),
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
