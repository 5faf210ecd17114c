//! Books as PDF, by Typst: tagged, PDF/UA-1 and PDF/A-2a.
//!
//! A template receives the view as data through the virtual file system and builds content from it;
//! nothing that an author wrote is ever parsed as Typst.

mod world;

use rayon::prelude::*;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Label, Selector, Smart, Value};
use typst::introspection::Introspector;
use typst::utils::PicoStr;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::view::{Book, View};
use super::{Artifact, PAGE_OVERFLOW, Progress, labels};
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::text;
use crate::text::Lang;
use world::{Files, World};

/// Every book of the manifest. A page that overflows is a finding.
pub fn render(
    handbook: &Handbook,
    view: &View,
    lang: Lang,
    progress: &dyn Progress,
    report: &mut Report,
) -> Vec<Artifact> {
    progress.expect("book", view.books.len());
    let files = Files::new(view, &labels::printed(lang));
    let set: Vec<_> = view
        .books
        .par_iter()
        .map(|book| {
            let set = set(book, &files, handbook);
            progress.step("book");
            set
        })
        .collect();
    // Typst keeps what it laid out for the next time; a server sets the same pages again, a build does not.
    typst::comemo::evict(1);
    let mut artifacts = Vec::new();
    for (artifact, overflows) in set {
        artifacts.push(artifact);
        for overflow in overflows {
            report.push(finding(handbook, &overflow));
        }
    }
    artifacts
}

/// A guide whose facts do not fit their page.
struct Overflow {
    guide: String,
    points: f64,
}

fn set(book: &Book, files: &Files, handbook: &Handbook) -> (Artifact, Vec<Overflow>) {
    let world = World::new(book, files);
    let document = typst::compile::<PagedDocument>(&world).output.unwrap_or_else(|errors| bug(book, &errors));
    let overflows = overflows(&document);
    let (year, month, day) = handbook.manifest.edition.date.parts();
    let date = typst::foundations::Datetime::from_ymd(i32::from(year), month.unsigned_abs(), day.unsigned_abs())
        .expect("a date of the calendar");
    let options = PdfOptions {
        ident: Smart::Custom(format!("{}/{}", handbook.manifest.base_url.value, book.id)),
        creator: Smart::Custom(Some(format!("biaochi {}", env!("CARGO_PKG_VERSION")))),
        // The edition's date, never the clock: the same input gives the same bytes.
        timestamp: Some(Timestamp::new_utc(date)),
        standards: PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a]).expect("the two standards go together"),
        ..PdfOptions::default()
    };
    let bytes = typst_pdf::pdf(&document, &options).unwrap_or_else(|errors| bug(book, &errors));
    (Artifact::new(book.path.clone(), bytes), overflows)
}

/// The templates are ours and the data was checked, so an error of Typst is our bug.
fn bug(book: &Book, errors: &[SourceDiagnostic]) -> ! {
    let words: Vec<String> =
        errors.iter().map(|error| format!("{}: {:?} {:?}", error.message, error.hints, error.trace)).collect();
    panic!("the template `{}` of the book `{}` failed: {}", book.style, book.id, words.join("; "))
}

/// What the template noted with the label `<overflow>`.
fn overflows(document: &PagedDocument) -> Vec<Overflow> {
    let label = Label::new(PicoStr::intern("overflow")).expect("the label is not empty");
    let notes = document.introspector().query(&Selector::Label(label));
    let note = |content: &typst::foundations::Content| {
        let Ok(Value::Dict(note)) = content.field_by_name("value") else { return None };
        let guide = note.get("guide").ok()?.clone().cast::<typst::foundations::Str>().ok()?;
        let points = note.get("overflow_pt").ok()?.clone().cast::<f64>().ok()?;
        Some(Overflow { guide: guide.to_string(), points })
    };
    notes.iter().filter_map(note).collect()
}

fn finding(handbook: &Handbook, overflow: &Overflow) -> Diagnostic {
    let id = overflow.guide.as_str();
    let span = handbook
        .guides
        .iter()
        .find(|guide| &**guide.id == id)
        .map_or(handbook.manifest.name.span, |guide| guide.name.span);
    // A line of small print is about 12 points.
    let lines = (overflow.points / 12.0).ceil();
    let message = text!(
        "「{id}」的要点超出口袋书一页约 {lines} 行",
        "the facts of `{id}` overflow their page by about {lines} lines"
    );
    let help = text!(
        "缩短条件、材料说明和渠道，细节写进正文",
        "shorten conditions, notes and channels, and put the details into the text"
    );
    Diagnostic::new(&PAGE_OVERFLOW, span, message).help(help)
}
