//! A law that is cited must be in force on the day of the edition.

use super::BASIS_IN_FORCE;
use crate::diag::{Diagnostic, Report};
use crate::link::{Handbook, citations};
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    let day = handbook.as_of;
    for written in citations::all(handbook) {
        let Some(citation) = handbook.cite(written) else { continue };
        let entry = citation.entry;
        let name = entry.name.as_str();
        let finding = if let Some(until) = entry.until.as_ref().filter(|until| ***until <= day) {
            let until = until.value;
            let finding = Diagnostic::new(
                &BASIS_IN_FORCE,
                written.span,
                text!("「{name}」自 {until} 起已经废止", "`{name}` is no longer in force since {until}"),
            );
            match &entry.replaced_by {
                Some(successor) => {
                    let successor = successor.as_str();
                    finding.help(text!("改引「{successor}」，并核对条款", "cite `{successor}` and check the clause"))
                }
                None => finding.help(text!("改引现行的依据", "cite what is in force")),
            }
        } else if let Some(from) = entry.effective.as_ref().filter(|from| ***from > day) {
            let from = from.value;
            Diagnostic::new(
                &BASIS_IN_FORCE,
                written.span,
                text!("「{name}」到 {from} 才施行", "`{name}` comes into force on {from} only"),
            )
            .help(text!("在此之前引用现行的依据", "until then cite what is in force"))
        } else {
            continue;
        };
        report.push(finding.related(entry.name.span, text!("依据库里的条目", "its entry in the register")));
    }
}
