//! What is to be done does not also stand among what must not be done.

use std::collections::BTreeMap;

use super::BOTH_LISTS;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::model::checklist::{Choice, Item};
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    let items = || {
        handbook.checklists.iter().zip(0..).flat_map(|(list, at)| list.document.items.iter().map(move |it| (at, it)))
    };
    let mut positive: BTreeMap<String, Vec<(usize, &Item)>> = BTreeMap::new();
    for (list, item) in items().filter(|(_, item)| item.choice == Choice::正面) {
        positive.entry(plain(&item.name)).or_default().push((list, item));
    }
    for (list, item) in items().filter(|(_, item)| item.choice == Choice::负面) {
        let candidates = positive.get(&plain(&item.name)).into_iter().flatten();
        let mut same = candidates.filter(|(other, it)| *other == list || it.category.value == item.category.value);
        let Some((_, first)) = same.next() else { continue };
        let name = item.name.as_str();
        let message = text!("「{name}」又在正面清单，又在负面清单", "`{name}` is both to be done and not to be done");
        let help = text!("只留一处；范围不同的，在名称里写清楚", "keep one; if they differ, say so in their names");
        let finding = Diagnostic::new(&BOTH_LISTS, item.name.span, message).help(help);
        report.push(finding.related(first.name.span, text!("正面清单里的", "the one to be done")));
    }
}

/// A name without marks, blanks and the words that mean nothing here. Words of denial stay: 不收礼 is not 收礼.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric() && !matches!(c, '的' | '了')).collect()
}
