//! A document does not end before it begins.

use super::EFFECTIVE_DATES;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for (_, head) in handbook.heads() {
        let (Some(from), Some(until)) = (head.effective(), head.until()) else { continue };
        if **until > **from {
            continue;
        }
        let (first, last) = (from.value, until.value);
        let message = text!("废止 {last} 不在施行 {first} 之后", "it ends on {last}, not after it begins on {first}");
        let help = text!(
            "核对两个日期；废止写不再有效的第一天",
            "check both; `废止` is the first day on which it no longer holds"
        );
        let finding = Diagnostic::new(&EFFECTIVE_DATES, until.span, message).help(help);
        report.push(finding.related(from.span, text!("施行", "it begins")));
    }
}
