//! Where a sample is taken, it is said how many.

use super::SAMPLE_SIZE;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::model::indicators::Method;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for indicator in handbook.indicator_sets.iter().flat_map(|set| &set.document.items) {
        if indicator.sample.is_some() || !indicator.method.contains(&Method::抽样) {
            continue;
        }
        let id = indicator.id.value.0.as_str();
        let message = text!("「{id}」用抽样的办法，没有写抽多少", "`{id}` takes a sample of unknown size");
        let help = text!("写「抽样: ≥ 10 份」", "write `抽样: ≥ 10 份`");
        report.push(Diagnostic::new(&SAMPLE_SIZE, indicator.id.span, message).help(help));
    }
}
