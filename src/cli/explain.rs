//! `explain`: the page of a finding.

use biaochi::text::{Lang, did_you_mean};
use biaochi::{catalogue, text};

use super::args::{ExplainOptions, Global};
use super::{Done, Outcome, rules, terminal, unknown};

/// Prints a page, or the list of all codes.
pub(crate) fn run(options: &ExplainOptions, global: &Global, lang: Lang) -> Done {
    let Some(written) = &options.code else {
        return rules::run(global, lang);
    };
    let Some(code) = catalogue().find(|code| code.id == written) else {
        let near = did_you_mean(written, catalogue().map(|code| code.id));
        return Err(unknown(text!("没有代码「{written}」", "there is no code `{written}`"), near));
    };
    terminal::print(&code.explain(lang));
    Ok(Outcome::Clean)
}
