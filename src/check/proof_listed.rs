//! A proof may be asked for only where a clause says so (优化营商环境条例: 清单之外不得索要).

use super::PROOF_LISTED;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::model::guide::Waiver;
use crate::text;

/// Documents that are called proofs and are issued anyway, whoever asks for them later.
const ISSUED_ANYWAY: &[&str] = &[
    // Of who one is, as an identity card.
    "身份证明",
    // By the hospital, at birth and at death.
    "出生医学证明",
    "出生证明",
    "死亡证明",
    "死亡医学证明",
    // By the crematorium to every family.
    "火化证明",
    // By the authority that ends a marriage or an adoption.
    "离婚证明",
    "解除收养关系证明",
    // By the prison on the day of release.
    "释放证明",
];

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for material in handbook.guides.iter().flat_map(|guide| &guide.materials) {
        let name = material.name.as_str();
        let plain = name.split(['（', '(']).next().unwrap_or(name).trim_end_matches("材料").trim();
        let is_proof = plain.ends_with("证明") || plain.ends_with("证明书");
        let is_issued_anyway = ISSUED_ANYWAY.iter().any(|known| plain.trim_end_matches('书').ends_with(known));
        let is_spared = material.waiver == Some(Waiver::告知承诺);
        if !is_proof || is_issued_anyway || is_spared || material.basis.is_some() {
            continue;
        }
        let message = text!("要「{name}」，没有写凭哪一条", "`{name}` is asked for without a clause");
        let help = text!(
            "写上「依据: 名称 第几条」；没有条款要求的，删去，或写「免交: 告知承诺」",
            "add `依据` with law and clause; where none asks for it, remove it or write `免交: 告知承诺`"
        );
        report.push(Diagnostic::new(&PROOF_LISTED, material.name.span, message).help(help));
    }
}
