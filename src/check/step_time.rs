//! The longest way through the steps fits into what is promised, in every channel.

use super::STEP_TIME;
use crate::diag::{Diagnostic, Report};
use crate::flow::Exit;
use crate::flow::analysis::Ways;
use crate::link::calendar::Calendar;
use crate::link::{Guide, Handbook};
use crate::model::guide::{Counted, Special, Step, Way};
use crate::model::words::{Date, Duration, TimeUnit};
use crate::source::Spanned;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for guide in &handbook.guides {
        let Some(flow) = &guide.flow else { continue };
        let ways = Ways::of(flow);
        let mut told = Vec::new();
        for clock in clocks(guide) {
            let promised = clock.promised;
            if told.contains(&promised.span) || promised.unit == TimeUnit::AtOnce {
                continue;
            }
            let mixed: Vec<&Spanned<Duration>> =
                clock.limits().filter(|limit| mixes(limit.value, promised.value)).collect();
            let finding = match &handbook.calendar {
                Some(calendar) if !mixed.is_empty() => clock.by_dates(&ways, calendar),
                _ => {
                    let unlike_days = mixed.iter().filter(|limit| are_days(limit.value, promised.value));
                    report.extend(unlike_days.map(|limit| unlike(limit, promised)));
                    clock.by_sum(&ways)
                }
            };
            if let Some(finding) = finding {
                told.push(promised.span);
                report.push(finding);
            }
        }
    }
}

/// The longest way from a day on.
struct Run {
    start: Date,
    end: Date,
    due: Date,
    steps: Vec<usize>,
}

/// A promise, and the channel for which it is given where channels differ.
struct Clock<'a> {
    guide: &'a Guide,
    way: Option<Way>,
    promised: &'a Spanned<Duration>,
}

fn clocks(guide: &Guide) -> Vec<Clock<'_>> {
    let by_channel = |way: Way| {
        let mut variants = guide.variants.iter().filter(|variant| variant.case.is_none());
        variants.find(|variant| variant.channel.as_ref().is_some_and(|channel| channel.value == way))
    };
    let mut ways: Vec<Way> = Vec::new();
    for way in guide.channels.iter().map(|channel| channel.way.value) {
        if !ways.contains(&way) {
            ways.push(way);
        }
    }
    let differ = guide.steps.iter().any(|step| !step.channels.is_empty())
        || ways.iter().any(|way| by_channel(*way).is_some_and(|variant| variant.promised.is_some()));
    if !differ {
        return vec![Clock { guide, way: None, promised: &guide.time.promised }];
    }
    let promised = |way| by_channel(way).and_then(|variant| variant.promised.as_ref()).unwrap_or(&guide.time.promised);
    ways.into_iter().map(|way| Clock { guide, way: Some(way), promised: promised(way) }).collect()
}

impl<'a> Clock<'a> {
    /// The limit of a step that is there in this channel and is part of the promise.
    fn limit(&self, step: usize) -> Option<&'a Spanned<Duration>> {
        let step = &self.guide.steps[step];
        let is_there =
            step.channels.is_empty() || self.way.is_none_or(|way| step.channels.iter().any(|it| it.value == way));
        let is_outside = self.guide.time.excluded().any(|special| is_the_step(special, step));
        step.limit.as_ref().filter(|_| is_there && !is_outside)
    }

    /// Procedures that count and are no step of their own.
    fn extra(&self) -> impl Iterator<Item = (&'a Special, &'a Spanned<Duration>)> {
        let guide = self.guide;
        let counted = guide.time.special.iter().filter(|it| it.counted == Counted::计入);
        let extra = counted.filter(|it| !guide.steps.iter().any(|step| step.name.contains(it.name.as_str())));
        extra.filter_map(|it| Some((it, it.length.as_ref()?)))
    }

    fn limits(&self) -> impl Iterator<Item = &'a Spanned<Duration>> {
        (0..self.guide.steps.len()).filter_map(|step| self.limit(step)).chain(self.extra().map(|(_, length)| length))
    }

    /// An exit that names other channels is shut in this one.
    fn is_open(&self, exit: &Exit) -> bool {
        let (Some(way), Some(label)) = (self.way, &exit.label) else { return true };
        let names = |way: Way| label.contains(&format!("{way:?}"));
        names(way) || !self.guide.channels.iter().any(|channel| names(channel.way.value))
    }

    fn by_sum(&self, ways: &Ways<'_>) -> Option<Diagnostic> {
        let promised = self.promised;
        let count = |limit: &Spanned<Duration>| if limit.unit == promised.unit { u64::from(limit.count) } else { 0 };
        let after = |step, sum| Some(sum + self.limit(step).map_or(0, count));
        let longest = ways.farthest(0, |exit| self.is_open(exit), after)?;
        let sum = longest.end + self.extra().map(|(_, length)| count(length)).sum::<u64>();
        if sum <= u64::from(promised.count) {
            return None;
        }
        let (channel, channel_en) = self.channel();
        let promise_en = promised.english();
        let unit = promised.to_string().trim_start_matches(|c: char| c.is_ascii_digit()).trim().to_owned();
        let message = text!(
            "{channel}各步加起来要 {sum} {unit}，超过承诺的 {promise}",
            "{channel_en}the steps add up to {sum}, more than the promised {promise_en}",
            promise = promised.value
        );
        let way = self.told(&longest.steps, |limit| (count(limit) > 0).then(|| limit.count.to_string()));
        let help = text!(
            "最长的一条路：{way}；缩短步骤，或放宽承诺",
            "the longest way is {way}; shorten steps or promise more"
        );
        Some(Diagnostic::new(&STEP_TIME, promised.span, message).help(help))
    }

    /// Units that don't add up are laid on the calendar, from every day that it covers.
    fn by_dates(&self, ways: &Ways<'_>, calendar: &Calendar) -> Option<Diagnostic> {
        let promised = self.promised;
        let mut runs = calendar.days().filter_map(|start| self.run(ways, calendar, start)).peekable();
        if runs.peek().is_none() {
            let message =
                text!("日历太短，算不出各步到哪天办完", "the calendar is too short to tell when the steps end");
            let help =
                text!("把日历补到够长，或统一用一种日", "extend the calendar, or use one kind of day throughout");
            return Some(Diagnostic::new(&STEP_TIME, promised.span, message).help(help));
        }
        let Run { start, end, due, steps } = runs.find(|run| run.end > run.due)?;
        let (channel, channel_en) = self.channel();
        let promise_en = promised.english();
        let message = text!(
            "{channel}从 {start} 起，各步要到 {end} 才办完，承诺的 {promise} 到 {due} 为止",
            "{channel_en}begun on {start}, the steps last until {end}, the promised {promise_en} until {due}",
            promise = promised.value
        );
        let way = self.told(&steps, |limit| (limit.count > 0).then(|| limit.to_string()));
        let help = text!(
            "最长的一条路：{way}；缩短步骤，或放宽承诺",
            "the longest way is {way}; shorten steps or promise more"
        );
        Some(Diagnostic::new(&STEP_TIME, promised.span, message).help(help))
    }

    /// The longest way from a day on; `None` if it leaves the calendar.
    fn run(&self, ways: &Ways<'_>, calendar: &Calendar, start: Date) -> Option<Run> {
        let due = calendar.end(start, **self.promised)?;
        let after = |step, day| self.limit(step).map_or(Some(day), |limit| calendar.end(day, **limit));
        let longest = ways.farthest(start, |exit| self.is_open(exit), after)?;
        let end = self.extra().try_fold(longest.end, |day, (_, length)| calendar.end(day, **length))?;
        Some(Run { start, end, due, steps: longest.steps })
    }

    fn channel(&self) -> (String, String) {
        self.way.map(|way| (format!("「{way:?}」办理时，"), format!("by `{way:?}`, "))).unwrap_or_default()
    }

    /// `受理 1 + 审核 10`.
    fn told(&self, way: &[usize], length: impl Fn(&Spanned<Duration>) -> Option<String>) -> String {
        let steps = way.iter().filter_map(|&step| Some((self.guide.steps[step].name.as_str(), self.limit(step)?)));
        let extra = self.extra().map(|(special, length)| (special.name.as_str(), length));
        let parts = steps.chain(extra).filter_map(|(name, limit)| Some(format!("{name} {}", length(limit)?)));
        parts.collect::<Vec<_>>().join(" + ")
    }
}

/// Whether what a 特别程序 takes out of the limit is all that a step does.
fn is_the_step(special: &Special, step: &Step) -> bool {
    let same_length = special.length.as_ref().zip(step.limit.as_ref()).is_some_and(|(one, other)| **one == **other);
    special.name.value == step.name.value || (same_length && step.name.contains(special.name.as_str()))
}

/// Whether a length can't be added to a promise as it is.
fn mixes(limit: Duration, promised: Duration) -> bool {
    let is_short = |unit| matches!(unit, TimeUnit::AtOnce | TimeUnit::Minute | TimeUnit::Hour);
    limit.unit != promised.unit && !is_short(limit.unit)
}

/// Working and natural days: without a calendar one of them must be used throughout.
fn are_days(limit: Duration, promised: Duration) -> bool {
    [limit, promised].iter().all(|it| matches!(it.unit, TimeUnit::Day | TimeUnit::WorkingDay))
}

fn unlike(limit: &Spanned<Duration>, promised: &Spanned<Duration>) -> Diagnostic {
    let (step, promise) = (limit.value, promised.value);
    let (step_en, promise_en) = (step.english(), promise.english());
    let message = text!(
        "这里写 {step}，承诺写 {promise}，没有日历，工作日和自然日不能相加",
        "this takes {step_en}, promised are {promise_en}; without a calendar working and natural days don't add up"
    );
    Diagnostic::new(&STEP_TIME, limit.span, message)
        .related(promised.span, text!("承诺时限", "the promised limit"))
        .help(text!("统一用一种日，或加一份「日历」", "use one kind of day throughout, or add a `日历`"))
}
