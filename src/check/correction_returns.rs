//! What was mended is looked at again: a correction leads back to the check, not past it.

use super::CORRECTION_RETURNS;
use crate::diag::{Diagnostic, Report};
use crate::flow::{Flow, Step, Symbol, analysis};
use crate::link::Handbook;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for guide in &handbook.guides {
        let Some(flow) = &guide.flow else { continue };
        for (step, at) in flow.steps().iter().zip(0..) {
            let (true, Some(check)) = (is_correction(step), skipped(flow, at)) else { continue };
            let Some(to) = guide.steps[at].next.first() else { continue };
            let (name, next) = (step.name.as_str(), to.as_str());
            let message = text!(
                "「{name}」以后直接到「{next}」，没有人再看是否补齐",
                "after `{name}` the way goes to `{next}` and nobody looks whether all is there now"
            );
            let help = text!("写成「下一步: {check}」，回去再核对一次", "write `下一步: {check}`, to be checked again");
            report.push(Diagnostic::new(&CORRECTION_RETURNS, to.span, message).help(help));
        }
    }
}

/// A step of correction; 逾期未补正 is none, and 容缺 means to go on and mend later.
fn is_correction(step: &Step) -> bool {
    let name = step.name.as_str();
    name.contains("补正") && !["未", "不", "逾期", "容缺"].iter().any(|word| name.contains(word))
}

/// The check that sends people to a correction, when the correction joins the way of those who passed it
/// and never comes back. A correction that leads to a check of its own, or to another decision, is sound.
fn skipped(flow: &Flow, correction: usize) -> Option<&str> {
    let steps = flow.steps();
    let after = analysis::reachable(flow, correction, None);
    let otherwise = analysis::reachable(flow, 0, Some(correction));
    let mut checks = steps.iter().zip(0..).filter(|(step, _)| step.symbol == Symbol::Decision);
    let (check, at) = checks.find(|(step, _)| step.exits.iter().any(|exit| exit.to == correction))?;
    let is_allowed = check
        .exits
        .iter()
        .any(|exit| exit.to == correction && exit.label.as_ref().is_some_and(|label| label.contains("容缺")));
    let exits = &steps[correction].exits;
    let goes_past = exits.iter().all(|exit| otherwise[exit.to] && steps[exit.to].symbol != Symbol::Decision);
    let joins = !exits.is_empty() && goes_past && steps[correction].symbol != Symbol::Decision;
    (joins && !after[at] && !is_allowed).then_some(check.name.as_str())
}
