//! An organisation's duties lie within its own days, and it is not above itself.

use super::ORGANISATION_DATES;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::model::Organisations;
use crate::model::organisations::Organisation;
use crate::model::words::Date;
use crate::source::Spanned;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for table in handbook.organisations() {
        for organisation in &table.items {
            report.extend(backwards(organisation.from.as_ref(), organisation.until.as_ref()));
            for duty in &organisation.duties {
                report.extend(backwards(duty.from.as_ref(), duty.until.as_ref()));
                report.extend(outside(organisation, duty.from.as_ref()));
                report.extend(outside(organisation, duty.until.as_ref()));
            }
            report.extend(under_itself(table, organisation));
        }
    }
}

fn backwards(from: Option<&Spanned<Date>>, until: Option<&Spanned<Date>>) -> Option<Diagnostic> {
    let (from, until) = (from?, until?);
    if **until > **from {
        return None;
    }
    let (first, last) = (from.value, until.value);
    let message = text!("「至」{last} 不在「自」{first} 之后", "`至` {last} is not after `自` {first}");
    let help = text!("「至」写不再有效的第一天", "`至` is the first day on which it no longer holds");
    Some(Diagnostic::new(&ORGANISATION_DATES, until.span, message).help(help))
}

fn outside(organisation: &Organisation, day: Option<&Spanned<Date>>) -> Option<Diagnostic> {
    let day = day?;
    let (name, written) = (organisation.name.as_str(), day.value);
    let (message, own) = if let Some(from) = organisation.from.as_ref().filter(|from| ***from > written) {
        (text!("职责的日期 {written} 早于「{name}」成立", "a duty is dated {written}, before `{name}` exists"), from)
    } else if let Some(until) = organisation.until.as_ref().filter(|until| ***until < written) {
        (text!("职责的日期 {written} 晚于「{name}」撤销", "a duty is dated {written}, after `{name}` ended"), until)
    } else {
        return None;
    };
    let help = text!(
        "核对日期；由别的单位承接的，写到那个单位名下",
        "check the date, or put the duty under the body that took it over"
    );
    let finding = Diagnostic::new(&ORGANISATION_DATES, day.span, message).help(help);
    Some(finding.related(own.span, text!("单位的日期", "the body's own date")))
}

fn under_itself(table: &Organisations, organisation: &Organisation) -> Option<Diagnostic> {
    let parent_of = |id: &str| table.items.iter().find(|it| &*it.id.value == id)?.parent.as_ref();
    let parent = organisation.parent.as_ref()?;
    let mut above = Some(parent);
    for _ in 0..table.items.len() {
        let at = above?;
        if at.value == *organisation.id.value {
            let name = organisation.name.as_str();
            let message = text!("「{name}」的上级绕回了它自己", "`{name}` is above itself");
            let help = text!("改「上级」；最上一级不写", "change `上级`; the topmost has none");
            return Some(Diagnostic::new(&ORGANISATION_DATES, parent.span, message).help(help));
        }
        above = parent_of(&at.value);
    }
    None
}
