//! The steps of a guide to a [`Flow`], every exit resolved.

use super::DUPLICATE_ID;
use super::names::unknown;
use crate::diag::{Diagnostic, Report};
use crate::flow::{Exit, Flow, Step, Symbol};
use crate::model::guide::{self, Guide};
use crate::model::words::Ref;
use crate::text;

/// The flow, or `None` when an exit leads nowhere.
pub fn link(guide: &Guide, report: &mut Report) -> Option<Flow> {
    let mut actors: Vec<String> = Vec::new();
    let mut sound = check_names(guide, report);
    let mut steps = Vec::new();
    for (index, step) in guide.steps.iter().enumerate() {
        let actor = actors.iter().position(|actor| *actor == step.actor.value).unwrap_or_else(|| {
            actors.push(step.actor.value.clone());
            actors.len() - 1
        });
        let mut exits = Vec::new();
        for (label, to) in targets(step) {
            match guide.steps.iter().position(|other| other.name.value == to.value) {
                Some(to) => exits.push(Exit { label: label.map(str::to_owned), to }),
                None => {
                    report.push(unknown(to, "步骤", "step", guide.steps.iter().map(|step| step.name.as_str())));
                    sound = false;
                }
            }
        }
        let text = step.question.as_ref().map_or_else(|| step.name.value.clone(), |question| question.to_string());
        steps.push(Step {
            name: step.name.value.clone(),
            actor,
            symbol: symbol(step, index, exits.is_empty()),
            text,
            by: None,
            limit: step.limit.as_ref().map(|limit| limit.to_string()),
            exits,
        });
    }
    sound.then(|| Flow::new(actors, steps))
}

/// Where a step leads, in the author's order: yes, no, labelled exits, what follows.
pub fn targets(step: &guide::Step) -> impl Iterator<Item = (Option<&str>, &Ref)> {
    let yes = step.yes.iter().map(|to| (Some("是"), to));
    let no = step.no.iter().map(|to| (Some("否"), to));
    let exits = step.exits.iter().map(|exit| (Some(exit.label.as_str()), &exit.to));
    let next = step.next.iter().map(|to| (None, to));
    yes.chain(no).chain(exits).chain(next)
}

/// GB/T 1526: the start and the ends are 端点, a question is 判断, a call is 既定处理, the rest 处理.
fn symbol(step: &guide::Step, index: usize, is_end: bool) -> Symbol {
    match step.symbol {
        Some(guide::Symbol::端点) => Symbol::Terminal,
        Some(guide::Symbol::判断) => Symbol::Decision,
        Some(guide::Symbol::文件) => Symbol::Document,
        Some(guide::Symbol::数据) => Symbol::Data,
        Some(guide::Symbol::既定处理) => Symbol::Predefined,
        None if step.question.is_some() || step.yes.is_some() || !step.exits.is_empty() => Symbol::Decision,
        None if step.guide.is_some() => Symbol::Predefined,
        None if index == 0 || is_end => Symbol::Terminal,
        Some(guide::Symbol::处理) | None => Symbol::Process,
    }
}

fn check_names(guide: &Guide, report: &mut Report) -> bool {
    let mut sound = true;
    for (index, step) in guide.steps.iter().enumerate() {
        let Some(first) = guide.steps[..index].iter().find(|other| other.name.value == step.name.value) else {
            continue;
        };
        let name = &step.name.value;
        let finding = Diagnostic::new(
            &DUPLICATE_ID,
            step.name.span,
            text!("步骤「{name}」写了两次", "the step `{name}` stands twice"),
        )
        .related(first.name.span, text!("第一次在这里", "first here"))
        .help(text!("步骤名称不能重复，给其中一个换个名称", "names of steps are unique, rename one of them"));
        report.push(finding);
        sound = false;
    }
    sound
}
