//! A bureau can't promise to take longer than the law allows.

use super::PROMISE_OVER_STATUTORY;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for guide in &handbook.guides {
        let Some(statutory) = &guide.time.statutory else { continue };
        let promised = &guide.time.promised;
        if !promised.same_measure(**statutory) || promised.count <= statutory.count {
            continue;
        }
        let (promise, law) = (promised.value, statutory.value);
        let (promise_en, law_en) = (promise.english(), law.english());
        let message =
            text!("承诺 {promise}，超过了法定的 {law}", "{promise_en} promised, longer than the statutory {law_en}");
        let finding = Diagnostic::new(&PROMISE_OVER_STATUTORY, promised.span, message)
            .related(statutory.span, text!("法定时限", "the statutory limit"))
            .help(text!("承诺时限不能超过 {law}", "promise {law_en} at most"));
        report.push(finding);
    }
}
