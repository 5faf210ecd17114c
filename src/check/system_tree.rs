//! The branches of a standards system are a tree, each with its own number.

use super::SYSTEM_TREE;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::model::System;
use crate::model::system::{Branch, State};
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for system in handbook.systems() {
        for (index, branch) in system.branches.iter().enumerate() {
            report.extend(twice(&system.branches[..index], branch));
            report.extend(under_itself(system, branch));
            report.extend(more_than_wanted(system, branch));
        }
    }
}

fn twice(before: &[Branch], branch: &Branch) -> Option<Diagnostic> {
    let first = before.iter().find(|other| other.number.value == branch.number.value)?;
    let number = branch.number.as_str();
    let message = text!("体系编号「{number}」用了两次", "the number `{number}` is used twice");
    let finding = Diagnostic::new(&SYSTEM_TREE, branch.number.span, message);
    let finding = finding.related(first.number.span, text!("第一次在这里", "first used here"));
    Some(finding.help(text!("给后一个换一个编号", "give the second another number")))
}

fn under_itself(system: &System, branch: &Branch) -> Option<Diagnostic> {
    let parent_of = |number: &str| system.branches.iter().find(|it| it.number.value == number)?.parent.as_ref();
    let parent = branch.parent.as_ref()?;
    let mut above = Some(parent);
    // A way up that is longer than there are branches goes round in a circle that this one only leads to.
    for _ in 0..system.branches.len() {
        let at = above?;
        if at.value == branch.number.value {
            let number = branch.number.as_str();
            let message = text!("「{number}」的上级绕回了它自己", "`{number}` is above itself");
            let help = text!("改「上级」；最上一级不写", "change `上级`; the topmost has none");
            return Some(Diagnostic::new(&SYSTEM_TREE, parent.span, message).help(help));
        }
        above = parent_of(&at.value);
    }
    None
}

fn more_than_wanted(system: &System, branch: &Branch) -> Option<Diagnostic> {
    let wanted = branch.wanted.as_ref()?;
    let own = system.standards.iter().filter(|row| row.branch.value == branch.number.value);
    let has = own.filter(|row| row.state.value == State::现行).count();
    if has <= wanted.value as usize {
        return None;
    }
    let (name, count) = (branch.name.as_str(), wanted.value);
    let message = text!(
        "「{name}」应有 {count} 项，现行的已经有 {has} 项",
        "`{name}` ought to have {count} standards and has {has} in force"
    );
    let help = text!("把「应有」改到 {has} 以上，或核对各项的状态", "want at least {has}, or check the states");
    Some(Diagnostic::new(&SYSTEM_TREE, wanted.span, message).help(help))
}
