//! Ids of a list's items are unique, and so are names within a category (安装扶手 stands under two).

use super::SAME_ITEM;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for list in &handbook.checklists {
        let items = &list.document.items;
        for (index, item) in items.iter().enumerate() {
            if let Some(first) = items[..index].iter().find(|other| other.id.value == item.id.value) {
                let id = item.id.value.0.as_str();
                let finding = Diagnostic::new(
                    &SAME_ITEM,
                    item.id.span,
                    text!("项目编号「{id}」用了两次", "the item id `{id}` is used twice"),
                );
                report.push(
                    finding
                        .related(first.id.span, text!("第一次在这里", "first used here"))
                        .help(text!("换一个编号", "choose another id")),
                );
            }
            let same_place = |other: &&_| -> bool {
                let other: &crate::model::checklist::Item = other;
                other.name.value == item.name.value && other.category.value == item.category.value
            };
            if let Some(first) = items[..index].iter().find(same_place) {
                let (name, category) = (item.name.as_str(), item.category.as_str());
                let finding = Diagnostic::new(
                    &SAME_ITEM,
                    item.name.span,
                    text!("「{category}」里有两项「{name}」", "`{category}` has two items `{name}`"),
                );
                report.push(
                    finding
                        .related(first.name.span, text!("第一项在这里", "the first is here"))
                        .help(text!("删去一项，或改名区分", "remove one, or rename it")),
                );
            }
        }
    }
}
