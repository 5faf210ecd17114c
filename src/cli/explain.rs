//! `explain`: the page of a finding.

use biaochi::diag::Code;
use biaochi::text::{Lang, did_you_mean};
use biaochi::{catalogue, text};

use super::args::ExplainOptions;
use super::{Done, Failure, Outcome, terminal};

/// Prints a page, or the list of all codes.
pub(crate) fn run(options: &ExplainOptions, lang: Lang) -> Done {
    let Some(written) = &options.code else {
        let mut codes: Vec<&Code> = catalogue().collect();
        codes.sort_by_key(|code| code.id);
        let width = codes.iter().map(|code| code.id.len()).max().unwrap_or_default();
        let rows: String =
            codes.iter().map(|code| format!("{:width$}  {}\n", code.id, code.title().get(lang))).collect();
        terminal::print(&rows);
        return Ok(Outcome::Clean);
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
