//! One application for several things is no slower than the things one by one.

use super::BUNDLE_TIME;
use crate::diag::{Diagnostic, Report};
use crate::link::{Guide, Handbook};
use crate::model::Bundle;
use crate::model::words::Duration;
use crate::source::Spanned;
use crate::text;
use crate::text::Text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for bundle in handbook.bundles() {
        let members: Vec<&Guide> = bundle.members.iter().filter_map(|it| handbook.guide(&it.guide.value)).collect();
        if let Some(apart) = &bundle.apart {
            let finding = slower(handbook, bundle, apart, text!("分别办理", "one by one"));
            report.extend(finding);
            report.extend(sum(bundle, &members, apart));
        } else if members.len() == bundle.members.len() {
            report.extend(longest(handbook, bundle, &members));
        }
    }
}

/// Whether the promise is longer than another length; where units differ, the calendar tells.
fn is_longer(handbook: &Handbook, promise: Duration, other: Duration) -> bool {
    if promise.same_measure(other) {
        return promise.count > other.count;
    }
    handbook.calendar.as_ref().is_some_and(|calendar| calendar.first_longer(promise, other).is_some())
}

fn slower(handbook: &Handbook, bundle: &Bundle, other: &Spanned<Duration>, what: Text) -> Option<Diagnostic> {
    let (promise, length) = (bundle.promised.value, other.value);
    if !is_longer(handbook, promise, length) {
        return None;
    }
    let (promise_en, length_en) = (promise.english(), length.english());
    let (zh, en) = (&what.zh, &what.en);
    let message = text!(
        "合并以后承诺 {promise}，比{zh}的 {length} 还长",
        "{promise_en} are promised together, more than the {length_en} {en}"
    );
    let help =
        text!("合并以后应当更快：缩短承诺，或核对两个数", "together it should be faster: promise less, or check both");
    let finding = Diagnostic::new(&BUNDLE_TIME, bundle.promised.span, message).help(help);
    Some(finding.related(other.span, what))
}

/// Without a length to compare with, the whole is held against its longest member.
fn longest(handbook: &Handbook, bundle: &Bundle, members: &[&Guide]) -> Option<Diagnostic> {
    let promised = |guide: &&&Guide| guide.time.promised.value;
    let is_shorter = |guide: &&&Guide| is_longer(handbook, bundle.promised.value, promised(guide));
    if members.is_empty() || !members.iter().all(|guide| is_shorter(&guide)) {
        return None;
    }
    let longest = members.iter().max_by_key(|guide| promised(guide).count)?;
    let name = longest.name.as_str();
    slower(handbook, bundle, &longest.time.promised, text!("其中最长的「{name}」", "of `{name}`, the longest of them"))
}

/// What all of them take apart is the sum; members that concern only some people may be left out of it.
fn sum(bundle: &Bundle, members: &[&Guide], apart: &Spanned<Duration>) -> Option<Diagnostic> {
    let is_whole = members.len() == bundle.members.len();
    let promised = || members.iter().map(|guide| guide.time.promised.value);
    if !is_whole || promised().any(|it| !it.same_measure(apart.value)) {
        return None;
    }
    let sum: u32 = promised().map(|it| it.count).fold(0, u32::saturating_add);
    let some_only = bundle.members.iter().any(|member| member.applies.is_some());
    if apart.count == sum || (some_only && apart.count < sum) {
        return None;
    }
    let written = apart.value;
    let written_en = written.english();
    let right = Duration { count: sum, unit: apart.unit }.to_string().replace("个工作日", "工作日");
    let message = text!(
        "分别办理写 {written}，各份指南的承诺加起来是 {sum}",
        "{written_en} are written for one by one, the guides' promises add up to {sum}"
    );
    let help = text!("写成「{right}」，或核对各份指南的承诺", "write `{right}`, or check the guides' promises");
    Some(Diagnostic::new(&BUNDLE_TIME, apart.span, message).help(help).guess(apart.span, right))
}
