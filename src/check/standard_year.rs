//! A register says which edition of a standard is meant.

use super::STANDARD_YEAR;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::model::register::StandardCode;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for entry in handbook.registers.iter().flat_map(|register| &register.document.entries) {
        let Some(written) = entry.standard_number() else { continue };
        let Ok(code) = StandardCode::parse(written) else { continue };
        if code.year.is_some() {
            continue;
        }
        let number = written.as_str();
        let message = text!(
            "标准「{number}」没有写年份，看不出是哪一版",
            "the standard `{number}` has no year, so its edition is unknown"
        );
        let help = text!("写成「{code}-年份」，如「MZ/T 218-2024」", "write `{code}-YEAR`, such as `MZ/T 218-2024`");
        report.push(Diagnostic::new(&STANDARD_YEAR, written.span, message).help(help));
    }
}
