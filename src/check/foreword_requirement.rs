//! The foreword of a standard requires nothing: it tells how the standard came about (GB/T 1.1-2020).

use super::{FOREWORD_REQUIREMENT, modal};
use crate::diag::Report;
use crate::link::Handbook;
use crate::model::Kind;
use crate::model::wording::Role;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    let found = handbook.look(&report.sources, |reading, found| {
        if reading.wording.kind != Kind::Standard || reading.wording.role != Role::Body {
            return;
        }
        for (range, word) in modal::foreword(reading.words) {
            let message = text!("前言里用「{word}」提了要求", "the foreword requires something: `{word}`");
            let help =
                text!("把这句移到后面的章里，前言只说明由来", "move it into a chapter; a foreword tells the origin");
            found.push(reading.finding(&FOREWORD_REQUIREMENT, range, message).help(help));
        }
    });
    report.extend(found);
}
