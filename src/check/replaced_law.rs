//! Where a law has a successor in force, a guide cites the successor too.

use std::collections::BTreeSet;

use super::REPLACED_LAW;
use crate::diag::{Diagnostic, Report};
use crate::link::{Guide, Handbook, citations};
use crate::model::register::Entry;
use crate::model::words::Ref;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for guide in &handbook.guides {
        let cited: BTreeSet<_> = laws(handbook, guide).map(|(_, place, _)| place).collect();
        let mut told = BTreeSet::new();
        for (written, place, entry) in laws(handbook, guide) {
            // A day of repeal settles it: before it the law holds, after it `basis-in-force` speaks.
            let Some(by) = entry.replaced_by.as_ref().filter(|_| entry.until.is_none()) else { continue };
            let successor = handbook.cite(by);
            if successor.is_some_and(|it| cited.contains(&it.place) || !in_force(handbook, it.entry)) {
                continue;
            }
            if !told.insert(place) {
                continue;
            }
            let (name, by) = (entry.name.as_str(), by.as_str());
            let message = text!(
                "「{name}」已经由「{by}」替代，这份指南没有引用「{by}」",
                "`{name}` is replaced by `{by}`, which this guide does not cite"
            );
            let help = text!("核对条款，改引「{by}」，或者两部都引", "check the clauses and cite `{by}`, or both");
            let finding = Diagnostic::new(&REPLACED_LAW, written.span, message).help(help);
            report.push(finding.related(entry.name.span, text!("依据库里的条目", "its entry in the register")));
        }
    }
}

/// What a guide cites: the words, and the entry with its place.
fn laws<'a>(handbook: &'a Handbook, guide: &'a Guide) -> impl Iterator<Item = (&'a Ref, (usize, usize), &'a Entry)> {
    citations::of_guide(guide).filter_map(|written| {
        let citation = handbook.cite(written)?;
        Some((written, citation.place, citation.entry))
    })
}

/// Whether the register knows that an entry holds on the day.
fn in_force(handbook: &Handbook, entry: &Entry) -> bool {
    let day = handbook.as_of;
    entry.effective.as_ref().is_some_and(|from| **from <= day) && entry.until.as_ref().is_none_or(|until| **until > day)
}
