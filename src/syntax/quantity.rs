//! Quantities as the profession writes them: `30 工作日`, `≥ 2 次/日`, `≤ 1:12`, `1 次/季`.

use std::fmt;

use super::loose;
use crate::text;
use crate::text::{Text, did_you_mean};

/// Why a quantity can't be read, and what to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misread {
    /// What is wrong.
    pub message: Text,
    /// What to write.
    pub help: Text,
}

/// A length of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Duration {
    /// How many; 0 for 当场.
    pub count: u32,
    /// Of what.
    pub unit: TimeUnit,
}

/// Units of time. Working and natural days never add up without a calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimeUnit {
    /// 当场: while you wait.
    AtOnce,
    /// 分钟.
    Minute,
    /// 小时.
    Hour,
    /// 工作日.
    WorkingDay,
    /// 日, 天, 自然日.
    Day,
    /// 个月.
    Month,
    /// 年.
    Year,
}

const UNITS: &[(&str, TimeUnit)] = &[
    ("工作日", TimeUnit::WorkingDay),
    ("个工作日", TimeUnit::WorkingDay),
    ("自然日", TimeUnit::Day),
    ("个自然日", TimeUnit::Day),
    ("日", TimeUnit::Day),
    ("天", TimeUnit::Day),
    ("个月", TimeUnit::Month),
    ("月", TimeUnit::Month),
    ("年", TimeUnit::Year),
    ("小时", TimeUnit::Hour),
    ("分钟", TimeUnit::Minute),
];

/// Whether a word is a unit of time.
pub(super) fn is_time_unit(word: &str) -> bool {
    UNITS.iter().any(|(name, _)| *name == word)
}

impl Duration {
    /// Reads `30 工作日`, `7 日`, `1 个月`, `24 小时`, `当场`.
    ///
    /// # Errors
    /// When the unit is missing or unknown, or the number is not a whole one.
    pub fn parse(text: &str) -> Result<Self, Misread> {
        let text = text.trim();
        if matches!(text, "当场" | "即办" | "即时") {
            return Ok(Self { count: 0, unit: TimeUnit::AtOnce });
        }
        let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (number, unit) = (&text[..digits], text[digits..].trim());
        let Ok(count) = number.parse::<u32>() else {
            let message = text!("「{text}」不是时限", "`{text}` is not a length of time");
            let help = match loose::duration(text) {
                Some(meant) => text!("写成「{meant}」", "write `{meant}`"),
                None => text!(
                    "写成「20 工作日」「7 日」「1 个月」或「当场」",
                    "write `20 工作日`, `7 日`, `1 个月` or `当场`"
                ),
            };
            return Err(Misread { message, help });
        };
        if unit.starts_with(['.', '-', '－', '—', '–', '~', '～', '至', '到']) {
            return Err(Misread {
                message: text!("时限「{text}」不是一个整数", "the length of time `{text}` is not one whole number"),
                help: text!("只写一个整数，范围写最长的", "write one whole number, of a range the longest"),
            });
        }
        if unit.is_empty() {
            return Err(Misread {
                message: text!("时限「{text}」没有单位", "the length of time `{text}` has no unit"),
                help: text!(
                    "写成「{text} 工作日」或「{text} 日」（自然日）",
                    "write `{text} 工作日` (working days) or `{text} 日` (days)"
                ),
            });
        }
        if let Some(&(_, unit)) = UNITS.iter().find(|(name, _)| *name == unit) {
            return Ok(Self { count, unit });
        }
        let message = text!("「{unit}」不是时限的单位", "`{unit}` is not a unit of time");
        let near = did_you_mean(unit, UNITS.iter().map(|(name, _)| *name)).map(str::to_owned);
        let meant = near.map(|near| format!("{count} {near}")).or_else(|| loose::duration(text));
        let help = match meant {
            Some(meant) => text!(
                "写成「{meant}」；单位有：工作日、日、个月、年、小时、分钟",
                "write `{meant}`; units are 工作日, 日, 个月, 年, 小时, 分钟"
            ),
            None => text!("单位有：工作日、日、个月、年、小时、分钟", "units are 工作日, 日, 个月, 年, 小时, 分钟"),
        };
        Err(Misread { message, help })
    }

    /// Whether two lengths may be compared or added as they are.
    #[must_use]
    pub fn same_measure(self, other: Self) -> bool {
        self.unit == other.unit || self.unit == TimeUnit::AtOnce || other.unit == TimeUnit::AtOnce
    }
}

impl Duration {
    /// As it reads in an English message.
    #[must_use]
    pub fn english(self) -> String {
        let unit = match self.unit {
            TimeUnit::AtOnce => return "at once".to_owned(),
            TimeUnit::Minute => "minute",
            TimeUnit::Hour => "hour",
            TimeUnit::WorkingDay => "working day",
            TimeUnit::Day => "day",
            TimeUnit::Month => "month",
            TimeUnit::Year => "year",
        };
        let plural = if self.count == 1 { "" } else { "s" };
        format!("{} {unit}{plural}", self.count)
    }
}

/// As it is printed in Chinese: `22 个工作日`.
impl fmt::Display for Duration {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let unit = match self.unit {
            TimeUnit::AtOnce => return out.write_str("当场"),
            TimeUnit::Minute => "分钟",
            TimeUnit::Hour => "小时",
            TimeUnit::WorkingDay => "个工作日",
            TimeUnit::Day => "日",
            TimeUnit::Month => "个月",
            TimeUnit::Year => "年",
        };
        write!(out, "{} {unit}", self.count)
    }
}

/// How often: `1 次/季`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frequency(pub String);

impl Frequency {
    /// Reads `n 次/period`.
    ///
    /// # Errors
    /// When it is not a number of times in a known period.
    pub fn parse(text: &str) -> Result<Self, Misread> {
        Self::read(text).ok_or_else(|| {
            let meant = loose::frequency(text).unwrap_or_else(|| "1 次/月".to_owned());
            Misread {
                message: text!("「{text}」不是频次", "`{text}` is not a frequency"),
                help: text!(
                    "写成「{meant}」；周期有：日、夜、班、周、月、季、半年、年",
                    "write `{meant}`; periods are 日, 夜, 班, 周, 月, 季, 半年, 年"
                ),
            }
        })
    }

    pub(super) fn read(text: &str) -> Option<Self> {
        const PERIODS: &[&str] = &["日", "夜", "班", "周", "月", "季", "半年", "年", "批", "餐", "小时"];
        let compact: String = text.split_whitespace().collect();
        let (count, period) = compact.split_once("次/")?;
        let word = period.trim_start_matches(|c: char| c.is_ascii_digit());
        let number = &period[..period.len() - word.len()];
        let known = PERIODS.contains(&word) && (word != "小时" || !number.is_empty()) && !number.starts_with('0');
        let space = if number.is_empty() { "" } else { " " };
        let counted = count.parse::<u32>().is_ok_and(|count| count > 0);
        (known && counted).then(|| Self(format!("{count} 次/{number}{space}{word}")))
    }
}

/// How far a number may be trusted to the last digit; kept, never rounded away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize, schemars::JsonSchema)]
#[allow(missing_docs, reason = "the variants are the words that authors write")]
pub enum Approximation {
    约,
    近,
    超,
    余,
}

/// A measurable bound: comparison, number (or range, or ratio) and unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// 约, 近, 超 before the number or 余 behind it.
    pub approximation: Option<Approximation>,
    /// `≥`, `≤`, `=`, `>`, `<`; a range has none.
    pub comparison: Option<char>,
    /// The number as written: `1`, `0.5`, `0～8`, `1:12`.
    pub amount: String,
    /// Its unit, `次/年`; may be empty for a ratio.
    pub unit: String,
}

impl Quantity {
    /// Reads `≥ 1 次/年`, `= 0 处`, `100 %`, `≤ 1:12`, `0～8 ℃`, `750 元/月·人`, `约 18 万人`, `500 余项`.
    ///
    /// # Errors
    /// When there is no number, or a number without a unit.
    pub fn parse(text: &str) -> Result<Self, Misread> {
        let misread = |message| Misread {
            message,
            help: text!(
                "写成「≥ 1 次/年」「= 0 处」「= 100 %」「≤ 1:12」「0～8 ℃」",
                "write `≥ 1 次/年`, `= 0 处`, `= 100 %`, `≤ 1:12`, `0～8 ℃`"
            ),
        };
        let trimmed = text.trim().replace(">=", "≥").replace("<=", "≤");
        let comparison = trimmed.chars().next().filter(|c| "≥≤=＝＞＜><".contains(*c));
        let rest = trimmed[comparison.map_or(0, char::len_utf8)..].trim_start();
        let (before, rest) = Approximation::before(rest);
        let is_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ':' | '～' | '~');
        let end = rest.find(|c| !is_number(c)).unwrap_or(rest.len());
        let amount = rest[..end].replace('~', "～");
        let (behind, unit) = Approximation::behind(rest[end..].trim());
        let unit = one_dot(unit);
        if !amount.starts_with(|c: char| c.is_ascii_digit()) || !amount.ends_with(|c: char| c.is_ascii_digit()) {
            return Err(misread(text!("「{text}」里没有可以量的数", "there is nothing to measure in `{text}`")));
        }
        if unit.is_empty() && !amount.contains(':') {
            return Err(misread(text!("「{text}」没有单位", "`{text}` has no unit")));
        }
        let is_unit = |c: char| c.is_alphabetic() || matches!(c, '%' | '‰' | '℃' | '/' | '·' | '°' | '㎡' | '²' | '³');
        if let Some(strange) = unit.chars().find(|&c| !is_unit(c)) {
            return Err(misread(text!(
                "单位「{unit}」里有「{strange}」",
                "there is a `{strange}` in the unit `{unit}`"
            )));
        }
        let comparison = comparison.map(|c| match c {
            '＝' => '=',
            '＞' => '>',
            '＜' => '<',
            other => other,
        });
        Ok(Self { approximation: before.or(behind), comparison, amount, unit })
    }

    /// The number; `None` for a range or a ratio.
    #[must_use]
    pub fn value(&self) -> Option<f64> {
        self.amount.parse().ok()
    }
}

impl Approximation {
    /// Takes 约, 近, 超 off the front of a number.
    fn before(text: &str) -> (Option<Self>, &str) {
        for (word, meant) in [("约", Self::约), ("近", Self::近), ("超过", Self::超), ("超", Self::超)] {
            if let Some(rest) = text.strip_prefix(word) {
                return (Some(meant), rest.trim_start());
            }
        }
        (None, text)
    }

    /// Takes 余 or 多 off the front of a unit: `500 余项`.
    fn behind(unit: &str) -> (Option<Self>, &str) {
        match unit.strip_prefix(['余', '多']) {
            Some(rest) => (Some(Self::余), rest.trim_start()),
            None => (None, unit),
        }
    }
}

/// One spelling for the point between the parts of a unit: `元/月·人`, whether `•`, `-` or `．` was written.
#[must_use]
pub fn one_dot(unit: &str) -> String {
    let dot = |c| if matches!(c, '•' | '‧' | '・' | '∙' | '⋅' | '-' | '．') { '·' } else { c };
    unit.chars().map(dot).collect()
}

impl fmt::Display for Quantity {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        if let Some(comparison) = self.comparison {
            write!(out, "{comparison} ")?;
        }
        match self.approximation {
            Some(Approximation::余) => return write!(out, "{} 余{}", self.amount, self.unit),
            Some(word) => write!(out, "{word:?} ")?,
            None => {}
        }
        out.write_str(&self.amount)?;
        match self.unit.as_str() {
            "" => Ok(()),
            unit => write!(out, " {unit}"),
        }
    }
}
