//! The longest way through the steps fits into what is promised.

use super::STEP_TIME;
use crate::diag::{Diagnostic, Report};
use crate::flow::analysis;
use crate::link::{Guide, Handbook};
use crate::model::words::TimeUnit;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for guide in &handbook.guides {
        check_units(guide, report);
        check_sum(guide, report);
    }
}

/// Working and natural days are never added up without a calendar, so one of them must be used throughout.
fn check_units(guide: &Guide, report: &mut Report) {
    let promised = &guide.time.promised;
    let is_day = |unit| matches!(unit, TimeUnit::Day | TimeUnit::WorkingDay);
    for limit in guide.steps.iter().filter_map(|step| step.limit.as_ref()) {
        if limit.unit == promised.unit || !is_day(limit.unit) || !is_day(promised.unit) {
            continue;
        }
        let (step, promise) = (limit.value, promised.value);
        let (step_en, promise_en) = (step.english(), promise.english());
        let message = text!(
            "这一步写 {step}，承诺写 {promise}，工作日和自然日不能相加",
            "this step takes {step_en}, promised are {promise_en}; working and natural days don't add up"
        );
        let finding = Diagnostic::new(&STEP_TIME, limit.span, message)
            .related(promised.span, text!("承诺时限", "the promised limit"))
            .help(text!("统一用一种日", "use one kind of day throughout"));
        report.push(finding);
    }
}

fn check_sum(guide: &Guide, report: &mut Report) {
    let Some(flow) = &guide.flow else { return };
    let promised = &guide.time.promised;
    let weight = |step: usize| match &guide.steps[step].limit {
        Some(limit) if limit.unit == promised.unit => f64::from(limit.count),
        _ => 0.0,
    };
    let Some(longest) = analysis::longest(flow, weight) else { return };
    if longest.sum <= f64::from(promised.count) {
        return;
    }
    let (sum, promise) = (longest.sum, promised.value);
    let promise_en = promise.english();
    let unit = promise.to_string().trim_start_matches(|c: char| c.is_ascii_digit()).trim().to_owned();
    let ways: Vec<String> = longest
        .steps
        .iter()
        .filter(|&&step| weight(step) > 0.0)
        .map(|&step| format!("{} {}", guide.steps[step].name.value, weight(step)))
        .collect();
    let way = ways.join(" + ");
    let message = text!(
        "各步加起来要 {sum} {unit}，超过承诺的 {promise}",
        "the steps add up to {sum}, more than the promised {promise_en}"
    );
    let help =
        text!("最长的一条路：{way}；缩短步骤，或放宽承诺", "the longest way is {way}; shorten steps or promise more");
    report.push(Diagnostic::new(&STEP_TIME, promised.span, message).help(help));
}
