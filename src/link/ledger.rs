//! The ledger of codes (`codes.csv`): issued once, kept for ever, one row a document, book or place.
//!
//! A document stands in it by its id, a book as `books/ID`, a place as `places/TABLE/PLACE`. Rows are only ever
//! added. When an id changes, or two documents become one, a row with three cells says where the code leads from
//! now on, and what it was issued to: `S47TPJ,old-age-allowance,elderly-allowance`.

use std::collections::{BTreeMap, BTreeSet};

use super::{NO_CODE, WRONG_CODE};
use crate::diag::{Diagnostic, Report};
use crate::model::Code;
use crate::model::words::Id;
use crate::source::{SourceId, Span, Spanned};
use crate::text;

/// First line of the ledger.
pub const HEADER: &str = "码,文档";

/// The rows, by what their codes lead to now.
#[derive(Debug, Default)]
pub struct Ledger {
    rows: BTreeMap<String, Row>,
    /// What a code was issued to, and what it leads to now.
    moved: BTreeMap<String, String>,
    /// The rows as they are written.
    written: BTreeSet<String>,
}

/// What is printed for a document, and what else leads to it.
#[derive(Debug)]
struct Row {
    code: Code,
    span: Span,
    /// Codes that were issued to something else and have been moved here.
    more: Vec<Code>,
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
        findings.extend(ledger.add(span, row, &mut codes));
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

/// The cells of a row, told apart by their number.
enum Cells<'a> {
    /// A code and what it was issued to.
    Issued(&'a str, &'a str),
    /// A code, what it leads to now, and what it led to before.
    Moved(&'a str, &'a str, &'a str),
}

impl<'a> Cells<'a> {
    fn of(row: &'a str) -> Option<Self> {
        match *row.split(',').collect::<Vec<_>>() {
            [code, document] => Some(Self::Issued(code, document)),
            [code, document, before] => Some(Self::Moved(code, document, before)),
            _ => None,
        }
    }

    fn code(&self) -> &'a str {
        match self {
            Self::Issued(code, _) | Self::Moved(code, ..) => code,
        }
    }

    fn document(&self) -> &'a str {
        match self {
            Self::Issued(_, document) | Self::Moved(_, document, _) => document,
        }
    }
}

impl Ledger {
    /// Takes up a row, or tells what is wrong with it.
    fn add(&mut self, span: Span, row: &str, codes: &mut BTreeMap<Code, Span>) -> Option<Diagnostic> {
        let wrong = |message| Diagnostic::new(&WRONG_CODE, span, message).help(help());
        self.written.insert(row.to_owned());
        let Some(cells) = Cells::of(row) else {
            return Some(wrong(text!("这一行不是「码,文档」", "this row is not `code,document`")));
        };
        let written = cells.code();
        let Some(code) = Code::parse(written).filter(|code| code.as_str() == written) else {
            return Some(wrong(text!(
                "码「{written}」不对，可能抄错了字",
                "the code `{written}` is wrong, perhaps mistyped"
            )));
        };
        let document = match cells {
            Cells::Issued(_, document) => document,
            Cells::Moved(_, document, before) => return self.add_moved(span, &code, document, before),
        };
        if let Some(&first) = codes.get(&code) {
            let finding = wrong(text!("码「{code}」发了两次", "the code `{code}` was issued twice"));
            return Some(finding.related(first, text!("第一次在这里", "first issued here")));
        }
        codes.insert(code.clone(), span);
        if let Some(first) = self.rows.get(document) {
            let finding = wrong(text!("「{document}」有两个码", "`{document}` has two codes"));
            return Some(finding.related(first.span, text!("第一个在这里", "the first is here")));
        }
        self.rows.insert(document.to_owned(), Row { code, span, more: Vec::new() });
        None
    }

    /// A code that leads to another document from now on, with all codes that had been moved to the one before.
    fn add_moved(&mut self, span: Span, code: &Code, document: &str, before: &str) -> Option<Diagnostic> {
        if self.rows.get(before).is_none_or(|row| row.code != *code) || document == before {
            let message = text!(
                "「{before}」没有码「{code}」，转不到「{document}」",
                "`{before}` has no code `{code}` that could lead to `{document}`"
            );
            return Some(Diagnostic::new(&WRONG_CODE, span, message).help(help()));
        }
        let row = self.rows.remove(before)?;
        match self.rows.get_mut(document) {
            Some(known) => {
                known.more.push(row.code);
                known.more.extend(row.more);
            }
            None => drop(self.rows.insert(document.to_owned(), Row { span, ..row })),
        }
        self.moved.values_mut().filter(|to| *to == before).for_each(|to| document.clone_into(to));
        self.moved.insert(before.to_owned(), document.to_owned());
        self.moved.remove(document);
        None
    }

    /// The code that is printed for what a row names.
    #[must_use]
    pub fn find(&self, row: &str) -> Option<&Code> {
        self.rows.get(row).map(|row| &row.code)
    }

    /// Codes that were printed for something else and lead to what a row names.
    #[must_use]
    pub fn more(&self, row: &str) -> &[Code] {
        self.rows.get(row).map_or(&[], |row| &row.more)
    }

    /// Every code that leads to what a row names, the printed one first.
    pub fn codes(&self, row: &str) -> impl Iterator<Item = &Code> {
        self.find(row).into_iter().chain(self.more(row))
    }

    /// What a code leads to.
    #[must_use]
    pub fn leads_to(&self, code: &Code) -> Option<&str> {
        let rows = self.rows.iter();
        let mut found = rows.filter(|(_, row)| row.code == *code || row.more.contains(code));
        found.next().map(|(document, _)| document.as_str())
    }

    /// What has another id now: the former one and the present one.
    pub fn moved(&self) -> impl Iterator<Item = (&str, &str)> {
        self.moved.iter().map(|(before, now)| (before.as_str(), now.as_str()))
    }

    /// What a former id is called now.
    #[must_use]
    pub fn now(&self, before: &str) -> Option<&str> {
        self.moved.get(before).map(String::as_str)
    }

    /// Everything that has a code: documents by their ids, `books/ID`, `places/TABLE/PLACE`.
    pub fn documents(&self) -> impl Iterator<Item = &str> {
        self.rows.keys().map(String::as_str)
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
        for (document, Row { code, span, .. }) in &self.rows {
            if !leads_somewhere(document) {
                let message = text!(
                    "码「{code}」指向的「{document}」不见了",
                    "the code `{code}` leads to `{document}`, which is gone"
                );
                let help = text!(
                    "印出去的码收不回来：改了编号的，运行「biaochi codes move {document} 新编号」；停办的，写进「类型: 停用」的文件",
                    "printed codes can't be recalled: when the id changed, run `biaochi codes move {document} NEW`; \
                     when it has ended, write it into a `停用` file"
                );
                report.push(Diagnostic::new(&WRONG_CODE, *span, message).help(help));
            }
        }
    }

    /// Rows of a released ledger that are gone from this one, or lead elsewhere: told at the released row.
    fn compare(&self, released: SourceId, report: &mut Report) {
        let present = self.written.iter().filter_map(|row| Cells::of(row));
        let present: BTreeMap<&str, &str> = present.map(|cells| (cells.code(), cells.document())).collect();
        let mut findings = Vec::new();
        for (span, row) in rows(&report.source(released).text, released) {
            let Some(cells) = Cells::of(row).filter(|_| !self.written.contains(row)) else { continue };
            let (code, document) = (cells.code(), cells.document());
            let message = match present.get(code) {
                Some(now) if *now != document => text!(
                    "码「{code}」发给了「{document}」，现在改成了「{now}」",
                    "the code `{code}` was issued to `{document}` and now leads to `{now}`"
                ),
                _ => text!(
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
        let (mut taken, mut done) = (BTreeSet::new(), BTreeSet::new());
        for cells in old.lines().map(str::trim_end).filter_map(Cells::of) {
            taken.insert(cells.code().to_owned());
            if let Cells::Moved(_, _, before) = cells {
                done.remove(before);
            }
            done.insert(cells.document().to_owned());
        }
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

    /// The ledger with a row that leads the code of `before` to `now` from here on; `None` when `before` has no code.
    #[must_use]
    pub fn lead(&self, old: &str, before: &str, now: &str) -> Option<String> {
        let code = self.find(before)?;
        let end = if old.ends_with('\n') { "" } else { "\n" };
        Some(format!("{old}{end}{code},{now},{before}\n"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    fn ledger(text: &str) -> (Ledger, usize) {
        let mut report = Report::default();
        let source = report.add_source(Source::new("codes.csv".to_owned(), text.to_owned()));
        let ledger = read(Some(source), None, &mut report);
        (ledger, report.into_findings().len())
    }

    const ISSUED: &str = "码,文档\nS47TPJ,one\nX96PM1,two\n";

    #[test]
    fn a_code_goes_with_its_document_under_another_id() {
        let (before, _) = ledger(ISSUED);
        let text = before.lead(ISSUED, "one", "first").unwrap();
        assert!(text.starts_with(ISSUED), "rows are only ever added");
        let (now, wrong) = ledger(&text);
        assert_eq!((now.find("first").map(Code::as_str), now.find("one"), wrong), (Some("S47TPJ"), None, 0));
        assert_eq!(now.moved().collect::<Vec<_>>(), [("one", "first")]);
        // The former id is free again, and gets a code of its own.
        assert_eq!(Ledger::issue(&text, ["one", "first", "two"]).lines().count(), 5);
    }

    #[test]
    fn two_documents_that_become_one_keep_both_codes_and_every_former_id() {
        let text = format!("{ISSUED}S47TPJ,first,one\nS47TPJ,two,first\n");
        let (now, wrong) = ledger(&text);
        assert_eq!((now.find("two").map(Code::as_str), wrong), (Some("X96PM1"), 0));
        assert_eq!(now.more("two").iter().map(Code::as_str).collect::<Vec<_>>(), ["S47TPJ"]);
        assert_eq!(now.moved().collect::<Vec<_>>(), [("first", "two"), ("one", "two")]);
    }

    #[test]
    fn a_code_moves_only_from_where_it_is() {
        for row in ["S47TPJ,first,two", "S47TPJ,first,three", "S47TPJ,one,one", "S47TPJ,two", "S47TPJ,a,b,c"] {
            assert_eq!(ledger(&format!("{ISSUED}{row}\n")).1, 1, "{row}");
        }
    }
}
