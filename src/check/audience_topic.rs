//! What only a legal person has is not asked of people alone.

use super::AUDIENCE_TOPIC;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::model::guide::{Audience, Need};
use crate::text;

/// What only legal persons have. Not 营业执照: someone who runs a stall has one too.
const OF_LEGAL_PERSONS: &[&str] = &["法定代表人", "法人登记证", "法人证书"];

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for guide in handbook.guides.iter().filter(|guide| guide.audience == [Audience::自然人]) {
        let required = guide.materials.iter().filter(|it| it.need == Need::必要 && it.applies.is_none());
        let of_legal_persons = |name: &str| OF_LEGAL_PERSONS.iter().any(|word| name.contains(word));
        let Some(material) = required.into_iter().find(|it| of_legal_persons(&it.name)) else { continue };
        let name = material.name.as_str();
        let message =
            text!("服务对象只有自然人，却要交「{name}」", "the guide serves people alone, and yet asks for `{name}`");
        let help = text!(
            "在「服务对象」里加上法人，或在材料的「适用」里写明谁交",
            "add legal persons to `服务对象`, or say under `适用` who hands it in"
        );
        report.push(Diagnostic::new(&AUDIENCE_TOPIC, material.name.span, message).help(help));
    }
}
