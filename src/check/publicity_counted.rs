//! Days of public notice count, or they don't, and the guide says which.

use super::PUBLICITY_COUNTED;
use crate::diag::{Diagnostic, Report};
use crate::link::{Guide, Handbook};
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for guide in &handbook.guides {
        let Some(length) = guide.publicity.as_ref().and_then(|publicity| publicity.length.as_ref()) else { continue };
        if is_told(guide) {
            continue;
        }
        let days = length.value;
        let days_en = days.english();
        let message = text!(
            "公示 {days} 算不算在承诺时限里，没有说明",
            "whether the {days_en} of public notice count is not said"
        );
        let help = text!(
            "不算的，在「特别程序」里写「{{名称: 公示, 时长: {days}, 计入: 不计入}}」；算的，给公示的步骤写上时限",
            "if not, write `{{名称: 公示, 时长: …, 计入: 不计入}}` under `特别程序`; if they do, give the step a limit"
        );
        let finding = Diagnostic::new(&PUBLICITY_COUNTED, length.span, message).help(help);
        report.push(finding.related(guide.time.promised.span, text!("承诺时限", "the promised limit")));
    }
}

fn is_told(guide: &Guide) -> bool {
    let named = |text: &str| text.contains("公示");
    let excluded = guide.time.special.iter().any(|it| named(&it.name));
    let step = guide.steps.iter().any(|step| step.limit.is_some() && named(&step.name));
    excluded || step || guide.time.note.as_ref().is_some_and(|note| named(note))
}
