//! A handbook to the [`View`]: everything that templates show, resolved and in reading order.

mod books;
mod guide;
mod lists;
mod places;
mod reviews;
mod sheets;
mod tables;
mod withdrawn;

pub(super) use books::volumes;

use std::sync::Arc;

use rayon::prelude::*;

use super::view::{self, View};
use super::{Output, Progress, qr};
use crate::flow::{Ruler, Sheet};
use crate::fonts;
use crate::link::Handbook;
use crate::link::citations::Citation;
use crate::model::book::BookStyle;
use crate::model::guide::Contact;
use crate::model::words::{Date, Prose, Provenance, Ref};
use crate::model::{Code, Document, Id};
use crate::syntax::markdown::Inline;
use crate::text::Lang;

/// What every part of the view needs.
pub(super) struct Context<'a> {
    pub handbook: &'a Handbook,
    pub lang: Lang,
    pub ruler: Ruler,
    pub pocket: Sheet,
    /// The sheet of large print, when some is printed.
    pub large: Option<Sheet>,
    pub screen: Sheet,
    pub phone: Sheet,
    pub outputs: &'a [Output],
}

/// The view of a handbook without errors, with all that the outputs need.
#[must_use]
pub fn resolve(handbook: &Handbook, lang: Lang, outputs: &[Output], progress: &dyn Progress) -> View {
    let manifest = &handbook.manifest;
    let has_large = manifest.books.iter().any(|book| book.is_large() && book.style.value == BookStyle::业务手册);
    let large = has_large.then(Sheet::large);
    let context = Context { large, outputs, ..Context::of(handbook, lang) };
    progress.expect("chart", handbook.guides.len());
    let guides: Vec<view::Guide> = handbook
        .guides
        .par_iter()
        .map(|guide| {
            let drawn = guide::guide(&context, guide);
            progress.step("chart");
            drawn
        })
        .collect();
    let lines = manifest.lines.iter().enumerate().map(|(index, line)| view::Line {
        name: line.name.value.clone(),
        note: handbook.fill(&line.note),
        color: line.color.value.clone(),
        number: index + 1,
        declared: line.declared.as_ref().map(|it| it.value),
        guide_indices: (0..guides.len()).filter(|&guide| handbook.guides[guide].line == Some(index)).collect(),
    });
    let lines = lines.collect();
    let checklists = handbook.checklists.iter().map(|list| lists::checklist(&context, list)).collect();
    let indicator_sets = handbook.indicator_sets.iter().map(|set| lists::indicators(&context, set)).collect();
    let conducts = handbook.conducts.iter().map(|list| lists::conduct(&context, list)).collect();
    let mut view = View {
        name: manifest.name.value.clone(),
        publisher: manifest.publisher.value.clone(),
        base_url: manifest.base_url.value.clone(),
        edition: manifest.edition.number.value.clone(),
        edition_date: context.date(*manifest.edition.date),
        fingerprint: handbook.fingerprint.clone(),
        as_of: context.date(handbook.as_of),
        language: "zh-CN".to_owned(),
        provenance: context.provenance(*manifest.provenance, Some(&manifest.origin)),
        contacts: context.contacts(&manifest.contacts),
        declared: manifest.declared.as_ref().map(|it| it.value),
        lines,
        guides,
        checklists,
        indicator_sets,
        conducts,
        figure_tables: handbook.figure_tables.iter().map(|table| tables::figures(&context, table)).collect(),
        registers: (0..handbook.registers.len()).map(|register| tables::register(&context, register)).collect(),
        sheets: handbook.sheets.iter().map(|sheet| sheets::sheet(&context, sheet)).collect(),
        places: handbook.place_tables().map(|table| places::table(&context, table)).collect(),
        tombstones: withdrawn::tombstones(&context),
        also_at: withdrawn::also_at(handbook),
        books: Vec::new(),
        aliases: aliases(handbook),
        reviews: reviews::reviews(&context),
        media: handbook
            .pictures
            .iter()
            .map(|(path, picture)| view::Media { path: format!("media/{path}"), bytes: Arc::clone(&picture.bytes) })
            .collect(),
    };
    view.books = books::books(&context, &view);
    view
}

/// The common names in the lists of terms.
fn aliases(handbook: &Handbook) -> Vec<(String, String)> {
    let terms = handbook.sheets.iter().filter_map(|sheet| match &sheet.document {
        Document::Terms(list) => Some(&list.items),
        _ => None,
    });
    let pairs = terms
        .flatten()
        .flat_map(|entry| entry.common.iter().map(|alias| (alias.value.clone(), entry.term.value.clone())));
    pairs.collect()
}

impl<'a> Context<'a> {
    /// For what needs no drawing.
    fn of(handbook: &'a Handbook, lang: Lang) -> Self {
        let ruler = Ruler::new(fonts::SANS);
        let (pocket, screen, phone) = (Sheet::pocket(), Sheet::screen(), Sheet::phone());
        Self { handbook, lang, ruler, pocket, large: None, screen, phone, outputs: &[] }
    }
}

impl Context<'_> {
    pub(super) fn date(&self, date: Date) -> String {
        date.display(self.lang)
    }

    /// Whether a day is later than the edition before, up to the one that is made.
    pub(super) fn is_since_previous(&self, date: Date) -> bool {
        let edition = &self.handbook.manifest.edition;
        edition.previous.as_ref().is_some_and(|previous| date > *previous.date && date <= *edition.date)
    }

    pub(super) fn prose(&self, prose: &Prose) -> Vec<Inline> {
        self.handbook.fill(prose)
    }

    pub(super) fn optional(&self, prose: Option<&Prose>) -> Vec<Inline> {
        prose.map(|prose| self.prose(prose)).unwrap_or_default()
    }

    pub(super) fn proses(&self, proses: &[Prose]) -> Vec<Vec<Inline>> {
        proses.iter().map(|prose| self.prose(prose)).collect()
    }

    pub(super) fn provenance(&self, provenance: Provenance, origin: Option<&Prose>) -> view::Provenance {
        let (level, label) = match provenance {
            Provenance::官方 => ("official", "官方"),
            Provenance::引用 => ("cited", "引用"),
            Provenance::重构 => ("reconstructed", "重构"),
            Provenance::示例 => ("example", "示例"),
        };
        view::Provenance { level, label: label.to_owned(), note: self.optional(origin) }
    }

    pub(super) fn contacts(&self, contacts: &[Contact]) -> Vec<view::Contact> {
        let contact = |contact: &Contact| view::Contact {
            name: contact.name.value.clone(),
            phone: contact.phone.as_ref().map(|phone| phone.value.clone()),
            provenance: self.provenance(contact.provenance, None),
        };
        contacts.iter().map(contact).collect()
    }

    pub(super) fn code(&self, code: Option<&Code>) -> view::Code {
        let code = code.expect("a document without a code is an error, and errors are not rendered");
        qr::draw(&self.handbook.manifest.base_url, qr::DOCUMENTS, code)
    }

    /// Citations with the clauses of one law joined: 《社会救助法》第十八条、第三十七条第一款.
    pub(super) fn citations(&self, written: &[Ref]) -> Vec<view::Citation> {
        let mut laws: Vec<(Citation<'_>, Vec<&str>)> = Vec::new();
        for citation in written.iter().map(|written| self.cited(written)) {
            match laws.iter_mut().find(|(known, _)| known.place == citation.place) {
                Some((_, clauses)) => clauses.push(citation.clause),
                None => laws.push((citation, vec![citation.clause])),
            }
        }
        laws.into_iter().map(|(citation, clauses)| self.entry(citation, &clauses)).collect()
    }

    pub(super) fn citation(&self, written: &Ref) -> view::Citation {
        let citation = self.cited(written);
        self.entry(citation, &[citation.clause])
    }

    fn cited<'r>(&'r self, written: &'r Ref) -> Citation<'r> {
        self.handbook.cite(written).expect("an unknown citation is an error, and errors are not rendered")
    }

    fn entry(&self, citation: Citation<'_>, clauses: &[&str]) -> view::Citation {
        let Citation { place, entry, .. } = citation;
        let register = &self.handbook.registers[place.0].document;
        let clauses: Vec<&str> = clauses.iter().copied().filter(|clause| !clause.is_empty()).collect();
        let clause = clauses.join("、");
        view::Citation {
            text: Citation { clause: &clause, ..citation }.display(),
            number: entry
                .number
                .as_ref()
                .map(|number| number.value.clone())
                .filter(|number| *number != entry.name.value),
            effective: entry.effective.as_ref().map(|date| self.date(**date)),
            path: format!("register/{}/#entry-{}", &**register.id, place.1 + 1),
        }
    }

    pub(super) fn path(folder: &str, id: &Id) -> String {
        format!("{folder}/{}/", &**id)
    }
}

/// The word of a closed vocabulary as readers see it: the variants are those words.
pub(super) fn word(variant: impl std::fmt::Debug) -> String {
    format!("{variant:?}")
}
