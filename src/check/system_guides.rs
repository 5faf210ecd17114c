//! Every guide hangs in the standards system, at one place.

use std::collections::BTreeMap;

use super::SYSTEM_GUIDES;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::model::System;
use crate::model::words::{Provenance, Ref};
use crate::text;

/// More names than this don't fit into a message.
const SHOWN: usize = 5;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    let mut hung = BTreeMap::new();
    for system in handbook.systems() {
        let mut own: BTreeMap<&str, &Ref> = BTreeMap::new();
        for written in system.branches.iter().flat_map(|branch| &branch.guides) {
            match own.get(written.as_str()) {
                Some(first) => report.push(twice(written, first)),
                None => {
                    own.insert(written.as_str(), written);
                }
            }
        }
        hung.append(&mut own);
    }
    let Some(system) = handbook.systems().find(|system| system.branches.iter().any(|it| !it.guides.is_empty())) else {
        return;
    };
    // An example, such as a guide that was just begun, is not yet one of them.
    let guides = handbook.guides.iter().filter(|guide| guide.provenance.value != Provenance::示例);
    let loose = guides.filter(|guide| !hung.contains_key(&*guide.id.value));
    let loose: Vec<&str> = loose.map(|guide| &*guide.id.value).collect();
    if !loose.is_empty() {
        report.push(not_hung(system, &loose));
    }
}

fn twice(written: &Ref, first: &Ref) -> Diagnostic {
    let id = written.as_str();
    let message = text!("指南「{id}」挂了两处", "the guide `{id}` hangs at two places");
    let help = text!("每份指南只归一处，删去一处", "each guide hangs at one place, remove the other");
    let finding = Diagnostic::new(&SYSTEM_GUIDES, written.span, message).help(help);
    finding.related(first.span, text!("第一处", "the first place"))
}

fn not_hung(system: &System, loose: &[&str]) -> Diagnostic {
    let count = loose.len();
    let mut all = loose[..count.min(SHOWN)].join("、");
    if count > SHOWN {
        all += "……";
    }
    let message = text!("有 {count} 份指南没有挂进标准体系：{all}", "{count} guides hang nowhere in the system: {all}");
    let help = text!("在「结构」里给它们各找一处，写进「指南」", "give each a place under `结构`, in `指南`");
    Diagnostic::new(&SYSTEM_GUIDES, system.name.span, message).help(help)
}
