//! What starts by itself says what sets it off, and what becomes of those who did not agree.

use super::INITIATION;
use crate::diag::{Diagnostic, Report};
use crate::link::{Guide, Handbook};
use crate::model::guide::Mode;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for guide in &handbook.guides {
        let start = &guide.initiation;
        let parts = [
            ("触发", start.trigger.is_some()),
            ("同意", start.consent.is_some()),
            ("未同意", start.without_consent.is_some()),
        ];
        let needed = match start.mode {
            Mode::免申即享 => 3,
            Mode::主动发现 => 1,
            Mode::依申请 | Mode::一件事 => 0,
        };
        let missing: Vec<&str> =
            parts[..needed].iter().filter(|(_, is_there)| !is_there).map(|(key, _)| *key).collect();
        if !missing.is_empty() {
            report.push(incomplete(guide, &missing));
        }
        // Who is found is asked too, before anything is done for them.
        if matches!(start.mode, Mode::免申即享 | Mode::主动发现) {
            continue;
        }
        for consent in start.consent.iter().chain(&start.without_consent) {
            let mode = start.mode;
            let message = text!("「{mode:?}」不用写怎样算同意", "with `{mode:?}` nobody is asked to agree");
            let help =
                text!("删去这一行；由部门先办、本人同意的，方式写「免申即享」", "remove it, or write `方式: 免申即享`");
            report.push(Diagnostic::new(&INITIATION, consent.span(), message).help(help));
        }
    }
}

fn incomplete(guide: &Guide, missing: &[&str]) -> Diagnostic {
    let mode = guide.initiation.mode;
    let (zh, en) = (missing.join("」「"), missing.join("`, `"));
    let message = text!("「{mode:?}」没有写「{zh}」", "`{mode:?}` lacks `{en}`");
    let help = text!(
        "写明什么时候由谁提醒、怎样算同意、没有同意的怎么补办",
        "say what sets it off, how one agrees, and what those do who did not"
    );
    Diagnostic::new(&INITIATION, guide.name.span, message).help(help)
}
