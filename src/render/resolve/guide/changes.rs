//! What changed in a guide, and which rows the book marks.

use crate::link::Guide;
use crate::model::guide::{Change, ChangeKind};
use crate::render::resolve::{Context, view, word};

pub(super) fn change(context: &Context<'_>, change: &Change) -> view::Change {
    view::Change { date: context.date(*change.date), kind: word(change.kind), note: context.prose(&change.note) }
}

/// The changes of a guide since the edition before; none where the manifest names none.
pub(in crate::render::resolve) fn since<'g>(context: &Context<'_>, guide: &'g Guide) -> Vec<&'g Change> {
    guide.changes.iter().filter(|change| context.is_since_previous(*change.date)).collect()
}

/// The fields that changed; `name` when the guide is new, or changed nobody says where.
pub(super) fn changed(context: &Context<'_>, guide: &Guide) -> Vec<&'static str> {
    let mut fields = Vec::new();
    for change in since(context, guide) {
        if change.parts.is_empty() || change.kind == ChangeKind::立 {
            fields.push("name");
        }
        fields.extend(change.parts.iter().map(|part| part.field()));
    }
    fields.sort_unstable();
    fields.dedup();
    fields
}

impl Context<'_> {
    /// What changed in a guide since the edition before, as the book tells it.
    pub(in crate::render::resolve) fn news(&self, guide: &Guide) -> Vec<view::Change> {
        since(self, guide).into_iter().map(|it| change(self, it)).collect()
    }
}
