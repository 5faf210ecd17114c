//! Findings for programs: versioned JSON, whose schema is made from the same types.
//!
//! `check --format json` writes one [`Findings`] on standard output; `biaochi schema findings` prints its JSON Schema.
//! Within version 1 fields are added, never renamed, moved or taken away.
//!
//! A place is given in the units of each kind of reader: bytes for programs that cut the file, characters for people
//! and most editors, units of UTF-16 for the Language Server Protocol, cells for terminals.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Diagnostic, Report, Safety, Severity, Style};
use crate::source::{Columns, Span};

/// What one run found.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "findings")]
pub struct Findings {
    /// The version of this form.
    #[schemars(extend("const" = 1))]
    pub version: u32,
    /// How many of the findings are errors.
    pub errors: usize,
    /// How many are warnings.
    pub warnings: usize,
    /// The findings in the order of files and places.
    pub findings: Vec<Finding>,
}

/// One finding.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Finding {
    /// Where it is.
    #[serde(flatten)]
    pub place: Place,
    /// What kind of finding it is; never renamed, listed by `biaochi rules`.
    pub code: String,
    /// How bad it is in this handbook.
    pub severity: Severity,
    /// What is wrong, in the language of the run.
    pub message: String,
    /// What to write instead.
    pub help: Option<String>,
    /// Other places that matter.
    pub related: Vec<Related>,
    /// Replacements that mend it; at most one so far.
    pub fixes: Vec<Replacement>,
    /// The command that explains it.
    pub explain: String,
}

/// Another place that matters.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Related {
    /// Where it is.
    #[serde(flatten)]
    pub place: Place,
    /// What is there.
    pub message: String,
}

/// Text to put in place of what stands there.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Replacement {
    /// What is replaced.
    #[serde(flatten)]
    pub place: Place,
    /// By what.
    pub replacement: String,
    /// Whether it changes the writing only, never the meaning; `check --fix` makes these changes alone.
    pub safe: bool,
}

/// A stretch of a file. Lines and columns count from one, the end stands behind the last character; a place with
/// nothing in it has its end at its start.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Place {
    /// The file, as the handbook's folder was named on the command line, with `/` between its parts.
    pub file: String,
    /// The line of its start.
    pub line: usize,
    /// The column of its start, in Unicode characters.
    pub column: usize,
    /// The line of its end.
    pub end_line: usize,
    /// The column of its end, in Unicode characters.
    pub end_column: usize,
    /// The column of its start in units of UTF-16, as the Language Server Protocol counts, but from one.
    pub utf16_column: usize,
    /// The column of its end in units of UTF-16.
    pub end_utf16_column: usize,
    /// The column of its start in cells of a terminal, in which Chinese characters take two.
    pub cell_column: usize,
    /// The column of its end in cells of a terminal.
    pub end_cell_column: usize,
    /// The bytes before it, from the start of the file; a byte order mark is not counted.
    pub start: u32,
    /// The bytes before its end.
    pub end: u32,
}

/// The JSON Schema of [`Findings`].
#[must_use]
pub fn schema() -> schemars::Schema {
    schemars::generate::SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<Findings>()
}

/// The findings of a report, as data.
#[must_use]
pub fn findings(report: &Report, style: Style<'_>) -> Findings {
    let (errors, warnings) = report.counts();
    let findings = report.findings().into_iter().map(|found| finding(report, found, style)).collect();
    Findings { version: 1, errors, warnings, findings }
}

pub(super) fn render(report: &Report, style: Style<'_>) -> String {
    let document = serde_json::to_value(findings(report, style)).expect("plain data has a JSON form");
    format!("{document:#}\n")
}

fn finding(report: &Report, finding: &Diagnostic, style: Style<'_>) -> Finding {
    let related = finding
        .related
        .iter()
        .map(|(span, text)| Related { place: place(report, *span, style), message: text.get(style.lang).to_owned() });
    let fixes = finding.fix.iter().map(|fix| Replacement {
        place: place(report, fix.span, style),
        replacement: fix.replacement.clone(),
        safe: fix.safety == Safety::Safe,
    });
    Finding {
        place: place(report, finding.span, style),
        code: finding.code.id.to_owned(),
        severity: finding.severity,
        message: finding.message.get(style.lang).to_owned(),
        help: finding.help.as_ref().map(|help| help.get(style.lang).to_owned()),
        related: related.collect(),
        fixes: fixes.collect(),
        explain: format!("biaochi explain {}", finding.code.id),
    }
}

fn place(report: &Report, span: Span, style: Style<'_>) -> Place {
    let source = report.source(span.source);
    let (line, _) = source.line_and_column(span.start);
    let (end_line, _) = source.line_and_column(span.end);
    let Columns { characters, utf16, cells, .. } = source.columns(span.start);
    let end = source.columns(span.end);
    Place {
        file: source.shown(style.prefix),
        line,
        column: characters,
        end_line,
        end_column: end.characters,
        utf16_column: utf16,
        end_utf16_column: end.utf16,
        cell_column: cells,
        end_cell_column: end.cells,
        start: span.start,
        end: span.end,
    }
}
