//! The list of a standards system says what stands: number, state, since when, replaced by what.

use std::collections::BTreeMap;

use super::SYSTEM_STANDARDS;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::link::citations::normal;
use crate::model::register::Level;
use crate::model::system::{Row, State};
use crate::source::Span;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for system in handbook.systems() {
        let mut numbers: BTreeMap<String, Span> = BTreeMap::new();
        for row in &system.standards {
            report.extend(incomplete(row));
            report.extend(too_old(handbook, row));
            let Some(number) = &row.number else { continue };
            if let Some(first) = numbers.insert(normal(number), number.span) {
                let written = number.as_str();
                let message = text!("标准号「{written}」在明细表里有两行", "`{written}` has two rows");
                let finding = Diagnostic::new(&SYSTEM_STANDARDS, number.span, message);
                let finding = finding.help(text!("合并成一行", "make it one row"));
                report.push(finding.related(first, text!("前一行", "the earlier row")));
            }
        }
    }
}

fn incomplete(row: &Row) -> Option<Diagnostic> {
    let name = row.name.as_str();
    let (message, help) = match row.state.value {
        State::现行 if row.number.is_none() => (
            text!("「{name}」是现行的，没有写标准号", "`{name}` is in force and has no number"),
            text!(
                "写上「标准号」；还没有发布的，状态写「在编」或「拟编」",
                "write `标准号`; what is not issued is `在编` or `拟编`"
            ),
        ),
        State::废止 if row.replaced_by.is_none() && row.note.is_none() => (
            text!("「{name}」已经废止，没有写被哪一项代替", "`{name}` is withdrawn, but not said what replaced it"),
            text!(
                "写上「被代替」；没有代替的，在「备注」里说明",
                "write `被代替`, or say under `备注` that nothing did"
            ),
        ),
        State::拟编 if row.number.is_some() => (
            text!("「{name}」还是拟编，已经写了标准号", "`{name}` is only planned, and yet has a number"),
            text!("删去标准号，或改状态", "remove the number, or change the state"),
        ),
        _ => return None,
    };
    Some(Diagnostic::new(&SYSTEM_STANDARDS, row.state.span, message).help(help))
}

/// Standards are reviewed at least every five years; only its own are the bureau's to review.
fn too_old(handbook: &Handbook, row: &Row) -> Option<Diagnostic> {
    let is_own = matches!(row.level, Level::企业标准 | Level::地方标准 | Level::团体标准);
    let effective = row.effective.as_ref().filter(|_| is_own && row.state.value == State::现行)?;
    if effective.plus_months(5 * 12) >= handbook.as_of || row.note.as_ref().is_some_and(|note| note.contains("复审"))
    {
        return None;
    }
    let (name, since) = (row.name.as_str(), effective.value);
    let message = text!(
        "「{name}」自 {since} 施行，满 5 年没有复审",
        "`{name}` holds since {since} and was not reviewed in five years"
    );
    let help = text!(
        "复审以后在「备注」里写「某年复审，继续有效」，或改状态",
        "review it and say so under `备注` with the word `复审`, or change its state"
    );
    Some(Diagnostic::new(&SYSTEM_STANDARDS, effective.span, message).help(help))
}
