//! Which way each line takes: corners on a lattice of columns, rows and the channels between them.
//!
//! The cheapest way is looked for, line by line; then each line is taken up and laid again, now knowing all others.
//! Lines can't run through boxes because the lattice has no way there, and two lines share a way only in a
//! channel, where `track` lays them side by side.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::lattice::{Lattice, Point, WAYS, Way};
use super::part::{Edge, Part};

// What a way costs. A bend is worth three rows of detour, a crossing nearly three bends.
const LEVEL: u32 = 30;
const UPRIGHT: u32 = 20;
const BORDER: u32 = 5;
const BEND: u32 = 120;
const CROSSING: u32 = 320;
const MAYBE_CROSSING: u32 = 40;
/// Two lines come along a channel and turn apart, one up and one down: they almost touch.
const FACING: u32 = 150;
const FACING_WITH_CARE: u32 = 2000;
/// A line more in a channel makes it wider.
const COMPANY: u32 = 25;
/// Two lines on each other: only where there is no other way at all.
const CLASH: u32 = 6000;

/// Two rounds are enough for nearly all; more where lines still clash.
const ROUNDS: usize = 6;

/// How far lines are kept apart that come along a channel and turn apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Care {
    Usual,
    /// For when no order of tracks keeps them from lying on each other.
    More,
}

/// Which lines are laid first, when there are no others to heed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// The shortest.
    Short,
    /// Answers that leave the main way: they have a corner of the question to themselves.
    Answers,
}

/// Ways of all lines, from box to box, every point named.
pub(super) fn route(part: &Part, lattice: &Lattice, care: Care, order: Order) -> Vec<Vec<Point>> {
    let mut router = Router {
        part,
        lattice,
        care,
        chooses: (0..part.nodes.len()).map(|node| part.chooses(node)).collect(),
        labelled: (0..part.edges.len()).map(|edge| part.label_at_target(edge)).collect(),
        ways: vec![Vec::new(); part.edges.len()],
        used: vec![Vec::new(); lattice.size() * 2],
        met: vec![Vec::new(); lattice.size()],
    };
    let mut edges: Vec<usize> = (0..part.edges.len()).collect();
    edges.sort_by_key(|&edge| {
        let (a, b) = router.ends(edge);
        let Edge { from, back, first, .. } = part.edges[edge];
        let waits = order == Order::Answers && (first || !router.chooses[from]);
        (back, waits, a.0.abs_diff(b.0) + a.1.abs_diff(b.1), edge)
    });
    for &edge in &edges {
        router.lay(edge);
    }
    for round in 1..=ROUNDS {
        let mut dearest = 0;
        for &edge in &edges {
            router.take_up(edge);
            dearest = dearest.max(router.lay(edge));
        }
        if round > 1 && dearest < CLASH {
            break;
        }
    }
    router.ways
}

struct Router<'a> {
    part: &'a Part,
    lattice: &'a Lattice,
    care: Care,
    /// Whether the exits of each node are choices, and whether each line has its label where it ends: asked at every
    /// step of every search.
    chooses: Vec<bool>,
    labelled: Vec<bool>,
    ways: Vec<Vec<Point>>,
    /// Lines on each piece of the lattice: from its point to the right, and from its point down.
    used: Vec<Vec<(usize, Way)>>,
    /// Lines at each point, with the direction they come in and the one they go out.
    met: Vec<Vec<(usize, Way, Way)>>,
}

impl Router<'_> {
    fn ends(&self, edge: usize) -> (Point, Point) {
        let edge = &self.part.edges[edge];
        (self.lattice.at[edge.from], self.lattice.at[edge.to])
    }

    fn piece(&self, a: Point, b: Point) -> usize {
        2 * self.lattice.index(a.min(b)) + usize::from(a.0 == b.0)
    }

    /// Lays a line on its cheapest way and says what that costs.
    fn lay(&mut self, edge: usize) -> u32 {
        let (way, cost) = self.search(edge);
        for pair in way.windows(2) {
            let piece = self.piece(pair[0], pair[1]);
            self.used[piece].push((edge, Way::between(pair[0], pair[1])));
        }
        for three in way.windows(3) {
            let at = self.lattice.index(three[1]);
            self.met[at].push((edge, Way::between(three[0], three[1]), Way::between(three[1], three[2])));
        }
        self.ways[edge] = way;
        cost
    }

    fn take_up(&mut self, edge: usize) {
        for &point in &self.ways[edge] {
            let at = self.lattice.index(point);
            self.met[at].retain(|&(other, ..)| other != edge);
            self.used[2 * at].retain(|&(other, _)| other != edge);
            self.used[2 * at + 1].retain(|&(other, _)| other != edge);
        }
    }

    fn search(&self, edge: usize) -> (Vec<Point>, u32) {
        let (start, goal) = self.ends(edge);
        let state = |point: Point, way: Way| 4 * self.lattice.index(point) + way as usize;
        let mut least = vec![u32::MAX; 4 * self.lattice.size()];
        let mut came: Vec<Option<(Point, Way)>> = vec![None; least.len()];
        let mut open = BinaryHeap::new();
        for way in WAYS {
            if let Some(point) = self.lattice.step(start, way) {
                let cost = self.leaving(edge, way) + self.moving(edge, start, point, way);
                least[state(point, way)] = cost;
                open.push(Reverse((cost + estimate(point, goal), cost, point, way)));
            }
        }
        while let Some(Reverse((_, cost, point, way))) = open.pop() {
            if point == goal {
                return (trace(&came, start, (point, way), state), cost);
            }
            if cost > least[state(point, way)] {
                continue;
            }
            for turn in WAYS {
                let Some(next) = self.lattice.step(point, turn) else {
                    continue;
                };
                let taken = self.lattice.is_box(next);
                if turn == way.opposite() || (taken && next != goal) {
                    continue;
                }
                let arriving = if next == goal { self.arriving(edge, turn) } else { 0 };
                let cost =
                    cost + self.turning(edge, point, way, turn) + self.moving(edge, point, next, turn) + arriving;
                if cost < least[state(next, turn)] {
                    least[state(next, turn)] = cost;
                    came[state(next, turn)] = Some((point, way));
                    open.push(Reverse((cost + estimate(next, goal), cost, next, turn)));
                }
            }
        }
        unreachable!("channels lead to every side of every box")
    }

    /// Leaving a box on this side.
    fn leaving(&self, edge: usize, way: Way) -> u32 {
        let edge = &self.part.edges[edge];
        let chooses = self.chooses[edge.from];
        match way {
            Way::Up if edge.back => {
                if chooses {
                    150
                } else {
                    60
                }
            }
            Way::Up => 2000,
            Way::Down if chooses && !edge.first => 90,
            Way::Down => 0,
            _ if chooses && edge.first => 60,
            _ if chooses || edge.back => 0,
            _ => 80,
        }
    }

    /// Coming to a box in this direction.
    fn arriving(&self, edge: usize, way: Way) -> u32 {
        let edge = &self.part.edges[edge];
        let exits = self.part.edges.iter().filter(|other| other.from == edge.to);
        match way {
            Way::Down => u32::from(edge.back) * 20,
            Way::Up => 2500,
            // Three answers need the three other corners.
            _ if self.chooses[edge.to] && exits.count() == 3 => 600,
            _ if edge.back => 0,
            _ => 40,
        }
    }

    fn moving(&self, edge: usize, from: Point, to: Point, way: Way) -> u32 {
        let (start, goal) = self.ends(edge);
        let length = match way {
            Way::Up | Way::Down => UPRIGHT,
            _ if self.lattice.is_channel(from.0) && self.lattice.is_channel(to.0) => BORDER,
            // Among equals, turn near the goal: lines to the same box then join.
            _ => LEVEL + u32::try_from(from.1.abs_diff(goal.1).min(9)).expect("at most nine"),
        };
        let mine = &self.part.edges[edge];
        let labelled = self.labelled[edge];
        let company = self.used[self.piece(from, to)].iter().map(|&(at, runs)| {
            let other = &self.part.edges[at];
            let forks = other.from == mine.from && !self.chooses[mine.from];
            let rivals = other.from == mine.from && from == start && self.chooses[mine.from];
            let rivals = rivals || (to == goal && labelled && self.labelled[at]);
            match self.lattice.has_tracks(from, way) {
                _ if rivals => 2 * CLASH,
                _ if (other.to == mine.to || forks) && runs == way => 0,
                true => COMPANY,
                false => CLASH,
            }
        });
        length + company.sum::<u32>()
    }

    fn turning(&self, edge: usize, point: Point, way: Way, turn: Way) -> u32 {
        let facing = match self.care {
            Care::Usual => FACING,
            Care::More => FACING_WITH_CARE,
        };
        let middle = !self.lattice.is_channel(point.0) && !point.1.is_multiple_of(2);
        let mine = &self.part.edges[edge];
        let met = self.met[self.lattice.index(point)].iter().map(|&(other, comes, goes)| {
            let other = &self.part.edges[other];
            let joins = other.to == mine.to;
            let forks = other.from == mine.from && !self.chooses[mine.from];
            match (way == turn, comes == goes) {
                _ if joins && goes == turn => 0,
                // Lines that have joined stay together, lines that have parted stay apart.
                _ if joins && comes == way => CLASH,
                _ if forks && goes == turn && comes != way => CLASH,
                _ if forks && comes == way => 0,
                (true, true) if way.upright() == comes.upright() => 0,
                (true, true) => CROSSING,
                _ if middle => CLASH,
                (false, false) if [way.opposite(), turn].iter().any(|side| [comes.opposite(), goes].contains(side)) => {
                    facing
                }
                _ => MAYBE_CROSSING,
            }
        });
        met.sum::<u32>() + if way == turn { 0 } else { BEND }
    }
}

/// No way is shorter than this.
fn estimate(a: Point, b: Point) -> u32 {
    let steps = |from: usize, to: usize, cost: u32| u32::try_from(from.abs_diff(to)).expect("a small lattice") * cost;
    let bend = if a.0 == b.0 || a.1 == b.1 { 0 } else { BEND };
    steps(a.0, b.0, BORDER) + steps(a.1, b.1, UPRIGHT) + bend
}

fn trace(
    came: &[Option<(Point, Way)>],
    start: Point,
    last: (Point, Way),
    state: impl Fn(Point, Way) -> usize,
) -> Vec<Point> {
    let mut points = vec![last.0];
    let mut at = last;
    while let Some(before) = came[state(at.0, at.1)] {
        points.push(before.0);
        at = before;
    }
    points.push(start);
    points.reverse();
    points
}
