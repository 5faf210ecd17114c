//! A major hazard needs a clause of a 判定标准: the word has legal consequences.

use super::MAJOR_HAZARD;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::model::indicators::Risk;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for indicator in handbook.indicator_sets.iter().flat_map(|set| &set.document.items) {
        let Some(written) = &indicator.major else { continue };
        let Some(citation) = handbook.cite(written) else {
            continue;
        };
        let name = citation.entry.name.as_str();
        if !name.contains("判定标准") {
            let message = text!(
                "「{name}」不是判定标准，不能据此定为重大隐患",
                "`{name}` is no 判定标准 and can't make anything a major hazard"
            );
            let help =
                text!("引用判定标准的条款，或删去「重大隐患」", "cite the clause of a 判定标准, or remove `重大隐患`");
            report.push(Diagnostic::new(&MAJOR_HAZARD, written.span, message).help(help));
        } else if citation.clause.is_empty() {
            let message = text!("引用「{name}」没有写到第几条", "`{name}` is cited without its clause");
            let help = text!("写成「{name} 第…条第…项」", "write `{name} 第…条第…项`");
            report.push(Diagnostic::new(&MAJOR_HAZARD, written.span, message).help(help));
        } else if indicator.risk != Risk::红 {
            let id = &*indicator.id.value;
            let message =
                text!("「{id}」是重大隐患，风险却不是红色", "`{id}` is a major hazard, but its risk is not red");
            report.push(
                Diagnostic::new(&MAJOR_HAZARD, indicator.id.span, message)
                    .help(text!("把「风险」写成「红」", "write `风险: 红`")),
            );
        }
    }
}
