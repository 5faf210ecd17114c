//! Prose with its figures filled in.

use super::figures::Amount;
use super::names::Names;
use super::{Handbook, figures};
use crate::diag::Report;
use crate::model::Kind;
use crate::model::figures::Figure;
use crate::model::wording::Role;
use crate::syntax::figure::{Piece, pieces};
use crate::syntax::markdown::{self, Block, Inline};

impl Handbook {
    /// A figure by name, with its table's place and its value on the day.
    #[must_use]
    pub fn figure(&self, name: &str) -> Option<((usize, usize), &Figure, Option<Amount>)> {
        let &(table, item) = self.index.figures.get(name)?;
        let table_of = &self.figure_tables[table];
        Some(((table, item), &table_of.document.items[item], table_of.amounts[item]))
    }

    /// Words for readers: every figure with its number, unit and place.
    #[must_use]
    pub fn fill(&self, words: &str) -> Vec<Inline> {
        let mut inlines = markdown::prose(words);
        self.fill_inlines(&mut inlines);
        inlines
    }

    /// The same for blocks.
    #[must_use]
    pub fn fill_blocks(&self, blocks: &[Block]) -> Vec<Block> {
        let mut blocks = blocks.to_vec();
        blocks.iter_mut().for_each(|block| self.fill_block(block));
        blocks
    }

    fn fill_block(&self, block: &mut Block) {
        match block {
            Block::Paragraph { c } | Block::Heading { c, .. } => self.fill_inlines(c),
            Block::List { items, .. } => items.iter_mut().flatten().for_each(|block| self.fill_block(block)),
            Block::Table { head, rows } => {
                head.iter_mut().chain(rows.iter_mut().flatten()).for_each(|cell| self.fill_inlines(cell));
            }
            Block::Quote { c } => c.iter_mut().for_each(|block| self.fill_block(block)),
            Block::Preformatted { .. } | Block::Rule => {}
        }
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
                Inline::Text { .. } | Inline::Code { .. } | Inline::Break => {}
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

/// Reports references to figures that don't exist.
pub(super) fn check(handbook: &Handbook, names: &Names, report: &mut Report) {
    if names.lost(Kind::Figures) {
        return;
    }
    let found = handbook.look(&report.sources, |reading, found| {
        if reading.wording.role == Role::Name || !reading.text.contains('{') {
            return;
        }
        for piece in pieces(reading.text) {
            let Piece::Figure(name, range) = piece else { continue };
            if !handbook.index.figures.contains_key(name) {
                found.push(figures::unknown(name, reading.span(range), &handbook.index));
            }
        }
    });
    report.extend(found);
}
