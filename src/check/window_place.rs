//! Who is sent to a window is told where it is and when it is open.

use super::WINDOW_PLACE;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::model::guide::Way;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    let channels = handbook.guides.iter().flat_map(|guide| &guide.channels);
    for channel in channels.filter(|channel| channel.way.value == Way::窗口) {
        let (zh, en) = match (&channel.place, &channel.hours) {
            (None, None) => ("「地点」和「时间」", "`地点` and `时间`"),
            (None, Some(_)) => ("「地点」", "`地点`"),
            (Some(_), None) => ("「时间」", "`时间`"),
            (Some(_), Some(_)) => continue,
        };
        let message = text!("窗口没有写{zh}", "the window lacks {en}");
        let help = text!(
            "写到哪个大厅、哪个窗口，如「地点: 区政务服务大厅 3 号窗口」「时间: 工作日 9:00—17:00」",
            "name the hall and the window, such as `地点: 区政务服务大厅 3 号窗口` and `时间: 工作日 9:00—17:00`"
        );
        report.push(Diagnostic::new(&WINDOW_PLACE, channel.way.span, message).help(help));
    }
}
