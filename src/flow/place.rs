//! Which row and which column each box stands in.
//!
//! Rows go down with the flow; an answer that leaves the main way may stand beside its question.
//! A lane has as many columns as it needs boxes side by side; the main way keeps to one of them.

use std::collections::BTreeSet;

use super::chart::Symbol;
use super::part::{Edge, Part};

/// The places of all boxes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Places {
    pub(super) row: Vec<usize>,
    pub(super) column: Vec<usize>,
    pub(super) rows: usize,
    /// The lane of each column, from left to right.
    pub(super) lanes: Vec<usize>,
}

/// How the rows are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pace {
    /// Each step stands under the one before; only side answers stand beside their question.
    Down,
    /// Work handed to another lane goes on in the same row: fewer rows.
    Across,
    /// Answers to the side stand under their question too: fewer columns, where there is one lane.
    Tall,
}

/// The side on which a branch stands when nothing speaks for either.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Right,
}

/// Finds a place for each box. Those in `last`, to which lines only come, stand below all others in the main column.
pub(super) fn place(part: &Part, pace: Pace, side: Side, last: &[usize]) -> Places {
    let (at, taken, crossed) = (vec![None; part.nodes.len()], BTreeSet::new(), BTreeSet::new());
    let mut board = Board { part, pace, side, last, at, taken, crossed };
    let beside: Vec<bool> = (0..part.nodes.len()).map(|node| board.arrives_beside(node)).collect();
    for node in board.order(&beside) {
        board.put(node, &beside);
    }
    for node in (0..part.nodes.len()).filter(|&node| beside[node]) {
        board.put_beside(node);
    }
    board.places()
}

/// A place: its row, and the column in the lane, counted from the main one.
type Spot = (usize, i32);

struct Board<'a> {
    part: &'a Part,
    pace: Pace,
    side: Side,
    /// Boxes that stand below all others.
    last: &'a [usize],
    at: Vec<Option<Spot>>,
    /// Row, lane and column where a box stands or an upright line passes.
    taken: BTreeSet<(usize, usize, i32)>,
    /// Row and lane that a level line passes.
    crossed: BTreeSet<(usize, usize)>,
}

impl Board<'_> {
    fn forward(&self) -> impl Iterator<Item = &Edge> {
        self.part.edges.iter().filter(|edge| !edge.back)
    }

    /// A connector from which a line arrives at a step that others lead to as well, or at the start, stands beside it.
    fn arrives_beside(&self, node: usize) -> bool {
        self.part.arrives(node)
            && self.part.edges.iter().filter(|edge| edge.from == node).any(|edge| {
                let others = self.forward().any(|other| other.to == edge.to && !self.part.arrives(other.from));
                others || self.part.nodes[edge.to].step == 0
            })
    }

    /// Each node after all that lead to it; the main way first, and connectors before they lose their place.
    fn order(&self, beside: &[bool]) -> Vec<usize> {
        let count = self.part.nodes.len();
        let mut before = vec![0_usize; count];
        for edge in self.forward().filter(|edge| !beside[edge.from]) {
            before[edge.to] += 1;
        }
        let key = |node: usize| (self.last.contains(&node), !self.part.nodes[node].main && !self.connects(node), node);
        let free = (0..count).filter(|&node| before[node] == 0 && !beside[node]);
        let mut ready: BTreeSet<(bool, bool, usize)> = free.map(key).collect();
        let mut order = Vec::with_capacity(count);
        while let Some((.., node)) = ready.pop_first() {
            order.push(node);
            for edge in self.forward().filter(|edge| edge.from == node) {
                before[edge.to] -= 1;
                if before[edge.to] == 0 {
                    ready.insert(key(edge.to));
                }
            }
        }
        order
    }

    /// Whether the target may stand in the row of the source.
    fn level(&self, edge: &Edge) -> bool {
        if self.pace == Pace::Tall {
            return false;
        }
        let exits = self.part.edges.iter().filter(|other| other.from == edge.from).count();
        let lane = |node: usize| self.part.nodes[node].lane;
        let across = lane(edge.from) != lane(edge.to);
        // Where the first exit goes to another lane, the place under the box is free for another answer.
        let mut firsts = self.forward().filter(|other| other.from == edge.from && other.first);
        let room_below = !across && firsts.any(|first| lane(first.to) != lane(first.from));
        let answers = exits > 1 && !edge.first && (self.part.chooses(edge.from) || self.connects(edge.to));
        (answers && !room_below) || (across && self.pace == Pace::Across)
    }

    fn connects(&self, node: usize) -> bool {
        self.part.nodes[node].symbol == Symbol::Connector
    }

    fn put(&mut self, node: usize, beside: &[bool]) {
        if self.last.contains(&node) {
            let lowest = self.at.iter().flatten().map(|&(row, _)| row + 1).max();
            self.settle(node, (lowest.unwrap_or(0), 0), &[]);
            return;
        }
        let before: Vec<&Edge> =
            self.part.edges.iter().filter(|edge| edge.to == node && !edge.back && !beside[edge.from]).collect();
        let rows: Vec<usize> = before.iter().map(|edge| self.at[edge.from].expect("placed in order").0).collect();
        let least = before.iter().zip(&rows).map(|(edge, row)| row + usize::from(!self.level(edge)));
        let mut row = least.max().unwrap_or(0);
        loop {
            let level: Vec<&Edge> =
                before.iter().copied().zip(&rows).filter(|&(_, &r)| r == row).map(|(edge, _)| edge).collect();
            let spot = match level.as_slice() {
                [] => self.standing(node, row, &before),
                [edge] => self.beside(edge, row),
                _ => None,
            };
            if let Some(column) = spot {
                self.settle(node, (row, column), &before);
                return;
            }
            row += 1;
        }
    }

    /// A column in the row for a box with all its sources above.
    fn standing(&self, node: usize, row: usize, before: &[&Edge]) -> Option<i32> {
        let lane = self.part.nodes[node].lane;
        if self.crossed.contains(&(row, lane)) {
            return None;
        }
        let toward = self.toward(node);
        let mut columns = vec![0, toward, -toward, 2 * toward, -2 * toward, 3 * toward, -3 * toward];
        if self.pace == Pace::Tall {
            // Rather a row further down than a third column.
            columns.truncate(2);
        }
        if let [edge] = before
            && !self.part.nodes[node].main
            && self.part.nodes[edge.from].lane == lane
        {
            let above = self.at[edge.from].expect("placed in order").1;
            if edge.first {
                columns.insert(0, above);
            }
        }
        columns.into_iter().find(|&column| !self.taken.contains(&(row, lane, column)))
    }

    /// A column in the row of the source, if a level line can run there.
    fn beside(&mut self, edge: &Edge, row: usize) -> Option<i32> {
        let (from, to) = (self.part.nodes[edge.from].lane, self.part.nodes[edge.to].lane);
        let (_, column) = self.at[edge.from].expect("placed in order");
        if from == to {
            let toward = self.toward(edge.to);
            let sides = [column + toward, column - toward];
            let free = |c: &i32| !self.taken.contains(&(row, from, *c)) && !self.crossed.contains(&(row, from));
            return sides.into_iter().find(free);
        }
        let between = from.min(to) + 1..from.max(to);
        let in_row =
            |lane: usize| self.taken.iter().filter(move |(r, l, _)| (*r, *l) == (row, lane)).map(|&(_, _, c)| c);
        let outward = if to > from { 1 } else { -1 };
        let clear = between.clone().all(|lane| in_row(lane).next().is_none())
            && in_row(from).all(|c| (c - column) * outward <= 0)
            && in_row(to).next().is_none()
            && !self.crossed.contains(&(row, to));
        if !clear {
            return None;
        }
        self.crossed.extend(between.map(|lane| (row, lane)));
        self.taken.insert((row, from, column + outward));
        self.taken.insert((row, to, -outward));
        Some(0)
    }

    /// The side to which the neighbours of a node in other lanes draw it.
    fn toward(&self, node: usize) -> i32 {
        let lane = self.part.nodes[node].lane;
        let mut pull = 0;
        for edge in &self.part.edges {
            let other = match (edge.from == node, edge.to == node) {
                (true, false) => edge.to,
                (false, true) => edge.from,
                _ => continue,
            };
            pull += match self.part.nodes[other].lane.cmp(&lane) {
                std::cmp::Ordering::Less => -1,
                std::cmp::Ordering::Equal => 0,
                std::cmp::Ordering::Greater => 1,
            };
        }
        match (pull, self.side) {
            (0, Side::Left) => -1,
            (0, Side::Right) => 1,
            _ => i32::signum(pull),
        }
    }

    fn settle(&mut self, node: usize, (row, column): Spot, before: &[&Edge]) {
        let lane = self.part.nodes[node].lane;
        self.at[node] = Some((row, column));
        self.taken.insert((row, lane, column));
        for edge in before.iter().filter(|edge| self.part.nodes[edge.from].lane == lane) {
            let (above, same) = self.at[edge.from].expect("placed in order");
            if same == column {
                self.taken.extend((above + 1..row).map(|between| (between, lane, column)));
            }
        }
    }

    fn put_beside(&mut self, node: usize) {
        let edge = self.part.edges.iter().find(|edge| edge.from == node).expect("a line arrives from it");
        let lane = self.part.nodes[node].lane;
        let (row, column) = self.at[edge.to].expect("steps are placed before");
        let toward = if self.side == Side::Left { -1 } else { 1 };
        let nearest = [1, -1, 2, -2, 3, -3, 4, -4].into_iter().map(|c| column + c * toward);
        let column = nearest.into_iter().find(|&c| !self.taken.contains(&(row, lane, c)));
        self.settle(node, (row, column.unwrap_or(column_after(&self.taken, row, lane))), &[]);
    }

    /// Columns are counted over the whole part, rows without a box dropped.
    fn places(&self) -> Places {
        let spots: Vec<Spot> = self.at.iter().map(|spot| spot.expect("every node is placed")).collect();
        let lane = |node: usize| self.part.nodes[node].lane;
        let used: BTreeSet<(usize, i32)> = spots.iter().enumerate().map(|(node, &(_, c))| (lane(node), c)).collect();
        let rows: BTreeSet<usize> = spots.iter().map(|&(row, _)| row).collect();
        let column = |node: usize, c: i32| used.iter().position(|&u| u == (lane(node), c)).expect("it is in use");
        Places {
            row: spots.iter().map(|(row, _)| rows.iter().position(|r| r == row).expect("it is in use")).collect(),
            column: spots.iter().enumerate().map(|(node, &(_, c))| column(node, c)).collect(),
            rows: rows.len(),
            lanes: used.iter().map(|&(lane, _)| lane).collect(),
        }
    }
}

fn column_after(taken: &BTreeSet<(usize, usize, i32)>, row: usize, lane: usize) -> i32 {
    let in_row = taken.iter().filter(|(r, l, _)| (*r, *l) == (row, lane));
    in_row.map(|&(_, _, column)| column + 1).max().unwrap_or(0)
}
