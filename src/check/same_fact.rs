//! One fact, one wording: the same contact has one name and one number, the same material one name.

use std::collections::BTreeMap;

use super::{SAME_FACT, material_names};
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::model::guide::Contact;
use crate::source::{SourceId, Spanned};
use crate::text;

/// Words of contacts that are another one in each guide or place.
const GENERIC: &[&str] = &["窗口", "咨询电话", "监督电话", "投诉电话", "乡镇", "街道", "社区"];

/// Ends of the names of sections, which share the number of their bureau.
const SECTIONS: &[&str] = &["科", "股", "处", "室", "组", "中心", "站", "所"];

/// The numbers of a name in one file.
type Numbers<'a> = Vec<(SourceId, Vec<&'a Spanned<String>>)>;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    one_number(handbook, report);
    one_name(handbook, report);
    material_names::check(handbook, report);
}

fn contacts(handbook: &Handbook) -> impl Iterator<Item = &Contact> {
    let guides = handbook.guides.iter().flat_map(|guide| guide.consult.iter().chain(&guide.complain));
    handbook.manifest.contacts.iter().chain(guides)
}

/// One number with two names.
fn one_name(handbook: &Handbook, report: &mut Report) {
    let mut known: BTreeMap<String, &Spanned<String>> = BTreeMap::new();
    for contact in contacts(handbook) {
        let Some(phone) = phone(contact) else { continue };
        let name = contact.name.trim();
        let first = *known.entry(digits(phone)).or_insert(&contact.name);
        let section = SECTIONS.iter().any(|end| name.ends_with(end) || first.ends_with(end));
        if section || plain(name) == plain(first) || first.span.source == contact.name.span.source {
            continue;
        }
        let (number, other) = (phone.as_str(), first.trim());
        let message = text!(
            "「{number}」在这里叫「{name}」，在别处叫「{other}」",
            "`{number}` is `{name}` here and `{other}` elsewhere"
        );
        let help = text!("同一个电话写同一个名称，如「{other}」", "give one number one name, such as `{other}`");
        let finding = Diagnostic::new(&SAME_FACT, contact.name.span, message).help(help);
        let finding = finding.guess(contact.name.span, other);
        report.push(finding.related(first.span, text!("另一处", "the other place")));
    }
}

/// A name without spaces and brackets.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// One name with two numbers.
fn one_number(handbook: &Handbook, report: &mut Report) {
    let mut files: BTreeMap<&str, Numbers> = BTreeMap::new();
    for contact in contacts(handbook) {
        let Some(phone) = phone(contact) else { continue };
        let numbers = files.entry(contact.name.trim()).or_default();
        match numbers.iter_mut().find(|(source, _)| *source == phone.span.source) {
            Some((_, known)) => known.push(phone),
            None => numbers.push((phone.span.source, vec![phone])),
        }
    }
    for (name, numbers) in files {
        let Some(((_, first), others)) = numbers.split_first() else { continue };
        for (_, other) in others {
            // A file may give several numbers; one in common will do.
            if other.iter().any(|phone| first.iter().any(|known| digits(known) == digits(phone))) {
                continue;
            }
            let (here, there) = (other[0].as_str(), first[0].as_str());
            let message = text!(
                "「{name}」的电话这里是「{here}」，别处是「{there}」",
                "the number of `{name}` is `{here}` here and `{there}` elsewhere"
            );
            let help =
                text!("核实后写成一个；不是同一个单位的，名称要能区分", "find out which; give two bodies two names");
            let finding = Diagnostic::new(&SAME_FACT, other[0].span, message).help(help);
            report.push(finding.related(first[0].span, text!("另一处", "the other place")));
        }
    }
}

fn phone(contact: &Contact) -> Option<&Spanned<String>> {
    let generic = GENERIC.iter().any(|word| contact.name.contains(word));
    contact.phone.as_ref().filter(|_| !generic)
}

/// `(0731)8866 5432` and `0731-88665432` are one number.
fn digits(phone: &str) -> String {
    phone.chars().filter(char::is_ascii_digit).collect()
}
