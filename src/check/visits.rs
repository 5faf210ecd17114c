//! How often one must come is said, with the reason, and agrees with the channels.

use super::VISITS;
use crate::diag::{Diagnostic, Report};
use crate::link::{Guide, Handbook};
use crate::model::guide::{Depth, Mode, Way};
use crate::source::Spanned;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for guide in &handbook.guides {
        match &guide.visits {
            None => {
                let name = guide.name.as_str();
                let message = text!("「{name}」没有写「到场次数」", "`{name}` has no `到场次数`");
                let help = text!(
                    "写「到场次数: 1」和「到场理由: …」；不用到现场的写「到场次数: 0」",
                    "write `到场次数: 1` and `到场理由: …`, or `到场次数: 0` when nobody has to come"
                );
                report.push(Diagnostic::new(&VISITS, guide.name.span, message).help(help));
            }
            Some(visits) if visits.value == 0 => report.extend(check_none(guide, visits)),
            Some(visits) => report.extend(check_some(guide, visits)),
        }
    }
}

fn check_none(guide: &Guide, visits: &Spanned<u32>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if let Some(reason) = &guide.visit_reason {
        let message = text!("到场 0 次，又写了到场理由", "nobody has to come, and yet there is a reason to");
        let help = text!("删去理由，或改「到场次数」", "remove the reason, or change `到场次数`");
        let finding = Diagnostic::new(&VISITS, reason.span(), message).help(help);
        found.push(finding.related(visits.span, text!("到场次数", "the number of visits")));
    }
    let is_remote = |way| matches!(way, Way::网上 | Way::自助 | Way::邮寄 | Way::电话 | Way::短信 | Way::上门);
    // Nobody applies for what the office finds out or gives by itself.
    let is_asked_for = matches!(guide.initiation.mode, Mode::依申请 | Mode::一件事);
    if is_asked_for && !guide.channels.iter().any(|channel| is_remote(channel.way.value)) {
        let message = text!("到场 0 次，可是只能到窗口办", "nobody has to come, but the window is the only channel");
        let help = text!(
            "补上网上、邮寄、电话或上门的渠道，或改「到场次数」",
            "add a channel such as 网上, 邮寄, 电话 or 上门, or change `到场次数`"
        );
        found.push(Diagnostic::new(&VISITS, visits.span, message).help(help));
    }
    found
}

fn check_some(guide: &Guide, visits: &Spanned<u32>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let count = visits.value;
    if guide.visit_reason.is_none() {
        let message = text!("要到场 {count} 次，没有写理由", "one has to come {count} times, without a reason");
        let help = text!(
            "写「到场理由: …」；没有理由的写「到场次数: 0」",
            "write `到场理由: …`, or `到场次数: 0` without one"
        );
        found.push(Diagnostic::new(&VISITS, visits.span, message).help(help));
    }
    if let Some(depth) = guide.online_depth.as_ref().filter(|depth| depth.value == Depth::四级) {
        let message = text!(
            "网办深度「四级」是全程网办，可是要到场 {count} 次",
            "`四级` is wholly online, but one has to come {count} times"
        );
        let help = text!("网办深度写低一级，或「到场次数: 0」", "write a lower depth, or `到场次数: 0`");
        let finding = Diagnostic::new(&VISITS, depth.span, message).help(help);
        found.push(finding.related(visits.span, text!("到场次数", "the number of visits")));
    }
    found
}
