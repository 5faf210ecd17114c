//! Findings as SARIF 2.1.0, for code scanning.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{Code, Diagnostic, Report, Safety, Style};
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
    let mut seen = BTreeMap::new();
    let results: Vec<_> = findings
        .into_iter()
        .map(|found| {
            let mut value = result(report, found, style);
            value["ruleIndex"] = codes.iter().position(|code| code.id == found.code.id).into();
            value["partialFingerprints"] = json!({ "biaochi/v1": fingerprint(report, found, &mut seen) });
            value
        })
        .collect();
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
        "fixes": fixes(report, finding, style),
    })
}

/// Replacements; `properties.safe` says whether one may be made unasked.
fn fixes(report: &Report, finding: &Diagnostic, style: Style<'_>) -> Vec<Value> {
    let Some(fix) = &finding.fix else { return Vec::new() };
    let description = finding.help.as_ref().unwrap_or(&finding.message);
    vec![json!({
        "description": { "text": description.get(style.lang) },
        "artifactChanges": [{
            "artifactLocation": { "uri": uri(report, fix.span, style) },
            "replacements": [{
                "deletedRegion": region(report, fix.span),
                "insertedContent": { "text": fix.replacement },
            }],
        }],
        "properties": { "safe": fix.safety == Safety::Safe },
    })]
}

fn location(report: &Report, span: Span, style: Style<'_>) -> Value {
    json!({
        "physicalLocation": {
            "artifactLocation": { "uri": uri(report, span, style) },
            "region": region(report, span),
        },
    })
}

fn region(report: &Report, span: Span) -> Value {
    let source = report.source(span.source);
    let (line, column) = source.line_and_column(span.start);
    let (end_line, end_column) = source.line_and_column(span.end);
    json!({ "startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column })
}

/// The path of a file as RFC 3986 has it: all but unreserved characters and slashes as bytes in hexadecimal.
fn uri(report: &Report, span: Span, style: Style<'_>) -> String {
    let path = report.source(span.source).shown(style.prefix);
    let mut uri = String::new();
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            _ => uri += &format!("%{byte:02X}"),
        }
    }
    uri
}

/// Code, file and the author's line, and which of several such it is: a line that moves keeps its finding.
fn fingerprint<'a>(
    report: &'a Report,
    finding: &Diagnostic,
    seen: &mut BTreeMap<(&'static str, &'a str, &'a str), u32>,
) -> String {
    let source = report.source(finding.span.source);
    let line = source.line(source.line_and_column(finding.span.start).0).trim();
    let count = seen.entry((finding.code.id, &source.path, line)).or_default();
    *count += 1;
    // FNV-1a, 64 bits: well spread, and nothing here needs to be secret.
    let text = format!("{}\n{}\n{line}\n{count}", finding.code.id, source.path);
    let hash = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    format!("{hash:016x}")
}
