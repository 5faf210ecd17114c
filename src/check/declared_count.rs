//! What is declared is counted: 17 + 13, 66, 八个一.

use super::DECLARED_COUNT;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::model::checklist::Choice;
use crate::source::Spanned;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for list in &handbook.checklists {
        let document = &list.document;
        let count = |choice| document.items.iter().filter(|item| item.choice == choice).count();
        compare(&document.declared.mandatory, count(Choice::必选), "必选项目", "mandatory items", report);
        compare(&document.declared.elective, count(Choice::自选), "自选项目", "elective items", report);
    }
    for set in &handbook.indicator_sets {
        compare(&set.document.declared, set.document.items.len(), "指标", "indicators", report);
    }
    for list in &handbook.conducts {
        compare(&list.document.declared, list.document.members.len(), "成员", "members", report);
    }
}

fn compare(declared: &Spanned<u32>, actual: usize, zh: &str, en: &str, report: &mut Report) {
    let said = declared.value;
    if said as usize == actual {
        return;
    }
    let message = text!("声明有 {said} 项{zh}，实际写了 {actual} 项", "{said} {en} are declared, {actual} are written");
    let help = text!("补上或删去{zh}，或把声明改成 {actual}", "add or remove {en}, or declare {actual}");
    report.push(Diagnostic::new(&DECLARED_COUNT, declared.span, message).help(help));
}
