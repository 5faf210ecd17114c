//! Dates: `2026-01-01` in data, `2026 年 1 月 1 日` for readers.

use std::fmt;

use super::quantity::Misread;
use crate::text;
use crate::text::Lang;

/// A day of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(jiff::civil::Date);

impl Date {
    /// Reads `YYYY-MM-DD`.
    ///
    /// # Errors
    /// When it has another form or names a day that doesn't exist.
    pub fn parse(text: &str) -> Result<Self, Misread> {
        let well_formed = text.len() == 10
            && text.bytes().enumerate().all(|(i, b)| if matches!(i, 4 | 7) { b == b'-' } else { b.is_ascii_digit() });
        if well_formed {
            if let Ok(date) = text.parse() {
                return Ok(Self(date));
            }
            return Err(Misread {
                message: text!("没有「{text}」这一天", "there is no day `{text}`"),
                help: text!("检查月份和日子", "check month and day"),
            });
        }
        let numbers: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
        let guess = match numbers.as_slice() {
            [year, month, day] if year.len() == 4 && month.len() <= 2 && day.len() <= 2 => {
                format!("{year}-{month:0>2}-{day:0>2}")
            }
            [year, month] if year.len() == 4 && month.len() <= 2 => format!("{year}-{month:0>2}-01"),
            _ => "2026-01-01".to_owned(),
        };
        Err(Misread {
            message: text!("「{text}」不是日期的写法", "`{text}` is not how a date is written"),
            help: text!("写成「{guess}」", "write `{guess}`"),
        })
    }

    /// This many months later; the last day of the month where the day doesn't exist.
    #[must_use]
    pub fn plus_months(self, months: u32) -> Self {
        Self(self.0.saturating_add(jiff::Span::new().months(months.min(1200))))
    }

    /// This many days later.
    #[must_use]
    pub fn plus_days(self, days: u32) -> Self {
        Self(self.0.saturating_add(jiff::Span::new().days(days.min(36_600))))
    }

    /// Every day from this one up to another, which is left out.
    pub fn days_until(self, end: Self) -> impl Iterator<Item = Self> {
        std::iter::successors(Some(self), |day| Some(day.plus_days(1))).take_while(move |day| *day < end)
    }

    /// How many days from this one to another; none when that is earlier.
    #[must_use]
    pub fn days_to(self, end: Self) -> usize {
        self.0.until(end.0).map_or(0, |span| usize::try_from(span.get_days()).unwrap_or(0))
    }

    /// Saturday or Sunday.
    #[must_use]
    pub fn is_weekend(self) -> bool {
        matches!(self.0.weekday(), jiff::civil::Weekday::Saturday | jiff::civil::Weekday::Sunday)
    }

    /// As readers see it.
    #[must_use]
    pub fn display(self, lang: Lang) -> String {
        let (year, month, day) = (self.0.year(), self.0.month(), self.0.day());
        match lang {
            Lang::Zh => format!("{year} 年 {month} 月 {day} 日"),
            Lang::En => self.to_string(),
        }
    }

    /// Year, month and day.
    #[must_use]
    pub fn parts(self) -> (i16, i8, i8) {
        (self.0.year(), self.0.month(), self.0.day())
    }
}

/// ISO 8601, as data has it.
impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        fmt::Display::fmt(&self.0, out)
    }
}
