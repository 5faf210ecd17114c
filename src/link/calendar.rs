//! Working days, as the calendar of public holidays has them.

use std::collections::BTreeSet;

use super::Listed;
use crate::model::Document;
use crate::model::words::{Date, Duration, TimeUnit};

/// Which days are worked, over the days that the handbook's calendars cover.
#[derive(Debug, Clone, Default)]
pub struct Calendar {
    /// Stretches of days, the end left out; in order, none touching the next.
    covered: Vec<(Date, Date)>,
    /// Every covered day that is worked, in order.
    working: Vec<Date>,
}

impl Calendar {
    /// From the handbook's calendars; `None` when it has none.
    pub(super) fn of(sheets: &[Listed<Document>]) -> Option<Self> {
        let (mut covered, mut off, mut worked) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
        for sheet in sheets {
            let Document::Calendar(it) = &sheet.document else { continue };
            covered.push((*it.from, *it.until));
            worked.extend(it.worked.iter().map(|day| **day));
            for holiday in &it.holidays {
                let last = holiday.last.as_ref().map_or(*holiday.from, |last| **last);
                off.extend(holiday.from.days_until(last.plus_days(1)));
            }
        }
        covered.sort();
        let mut calendar = Self::default();
        for (from, until) in covered {
            match calendar.covered.last_mut() {
                Some((_, end)) if from <= *end => *end = (*end).max(until),
                _ => calendar.covered.push((from, until)),
            }
        }
        let is_worked = |day: &Date| worked.contains(day) || !(day.is_weekend() || off.contains(day));
        calendar.working = calendar.days().filter(is_worked).collect();
        (!calendar.covered.is_empty()).then_some(calendar)
    }

    /// Every day that is covered.
    pub fn days(&self) -> impl Iterator<Item = Date> {
        self.covered.iter().flat_map(|&(from, until)| from.days_until(until))
    }

    /// The first day that is no longer covered, of the stretch in which a day lies.
    fn covered_until(&self, day: Date) -> Option<Date> {
        self.covered.iter().find(|&&(from, until)| from <= day && day < until).map(|&(_, until)| until)
    }

    /// Whether a day is worked; `None` on days that no calendar covers.
    #[must_use]
    pub fn is_worked(&self, day: Date) -> Option<bool> {
        self.covered_until(day).map(|_| self.working.binary_search(&day).is_ok())
    }

    /// The last day of a period that begins the day after `start` (民法典 第二百零一条: the first day does not
    /// count). `None` beyond the covered days.
    #[must_use]
    pub fn end(&self, start: Date, length: Duration) -> Option<Date> {
        match length.unit {
            TimeUnit::AtOnce => Some(start),
            // Hours are counted on, holidays included; less than a day ends on the same one.
            TimeUnit::Minute => Some(start.plus_days(length.count / (24 * 60))),
            TimeUnit::Hour => Some(start.plus_days(length.count / 24)),
            TimeUnit::Day => Some(start.plus_days(length.count)),
            TimeUnit::Month => Some(start.plus_months(length.count)),
            TimeUnit::Year => Some(start.plus_months(length.count.saturating_mul(12))),
            TimeUnit::WorkingDay if length.count == 0 => Some(start),
            TimeUnit::WorkingDay => {
                let until = self.covered_until(start.plus_days(1))?;
                let next = self.working.partition_point(|day| *day <= start);
                let last = *self.working.get(next + length.count as usize - 1)?;
                (last < until).then_some(last)
            }
        }
    }

    /// The first covered day from which one length ends later than another.
    #[must_use]
    pub fn first_longer(&self, length: Duration, limit: Duration) -> Option<Date> {
        self.days().find(|&start| {
            let ends = self.end(start, length).zip(self.end(start, limit));
            ends.is_some_and(|(end, due)| end > due)
        })
    }
}
