//! Where a body changes: paragraphs, and spaces and blank lines between blocks.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::run;
use crate::syntax::markdown;

/// Bytes and what to put in their place.
#[derive(Debug)]
pub(super) struct Edit {
    /// The bytes.
    pub(super) range: Range<usize>,
    /// The new text.
    pub(super) text: String,
}

/// Every change, in the order of their places.
pub(super) fn edits(markdown: &str) -> Vec<Edit> {
    let (runs, verbatim) = survey(markdown);
    let mut edits: Vec<Edit> = Vec::new();
    let mut taken = verbatim;
    for events in &runs {
        let range = run::range(markdown, events);
        taken.push(range.clone());
        if let Some(text) = run::format(markdown, events, &range).filter(|text| *text != markdown[range.clone()]) {
            edits.push(Edit { range, text });
        }
    }
    taken.sort_by_key(|range| range.start);
    edits.extend(between(markdown, &taken));
    edits.sort_by_key(|edit| edit.range.start);
    edits
}

/// Inline events that stand together in a paragraph, or in an item, which may hold them without one.
pub(super) type Run<'a> = Vec<(Event<'a>, Range<usize>)>;

/// The runs of inlines that may be laid out anew, and the blocks of which every byte stays.
fn survey(markdown: &str) -> (Vec<Run<'_>>, Vec<Range<usize>>) {
    let (mut runs, mut verbatim): (Vec<Run>, Vec<_>) = (Vec::new(), Vec::new());
    let mut open: Vec<bool> = Vec::new();
    let mut is_new = true;
    for (event, range) in markdown::events(markdown) {
        let is_block = match &event {
            Event::Start(tag) => !is_inline(tag),
            Event::End(end) => !is_inline_end(*end),
            Event::Rule => true,
            _ => false,
        };
        if !is_block {
            // A ticked box is part of its item's mark.
            if open.last() == Some(&true) && !matches!(event, Event::TaskListMarker(_)) {
                if is_new {
                    runs.push(Vec::new());
                }
                is_new = false;
                runs.last_mut().expect("a run was begun").push((event, range));
            }
            continue;
        }
        is_new = true;
        match event {
            Event::Start(tag) => {
                let may = matches!(
                    tag,
                    Tag::Paragraph | Tag::Item | Tag::DefinitionListDefinition | Tag::FootnoteDefinition(_)
                );
                open.push(may);
                let stays = matches!(tag, Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::Table(_) | Tag::Heading { .. });
                if stays {
                    verbatim.push(range);
                }
            }
            Event::End(_) => drop(open.pop()),
            _ => {}
        }
    }
    (runs, verbatim)
}

fn is_inline(tag: &Tag) -> bool {
    is_inline_end(tag.to_end())
}

fn is_inline_end(end: pulldown_cmark::TagEnd) -> bool {
    use pulldown_cmark::TagEnd::{Emphasis, Image, Link, Strikethrough, Strong, Subscript, Superscript};
    matches!(end, Emphasis | Image | Link | Strikethrough | Strong | Subscript | Superscript)
}

/// Spaces at line ends, repeated blank lines, blank lines at the start and the end.
fn between(markdown: &str, taken: &[Range<usize>]) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut at = 0;
    let mut blanks: Option<Range<usize>> = None;
    let mut is_start = true;
    let mut ahead = taken.iter().peekable();
    for line in markdown.split_inclusive('\n') {
        let range = at..at + line.len();
        at = range.end;
        while ahead.next_if(|taken| taken.end <= range.start).is_some() {}
        let is_taken = ahead.peek().is_some_and(|taken| taken.start < range.end);
        let words = line.trim_end_matches(['\n', ' ', '\t']);
        if !is_taken && words.is_empty() {
            blanks = Some(blanks.map_or(range.start, |blanks| blanks.start)..range.end);
            continue;
        }
        if let Some(range) = blanks.take() {
            push(&mut edits, markdown, range, if is_start { "" } else { "\n" });
        }
        is_start = false;
        if !is_taken {
            let end = range.start + line.trim_end_matches('\n').len();
            push(&mut edits, markdown, range.start + words.len()..end, "");
        }
    }
    if let Some(range) = blanks {
        push(&mut edits, markdown, range, "");
    }
    edits
}

fn push(edits: &mut Vec<Edit>, markdown: &str, range: Range<usize>, text: &str) {
    if markdown[range.clone()] != *text {
        edits.push(Edit { range, text: text.to_owned() });
    }
}
