//! Where steps say what is taken, every material is taken at a step that one comes to.

use super::MATERIAL_ASKED;
use crate::diag::{Diagnostic, Report};
use crate::flow::analysis::reachable;
use crate::link::Handbook;
use crate::model::words::Ref;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for guide in handbook.guides.iter().filter(|guide| guide.steps.iter().any(|step| !step.materials.is_empty())) {
        // A step that names what is no material may mean any of them, and was told so.
        let is_known = |written: &Ref| guide.materials.iter().any(|material| material.name.value == written.value);
        if !guide.steps.iter().flat_map(|step| step.materials.iter()).all(is_known) {
            continue;
        }
        let met = guide.flow.as_ref().map(|flow| reachable(flow, 0, None));
        for material in &guide.materials {
            let name = material.name.as_str();
            let steps = guide.steps.iter().zip(0..);
            let taken = steps.flat_map(|(step, at)| step.materials.iter().map(move |it| (it, at)));
            let taken: Vec<_> = taken.filter(|(written, _)| written.value == name).collect();
            let is_met = |at: usize| met.as_ref().is_none_or(|met| met[at]);
            if taken.iter().any(|(_, at)| is_met(*at)) {
                continue;
            }
            let finding = match taken.first() {
                None => {
                    let message = text!("没有哪一步收「{name}」", "no step takes `{name}`");
                    let help = text!(
                        "在收它的那一步的「材料」里写上它；不用交的，删去",
                        "name it at the step that takes it, or remove it"
                    );
                    Diagnostic::new(&MATERIAL_ASKED, material.name.span, message).help(help)
                }
                Some((written, at)) => {
                    let step = guide.steps[*at].name.as_str();
                    let message =
                        text!("收「{name}」的「{step}」走不到", "no way leads to `{step}`, which takes `{name}`");
                    let help = text!("让流程走到这一步，或换一步收", "lead the flow there, or take it at another step");
                    Diagnostic::new(&MATERIAL_ASKED, written.span, message).help(help)
                }
            };
            report.push(finding);
        }
    }
}
