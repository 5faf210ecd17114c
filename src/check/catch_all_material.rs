//! Nothing may be asked for that is not named (优化营商环境条例: 清单之外不得索要).

use super::CATCH_ALL_MATERIAL;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::text;

const CATCH_ALL: &[&str] = &[
    "其他材料",
    "其它材料",
    "等材料",
    "相关材料",
    "有关材料",
    "等相关",
    "其他证明",
    "等证明",
    "需要的材料",
    "要求的材料",
];

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for material in handbook.guides.iter().flat_map(|guide| &guide.materials) {
        let name = material.name.as_str();
        let Some(word) = CATCH_ALL.iter().find(|word| name.contains(**word)) else { continue };
        let message =
            text!("材料「{name}」里的「{word}」什么都能装", "`{word}` in the material `{name}` can mean anything");
        let help = text!("逐项写出材料的准确名称；没有就删去", "name each material exactly, or remove it");
        report.push(Diagnostic::new(&CATCH_ALL_MATERIAL, material.name.span, message).help(help));
    }
}
