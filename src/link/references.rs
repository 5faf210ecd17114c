//! What documents of the further kinds refer to: guides, videos, branches, organisations above.

use super::names::{self, Names};
use super::{Handbook, Index};
use crate::diag::Report;
use crate::model::words::Ref;
use crate::model::{Document, Kind};

/// Reports references that lead nowhere.
pub(super) fn check(handbook: &Handbook, names: &Names, report: &mut Report) {
    for sheet in &handbook.sheets {
        for written in guides_of(&sheet.document) {
            check_guide(written, &handbook.index, names, report);
        }
        check_inside(&sheet.document, report);
    }
    let videos: Vec<&str> = handbook.video_tables().flat_map(|table| table.items.iter().map(|it| &**it.id)).collect();
    for guide in &handbook.guides {
        for passage in &guide.passages {
            check_guide(&passage.to, &handbook.index, names, report);
        }
        for written in guide.videos.iter().filter(|written| !videos.contains(&written.value.as_str())) {
            if !names.lost(Kind::Videos) {
                report.push(names::unknown(written, "视频", "video", videos.iter().copied()));
            }
        }
        check_materials(guide, report);
    }
}

fn check_guide(written: &Ref, index: &Index, names: &Names, report: &mut Report) {
    if !index.guides.contains_key(&written.value) {
        names.unknown(written, "指南", "guide", index.guides.keys().map(String::as_str), report);
    }
}

/// The guides that a document refers to.
#[must_use]
pub fn guides_of(document: &Document) -> Vec<&Ref> {
    match document {
        Document::Bundle(it) => it.members.iter().map(|member| &member.guide).collect(),
        Document::ServiceList(it) => it.rows.iter().filter_map(|row| row.guide.as_ref()).collect(),
        Document::System(it) => it.branches.iter().flat_map(|branch| &branch.guides).collect(),
        Document::Places(it) => it.guides.iter().collect(),
        Document::Videos(it) => it.items.iter().flat_map(|video| &video.guides).collect(),
        Document::Notes(it) => it.items.iter().flat_map(|note| &note.guides).collect(),
        _ => Vec::new(),
    }
}

/// References inside one document.
fn check_inside(document: &Document, report: &mut Report) {
    match document {
        Document::System(it) => {
            let known = || it.branches.iter().map(|branch| branch.number.as_str());
            let parents = it.branches.iter().filter_map(|branch| branch.parent.as_ref());
            for written in parents.chain(it.standards.iter().map(|row| &row.branch)) {
                if !known().any(|number| number == written.value) {
                    report.push(names::unknown(written, "子体系", "branch", known()));
                }
            }
        }
        Document::Organisations(it) => {
            let known = || it.items.iter().map(|item| &**item.id);
            for written in it.items.iter().filter_map(|item| item.parent.as_ref()) {
                if !known().any(|id| id == written.value) {
                    report.push(names::unknown(written, "单位", "organisation", known()));
                }
            }
        }
        _ => {}
    }
}

/// Steps and variants name materials of their own guide.
fn check_materials(guide: &crate::model::Guide, report: &mut Report) {
    let known = || guide.materials.iter().map(|material| material.name.as_str());
    let steps = guide.steps.iter().flat_map(|step| step.materials.iter());
    for written in steps.chain(guide.variants.iter().flat_map(|variant| &variant.without)) {
        if !known().any(|name| name == written.value) {
            report.push(names::unknown(written, "材料", "material", known()));
        }
    }
}
