//! Pages on sheets: one by one with marks, two by two for folding, and the cover spread out.

use typst::foundations::{Content, Smart};
use typst::layout::{Abs, Frame, FrameItem, GroupItem, Point, Sides, Size};
use typst::visualize::Curve;
use typst_layout::Page;

use super::{BLEED, Job, SLUG, marks};
use crate::model::book::Binding;

/// One side of a sheet: the pages on the left and on the right, counted from zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Side {
    /// The page on the left.
    left: usize,
    /// The page on the right.
    right: usize,
    /// Which sheet of its section, from the outermost.
    sheet: usize,
}

/// The sides of a section of `pages` pages (a multiple of 4), front and back of each sheet from the outermost in.
fn sides(pages: usize) -> Vec<Side> {
    let front = |sheet: usize| Side { left: pages - 1 - 2 * sheet, right: 2 * sheet, sheet };
    let back = |sheet: usize| Side { left: 2 * sheet + 1, right: pages - 2 - 2 * sheet, sheet };
    (0..pages / 4).flat_map(|sheet| [front(sheet), back(sheet)]).collect()
}

/// Each page with bleed and crop marks.
pub(in crate::render::print) fn single(job: &Job<'_>) -> Vec<Page> {
    let one = |content: &Frame| {
        let trim = content.size();
        let mut frame = Frame::hard(trim);
        put(&mut frame, content, Abs::zero(), Abs::zero(), (true, true));
        marks::crop(&mut frame, trim);
        page(frame)
    };
    job.pages.iter().map(one).collect()
}

/// Sheets of two pages a side, in the order in which they are printed: front, back, front, back.
///
/// Sheets that lie inside others are pushed out at the fore edge, each by the thickness of one sheet at the fold,
/// and the knife cuts them shorter there. So the pages of the n-th sheet from outside move n thicknesses towards
/// the spine. (Twice that is what both margins of an opened sheet lose together.)
pub(in crate::render::print) fn imposed(job: &Job<'_>) -> Vec<Page> {
    let mut sheets = Vec::new();
    let mut first = 0;
    let sections = job.sections();
    for (number, &count) in sections.iter().enumerate() {
        let pages = &job.pages[first..first + count];
        for side in sides(count) {
            let creep = Abs::mm(job.press.paper.value) * f64::from(u32::try_from(side.sheet).expect("few sheets"));
            let size = pages[0].size();
            let trim = Size::new(size.x * 2.0, size.y);
            let mut frame = Frame::hard(trim);
            put(&mut frame, &pages[side.left], Abs::zero(), creep, (true, false));
            put(&mut frame, &pages[side.right], size.x, -creep, (false, true));
            marks::crop(&mut frame, trim);
            marks::fold(&mut frame, trim, size.x);
            let is_outside = side.sheet == 0 && side.right == 0;
            if job.press.binding.value == Binding::胶装 && is_outside {
                marks::collation(&mut frame, trim, size.x, number);
            }
            sheets.push(page(frame));
        }
        first += count;
    }
    sheets
}

/// The cover of a perfect-bound book, spread out: back, spine, front.
pub(in crate::render::print) fn cover(job: &Job<'_>, spine: &Frame) -> Vec<Page> {
    let (front, back) = (&job.pages[0], &job.pages[job.pages.len() - 1]);
    let (size, width) = (front.size(), spine.width());
    let trim = Size::new(size.x * 2.0 + width, size.y);
    let mut frame = Frame::hard(trim);
    put(&mut frame, back, Abs::zero(), Abs::zero(), (true, false));
    frame.push_frame(Point::new(size.x, Abs::zero()), super::color::separated(spine));
    put(&mut frame, front, size.x + width, Abs::zero(), (false, true));
    marks::crop(&mut frame, trim);
    marks::fold(&mut frame, trim, size.x);
    marks::fold(&mut frame, trim, size.x + width);
    vec![page(frame)]
}

/// Puts a page at `x`, moved by `shift`; it bleeds at head and foot, and on the sides that are named (left, right).
fn put(sheet: &mut Frame, content: &Frame, x: Abs, shift: Abs, bleeds: (bool, bool)) {
    let bleed = Abs::mm(BLEED);
    let side = |bleeds: bool| if bleeds { bleed } else { Abs::zero() };
    let (left, right) = (side(bleeds.0), side(bleeds.1));
    let shown = Size::new(content.width() + left + right, content.height() + bleed * 2.0);
    let mut window = Frame::hard(shown);
    window.push_frame(Point::new(left + shift, bleed), content.clone());
    let group = GroupItem { clip: Some(Curve::rect(shown)), ..GroupItem::new(window) };
    sheet.push(Point::new(x - left, -bleed), FrameItem::Group(group));
}

fn page(frame: Frame) -> Page {
    let bleed = Sides::splat(Abs::mm(SLUG));
    Page { frame, bleed, fill: Smart::Auto, numbering: None, supplement: Content::empty(), number: 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_folds_into_its_order() {
        let order: Vec<_> = sides(8).iter().map(|side| (side.left + 1, side.right + 1, side.sheet)).collect();
        assert_eq!(order, [(8, 1, 0), (2, 7, 0), (6, 3, 1), (4, 5, 1)]);
        for pages in [4, 16, 64] {
            let mut seen: Vec<usize> = sides(pages).iter().flat_map(|side| [side.left, side.right]).collect();
            seen.sort_unstable();
            assert_eq!(seen, (0..pages).collect::<Vec<_>>());
            // Both sides of a leaf are neighbours: what is behind the right page of a front is on the left of the back.
            for sheet in sides(pages).chunks(2) {
                assert_eq!(sheet[0].right + 1, sheet[1].left);
                assert_eq!(sheet[1].right + 1, sheet[0].left);
            }
        }
    }
}
