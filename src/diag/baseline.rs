//! A baseline: the findings that an old handbook starts with, so that only new ones fail.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Diagnostic, Report};

/// Findings by code, file and the author's line; a line that moves stays the same finding, one that changes is new.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Baseline {
    version: u32,
    findings: Vec<Known>,
}

/// So many findings of a kind on lines that read so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Known {
    code: String,
    file: String,
    line: String,
    count: usize,
}

type Key = (String, String, String);

impl Baseline {
    /// The findings of a report.
    #[must_use]
    pub fn of(report: &Report) -> Self {
        let mut counts: BTreeMap<Key, usize> = BTreeMap::new();
        for finding in report.findings() {
            *counts.entry(key(report, finding)).or_default() += 1;
        }
        let known = |((code, file, line), count)| Known { code, file, line, count };
        Self { version: 1, findings: counts.into_iter().map(known).collect() }
    }

    /// Reads what [`Baseline::to_json`] wrote.
    #[must_use]
    pub fn read(json: &str) -> Option<Self> {
        serde_json::from_str(json).ok().filter(|baseline: &Self| baseline.version == 1)
    }

    /// As a file.
    #[must_use]
    pub fn to_json(&self) -> String {
        let json = serde_json::to_value(self).expect("plain data has a JSON form");
        format!("{json:#}\n")
    }

    /// Drops the known findings from a report and says how many there were.
    pub fn subtract_from(&self, report: &mut Report) -> usize {
        let known = |known: &Known| ((known.code.clone(), known.file.clone(), known.line.clone()), known.count);
        let mut left: BTreeMap<Key, usize> = self.findings.iter().map(known).collect();
        let keys: BTreeMap<_, _> =
            report.findings().iter().map(|it| ((it.span, it.code.id), key(report, it))).collect();
        let mut dropped = 0;
        report.revise(|finding| {
            let count = keys.get(&(finding.span, finding.code.id)).and_then(|key| left.get_mut(key));
            let Some(count) = count.filter(|count| **count > 0) else { return true };
            *count -= 1;
            dropped += 1;
            false
        });
        dropped
    }
}

fn key(report: &Report, finding: &Diagnostic) -> Key {
    let source = report.source(finding.span.source);
    let line = source.line(source.line_and_column(finding.span.start).0).trim().to_owned();
    (finding.code.id.to_owned(), source.path.clone(), line)
}
