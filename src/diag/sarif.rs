//! Findings as SARIF 2.1.0, for code scanning.

use serde_json::{Value, json};

use super::{Diagnostic, Report, Style, short};
use crate::source::Span;

/// One run; columns count Unicode characters, which `columnKind` says.
pub(super) fn render(report: &Report, style: Style<'_>) -> String {
    let findings = report.findings();
    let mut rules: Vec<&str> = findings.iter().map(|finding| finding.code.id).collect();
    rules.sort_unstable();
    rules.dedup();
    let rules: Vec<_> = rules.into_iter().map(|id| json!({ "id": id })).collect();
    let results: Vec<_> = findings.into_iter().map(|found| result(report, found, style)).collect();
    let document = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "biaochi", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{document:#}\n")
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
        "level": short::word(finding.severity),
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
