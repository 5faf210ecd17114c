//! A guide is part of a bundle once.

use super::BUNDLE_MEMBER;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for bundle in handbook.bundles() {
        for (index, member) in bundle.members.iter().enumerate() {
            let Some(first) = bundle.members[..index].iter().find(|it| it.guide.value == member.guide.value) else {
                continue;
            };
            let id = member.guide.as_str();
            let message = text!("「{id}」在一件事里写了两次", "`{id}` is part of the bundle twice");
            let help = text!("合并成一行，情形一起写在「适用」里", "make it one line, with both cases under `适用`");
            let finding = Diagnostic::new(&BUNDLE_MEMBER, member.guide.span, message).help(help);
            report.push(finding.related(first.guide.span, text!("第一次在这里", "first here")));
        }
    }
}
