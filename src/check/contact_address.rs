//! Whoever is named to ask or to complain to can be reached in some way.

use super::CONTACT_ADDRESS;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::model::guide::Contact;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    let guides = handbook.guides.iter().flat_map(|guide| [&guide.consult, &guide.complain]);
    // Where no contact has a telephone, `contact-phone` says so.
    let guides = guides.filter(|contacts| contacts.iter().any(|contact| contact.phone.is_some()));
    let bundles = handbook.bundles().flat_map(|bundle| [&bundle.consult, &bundle.complain]);
    for contact in guides.chain(bundles).flatten().filter(|contact| !can_be_reached(contact)) {
        let name = contact.name.as_str();
        let message = text!("「{name}」没有电话、地址和网址", "`{name}` has no telephone, address or page");
        let help = text!("至少写一样，或删去这一行", "give one of them, or remove the line");
        report.push(Diagnostic::new(&CONTACT_ADDRESS, contact.name.span, message).help(help));
    }
}

fn can_be_reached(contact: &Contact) -> bool {
    contact.phone.is_some() || contact.address.is_some() || contact.url.is_some()
}
