//! There is a number to ask and a number to complain.

use super::CONTACT_PHONE;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for guide in &handbook.guides {
        for (contacts, zh, en) in [(&guide.consult, "咨询", "questions"), (&guide.complain, "监督", "complaints")] {
            let Some(first) = contacts.first() else { continue };
            if contacts.iter().any(|contact| contact.phone.is_some()) {
                continue;
            }
            let name = first.name.as_str();
            let message = text!("{zh}方式「{name}」没有电话", "`{name}`, for {en}, has no telephone");
            let help = text!("写上「电话」", "add `电话`");
            report.push(Diagnostic::new(&CONTACT_PHONE, first.name.span, message).help(help));
        }
    }
}
