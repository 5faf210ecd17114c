//! A way remains for those who don't use a screen.

use super::MANUAL_CHANNEL;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::model::guide::{Audience, Way};
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for guide in handbook.guides.iter().filter(|guide| guide.audience.contains(&Audience::自然人)) {
        let manual = |way| matches!(way, Way::窗口 | Way::上门 | Way::电话 | Way::邮寄);
        if guide.channels.iter().any(|channel| manual(channel.way.value)) {
            continue;
        }
        let Some(first) = guide.channels.first() else { continue };
        let message = text!("没有人工办理的渠道", "there is no way to apply with a person");
        let help = text!("至少保留窗口、上门或电话中的一种", "keep a window, a visit at home or a telephone");
        report.push(Diagnostic::new(&MANUAL_CHANNEL, first.way.span, message).help(help));
    }
}
