//! Codes on paper: every page of a PDF is drawn, and each square that stands alone and has three finders is read.
//!
//! A code in a book lies straight, so its modules are where its square says they are. A reader for cameras, which has
//! to find that out, mixes the finders of neighbours on a sheet of labels.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings};
use rayon::prelude::*;

use super::Read;

/// Dots an inch: the smallest module, of 0.4 mm, has more than three.
const DPI: f32 = 200.0;

/// Pages that are drawn one after the other with what they share.
const RUN: usize = 16;

/// Pixels of a cell: dark cells that touch belong together. The white between the modules of a poster is wider than
/// that around the code of a label, so that cells of several sizes are tried, each a few of the one before.
const CELL: usize = 4;
const CELLS: [usize; 4] = [1, 2, 4, 8];

/// Sides of the versions that an address can need, in modules.
const SIDES: std::ops::RangeInclusive<usize> = 21..=61;

/// Every code of a PDF. A file that can't be read is told as a code that can't.
pub(super) fn read(path: &Path, file: &str) -> Vec<Read> {
    let lost = || vec![Read { file: file.to_owned(), page: Some(1), url: None }];
    let Ok(bytes) = std::fs::read(path).map(Arc::new) else { return lost() };
    let Ok(count) = Pdf::new(Arc::clone(&bytes)).map(|pdf| pdf.pages().len()) else { return lost() };
    // What a page is drawn with stays in its thread, so each run of pages opens the file for itself.
    let runs: Vec<usize> = (0..count).step_by(RUN).collect();
    let found = runs.into_par_iter().map(|first| {
        let Ok(pdf) = Pdf::new(Arc::clone(&bytes)) else { return Vec::new() };
        let (cache, settings, scale) = (RenderCache::new(), InterpreterSettings::default(), DPI / 72.0);
        let how = RenderSettings { x_scale: scale, y_scale: scale, bg_color: WHITE, ..RenderSettings::default() };
        let pages = pdf.pages().iter().enumerate().skip(first).take(RUN);
        let read = pages.flat_map(|(at, page)| {
            let drawn = hayro::render(page, &cache, &settings, &how);
            // The eye sees green best; the weights of BT.601 in 256ths.
            let is_dark = |r: u8, g: u8, b: u8| 77 * u32::from(r) + 150 * u32::from(g) + 29 * u32::from(b) < 128 << 8;
            let dark = drawn.data().iter().map(|pixel| is_dark(pixel.r, pixel.g, pixel.b)).collect();
            let urls = Picture { width: usize::from(drawn.width()), dark }.codes();
            urls.into_iter().map(move |url| Read { file: file.to_owned(), page: Some(at + 1), url })
        });
        read.collect()
    });
    found.flatten().collect()
}

/// What a square turns out to be.
enum Square {
    /// No code: it has not the three finders.
    Other,
    /// A code that can't be read.
    Spoiled,
    /// What the code holds.
    Code(String),
}

/// A page in black and white, row by row.
struct Picture {
    width: usize,
    dark: Vec<bool>,
}

/// A part of it, in pixels: columns and rows from the first to the one behind the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Area {
    left: usize,
    top: usize,
    right: usize,
    bottom: usize,
}

impl Picture {
    /// What each code holds; nothing for one that can't be read.
    fn codes(&self) -> Vec<Option<String>> {
        let height = self.dark.len() / self.width;
        let mut squares = BTreeSet::new();
        for cell in CELLS.map(|cells| cells * CELL) {
            squares.extend(self.parts(cell, height).into_iter().filter_map(|area| self.square(area)));
        }
        let looked = squares.into_iter().map(|square| self.look(square));
        let codes = looked.filter_map(|square| match square {
            Square::Other => None,
            Square::Spoiled => Some(None),
            Square::Code(url) => Some(Some(url)),
        });
        codes.collect()
    }

    /// What is dark and hangs together, as areas of whole cells.
    fn parts(&self, cell: usize, height: usize) -> Vec<Area> {
        let (across, down) = (self.width.div_ceil(cell), height.div_ceil(cell));
        let mut cells = vec![false; across * down];
        for (at, _) in self.dark.iter().enumerate().filter(|(_, dark)| **dark) {
            cells[at / self.width / cell * across + at % self.width / cell] = true;
        }
        let mut found = Vec::new();
        for start in 0..cells.len() {
            if !std::mem::take(&mut cells[start]) {
                continue;
            }
            let (mut left, mut right, mut top, mut bottom) = (across, 0, down, 0);
            let mut waiting = vec![start];
            while let Some(at) = waiting.pop() {
                let (x, y) = (at % across, at / across);
                (left, right, top, bottom) = (left.min(x), right.max(x), top.min(y), bottom.max(y));
                for y in y.saturating_sub(1)..(y + 2).min(down) {
                    for x in x.saturating_sub(1)..(x + 2).min(across) {
                        if std::mem::take(&mut cells[y * across + x]) {
                            waiting.push(y * across + x);
                        }
                    }
                }
            }
            let (right, bottom) = (((right + 1) * cell).min(self.width), ((bottom + 1) * cell).min(height));
            found.push(Area { left: left * cell, top: top * cell, right, bottom });
        }
        found
    }

    fn at(&self, x: usize, y: usize) -> bool {
        self.dark[y * self.width + x]
    }

    /// The dark pixels of an area when they fill a square that may be a code.
    fn square(&self, area: Area) -> Option<Area> {
        let Area { left, top, right, bottom } = area;
        let column = |x: usize| (top..bottom).any(|y| self.at(x, y));
        let row = |y: usize| (left..right).any(|x| self.at(x, y));
        let (left, right) = ((left..right).find(|&x| column(x))?, (left..right).rev().find(|&x| column(x))? + 1);
        let (top, bottom) = ((top..bottom).find(|&y| row(y))?, (top..bottom).rev().find(|&y| row(y))? + 1);
        let (width, height) = (right - left, bottom - top);
        let is_square = width.abs_diff(height) <= 2 + width / 50;
        (is_square && width >= 2 * SIDES.start()).then_some(Area { left, top, right, bottom })
    }

    /// What a square holds, if it has three finders; for the number of modules that its finders fit.
    fn look(&self, square: Area) -> Square {
        let Area { left, top, right, bottom } = square;
        let mut looks_like_one = false;
        for side in SIDES.step_by(4).filter(|side| 2 * side <= right - left) {
            let middle = |from: usize, to: usize, module: usize| from + (2 * module + 1) * (to - from) / (2 * side);
            let read = |x: usize, y: usize| self.at(middle(left, right, x), middle(top, bottom, y));
            // On an imposed sheet pages lie head to head: the corner without a finder is turned to the lower right.
            for turn in 0..4 {
                let turned = |x: usize, y: usize| match turn {
                    0 => read(x, y),
                    1 => read(side - 1 - y, x),
                    2 => read(side - 1 - x, side - 1 - y),
                    _ => read(y, side - 1 - x),
                };
                let far = side - 7;
                let has_finders =
                    [(0, 0), (far, 0), (0, far)].iter().all(|&(x, y)| is_finder(|dx, dy| turned(x + dx, y + dy)));
                if !has_finders {
                    continue;
                }
                looks_like_one = true;
                let grid = rqrr::SimpleGrid::from_func(side, turned);
                if let Ok((_, text)) = rqrr::Grid::new(grid).decode() {
                    return Square::Code(text);
                }
            }
        }
        if looks_like_one { Square::Spoiled } else { Square::Other }
    }
}

/// Whether seven by seven modules are a dark frame, a light one in it, and a dark middle.
fn is_finder(dark: impl Fn(usize, usize) -> bool) -> bool {
    let ring = |x: usize, y: usize| x.abs_diff(3).max(y.abs_diff(3));
    (0..49).all(|at| dark(at % 7, at / 7) == (ring(at % 7, at / 7) != 2))
}

#[cfg(test)]
mod tests {
    use biaochi::model::Code;
    use biaochi::render::qr;

    use super::*;

    /// A sheet of labels, the second of them turned by half, a bar of ink beside them.
    fn sheet(spoil: bool) -> Picture {
        let (width, height, scale) = (600, 300, 5);
        let mut dark = vec![false; width * height];
        for (place, text) in ["QQQ145", "JPNH75"].into_iter().enumerate() {
            let drawn = qr::draw("https://a.example", qr::DOCUMENTS, &Code::parse(text).unwrap());
            let side = drawn.size * scale;
            for &(x, y, length) in &drawn.runs {
                for (dx, dy) in (0..length * scale).flat_map(|dx| (0..scale).map(move |dy| (dx, dy))) {
                    let (x, y) = (x * scale + dx, y * scale + dy);
                    let (x, y) = if place == 1 { (side - 1 - x, side - 1 - y) } else { (x, y) };
                    dark[(60 + y) * width + 40 + place * 220 + x] = true;
                }
            }
        }
        (0..height).for_each(|y| dark[y * width + 520..y * width + 560].fill(true));
        if spoil {
            // The middle of the first.
            (110..150).for_each(|y| dark[y * width + 85..y * width + 150].fill(true));
        }
        Picture { width, dark }
    }

    #[test]
    fn neighbours_are_read_apart_and_whichever_way_they_lie() {
        let mut found: Vec<String> = sheet(false).codes().into_iter().flatten().collect();
        found.sort();
        assert_eq!(found, ["HTTPS://A.EXAMPLE/Q/JPNH75/", "HTTPS://A.EXAMPLE/Q/QQQ145/"]);
    }

    #[test]
    fn a_spoiled_code_is_told_as_one() {
        let found = sheet(true).codes();
        assert_eq!(found.iter().filter(|url| url.is_none()).count(), 1, "{found:?}");
        assert_eq!(found.len(), 2);
    }
}
