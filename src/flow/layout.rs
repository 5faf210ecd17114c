//! Laying out a flow on a sheet: tighten what doesn't fit, then split it, and among the rest take the calmest drawing.

use super::chart::Chart;
use super::cut::cut;
use super::draw::{Plan, draw};
use super::graph::Flow;
use super::lattice::Lattice;
use super::part::Part;
use super::place::{Pace, Side, place};
use super::route::{Care, Order, route};
use super::ruler::Ruler;
use super::sheet::{Sheet, Style, times};
use super::strand::CLASH;
use super::track::{Tracks, assign};

/// Draws a flow as one chart, or as several where it doesn't fit on the sheet.
#[must_use]
pub fn lay_out(flow: &Flow, ruler: &Ruler, sheet: &Sheet) -> Vec<Chart> {
    let mut most = sheet.max_boxes.min(flow.steps().len());
    loop {
        let parts = cut(flow, sheet.max_boxes.min(most));
        let charts: Vec<Drawing> = parts.iter().map(|part| best(flow, part, ruler, sheet)).collect();
        if sheet.max_boxes == usize::MAX {
            return number(charts);
        }
        // With three boxes a part there is nothing left to split: the box with its two connectors.
        if most <= 3 || charts.iter().all(|drawing| drawing.excess <= 0.0) {
            return number(charts);
        }
        most -= 1;
    }
}

/// A chart, and by how much it is too large.
struct Drawing {
    chart: Chart,
    excess: f64,
}

fn number(drawings: Vec<Drawing>) -> Vec<Chart> {
    let part_count = drawings.len();
    let charts = drawings.into_iter().map(|drawing| drawing.chart);
    charts.zip(1..).map(|(chart, part_number)| Chart { part_number, part_count, ..chart }).collect()
}

/// The calmest drawing of a part in the most generous style that fits.
fn best(flow: &Flow, part: &Part, ruler: &Ruler, sheet: &Sheet) -> Drawing {
    let mut least: Option<Drawing> = None;
    // Without another lane no work is handed across.
    let second = if part.actors.len() > 1 { Pace::Across } else { Pace::Tall };
    for pace in [Pace::Down, second] {
        let Arrangement { lattice, tracks, .. } = calmest(part, pace);
        let plan = Plan { flow, part, lattice: &lattice, tracks: &tracks };
        for style in sheet.font_sizes().flat_map(Style::steps) {
            let chart = draw(&plan, &style, ruler);
            let excess = (chart.width - sheet.max_width).max(0.0) + (chart.height - sheet.max_height).max(0.0);
            if excess <= 0.0 {
                return Drawing { chart, excess };
            }
            if least.as_ref().is_none_or(|least| excess < least.excess) {
                least = Some(Drawing { chart, excess });
            }
        }
    }
    least.expect("there is at least one style")
}

/// Boxes in their places and lines on their ways.
struct Arrangement {
    lattice: Lattice,
    tracks: Tracks,
    unrest: f64,
}

impl Arrangement {
    fn new(part: &Part, pace: Pace, side: Side, last: &[usize]) -> Self {
        let lattice = Lattice::new(&place(part, pace, side, last));
        let laid = |care, order| assign(part, &lattice, &route(part, &lattice, care, order));
        let mut best = laid(Care::Usual, Order::Short);
        if best.crossings >= CLASH {
            best = laid(Care::More, Order::Short);
        }
        if best.crossings > 0 {
            let other = laid(Care::Usual, Order::Answers);
            best = if other.unrest(part) < best.unrest(part) { other } else { best };
        }
        let unrest = best.unrest(part) + times(lattice.stops.len()) + times(lattice.height) * 0.5;
        Self { lattice, tracks: best, unrest }
    }

    /// Of branches to the left and branches to the right, what is calmer.
    fn calmer(part: &Part, pace: Pace, last: &[usize]) -> Self {
        let [right, left] = [Side::Right, Side::Left].map(|side| Self::new(part, pace, side, last));
        if left.unrest < right.unrest { left } else { right }
    }
}

/// What needs the fewest bends, crossings and columns. Where lines cross and there are no lanes to keep to, an end
/// may stand below all the rest: the line to it then has a side for itself.
fn calmest(part: &Part, pace: Pace) -> Arrangement {
    let usual = Arrangement::calmer(part, pace, &[]);
    if usual.tracks.crossings == 0 || part.actors.len() > 1 {
        return usual;
    }
    let ends = part.ends();
    let each = ends.iter().map(std::slice::from_ref).chain((ends.len() > 1).then_some(ends.as_slice()));
    let others = each.map(|last| Arrangement::calmer(part, pace, last));
    others.fold(usual, |best, other| if other.unrest < best.unrest { other } else { best })
}
