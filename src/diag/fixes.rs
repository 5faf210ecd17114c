//! Safe fixes put into the sources.

use std::collections::BTreeMap;

use super::{Report, Safety};
use crate::source::SourceId;

/// A source after its fixes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fixed {
    /// The file.
    pub source: SourceId,
    /// Its new text.
    pub text: String,
    /// How many fixes went into it.
    pub count: usize,
}

impl Report {
    /// Every file that safe fixes change. Of two fixes that touch the same bytes the first is taken;
    /// the other shows up again in the next run.
    #[must_use]
    pub fn fixed(&self) -> Vec<Fixed> {
        let mut by_source: BTreeMap<SourceId, Vec<(std::ops::Range<usize>, &str)>> = BTreeMap::new();
        for fix in self.findings.iter().filter_map(|finding| finding.fix.as_ref()) {
            if fix.safety == Safety::Safe {
                by_source.entry(fix.span.source).or_default().push((fix.span.range(), &fix.replacement));
            }
        }
        by_source.into_iter().map(|(source, fixes)| self.apply(source, fixes)).collect()
    }

    fn apply(&self, source: SourceId, mut fixes: Vec<(std::ops::Range<usize>, &str)>) -> Fixed {
        fixes.sort_by_key(|(range, _)| (range.start, range.end));
        let old = &self.source(source).text;
        let (mut text, mut at, mut count) = (String::with_capacity(old.len()), 0, 0);
        for (range, replacement) in fixes {
            if range.start < at || range.end > old.len() {
                continue;
            }
            text += &old[at..range.start];
            text += replacement;
            at = range.end;
            count += 1;
        }
        text += &old[at..];
        Fixed { source, text, count }
    }
}
