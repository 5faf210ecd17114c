//! Places: the rows of a CSV file under the columns that the model knows.

use std::collections::{BTreeMap, BTreeSet};

use super::ledger::Ledger;
use super::{DUPLICATE_ID, Listed, UNKNOWN_REFERENCE, WRONG_TABLE};
use crate::diag::{Diagnostic, Report};
use crate::model::places::COLUMNS;
use crate::model::{Code, Document, Places};
use crate::source::{SourceId, Span, Spanned};
use crate::syntax::csv;
use crate::text;
use crate::text::did_you_mean;

/// One place.
#[derive(Debug, Clone)]
pub struct Place {
    /// Its id, unique in the table.
    pub id: Spanned<String>,
    /// Its name.
    pub name: Spanned<String>,
    /// Its printed code, where one was issued.
    pub code: Option<Code>,
    /// The other columns that were filled: the column's Chinese title and what stands there.
    pub facts: Vec<(&'static str, Spanned<String>)>,
}

/// The rows of every table of places, by the table's id. A table that could not be read whole, which is told, is
/// also named among the broken: of what is not in it nobody knows whether it is missing.
pub(super) fn read(
    sheets: &[Listed<Document>],
    data: &BTreeMap<String, SourceId>,
    ledger: &Ledger,
    report: &mut Report,
) -> (BTreeMap<String, Vec<Place>>, BTreeSet<String>) {
    let (mut tables, mut broken) = (BTreeMap::new(), BTreeSet::new());
    for sheet in sheets {
        let Document::Places(table) = &sheet.document else { continue };
        let Some(&source) = data.get(table.data.as_str()) else {
            report.push(missing(table, data));
            broken.insert(table.id.to_string());
            continue;
        };
        let (mut places, is_whole) = rows(table, source, report);
        if !is_whole {
            broken.insert(table.id.to_string());
        }
        for place in &mut places {
            place.code = ledger.find(&row_of(&table.id, &place.id)).cloned();
        }
        tables.insert(table.id.to_string(), places);
    }
    (tables, broken)
}

/// What a place is called in the ledger.
#[must_use]
pub fn row_of(table: &str, place: &str) -> String {
    format!("places/{table}/{place}")
}

fn missing(table: &Places, data: &BTreeMap<String, SourceId>) -> Diagnostic {
    let path = table.data.as_str();
    let message = text!("没有「{path}」这个文件", "there is no file `{path}`");
    let finding = Diagnostic::new(&UNKNOWN_REFERENCE, table.data.span, message);
    match did_you_mean(path, data.keys().map(String::as_str)) {
        Some(near) => finding.help(text!("是不是「{near}」？", "did you mean `{near}`?")).guess(table.data.span, near),
        None => finding.help(text!(
            "把 CSV 文件放进手册文件夹，从手册文件夹起写路径",
            "put the CSV file into the handbook's folder and write its path from there"
        )),
    }
}

/// The places of a table, and whether all its rows could be read.
fn rows(table: &Places, source: SourceId, report: &mut Report) -> (Vec<Place>, bool) {
    let text = report.source(source).text.clone();
    let mut rows = csv::rows(&text, source).into_iter();
    let Some(head) = rows.next() else {
        let message = text!("表是空的", "the table is empty");
        report.push(Diagnostic::new(&WRONG_TABLE, Span::new(source, 0..0), message).help(help_head()));
        return (Vec::new(), false);
    };
    let columns: Vec<Option<&'static str>> = head.iter().map(column).collect();
    let place_of = |title: &str| columns.iter().position(|column| *column == Some(title));
    let unknown: Vec<_> =
        head.iter().zip(&columns).filter(|(_, column)| column.is_none()).map(|(cell, _)| unknown(cell)).collect();
    let (Some(id_at), Some(name_at)) = (place_of("编号"), place_of("名称")) else {
        let message = text!("第一行要有「编号」和「名称」两栏", "the first row needs the columns `编号` and `名称`");
        let span = Span { end: head[head.len() - 1].span.end, ..head[0].span };
        report.push(Diagnostic::new(&WRONG_TABLE, span, message).help(help_head()));
        return (Vec::new(), false);
    };
    report.extend(unknown);
    let mut places: Vec<Place> = Vec::new();
    let mut seen: BTreeMap<String, Span> = BTreeMap::new();
    let (actual, mut is_whole) = (rows.len(), true);
    for row in rows {
        let line = Span { end: row[row.len() - 1].span.end, ..row[0].span };
        if row.len() != columns.len() {
            let (has, wants) = (row.len(), columns.len());
            let message =
                text!("这一行有 {has} 格，应当有 {wants} 格", "this row has {has} cells, it should have {wants}");
            let help = text!(
                "补上或删去逗号；格子里有逗号的，用英文双引号括起来",
                "add or remove commas; put a cell that holds a comma into double quotes"
            );
            report.push(Diagnostic::new(&WRONG_TABLE, line, message).help(help));
            is_whole = false;
            continue;
        }
        let (id, name) = (row[id_at].clone(), row[name_at].clone());
        for (cell, title) in [(&id, "编号"), (&name, "名称")] {
            if cell.value.is_empty() {
                let message = text!("这一行没有「{title}」", "this row has no `{title}`");
                report.push(
                    Diagnostic::new(&WRONG_TABLE, line, message).help(text!("补上「{title}」", "fill in `{title}`")),
                );
            }
        }
        if let Some(&first) = seen.get(&id.value) {
            let number = id.value.as_str();
            let message = text!("编号「{number}」用了两次", "the id `{number}` is used twice");
            let finding = Diagnostic::new(&DUPLICATE_ID, id.span, message);
            report.push(
                finding
                    .related(first, text!("第一次在这里", "first used here"))
                    .help(text!("给后一行换一个编号", "give the second another id")),
            );
            is_whole = false;
            continue;
        }
        seen.insert(id.value.clone(), id.span);
        let facts = columns.iter().zip(&row).filter_map(|(column, cell)| Some(((*column)?, cell)));
        let facts = facts.filter(|(title, cell)| !matches!(*title, "编号" | "名称") && !cell.value.is_empty());
        let facts = facts.map(|(title, cell)| (title, cell.clone())).collect();
        places.push(Place { id, name, code: None, facts });
    }
    let said = table.declared.value as usize;
    if said != actual {
        let message = text!("声明有 {said} 行，实际有 {actual} 行", "{said} rows are declared, there are {actual}");
        let help = text!("核对 CSV 文件，或把声明改成 {actual}", "check the CSV file, or declare {actual}");
        report.push(Diagnostic::new(&WRONG_TABLE, table.declared.span, message).help(help));
    }
    (places, is_whole)
}

fn help_head() -> text::Text {
    text!(
        "第一行写「编号,名称,区县,街道,地址,电话,来源」，以下一行一处",
        "start with `编号,名称,区县,街道,地址,电话,来源`, then a place a row"
    )
}

fn column(cell: &Spanned<String>) -> Option<&'static str> {
    let written = cell.value.as_str();
    COLUMNS.iter().find(|(zh, en)| *zh == written || *en == written).map(|(title, _)| *title)
}

fn unknown(cell: &Spanned<String>) -> Diagnostic {
    let written = cell.value.as_str();
    let message = text!("没有「{written}」这一栏", "there is no column `{written}`");
    let finding = Diagnostic::new(&WRONG_TABLE, cell.span, message);
    match did_you_mean(written, COLUMNS.iter().flat_map(|(zh, en)| [*zh, *en])) {
        Some(near) => finding.help(text!("是不是「{near}」？", "did you mean `{near}`?")).guess(cell.span, near),
        None => finding.help(help_head()),
    }
}
