//! Notes: numbered as the text refers to them, gathered at the end.

use std::ops::Range;

use super::tree::{Block, Inline, Note};
use crate::diag::{Diagnostic, Report};
use crate::source::Span;
use crate::syntax::FOOTNOTE;
use crate::text;

/// The notes of a body while it is read.
#[derive(Default)]
pub(super) struct Footnotes {
    /// Labels in the order of the first mark, with the number of marks.
    marked: Vec<(String, usize)>,
    written: Vec<Written>,
}

struct Written {
    label: String,
    c: Vec<Block>,
    /// Where its label stands.
    range: Range<usize>,
}

impl Footnotes {
    /// The mark of a note in the text.
    pub(super) fn mark(&mut self, label: &str) -> Inline {
        let index = self.marked.iter().position(|(known, _)| same(known, label)).unwrap_or_else(|| {
            self.marked.push((label.to_owned(), 0));
            self.marked.len() - 1
        });
        self.marked[index].1 += 1;
        Inline::Footnote { number: index + 1, mark: self.marked[index].1 }
    }

    /// Takes up a note.
    pub(super) fn write(&mut self, label: &str, c: Vec<Block>, range: Range<usize>) {
        self.written.push(Written { label: label.to_owned(), c, range });
    }

    /// The notes in the order of their marks. One that no mark refers to, or that stands twice, is reported.
    pub(super) fn finish(self, span: Span, report: &mut Report) -> Option<Block> {
        for (index, note) in self.written.iter().enumerate() {
            let label = &note.label;
            let place = span.inside(note.range.clone());
            if let Some(first) = self.written[..index].iter().find(|first| same(&first.label, label)) {
                let message = text!("注释「[^{label}]」写了两次", "the note `[^{label}]` is written twice");
                let finding = Diagnostic::new(&FOOTNOTE, place, message)
                    .related(span.inside(first.range.clone()), text!("第一次在这里", "first here"))
                    .help(text!("给其中一条换一个标号", "give one of them another label"));
                report.push(finding);
            } else if !self.marked.iter().any(|(marked, _)| same(marked, label)) {
                let message = text!("正文没有用到注释「[^{label}]」", "nothing refers to the note `[^{label}]`");
                let help = text!(
                    "在要注释的文字后面写「[^{label}]」，或者删去这条注释",
                    "write `[^{label}]` after the words it is about, or remove the note"
                );
                report.push(Diagnostic::new(&FOOTNOTE, place, message).help(help));
            }
        }
        let mut written = self.written;
        let items: Vec<_> = self
            .marked
            .iter()
            .enumerate()
            .filter_map(|(index, (label, marks))| {
                let found = written.iter_mut().find(|note| same(&note.label, label))?;
                Some(Note { number: index + 1, marks: *marks, c: std::mem::take(&mut found.c) })
            })
            .collect();
        (!items.is_empty()).then_some(Block::Notes { items })
    }
}

/// Labels don't care about capitals.
fn same(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.to_lowercase()
}

/// The finding of a mark whose note is not written.
pub(super) fn unwritten(label: &str, place: Span) -> Diagnostic {
    let message = text!("没有写注释「[^{label}]」的内容", "the note `[^{label}]` is not written");
    let help = text!(
        "另起一行写「[^{label}]: 注释的内容」，前面空一行",
        "write `[^{label}]: …` on a line of its own, with an empty line before it"
    );
    Diagnostic::new(&FOOTNOTE, place, message).help(help)
}
