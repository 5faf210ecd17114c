//! Hours say on which days.

use super::HOURS_NAMED;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::text;

/// Words that tell the days, or that one has to ask.
const DAYS: &[&str] = &[
    "工作日",
    "24小时",
    "全天",
    "每天",
    "每日",
    "天天",
    "节假日",
    "节日",
    "假日",
    "休息日",
    "周",
    "星期",
    "礼拜",
    "上班",
    "办公",
    "营业",
    "开放",
    "预约",
    "约定",
    "随时",
];

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    let channels = handbook.guides.iter().flat_map(|guide| &guide.channels);
    for hours in channels.filter_map(|channel| channel.hours.as_ref()) {
        let compact: String = hours.split_whitespace().collect();
        if DAYS.iter().any(|word| compact.contains(word)) {
            continue;
        }
        let written: &str = hours;
        let message = text!("时间「{written}」没有说是哪些天", "`{written}` does not say on which days");
        let help =
            text!("如「工作日 9:00—17:00」「24 小时」「节假日不休」", "such as `工作日 9:00—17:00` or `24 小时`");
        report.push(Diagnostic::new(&HOURS_NAMED, hours.span(), message).help(help));
    }
}
