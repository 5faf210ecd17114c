//! A bureau can't promise to take longer than the law allows.

use super::PROMISE_OVER_STATUTORY;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::link::calendar::Calendar;
use crate::model::words::Duration;
use crate::text;
use crate::text::Text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for guide in &handbook.guides {
        let Some(statutory) = &guide.time.statutory else { continue };
        // A case may have a law of its own, as when one applies from another province; a channel has not.
        let by_channel = guide.variants.iter().filter(|variant| variant.case.is_none());
        let others = by_channel.filter_map(|variant| variant.promised.as_ref());
        for promised in std::iter::once(&guide.time.promised).chain(others) {
            let law = statutory.value;
            let Some(message) = too_long(promised.value, law, handbook.calendar.as_ref()) else { continue };
            let law_en = law.english();
            let finding = Diagnostic::new(&PROMISE_OVER_STATUTORY, promised.span, message)
                .related(statutory.span, text!("法定时限", "the statutory limit"))
                .help(text!("承诺时限不能超过 {law}", "promise {law_en} at most"));
            report.push(finding);
        }
    }
}

/// What to say of a promise that the law does not allow; where the units differ, with a day that shows it.
fn too_long(promise: Duration, law: Duration, calendar: Option<&Calendar>) -> Option<Text> {
    let (promise_en, law_en) = (promise.english(), law.english());
    if promise.same_measure(law) {
        let message =
            text!("承诺 {promise}，超过了法定的 {law}", "{promise_en} promised, longer than the statutory {law_en}");
        return (promise.count > law.count).then_some(message);
    }
    let calendar = calendar?;
    let start = calendar.first_longer(promise, law)?;
    let (end, due) = (calendar.end(start, promise)?, calendar.end(start, law)?);
    Some(text!(
        "从 {start} 起，承诺的 {promise} 到 {end}，法定的 {law} 到 {due} 就满了",
        "begun on {start}, the promised {promise_en} last until {end}, the statutory {law_en} until {due}"
    ))
}
