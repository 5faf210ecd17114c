//! Numbers of standards: `GB/T 39554.1-2020`, `DB4403/T 376—2023`, `JGJ 450-2018`.

use std::fmt;

use super::quantity::Misread;
use super::standard_prefix::{misread, split};
use crate::text;

/// The number of a standard, taken apart; [`Display`](fmt::Display) gives its normal form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandardCode {
    /// Who issues standards under this prefix.
    pub issuer: Issuer,
    /// All before the number: `GB/T`, `DB4301/T`, `T/CAS`.
    pub prefix: String,
    /// The number, with that of the part: `39554.1`.
    pub number: String,
    /// The year; two digits in numbers from before 2000.
    pub year: Option<String>,
}

/// Who issues a standard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Issuer {
    /// GB, GB/T, GB/Z, GBZ.
    National,
    /// The code of a trade: MZ, JGJ.
    Trade,
    /// A province (`43`) or a city (`4301`); empty where the prefix names none, as in `DBJ/T`.
    Local(String),
    /// T/ and the society, Q/ and the enterprise.
    Private,
    /// ISO, IEC.
    International,
}

impl StandardCode {
    /// Reads a number; a title behind it, an amendment and an adopted standard are passed over.
    ///
    /// # Errors
    /// When no such prefix exists, or the number or the year has another form.
    pub fn parse(written: &str) -> Result<Self, Misread> {
        let text = plain(written);
        let letters = &text[..text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len())];
        if letters.chars().any(|c| c.is_ascii_lowercase()) {
            let upper = text.to_ascii_uppercase();
            return Err(misread(written, &Self::parse(&upper).map_or(upper, |code| code.to_string())));
        }
        let (issuer, prefix, rest) = split(&text, letters).map_err(|right| misread(written, &right))?;
        let rest = rest.trim_start().split([' ', '/']).next().unwrap_or_default();
        let dash = if issuer == Issuer::International { [':', '-'] } else { ['-'; 2] };
        let (number, year) = match rest.rsplit_once(dash) {
            Some((number, year)) if is_year(year) => (number, Some(year.to_owned())),
            // JTG/T 3365-01, of roads: the second number is not a year.
            Some((_, part)) if prefix.starts_with("JT") && part.len() <= 2 => (rest, None),
            Some((_, year)) => {
                return Err(Misread {
                    message: text!(
                        "标准编号「{written}」的年份「{year}」不对",
                        "`{year}` in `{written}` is not a year"
                    ),
                    help: text!("写四位年份，如「-2024」", "write four digits, such as `-2024`"),
                });
            }
            None => (rest, None),
        };
        if !is_number(number, &issuer) {
            return Err(Misread {
                message: text!("标准编号「{written}」的顺序号不对", "the number in `{written}` is not right"),
                help: text!(
                    "「{prefix}」后面空一格写数字，如「{prefix} 218-2024」；分部分的写「1.2」",
                    "write digits after `{prefix}` and a space, such as `{prefix} 218-2024`; parts are `1.2`"
                ),
            });
        }
        Ok(Self { issuer, prefix, number: number.to_owned(), year })
    }

    /// Whether the prefix says that it is recommended (`/T`) or for guidance (`/Z`).
    #[must_use]
    pub fn is_voluntary(&self) -> bool {
        self.prefix.ends_with("/T") || self.prefix.ends_with("/Z")
    }
}

impl fmt::Display for StandardCode {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        write!(out, "{} {}", self.prefix, self.number)?;
        match (&self.year, &self.issuer) {
            (Some(year), Issuer::International) => write!(out, ":{year}"),
            (Some(year), _) => write!(out, "-{year}"),
            (None, _) => Ok(()),
        }
    }
}

/// Whether a text starts as numbers of standards do.
#[must_use]
pub fn looks_like_one(text: &str) -> bool {
    let text = text.trim_start();
    let rest = text.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let heads = rest.starts_with([' ', '/', '／']) || rest.starts_with(|c: char| c.is_ascii_digit());
    (1..=4).contains(&(text.len() - rest.len())) && heads && rest.contains(|c: char| c.is_ascii_digit())
}

/// One kind of dash and slash, no blanks around them, nothing behind the number.
fn plain(written: &str) -> String {
    let one_kind = |c| match c {
        '—' | '–' | '－' | '−' => '-',
        '／' => '/',
        '：' => ':',
        '\u{3000}' => ' ',
        other => other,
    };
    let is_code = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '/' | '.' | ':' | ' ');
    let text: String = written.trim().chars().map(one_kind).take_while(is_code).collect();
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").replace(" -", "-").replace("- ", "-").replace(" /", "/")
}

/// Four digits, or two of the last century.
fn is_year(text: &str) -> bool {
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    match text.len() {
        4 => digits && (text.starts_with("19") || text.starts_with("20")),
        2 => digits && text >= "50",
        _ => false,
    }
}

/// `39554.1`; trades also write `T7001`, `D20`, `3365-01`.
fn is_number(text: &str, issuer: &Issuer) -> bool {
    let division_known = matches!(issuer, Issuer::Local(division) if !division.is_empty());
    let strict = *issuer == Issuer::National || division_known;
    let digits = if strict { text } else { text.trim_start_matches(|c: char| c.is_ascii_uppercase()) };
    let separator = |c| c == '.' || (!strict && c == '-');
    digits.split(separator).all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::{Issuer, StandardCode};

    fn normal(written: &str) -> String {
        StandardCode::parse(written).unwrap().to_string()
    }

    #[test]
    fn real_numbers_are_read() {
        let real = [
            "GB 38600-2019, GB/T 39554.1-2020, GB/T 13016-91, GBZ 2.1-2019, MZ/T 218-2024, MZ/T 064-2016",
            "DB/T 1-2008, DB4403/T 376-2023, DB33/T 2036.1-2017, DBJ/T 15-38-2019, JGJ 450-2018, JGJ 122-99",
            "JTG/T 3365-01-2020, TSG T7001-2023, T/CAS 12-2020, ISO 9001:2015, ISO/IEC 27001:2022",
        ];
        for written in real.iter().flat_map(|row| row.split(", ")) {
            assert_eq!(normal(written), written);
        }
    }

    #[test]
    fn every_dash_is_the_same() {
        for dash in ['-', '—', '–', '－', '−'] {
            assert_eq!(normal(&format!("DB2203/T 8{dash}2024")), "DB2203/T 8-2024");
        }
        assert_eq!(normal("DB63/T 1755 — 2019"), "DB63/T 1755-2019");
        assert_eq!(normal("GB／T1.1—2020《标准化工作导则》"), "GB/T 1.1-2020");
        assert_eq!(normal("GB 1589-2016/XG1-2017"), "GB 1589-2016");
        assert_eq!(normal("DB11/ 501-2017"), "DB11 501-2017");
    }

    #[test]
    fn the_issuer_is_known() {
        let issuer = |written| StandardCode::parse(written).unwrap().issuer;
        assert_eq!(issuer("GB/Z 1-2020"), Issuer::National);
        assert_eq!(issuer("XF 1131-2014"), Issuer::Trade);
        assert_eq!(issuer("DB4301/T 1-2020"), Issuer::Local("4301".to_owned()));
        assert_eq!(StandardCode::parse("MZ/T 218").unwrap().year, None);
    }

    #[test]
    fn others_are_told_what_to_write() {
        let help = |written| StandardCode::parse(written).unwrap_err().help.zh;
        assert_eq!(help("MZT 218-2024"), "写成「MZ/T 218-2024」");
        assert_eq!(help("gb/t 1.1-2020"), "写成「GB/T 1.1-2020」");
        assert_eq!(help("DB43T 8-2024"), "写成「DB43/T 8-2024」");
        assert!(help("DB99/T 8-2024").starts_with("以 GB"));
        assert!(help("民发").starts_with("以 GB"));
        assert!(help("MZ/T 218-24").contains("四位年份"));
        assert!(help("GB/T").contains("空一格写数字"));
    }
}
