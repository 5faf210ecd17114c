//! The page of the look back (回头看): what each office has to do, and what the guides of each line rest on.

use std::cmp::Reverse;

use serde::Serialize;
use tera::Context;

use crate::render::view::{Guide, ReviewState, View};

/// The look back: one row an office, and how many guides of each line rest on what.
pub(super) fn insert(context: &mut Context, view: &View) {
    let mut offices: Vec<Office<'_>> = Vec::new();
    for review in &view.reviews {
        let name = review.owner.as_deref();
        let at = offices.iter().position(|it| it.name == name).unwrap_or_else(|| {
            offices.push(Office { name, counts: [0; 3], total: 0 });
            offices.len() - 1
        });
        offices[at].counts[review.state as usize] += 1;
        offices[at].total += 1;
    }
    // Who has most to do comes first; documents without an office come last.
    offices.sort_by_key(|it| (it.name.is_none(), Reverse(it.counts), it.name));
    let row = |name, number, declared, guides: &[&Guide]| {
        let level = |level: &str| guides.iter().filter(|it| it.provenance.level == level).count();
        let levels = ["official", "cited", "reconstructed", "example"].map(level);
        Coverage { name, number, declared, total: guides.len(), levels }
    };
    let mut coverage: Vec<Coverage<'_>> = view
        .lines
        .iter()
        .map(|line| {
            let own: Vec<&Guide> = line.guide_indices.iter().map(|&index| &view.guides[index]).collect();
            row(&line.name, line.number, line.declared, &own)
        })
        .collect();
    coverage.push(row("", 0, view.declared, &view.guides.iter().collect::<Vec<_>>()));
    context.insert("states", &ReviewState::ALL);
    context.insert("reviews", &view.reviews);
    context.insert("offices", &offices);
    context.insert("is_declared", &coverage.iter().any(|row| row.declared.is_some()));
    context.insert("coverage", &coverage);
}

/// How much an office has to look at again, by [`ReviewState`].
#[derive(Serialize)]
struct Office<'a> {
    name: Option<&'a str>,
    counts: [usize; 3],
    total: usize,
}

/// The guides of a line, by how far they can be relied on; number 0 is the sum of all lines.
#[derive(Serialize)]
struct Coverage<'a> {
    name: &'a str,
    number: usize,
    declared: Option<u32>,
    total: usize,
    levels: [usize; 4],
}
