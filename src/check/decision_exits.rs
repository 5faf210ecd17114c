//! A decision has two exits or more, each with its own label (GB/T 1526-1989).

use super::DECISION_EXITS;
use crate::diag::{Diagnostic, Report};
use crate::flow::analysis::{self, Unclear};
use crate::link::Handbook;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for guide in &handbook.guides {
        let Some(flow) = &guide.flow else { continue };
        for (step, unclear) in analysis::unclear(flow) {
            let span = guide.steps[step].name.span;
            let name = guide.steps[step].name.as_str();
            let (message, help) = match unclear {
                Unclear::OneWay => (
                    text!("判断「{name}」只有一个出口", "the decision `{name}` has one exit only"),
                    text!(
                        "写上「是: …」和「否: …」，或改成普通步骤",
                        "write `是: …` and `否: …`, or make it a plain step"
                    ),
                ),
                Unclear::Unlabelled(_) => (
                    text!("判断「{name}」有一个出口没写条件", "an exit of the decision `{name}` has no label"),
                    text!(
                        "不用「下一步」，用「是」「否」或「出口: [{{条件: …, 到: …}}]」",
                        "in place of `下一步` use `是`, `否` or `出口: [{{条件: …, 到: …}}]`"
                    ),
                ),
                Unclear::Twice(label) => (
                    text!(
                        "判断「{name}」有两个出口都叫「{label}」",
                        "two exits of the decision `{name}` are called `{label}`"
                    ),
                    text!("给每个出口写不同的条件", "give each exit its own label"),
                ),
            };
            report.push(Diagnostic::new(&DECISION_EXITS, span, message).help(help));
        }
    }
}
