//! Public notice has a length, or there is a reason why there is none.

use super::PUBLICITY;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::model::words::Prose;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for guide in &handbook.guides {
        let Some(publicity) = &guide.publicity else { continue };
        let finding = match (&publicity.length, &publicity.exempt) {
            (Some(length), Some(reason)) => {
                let message =
                    text!("写了公示多久，又写了不公示的理由", "there is a length of notice, and a reason for none");
                let finding = Diagnostic::new(&PUBLICITY, reason.span(), message);
                let finding = finding.help(text!("只留一样", "keep one of them"));
                finding.related(length.span, text!("公示时长", "the length"))
            }
            (None, None) => {
                let span = publicity.place.as_ref().map_or(guide.name.span, Prose::span);
                let message = text!("公示没有写多久", "the public notice has no length");
                let help = text!("写「时长: 7 日」，或「不公示理由: …」", "write `时长: 7 日`, or `不公示理由: …`");
                Diagnostic::new(&PUBLICITY, span, message).help(help)
            }
            _ => continue,
        };
        report.push(finding);
    }
}
