//! The embedded faces, and which characters all of them have.

use std::ops::Range;
use std::sync::LazyLock;

use crate::diag::{Diagnostic, Report};
use crate::source::Span;
use crate::text;

crate::codes! {
    /// A character that can't be printed.
    MISSING_GLYPH = Error "missing-glyph";
}

/// Noto Serif SC Regular, for running text.
pub static SERIF: &[u8] = include_bytes!("../../assets/fonts/NotoSerifSC-Regular.otf");
/// Noto Sans SC Regular, for labels and charts.
pub static SANS: &[u8] = include_bytes!("../../assets/fonts/NotoSansSC-Regular.otf");
/// Noto Sans SC Bold, for headings and stress.
pub static SANS_BOLD: &[u8] = include_bytes!("../../assets/fonts/NotoSansSC-Bold.otf");

/// Every face.
pub static FACES: [&[u8]; 3] = [SERIF, SANS, SANS_BOLD];

/// One bit a character of the first three planes: print may set any text in any face.
static COVERED: LazyLock<Vec<u64>> = LazyLock::new(|| {
    const CHARACTERS: usize = 0x30000;
    let mut covered = vec![u64::MAX; CHARACTERS / 64];
    for data in FACES {
        let face = ttf_parser::Face::parse(data, 0).expect("the embedded faces are sound");
        let mut own = vec![0_u64; CHARACTERS / 64];
        for table in face.tables().cmap.into_iter().flat_map(|cmap| cmap.subtables) {
            if table.is_unicode() {
                table.codepoints(|c| {
                    if let Some(word) = own.get_mut(c as usize / 64) {
                        *word |= 1 << (c % 64);
                    }
                });
            }
        }
        covered.iter_mut().zip(own).for_each(|(all, own)| *all &= own);
    }
    covered
});

/// Whether every face has the character. Line breaks and the like need no glyph, and those that nobody sees have none;
/// that they are damage, as is the sign for what could not be read, a rule says.
#[must_use]
pub fn covers(c: char) -> bool {
    let point = c as usize;
    let unseen = matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFFD}');
    c.is_control() || unseen || COVERED.get(point / 64).is_some_and(|word| word >> (point % 64) & 1 == 1)
}

/// Reports each character of a text that can't be printed, once a text, at the place of its range.
pub fn check(text: &str, place: impl Fn(Range<usize>) -> Span, report: &mut Report) {
    let mut seen = Vec::new();
    for (at, c) in text.char_indices() {
        if covers(c) || seen.contains(&c) {
            continue;
        }
        seen.push(c);
        let point = format!("U+{:04X}", c as u32);
        let message =
            text!("「{c}」（{point}）印不出来，字库里没有这个字", "`{c}` ({point}) can't be printed, no face has it");
        let help = text!("换一个常用字，或改用文字说明", "use a common character, or say it in words");
        report.push(Diagnostic::new(&MISSING_GLYPH, place(at..at + c.len_utf8()), message).help(help));
    }
}
