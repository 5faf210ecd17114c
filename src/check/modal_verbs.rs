//! A guide says 应当 and 不得, as official documents do; 应 and 宜 alone are the words of standards.

use super::{MODAL_VERBS, modal};
use crate::diag::Report;
use crate::link::Handbook;
use crate::model::Kind;
use crate::model::wording::{Role, Wording};
use crate::text;
use crate::text::Text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    let found = handbook.look(&report.sources, |reading, found| {
        let Some(profile) = profile(reading.wording) else { return };
        let slips = match profile {
            Profile::Official => modal::guide(reading.words),
            Profile::Standard => modal::standard(reading.words),
        };
        for (range, right) in slips {
            let message = profile.message(&reading.words[range.clone()]);
            let help = text!("写成「{right}」", "write `{right}`");
            let finding = reading.finding(&MODAL_VERBS, range.clone(), message).help(help);
            found.push(reading.guess(finding, range, right));
        }
    });
    report.extend(found);
}

/// Whose words of duty a text uses.
#[derive(Clone, Copy)]
enum Profile {
    /// 公文: guides and lists.
    Official,
    /// The clauses of a standard.
    Standard,
}

impl Profile {
    fn message(self, written: &str) -> Text {
        match self {
            Self::Official => text!(
                "「{written}」是标准条文的写法，指南里读不出是不是必须",
                "`{written}` is the wording of standards; in a guide it does not say whether one must"
            ),
            Self::Standard => text!(
                "「{written}」是公文的写法，标准条文不这样写",
                "`{written}` is the wording of official documents; the clauses of standards have another"
            ),
        }
    }
}

fn profile(wording: &Wording) -> Option<Profile> {
    match (wording.kind, wording.role) {
        (Kind::Standard, Role::Body) => Some(Profile::Standard),
        (
            Kind::Guide | Kind::Bundle | Kind::Checklist | Kind::ServiceList | Kind::Indicators | Kind::Conduct,
            Role::Prose | Role::Body,
        ) => Some(Profile::Official),
        _ => None,
    }
}
