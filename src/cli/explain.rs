//! `explain`: the page of a finding.

use biaochi::text::{Lang, did_you_mean};
use biaochi::{catalogue, text};

use super::args::{ExplainOptions, Global};
use super::{Done, Failure, Outcome, rules, terminal};

/// Prints a page, or the list of all codes.
pub(crate) fn run(options: &ExplainOptions, global: &Global, lang: Lang) -> Done {
    let Some(written) = &options.code else {
        return rules::run(global, lang);
    };
    let Some(code) = catalogue().find(|code| code.id == written) else {
        let near = did_you_mean(written, catalogue().map(|code| code.id));
        let (zh, en) = near.map_or((String::new(), String::new()), |near| {
            (format!("；是不是「{near}」？"), format!("; did you mean `{near}`?"))
        });
        return Err(Failure {
            outcome: Outcome::Usage,
            text: text!("没有代码「{written}」{zh}", "there is no code `{written}`{en}"),
        });
    };
    terminal::print(&code.explain(lang));
    Ok(Outcome::Clean)
}
