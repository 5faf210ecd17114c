//! Documents by id, as a reference to one shows it: `[[elderly-allowance]]`.

use std::collections::BTreeMap;

use super::{Handbook, Listed};
use crate::model::Code;
use crate::model::words::Id;
use crate::source::Spanned;

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
    let mut found = Targets::default();
    for guide in &handbook.guides {
        found.add("guides", &guide.id, &guide.name, guide.listed.code.as_ref());
    }
    macro_rules! listed {
        ($folder:literal, $lists:expr) => {
            for Listed { document, code, .. } in $lists {
                found.add($folder, &document.id, &document.name, code.as_ref());
            }
        };
    }
    listed!("checklists", &handbook.checklists);
    listed!("indicators", &handbook.indicator_sets);
    listed!("conduct", &handbook.conducts);
    for table in &handbook.figure_tables {
        found.add("figures", &table.document.id, &table.document.name, None);
    }
    for register in &handbook.registers {
        found.add("register", &register.document.id, &register.document.name, None);
    }
    found.0
}

#[derive(Default)]
struct Targets(BTreeMap<String, Target>);

impl Targets {
    fn add(&mut self, folder: &str, id: &Spanned<Id>, name: &str, code: Option<&Code>) {
        let target = Target { name: name.to_owned(), path: format!("{folder}/{}/", &*id.value), code: code.cloned() };
        self.0.entry(id.value.0.clone()).or_insert(target);
    }
}
