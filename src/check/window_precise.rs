//! A window is named to the room, not to the building's owner.

use super::WINDOW_PRECISE;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::model::guide::Way;
use crate::text;

/// Words that end a search inside a building.
const PRECISE: &[&str] = &[
    "窗", "厅", "室", "号", "楼", "层", "站", "所", "中心", "点", "台", "柜", "处", "房", "馆", "堂", "库", "岗", "亭",
    "座", "栋",
];

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    let guides = handbook.guides.iter().flat_map(|guide| &guide.channels);
    let bundles = handbook.bundles().flat_map(|bundle| &bundle.channels);
    let windows = guides.chain(bundles).filter(|channel| channel.way.value == Way::窗口);
    for place in windows.filter_map(|channel| channel.place.as_ref()) {
        if PRECISE.iter().any(|word| place.contains(word)) {
            continue;
        }
        let written: &str = place;
        let message = text!("「{written}」没有写到哪个大厅、哪个窗口", "`{written}` names no hall and no window");
        let help = text!("如「区政务服务大厅 3 号窗口」", "such as `区政务服务大厅 3 号窗口`");
        report.push(Diagnostic::new(&WINDOW_PRECISE, place.span(), message).help(help));
    }
}
