//! Every step can be reached from the start.

use super::FLOW_REACHABLE;
use crate::diag::{Diagnostic, Report};
use crate::flow::analysis;
use crate::link::Handbook;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for guide in &handbook.guides {
        let Some(flow) = &guide.flow else { continue };
        for step in analysis::unreachable(flow) {
            let name = guide.steps[step].name.as_str();
            let message = text!("没有哪一步通向「{name}」", "no step leads to `{name}`");
            let help = text!(
                "在前面某一步写「下一步: {name}」，或删去这一步",
                "write `下一步: {name}` at an earlier step, or remove this one"
            );
            report.push(Diagnostic::new(&FLOW_REACHABLE, guide.steps[step].name.span, message).help(help));
        }
    }
}
