//! Where something is decided on application, the flow also shows how a refusal ends.

use super::FLOW_REFUSAL;
use crate::diag::{Diagnostic, Report};
use crate::flow::Symbol;
use crate::link::{Guide, Handbook};
use crate::model::guide::{ItemType, Mode};
use crate::text;

/// Words of a refusal in names and exits; a common last step may well deliver both outcomes.
const REFUSALS: &[&str] =
    &["不予", "不准", "不符", "不通过", "未通过", "不同意", "不合格", "驳回", "告知", "退回", "终止", "送达", "理由"];

/// Words of a refusal in remarks, where 一次告知 speaks of missing papers.
const REFUSALS_IN_REMARKS: &[&str] = &["不予", "不准", "不符", "不通过", "未通过", "驳回", "理由"];

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for guide in &handbook.guides {
        let Some(flow) = &guide.flow else { continue };
        let is_asked_for = matches!(guide.initiation.mode, Mode::依申请 | Mode::一件事);
        let is_granted = matches!(guide.item_type, ItemType::许可 | ItemType::确认 | ItemType::给付);
        let decides = flow.steps().iter().any(|step| step.symbol == Symbol::Decision);
        if !is_asked_for || !is_granted || !decides || speaks_of_refusal(guide) {
            continue;
        }
        let mut ends = flow.steps().iter().zip(&guide.steps).filter(|(step, _)| step.exits.is_empty());
        let (Some((_, end)), None) = (ends.next(), ends.next()) else { continue };
        let name = end.name.as_str();
        let message = text!(
            "流程只有「{name}」一个终点，没有写不符合条件的怎么办",
            "the flow has the one end `{name}` and doesn't say what becomes of those who don't qualify"
        );
        let help = text!(
            "加一步「书面告知」作终点，在判断里写「否: 书面告知」",
            "add an end `书面告知` and lead there from the decision with `否: 书面告知`"
        );
        report.push(Diagnostic::new(&FLOW_REFUSAL, end.name.span, message).help(help));
    }
}

fn speaks_of_refusal(guide: &Guide) -> bool {
    let has = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(word));
    guide.steps.iter().any(|step| {
        has(&step.name.value, REFUSALS)
            || step.exits.iter().any(|exit| has(&exit.label.value, REFUSALS))
            || step.note.iter().any(|note| has(note, REFUSALS_IN_REMARKS))
    })
}
