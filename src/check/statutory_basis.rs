//! A statutory limit names its clause; where there is none, the reason is given.

use super::STATUTORY_BASIS;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for guide in &handbook.guides {
        let time = &guide.time;
        match (&time.statutory, &time.basis) {
            (Some(statutory), None) => {
                let law = statutory.value;
                let law_en = law.english();
                let message = text!("法定 {law} 没有写依据", "the statutory {law_en} have no source");
                let help = text!(
                    "写「法定依据: 名称 第几条」；没有条款规定的，删去「法定」，写「无法定: 理由」",
                    "write `法定依据` with law and clause; where no clause says so, write `无法定` with the reason instead"
                );
                report.push(Diagnostic::new(&STATUTORY_BASIS, statutory.span, message).help(help));
            }
            (None, Some(basis)) => {
                let message = text!("写了法定依据，没有写法定时限", "there is a source, but no statutory limit");
                let help = text!("写上「法定: …」，或删去「法定依据」", "write `法定: …`, or remove `法定依据`");
                report.push(Diagnostic::new(&STATUTORY_BASIS, basis.span, message).help(help));
            }
            _ => {}
        }
        match (&time.statutory, &time.no_statutory) {
            (None, None) => {
                let message =
                    text!("没有写法定时限，也没有写为什么没有", "there is no statutory limit, nor why there is none");
                let help = text!(
                    "写「法定」和「法定依据」，或写「无法定: 法律没有规定天数」",
                    "write `法定` and `法定依据`, or `无法定` with the reason"
                );
                report.push(Diagnostic::new(&STATUTORY_BASIS, time.promised.span, message).help(help));
            }
            (Some(statutory), Some(reason)) => {
                let message =
                    text!("写了法定时限，又写没有", "there is a statutory limit, and a reason why there is none");
                let finding = Diagnostic::new(&STATUTORY_BASIS, reason.span(), message);
                let finding = finding.help(text!("只留一样", "keep one of them"));
                report.push(finding.related(statutory.span, text!("法定时限", "the statutory limit")));
            }
            _ => {}
        }
    }
}
