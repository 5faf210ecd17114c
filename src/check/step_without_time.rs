//! Where an authority times its steps, each of its plain steps has a time or is outside the limit.

use super::STEP_WITHOUT_TIME;
use crate::diag::{Diagnostic, Report};
use crate::flow::Symbol;
use crate::link::{Guide, Handbook};
use crate::model::guide::{Mode, Step};
use crate::model::words::TimeUnit;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for guide in &handbook.guides {
        let Some(flow) = &guide.flow else { continue };
        // What is done while people wait is timed as a whole.
        if guide.time.promised.unit == TimeUnit::AtOnce {
            continue;
        }
        for (drawn, step) in flow.steps().iter().zip(&guide.steps) {
            let is_plain = drawn.symbol == Symbol::Process && step.limit.is_none();
            if !is_plain || !is_timed(guide, &step.actor) || is_outside(guide, step) {
                continue;
            }
            let (name, actor) = (step.name.as_str(), step.actor.as_str());
            let message = text!(
                "「{name}」没有写时限，「{actor}」办的别的步骤写了",
                "`{name}` has no time, while other steps of `{actor}` have"
            );
            let help = text!(
                "写上「时限: …」，当场办好的写「时限: 当场」；不占承诺时限的，在「特别程序」里写「{name}」，「计入」写「不计入」",
                "write `时限: …`, or `时限: 当场` when it is done at once; what doesn't count is named under `特别程序` with `计入: 不计入`"
            );
            report.push(Diagnostic::new(&STEP_WITHOUT_TIME, step.name.span, message).help(help));
        }
    }
}

/// Whether this is an authority that times its steps. Who applies is not, though a correction may have a time.
fn is_timed(guide: &Guide, actor: &str) -> bool {
    let is_asked_for = matches!(guide.initiation.mode, Mode::依申请 | Mode::一件事);
    let applies = is_asked_for && guide.steps[0].actor.value == actor;
    !applies && guide.steps.iter().any(|step| step.actor.value == actor && step.limit.is_some())
}

/// Outside the limit: a 特别程序 that does not count, said so in the remark, or a public notice, whose length stands under 公示.
fn is_outside(guide: &Guide, step: &Step) -> bool {
    let excluded = guide.time.excludes(&step.name);
    excluded || step.name.contains("公示") || step.note.iter().any(|note| note.contains("不计入"))
}
