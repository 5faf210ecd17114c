//! From stops and tracks to points: how wide each column and channel is, and where everything then lies.

use super::axis::{Axis, Need};
use super::chart::{Chart, FOOT, Label, Lane, Line, SLANT, Shape, Symbol};
use super::graph::Flow;
use super::lattice::{Lattice, Stop};
use super::part::Part;
use super::ruler::Ruler;
use super::sheet::{Style, times};
use super::size::Block;
use super::track::{Piece, Tracks};
use super::wrap::wrap;

/// All that a chart is drawn from.
pub(super) struct Plan<'a> {
    pub(super) flow: &'a Flow,
    pub(super) part: &'a Part,
    pub(super) lattice: &'a Lattice,
    pub(super) tracks: &'a Tracks,
}

/// Draws a part in a style.
pub(super) fn draw(plan: &Plan, style: &Style, ruler: &Ruler) -> Chart {
    let blocks: Vec<Block> = plan.part.nodes.iter().map(|node| Block::new(node, style, ruler)).collect();
    let labels: Vec<Option<Label>> = (0..plan.part.edges.len()).map(|edge| plan.label(edge, style, ruler)).collect();
    let (columns, widths) = plan.widths(&blocks, &labels, style);
    let fitted = plan.part.nodes.iter().zip(blocks).zip(&widths);
    let blocks: Vec<Block> = fitted.map(|((node, block), &width)| block.fitted(node, width, style, ruler)).collect();
    let sizes: Vec<(f64, f64)> =
        widths.iter().zip(&blocks).map(|(&width, block)| (width, block.height(width, style))).collect();

    let mut across = plan.across(&columns, &labels, style);
    let lanes = plan.lanes(&mut across, style, ruler);
    let lines_of_names = lanes.iter().map(|lane| lane.text.len()).max().unwrap_or(0);
    let header_height = if lines_of_names == 0 { 0.0 } else { times(lines_of_names) * style.leading + style.font };
    let down = plan.down(header_height, &sizes, &labels, style);

    let middle = |node: usize| {
        let (x, y) = plan.lattice.at[node];
        (across.middle(x), down.middle(y))
    };
    let boxes = plan.part.nodes.iter().zip(blocks).enumerate().map(|(at, (node, block))| {
        let ((x, y), (width, height)) = (middle(at), sizes[at]);
        Shape {
            symbol: node.symbol,
            x: x - width / 2.0,
            y: y - height / 2.0,
            width,
            height,
            text: block.text,
            by: block.by,
            limit: block.limit,
            step_number: node.step + 1,
            name: plan.flow.steps()[node.step].text.clone(),
        }
    });
    let boxes: Vec<Shape> = boxes.collect();
    let drawn = labels.into_iter().enumerate();
    let drawn = drawn.map(|(edge, label)| plan.line(edge, label, &boxes, &across, &down, style));
    Chart {
        lines: drawn.collect(),
        width: across.end(),
        height: down.end(),
        header_height,
        font_size: style.font,
        leading: style.leading,
        small_size: style.small,
        small_leading: style.small_leading,
        lanes,
        boxes,
        part_number: 1,
        part_count: 1,
    }
}

impl Plan<'_> {
    /// Width of each column, and of each box: rectangles of a column are all as wide as the widest.
    fn widths(&self, blocks: &[Block], labels: &[Option<Label>], style: &Style) -> (Vec<f64>, Vec<f64>) {
        let least: Vec<f64> = blocks.iter().map(|block| block.least_width(style)).collect();
        let column = |node: usize| self.lattice.at[node].0;
        let mut columns = vec![0.0_f64; self.lattice.stops.len()];
        for (node, &width) in least.iter().enumerate() {
            columns[column(node)] = columns[column(node)].max(width);
        }
        let round = |node: usize| self.part.nodes[node].symbol == Symbol::Connector;
        let widths =
            (0..least.len()).map(|node| if round(node) { least[node] } else { columns[column(node)] }).collect();
        for (edge, label) in labels.iter().enumerate() {
            let Some(label) = label else { continue };
            let piece = self.labelled_piece(edge);
            if piece.upright {
                columns[piece.line] = columns[piece.line].max(2.0 * (label.width + style.small * 0.5));
            }
        }
        (columns, widths)
    }

    fn across(&self, columns: &[f64], labels: &[Option<Label>], style: &Style) -> Axis {
        let mut needs = vec![Need::default(); columns.len()];
        for (pieces, (edge, label)) in self.tracks.pieces.iter().zip(labels.iter().enumerate()) {
            let (first, last) = (pieces[0], pieces[pieces.len() - 1]);
            let (at_exit, arrow) = (self.at_exit(edge), style.arrow);
            if let (Some(label), false, true) = (label, first.upright, at_exit) {
                let room = label.width + style.small * 0.7;
                widen(edge_of(&mut needs, first.from, first.to), room);
            }
            if !last.upright {
                let label = label.as_ref().filter(|_| !at_exit);
                let room = label.map_or(0.0, |label| label.width + style.small * 0.5);
                widen(edge_of(&mut needs, last.to, last.from), arrow + room);
            }
        }
        let mut axis = Axis { stops: Vec::new() };
        for (x, need) in needs.iter().enumerate() {
            if self.lattice.stops[x] != Stop::Channel {
                axis.push(columns[x], columns[x] / 2.0, 0.0);
                continue;
            }
            let beside = |at: Option<usize>| {
                at.and_then(|at| self.lattice.stops.get(at)).is_some_and(|&stop| stop != Stop::Channel)
            };
            // Lines keep a little more from boxes than from the border of a lane.
            let clear = |at| {
                if beside(at) { style.track_gap } else { style.track_gap * 0.7 }
            };
            let clear = Need { before: clear(x.checked_sub(1)), after: clear(Some(x + 1)) };
            let between_boxes = beside(x.checked_sub(1)) && beside(Some(x + 1));
            let least = if between_boxes { style.margin * 1.3 } else { style.margin };
            axis.push_channel(*need, clear, least, self.tracks.upright[x], style.track_gap);
        }
        axis
    }

    fn down(&self, top: f64, sizes: &[(f64, f64)], labels: &[Option<Label>], style: &Style) -> Axis {
        let mut heights = vec![0.0_f64; self.lattice.height];
        for (node, &(_, height)) in sizes.iter().enumerate() {
            widen(&mut heights[self.lattice.at[node].1], height);
        }
        let mut needs = vec![Need::default(); self.lattice.height];
        for (pieces, (edge, label)) in self.tracks.pieces.iter().zip(labels.iter().enumerate()) {
            let last = pieces[pieces.len() - 1];
            if last.upright {
                widen(edge_of(&mut needs, last.to, last.from), style.arrow);
            }
            let Some(label) = label else { continue };
            let piece = self.labelled_piece(edge);
            let room = label.height + style.small * 0.5;
            match (piece.upright, self.at_exit(edge)) {
                (false, _) => widen(&mut heights[piece.line], 2.0 * room),
                (true, true) => widen(edge_of(&mut needs, piece.from, piece.to), room),
                (true, false) => {
                    widen(edge_of(&mut needs, piece.to, piece.from), room + style.arrow);
                }
            }
        }
        let mut axis = Axis { stops: Vec::new() };
        for (y, need) in needs.iter().enumerate() {
            let edge = y == 0 || y + 1 == self.lattice.height;
            let clear = style.row_gap * if edge { 0.35 } else { 0.5 };
            let least = style.row_gap * if edge { 0.6 } else { 1.0 };
            if y.is_multiple_of(2) {
                axis.push_channel(
                    *need,
                    Need { before: clear, after: clear },
                    least,
                    self.tracks.level[y],
                    style.track_gap,
                );
            } else {
                axis.push(heights[y], heights[y] / 2.0, 0.0);
            }
        }
        for stop in &mut axis.stops {
            stop.start += top;
        }
        axis
    }

    /// The lanes, each at least wide enough for its name.
    fn lanes(&self, across: &mut Axis, style: &Style, ruler: &Ruler) -> Vec<Lane> {
        let mut lanes = Vec::with_capacity(self.part.actors.len());
        for (lane, &actor) in self.part.actors.iter().enumerate() {
            let stops: Vec<usize> = (0..self.lattice.stops.len()).filter(|&x| self.lattice.lanes[x] == lane).collect();
            let (first, last) = (stops[0], stops[stops.len() - 1]);
            let mut width: f64 = stops.iter().map(|&x| across.stops[x].length).sum();
            let name = self.flow.actors()[actor].as_str();
            let text = match name {
                "" => Vec::new(),
                name => wrap(name, style.font, (width - style.font).max(style.font * 3.0), 3, ruler),
            };
            let name = text.iter().map(|line| ruler.width(line, style.font)).fold(0.0, f64::max);
            let more = (name + style.font - width).max(0.0);
            across.widen(first, more / 2.0);
            across.stops[first].first_track += more / 2.0;
            across.widen(last, more / 2.0);
            width += more;
            lanes.push(Lane { text, x: across.stops[first].start, width });
        }
        lanes
    }

    fn line(
        &self,
        edge: usize,
        label: Option<Label>,
        boxes: &[Shape],
        across: &Axis,
        down: &Axis,
        style: &Style,
    ) -> Line {
        let pieces = &self.tracks.pieces[edge];
        let lies = |(piece, &track): (&Piece, &usize)| match piece.upright {
            true if self.lattice.is_channel(piece.line) => across.track(piece.line, track),
            true => across.middle(piece.line),
            false if piece.line.is_multiple_of(2) => down.track(piece.line, track),
            false => down.middle(piece.line),
        };
        let at: Vec<f64> = pieces.iter().zip(&self.tracks.track[edge]).map(lies).collect();
        let ends = &self.part.edges[edge];
        let mut points = vec![port(&boxes[ends.from], pieces[0], pieces[0].to > pieces[0].from, style)];
        for (pair, lies) in pieces.windows(2).zip(at.windows(2)) {
            points.push(if pair[0].upright { (lies[0], lies[1]) } else { (lies[1], lies[0]) });
        }
        let last = pieces[pieces.len() - 1];
        points.push(port(&boxes[ends.to], last, last.to < last.from, style));
        let label = label.map(|label| self.put_label(edge, label, &points, style));
        Line { points, label, back: ends.back }
    }
}

/// Where a line meets a box: the middle of a side.
fn port(shape: &Shape, piece: Piece, onward: bool, style: &Style) -> (f64, f64) {
    let (x, y) = (shape.x + shape.width / 2.0, shape.y + shape.height / 2.0);
    let lean = if shape.symbol == Symbol::Data { SLANT * shape.height / 2.0 } else { 0.0 };
    let foot = if shape.symbol == Symbol::Document { FOOT * style.font / 2.0 } else { 0.0 };
    match (piece.upright, onward) {
        (true, true) => (x, shape.y + shape.height - foot),
        (true, false) => (x, shape.y),
        (false, true) => (shape.x + shape.width - lean, y),
        (false, false) => (shape.x + lean, y),
    }
}

/// What the channel next to a stop needs at its edge there, on the way to another stop.
fn edge_of(needs: &mut [Need], stop: usize, toward: usize) -> &mut f64 {
    if toward > stop { &mut needs[stop + 1].before } else { &mut needs[stop - 1].after }
}

fn widen(length: &mut f64, least: f64) {
    *length = length.max(least);
}
