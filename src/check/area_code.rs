//! A fixed line is written with its area code.

use super::AREA_CODE;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::model::guide::{Channel, Contact};
use crate::source::Spanned;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    let mut phones: Vec<&Spanned<String>> = Vec::new();
    for guide in &handbook.guides {
        phones.extend(of_channels(&guide.channels));
        phones.extend(of_contacts(&guide.consult));
        phones.extend(of_contacts(&guide.complain));
    }
    for bundle in handbook.bundles() {
        phones.extend(of_channels(&bundle.channels));
        phones.extend(of_contacts(&bundle.consult));
        phones.extend(of_contacts(&bundle.complain));
    }
    for organisation in handbook.organisations().flat_map(|table| &table.items) {
        phones.extend(of_contacts(&organisation.contacts));
    }
    phones.extend(of_contacts(&handbook.manifest.contacts));
    let places = handbook.places.values().flatten().flat_map(|place| &place.facts);
    phones.extend(places.filter(|(title, _)| *title == "电话").map(|(_, phone)| phone));
    report.extend(phones.into_iter().filter(|phone| lacks_area(phone)).map(finding));
}

fn of_contacts(contacts: &[Contact]) -> impl Iterator<Item = &Spanned<String>> {
    contacts.iter().filter_map(|contact| contact.phone.as_ref())
}

fn of_channels(channels: &[Channel]) -> impl Iterator<Item = &Spanned<String>> {
    channels.iter().filter_map(|channel| channel.phone.as_ref())
}

/// Seven or eight digits are a fixed line; shorter ones (12345, 96321) and mobile numbers need no area code.
fn lacks_area(phone: &str) -> bool {
    let first = phone.split(['、', '，', ',', ';', '；', '转']).next().unwrap_or(phone).trim();
    let digits = first.chars().filter(char::is_ascii_digit).count();
    let is_number = first.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '-' | '—'));
    is_number && matches!(digits, 7 | 8)
}

fn finding(phone: &Spanned<String>) -> Diagnostic {
    let number = phone.as_str();
    let message = text!("电话「{number}」没有区号，外地和手机打不通", "`{number}` has no area code");
    let help =
        text!("写成「区号-{number}」，如「0731-88665432」", "write it with the area code, such as `0731-88665432`");
    Diagnostic::new(&AREA_CODE, phone.span, message).help(help)
}
