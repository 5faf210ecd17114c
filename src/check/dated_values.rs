//! The values of a figure follow one another: in order, none twice, no day without one.

use std::cmp::Ordering;

use super::DATED_VALUES;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::model::figures::{DatedValue, Figure};
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for figure in handbook.figure_tables.iter().flat_map(|table| &table.document.items) {
        report.extend(figure.values.iter().filter_map(backwards));
        for pair in figure.values.windows(2) {
            if let [earlier, later] = pair {
                report.extend(between(figure, earlier, later));
            }
        }
    }
}

fn backwards(value: &DatedValue) -> Option<Diagnostic> {
    let until = value.until.as_ref().filter(|until| ***until <= *value.from)?;
    let (from, day) = (*value.from, **until);
    let message = text!("「至」{day} 不在「自」{from} 之后", "`至` {day} is not after `自` {from}");
    let help = text!("「至」写不再有效的第一天", "`至` is the first day on which it no longer holds");
    Some(Diagnostic::new(&DATED_VALUES, until.span, message).help(help))
}

fn between(figure: &Figure, earlier: &DatedValue, later: &DatedValue) -> Option<Diagnostic> {
    let name = figure.name.as_str();
    let (first, second) = (*earlier.from, *later.from);
    if second <= first {
        let message = text!(
            "「{name}」{second} 的值写在 {first} 的后面",
            "the value of `{name}` from {second} stands behind that from {first}"
        );
        let help = text!("按日期从早到晚写，同一天只写一个", "write them from early to late, one a day");
        let finding = Diagnostic::new(&DATED_VALUES, later.from.span, message).help(help);
        return Some(finding.related(earlier.from.span, text!("前一个值", "the earlier value")));
    }
    // Without an end, a value holds until the next begins.
    let until = earlier.until.as_ref()?;
    let end = until.value;
    let message = match end.cmp(&second) {
        Ordering::Greater => {
            text!("「{name}」的两个值在 {second} 到 {end} 都有效", "two values of `{name}` hold from {second} to {end}")
        }
        Ordering::Less => {
            text!("「{name}」从 {end} 到 {second} 没有值", "`{name}` has no value from {end} to {second}")
        }
        Ordering::Equal => return None,
    };
    let help =
        text!("把前一个值的「至」写成 {second}，或不写", "let the earlier value end on {second}, or leave `至` out");
    let finding = Diagnostic::new(&DATED_VALUES, until.span, message).help(help);
    Some(finding.related(later.from.span, text!("后一个值", "the later value")))
}
