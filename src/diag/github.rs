//! Findings as annotations of GitHub Actions.

use super::{Report, Style};

/// One workflow command a finding.
pub(super) fn render(report: &Report, style: Style<'_>) -> String {
    let mut out = String::new();
    for finding in report.findings() {
        let source = report.source(finding.span.source);
        let (line, column) = source.line_and_column(finding.span.start);
        let severity = finding.severity.id();
        let mut message = finding.message.get(style.lang).to_owned();
        if let Some(help) = &finding.help {
            message += "\n";
            message += help.get(style.lang);
        }
        let path = property(&source.shown(style.prefix));
        let message = data(&message);
        out += &format!("::{severity} file={path},line={line},col={column},title={}::{message}\n", finding.code.id);
    }
    out
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
