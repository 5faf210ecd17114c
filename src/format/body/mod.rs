//! Markdown laid out anew: one sentence on a line, no two blank lines, no spaces at line ends.
//!
//! Only paragraphs are touched, also those in lists, quotes and notes. Every change is an edit of some bytes, and
//! an edit after which the body would read otherwise is dropped.

mod edits;
mod run;
mod sentence;

use super::same;
use edits::{Edit, edits};

/// The body without blank lines at its start; it ends in a line break unless it is empty.
pub(super) fn format(markdown: &str) -> String {
    let all = edits(markdown);
    let mut kept = Vec::new();
    keep(markdown, &all, &mut kept);
    apply(markdown, &kept)
}

/// Adds those of some edits to the kept ones that change no meaning; where they do together, each half is tried.
fn keep<'e>(markdown: &str, edits: &'e [Edit], kept: &mut Vec<&'e Edit>) {
    let before = kept.len();
    kept.extend(edits);
    if edits.is_empty() || same::body(markdown, &apply(markdown, kept)) {
        return;
    }
    kept.truncate(before);
    if edits.len() > 1 {
        let (first, second) = edits.split_at(edits.len() / 2);
        keep(markdown, first, kept);
        keep(markdown, second, kept);
    }
}

/// Edits come in the order of their places and never overlap.
fn apply(markdown: &str, edits: &[&Edit]) -> String {
    let (mut out, mut at) = (String::with_capacity(markdown.len()), 0);
    for edit in edits {
        out += &markdown[at..edit.range.start];
        out += &edit.text;
        at = edit.range.end;
    }
    out += &markdown[at..];
    if !out.is_empty() && !out.ends_with('\n') {
        out += "\n";
    }
    out
}
