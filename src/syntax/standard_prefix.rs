//! Prefixes of standards: national, of a trade, of a province or city, of a society or enterprise.

use super::quantity::Misread;
use super::standard_code::Issuer;
use crate::text;

/// First two digits of division codes (GB/T 2260).
const PROVINCES: &[&str] = &[
    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43", "44",
    "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82",
];

/// Issuer, normal prefix and what follows; or else what was probably meant, empty when nobody knows.
pub(super) type Split<'a> = Result<(Issuer, String, &'a str), String>;

/// Splits a number, in one kind of signs, behind its prefix; `letters` are those it starts with.
pub(super) fn split<'a>(text: &'a str, letters: &str) -> Split<'a> {
    let after = &text[letters.len()..];
    let issuer = match letters {
        "T" | "Q" => return split_private(text, after),
        "ISO" | "IEC" => {
            let end = text.find(|c: char| c == ' ' || c.is_ascii_digit()).unwrap_or(text.len());
            return Ok((Issuer::International, text[..end].to_owned(), &text[end..]));
        }
        // Without a division, DB is the trade of earthquakes.
        "DB" if !after.starts_with("/T") => return split_local(after.trim_start()),
        "GB" | "GBZ" | "GBJ" | "GJB" => Issuer::National,
        // Older codes: a society's, and Shenzhen's.
        "CECS" => Issuer::Private,
        "SZDB" => Issuer::Local(String::new()),
        // DBJ43/T for buildings, DBS43/ for food; in DBJ/T 15-38 the division stands in the number.
        _ if letters.starts_with("DB") && letters.len() > 2 => {
            let (prefix, rest) = text.split_once(' ').ok_or_else(String::new)?;
            return Ok((Issuer::Local(String::new()), prefix.to_owned(), rest));
        }
        _ if letters.len() == 3 && letters.ends_with('T') => return Err(format!("{}/T{after}", &letters[..2])),
        _ if matches!(letters.len(), 2 | 3) => Issuer::Trade,
        _ => return Err(String::new()),
    };
    let (force, rest) = split_force(after);
    Ok((issuer, format!("{letters}{force}"), rest))
}

/// `T/CAS 123`, `Q/ABC 01`.
fn split_private<'a>(text: &'a str, after: &str) -> Split<'a> {
    if !after.starts_with('/') {
        return Err(String::new());
    }
    let end = text.find(|c: char| c == ' ' || c.is_ascii_digit()).unwrap_or(text.len());
    Ok((Issuer::Private, text[..end].to_owned(), &text[end..]))
}

/// `4301/T 8`; the slash of the old mandatory ones, `43/ 8`, is passed over.
fn split_local(digits: &str) -> Split<'_> {
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    let (division, rest) = digits.split_at(end);
    if !matches!(end, 2 | 4 | 6) || !PROVINCES.contains(&&division[..2]) {
        return Err(String::new());
    }
    if let Some(number) = rest.strip_prefix('T') {
        return Err(format!("DB{division}/T {}", number.trim_start()));
    }
    let (force, rest) = split_force(rest);
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    Ok((Issuer::Local(division.to_owned()), format!("DB{division}{force}"), rest))
}

/// `/T` or `/Z`, and what follows.
fn split_force(text: &str) -> (&str, &str) {
    match text.get(..2) {
        Some("/T" | "/Z") => text.split_at(2),
        _ => ("", text),
    }
}

/// What to tell of a number without a known prefix; `right` is what was probably meant, or empty.
pub(super) fn misread(written: &str, right: &str) -> Misread {
    Misread {
        message: text!("「{written}」不是标准编号的写法", "`{written}` is not how the number of a standard is written"),
        help: match right {
            "" => text!(
                "以 GB、GB/T、行业代号（如 MZ/T）或 DB 加行政区划代码（如 DB43/T）开头，如「MZ/T 218-2024」",
                "start with GB, GB/T, a trade (such as MZ/T) or DB and a division (such as DB43/T): `MZ/T 218-2024`"
            ),
            _ => text!("写成「{right}」", "write `{right}`"),
        },
    }
}
