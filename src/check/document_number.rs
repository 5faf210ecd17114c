//! Numbers of official documents have one form, in their own field and in titles.

use super::DOCUMENT_NUMBER;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::model::register::Level;
use crate::model::register::document_number::{Slip, slip, slips_in};
use crate::source::{Span, Spanned};
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for entry in handbook.registers.iter().flat_map(|register| &register.document.entries) {
        let numbered = matches!(entry.level, Level::规范性文件 | Level::部门规章 | Level::行政法规 | Level::地方性法规);
        if let Some(number) = entry.number.as_ref().filter(|_| numbered) {
            report.extend(slip(number).map(|slip| finding(number, &slip)));
        }
        for title in std::iter::once(&entry.name).chain(&entry.aliases) {
            report.extend(slips_in(title).iter().map(|slip| finding(title, slip)));
        }
    }
}

fn finding(text: &Spanned<String>, slip: &Slip) -> Diagnostic {
    let written = &text[..slip.range.end];
    let start = &text[..slip.range.start];
    // As much of the issuer as stands before it without a break.
    let issuer = start.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let written = &written[start.len() - issuer.len()..];
    let right = format!("{issuer}{}", slip.right);
    let message =
        text!("「{written}」不是文号的规范写法", "`{written}` is not how the number of a document is written");
    let help = text!("写成「{right}」", "write `{right}`");
    match place(text, slip) {
        Some(span) => Diagnostic::new(&DOCUMENT_NUMBER, span, message).help(help).fix(span, &slip.right),
        None => Diagnostic::new(&DOCUMENT_NUMBER, text.span, message).help(help),
    }
}

/// Where the slip stands in the file, if the text stands there as it is, plain or in quotes.
fn place(text: &Spanned<String>, slip: &Slip) -> Option<Span> {
    let quote = match text.span.range().len().checked_sub(text.len())? {
        0 => 0,
        2 => 1,
        _ => return None,
    };
    Some(text.span.inside(quote + slip.range.start..quote + slip.range.end))
}
