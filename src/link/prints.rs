//! The record of what was printed (`prints.csv`): which code stands in which book, of which edition, on how many
//! copies. Rows are only ever added; paper can't be recalled.

use super::ledger::Ledger;
use super::{WRONG_CODE, WRONG_TABLE};
use crate::diag::{Diagnostic, Report};
use crate::model::Code;
use crate::model::words::Date;
use crate::source::{SourceId, Span, Spanned};
use crate::syntax::csv;
use crate::text;

/// First line of the record.
pub const HEADER: &str = "书,版次,印制日期,份数,内容指纹,码";

/// An edition of a book that was printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Print {
    /// Slug of the book, as it was then.
    pub book: String,
    /// Its edition, as printed.
    pub edition: String,
    /// When.
    pub date: Date,
    /// How many copies, where somebody counted.
    pub copies: Option<u32>,
    /// The fingerprint in its colophon.
    pub fingerprint: String,
    /// Every code in it, its own among them.
    pub codes: Vec<Code>,
}

impl Print {
    /// A row of the record.
    #[must_use]
    pub fn row(&self) -> String {
        let cell = |text: &str| {
            if text.contains([',', '"']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
        };
        let copies = self.copies.map(|count| count.to_string()).unwrap_or_default();
        let codes: Vec<&str> = self.codes.iter().map(Code::as_str).collect();
        let (book, edition, date) = (&self.book, cell(&self.edition), self.date);
        format!("{book},{edition},{date},{copies},{},{}\n", self.fingerprint, codes.join(" "))
    }
}

/// Reads the record; wrong rows are reported and left out.
pub(super) fn read(source: Option<SourceId>, ledger: &Ledger, report: &mut Report) -> Vec<Print> {
    let Some(source) = source else { return Vec::new() };
    let text = report.source(source).text.clone();
    let mut found = Vec::new();
    for (at, row) in csv::rows(&text, source).iter().enumerate() {
        let is_head = at == 0 && row.iter().map(|cell| cell.value.as_str()).eq(HEADER.split(','));
        if is_head {
            continue;
        }
        match print(row, ledger) {
            Ok(print) => found.push(print),
            Err(finding) => report.push(*finding),
        }
    }
    found
}

fn print(row: &[Spanned<String>], ledger: &Ledger) -> Result<Print, Box<Diagnostic>> {
    let [book, edition, date, copies, fingerprint, codes] = row else {
        let span = Span { end: row[row.len() - 1].span.end, ..row[0].span };
        let message = text!("这一行不是「{HEADER}」六格", "this row has not the six cells `{HEADER}`");
        return Err(Box::new(Diagnostic::new(&WRONG_TABLE, span, message).help(help())));
    };
    let wrong = |span, message| Box::new(Diagnostic::new(&WRONG_TABLE, span, message).help(help()));
    let day = Date::parse(&date.value).map_err(|misread| wrong(date.span, misread.message))?;
    let count =
        match copies.value.as_str() {
            "" => None,
            written => Some(written.parse().map_err(|_| {
                wrong(copies.span, text!("「{written}」不是份数", "`{written}` is no number of copies"))
            })?),
        };
    let mut all = Vec::new();
    for written in codes.value.split_whitespace() {
        let code = Code::parse(written).filter(|code| ledger.leads_to(code).is_some());
        all.push(code.ok_or_else(|| {
            let message = text!("印过的码「{written}」不在台账里", "the printed code `{written}` is not in the ledger");
            let help = text!(
                "印在纸上的码收不回来：把它的行照原样放回 codes.csv",
                "printed codes can't be recalled: put its row back into codes.csv"
            );
            Box::new(Diagnostic::new(&WRONG_CODE, codes.span, message).help(help))
        })?);
    }
    Ok(Print {
        book: book.value.clone(),
        edition: edition.value.clone(),
        date: day,
        copies: count,
        fingerprint: fingerprint.value.clone(),
        codes: all,
    })
}

fn help() -> text::Text {
    text!(
        "这个文件由「biaochi codes record」写，不要手改；恢复原来的行",
        "this file is written by `biaochi codes record` and not by hand; restore the row"
    )
}
