//! What a document that results is called tells what kind it is.

use super::RESULT_KIND;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::model::guide::ResultKind;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for output in handbook.guides.iter().flat_map(|guide| &guide.outputs) {
        let Some(right) = kind(&output.name).filter(|right| *right != output.kind.value) else { continue };
        let (name, written) = (output.name.as_str(), output.kind.value);
        let message =
            text!("「{name}」是{right:?}，类型写成了「{written:?}」", "`{name}` is a {right:?}, not `{written:?}`");
        let help = text!("写「类型: {right:?}」，或核对名称", "write `类型: {right:?}`, or check the name");
        let finding = Diagnostic::new(&RESULT_KIND, output.kind.span, message).help(help);
        report.push(finding.guess(output.kind.span, format!("{right:?}")));
    }
}

/// The kind that a name tells, by its end; a bracketed remark such as （副本） is no part of the name.
fn kind(name: &str) -> Option<ResultKind> {
    let name = name.trim_end_matches(['）', ')']);
    let name =
        if name.ends_with("副本") || name.ends_with("正本") { name.split(['（', '(']).next()? } else { name };
    let ends = |words: &[&str]| words.iter().any(|word| name.ends_with(word));
    if ends(&["证", "证书"]) && !ends(&["凭证", "公证", "保证", "认证", "印证"]) {
        return Some(ResultKind::证照);
    }
    // A refusal decides too, but grants nothing.
    let grants = ends(&["批复", "批文", "批准书", "决定书"]) && !name.starts_with('不');
    grants.then_some(ResultKind::批文)
}
