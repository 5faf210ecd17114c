//! The days of a calendar: holidays inside it, in the right order; only weekends are worked by exception.

use super::CALENDAR_DAYS;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::model::calendar::Holiday;
use crate::model::words::Date;
use crate::model::{Calendar, Document};
use crate::source::Spanned;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    let sheets = handbook.sheets.iter();
    let calendars: Vec<&Calendar> = sheets
        .filter_map(|sheet| match &sheet.document {
            Document::Calendar(it) => Some(&**it),
            _ => None,
        })
        .collect();
    for (index, calendar) in calendars.iter().enumerate() {
        if *calendar.until <= *calendar.from {
            report.push(backwards(&calendar.until, *calendar.from));
            continue;
        }
        report.extend(calendar.holidays.iter().filter_map(|holiday| wrong_holiday(calendar, holiday)));
        report.extend(calendar.worked.iter().filter_map(|day| wrong_worked(calendar, day)));
        if let Some(other) =
            calendars[..index].iter().find(|it| *it.from < *calendar.until && *calendar.from < *it.until)
        {
            let name = other.name.as_str();
            let message = text!("和「{name}」的日期重叠", "its days overlap with those of `{name}`");
            let help = text!("一天只归一份日历", "keep each day in one calendar");
            let finding = Diagnostic::new(&CALENDAR_DAYS, calendar.from.span, message).help(help);
            report.push(finding.related(other.from.span, text!("另一份日历", "the other calendar")));
        }
    }
}

fn backwards(until: &Spanned<Date>, from: Date) -> Diagnostic {
    let day = until.value;
    let message = text!("「至」{day} 不在「自」{from} 之后", "`至` {day} is not after `自` {from}");
    let help = text!("核对两个日期", "check both dates");
    Diagnostic::new(&CALENDAR_DAYS, until.span, message).help(help)
}

fn covers(calendar: &Calendar, day: Date) -> bool {
    *calendar.from <= day && day < *calendar.until
}

fn outside(calendar: &Calendar, day: &Spanned<Date>) -> Option<Diagnostic> {
    if covers(calendar, **day) {
        return None;
    }
    let (from, until, written) = (*calendar.from, *calendar.until, **day);
    let message = text!(
        "{written} 不在这份日历里（{from} 起，{until} 以前）",
        "{written} is outside this calendar, from {from} and before {until}"
    );
    let help = text!("核对日期，或改日历的「自」「至」", "check the date, or the calendar's `自` and `至`");
    Some(Diagnostic::new(&CALENDAR_DAYS, day.span, message).help(help))
}

fn wrong_holiday(calendar: &Calendar, holiday: &Holiday) -> Option<Diagnostic> {
    match &holiday.last {
        Some(last) if **last < *holiday.from => {
            let (from, day) = (*holiday.from, **last);
            let message = text!("「至」{day} 在「自」{from} 之前", "`至` {day} is before `自` {from}");
            let help = text!("「至」写放假的最后一天，含当天", "`至` is the last day off, itself included");
            Some(Diagnostic::new(&CALENDAR_DAYS, last.span, message).help(help))
        }
        last => outside(calendar, &holiday.from).or_else(|| outside(calendar, last.as_ref()?)),
    }
}

fn wrong_worked(calendar: &Calendar, day: &Spanned<Date>) -> Option<Diagnostic> {
    let written = day.value;
    let during = |it: &&Holiday| *it.from <= written && written <= it.last.as_ref().map_or(*it.from, |last| **last);
    if let Some(holiday) = calendar.holidays.iter().find(during) {
        let name = holiday.name.as_str();
        let message = text!("{written} 又放假（{name}），又上班", "{written} is both off ({name}) and worked");
        let finding = Diagnostic::new(&CALENDAR_DAYS, day.span, message);
        return Some(finding.help(text!("只留一处", "keep one of them")));
    }
    if !written.is_weekend() {
        let message = text!("{written} 不是周六、周日，本来就上班", "{written} is no weekend and worked anyway");
        let help = text!("核对日期，或删去", "check the date, or remove it");
        return Some(Diagnostic::new(&CALENDAR_DAYS, day.span, message).help(help));
    }
    outside(calendar, day)
}
