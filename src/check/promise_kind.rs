//! 当场 is promised only where one can get through without waiting for days.

use super::PROMISE_KIND;
use crate::diag::{Diagnostic, Report};
use crate::flow::Flow;
use crate::link::{Guide, Handbook};
use crate::model::words::TimeUnit;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for guide in &handbook.guides {
        let promised = &guide.time.promised;
        if promised.unit != TimeUnit::AtOnce {
            if promised.count == 0 {
                let promise = promised.value;
                let promise_en = promise.english();
                let message = text!("承诺「{promise}」不是时限", "`{promise_en}` is not a limit");
                let help = text!("当场办结的写「当场」", "write `当场` for what is done at once");
                report.push(Diagnostic::new(&PROMISE_KIND, promised.span, message).help(help));
            }
            continue;
        }
        let Some(slow) = guide.flow.as_ref().and_then(|flow| unavoidable(flow, |step| takes_days(guide, step))) else {
            continue;
        };
        let step = &guide.steps[slow];
        let Some(limit) = &step.limit else { continue };
        let (name, length) = (step.name.as_str(), limit.value);
        let length_en = length.english();
        let message = text!(
            "承诺「当场」，可是不等就走不到办结：「{name}」要 {length}",
            "promised is `当场`, but there is no way without waiting: `{name}` takes {length_en}"
        );
        let help = text!(
            "承诺写天数；等待不算在内的，写进「特别程序」，「计入」写「不计入」",
            "promise a number of days, or put what does not count under `特别程序` with `计入: 不计入`"
        );
        let finding = Diagnostic::new(&PROMISE_KIND, promised.span, message).help(help);
        report.push(finding.related(limit.span, text!("这一步的时限", "the limit of this step")));
    }
}

fn takes_days(guide: &Guide, step: usize) -> bool {
    let step = &guide.steps[step];
    let days = |unit| matches!(unit, TimeUnit::WorkingDay | TimeUnit::Day | TimeUnit::Month | TimeUnit::Year);
    let excluded = guide.time.excludes(&step.name);
    !excluded && step.limit.as_ref().is_some_and(|limit| days(limit.unit) && limit.count > 0)
}

/// The first slow step in the way, if every way to an end has one.
fn unavoidable(flow: &Flow, slow: impl Fn(usize) -> bool) -> Option<usize> {
    let mut seen = vec![false; flow.steps().len()];
    let mut open = vec![0];
    let mut first = None;
    while let Some(step) = open.pop() {
        if std::mem::replace(&mut seen[step], true) {
            continue;
        }
        if slow(step) {
            first = first.or(Some(step));
            continue;
        }
        let exits = &flow.steps()[step].exits;
        if exits.is_empty() {
            return None;
        }
        open.extend(exits.iter().map(|exit| exit.to));
    }
    first
}
