//! Documents by id, as a reference to one shows it: `[[elderly-allowance]]`.

use std::collections::BTreeMap;

use super::Handbook;
use crate::model::{Code, Headed, Kind};

/// What a reference to a document shows.
#[derive(Debug, Clone)]
pub struct Target {
    /// The document's name.
    pub name: String,
    /// Its place below the site's root.
    pub path: String,
    /// Its code; tables of figures and registers have none.
    pub code: Option<Code>,
}

/// Every document by its id. Of two with one id, which was reported, the first stands.
pub(super) fn index(handbook: &Handbook) -> BTreeMap<String, Target> {
    let mut found = BTreeMap::new();
    let mut add = |kind: Kind, head: &dyn Headed, code: Option<&Code>| {
        let id = head.id().to_string();
        let path = format!("{}/{id}/", kind.entry().folder);
        found.entry(id).or_insert(Target { name: head.name().value.clone(), path, code: code.cloned() });
    };
    for guide in &handbook.guides {
        add(Kind::Guide, &guide.listed.document, guide.listed.code.as_ref());
    }
    for list in &handbook.checklists {
        add(Kind::Checklist, &list.document, list.code.as_ref());
    }
    for set in &handbook.indicator_sets {
        add(Kind::Indicators, &set.document, set.code.as_ref());
    }
    for list in &handbook.conducts {
        add(Kind::Conduct, &list.document, list.code.as_ref());
    }
    for table in &handbook.figure_tables {
        add(Kind::Figures, &table.document, None);
    }
    for register in &handbook.registers {
        add(Kind::Register, &register.document, None);
    }
    for sheet in &handbook.sheets {
        let head = sheet.document.head().expect("only the manifest has no head");
        add(sheet.document.kind(), head, sheet.code.as_ref());
    }
    found
}
