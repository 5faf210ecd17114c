//! Permits raise questions; the guide answers at least one.

use super::FAQ_FOR_PERMITS;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::model::guide::ItemType;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for guide in &handbook.guides {
        if guide.item_type != ItemType::许可 || !guide.faq.is_empty() {
            continue;
        }
        let name = guide.name.as_str();
        let message = text!("许可事项「{name}」没有常见问题", "the permit `{name}` has no frequent questions");
        let help = text!(
            "在「常见问题」里写窗口最常被问到的一问一答",
            "put what the window is asked most under `常见问题`, with its answer"
        );
        report.push(Diagnostic::new(&FAQ_FOR_PERMITS, guide.name.span, message).help(help));
    }
}
