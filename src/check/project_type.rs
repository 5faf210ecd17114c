//! 当场 means 即办件 and 即审即办, and nothing else does.

use super::PROJECT_TYPE;
use crate::diag::{Diagnostic, Report};
use crate::link::{Guide, Handbook};
use crate::model::guide::{ProjectType, ReviewType};
use crate::model::words::TimeUnit;
use crate::source::Span;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for guide in &handbook.guides {
        let is_at_once = guide.time.promised.unit == TimeUnit::AtOnce;
        let (project, review) = if is_at_once {
            (ProjectType::即办件, ReviewType::即审即办)
        } else {
            (ProjectType::承诺件, ReviewType::前审后批)
        };
        match &guide.project_type {
            None => report.push(missing(guide, project)),
            Some(written) if written.value != project => {
                let (now, right) = (format!("{:?}", written.value), format!("{project:?}"));
                report.push(unlike(guide, written.span, "办件类型", &now, &right));
            }
            Some(_) => {}
        }
        if let Some(written) = guide.review_type.as_ref().filter(|written| written.value != review) {
            let (now, right) = (format!("{:?}", written.value), format!("{review:?}"));
            report.push(unlike(guide, written.span, "审查类型", &now, &right));
        }
    }
}

fn missing(guide: &Guide, right: ProjectType) -> Diagnostic {
    let name = guide.name.as_str();
    let message = text!("「{name}」没有写「办件类型」", "`{name}` has no `办件类型`");
    let help = text!("按承诺的时限写「办件类型: {right:?}」", "to fit the promise write `办件类型: {right:?}`");
    Diagnostic::new(&PROJECT_TYPE, guide.name.span, message).help(help)
}

fn unlike(guide: &Guide, span: Span, key: &str, written: &str, right: &str) -> Diagnostic {
    let promise = guide.time.promised.value;
    let promise_en = promise.english();
    let message = text!(
        "{key}写「{written}」，承诺却是「{promise}」",
        "`{key}` is `{written}`, although the promise is `{promise_en}`"
    );
    let help = text!("写「{key}: {right}」，或改承诺", "write `{key}: {right}`, or change the promise");
    let finding = Diagnostic::new(&PROJECT_TYPE, span, message).help(help).guess(span, right);
    finding.related(guide.time.promised.span, text!("承诺时限", "the promised limit"))
}
