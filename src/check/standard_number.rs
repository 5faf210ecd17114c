//! The number of a standard says who issued it, and agrees with the level that is written beside it.

use super::STANDARD_NUMBER;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::model::register::{Issuer, Level, StandardCode, looks_like_one};
use crate::source::Spanned;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for (written, level) in numbers(handbook) {
        let finding = match StandardCode::parse(written) {
            Err(misread) => Some(Diagnostic::new(&STANDARD_NUMBER, written.span, misread.message).help(misread.help)),
            Ok(code) => mandatory_of_a_city(written, &code).or_else(|| other_level(level?, written, &code)),
        };
        report.extend(finding);
    }
}

/// Every number of a standard, with its level where that is known.
fn numbers(handbook: &Handbook) -> Vec<(&Spanned<String>, Option<Level>)> {
    let entries = handbook.registers.iter().flat_map(|register| &register.document.entries);
    let mut all: Vec<_> = entries.filter_map(|it| Some((it.standard_number()?, Some(it.level)))).collect();
    for system in handbook.systems() {
        for row in &system.standards {
            all.extend(row.number.iter().map(|number| (number, Some(row.level))));
            // What replaced it may be named by its title.
            let by = row.replaced_by.iter().filter(|by| looks_like_one(by));
            all.extend(by.map(|number| (number, None)));
        }
    }
    for standard in handbook.standards() {
        all.extend(standard.number.iter().map(|number| (number, Some(standard.level))));
        all.extend(standard.replaces.iter().map(|number| (number, None)));
    }
    all
}

/// A city's standards are recommended. A province's may not be: those on emissions and food are binding by other laws.
fn mandatory_of_a_city(written: &Spanned<String>, code: &StandardCode) -> Option<Diagnostic> {
    let Issuer::Local(division) = &code.issuer else { return None };
    if division.len() != 4 || code.is_voluntary() {
        return None;
    }
    let number = written.as_str();
    let prefix = &code.prefix;
    let right = StandardCode { prefix: format!("{prefix}/T"), ..code.clone() };
    let message = text!(
        "「{number}」少了「/T」，设区的市的地方标准是推荐性的",
        "`{number}` lacks `/T`: the standards of a city are recommended"
    );
    let help = text!("写成「{right}」", "write `{right}`");
    Some(Diagnostic::new(&STANDARD_NUMBER, written.span, message).help(help))
}

fn other_level(level: Level, written: &Spanned<String>, code: &StandardCode) -> Option<Diagnostic> {
    let letters = code.prefix.split('/').next().unwrap_or_default();
    let (right, zh, en) = match &code.issuer {
        Issuer::National => (Level::国家标准, "国家标准", "a national standard"),
        Issuer::Local(division) if !division.is_empty() => (Level::地方标准, "地方标准", "a local standard"),
        // Of longer codes too many are in use for other things.
        Issuer::Trade if letters.len() == 2 => (Level::行业标准, "行业标准", "a standard of a trade"),
        _ => return None,
    };
    if level == right {
        return None;
    }
    let number = written.as_str();
    let message = text!("「{number}」是{zh}的编号，与层级不一致", "`{number}` is the number of {en}, unlike its level");
    let help = text!("层级写「{zh}」，或核对编号", "write `层级: {zh}`, or check the number");
    Some(Diagnostic::new(&STANDARD_NUMBER, written.span, message).help(help))
}
