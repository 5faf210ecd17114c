//! What the check of a family's means can find out is not asked of the applicant.

use super::CHECKABLE_MATERIAL;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::model::guide::Need;
use crate::text;

/// Names of the kinds of relief whose applicants' means are checked.
const RELIEF: &[&str] = &["最低生活保障", "低保", "特困", "临时救助"];
const CHECKABLE: &[&str] = &["收入证明", "财产证明", "存款证明", "房产证明", "不动产证明"];
/// What the applicant writes, not what another body certifies.
const OWN_WORDS: &[&str] = &["授权", "承诺", "声明", "申报"];

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for guide in &handbook.guides {
        if !RELIEF.iter().any(|relief| guide.name.contains(relief)) {
            continue;
        }
        for material in &guide.materials {
            let name = material.name.as_str();
            let spared = material.need != Need::必要 || material.waiver.is_some();
            if spared || OWN_WORDS.iter().any(|word| name.contains(word)) {
                continue;
            }
            if !CHECKABLE.iter().any(|word| name.contains(word)) {
                continue;
            }
            let message = text!(
                "「{name}」写的情况能够核对查清，不应当要申请人提供",
                "what `{name}` shows can be found out by checking and should not be asked for"
            );
            let help = text!(
                "删去，改由申请人申报并授权核对；或写「免交: 数据共享」",
                "remove it: the applicant declares and consents to the check; or write `免交: 数据共享`"
            );
            report.push(Diagnostic::new(&CHECKABLE_MATERIAL, material.name.span, message).help(help));
        }
    }
}
