//! A child's hardship is not put on a notice board.

use super::CHILD_PUBLICITY;
use crate::diag::{Diagnostic, Report};
use crate::link::{Guide, Handbook};
use crate::model::guide::{Audience, ItemType};
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for guide in handbook.guides.iter().filter(|guide| is_about_a_child(guide)) {
        let Some(publicity) = guide.publicity.as_ref().filter(|publicity| publicity.exempt.is_none()) else { continue };
        let Some(length) = &publicity.length else { continue };
        let name = guide.name.as_str();
        let message = text!(
            "「{name}」要公示，会暴露孩子和家庭的情况",
            "`{name}` has a public notice, which exposes the child and the family"
        );
        let help = text!(
            "没有明文要求公示的，改成「不公示理由: 保护儿童隐私」",
            "unless a rule demands it, write `不公示理由: 保护儿童隐私` instead"
        );
        report.push(Diagnostic::new(&CHILD_PUBLICITY, length.span, message).help(help));
    }
}

/// Benefits and confirmations for children; the rating of an institution is not about a child.
fn is_about_a_child(guide: &Guide) -> bool {
    let words = ["儿童", "孤儿", "未成年人"];
    let child = guide.listed.document.line.value == "一小" || words.iter().any(|word| guide.name.contains(word));
    let personal = matches!(guide.item_type, ItemType::给付 | ItemType::确认);
    child && personal && guide.audience.contains(&Audience::自然人)
}
