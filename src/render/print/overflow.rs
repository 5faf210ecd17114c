//! What did not fit its page, as templates note it with the label `<overflow>`.
//!
//! The note is a dictionary: `guide` (the id), `overflow_pt` (by how much, in points), and, where the template
//! knows, `longest` (the English name of the field that takes most room) and `longest_pt`.

use typst::foundations::{Content, Dict, Label, Selector, Value};
use typst::introspection::Introspector;
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

use crate::diag::Diagnostic;
use crate::link::{Guide, Handbook};
use crate::model::guide::ChangedPart;
use crate::render::PAGE_OVERFLOW;
use crate::source::Span;
use crate::text;

/// A guide that does not fit.
pub(super) struct Overflow {
    guide: String,
    points: f64,
    longest: Option<(String, f64)>,
}

/// A line of small print in points.
const LINE: f64 = 10.0;

/// Points in a millimetre.
const MILLIMETRE: f64 = 72.0 / 25.4;

/// All notes of a document.
pub(super) fn of(document: &PagedDocument) -> Vec<Overflow> {
    let label = Label::new(PicoStr::intern("overflow")).expect("the label is not empty");
    document.introspector().query(&Selector::Label(label)).iter().filter_map(read).collect()
}

fn read(note: &Content) -> Option<Overflow> {
    let Ok(Value::Dict(note)) = note.field_by_name("value") else { return None };
    let words = |key: &str| Some(note_value(&note, key)?.cast::<typst::foundations::Str>().ok()?.to_string());
    let number = |key: &str| note_value(&note, key)?.cast::<f64>().ok();
    let longest = words("longest").zip(number("longest_pt"));
    Some(Overflow { guide: words("guide")?, points: number("overflow_pt")?, longest })
}

fn note_value(note: &Dict, key: &str) -> Option<Value> {
    note.get(key).ok().cloned()
}

/// The places of fields, where an author can shorten something.
fn place(guide: &Guide, field: &str) -> Option<Span> {
    Some(match field {
        "summary" => guide.summary.span(),
        "eligibility" => guide.eligibility.first()?.span(),
        "refusals" => guide.refusals.first()?.span(),
        "materials" => guide.materials.first()?.name.span,
        "channels" => guide.channels.first()?.way.span,
        "result" => guide.result.span(),
        "remedy" => guide.remedy.as_ref()?.span(),
        "steps" => guide.steps.first()?.name.span,
        _ => return None,
    })
}

impl Overflow {
    /// By how much it does not fit, what takes most room, and where that is written.
    pub(super) fn finding(&self, handbook: &Handbook) -> Diagnostic {
        let id = self.guide.as_str();
        let guide = handbook.guide(id);
        let named = guide.map_or(handbook.manifest.name.span, |guide| guide.name.span);
        let span = guide.zip(self.longest.as_ref()).and_then(|(guide, (field, _))| place(guide, field));
        let (millimetres, lines) = ((self.points / MILLIMETRE).ceil(), (self.points / LINE).ceil());
        let longest = self.longest.as_ref().and_then(|(field, points)| {
            let part = ChangedPart::ALL.iter().find(|part| part.field() == field)?;
            let (name, room) = (format!("{part:?}"), (points / MILLIMETRE).round());
            Some((format!("；最长的是「{name}」，占 {room} 毫米"), format!("; the longest is `{name}` with {room} mm")))
        });
        let (zh, en) = longest.unwrap_or_default();
        let message = text!(
            "「{id}」的要点超出口袋书一页 {millimetres} 毫米，约 {lines} 行{zh}",
            "the facts of `{id}` overflow their page by {millimetres} mm, about {lines} lines{en}"
        );
        let help = text!(
            "从最长的一栏缩短，细节写进正文",
            "shorten the longest part first, and put the details into the text"
        );
        Diagnostic::new(&PAGE_OVERFLOW, span.unwrap_or(named), message).help(help)
    }
}
