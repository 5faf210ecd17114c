//! Lines in the same channel, laid side by side so that as few as possible cross.

use super::lattice::{Lattice, Point};
use super::part::Part;
use super::sheet::times;
use super::strand::{Strand, best_order};

/// A straight piece of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) upright: bool,
    /// The stop it runs along.
    pub(super) line: usize,
    /// Stops across, in the direction of the flow.
    pub(super) from: usize,
    pub(super) to: usize,
}

/// The straight pieces of all lines, and the track of each in its channel.
#[derive(Debug)]
pub(super) struct Tracks {
    pub(super) pieces: Vec<Vec<Piece>>,
    /// Counted from the left or from above; zero outside channels.
    pub(super) track: Vec<Vec<usize>>,
    /// How many tracks each channel has, by its stop from the left.
    pub(super) upright: Vec<usize>,
    /// How many tracks each channel has, by its stop from above.
    pub(super) level: Vec<usize>,
    /// How many lines cross, and very many where lines would lie on each other.
    pub(super) crossings: u32,
}

/// Gives each piece in a channel a track.
pub(super) fn assign(part: &Part, lattice: &Lattice, ways: &[Vec<Point>]) -> Tracks {
    let pieces: Vec<Vec<Piece>> = ways.iter().map(|way| straight(way)).collect();
    let strands: Vec<Strand> =
        bundles(part, &pieces).iter().map(|bundle| Strand::new(bundle, &pieces, lattice)).collect();
    let mut track: Vec<Vec<usize>> = pieces.iter().map(|pieces| vec![0; pieces.len()]).collect();
    let mut crossings = pierced(&pieces);
    let mut fill = |upright: bool, line: usize| {
        let here: Vec<&Strand> = strands.iter().filter(|s| (s.upright, s.line) == (upright, line)).collect();
        let (order, cost) = best_order(&here);
        crossings += cost;
        let mut count = 0;
        let mut given: Vec<(usize, usize)> = Vec::new();
        for at in order {
            let clashes = given.iter().filter(|&&(other, _)| here[other].meets(here[at]));
            let mine = clashes.map(|&(_, track)| track + 1).max().unwrap_or(0);
            given.push((at, mine));
            count = count.max(mine + 1);
            for &(edge, piece) in &here[at].members {
                track[edge][piece] = mine;
            }
        }
        count
    };
    let (mut upright, mut level) = (vec![0; lattice.stops.len()], vec![0; lattice.height]);
    for (x, count) in upright.iter_mut().enumerate().filter(|&(x, _)| lattice.is_channel(x)) {
        *count = fill(true, x);
    }
    for (y, count) in level.iter_mut().enumerate().step_by(2) {
        *count = fill(false, y);
    }
    Tracks { pieces, track, upright, level, crossings }
}

impl Tracks {
    /// How far the lines are from what is easy to follow: three for a crossing, two for a way on that does not run
    /// straight down from its question, one for each piece.
    pub(super) fn unrest(&self, part: &Part) -> f64 {
        let pieces: usize = self.pieces.iter().map(Vec::len).sum();
        let aside = part
            .edges
            .iter()
            .zip(&self.pieces)
            .filter(|(edge, own)| edge.first && part.chooses(edge.from) && !own[0].upright);
        f64::from(self.crossings) * 3.0 + times(2 * aside.count()) + times(pieces)
    }
}

/// How many lines run straight through others.
fn pierced(pieces: &[Vec<Piece>]) -> u32 {
    let all = || pieces.iter().enumerate().flat_map(|(edge, own)| own.iter().map(move |piece| (edge, piece)));
    let inside = |piece: &Piece, at: usize| piece.from.min(piece.to) < at && at < piece.from.max(piece.to);
    let mut count = 0;
    for (edge, level) in all().filter(|(_, piece)| !piece.upright) {
        for (other, upright) in all().filter(|(_, piece)| piece.upright) {
            count += u32::from(edge != other && inside(level, upright.line) && inside(upright, level.line));
        }
    }
    count
}

fn straight(way: &[Point]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for pair in way.windows(2) {
        let ((ax, ay), (bx, by)) = (pair[0], pair[1]);
        let upright = ax == bx;
        let (line, from, to) = if upright { (ax, ay, by) } else { (ay, ax, bx) };
        match pieces.last_mut() {
            Some(last) if last.upright == upright => last.to = to,
            _ => pieces.push(Piece { upright, line, from, to }),
        }
    }
    pieces
}

/// An edge, and a piece of it.
pub(super) type Member = (usize, usize);

/// Pieces that are one line on paper: those of lines that have joined or not yet parted.
fn bundles(part: &Part, pieces: &[Vec<Piece>]) -> Vec<Vec<Member>> {
    let all: Vec<Member> =
        pieces.iter().enumerate().flat_map(|(edge, own)| (0..own.len()).map(move |piece| (edge, piece))).collect();
    let start = |edge: usize| all.iter().position(|&member| member == (edge, 0)).expect("every line has a piece");
    let starts: Vec<usize> = (0..pieces.len()).map(start).collect();
    let mut root: Vec<usize> = (0..all.len()).collect();
    // Lines that have nothing to do with each other may both be kin to a third, but must not lie on each other.
    let kin = |&(a, i): &Member, &(b, j): &Member| {
        let (one, two) = (&part.edges[a], &part.edges[b]);
        let (p, q) = (pieces[a][i], pieces[b][j]);
        let apart = p.from.max(p.to) < q.from.min(q.to) || q.from.max(q.to) < p.from.min(p.to);
        one.to == two.to || (one.from == two.from && !part.chooses(one.from)) || apart
    };
    let mut unite = |a: usize, b: usize| {
        let (a, b) = (root[a], root[b]);
        let members = |r: usize| all.iter().zip(&root).filter(move |&(_, &root)| root == r).map(|(member, _)| member);
        if members(a).all(|one| members(b).all(|two| kin(one, two))) {
            for r in root.iter_mut().filter(|r| **r == a.max(b)) {
                *r = a.min(b);
            }
        }
    };
    for a in 0..pieces.len() {
        for b in a + 1..pieces.len() {
            let (one, two) = (&part.edges[a], &part.edges[b]);
            if one.to == two.to {
                for (i, j) in (0..pieces[a].len()).rev().zip((0..pieces[b].len()).rev()) {
                    let (p, q) = (pieces[a][i], pieces[b][j]);
                    if (p.upright, p.line, p.to) != (q.upright, q.line, q.to) {
                        break;
                    }
                    unite(starts[a] + i, starts[b] + j);
                    if p.from != q.from {
                        break;
                    }
                }
            }
            if one.from == two.from && !part.chooses(one.from) {
                for (i, (p, q)) in pieces[a].iter().zip(&pieces[b]).enumerate() {
                    if (p.upright, p.line, p.from) != (q.upright, q.line, q.from) {
                        break;
                    }
                    unite(starts[a] + i, starts[b] + i);
                    if p.to != q.to {
                        break;
                    }
                }
            }
        }
    }
    let roots = (0..all.len()).filter(|&at| root[at] == at);
    roots.map(|r| (0..all.len()).filter(|&at| root[at] == r).map(|at| all[at]).collect()).collect()
}
