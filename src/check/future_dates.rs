//! What has been done has a day that is past: reviews, changes, checks of figures; changes stand in order.

use super::FUTURE_DATES;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::model::guide::Change;
use crate::model::words::Date;
use crate::source::Spanned;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    // With --as-of an older edition is built from today's files, in which later reviews are right.
    let day = handbook.as_of.max(*handbook.manifest.edition.date);
    let heads: Vec<_> = handbook.heads().collect();
    let reviews = heads.iter().filter_map(|(_, head)| head.review()).map(|review| ("复审", &review.last));
    let changes = handbook.guides.iter().flat_map(|guide| &guide.changes).map(|change| ("变更", &change.date));
    let values = handbook.figure_tables.iter().flat_map(|table| &table.document.items).flat_map(|it| &it.values);
    let checks = values.filter_map(|value| value.checked.as_ref()).map(|checked| ("核对", checked));
    let ended = handbook.ended().map(|item| ("停用", &item.date));
    for (key, date) in reviews.chain(changes).chain(checks).chain(ended).filter(|(_, date)| ***date > day) {
        report.push(in_future(key, date, day));
    }
    for guide in &handbook.guides {
        report.extend(guide.changes.windows(2).filter_map(out_of_order));
    }
}

fn in_future(key: &str, date: &Spanned<Date>, day: Date) -> Diagnostic {
    let written = date.value;
    let message = text!(
        "{key}的日期 {written} 比手册的版次日期 {day} 还晚",
        "`{key}` is dated {written}, after the edition's {day}"
    );
    let help = text!("核对日期，或把手册「版次」的日期改到这一天以后", "check the date, or date the edition later");
    Diagnostic::new(&FUTURE_DATES, date.span, message).help(help)
}

fn out_of_order(pair: &[Change]) -> Option<Diagnostic> {
    let [earlier, later] = pair else { return None };
    if *later.date >= *earlier.date {
        return None;
    }
    let (first, second) = (*earlier.date, *later.date);
    let message = text!("变更 {second} 写在 {first} 的后面", "the change of {second} stands behind that of {first}");
    let help = text!("按日期从早到晚写", "write them from early to late");
    let finding = Diagnostic::new(&FUTURE_DATES, later.date.span, message).help(help);
    Some(finding.related(earlier.date.span, text!("前一条", "the earlier one")))
}
