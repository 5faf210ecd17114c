//! Organisations, places, terms, videos, notes and calendars: tables.

use super::{Words, Writer, join, text};
use crate::model::words::Date;
use crate::model::{Calendar, Notes, Organisations, Places, Terms, Videos, Withdrawals};
use crate::render::resolve::{withdrawn, word};
use crate::source::Spanned;
use crate::syntax::markdown::Inline;

/// Rows of a table of places that a page shows; the whole table is for labels and data.
const SHOWN_PLACES: usize = 200;

impl Writer<'_, '_> {
    fn day(&self, date: Option<&Spanned<Date>>) -> Words {
        text(&date.map(|date| self.context.date(**date)).unwrap_or_default())
    }

    pub(super) fn organisations(&mut self, table: &Organisations) {
        for item in &table.items {
            self.named_heading(&item.name.value);
            let above = item.parent.as_ref().and_then(|id| table.items.iter().find(|it| *it.id.value == *id.value));
            self.fact("parent", text(above.map_or("", |it| it.name.as_str())));
            self.fact("credit_code", text(item.code.as_ref().map_or("", |code| code.as_str())));
            self.fact("since", self.day(item.from.as_ref()));
            self.fact("until", self.day(item.until.as_ref()));
            self.fact("provenance", text(&word(item.provenance)));
            let duties = item.duties.iter().map(|duty| {
                vec![
                    self.context.prose(&duty.what),
                    self.day(duty.from.as_ref()),
                    self.day(duty.until.as_ref()),
                    self.citations(&duty.basis),
                ]
            });
            let duties = duties.collect();
            self.table(self.head(&["duty", "since", "until", "basis"]), duties);
            let contacts = item.contacts.iter().map(|contact| {
                vec![
                    text(&contact.name.value),
                    phone(contact.phone.as_ref()),
                    self.context.optional(contact.address.as_ref()),
                    text(&word(contact.provenance)),
                ]
            });
            let contacts = contacts.collect();
            self.table(self.head(&["contact", "phone", "address", "provenance"]), contacts);
        }
    }

    pub(super) fn places(&mut self, table: &Places) {
        self.fact("guides", self.guides(&table.guides));
        let places = self.context.handbook.places.get(&*table.id.value).map_or([].as_slice(), Vec::as_slice);
        let count = places.len();
        self.fact("count", text(&count.to_string()));
        let columns = ["区县", "街道", "地址", "电话", "来源"];
        let rows = places.iter().take(SHOWN_PLACES).map(|place| {
            let mut cells = vec![text(&place.id.value), text(&place.name.value)];
            cells.extend(columns.iter().map(|title| {
                let fact = place.facts.iter().find(|(known, _)| known == title);
                match fact {
                    Some((_, value)) if *title == "电话" => phone(Some(value)),
                    Some((_, value)) => text(&value.value),
                    None => Vec::new(),
                }
            }));
            cells
        });
        let rows = rows.collect();
        self.table(self.head(&["place_number", "name", "district", "street", "address", "phone", "provenance"]), rows);
        if count > SHOWN_PLACES {
            let left = (count - SHOWN_PLACES).to_string();
            let words = self.say("more_places").replace("{n}", &left);
            self.paragraph(text(&words));
        }
    }

    pub(super) fn terms(&mut self, table: &Terms) {
        let rows = table.items.iter().map(|it| {
            vec![
                text(&it.term.value),
                text(it.english.as_ref().map_or("", |english| english.as_str())),
                text(&it.common.iter().map(|word| word.as_str()).collect::<Vec<_>>().join("、")),
                self.context.prose(&it.definition),
                self.citations(&it.basis),
            ]
        });
        let rows = rows.collect();
        self.table(self.head(&["term", "english", "common", "definition", "basis"]), rows);
    }

    pub(super) fn videos(&mut self, table: &Videos) {
        self.fact("count", text(&table.items.len().to_string()));
        let rows = table.items.iter().zip(1..).map(|(it, number)| {
            let name = it.name.as_ref().map_or_else(|| self.say("no_title"), |name| name.as_str());
            let name = match &it.url {
                Some(url) => vec![Inline::Link { href: url.value.clone(), c: text(name) }],
                None => text(name),
            };
            vec![
                text(&i32::to_string(&number)),
                name,
                self.guides(&it.guides),
                self.day(it.issued.as_ref()),
                text(&word(it.provenance)),
                self.context.optional(it.note.as_ref()),
            ]
        });
        let rows = rows.collect();
        self.table(self.head(&["number", "name", "guides", "issued", "provenance", "note"]), rows);
    }

    pub(super) fn notes(&mut self, table: &Notes) {
        for note in &table.items {
            self.named_heading(&self.context.citation(&note.clause).text);
            self.fact("situation", self.context.prose(&note.situation));
            self.fact("conclusion", self.context.prose(&note.conclusion));
            self.fact("reason", self.context.prose(&note.reason));
            self.fact("guides", self.guides(&note.guides));
            let dated = join([self.day(Some(&note.date)), text(&word(note.provenance))].into_iter());
            self.fact("date", dated);
        }
    }

    pub(super) fn calendar(&mut self, calendar: &Calendar) {
        self.fact("since", self.day(Some(&calendar.from)));
        self.fact("until", self.day(Some(&calendar.until)));
        let rows = calendar.holidays.iter().map(|it| {
            vec![
                text(&it.name.value),
                self.day(Some(&it.from)),
                self.day(Some(it.last.as_ref().unwrap_or(&it.from))),
                self.context.optional(it.note.as_ref()),
            ]
        });
        let rows = rows.collect();
        self.table(self.head(&["holiday", "first_day", "last_day", "note"]), rows);
        let worked = join(calendar.worked.iter().map(|day| self.day(Some(day))));
        self.fact("worked", worked);
        self.fact("basis", self.citations(&calendar.basis));
    }

    pub(super) fn withdrawals(&mut self, table: &Withdrawals) {
        let rows = table.items.iter().map(|it| {
            let successor = it.successor.as_ref().and_then(|id| withdrawn::document(self.context.handbook, id));
            vec![
                text(&it.name.value),
                text(self.context.handbook.ledger.find(&it.row.value).map_or("", |code| code.as_str())),
                self.day(Some(&it.date)),
                self.context.prose(&it.reason),
                successor.map(|it| vec![Inline::Link { href: it.path, c: text(&it.name) }]).unwrap_or_default(),
                text(&word(it.provenance)),
            ]
        });
        let rows = rows.collect();
        self.table(self.head(&["name", "code", "ended", "reason", "successor", "provenance"]), rows);
    }
}

/// A number to be dialled.
fn phone(written: Option<&Spanned<String>>) -> Words {
    let Some(written) = written else { return Vec::new() };
    let digits: String = written.chars().filter(|c| c.is_ascii_digit() || *c == '+' || *c == '-').collect();
    if digits.is_empty() {
        return text(&written.value);
    }
    vec![Inline::Link { href: format!("tel:{digits}"), c: text(&written.value) }]
}
