//! Working days, as the calendar of public holidays has them.

use std::collections::BTreeSet;

use super::Listed;
use crate::model::Document;
use crate::model::words::{Date, Duration, TimeUnit};

/// Which days are worked, over the days that the handbook's calendars cover.
#[derive(Debug, Clone, Default)]
pub struct Calendar {
    covered: Vec<(Date, Date)>,
    off: BTreeSet<Date>,
    worked: BTreeSet<Date>,
}

impl Calendar {
    /// From the handbook's calendars; `None` when it has none.
    pub(super) fn of(sheets: &[Listed<Document>]) -> Option<Self> {
        let mut calendar = Self::default();
        for sheet in sheets {
            let Document::Calendar(it) = &sheet.document else { continue };
            calendar.covered.push((*it.from, *it.until));
            calendar.worked.extend(it.worked.iter().map(|day| **day));
            for holiday in &it.holidays {
                let last = holiday.last.as_ref().map_or(*holiday.from, |last| **last);
                calendar.off.extend(holiday.from.days_until(last.plus_days(1)));
            }
        }
        (!calendar.covered.is_empty()).then_some(calendar)
    }

    /// Every day that is covered.
    pub fn days(&self) -> impl Iterator<Item = Date> {
        self.covered.iter().flat_map(|&(from, until)| from.days_until(until))
    }

    fn covers(&self, day: Date) -> bool {
        self.covered.iter().any(|&(from, until)| from <= day && day < until)
    }

    /// Whether a day is worked; `None` on days that no calendar covers.
    #[must_use]
    pub fn is_worked(&self, day: Date) -> Option<bool> {
        if !self.covers(day) {
            return None;
        }
        Some(self.worked.contains(&day) || !(day.is_weekend() || self.off.contains(&day)))
    }

    /// The last day of a period that begins the day after `start` (民法典 第二百零一条: the first day does not
    /// count). `None` beyond the covered days.
    #[must_use]
    pub fn end(&self, start: Date, length: Duration) -> Option<Date> {
        match length.unit {
            TimeUnit::AtOnce | TimeUnit::Minute | TimeUnit::Hour => Some(start),
            TimeUnit::Day => Some(start.plus_days(length.count)),
            TimeUnit::Month => Some(start.plus_months(length.count)),
            TimeUnit::Year => Some(start.plus_months(length.count.saturating_mul(12))),
            TimeUnit::WorkingDay => {
                let (mut day, mut left) = (start, length.count);
                while left > 0 {
                    day = day.plus_days(1);
                    left -= u32::from(self.is_worked(day)?);
                }
                Some(day)
            }
        }
    }
}
