//! A row of a service list has one cell a column.

use super::ROW_CELLS;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for list in handbook.service_lists() {
        let wants = list.columns.len();
        for row in list.rows.iter().filter(|row| row.cells.len() != wants) {
            let (has, id) = (row.cells.len(), &*row.id.value);
            let message = text!("「{id}」有 {has} 格，栏目有 {wants} 栏", "`{id}` has {has} cells for {wants} columns");
            let columns: Vec<&str> = list.columns.iter().map(|column| column.as_str()).collect();
            let columns = columns.join("、");
            let help = text!(
                "按这个次序一栏一格：{columns}；格里有逗号的，用引号括起来",
                "write a cell for each of {columns}; put a cell that holds a comma into quotes"
            );
            let finding = Diagnostic::new(&ROW_CELLS, row.id.span, message).help(help);
            report.push(match list.columns.first() {
                Some(first) => finding.related(first.span, text!("栏目", "the columns")),
                None => finding,
            });
        }
    }
}
