//! Values that are written as one string: how each is read, and what is said when it can't be.

use crate::diag::Code;
use crate::syntax::date::Date;
use crate::syntax::quantity::{Duration, Frequency, Misread, Quantity};
use crate::text;

use super::{WRONG_DATE, WRONG_ID, WRONG_QUANTITY};

/// A row of the table.
pub struct Format {
    /// Name in the schema.
    pub name: &'static str,
    /// What it is reported as.
    pub code: &'static Code,
    /// Reads it.
    pub read: fn(&str) -> Result<(), Misread>,
}

/// Every format.
pub static FORMATS: &[Format] = &[
    Format { name: "biaochi-id", code: &WRONG_ID, read: id },
    Format { name: "biaochi-indicator-id", code: &WRONG_ID, read: indicator_id },
    Format { name: "biaochi-date", code: &WRONG_DATE, read: |text| Date::parse(text).map(drop) },
    Format { name: "biaochi-duration", code: &WRONG_QUANTITY, read: |text| Duration::parse(text).map(drop) },
    Format { name: "biaochi-frequency", code: &WRONG_QUANTITY, read: |text| Frequency::parse(text).map(drop) },
    Format { name: "biaochi-quantity", code: &WRONG_QUANTITY, read: |text| Quantity::parse(text).map(drop) },
];

/// Names that Windows keeps for devices; an id becomes a folder.
const RESERVED: &[&str] = &["con", "prn", "aux", "nul"];

fn is_reserved(text: &str) -> bool {
    let numbered = |name: &str| {
        text.strip_prefix(name).is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|b| b.is_ascii_digit()))
    };
    RESERVED.contains(&text) || numbered("com") || numbered("lpt")
}

/// Whether a text is an id: lower case letters, digits and hyphens, at most 64, and no name of a device.
#[must_use]
pub fn is_id(text: &str) -> bool {
    id(text).is_ok()
}

fn id(text: &str) -> Result<(), Misread> {
    let well_formed = text.len() <= 64
        && text.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if well_formed && is_reserved(text) {
        return Err(Misread {
            message: text!("「{text}」是系统保留的名称", "`{text}` is a name that systems keep for themselves"),
            help: text!("换一个编号", "choose another id"),
        });
    }
    if well_formed {
        return Ok(());
    }
    Err(Misread {
        message: text!("编号「{text}」的写法不对", "`{text}` is not how an id is written"),
        help: text!(
            "用小写字母、数字和连字符，如「elderly-allowance」，不超过 64 个字符",
            "use lower case letters, digits and hyphens, like `elderly-allowance`, at most 64"
        ),
    })
}

fn indicator_id(text: &str) -> Result<(), Misread> {
    let well_formed = text.split_once('-').is_some_and(|(department, number)| {
        department.len() == 2
            && department.bytes().all(|b| b.is_ascii_uppercase())
            && (2..=3).contains(&number.len())
            && number.bytes().all(|b| b.is_ascii_digit())
    });
    if well_formed {
        return Ok(());
    }
    Err(Misread {
        message: text!("指标编号「{text}」的写法不对", "`{text}` is not how an indicator's id is written"),
        help: text!(
            "用部门代码加两三位数字，如「XF-01」",
            "use the department's code and two or three digits, like `XF-01`"
        ),
    })
}
