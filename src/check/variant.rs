//! A difference says for whom it is one, and what differs.

use super::VARIANT;
use crate::diag::{Diagnostic, Report};
use crate::link::{Guide, Handbook};
use crate::model::guide::Variant;
use crate::source::Span;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for guide in &handbook.guides {
        for (index, variant) in guide.variants.iter().enumerate() {
            report.extend(unknown_channel(guide, variant));
            if variant.channel.is_none() && variant.case.is_none() {
                let message =
                    text!("这条差异没有说是哪种渠道、哪种情形", "this difference names no channel and no case");
                let help = text!("加上「渠道: …」或「情形: …」", "add `渠道: …` or `情形: …`");
                report.push(Diagnostic::new(&VARIANT, variant.reason.span(), message).help(help));
                continue;
            }
            if !differs(guide, variant) {
                let message = text!("这条差异没有说哪里不同", "nothing differs here");
                let help = text!(
                    "写上不同的承诺、到场次数、收费或材料；都一样的，删去这一条",
                    "write what differs, such as promise, visits, fee or materials, or remove it"
                );
                report.push(Diagnostic::new(&VARIANT, place(variant), message).help(help));
            }
            let is_same = |other: &&Variant| {
                let case = |it: &Variant| it.case.as_ref().map(|case| case.trim().to_owned());
                let channel = |it: &Variant| it.channel.as_ref().map(|channel| channel.value);
                case(other) == case(variant) && channel(other) == channel(variant)
            };
            if let Some(first) = guide.variants[..index].iter().find(is_same) {
                let message =
                    text!("同一种渠道和情形写了两条差异", "there are two differences for one channel and case");
                let finding = Diagnostic::new(&VARIANT, place(variant), message);
                let finding = finding.help(text!("合并成一条", "merge them"));
                report.push(finding.related(place(first), text!("前一条", "the earlier one")));
            }
        }
    }
}

fn unknown_channel(guide: &Guide, variant: &Variant) -> Option<Diagnostic> {
    let channel = variant.channel.as_ref()?;
    if guide.channels.iter().any(|it| it.way.value == channel.value) {
        return None;
    }
    let way = channel.value;
    let known: Vec<String> = guide.channels.iter().map(|it| format!("{:?}", it.way.value)).collect();
    let known = known.join("、");
    let message = text!("「渠道」里没有「{way:?}」", "`{way:?}` is none of the channels");
    let help = text!("这份指南的渠道有：{known}", "the guide's channels are {known}");
    Some(Diagnostic::new(&VARIANT, channel.span, message).help(help))
}

/// Whether anything is not as in the rest of the guide; a remark is left to its author.
fn differs(guide: &Guide, variant: &Variant) -> bool {
    let promised = variant.promised.as_ref().is_some_and(|it| it.value != guide.time.promised.value);
    let visits =
        variant.visits.as_ref().is_some_and(|it| guide.visits.as_ref().is_none_or(|all| all.value != it.value));
    let materials = !variant.without.is_empty() || !variant.also.is_empty();
    promised || visits || materials || variant.fee.is_some() || variant.note.is_some()
}

fn place(variant: &Variant) -> Span {
    let case = variant.case.as_ref().map(|case| case.span);
    case.or_else(|| variant.channel.as_ref().map(|channel| channel.span)).unwrap_or_else(|| variant.reason.span())
}
