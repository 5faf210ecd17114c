//! `schema`: what editors complete and check with.

use biaochi::model::{KINDS, KindEntry};
use biaochi::schema::language::{Keys, with_keys};
use biaochi::text;
use biaochi::text::{Lang, did_you_mean};
use serde_json::{Value, json};

use super::args::SchemaOptions;
use super::{Done, Failure, Outcome, terminal};

/// What is no document but has a schema too: the findings that `--format json` writes.
const FINDINGS: [&str; 2] = ["问题", "findings"];

/// Prints the schema of a kind, or one for all.
pub(crate) fn run(options: &SchemaOptions, lang: Lang) -> Done {
    let keys = options.keys.unwrap_or(match lang {
        Lang::Zh => Keys::Zh,
        Lang::En => Keys::En,
    });
    let schema = match &options.kind {
        None => all(keys),
        Some(written) if FINDINGS.contains(&written.as_str()) => biaochi::diag::json::schema().to_value(),
        Some(written) => {
            let Some(row) = KINDS.iter().find(|row| row.zh == written || row.en == written) else {
                let near = did_you_mean(written, KINDS.iter().flat_map(|row| [row.zh, row.en]).chain(FINDINGS))
                    .map(|near| format!(" → {near}"))
                    .unwrap_or_default();
                let all = KINDS.iter().map(|row| (row.zh, row.en)).chain([FINDINGS.into()]);
                let all = all.map(|(zh, en)| format!("{zh} ({en})")).collect::<Vec<_>>().join("、");
                return Err(Failure {
                    outcome: Outcome::Usage,
                    text: text!(
                        "没有「{written}」这种文件{near}；有：{all}",
                        "there is no kind `{written}`{near}; kinds are {all}"
                    ),
                });
            };
            named(row, keys)
        }
    };
    terminal::print(&format!("{schema:#}\n"));
    Ok(Outcome::Clean)
}

/// One schema for every kind, as an editor wants it for a whole folder.
pub(crate) fn all(keys: Keys) -> Value {
    let all: Vec<Value> = KINDS.iter().map(|row| named(row, keys)).collect();
    json!({ "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "biaochi", "anyOf": all })
}

/// A schema with its own id, so that several can stand in one file, and with its kind's name as the only one allowed.
fn named(row: &KindEntry, keys: Keys) -> Value {
    let mut schema = with_keys((row.schema)().as_value(), keys);
    schema["$id"] = format!("urn:biaochi:{}", row.en).into();
    let key = match keys {
        Keys::Zh => "类型",
        Keys::En => "kind",
    };
    schema["properties"][key]["enum"] = json!([row.zh, row.en]);
    schema
}
