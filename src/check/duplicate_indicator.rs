//! The same thing is not inspected twice under two ids.

use super::DUPLICATE_INDICATOR;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::model::indicators::Indicator;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    let all: Vec<&Indicator> = handbook.indicator_sets.iter().flat_map(|set| &set.document.items).collect();
    for (index, indicator) in all.iter().enumerate() {
        let Some(first) = all[..index].iter().find(|other| is_same(other, indicator)) else { continue };
        let (id, first_id) = (indicator.id.value.0.as_str(), first.id.value.0.as_str());
        let metric: &str = &indicator.criterion.metric;
        let message = text!(
            "「{id}」和「{first_id}」查的是同一件事：{metric}",
            "`{id}` and `{first_id}` inspect the same thing: {metric}"
        );
        let help = text!(
            "只留一条，由一个部门牵头，别的部门写进「协同」",
            "keep one, led by one department, with the other under `协同`"
        );
        let finding = Diagnostic::new(&DUPLICATE_INDICATOR, indicator.criterion.metric.span(), message).help(help);
        report.push(finding.related(first.criterion.metric.span(), text!("前一条", "the earlier one")));
    }
}

fn is_same(one: &Indicator, other: &Indicator) -> bool {
    one.id.value != other.id.value
        && one.criterion.metric.trim() == other.criterion.metric.trim()
        && one.criterion.bound.value == other.criterion.bound.value
        && one.applies.trim() == other.applies.trim()
}
