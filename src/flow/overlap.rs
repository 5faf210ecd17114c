//! The overlap check: a drawing keeps apart what must be apart, in all samples and in many invented flows.

use super::chart::{Chart, FOOT, Label, SLANT, Shape, Symbol};
use super::layout::lay_out;
use super::ruler::Ruler;
use super::samples;
use super::sheet::Sheet;

/// Rounding that no one sees, in points.
const EPSILON: f64 = 0.01;

/// Left, upper, right and lower edge.
#[derive(Debug, Clone, Copy)]
struct Frame(f64, f64, f64, f64);

impl Frame {
    fn meets(self, other: Self) -> bool {
        self.0 + EPSILON < other.2
            && other.0 + EPSILON < self.2
            && self.1 + EPSILON < other.3
            && other.1 + EPSILON < self.3
    }

    fn grown(self, by: f64) -> Self {
        Self(self.0 - by, self.1 - by, self.2 + by, self.3 + by)
    }

    fn between(a: (f64, f64), b: (f64, f64)) -> Self {
        Self(a.0.min(b.0), a.1.min(b.1), a.0.max(b.0), a.1.max(b.1))
    }

    fn within(self, other: Self) -> bool {
        let Self(left, top, right, bottom) = other.grown(EPSILON);
        self.0 >= left && self.1 >= top && self.2 <= right && self.3 <= bottom
    }
}

fn frame(shape: &Shape) -> Frame {
    Frame(shape.x, shape.y, shape.x + shape.width, shape.y + shape.height)
}

fn label_frame(label: &Label) -> Frame {
    let (dx, dy) = (label.width / 2.0, label.height / 2.0);
    Frame(label.x - dx, label.y - dy, label.x + dx, label.y + dy)
}

/// What is wrong with a drawing.
fn faults(chart: &Chart, ruler: &Ruler) -> Vec<String> {
    let mut faults = Vec::new();
    for shape in &chart.boxes {
        faults.extend(text_faults(chart, shape, ruler));
        let in_lane = |lane: &&super::chart::Lane| shape.x > lane.x && shape.x + shape.width < lane.x + lane.width;
        if chart.lanes.iter().find(in_lane).is_none() || shape.y <= chart.header_height {
            faults.push(format!("{} stands outside its lane", shape.name));
        }
    }
    for (at, one) in chart.boxes.iter().enumerate() {
        for two in &chart.boxes[at + 1..] {
            if frame(one).grown(2.0).meets(frame(two)) {
                faults.push(format!("{} touches {}", one.name, two.name));
            }
        }
    }
    for lane in &chart.lanes {
        let widest = lane.text.iter().map(|line| ruler.width(line, chart.font_size)).fold(0.0, f64::max);
        if widest > lane.width {
            faults.push(format!("the name of lane {:?} is wider than the lane", lane.text));
        }
    }
    faults.extend(line_faults(chart));
    faults.extend(label_faults(chart));
    faults
}

fn text_faults(chart: &Chart, shape: &Shape, ruler: &Ruler) -> Vec<String> {
    let (size, small) = (chart.font_size, chart.small_size);
    let limit = shape.by.iter().chain(&shape.limit).map(|_| chart.small_leading).sum::<f64>();
    let count = f64::from(u32::try_from(shape.text.len()).expect("a few lines"));
    let height = (count - 1.0) * chart.leading + size + limit;
    let foot = if shape.symbol == Symbol::Document { FOOT * size } else { 0.0 };
    let (cx, cy) = (shape.x + shape.width / 2.0, shape.y + (shape.height - foot) / 2.0);
    let mut lines = Vec::new();
    let mut top = cy - height / 2.0;
    for line in &shape.text {
        lines.push((line, ruler.width(line, size), top, top + size));
        top += chart.leading;
    }
    let mut bottom = cy + height / 2.0;
    for line in shape.by.iter().chain(&shape.limit).rev() {
        lines.push((line, ruler.width(line, small), bottom - small, bottom));
        bottom -= chart.small_leading;
    }
    let outside = lines.into_iter().filter(|&(_, width, top, bottom)| {
        let corners = [(width / 2.0, top), (width / 2.0, bottom)];
        corners.iter().any(|&(half, y)| !holds(shape, cx, half, y, foot))
    });
    outside.map(|(line, ..)| format!("{line} sticks out of {}", shape.name)).collect()
}

/// Whether a symbol holds the points `half` to the left and to the right of its middle at height `y`.
fn holds(shape: &Shape, cx: f64, half: f64, y: f64, foot: f64) -> bool {
    let (top, bottom) = (shape.y, shape.y + shape.height - foot);
    let (up, radius) = ((y - f64::midpoint(top, bottom)).abs(), (bottom - top) / 2.0);
    let room = match shape.symbol {
        Symbol::Process | Symbol::Document => shape.width / 2.0,
        Symbol::Predefined => shape.width / 2.0 - super::chart::BAR * 7.0,
        Symbol::Decision => shape.width / 2.0 * (1.0 - up / radius),
        Symbol::Data => shape.width / 2.0 - SLANT * shape.height / 2.0 - SLANT * up,
        Symbol::Terminal | Symbol::Connector => {
            shape.width / 2.0 - radius + (radius.powi(2) - up.powi(2)).max(0.0).sqrt()
        }
    };
    debug_assert!((cx - shape.x - shape.width / 2.0).abs() < EPSILON, "text is centred");
    up <= radius && half <= room
}

fn line_faults(chart: &Chart) -> Vec<String> {
    let mut faults = Vec::new();
    for line in &chart.lines {
        for pair in line.points.windows(2) {
            if (pair[0].0 - pair[1].0).abs() > EPSILON && (pair[0].1 - pair[1].1).abs() > EPSILON {
                faults.push(format!("a piece is neither level nor upright: {pair:?}"));
            }
            let piece = Frame::between(pair[0], pair[1]);
            for shape in &chart.boxes {
                // Ports of a parallelogram and of a document lie a little inside their frames.
                let slack = match shape.symbol {
                    Symbol::Data => SLANT * shape.height / 2.0,
                    Symbol::Document => FOOT * chart.font_size / 2.0,
                    _ => 0.0,
                };
                if piece.grown(EPSILON * 2.0).meets(frame(shape).grown(-slack - EPSILON * 4.0)) {
                    faults.push(format!("a line runs through {}: {pair:?}", shape.name));
                }
            }
        }
        let [.., a, b] = line.points[..] else {
            continue;
        };
        if (a.0 - b.0).abs() + (a.1 - b.1).abs() < chart.font_size * 0.55 {
            faults.push(format!("no room for the arrow: {:?}", line.points));
        }
    }
    for (at, one) in chart.lines.iter().enumerate() {
        for two in &chart.lines[at + 1..] {
            let kin = one.points[0] == two.points[0] || one.points.last() == two.points.last();
            for p in one.points.windows(2) {
                for q in two.points.windows(2) {
                    let upright = |pair: &[(f64, f64)]| (pair[0].0 - pair[1].0).abs() < EPSILON;
                    let near = Frame::between(p[0], p[1]).grown(1.0).meets(Frame::between(q[0], q[1]).grown(1.0));
                    if !kin && near && upright(p) == upright(q) {
                        faults.push(format!("two lines run on each other: {p:?} {q:?}"));
                    }
                }
            }
        }
    }
    faults
}

fn label_faults(chart: &Chart) -> Vec<String> {
    let mut faults = Vec::new();
    let labels: Vec<&Label> = chart.lines.iter().filter_map(|line| line.label.as_ref()).collect();
    for (at, label) in labels.iter().enumerate() {
        let mine = label_frame(label);
        if !mine.within(Frame(0.0, chart.header_height, chart.width, chart.height)) {
            faults.push(format!("label {:?} sticks out of the drawing", label.text));
        }
        for shape in chart.boxes.iter().filter(|shape| frame(shape).meets(mine)) {
            faults.push(format!("label {:?} lies on {}", label.text, shape.name));
        }
        for line in &chart.lines {
            if line.points.windows(2).any(|pair| Frame::between(pair[0], pair[1]).grown(0.3).meets(mine)) {
                faults.push(format!("a line runs through label {:?}", label.text));
            }
        }
        for other in labels[at + 1..].iter().filter(|other| label_frame(other).meets(mine)) {
            faults.push(format!("labels {:?} and {:?} lie on each other", label.text, other.text));
        }
    }
    faults
}

#[test]
fn samples_have_no_faults_and_fit() {
    let ruler = samples::ruler();
    for (name, flow) in samples::all() {
        for sheet in [Sheet::screen(), Sheet::pocket()] {
            for chart in lay_out(&flow, &ruler, &sheet) {
                let part = chart.part_number;
                assert_eq!(faults(&chart, &ruler), [] as [String; 0], "{name}, part {part}");
                assert!(chart.width <= sheet.max_width && chart.height <= sheet.max_height, "{name}, part {part}");
                assert!(chart.boxes.len() <= sheet.max_boxes, "{name}, part {part}");
            }
        }
    }
}

#[test]
fn invented_flows_have_no_faults() {
    let ruler = samples::ruler();
    for seed in 0..300 {
        let flow = samples::invented(seed);
        for sheet in [Sheet::screen(), Sheet::pocket()] {
            for chart in lay_out(&flow, &ruler, &sheet) {
                let part = chart.part_number;
                assert_eq!(faults(&chart, &ruler), [] as [String; 0], "seed {seed}, part {part}");
                assert!(chart.width <= sheet.max_width && chart.height <= sheet.max_height, "seed {seed}, part {part}");
            }
        }
    }
}

#[test]
fn a_chart_for_a_phone_is_whole_says_who_does_what_and_has_no_faults() {
    let ruler = samples::ruler();
    let invented = (0..300).map(|seed| (format!("seed {seed}"), samples::invented(seed)));
    let named = samples::all().into_iter().map(|(name, flow)| (name.to_owned(), flow));
    for (name, flow) in named.chain(invented) {
        let charts = lay_out(&flow.without_lanes(), &ruler, &Sheet::phone());
        let [chart] = charts.as_slice() else { panic!("{name}: {} parts", charts.len()) };
        assert_eq!(faults(chart, &ruler), [] as [String; 0], "{name}");
        assert!(chart.header_height == 0.0 && chart.lanes.len() == 1, "{name}");
        for (shape, step) in chart.boxes.iter().zip(flow.steps()) {
            assert_eq!(shape.by.concat(), flow.actors()[step.actor], "{name}");
        }
    }
}

/// How many lines run straight through others.
fn crossings(chart: &Chart) -> usize {
    let lines = chart.lines.iter().enumerate();
    let pieces: Vec<_> = lines.flat_map(|(at, line)| line.points.windows(2).map(move |pair| (at, pair))).collect();
    let level = |pair: &[(f64, f64)]| (pair[0].1 - pair[1].1).abs() < EPSILON;
    let inside = |a: f64, b: f64, at: f64| a.min(b) + 1.0 < at && at < a.max(b) - 1.0;
    let crosses = |a: &[(f64, f64)], b: &[(f64, f64)]| inside(a[0].0, a[1].0, b[0].0) && inside(b[0].1, b[1].1, a[0].1);
    let flat = pieces.iter().filter(|(_, pair)| level(pair));
    flat.map(|(one, a)| pieces.iter().filter(|(two, b)| one != two && !level(b) && crosses(a, b)).count()).sum()
}

#[test]
fn lines_of_samples_do_not_cross() {
    let ruler = samples::ruler();
    for (name, flow) in samples::all() {
        for (sheet, flow) in [(Sheet::screen(), &flow), (Sheet::phone(), &flow.without_lanes())] {
            let crossed: usize = lay_out(flow, &ruler, &sheet).iter().map(crossings).sum();
            assert_eq!(crossed, 0, "{name} on {sheet:?}");
        }
    }
}

#[test]
fn the_same_flow_gives_the_same_drawing() {
    let ruler = samples::ruler();
    let drawn = || lay_out(&samples::subsistence(), &ruler, &Sheet::pocket());
    assert_eq!(drawn(), drawn());
}
