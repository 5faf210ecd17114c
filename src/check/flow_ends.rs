//! From every step an end can be reached: nobody goes in circles for ever.

use super::FLOW_ENDS;
use crate::diag::{Diagnostic, Report};
use crate::flow::analysis;
use crate::link::Handbook;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for guide in &handbook.guides {
        let Some(flow) = &guide.flow else { continue };
        // One circle is one finding, however many steps it has.
        if let Some(&step) = analysis::endless(flow).first() {
            let name = guide.steps[step].name.as_str();
            let message = text!("从「{name}」出发走不到终点", "no end can be reached from `{name}`");
            let help = text!(
                "给循环加一个出口，或让其中一步通向办结",
                "give the loop a way out, or let a step lead to an end"
            );
            report.push(Diagnostic::new(&FLOW_ENDS, guide.steps[step].name.span, message).help(help));
        }
    }
}
