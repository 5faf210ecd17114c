//! Which of the eight masks a code is drawn with (ISO/IEC 18004, 7.8): the one in which least looks like something
//! that it is not.
//!
//! A city has thousands of codes, and weighing masks module by module took a third of the time of its whole site. The
//! modules of a row are the bits of a number here. A mask turns modules over wherever they are, so what a code of a
//! size looks like without data is drawn once under each mask, and a code's own data is laid over it.

use std::sync::OnceLock;

use qrcode::canvas::{Canvas, MaskPattern};
use qrcode::{Color, EcLevel, Version, bits, ec};

const LEVEL: EcLevel = EcLevel::M;

const MASKS: [MaskPattern; 8] = [
    MaskPattern::Checkerboard,
    MaskPattern::HorizontalLines,
    MaskPattern::VerticalLines,
    MaskPattern::DiagonalLines,
    MaskPattern::LargeCheckerboard,
    MaskPattern::Fields,
    MaskPattern::Diamonds,
    MaskPattern::Meadow,
];

/// Rows of a number each: 61 modules, the side of version 11, are more than the longest host needs.
const VERSIONS: usize = 11;

/// A square of modules, by rows and by columns.
struct Square {
    rows: Vec<u64>,
    columns: Vec<u64>,
}

/// A code without data: as it is, and under each mask.
struct Empty {
    bare: Square,
    masked: [Square; 8],
}

static EMPTY: [OnceLock<Empty>; VERSIONS] = [const { OnceLock::new() }; VERSIONS];

/// The code of an address, a number a row: its dark modules are the bits, the leftmost the lowest.
///
/// # Panics
/// For an address of more than 366 characters; a host has 253 at most.
pub(super) fn draw(url: &str) -> Vec<u64> {
    let bits = bits::encode_auto(url.as_bytes(), LEVEL).expect("an address is far shorter than a code can hold");
    let version = bits.version();
    let size = usize::try_from(version.width()).expect("a code has a side");
    let data = bits.into_bytes();
    let place = (size - 17) / 4 - 1;
    let empty = EMPTY[place].get_or_init(|| Empty::new(version, size, data.len()));
    let own = Square::of(canvas(version, &data), size);
    let least = empty.masked.iter().map(|masked| own.over(&empty.bare, masked)).min_by_key(Square::penalty);
    least.expect("there are eight masks").rows
}

/// The modules of some data, not yet masked.
fn canvas(version: Version, data: &[u8]) -> Canvas {
    let (data, correction) = ec::construct_codewords(data, version, LEVEL).expect("as long as the version asks for");
    let mut canvas = Canvas::new(version, LEVEL);
    canvas.draw_all_functional_patterns();
    canvas.draw_data(&data, &correction);
    canvas
}

impl Empty {
    fn new(version: Version, size: usize, length: usize) -> Self {
        let bare = canvas(version, &vec![0; length]);
        let masked = MASKS.map(|mask| {
            let mut canvas = bare.clone();
            canvas.apply_mask(mask);
            Square::of(canvas, size)
        });
        Self { bare: Square::of(bare, size), masked }
    }
}

impl Square {
    fn of(canvas: Canvas, size: usize) -> Self {
        let (mut rows, mut columns) = (vec![0; size], vec![0; size]);
        for (at, color) in canvas.into_colors().into_iter().enumerate() {
            if color == Color::Dark {
                rows[at / size] |= 1 << (at % size);
                columns[at % size] |= 1 << (at / size);
            }
        }
        Self { rows, columns }
    }

    /// What this says beyond `bare`, laid over `masked`.
    fn over(&self, bare: &Self, masked: &Self) -> Self {
        let lay = |own: &[u64], bare: &[u64], masked: &[u64]| {
            own.iter().zip(bare).zip(masked).map(|((own, bare), masked)| own ^ bare ^ masked).collect()
        };
        Self {
            rows: lay(&self.rows, &bare.rows, &masked.rows),
            columns: lay(&self.columns, &bare.columns, &masked.columns),
        }
    }

    /// How much looks like what it is not; the mask with the least is taken, the first of equals.
    fn penalty(&self) -> u32 {
        let size = self.rows.len();
        let lines = || self.rows.iter().chain(&self.columns);
        let runs: u32 = lines().map(|&line| runs(line, size)).sum();
        let finders: u32 = lines().map(|&line| 40 * finders(line)).sum();
        let blocks: u32 = self.rows.windows(2).map(|pair| 3 * blocks(pair[0], pair[1], size)).sum();
        let dark: u32 = self.rows.iter().map(|row| row.count_ones()).sum();
        let area = u32::try_from(size * size).expect("a few thousand");
        runs + finders + blocks + (dark * 200 / area).abs_diff(100)
    }
}

/// Five modules of one colour in a line count three, each further one more.
fn runs(line: u64, size: usize) -> u32 {
    let (mut at, mut score) = (0, 0);
    while at < size {
        let rest = line >> at;
        let length = if rest & 1 == 1 { rest.trailing_ones() } else { rest.trailing_zeros() };
        let length = length.min(u32::try_from(size - at).expect("a few dozen"));
        if length >= 5 {
            score += length - 2;
        }
        at += length as usize;
    }
    score
}

/// Places in a line that look like the middle of a finder, `#.###.#`, with four light modules on a side.
fn finders(line: u64) -> u32 {
    let light = !line;
    let middle = line & (light >> 1) & (line >> 2) & (line >> 3) & (line >> 4) & (light >> 5) & (line >> 6);
    let before = (line << 1) | (line << 2) | (line << 3) | (line << 4);
    let after = (line >> 7) | (line >> 8) | (line >> 9) | (line >> 10);
    (middle & !(before & after)).count_ones()
}

/// Squares of two by two modules of one colour, in two rows.
fn blocks(upper: u64, lower: u64, size: usize) -> u32 {
    let differ = upper ^ lower;
    let same = !differ & !(differ >> 1) & !(upper ^ (upper >> 1));
    (same & ((1 << (size - 1)) - 1)).count_ones()
}

#[cfg(test)]
mod tests {
    use qrcode::QrCode;

    use super::*;
    use crate::model::Code;

    #[test]
    fn the_mask_is_the_one_that_weighing_module_by_module_finds() {
        for number in 0..400_u32 {
            let host = "civil-affairs.".repeat(1 + number as usize % 16);
            let code = Code::issue("any", number);
            let url = format!("HTTPS://{}GOV.CN/Q/{code}/", host.to_ascii_uppercase());
            let usual = QrCode::with_error_correction_level(&url, LEVEL).unwrap();
            let rows = draw(&url);
            let ours: Vec<Color> = rows
                .iter()
                .flat_map(|row| {
                    (0..rows.len()).map(move |x| if row >> x & 1 == 1 { Color::Dark } else { Color::Light })
                })
                .collect();
            assert_eq!((rows.len(), ours), (usual.width(), usual.to_colors()), "{url}");
        }
    }
}
