//! Prose with its references filled in.

use super::figures::Amount;
use super::names::Names;
use super::{Handbook, figures};
use crate::diag::{Diagnostic, Report};
use crate::model::Kind;
use crate::model::figures::Figure;
use crate::model::wording::Role;
use crate::source::{Span, Spanned};
use crate::syntax::markdown::{self, Block, Body, Inline, Reference};
use crate::syntax::reference::{Piece, pieces};

impl Handbook {
    /// A figure by name, with its table's place and its value on the day.
    #[must_use]
    pub fn figure(&self, name: &str) -> Option<((usize, usize), &Figure, Option<Amount>)> {
        let &(table, item) = self.index.figures.get(name)?;
        let table_of = &self.figure_tables[table];
        Some(((table, item), &table_of.document.items[item], table_of.amounts[item]))
    }

    /// Words for readers: every figure with its number, unit and place, every document with its name and place.
    #[must_use]
    pub fn fill(&self, words: &str) -> Vec<Inline> {
        let mut inlines = markdown::prose(words);
        self.fill_inlines(&mut inlines);
        inlines
    }

    /// The same for a body.
    #[must_use]
    pub fn fill_body(&self, body: &Body) -> Vec<Block> {
        let mut blocks = body.blocks.clone();
        blocks.iter_mut().for_each(|block| self.fill_block(block));
        blocks
    }

    fn fill_block(&self, block: &mut Block) {
        block.inlines_mut().into_iter().for_each(|inlines| self.fill_inlines(inlines));
        block.children_mut().into_iter().for_each(|block| self.fill_block(block));
    }

    fn fill_inlines(&self, inlines: &mut [Inline]) {
        for inline in inlines {
            match inline {
                Inline::Strong { c } | Inline::Em { c } | Inline::Link { c, .. } => self.fill_inlines(c),
                Inline::Figure { name, amount, unit, path } => {
                    let Some(((table, _), figure, Some(value))) = self.figure(name) else { continue };
                    *amount = number(value.value);
                    unit.clone_from(&figure.unit.value);
                    *path = format!("figures/{}/#{}", &**self.figure_tables[table].document.id, &**figure.id);
                }
                Inline::Document { id, name, path, code } => {
                    let Some(target) = self.index.documents.get(id) else { continue };
                    if name.is_empty() {
                        name.clone_from(&target.name);
                    }
                    path.clone_from(&target.path);
                    *code = target.code.as_ref().map(ToString::to_string).unwrap_or_default();
                }
                Inline::Text { .. } | Inline::Code { .. } | Inline::Footnote { .. } | Inline::Break => {}
            }
        }
    }
}

/// A number as printed: no trailing zeros, thousands set apart by a comma from ten thousand on.
#[must_use]
pub fn number(value: f64) -> String {
    let plain = format!("{value:.2}");
    let plain = plain.trim_end_matches('0').trim_end_matches('.');
    let (whole, fraction) = plain.split_once('.').map_or((plain, None), |(whole, fraction)| (whole, Some(fraction)));
    let mut grouped = String::new();
    let digits = whole.trim_start_matches('-').len();
    for (index, c) in whole.chars().enumerate() {
        let left = whole.len() - index;
        if digits > 4 && index > 0 && left % 3 == 0 && c.is_ascii_digit() && !grouped.ends_with('-') {
            grouped.push(',');
        }
        grouped.push(c);
    }
    fraction.map_or(grouped.clone(), |fraction| format!("{grouped}.{fraction}"))
}

/// Reports references to figures and documents that don't exist.
pub(super) fn check(handbook: &Handbook, names: &Names, report: &mut Report) {
    let found = handbook.look(&report.sources, |reading, found| {
        if reading.wording.role != Role::Prose || !reading.text.contains(['{', '[']) {
            return;
        }
        for piece in pieces(reading.text) {
            let reference = match piece {
                Piece::Words(_) => continue,
                Piece::Figure(name, _) => Reference::Figure(name.to_owned()),
                Piece::Document(id, ..) => Reference::Document(id.to_owned()),
            };
            found.extend(unknown(handbook, names, &reference, reading.span(piece.range())));
        }
    });
    report.extend(found);
    let guides = handbook.guides.iter().map(|guide| &guide.listed.body);
    let lists = handbook.checklists.iter().map(|list| &list.body);
    let sets = handbook.indicator_sets.iter().map(|set| &set.body);
    let conducts = handbook.conducts.iter().map(|list| &list.body);
    let sheets = handbook.sheets.iter().map(|sheet| &sheet.body);
    for reference in guides.chain(lists).chain(sets).chain(conducts).chain(sheets).flat_map(|body| &body.references) {
        report.extend(unknown(handbook, names, &reference.value, reference.span));
    }
}

fn unknown(handbook: &Handbook, names: &Names, reference: &Reference, span: Span) -> Option<Diagnostic> {
    match reference {
        Reference::Figure(name) if !names.lost(Kind::Figures) && !handbook.index.figures.contains_key(name) => {
            Some(figures::unknown(name, span, &handbook.index))
        }
        Reference::Document(id) if !names.has(id) => {
            let written = Spanned { value: id.clone(), span };
            let mut finding = names.told(&written, "文档", "document", names.all());
            // The place is that of the reference with its brackets.
            if let Some(fix) = &mut finding.fix {
                fix.replacement = format!("[[{}]]", fix.replacement);
            }
            Some(finding)
        }
        _ => None,
    }
}
