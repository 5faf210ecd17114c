//! `check`: every finding of the run at once.

use biaochi::text::Lang;

use super::args::{CheckOptions, Global};
use super::{Done, Outcome, disk, outcome, terminal};

/// Checks and reports; writes nothing.
pub(crate) fn run(options: &CheckOptions, global: &Global, lang: Lang) -> Done {
    let root = disk::root(options.project.path.as_deref())?;
    let input = disk::input(&root, &options.project)?;
    let (handbook, report) = biaochi::analyse(&input);
    terminal::show(&report, global, lang, &disk::prefix(&root));
    if !global.quiet {
        terminal::say(&terminal::tally(&report, lang));
    }
    if handbook.is_none() {
        return Ok(Outcome::Configuration);
    }
    Ok(outcome(&report, global.fail_on))
}
