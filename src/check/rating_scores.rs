//! The points of a rating add up to its full marks.

use super::RATING_SCORES;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::model::Indicators;
use crate::source::Spanned;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for set in handbook.indicator_sets.iter().map(|set| &set.document) {
        match &set.full_marks {
            Some(full) => report.extend(sum(set, full)),
            None => report.extend(points_alone(set)),
        }
    }
}

fn sum(set: &Indicators, full: &Spanned<u32>) -> Option<Diagnostic> {
    let scores = set.items.iter().filter_map(|item| item.score.as_ref());
    let sum = scores.map(|score| score.value).fold(0, u32::saturating_add);
    let said = full.value;
    if sum == said {
        return None;
    }
    let message = text!("总分写 {said}，各条分值加起来是 {sum}", "full marks are {said}, the points add up to {sum}");
    let without = set.items.iter().filter(|item| item.score.is_none() && item.veto.is_none()).count();
    let help = match without {
        0 => text!("核对各条的「分值」，或把总分改成 {sum}", "check the points, or write {sum}"),
        _ => text!(
            "有 {without} 条没有写「分值」；补上，或把总分改成 {sum}",
            "{without} indicators have no points; add them, or write {sum}"
        ),
    };
    Some(Diagnostic::new(&RATING_SCORES, full.span, message).help(help))
}

fn points_alone(set: &Indicators) -> Option<Diagnostic> {
    let score = set.items.iter().find_map(|item| item.score.as_ref())?;
    let sum = set.items.iter().filter_map(|item| item.score.as_ref()).map(|it| it.value).fold(0, u32::saturating_add);
    let message = text!("写了分值，没有写总分", "there are points, but no full marks");
    let help = text!("在「指标」前面写「总分: {sum}」", "write `总分: {sum}` before `指标`");
    Some(Diagnostic::new(&RATING_SCORES, score.span, message).help(help))
}
