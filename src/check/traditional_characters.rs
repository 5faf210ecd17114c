//! Traditional characters in a text of simplified ones.

use std::ops::Range;

use super::TRADITIONAL_CHARACTERS;
use crate::diag::Report;
use crate::han;
use crate::link::Handbook;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    let found = handbook.look(&report.sources, |reading, found| {
        for (range, right) in runs(reading.words) {
            let written = &reading.words[range.clone()];
            let message = text!("「{written}」是繁体字", "`{written}` is written in traditional characters");
            let help = text!("写成「{right}」", "write `{right}`");
            let finding = reading.finding(&TRADITIONAL_CHARACTERS, range.clone(), message).help(help);
            found.push(reading.fix(finding, range, &right));
        }
    });
    report.extend(found);
}

/// Traditional characters that stand beside each other, and their simplified forms.
fn runs(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found: Vec<(Range<usize>, String)> = Vec::new();
    for (at, c) in text.char_indices() {
        let Some(simplified) = han::simplified(c) else { continue };
        let end = at + c.len_utf8();
        match found.last_mut() {
            Some((range, right)) if range.end == at => {
                range.end = end;
                right.push(simplified);
            }
            _ => found.push((at..end, simplified.to_string())),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_certain_is_found() {
        assert_eq!(runs("民政標準化"), [(6..12, "标准".to_owned())]);
        assert_eq!(runs("乾坤、显著、慰藉、姓於、姓鍾、文徵明"), []);
    }
}
