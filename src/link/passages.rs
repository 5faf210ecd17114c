//! All text of a handbook, looked at side by side.

use rayon::prelude::*;

use super::Handbook;
use crate::diag::Diagnostic;
use crate::model::Passage;
use crate::model::passage::Reading;
use crate::source::{Source, Span};

/// Passages that one thread takes at a time: most are a few words.
const AT_A_TIME: usize = 1_000;

impl Handbook {
    /// Looks at every passage; findings come out in the order of their places.
    pub fn look<F>(&self, sources: &[Source], look: F) -> Vec<Diagnostic>
    where
        F: Fn(&Reading<'_>, &mut Vec<Diagnostic>) + Sync,
    {
        let chunks = self.passages.par_chunks(AT_A_TIME).map(|passages| {
            let mut found = Vec::new();
            passages.iter().for_each(|passage| look(&passage.read(sources), &mut found));
            found
        });
        chunks.collect::<Vec<_>>().into_iter().flatten().collect()
    }

    /// The passage that stands at a place.
    #[must_use]
    pub fn passage(&self, span: Span) -> Option<&Passage> {
        let at = self.passages.binary_search_by_key(&span, |passage| passage.span).ok()?;
        Some(&self.passages[at])
    }
}
