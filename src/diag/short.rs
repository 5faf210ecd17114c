//! Findings for editors and eyes in a hurry: one line each.

use super::{Report, Style};

/// `file:line:column: error[code]: message`, the column in characters.
pub(super) fn render(report: &Report, style: Style<'_>) -> String {
    let mut out = String::new();
    for finding in report.findings() {
        let source = report.source(finding.span.source);
        let (line, column) = source.line_and_column(finding.span.start);
        let severity = finding.severity.id();
        let message = finding.message.get(style.lang);
        let help = finding.help.as_ref().map(|help| format!(" ({})", help.get(style.lang))).unwrap_or_default();
        out += &format!(
            "{}:{line}:{column}: {severity}[{}]: {message}{help}\n",
            source.shown(style.prefix),
            finding.code.id
        );
    }
    out
}
