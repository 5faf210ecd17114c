//! All text of a handbook, looked at side by side.

use rayon::prelude::*;

use super::Handbook;
use crate::diag::Diagnostic;
use crate::model::Wording;
use crate::model::wording::Reading;
use crate::source::{Source, Span};

/// Wordings that one thread takes at a time: most are a few words.
const AT_A_TIME: usize = 1_000;

impl Handbook {
    /// Looks at every wording; findings come out in the order of their places.
    pub fn look<F>(&self, sources: &[Source], look: F) -> Vec<Diagnostic>
    where
        F: Fn(&Reading<'_>, &mut Vec<Diagnostic>) + Sync,
    {
        let chunks = self.wordings.par_chunks(AT_A_TIME).map(|wordings| {
            let mut found = Vec::new();
            wordings.iter().for_each(|wording| look(&wording.read(sources), &mut found));
            found
        });
        chunks.collect::<Vec<_>>().into_iter().flatten().collect()
    }

    /// The wording that stands at a place.
    #[must_use]
    pub fn wording(&self, span: Span) -> Option<&Wording> {
        let at = self.wordings.binary_search_by_key(&span, |wording| wording.span).ok()?;
        Some(&self.wordings[at])
    }
}
