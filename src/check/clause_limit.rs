//! The statutory limit of a guide is the one that its clause sets.

use super::CLAUSE_LIMIT;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::link::citations::Citation;
use crate::model::register::ClauseLimit;
use crate::model::words::{Duration, Ref, TimeUnit};
use crate::source::Spanned;
use crate::text;

/// Its article 82 reads every limit of the law in working days; other laws mean days of the calendar.
const COUNTS_WORKING_DAYS: &str = "行政许可法";

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for guide in &handbook.guides {
        let (Some(statutory), Some(basis)) = (&guide.time.statutory, &guide.time.basis) else { continue };
        let Some(citation) = handbook.cite(basis) else { continue };
        report.extend(unlike(statutory, basis, &citation).or_else(|| natural_days(statutory, &citation)));
    }
}

fn unlike(statutory: &Spanned<Duration>, basis: &Ref, citation: &Citation<'_>) -> Option<Diagnostic> {
    let rows: Vec<&ClauseLimit> =
        citation.entry.limits.iter().filter(|row| is_within(&row.clause, citation.clause)).collect();
    let first = rows.first()?;
    if rows.iter().any(|row| row.limit.value == statutory.value) {
        return None;
    }
    let (law, written) = (statutory.value, basis.as_str());
    let law_en = law.english();
    let said: Vec<String> = rows.iter().map(|row| told(row)).collect();
    let said = said.join("、");
    let message = text!("法定写 {law}，「{written}」规定的是 {said}", "{law_en} are written, `{written}` says {said}");
    let help = text!("照条款改「法定」，或改引别的条款", "write what the clause says, or cite another clause");
    let finding = Diagnostic::new(&CLAUSE_LIMIT, statutory.span, message).help(help);
    let finding = finding.related(first.limit.span, text!("依据库里的期限", "the limit in the register"));
    Some(match rows.as_slice() {
        [row] => finding.guess(statutory.span, plain(row.limit.value)),
        _ => finding,
    })
}

fn natural_days(statutory: &Spanned<Duration>, citation: &Citation<'_>) -> Option<Diagnostic> {
    if statutory.unit != TimeUnit::Day || citation.entry.name.value != COUNTS_WORKING_DAYS {
        return None;
    }
    let right = plain(Duration { unit: TimeUnit::WorkingDay, ..statutory.value });
    let law = statutory.value;
    let law_en = law.english();
    let message =
        text!("法定写 {law}，行政许可法的期限按工作日计算", "{law_en} are written, but 行政许可法 counts working days");
    let help = text!("写成「{right}」", "write `{right}`");
    Some(Diagnostic::new(&CLAUSE_LIMIT, statutory.span, message).help(help).guess(statutory.span, right))
}

/// Whether two clauses are the same, or one is part of the other: 第四十二条 and 第四十二条第一款.
fn is_within(row: &str, cited: &str) -> bool {
    let (row, cited) = (row.trim(), cited.trim());
    let rest = row.strip_prefix(cited).or_else(|| cited.strip_prefix(row));
    !row.is_empty() && !cited.is_empty() && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('第'))
}

fn told(row: &ClauseLimit) -> String {
    let matter = row.matter.as_ref().map(|matter| format!("（{}）", matter.value)).unwrap_or_default();
    format!("{}{matter}", row.limit.value)
}

/// As authors write it: `20 工作日`.
fn plain(length: Duration) -> String {
    length.to_string().replace("个工作日", "工作日")
}
