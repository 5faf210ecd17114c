//! The lattice that lines run on: columns and rows of boxes, and channels between them.

use super::place::Places;

/// A crossing of the lattice: a stop from the left, a stop from above.
pub(super) type Point = (usize, usize);

/// What is at a stop from the left. From above, channels are even and rows odd.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    Column(usize),
    /// Room in a lane beside a column.
    Channel,
}

/// Columns and rows with channels around them; each lane has channels at both edges.
#[derive(Debug)]
pub(super) struct Lattice {
    pub(super) stops: Vec<Stop>,
    /// The lane of each stop.
    pub(super) lanes: Vec<usize>,
    /// Stops from above.
    pub(super) height: usize,
    /// Where each box is.
    pub(super) at: Vec<Point>,
    boxes: Vec<bool>,
}

impl Lattice {
    pub(super) fn new(places: &Places) -> Self {
        let (mut stops, mut lanes, mut columns) = (Vec::new(), Vec::new(), Vec::new());
        let mut push = |stop, lane| {
            stops.push(stop);
            lanes.push(lane);
            stops.len() - 1
        };
        let mut previous = None;
        for (column, &lane) in places.lanes.iter().enumerate() {
            if previous != Some(lane) {
                push(Stop::Channel, lane);
            }
            columns.push(push(Stop::Column(column), lane));
            push(Stop::Channel, lane);
            previous = Some(lane);
        }
        let height = 2 * places.rows + 1;
        let at: Vec<Point> = places.row.iter().zip(&places.column).map(|(row, &c)| (columns[c], 2 * row + 1)).collect();
        let mut boxes = vec![false; stops.len() * height];
        for &(x, y) in &at {
            boxes[y * stops.len() + x] = true;
        }
        Self { stops, lanes, height, at, boxes }
    }

    /// How many points there are.
    pub(super) fn size(&self) -> usize {
        self.boxes.len()
    }

    /// The number of a point.
    pub(super) fn index(&self, (x, y): Point) -> usize {
        y * self.stops.len() + x
    }

    /// Whether a box stands there.
    pub(super) fn is_box(&self, point: Point) -> bool {
        self.boxes[self.index(point)]
    }

    /// The next point in a direction.
    pub(super) fn step(&self, (x, y): Point, way: Way) -> Option<Point> {
        match way {
            Way::Up => Some((x, y.checked_sub(1)?)),
            Way::Down => (y + 1 < self.height).then_some((x, y + 1)),
            Way::Left => Some((x.checked_sub(1)?, y)),
            Way::Right => (x + 1 < self.stops.len()).then_some((x + 1, y)),
        }
    }

    pub(super) fn is_channel(&self, x: usize) -> bool {
        self.stops[x] == Stop::Channel
    }

    /// Whether lines that pass here in this direction lie side by side on tracks, rather than on the one middle line.
    pub(super) fn has_tracks(&self, (x, y): Point, way: Way) -> bool {
        if way.upright() { self.is_channel(x) } else { y.is_multiple_of(2) }
    }
}

/// A direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    Up,
    Right,
    Down,
    Left,
}

/// All directions.
pub(super) const WAYS: [Way; 4] = [Way::Up, Way::Right, Way::Down, Way::Left];

impl Way {
    pub(super) fn between(from: Point, to: Point) -> Self {
        match (from.0.cmp(&to.0), from.1.cmp(&to.1)) {
            (std::cmp::Ordering::Less, _) => Self::Right,
            (std::cmp::Ordering::Greater, _) => Self::Left,
            (_, std::cmp::Ordering::Less) => Self::Down,
            _ => Self::Up,
        }
    }

    pub(super) fn upright(self) -> bool {
        matches!(self, Self::Up | Self::Down)
    }

    pub(super) fn opposite(self) -> Self {
        match self {
            Self::Up => Self::Down,
            Self::Down => Self::Up,
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }
}
