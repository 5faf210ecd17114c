//! The ledger of codes (`codes.csv`): issued once, kept for ever, one row a document, book or place.
//!
//! A document stands in it by its id, a book as `books/ID`, a place as `places/TABLE/PLACE`.

use std::collections::{BTreeMap, BTreeSet};

use super::{NO_CODE, WRONG_CODE};
use crate::diag::{Diagnostic, Report};
use crate::model::Code;
use crate::model::words::Id;
use crate::source::{SourceId, Span, Spanned};
use crate::text;

/// First line of the ledger.
pub const HEADER: &str = "码,文档";

/// The rows, by document.
#[derive(Debug, Default)]
pub struct Ledger {
    rows: BTreeMap<String, (Code, Span)>,
}

/// Reads the ledger, and reports what the released one has and it lacks.
pub fn read(source: Option<SourceId>, released: Option<SourceId>, report: &mut Report) -> Ledger {
    let ledger = source.map(|source| present(source, report)).unwrap_or_default();
    if let Some(released) = released {
        ledger.compare(released, report);
    }
    ledger
}

/// The rows of the handbook; wrong ones are reported and left out.
fn present(source: SourceId, report: &mut Report) -> Ledger {
    let mut ledger = Ledger::default();
    let mut codes: BTreeMap<Code, Span> = BTreeMap::new();
    let mut findings = Vec::new();
    for (span, row) in rows(&report.source(source).text, source) {
        let Some((written, document)) = row.split_once(',') else {
            findings.push(
                Diagnostic::new(&WRONG_CODE, span, text!("这一行不是「码,文档」", "this row is not `code,document`"))
                    .help(help()),
            );
            continue;
        };
        let Some(code) = Code::parse(written).filter(|code| code.as_str() == written) else {
            let message = text!("码「{written}」不对，可能抄错了字", "the code `{written}` is wrong, perhaps mistyped");
            findings.push(Diagnostic::new(&WRONG_CODE, span, message).help(help()));
            continue;
        };
        if let Some(&first) = codes.get(&code) {
            let finding =
                Diagnostic::new(&WRONG_CODE, span, text!("码「{code}」发了两次", "the code `{code}` was issued twice"));
            findings.push(finding.related(first, text!("第一次在这里", "first issued here")).help(help()));
            continue;
        }
        codes.insert(code.clone(), span);
        if let Some((_, first)) = ledger.rows.get(document) {
            let finding =
                Diagnostic::new(&WRONG_CODE, span, text!("「{document}」有两个码", "`{document}` has two codes"));
            findings.push(finding.related(*first, text!("第一个在这里", "the first is here")).help(help()));
            continue;
        }
        ledger.rows.insert(document.to_owned(), (code, span));
    }
    report.extend(findings);
    ledger
}

fn help() -> text::Text {
    text!(
        "码一经发出就印在纸上，不要手改；恢复原来的行，再运行「biaochi codes issue」",
        "codes are printed on paper and never changed by hand; restore the row and run `biaochi codes issue`"
    )
}

/// The rows of a ledger with their places.
fn rows(text: &str, source: SourceId) -> impl Iterator<Item = (Span, &str)> {
    let mut start = 0;
    let rows = text.split_inclusive('\n').map(move |line| {
        let (row, at) = (line.trim_end(), start);
        start += line.len();
        (Span::new(source, at..at + row.len()), row)
    });
    rows.enumerate().filter(|(at, (_, row))| !row.is_empty() && (*at > 0 || *row != HEADER)).map(|(_, row)| row)
}

impl Ledger {
    /// The code that a row holds.
    #[must_use]
    pub fn find(&self, row: &str) -> Option<&Code> {
        self.rows.get(row).map(|(code, _)| code)
    }

    /// The code of a document; reported when there is none.
    pub fn of(&self, id: &Spanned<Id>, report: &mut Report) -> Option<Code> {
        self.of_row(&id.value.0, id, report)
    }

    /// The code of what stands in the ledger under another name than its id; reported when there is none.
    pub fn of_row(&self, row: &str, id: &Spanned<Id>, report: &mut Report) -> Option<Code> {
        if let Some(code) = self.find(row) {
            return Some(code.clone());
        }
        let name = &id.value.0;
        let finding = Diagnostic::new(
            &NO_CODE,
            id.span,
            text!("「{name}」还没有发码，印不出二维码", "`{name}` has no code yet, so none can be printed"),
        )
        .help(text!("运行「biaochi codes issue」", "run `biaochi codes issue`"));
        report.push(finding);
        None
    }

    /// Every code must lead somewhere: paper cannot be recalled.
    pub fn check_targets(&self, leads_somewhere: impl Fn(&str) -> bool, report: &mut Report) {
        for (document, (code, span)) in &self.rows {
            if !leads_somewhere(document) {
                let message = text!(
                    "码「{code}」指向的「{document}」不见了",
                    "the code `{code}` leads to `{document}`, which is gone"
                );
                let help = text!(
                    "印出去的码收不回来：把「{document}」恢复，编号不要改",
                    "printed codes can't be recalled: bring `{document}` back and keep its id"
                );
                report.push(Diagnostic::new(&WRONG_CODE, *span, message).help(help));
            }
        }
    }

    /// Rows of a released ledger that are gone from this one, or lead elsewhere: told at the released row.
    fn compare(&self, released: SourceId, report: &mut Report) {
        let present: BTreeMap<&str, &str> =
            self.rows.iter().map(|(document, (code, _))| (code.as_str(), document.as_str())).collect();
        let mut findings = Vec::new();
        for (span, row) in rows(&report.source(released).text, released) {
            let Some((code, document)) = row.split_once(',') else { continue };
            let message = match present.get(code) {
                Some(now) if *now == document => continue,
                Some(now) => text!(
                    "码「{code}」发给了「{document}」，现在改成了「{now}」",
                    "the code `{code}` was issued to `{document}` and now leads to `{now}`"
                ),
                None => text!(
                    "码「{code}」（{document}）发过，现在的台账里没有了",
                    "the code `{code}` ({document}) was issued and is gone from the ledger"
                ),
            };
            let help = text!(
                "把这一行照原样放回 codes.csv；停办的业务也保留",
                "put this row back into codes.csv as it was; what has ended keeps its code too"
            );
            findings.push(Diagnostic::new(&WRONG_CODE, span, message).help(help));
        }
        report.extend(findings);
    }

    /// The ledger with a code for each of `ids` that has none: the old rows stay as they are.
    #[must_use]
    pub fn issue(old: &str, ids: impl IntoIterator<Item = impl AsRef<str>>) -> String {
        let mut text = if old.is_empty() { format!("{HEADER}\n") } else { old.to_owned() };
        if !text.ends_with('\n') {
            text.push('\n');
        }
        let rows = old.lines().filter_map(|row| row.split_once(','));
        let (mut taken, mut done): (BTreeSet<String>, BTreeSet<String>) =
            rows.map(|(code, id)| (code.to_owned(), id.trim().to_owned())).unzip();
        for id in ids {
            let id = id.as_ref();
            if !done.insert(id.to_owned()) {
                continue;
            }
            // There are 20 million codes, so a free one is found soon.
            let mut attempt = 0;
            let mut code = Code::issue(id, attempt).to_string();
            while !taken.insert(code.clone()) {
                attempt += 1;
                code = Code::issue(id, attempt).to_string();
            }
            text += &format!("{code},{id}\n");
        }
        text
    }
}
