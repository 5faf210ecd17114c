//! A law comes into force when it has been issued, and ends after that.

use super::REGISTER_DATES;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::model::register::{Entry, Level};
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for entry in handbook.registers.iter().flat_map(|register| &register.document.entries) {
        report.extend(too_early(entry));
        report.extend(ended_before(entry));
    }
}

fn too_early(entry: &Entry) -> Option<Diagnostic> {
    // Notices are sometimes put into force back to the first of a month; law never is.
    let is_law = matches!(entry.level, Level::法律 | Level::行政法规 | Level::地方性法规 | Level::部门规章);
    let (issued, effective) = (entry.issued.as_ref()?, entry.effective.as_ref()?);
    if !is_law || **effective >= **issued {
        return None;
    }
    let (name, first, day) = (entry.name.as_str(), effective.value, issued.value);
    let message =
        text!("「{name}」施行 {first} 早于公布 {day}", "`{name}` holds from {first}, before it was issued on {day}");
    let help = text!("核对两个日期，可能写反了", "check both dates, they may be swapped");
    let finding = Diagnostic::new(&REGISTER_DATES, effective.span, message).help(help);
    Some(finding.related(issued.span, text!("公布", "issued")))
}

fn ended_before(entry: &Entry) -> Option<Diagnostic> {
    let until = entry.until.as_ref()?;
    let begun = entry.effective.as_ref().or(entry.issued.as_ref())?;
    if **until > **begun {
        return None;
    }
    let (name, last, first) = (entry.name.as_str(), until.value, begun.value);
    let message = text!("「{name}」废止 {last} 不在 {first} 之后", "`{name}` ends on {last}, not after {first}");
    let help = text!("废止写不再有效的第一天", "`废止` is the first day on which it no longer holds");
    let finding = Diagnostic::new(&REGISTER_DATES, until.span, message).help(help);
    Some(finding.related(begun.span, text!("在这一天开始", "it begins here")))
}
