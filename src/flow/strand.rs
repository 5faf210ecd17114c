//! The order of lines in a channel: what lies left of what, above what, so that few cross.

use super::lattice::Lattice;
use super::track::{Member, Piece};

/// As many crossings as two lines count for that would lie on each other.
pub(super) const CLASH: u32 = 100;

/// A bundle in its channel: from where to where, and on which side lines come to it.
pub(super) struct Strand {
    pub(super) members: Vec<Member>,
    pub(super) upright: bool,
    pub(super) line: usize,
    low: usize,
    high: usize,
    ends: Vec<End>,
}

/// Where a line comes to a strand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct End {
    /// Stop along the channel.
    at: usize,
    /// The side of the channel to which it goes off.
    side: Side,
    /// Whether that is a column or a row, where all lines lie on one middle line, and not a channel with tracks.
    middle: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    /// To the left, or up.
    Before,
    /// To the right, or down.
    After,
}

impl Strand {
    pub(super) fn new(members: &[Member], pieces: &[Vec<Piece>], lattice: &Lattice) -> Self {
        let piece = |(edge, at): Member| pieces[edge][at];
        let first = piece(members[0]);
        let mut ends = Vec::new();
        for &(edge, at) in members {
            let Piece { line, from, to, .. } = piece((edge, at));
            let mut end = |at: usize, other: usize| {
                let side = if other < line { Side::Before } else { Side::After };
                let middle = if first.upright { !at.is_multiple_of(2) } else { !lattice.is_channel(at) };
                ends.push(End { at, side, middle });
            };
            if at > 0 {
                end(from, pieces[edge][at - 1].from);
            }
            if let Some(next) = pieces[edge].get(at + 1) {
                end(to, next.to);
            }
        }
        ends.sort_unstable();
        ends.dedup();
        let reach = members.iter().map(|&member| piece(member)).map(|p| (p.from.min(p.to), p.from.max(p.to)));
        let (low, high) = reach.fold((usize::MAX, 0), |(low, high), (a, b)| (low.min(a), high.max(b)));
        Self { members: members.to_vec(), upright: first.upright, line: first.line, low, high, ends }
    }

    /// Whether the two need tracks of their own.
    pub(super) fn meets(&self, other: &Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }

    /// Crossings when this lies before (left of, above) the other, in fourths.
    fn crossings(&self, other: &Self) -> u32 {
        if !self.meets(other) {
            return 0;
        }
        let one_sided = |one: &Self, two: &Self, side: Side| {
            let mut cost = 0;
            for end in one.ends.iter().filter(|end| end.side == side) {
                let theirs = two.ends.iter().find(|other| other.at == end.at);
                cost += match theirs {
                    _ if two.low < end.at && end.at < two.high => 4,
                    // On a middle line the two would lie on each other.
                    Some(other) if other.side != side && end.middle => 4 * CLASH,
                    Some(_) => 1,
                    None => 0,
                };
            }
            cost
        };
        one_sided(self, other, Side::After) + one_sided(other, self, Side::Before)
    }
}

/// The order of strands, from the left or from above, with the fewest crossings, and how many those are.
pub(super) fn best_order(strands: &[&Strand]) -> (Vec<usize>, u32) {
    let cost = |order: &[usize]| -> u32 {
        let pairs = order.iter().enumerate().flat_map(|(i, &a)| order[i + 1..].iter().map(move |&b| (a, b)));
        pairs.map(|(a, b)| strands[a].crossings(strands[b])).sum()
    };
    // Each strand where it crosses least, one after the other; then each taken out and put back, until nothing gets better.
    let mut order: Vec<usize> = Vec::new();
    for strand in 0..strands.len() {
        order = put(&order, strand, cost);
    }
    for _ in 0..strands.len() {
        let before = cost(&order);
        for strand in 0..strands.len() {
            let rest: Vec<usize> = order.iter().copied().filter(|&other| other != strand).collect();
            order = put(&rest, strand, cost);
        }
        if cost(&order) == before {
            break;
        }
    }
    let crossings = cost(&order) / 4;
    (order, crossings)
}

fn put(order: &[usize], strand: usize, cost: impl Fn(&[usize]) -> u32) -> Vec<usize> {
    let ways = (0..=order.len()).map(|at| {
        let mut order = order.to_vec();
        order.insert(at, strand);
        order
    });
    ways.min_by_key(|order| cost(order)).expect("at least one place")
}
