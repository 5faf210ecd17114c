//! Who is sent online is told where.

use super::ONLINE_ADDRESS;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::model::guide::Way;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    let channels = handbook.guides.iter().flat_map(|guide| &guide.channels);
    for channel in channels.filter(|channel| channel.way.value == Way::网上) {
        // A mini-program has a name and no address.
        if channel.url.is_some() || channel.note.is_some() || channel.place.is_some() {
            continue;
        }
        let message = text!("「网上」没有说到哪里办", "`网上` does not say where");
        let help = text!(
            "写「网址」，或在「说明」里写小程序、公众号的名称",
            "give `网址`, or the name of the mini-program under `说明`"
        );
        report.push(Diagnostic::new(&ONLINE_ADDRESS, channel.way.span, message).help(help));
    }
}
