//! Standards are looked back at every half-year (回头看); a date that has passed says so.

use super::REVIEW_OVERDUE;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::model::words::{Date, Review, TimeUnit};
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for review in handbook.heads().filter_map(|(_, head)| head.review()) {
        let due = due(review);
        if due >= handbook.as_of {
            continue;
        }
        let last = review.last.value;
        let message =
            text!("上次复审是 {last}，{due} 前就该再复审", "last reviewed on {last}, the next review was due by {due}");
        let help = text!(
            "对照现行依据复审一遍，再改「上次」的日期",
            "review it against what is in force, then change the date"
        );
        report.push(Diagnostic::new(&REVIEW_OVERDUE, review.last.span, message).help(help));
    }
}

/// The day by which a document must be looked at again.
pub fn due(review: &Review) -> Date {
    let every = review.every.value;
    let months = match every.unit {
        TimeUnit::Year => every.count.saturating_mul(12),
        TimeUnit::Month => every.count,
        // Shorter periods are rounded up to a month: nobody reviews a standard by the day.
        _ => 1,
    };
    review.last.plus_months(months)
}
