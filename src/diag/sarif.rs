//! Findings as SARIF 2.1.0, for code scanning.

use serde_json::{Value, json};

use super::{Code, Diagnostic, Report, Style};
use crate::source::Span;
use crate::text::Lang;

/// The languages, with their names in SARIF.
const ZH: (Lang, &str) = (Lang::Zh, "zh-CN");
const EN: (Lang, &str) = (Lang::En, "en-US");

/// One run; columns count Unicode characters, which `columnKind` says.
pub(super) fn render(report: &Report, style: Style<'_>) -> String {
    let findings = report.findings();
    let mut codes: Vec<&Code> = findings.iter().map(|finding| finding.code).collect();
    codes.sort_unstable_by_key(|code| code.id);
    codes.dedup();
    let (language, other) = match style.lang {
        Lang::Zh => (ZH, EN),
        Lang::En => (EN, ZH),
    };
    let rules = |lang| codes.iter().map(|code| rule(code, lang)).collect::<Vec<_>>();
    let results: Vec<_> = findings.into_iter().map(|found| result(report, found, style)).collect();
    let document = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "biaochi",
                "version": env!("CARGO_PKG_VERSION"),
                "language": language.1,
                "rules": rules(language.0),
            } },
            "translations": [{
                "name": "biaochi",
                "language": other.1,
                "contents": ["localizedData"],
                "rules": rules(other.0),
            }],
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{document:#}\n")
}

/// What a kind of finding is, for those who read the results without the command at hand.
fn rule(code: &Code, lang: Lang) -> Value {
    let page = code.parts();
    json!({
        "id": code.id,
        "shortDescription": { "text": page.title.get(lang) },
        "fullDescription": { "text": page.why.get(lang) },
        "help": { "text": code.explain(lang) },
        "defaultConfiguration": { "level": code.severity.id() },
    })
}

fn result(report: &Report, finding: &Diagnostic, style: Style<'_>) -> Value {
    let mut message = finding.message.get(style.lang).to_owned();
    if let Some(help) = &finding.help {
        message += "\n";
        message += help.get(style.lang);
    }
    let related: Vec<_> = finding
        .related
        .iter()
        .map(|(span, text)| {
            let mut value = location(report, *span, style);
            value["message"] = json!({ "text": text.get(style.lang) });
            value
        })
        .collect();
    json!({
        "ruleId": finding.code.id,
        "level": finding.severity.id(),
        "message": { "text": message },
        "locations": [location(report, finding.span, style)],
        "relatedLocations": related,
    })
}

fn location(report: &Report, span: Span, style: Style<'_>) -> Value {
    let source = report.source(span.source);
    let (line, column) = source.line_and_column(span.start);
    let (end_line, end_column) = source.line_and_column(span.end);
    json!({
        "physicalLocation": {
            "artifactLocation": { "uri": format!("{}{}", style.prefix, source.path) },
            "region": { "startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column },
        },
    })
}
