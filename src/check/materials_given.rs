//! Either materials are named, or it is said why none are needed.

use super::MATERIALS_GIVEN;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for guide in &handbook.guides {
        let span = guide.name.span;
        if guide.materials.is_empty() && guide.materials_note.is_none() {
            let message =
                text!("「材料」是空的，也没有写为什么不用材料", "no materials are named, nor why none are needed");
            let help = text!("写上材料，或加一行「无需材料: 理由」", "name the materials, or add `无需材料: why`");
            report.push(Diagnostic::new(&MATERIALS_GIVEN, span, message).help(help));
        }
        if let (false, Some(note)) = (guide.materials.is_empty(), &guide.materials_note) {
            let message = text!("写了材料，又写「无需材料」", "materials are named, and also that none are needed");
            report.push(
                Diagnostic::new(&MATERIALS_GIVEN, note.span(), message).help(text!("只留一样", "keep one of them")),
            );
        }
    }
}
