//! Money stands in one place: prose refers to it, so that a new standard changes every page at once.

use std::collections::BTreeSet;

use super::LITERAL_MONEY;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::source::{SourceId, Span, Spanned};
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    // What a figure or a note on provenance says of itself may quote numbers.
    let guides: BTreeSet<SourceId> = handbook.guides.iter().map(|guide| guide.id.span.source).collect();
    let origins: BTreeSet<Span> =
        handbook.guides.iter().filter_map(|guide| Some(guide.origin.as_ref()?.span())).collect();
    let own = |prose: &&Spanned<String>| guides.contains(&prose.span.source) && !origins.contains(&prose.span);
    for prose in handbook.proses.iter().filter(own) {
        report_money(&prose.value, prose.span, report);
    }
    for guide in &handbook.guides {
        let span = guide.listed.body_span;
        let body = report.source(span.source).text[span.range()].to_owned();
        report_money(&body, span, report);
    }
}

fn report_money(text: &str, span: Span, report: &mut Report) {
    let exact = span.range().len() == text.len();
    for range in amounts(text) {
        let written = text[range.clone()].to_owned();
        let place = if exact { span.inside(range) } else { span };
        let message = text!("金额「{written}」写死在文字里", "the amount `{written}` is written out");
        let help = text!(
            "在数额表里登记，这里写「{{{{数额名称}}}}」",
            "put it into a table of figures and write `{{{{name}}}}` here"
        );
        report.push(Diagnostic::new(&LITERAL_MONEY, place, message).help(help));
    }
}

/// Ranges of digits that are followed by 元, 万元 or 亿元.
fn amounts(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('元') {
        let before = text[..at].trim_end_matches(['万', '亿', '余', '多', '百', '千']).trim_end();
        let digits =
            before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',')).len();
        if digits > 0 {
            found.push(before.len() - digits..at + '元'.len_utf8());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    #[test]
    fn money_is_digits_before_yuan() {
        let found = |text: &'static str| super::amounts(text).into_iter().map(|range| &text[range]).collect::<Vec<_>>();
        assert_eq!(found("每月 750 元，最高10万元；多元、元旦、2 个单元"), ["750 元", "10万元"]);
    }
}
