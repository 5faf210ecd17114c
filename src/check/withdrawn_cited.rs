//! Nothing leads to a guide that is no longer in force.

use super::WITHDRAWN_CITED;
use crate::diag::{Diagnostic, Report};
use crate::link::references::guides_of;
use crate::link::{Guide, Handbook};
use crate::model::Document;
use crate::model::words::{Date, Ref};
use crate::source::Spanned;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    if !handbook.guides.iter().any(|guide| is_withdrawn(handbook, guide)) {
        return;
    }
    for guide in handbook.guides.iter().filter(|guide| !is_withdrawn(handbook, guide)) {
        let called = guide.steps.iter().filter_map(|step| step.guide.as_ref());
        let passages = guide.passages.iter().map(|passage| &passage.to);
        let related = &guide.listed.document.related;
        report.extend(called.chain(passages).chain(related).filter_map(|written| finding(handbook, written)));
    }
    for sheet in &handbook.sheets {
        // A note tells of a day that is past.
        if !matches!(sheet.document, Document::Notes(_)) {
            report.extend(guides_of(&sheet.document).into_iter().filter_map(|written| finding(handbook, written)));
        }
    }
}

fn is_withdrawn(handbook: &Handbook, guide: &Guide) -> bool {
    ended(handbook, guide).is_some()
}

/// The day on which a guide ended. One that ends before it begins is a slip, of which `effective-dates` speaks.
fn ended<'a>(handbook: &Handbook, guide: &'a Guide) -> Option<&'a Spanned<Date>> {
    guide.until.as_ref().filter(|until| ***until <= handbook.as_of && ***until > *guide.effective)
}

fn finding(handbook: &Handbook, written: &Ref) -> Option<Diagnostic> {
    let guide = handbook.guide(&written.value)?;
    let until = ended(handbook, guide)?;
    let (name, day) = (guide.name.as_str(), until.value);
    let message = text!("「{name}」自 {day} 起已经废止", "`{name}` is no longer in force since {day}");
    let finding = Diagnostic::new(&WITHDRAWN_CITED, written.span, message);
    let finding = finding.related(until.span, text!("在这里废止", "withdrawn here"));
    // What a withdrawn guide leads to is the likeliest successor, if it is one alone.
    let onward = guide.passages.iter().map(|passage| &passage.to).chain(&guide.listed.document.related);
    let mut onward = onward.filter_map(|to| handbook.guide(&to.value)).filter(|to| !is_withdrawn(handbook, to));
    Some(match (onward.next(), onward.next()) {
        (Some(one), None) => {
            let (successor, id) = (one.name.as_str(), &*one.id.value);
            let help = text!("改成「{id}」（{successor}）", "write `{id}` ({successor})");
            finding.help(help).guess(written.span, id)
        }
        _ => finding.help(text!("改成接替它的指南，或删去", "write the guide that took its place, or remove it")),
    })
}
