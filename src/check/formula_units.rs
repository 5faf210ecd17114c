//! What a formula adds up or compares has one unit.

use super::FORMULA_UNITS;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::link::figures::{Formula, Operator};
use crate::model::words::one_dot;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for figure in handbook.figure_tables.iter().flat_map(|table| &table.document.items) {
        let Some(written) = &figure.formula else { continue };
        let Ok(formula) = Formula::parse(written) else { continue };
        let Err((one, other)) = unit(&formula, handbook) else { continue };
        let message = text!(
            "「{one}」和「{other}」单位不同，不能相加、相减或比大小",
            "`{one}` and `{other}` are different units"
        );
        let help = text!("先换算成同一个单位的数额", "bring them to one unit first");
        report.push(Diagnostic::new(&FORMULA_UNITS, written.span, message).help(help));
    }
}

/// The unit of a sum of figures; `None` for numbers and products, whose unit the author says.
fn unit(formula: &Formula, handbook: &Handbook) -> Result<Option<String>, (String, String)> {
    match formula {
        Formula::Number(_) => Ok(None),
        Formula::Figure(name) => {
            let figure = handbook.figure(name).map(|(_, figure, _)| figure);
            Ok(figure.map(|figure| one_dot(&figure.unit).split_whitespace().collect()))
        }
        // A product with a bare number keeps the unit, as in 低保标准 × 1.3.
        Formula::Joined(left, Operator::Times, right) => Ok(unit(left, handbook)?.xor(unit(right, handbook)?)),
        Formula::Joined(left, Operator::Over, right) => {
            let (left, right) = (unit(left, handbook)?, unit(right, handbook)?);
            Ok(left.filter(|_| right.is_none()))
        }
        Formula::Joined(left, Operator::Plus | Operator::Minus, right) => {
            same([unit(left, handbook)?, unit(right, handbook)?])
        }
        Formula::Extreme(_, items) => {
            let units: Result<Vec<_>, _> = items.iter().map(|item| unit(item, handbook)).collect();
            same(units?)
        }
    }
}

fn same(units: impl IntoIterator<Item = Option<String>>) -> Result<Option<String>, (String, String)> {
    let mut known = units.into_iter().flatten();
    let Some(first) = known.next() else { return Ok(None) };
    match known.find(|other| *other != first) {
        Some(other) => Err((first, other)),
        None => Ok(Some(first)),
    }
}
