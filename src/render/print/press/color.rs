//! Frames for the press: every paint as CMYK, without links and marks of structure.

use typst::layout::{Frame, FrameItem, GroupItem};
use typst::visualize::{Cmyk, Color, FixedStroke, Paint, ProcessColor, ProcessColorSpace, Shape};

/// A frame with its colours separated.
pub(super) fn separated(frame: &Frame) -> Frame {
    let mut out = Frame::new(frame.size(), frame.kind());
    for (at, item) in frame.items() {
        let item = match item {
            FrameItem::Group(group) => {
                FrameItem::Group(GroupItem { frame: separated(&group.frame), parent: None, ..group.clone() })
            }
            FrameItem::Text(text) => {
                let mut text = text.clone();
                text.fill = paint(&text.fill);
                text.stroke = text.stroke.as_ref().map(stroke);
                FrameItem::Text(text)
            }
            FrameItem::Shape(shape, span) => {
                let (fill, line) = (shape.fill.as_ref().map(paint), shape.stroke.as_ref().map(stroke));
                FrameItem::Shape(Shape { fill, stroke: line, ..shape.clone() }, *span)
            }
            FrameItem::Image(..) => item.clone(),
            FrameItem::Link(..) | FrameItem::Tag(_) => continue,
        };
        out.push(*at, item);
    }
    out
}

fn stroke(stroke: &FixedStroke) -> FixedStroke {
    FixedStroke { paint: paint(&stroke.paint), ..stroke.clone() }
}

/// The templates paint with plain colours only.
fn paint(paint: &Paint) -> Paint {
    match paint {
        Paint::Solid(color) => Paint::Solid(cmyk(color)),
        Paint::Gradient(_) | Paint::Tiling(_) => paint.clone(),
    }
}

/// Black and greys are shades of K: four inks for small black type never meet exactly.
fn cmyk(color: &Color) -> Color {
    let rgb = color.to_rgb();
    let is_grey = (rgb.red - rgb.green).abs() < 0.002 && (rgb.green - rgb.blue).abs() < 0.002;
    if is_grey {
        return Color::Process(ProcessColor::Cmyk(Cmyk { c: 0.0, m: 0.0, y: 0.0, k: 1.0 - color.to_luma().luma }));
    }
    color.to_process_space(ProcessColorSpace::Cmyk)
}
