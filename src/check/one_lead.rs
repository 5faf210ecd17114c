//! An indicator is led by one department; the others take part.

use super::ONE_LEAD;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::model::indicators::Indicator;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for indicator in handbook.indicator_sets.iter().flat_map(|set| &set.document.items) {
        report.extend(several_leads(handbook, indicator));
        report.extend(lead_again(handbook, indicator));
    }
}

fn several_leads(handbook: &Handbook, indicator: &Indicator) -> Option<Diagnostic> {
    let written = indicator.department.as_str();
    let parts = handbook.several_departments(written)?;
    let (first, others) = parts.split_first()?;
    let others = others.join(", ");
    let message =
        text!("牵头部门只能有一个，这里写了「{written}」", "only one department leads, `{written}` are several");
    let help = text!(
        "写「部门: {first}」，其余的写「协同: [{others}]」",
        "write `部门: {first}` and the others as `协同: [{others}]`"
    );
    Some(Diagnostic::new(&ONE_LEAD, indicator.department.span, message).help(help))
}

fn lead_again(handbook: &Handbook, indicator: &Indicator) -> Option<Diagnostic> {
    let code = |name: &str| handbook.department(name).map(|department| department.code.as_str());
    let lead = code(&indicator.department)?;
    let again = indicator.with.iter().find(|with| code(with) == Some(lead))?;
    let name = again.as_str();
    let message = text!("牵头部门「{name}」又写进了协同", "`{name}` leads, and also takes part");
    let finding =
        Diagnostic::new(&ONE_LEAD, again.span, message).help(text!("从「协同」里删去", "remove it from `协同`"));
    Some(finding.related(indicator.department.span, text!("牵头部门", "the lead department")))
}
