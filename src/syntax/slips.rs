//! Slips of the keyboard that break YAML and that Chinese authors make often.

use super::{FULL_WIDTH_COLON, YAML_TAB};
use crate::diag::Diagnostic;
use crate::source::{SourceId, Span};
use crate::text;

/// Every slip in a text that could not be parsed.
#[must_use]
pub fn find(text: &str, source: SourceId, offset: usize) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let indent = line.len() - line.trim_start().len();
        if let Some(at) = line[..indent].find('\t') {
            found.push(tab(Span::new(source, offset + start + at..offset + start + at + 1)));
        }
        if let Some(at) = full_width_colon(line) {
            found.push(colon(line, Span::new(source, offset + start + at..offset + start + at + '：'.len_utf8())));
        }
        start += line.len();
    }
    found
}

/// Where a line has `键：值` in place of `键: 值`.
#[must_use]
pub fn full_width_colon(line: &str) -> Option<usize> {
    let key_start = line.find(|c: char| !c.is_whitespace() && c != '-')?;
    let at = key_start + line[key_start..].find('：')?;
    let key = &line[key_start..at];
    let is_key = !key.is_empty() && key.chars().count() <= 8 && key.chars().all(char::is_alphanumeric);
    is_key.then_some(at)
}

fn tab(span: Span) -> Diagnostic {
    Diagnostic::new(&YAML_TAB, span, text!("行首用了制表符（Tab）", "the line is indented with a tab"))
        .help(text!("换成两个空格", "use two spaces"))
        .fix(span, "  ")
}

fn colon(line: &str, span: Span) -> Diagnostic {
    let key = line.trim_start_matches([' ', '\t', '-']).split('：').next().unwrap_or_default().to_owned();
    Diagnostic::new(
        &FULL_WIDTH_COLON,
        span,
        text!("「{key}」后面是中文冒号「：」", "`{key}` is followed by a full-width colon"),
    )
    .help(text!("换成英文冒号加一个空格「: 」", "use a colon and a space"))
    .fix(span, ": ")
}
