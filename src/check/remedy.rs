//! Who is refused is told what can be done about it.

use super::REMEDY;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::model::guide::ItemType;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for guide in &handbook.guides {
        let decides = match guide.item_type {
            ItemType::许可
            | ItemType::给付
            | ItemType::确认
            | ItemType::处罚
            | ItemType::强制
            | ItemType::征收
            | ItemType::裁决 => true,
            ItemType::检查 | ItemType::奖励 | ItemType::公共服务 | ItemType::其他 => false,
        };
        if !decides || guide.remedy.is_some() {
            continue;
        }
        let (name, kind) = (guide.name.as_str(), guide.item_type);
        let message = text!("「{name}」是{kind:?}，没有写「救济」", "`{name}` is a {kind:?} and has no `救济`");
        let help = text!(
            "写「救济: 对决定不服的，可以依法申请行政复议或者提起行政诉讼」",
            "write `救济: 对决定不服的，可以依法申请行政复议或者提起行政诉讼`"
        );
        report.push(Diagnostic::new(&REMEDY, guide.name.span, message).help(help));
    }
}
