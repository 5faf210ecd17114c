//! A guide says 应当 and 不得, as official documents do; 应 and 宜 alone are the words of standards.

use super::{MODAL_VERBS, modal};
use crate::diag::Report;
use crate::link::Handbook;
use crate::model::Kind;
use crate::model::passage::Role;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    let found = handbook.look(&report.sources, |reading, found| {
        let passage = reading.passage;
        let official = matches!(passage.kind, Kind::Guide | Kind::Checklist | Kind::Indicators | Kind::Conduct);
        if !official || passage.role == Role::Name {
            return;
        }
        for (range, right) in modal::guide(reading.words) {
            let written = &reading.words[range.clone()];
            let message = text!(
                "「{written}」是标准条文的写法，指南里读不出是不是必须",
                "`{written}` is the wording of standards; in a guide it does not say whether one must"
            );
            let help = text!("写成「{right}」", "write `{right}`");
            let finding = reading.finding(&MODAL_VERBS, range.clone(), message).help(help);
            found.push(reading.guess(finding, range, right));
        }
    });
    report.extend(found);
}
