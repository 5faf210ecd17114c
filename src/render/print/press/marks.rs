//! Marks for knife and fold, in the slug outside the bleed.

use typst::layout::{Abs, Frame, FrameItem, Point, Size};
use typst::syntax::Span;
use typst::visualize::{Cmyk, Color, FixedStroke, Geometry, Paint, ProcessColor};

use super::{BLEED, SLUG};

/// From the bleed to a mark, so that a cut a little off still falls beside it.
const GAP: f64 = 1.0;

fn black() -> Color {
    Color::Process(ProcessColor::Cmyk(Cmyk { c: 0.0, m: 0.0, y: 0.0, k: 1.0 }))
}

fn hairline() -> FixedStroke {
    FixedStroke::from_pair(Paint::Solid(black()), Abs::pt(0.25))
}

fn line(frame: &mut Frame, from: Point, by: Point, stroke: FixedStroke) {
    frame.push(from, FrameItem::Shape(Geometry::Line(by).stroked(stroke), Span::detached()));
}

/// Crop marks at the corners of the trim.
pub(super) fn crop(frame: &mut Frame, trim: Size) {
    let (start, length) = (Abs::mm(BLEED + GAP), Abs::mm(SLUG - BLEED - GAP));
    for x in [Abs::zero(), trim.x] {
        line(frame, Point::new(x, -start - length), Point::new(Abs::zero(), length), hairline());
        line(frame, Point::new(x, trim.y + start), Point::new(Abs::zero(), length), hairline());
    }
    for y in [Abs::zero(), trim.y] {
        line(frame, Point::new(-start - length, y), Point::new(length, Abs::zero()), hairline());
        line(frame, Point::new(trim.x + start, y), Point::new(length, Abs::zero()), hairline());
    }
}

/// Dashes at head and foot where a sheet is folded.
pub(super) fn fold(frame: &mut Frame, trim: Size, x: Abs) {
    let (start, dash) = (Abs::mm(BLEED + GAP), Abs::mm(1.0));
    for at in [0.0, 2.0, 4.0] {
        let at = Abs::mm(at);
        line(frame, Point::new(x, -start - at - dash), Point::new(Abs::zero(), dash), hairline());
        line(frame, Point::new(x, trim.y + start + at), Point::new(Abs::zero(), dash), hairline());
    }
}

/// A block on the back of a folded section, a step lower on each: a missing or misplaced one shows at the spine.
pub(super) fn collation(frame: &mut Frame, trim: Size, x: Abs, section: usize) {
    let (width, height) = (Abs::mm(1.5), Abs::mm(4.0));
    let (top, steps) = (Abs::mm(12.0), ((trim.y.to_mm() - 24.0) / 4.0).max(1.0));
    let step = f64::from(u32::try_from(section).expect("few sections")) % steps.floor();
    let at = Point::new(x - width / 2.0, top + height * step);
    let block = Geometry::Rect(Size::new(width, height)).filled(Paint::Solid(black()));
    frame.push(at, FrameItem::Shape(block, Span::detached()));
}
