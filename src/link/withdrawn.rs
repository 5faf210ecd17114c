//! What has ended: each has a code, is no longer in the handbook, and leads on to something that is.

use std::collections::{BTreeMap, BTreeSet};

use super::ledger::Ledger;
use super::names::{self, Names};
use super::{DUPLICATE_ID, Handbook};
use crate::diag::{Diagnostic, Report};
use crate::model::withdrawals::Withdrawal;
use crate::source::Span;
use crate::text;

/// Reports what is no tombstone.
pub(super) fn check(handbook: &Handbook, names: &Names, report: &mut Report) {
    let has_any = handbook.ended().next().is_some();
    let live: BTreeSet<String> = if has_any { handbook.coded_rows().collect() } else { BTreeSet::new() };
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    for item in handbook.ended() {
        let row = item.row.value.as_str();
        if let Some(&first) = seen.get(row) {
            let message = text!("「{row}」写了两次", "`{row}` stands twice");
            let finding = Diagnostic::new(&DUPLICATE_ID, item.row.span, message);
            report.push(
                finding
                    .related(first, text!("第一次在这里", "first here"))
                    .help(text!("删去一处", "remove one of them")),
            );
            continue;
        }
        seen.insert(row, item.row.span);
        if live.contains(row) {
            let message =
                text!("「{row}」还在手册里，又写成停用", "`{row}` is in the handbook and is said to have ended");
            let help = text!("删去这一项；真停用了，就删去它的文件", "remove this, or the document if it has ended");
            report.push(Diagnostic::new(&DUPLICATE_ID, item.row.span, message).help(help));
        } else if handbook.ledger.find(row).is_none() {
            report.push(without_code(item, &handbook.ledger));
        }
        if let Some(written) = item.successor.as_ref().filter(|id| !handbook.index.documents.contains_key(&id.value)) {
            names.unknown(written, "文档", "document", handbook.index.documents.keys().map(String::as_str), report);
        }
    }
}

/// What has no code was on no paper and needs no page.
fn without_code(item: &Withdrawal, ledger: &Ledger) -> Diagnostic {
    let row = item.row.value.as_str();
    match ledger.now(row) {
        Some(now) => {
            let message = text!("「{row}」的码已经转到「{now}」", "the code of `{row}` leads to `{now}` now");
            let help =
                text!("删去这一项；「{now}」也停用了，就写「{now}」", "remove this, or name `{now}` if that has ended");
            Diagnostic::new(&super::UNKNOWN_REFERENCE, item.row.span, message).help(help)
        }
        None => names::unknown(&item.row, "码", "code for", ledger.documents()),
    }
}
