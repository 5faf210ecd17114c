//! A standards system: structure (结构图), list (明细表) and statistics (统计表), all from one table.

use std::collections::BTreeMap;

use super::{Words, Writer, text};
use crate::model::System;
use crate::model::register::Level;
use crate::model::system::{Branch, Dimension, Row, State};
use crate::render::resolve::word;
use crate::syntax::markdown::{Block, Inline};

impl Writer<'_, '_> {
    pub(super) fn system(&mut self, system: &System) {
        self.heading("structure");
        let roots = system.branches.iter().filter(|branch| branch.parent.is_none());
        let items: Vec<Vec<Block>> = roots.map(|root| self.branch(root, None, system)).collect();
        self.blocks.push(Block::List { ordered: false, start: 1, items });
        self.heading("details");
        let rows = system.standards.iter().zip(1..).map(|(row, number)| {
            vec![
                text(&i32::to_string(&number)),
                text(&row.branch.value),
                text(row.number.as_ref().map_or("", |number| number.as_str())),
                text(&row.name.value),
                text(&word(row.level)),
                text(&word(row.state.value)),
                // Dates in a table are short.
                text(&row.effective.as_ref().map(|date| date.value.to_string()).unwrap_or_default()),
                self.remark(row),
            ]
        });
        let rows = rows.collect();
        let head = ["number", "branch", "standard_number", "name", "level", "state", "effective", "note"];
        self.table(self.head(&head), rows);
        self.statistics(system);
    }

    /// What replaced a standard, how far the row can be relied on, and its remark.
    fn remark(&self, row: &Row) -> Words {
        let replaced = row.replaced_by.as_ref().map(|by| format!("{} {}；", self.say("replaced_by"), by.value));
        let mut words = text(&format!("{}{}", replaced.unwrap_or_default(), word(row.provenance)));
        if let Some(note) = &row.note {
            words.extend(text("；"));
            words.extend(self.context.prose(note));
        }
        words
    }

    /// A branch with its own guides and the branches below it. Its dimension is told once, where it begins.
    fn branch(&self, branch: &Branch, above: Option<Dimension>, system: &System) -> Vec<Block> {
        let own = branch.dimension.filter(|it| above != Some(*it));
        let dimension = own.map(|it| format!("（{}）", word(it))).unwrap_or_default();
        let mut c = vec![Inline::Strong { c: text(&format!("{} {}", branch.number.value, branch.name.value)) }];
        c.extend(text(&dimension));
        let mut blocks = vec![Block::Paragraph { c }];
        let guides = self.guides(&branch.guides);
        if !guides.is_empty() {
            blocks.push(Block::Paragraph { c: guides });
        }
        let below = system.branches.iter().filter(|it| {
            it.parent.as_ref().is_some_and(|parent| parent.value == branch.number.value)
                && it.number.value != branch.number.value
        });
        let items: Vec<Vec<Block>> = below.map(|it| self.branch(it, branch.dimension.or(above), system)).collect();
        if !items.is_empty() {
            blocks.push(Block::List { ordered: false, start: 1, items });
        }
        blocks
    }

    /// How many ought to be, how many are, by branch and by level.
    fn statistics(&mut self, system: &System) {
        self.heading("statistics");
        let is_there = |state: State| matches!(state, State::现行);
        let rows = system.branches.iter().filter_map(|branch| {
            let wanted = branch.wanted.as_ref()?.value;
            let own = system.standards.iter().filter(|row| row.branch.value == branch.number.value);
            let has = own.filter(|row| is_there(row.state.value)).count();
            let share = if wanted == 0 { String::new() } else { percent(has, wanted as usize) };
            Some(
                [&branch.number.value, &branch.name.value, &wanted.to_string(), &has.to_string(), &share]
                    .map(|it| text(it))
                    .to_vec(),
            )
        });
        let rows = rows.collect();
        self.table(self.head(&["branch", "name", "wanted", "has", "share"]), rows);
        let mut levels: BTreeMap<Level, usize> = BTreeMap::new();
        for row in system.standards.iter().filter(|row| is_there(row.state.value)) {
            *levels.entry(row.level).or_default() += 1;
        }
        let total: usize = levels.values().sum();
        let mut rows: Vec<Vec<Words>> =
            levels.into_iter().map(|(level, count)| vec![text(&word(level)), text(&count.to_string())]).collect();
        rows.push(vec![text(self.say("total")), text(&total.to_string())]);
        self.table(self.head(&["level", "has"]), rows);
    }
}

/// A share in whole per cent, rounded down: nothing is called complete before it is.
fn percent(has: usize, wanted: usize) -> String {
    format!("{} %", has * 100 / wanted)
}
