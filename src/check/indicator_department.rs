//! An indicator's id starts with the code of its lead department, and is used once.

use std::collections::BTreeMap;

use super::INDICATOR_DEPARTMENT;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    let mut seen = BTreeMap::new();
    for indicator in handbook.indicator_sets.iter().flat_map(|set| &set.document.items) {
        let id = indicator.id.value.0.as_str();
        if let Some(first) = seen.insert(id, indicator.id.span) {
            let finding = Diagnostic::new(
                &INDICATOR_DEPARTMENT,
                indicator.id.span,
                text!("指标编号「{id}」用了两次", "the indicator id `{id}` is used twice"),
            )
            .related(first, text!("第一次在这里", "first used here"))
            .help(text!("给后一条换一个没有用过的号", "give the second a number never used before"));
            report.push(finding);
        }
        let written = indicator.department.as_str();
        let departments = &handbook.manifest.departments;
        let Some(department) = departments.iter().find(|d| d.code.value == written || d.name.value == written) else {
            continue;
        };
        let code = department.code.as_str();
        if id.starts_with(code) {
            continue;
        }
        let name = department.name.as_str();
        let message = text!(
            "编号「{id}」不是以「{name}」的代码「{code}」开头",
            "the id `{id}` does not start with `{code}`, the code of `{name}`"
        );
        let help = text!("改编号，或改牵头部门", "change the id or the lead department");
        report.push(
            Diagnostic::new(&INDICATOR_DEPARTMENT, indicator.id.span, message)
                .help(help)
                .related(indicator.department.span, text!("牵头部门", "the lead department")),
        );
    }
}
