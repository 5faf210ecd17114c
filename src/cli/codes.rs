//! `codes`: the ledger of printed codes.

use std::path::Path;

use biaochi::link::ledger::Ledger;
use biaochi::model::load::LEDGER;
use biaochi::text;
use biaochi::text::Lang;

use super::args::{CodesOptions, CodesWhat};
use super::{Done, Failure, Outcome, disk, terminal};

/// Runs the sub-command.
pub(crate) fn run(options: &CodesOptions, lang: Lang) -> Done {
    let CodesWhat::Issue { path } = &options.what;
    let root = disk::root(path.as_deref())?;
    let issued = issue(&root)?;
    terminal::say(&match lang {
        Lang::Zh => format!("发出 {issued} 个新码；已有的码没有变"),
        Lang::En => format!("{issued} codes issued; the old ones are as they were"),
    });
    Ok(Outcome::Clean)
}

/// Gives a code to each document without one; rows are only ever added. Returns how many.
pub(crate) fn issue(root: &Path) -> Result<usize, Failure> {
    let handbook = disk::handbook(root)?;
    let ledger = root.join(LEDGER);
    let old = match std::fs::read_to_string(&ledger) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(Failure::world(text!("台账读不出来：{error}", "the ledger can't be read: {error}"))),
    };
    let new = Ledger::issue(&old, handbook.coded_rows());
    let count = new.lines().count() - old.lines().count().max(1);
    if new != old {
        let beside = root.join(format!(".{LEDGER}.new"));
        let written = std::fs::write(&beside, new).and_then(|()| std::fs::rename(&beside, &ledger));
        written
            .map_err(|error| Failure::world(text!("台账写不进去：{error}", "the ledger can't be written: {error}")))?;
    }
    Ok(count)
}
