//! Nothing leads back to the application: the start is entered once.

use super::FLOW_START;
use crate::diag::{Diagnostic, Report};
use crate::flow::Symbol;
use crate::link::Handbook;
use crate::link::flows::targets;
use crate::text;

/// Names of a start that is an application. A flow that starts with 受理 may well lead back there.
const APPLICATIONS: &[&str] = &["申请", "申报", "申办", "报名"];

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for guide in &handbook.guides {
        let Some(flow) = &guide.flow else { continue };
        let start = &flow.steps()[0];
        let is_application = APPLICATIONS.iter().any(|word| start.name.contains(word));
        let (Symbol::Terminal, true, Some(exit)) = (start.symbol, is_application, start.exits.first()) else {
            continue;
        };
        let (name, next) = (start.name.as_str(), flow.steps()[exit.to].name.as_str());
        for step in &guide.steps {
            let Some((_, to)) = targets(step).find(|(_, to)| to.value == name) else { continue };
            let from = step.name.as_str();
            let message = text!(
                "「{from}」又回到了起点「{name}」，等于从头再办一次",
                "`{from}` leads back to the start `{name}`, as if it were a new case"
            );
            let help = if from == next {
                text!(
                    "加一步「补正」，从「{from}」走到「补正」，补好再回到「{from}」；要另行申请的，写成一个终点",
                    "add a step `补正` that `{from}` leads to and that leads back to `{from}`; where people must apply anew, write an end"
                )
            } else {
                text!(
                    "材料补好以后回到「{next}」；要另行申请的，写成一个终点",
                    "lead back to `{next}` after a correction; where people must apply anew, write an end"
                )
            };
            let finding = Diagnostic::new(&FLOW_START, to.span, message)
                .related(guide.steps[0].name.span, text!("起点在这里", "the start is here"))
                .help(help);
            report.push(finding);
        }
    }
}
