//! Documents of the further kinds as blocks: headings, tables and lists, which site and books set alike.

mod bundle;
mod lists;
mod system;
mod tables;

use std::collections::BTreeMap;

use super::{Context, view};
use crate::link::Listed;
use crate::model::{Document, Headed};
use crate::render::labels;
use crate::syntax::markdown::{Align, Block, Inline};

/// What a sheet is made with: the fixed words and blocks so far.
struct Writer<'a, 'c> {
    context: &'a Context<'c>,
    labels: BTreeMap<&'static str, &'static str>,
    blocks: Vec<Block>,
}

/// A cell or a paragraph.
type Words = Vec<Inline>;

/// The sheet of a document.
pub(super) fn sheet(context: &Context<'_>, listed: &Listed<Document>) -> view::Sheet {
    let document = &listed.document;
    let head: &dyn Headed = document.head().expect("only the manifest has no head");
    let row = document.kind().entry();
    let mut writer = Writer { context, labels: labels::of(context.lang), blocks: Vec::new() };
    writer.document(document);
    let mut blocks = writer.blocks;
    blocks.extend(context.handbook.fill_body(&listed.body));
    view::Sheet {
        id: head.id().to_string(),
        path: Context::path(row.folder, head.id()),
        kind: row.en,
        code: listed.code.as_ref().map(|code| context.code(Some(code))),
        name: head.name().value.clone(),
        provenance: context.provenance(**head.provenance(), head.origin()),
        effective: head.effective().map(|date| context.date(**date)),
        reviewed: head.review().map(|review| context.date(*review.last)),
        review_due: head.review().map(|review| context.date(crate::check::review_overdue::due(review))),
        summary: head.summary().map(|summary| context.prose(summary)).unwrap_or_default(),
        blocks,
    }
}

impl Writer<'_, '_> {
    fn document(&mut self, document: &Document) {
        match document {
            Document::Bundle(it) => self.bundle(it),
            Document::ServiceList(it) => self.service_list(it),
            Document::Procedure(it) => self.procedure(it),
            Document::Standard(it) => self.standard(it),
            Document::System(it) => self.system(it),
            Document::Organisations(it) => self.organisations(it),
            Document::Places(it) => self.places(it),
            Document::Terms(it) => self.terms(it),
            Document::Videos(it) => self.videos(it),
            Document::Notes(it) => self.notes(it),
            Document::Calendar(it) => self.calendar(it),
            Document::Withdrawals(it) => self.withdrawals(it),
            Document::Manifest(_)
            | Document::Guide(_)
            | Document::Checklist(_)
            | Document::Indicators(_)
            | Document::Conduct(_)
            | Document::Register(_)
            | Document::Figures(_) => unreachable!("these kinds have views of their own"),
        }
    }

    /// A fixed word of documents; its key is `sheet_…` in the table of labels.
    fn say(&self, key: &str) -> &'static str {
        self.labels.get(format!("sheet_{key}").as_str()).copied().expect("the suite renders every kind")
    }

    fn heading(&mut self, key: &str) {
        let s = self.say(key).to_owned();
        self.blocks.push(Block::Heading { level: 2, c: vec![Inline::Text { s }] });
    }

    /// A heading in words of the document itself.
    fn named_heading(&mut self, words: &str) {
        self.blocks.push(Block::Heading { level: 2, c: text(words) });
    }

    fn paragraph(&mut self, c: Words) {
        if !c.is_empty() {
            self.blocks.push(Block::Paragraph { c });
        }
    }

    /// `承诺：20 个工作日`.
    fn fact(&mut self, key: &str, words: Words) {
        if words.is_empty() {
            return;
        }
        let mut c = vec![Inline::Strong { c: text(self.say(key)) }, Inline::Text { s: "：".to_owned() }];
        c.extend(words);
        self.blocks.push(Block::Paragraph { c });
    }

    fn list(&mut self, items: Vec<Words>) {
        let items = items.into_iter().map(|c| vec![Block::Paragraph { c }]).collect::<Vec<_>>();
        if !items.is_empty() {
            self.blocks.push(Block::List { ordered: false, start: 1, items });
        }
    }

    fn numbered(&mut self, items: Vec<Words>) {
        let items = items.into_iter().map(|c| vec![Block::Paragraph { c }]).collect();
        self.blocks.push(Block::List { ordered: true, start: 1, items });
    }

    /// A list under its heading, or nothing.
    fn section(&mut self, key: &str, items: Vec<Words>) {
        if !items.is_empty() {
            self.heading(key);
            self.list(items);
        }
    }

    /// A table; a column in which every cell is empty is left out.
    fn table(&mut self, head: Vec<Words>, rows: Vec<Vec<Words>>) {
        if rows.is_empty() {
            return;
        }
        let used: Vec<bool> = (0..head.len()).map(|at| rows.iter().any(|row| !row[at].is_empty())).collect();
        let keep = |row: Vec<Words>| -> Vec<Words> {
            row.into_iter().zip(&used).filter(|(_, used)| **used).map(|(cell, _)| cell).collect()
        };
        let head = keep(head);
        let rows = rows.into_iter().map(keep).collect();
        let align = vec![Align::Start; head.len()];
        self.blocks.push(Block::Table { align, head, rows });
    }

    fn head(&self, keys: &[&str]) -> Vec<Words> {
        keys.iter().map(|key| text(self.say(key))).collect()
    }

    /// A guide by its id, as a link.
    fn guide(&self, id: &str) -> Words {
        match self.context.handbook.guide(id) {
            Some(guide) => {
                let href = Context::path("guides", &guide.id);
                vec![Inline::Link { href, c: text(&guide.name.value) }]
            }
            None => Vec::new(),
        }
    }

    fn guides<'r>(&self, ids: impl IntoIterator<Item = &'r crate::model::words::Ref>) -> Words {
        join(ids.into_iter().map(|id| self.guide(&id.value)))
    }

    fn citations<'r>(&self, written: impl IntoIterator<Item = &'r crate::model::words::Ref>) -> Words {
        join(written.into_iter().map(|written| {
            let citation = self.context.citation(written);
            vec![Inline::Link { href: citation.path, c: text(&citation.text) }]
        }))
    }
}

fn text(words: &str) -> Words {
    if words.is_empty() { Vec::new() } else { vec![Inline::Text { s: words.to_owned() }] }
}

/// Words with 、 between them; empty ones are left out.
fn join(items: impl Iterator<Item = Words>) -> Words {
    let mut joined: Words = Vec::new();
    for words in items.filter(|words| !words.is_empty()) {
        if !joined.is_empty() {
            joined.push(Inline::Text { s: "、".to_owned() });
        }
        joined.extend(words);
    }
    joined
}
