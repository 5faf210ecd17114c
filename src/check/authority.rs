//! Who acts, who takes the application and who decides is said; who acts by order says by whose.

use super::AUTHORITY;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::model::guide::{Authority, AuthorityKind};
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for guide in &handbook.guides {
        let bodies = [
            ("实施主体", guide.authority.is_some()),
            ("受理机构", guide.accepting.is_some()),
            ("决定机构", guide.deciding.is_some()),
        ];
        let missing: Vec<&str> = bodies.iter().filter(|(_, is_there)| !is_there).map(|(key, _)| *key).collect();
        if !missing.is_empty() {
            let name = guide.name.as_str();
            let (zh, en) = (missing.join("、"), missing.join(", "));
            let message = text!("「{name}」没有写{zh}", "`{name}` lacks {en}");
            let help = text!(
                "写明由谁实施、谁受理、谁决定，如「受理机构: 乡镇（街道）」",
                "say who acts, who takes the application and who decides, such as `受理机构: 乡镇（街道）`"
            );
            report.push(Diagnostic::new(&AUTHORITY, guide.name.span, message).help(help));
        }
        if let Some(authority) = &guide.authority {
            report.extend(entrusted(authority));
        }
    }
}

fn entrusted(authority: &Authority) -> Option<Diagnostic> {
    let is_entrusted = authority.kind.as_ref().is_some_and(|kind| kind.value == AuthorityKind::受委托组织);
    match (&authority.entrusted_by, &authority.kind) {
        (None, Some(kind)) if is_entrusted => {
            let message = text!("受委托组织没有写由谁委托", "an entrusted body does not say who entrusted it");
            let help = text!("加上「委托部门: …」", "add `委托部门: …`");
            Some(Diagnostic::new(&AUTHORITY, kind.span, message).help(help))
        }
        (Some(by), _) if !is_entrusted => {
            let by_name = by.as_str();
            let message = text!(
                "写了委托部门「{by_name}」，性质却不是受委托组织",
                "`{by_name}` entrusts, but the body is not of the kind `受委托组织`"
            );
            let help =
                text!("写「性质: 受委托组织」，或删去委托部门", "write `性质: 受委托组织`, or remove `委托部门`");
            Some(Diagnostic::new(&AUTHORITY, by.span, message).help(help))
        }
        _ => None,
    }
}
