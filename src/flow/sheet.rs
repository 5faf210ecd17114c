//! The sheet that a chart is drawn for, and how tight a drawing may get to fit on it.

/// The room there is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sheet {
    /// Greatest width of a chart.
    pub max_width: f64,
    /// Greatest height of a chart.
    pub max_height: f64,
    /// Size of the text in boxes. A chart that doesn't fit is tightened, then split; on paper it is never set smaller.
    pub font_size: f64,
    /// The least size of that text, for a sheet that charts are not split for.
    pub least_font_size: f64,
    /// Greatest number of boxes in a chart, connectors included; a longer flow is split.
    pub max_boxes: usize,
}

impl Sheet {
    /// One wide drawing for a screen, never split.
    #[must_use]
    pub fn screen() -> Self {
        Self {
            max_width: f64::INFINITY,
            max_height: f64::INFINITY,
            font_size: 16.0,
            least_font_size: 16.0,
            max_boxes: usize::MAX,
        }
    }

    /// The screen of a small phone, 360 pixels wide less the margins of a page, held upright. A chart is set smaller
    /// until it fits, down to 12.5 pixels; what is still wider is scrolled.
    #[must_use]
    pub fn phone() -> Self {
        Self { max_width: 322.0, least_font_size: 12.5, ..Self::screen() }
    }

    /// The sizes of text that a chart is tried in, in steps of a half.
    pub(super) fn font_sizes(&self) -> impl Iterator<Item = f64> + use<> {
        let least = self.least_font_size;
        std::iter::successors(Some(self.font_size), |size| Some(size - 0.5)).take_while(move |size| *size >= least)
    }

    /// A page of the large print: A4, and no letter below 14 pt, limits and labels included.
    #[must_use]
    pub fn large() -> Self {
        Self { max_width: 484.0, max_height: 560.0, font_size: 16.0, least_font_size: 16.0, max_boxes: 9 }
    }

    /// A page of the pocket book, where nine boxes are as many as one takes in at a look.
    #[must_use]
    pub fn pocket() -> Self {
        Self { max_width: 264.0, max_height: 285.0, font_size: 7.0, least_font_size: 7.0, max_boxes: 9 }
    }
}

/// Lengths of one drawing, all from the size of its text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    /// Size of text in boxes.
    pub(super) font: f64,
    /// Size of labels and limits.
    pub(super) small: f64,
    /// Between baselines of box text.
    pub(super) leading: f64,
    /// Between baselines of small text.
    pub(super) small_leading: f64,
    /// From text to the edge of a box, sideways.
    pub(super) pad_x: f64,
    /// From text to the edge of a box, up and down.
    pub(super) pad_y: f64,
    /// Between a row and the next.
    pub(super) row_gap: f64,
    /// Between a box and the border of its lane.
    pub(super) margin: f64,
    /// Between parallel lines.
    pub(super) track_gap: f64,
    /// Room for an arrow head and a bit of its line.
    pub(super) arrow: f64,
    /// Widest line of text in a box.
    pub(super) wrap: f64,
}

/// A step of tightening: the gaps as a part of the full ones, and the widest line of box text in em.
const STEPS: [(f64, f64); 10] = [
    (1.0, 7.0),
    (1.0, 6.0),
    (1.0, 5.0),
    (1.0, 4.0),
    (0.85, 6.0),
    (0.85, 5.0),
    (0.85, 4.0),
    (0.7, 5.0),
    (0.7, 4.0),
    (0.7, 3.0),
];

impl Style {
    /// From the most generous to the tightest.
    pub(super) fn steps(font: f64) -> impl Iterator<Item = Self> {
        STEPS.iter().map(move |&(gaps, em)| Self::new(font, gaps, em))
    }

    fn new(font: f64, gaps: f64, em: f64) -> Self {
        // 6.5 pt is the smallest size that the pocket book allows.
        let small = (font * 0.88).max(6.5).min(font);
        Self {
            font,
            small,
            leading: font * 1.25,
            small_leading: small * 1.2,
            pad_x: font * 0.7 * gaps,
            pad_y: font * 0.55 * gaps,
            row_gap: font * 2.1 * gaps,
            margin: font * 1.2 * gaps,
            track_gap: font * 0.9 * gaps,
            arrow: font * 1.0,
            wrap: font * (em + 0.05),
        }
    }
}

/// A count as a length's factor.
pub(super) fn times(count: usize) -> f64 {
    f64::from(u32::try_from(count).expect("fewer boxes than four thousand million"))
}
