//! A guide that is no longer in force, or not yet, must not be handed out as if it were.

use super::GUIDE_IN_FORCE;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    let day = handbook.as_of;
    for guide in &handbook.guides {
        if let Some(until) = guide.until.as_ref().filter(|until| ***until <= day && ***until > *guide.effective) {
            let last = until.value;
            let message = text!("这份指南自 {last} 起已经废止", "this guide is no longer in force since {last}");
            let help = text!(
                "更新内容并改「废止」，或用 --as-of 生成当时的版本",
                "bring it up to date and change `废止`, or build an older edition with --as-of"
            );
            report.push(Diagnostic::new(&GUIDE_IN_FORCE, until.span, message).help(help));
        }
        if *guide.effective > day {
            let first = guide.effective.value;
            let message = text!(
                "这份指南到 {first} 才施行，而手册截至 {day}",
                "this guide comes into force on {first}, the handbook is as of {day}"
            );
            let help = text!("改「施行」或手册的版次日期", "change `施行` or the date of the edition");
            report.push(Diagnostic::new(&GUIDE_IN_FORCE, guide.effective.span, message).help(help));
        }
    }
}
