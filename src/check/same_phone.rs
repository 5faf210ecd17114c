//! Whom to ask and whom to complain to are not the same telephone.

use super::SAME_PHONE;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for guide in &handbook.guides {
        for complaint in guide.complain.iter().filter_map(|contact| contact.phone.as_ref()) {
            let asked = guide.consult.iter().filter_map(|contact| contact.phone.as_ref());
            let Some(same) = asked.into_iter().find(|phone| phone.value == complaint.value) else { continue };
            let phone = complaint.as_str();
            let finding = Diagnostic::new(
                &SAME_PHONE,
                complaint.span,
                text!("监督电话和咨询电话都是「{phone}」", "`{phone}` is both for questions and for complaints"),
            )
            .related(same.span, text!("咨询电话", "the number for questions"))
            .help(text!("监督电话写另一个部门的，如 12345", "give another body's number, such as 12345"));
            report.push(finding);
        }
    }
}
