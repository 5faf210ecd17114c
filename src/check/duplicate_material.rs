//! No material stands twice in a guide.

use super::DUPLICATE_MATERIAL;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::model::guide::Material;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for guide in &handbook.guides {
        for (index, material) in guide.materials.iter().enumerate() {
            let Some(first) = guide.materials[..index].iter().find(|other| is_same(other, material)) else { continue };
            let name = material.name.as_str();
            let message = text!("材料「{name}」写了两次", "the material `{name}` stands twice");
            let help = text!(
                "合并成一项；对象不同的，在「适用」里分别写明",
                "merge them; if they are for different people, say so under `适用`"
            );
            let finding = Diagnostic::new(&DUPLICATE_MATERIAL, material.name.span, message).help(help);
            report.push(finding.related(first.name.span, text!("第一次在这里", "first written here")));
        }
    }
}

/// Original and copy may have a line each, and so may different applicants.
fn is_same(one: &Material, other: &Material) -> bool {
    let applies = |material: &Material| material.applies.as_ref().map(|applies| applies.trim().to_owned());
    one.name.trim() == other.name.trim() && one.form == other.form && applies(one) == applies(other)
}
