//! What is declared is counted: 17 + 13, 66, 八个一.

use super::DECLARED_COUNT;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::model::checklist::{Checklist, Choice};
use crate::source::Spanned;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    // Of guides that can't be read nobody knows how many they are.
    if !handbook.has_broken_guides {
        let manifest = &handbook.manifest;
        if let Some(declared) = &manifest.declared {
            compare(declared, handbook.guides.len(), "办事指南", "guides", report);
        }
        for (at, line) in manifest.lines.iter().enumerate() {
            let actual = handbook.guides.iter().filter(|guide| guide.line == Some(at)).count();
            if let Some(declared) = &line.declared {
                compare(declared, actual, "办事指南", "guides", report);
            }
        }
    }
    for list in &handbook.checklists {
        let document = &list.document;
        for (choice, en) in Choice::ALL.into_iter().zip(["mandatory", "elective", "positive", "negative"]) {
            let actual = document.items.iter().filter(|item| item.choice == choice).count();
            if let Some(declared) = document.declared.of(choice) {
                compare(declared, actual, &format!("{choice:?}项目"), &format!("{en} items"), report);
            } else if actual > 0 {
                undeclared(document, choice, actual, report);
            }
        }
    }
    for set in &handbook.indicator_sets {
        compare(&set.document.declared, set.document.items.len(), "指标", "indicators", report);
    }
    for list in &handbook.conducts {
        // A set whose members nobody published is not filled in.
        if list.document.unpublished.is_none() {
            compare(&list.document.declared, list.document.members.len(), "成员", "members", report);
        }
    }
    for list in handbook.service_lists() {
        compare(&list.declared, list.rows.len(), "项目", "rows", report);
    }
    for table in handbook.video_tables() {
        compare(&table.declared, table.items.len(), "视频", "videos", report);
    }
}

fn undeclared(list: &Checklist, choice: Choice, actual: usize, report: &mut Report) {
    let Some(first) = list.items.iter().find(|item| item.choice == choice) else { return };
    let message = text!(
        "有 {actual} 项「{choice:?}」，「声明」里没有写",
        "there are {actual} items `{choice:?}`, which are not declared"
    );
    let help = text!("在「声明」里加上「{choice:?}: {actual}」", "add `{choice:?}: {actual}` under `声明`");
    report.push(Diagnostic::new(&DECLARED_COUNT, first.name.span, message).help(help));
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
