//! Service lists, procedure cards and texts of standards.

use super::{Words, Writer, text};
use crate::model::{Procedure, ServiceList, Standard};
use crate::render::resolve::word;
use crate::syntax::markdown::Inline;

impl Writer<'_, '_> {
    pub(super) fn service_list(&mut self, list: &ServiceList) {
        self.fact("applies", self.context.optional(list.applies.as_ref()));
        let mut head = vec![text(self.say("number"))];
        head.extend(list.columns.iter().map(|column| text(&column.value)));
        head.push(text(self.say("guide")));
        let rows = list.rows.iter().zip(1..).map(|(row, number)| {
            let mut cells: Vec<Words> = vec![text(&i32::to_string(&number))];
            cells.extend(self.context.proses(&row.cells));
            // A row that is too short was reported; nothing of it is rendered.
            cells.push(row.guide.as_ref().map(|id| self.guide(&id.value)).unwrap_or_default());
            cells
        });
        let rows = rows.collect();
        self.table(head, rows);
        self.fact("basis", self.citations(&list.basis));
    }

    pub(super) fn procedure(&mut self, card: &Procedure) {
        self.fact("applies", self.context.prose(&card.applies));
        if let Some(frequency) = &card.frequency {
            self.fact("frequency", text(&frequency.0));
        }
        let parameters = card
            .parameters
            .iter()
            .map(|it| vec![text(&it.name.value), text(&it.bound.to_string()), self.context.optional(it.note.as_ref())]);
        let parameters = parameters.collect();
        self.table(self.head(&["parameter", "bound", "note"]), parameters);
        self.section("never", self.context.proses(&card.never));
        self.section("tools", self.context.proses(&card.tools));
        self.heading("motions");
        let steps = card.steps.iter().map(|motion| {
            let mut words = self.context.prose(&motion.what);
            if let Some(technique) = &motion.technique {
                words.push(Inline::Break);
                words.push(Inline::Strong { c: text(self.say("technique")) });
                words.push(Inline::Text { s: "：".to_owned() });
                words.extend(self.context.prose(technique));
            }
            words
        });
        let steps = steps.collect();
        self.numbered(steps);
        self.section("watch", self.context.proses(&card.watch));
        self.section("record", self.context.proses(&card.record));
        self.fact("basis", self.citations(&card.basis));
    }

    pub(super) fn standard(&mut self, standard: &Standard) {
        let plain = |value: Option<&crate::source::Spanned<String>>| text(value.map_or("", |it| it.as_str()));
        self.fact("standard_number", plain(standard.number.as_ref()));
        self.fact("level", text(&word(standard.level)));
        self.fact("issued", text(&standard.issued.as_ref().map(|date| self.context.date(**date)).unwrap_or_default()));
        self.fact("replaces", plain(standard.replaces.as_ref()));
        self.fact("proposed_by", plain(standard.proposed_by.as_ref()));
        self.fact("managed_by", plain(standard.managed_by.as_ref()));
        self.fact("ics", plain(standard.ics.as_ref()));
        self.fact("ccs", plain(standard.ccs.as_ref()));
        self.fact("references", self.citations(&standard.references));
    }
}
