//! `rules`: every code that a finding can have.

use biaochi::diag::{Code, Format};
use biaochi::text::Lang;
use biaochi::{catalogue, text};
use serde_json::json;

use super::args::Global;
use super::{Done, Failure, Outcome, terminal};

/// Prints the table: for people in columns, for machines as versioned JSON.
pub(crate) fn run(global: &Global, lang: Lang) -> Done {
    let mut codes: Vec<&Code> = catalogue().collect();
    codes.sort_by_key(|code| code.id);
    match global.format {
        Format::Human => terminal::print(&table(&codes, lang)),
        Format::Json => terminal::print(&json(&codes, lang)),
        Format::Short | Format::Sarif | Format::Github => {
            return Err(Failure {
                outcome: Outcome::Usage,
                text: text!("这张表只有 human 和 json 两种格式", "this table is written as human or json only"),
            });
        }
    }
    Ok(Outcome::Clean)
}

fn table(codes: &[&Code], lang: Lang) -> String {
    let width = codes.iter().map(|code| code.id.len()).max().unwrap_or_default();
    // Names of severities in one language are equally wide, or are padded to the longest, `warning`.
    let severity_width = match lang {
        Lang::Zh => 0,
        Lang::En => "warning".len(),
    };
    let row = |code: &&Code| {
        let (severity, title) = (code.severity.name(), code.title());
        format!("{:width$}  {:severity_width$}  {}\n", code.id, severity.get(lang), title.get(lang))
    };
    codes.iter().map(row).collect()
}

/// `{"version": 1, "rules": [{"code", "severity", "title", "explain"}]}`.
fn json(codes: &[&Code], lang: Lang) -> String {
    let rules: Vec<_> = codes
        .iter()
        .map(|code| {
            json!({
                "code": code.id,
                "severity": code.severity.id(),
                "title": code.title().get(lang),
                "explain": format!("biaochi explain {}", code.id),
            })
        })
        .collect();
    format!("{:#}\n", json!({ "version": 1, "rules": rules }))
}
