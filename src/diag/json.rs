//! Findings for programs: versioned JSON.

use serde_json::{Value, json};

use super::{Diagnostic, Report, Style};
use crate::source::Span;

/// `{"version": 1, "findings": [...]}`; lines and columns count from one, columns in characters, spans in bytes.
pub(super) fn render(report: &Report, style: Style<'_>) -> String {
    let findings: Vec<_> = report.findings().into_iter().map(|found| finding(report, found, style)).collect();
    let (errors, warnings) = report.counts();
    let document = json!({ "version": 1, "errors": errors, "warnings": warnings, "findings": findings });
    format!("{document:#}\n")
}

fn finding(report: &Report, finding: &Diagnostic, style: Style<'_>) -> Value {
    let related: Vec<_> = finding
        .related
        .iter()
        .map(|(span, text)| {
            let mut value = place(report, *span, style);
            value["message"] = text.get(style.lang).into();
            value
        })
        .collect();
    let fixes: Vec<_> = finding
        .fix
        .iter()
        .map(|fix| {
            let mut value = place(report, fix.span, style);
            value["replacement"] = fix.replacement.as_str().into();
            value["safe"] = (fix.safety == super::Safety::Safe).into();
            value
        })
        .collect();
    let mut value = place(report, finding.span, style);
    value["code"] = finding.code.id.into();
    value["severity"] = finding.severity.id().into();
    value["message"] = finding.message.get(style.lang).into();
    value["help"] = finding.help.as_ref().map(|help| help.get(style.lang)).into();
    value["related"] = related.into();
    value["fixes"] = fixes.into();
    value["explain"] = format!("biaochi explain {}", finding.code.id).into();
    value
}

fn place(report: &Report, span: Span, style: Style<'_>) -> Value {
    let source = report.source(span.source);
    let (line, column) = source.line_and_column(span.start);
    let (end_line, end_column) = source.line_and_column(span.end);
    json!({
        "file": format!("{}{}", style.prefix, source.path),
        "line": line, "column": column, "end_line": end_line, "end_column": end_column,
        "start": span.start, "end": span.end,
    })
}
