//! YAML text to [`Node`], by the events of saphyr-parser.
//!
//! Anchors, aliases and tags are refused: a standard has no use for them, and aliases that double
//! can fill any memory.

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, ScanError};

use super::node::{Key, Node, Quoted, Value};
use super::slips::{Broken, reserved_start};
use super::{DUPLICATE_KEY, YAML_SYNTAX};
use crate::diag::{Diagnostic, Report};
use crate::source::{SourceId, Span};
use crate::text;

/// Deeper nesting than any standard has; guards the stack.
const MAX_DEPTH: usize = 32;

/// The tree of `text`, which starts `offset` bytes into the file. Findings that make the tree unusable give `None`.
pub fn parse(text: &str, source: SourceId, offset: usize, report: &mut Report) -> Option<Node> {
    let mut builder =
        Builder { text, source, offset, cursor: (0, 0), report, stack: Vec::new(), root: None, broken: false };
    for event in Parser::new_from_str(text) {
        match event {
            Ok((event, span)) => {
                let range = builder.byte(span.start)..builder.byte(span.end);
                builder.take(event, range);
            }
            Err(error) => {
                builder.fail(&error);
                return None;
            }
        }
        if builder.broken {
            return None;
        }
    }
    builder.root
}

struct Builder<'a> {
    text: &'a str,
    source: SourceId,
    offset: usize,
    /// The last place asked for: characters and bytes from the start. Events come nearly in order.
    cursor: (usize, usize),
    report: &'a mut Report,
    stack: Vec<Open>,
    root: Option<Node>,
    broken: bool,
}

enum Open {
    List(usize, Vec<Node>),
    Map(usize, Vec<(Key, Node)>, Option<Key>),
}

impl Builder<'_> {
    /// The parser counts characters, not bytes, and in Chinese that is not the same thing.
    fn byte(&mut self, mark: Marker) -> usize {
        let (mut chars, mut bytes) = self.cursor;
        let wanted = mark.index();
        if wanted < chars {
            let back = chars - wanted;
            bytes = self.text[..bytes].char_indices().rev().nth(back - 1).map_or(0, |(at, _)| at);
        } else {
            let rest = &self.text[bytes..];
            bytes += rest.char_indices().nth(wanted - chars).map_or(rest.len(), |(at, _)| at);
        }
        chars = wanted;
        self.cursor = (chars, bytes);
        bytes
    }

    fn span(&self, range: std::ops::Range<usize>) -> Span {
        Span::new(self.source, self.offset + range.start..self.offset + range.end)
    }

    fn take(&mut self, event: Event<'_>, range: std::ops::Range<usize>) {
        let decorated = match &event {
            Event::Alias(_) => true,
            Event::Scalar(_, _, anchor, tag) | Event::SequenceStart(anchor, tag) | Event::MappingStart(anchor, tag) => {
                *anchor > 0 || tag.is_some()
            }
            _ => false,
        };
        if decorated {
            self.refuse_alias(range.clone());
        }
        match event {
            Event::Scalar(text, style, ..) => {
                let quoted = if style == ScalarStyle::Plain { Quoted::No } else { Quoted::Yes };
                let empty = quoted == Quoted::No && matches!(&*text, "" | "~" | "null");
                let value = if empty { Value::Null } else { Value::Scalar { text: text.into_owned(), quoted } };
                let node = Node { span: self.span(range), value };
                self.close(node);
            }
            Event::SequenceStart(..) => self.open(Open::List(range.start, Vec::new()), range),
            Event::MappingStart(..) => self.open(Open::Map(range.start, Vec::new(), None), range),
            Event::DocumentStart(_) if self.root.is_some() => self.refuse_second(range),
            Event::SequenceEnd | Event::MappingEnd => {
                let (start, value, last) = match self.stack.pop().expect("the parser closes only what it opened") {
                    Open::List(start, items) => {
                        let last = items.last().map(|item| item.span.end);
                        (start, Value::List(items), last)
                    }
                    Open::Map(start, entries, _) => {
                        let last = entries.last().map(|(_, value)| value.span.end);
                        (start, Value::Map(entries), last)
                    }
                };
                // A block ends where its last child does; the parser gives the start of what follows.
                let last = last.map_or(range.end, |end| end as usize - self.offset);
                let end = if range.is_empty() { last } else { range.end.max(last) };
                let node = Node { span: self.span(start..end.max(start)), value };
                self.close(node);
            }
            _ => {}
        }
    }

    fn open(&mut self, open: Open, range: std::ops::Range<usize>) {
        self.stack.push(open);
        if self.stack.len() > MAX_DEPTH {
            self.broken = true;
            let message = text!("嵌套超过 {MAX_DEPTH} 层", "nested more than {MAX_DEPTH} deep");
            let finding = Diagnostic::new(&YAML_SYNTAX, self.span(range), message)
                .help(text!("检查括号是否写多了", "check whether there are too many brackets"));
            self.report.push(finding);
        }
    }

    fn refuse_alias(&mut self, range: std::ops::Range<usize>) {
        if self.broken {
            return;
        }
        self.broken = true;
        let rest = &self.text[range.start..];
        // An alias is known by its sign alone; what follows up to a bracket or a comma is meant as text.
        let word = rest.find(['\n', ',', ']', '}']).unwrap_or(rest.len());
        let end = range.start + rest[..word].trim_end().len();
        let sign = rest.chars().next().unwrap_or('*');
        self.report.push(reserved_start(self.span(range.start..end), sign));
    }

    fn refuse_second(&mut self, range: std::ops::Range<usize>) {
        self.broken = true;
        let message = text!("这里又开始了一份文件", "another document starts here");
        let help =
            text!("一个文件只写一份，删去「---」或另存一个文件", "remove `---`, or put it into a file of its own");
        self.report.push(Diagnostic::new(&YAML_SYNTAX, self.span(range), message).help(help));
    }

    fn close(&mut self, node: Node) {
        match self.stack.last_mut() {
            None => self.root = Some(node),
            Some(Open::List(_, items)) => items.push(node),
            Some(Open::Map(_, entries, pending)) => match pending.take() {
                None => {
                    let text = node.text().unwrap_or_default().to_owned();
                    *pending = Some(Key { span: node.span, text, field: None });
                }
                Some(key) => {
                    if let Some((first, _)) = entries.iter().find(|(other, _)| other.text == key.text) {
                        let finding = duplicate(first, &key);
                        self.report.push(finding);
                    } else {
                        entries.push((key, node));
                    }
                }
            },
        }
    }

    /// Slips that authors make often are named as such; only when none is found, the parser's own place is given.
    fn fail(&mut self, error: &ScanError) {
        let at = self.byte(*error.marker()).min(self.text.len());
        if error.info().contains("anchor") || error.info().contains("alias") {
            let start = if self.text[at..].starts_with(['*', '&']) {
                at
            } else {
                self.text[..at].rfind(['*', '&']).unwrap_or(at)
            };
            self.refuse_alias(start..start);
            return;
        }
        let mut brackets = self.stack.iter().map(|open| match open {
            Open::List(start, _) | Open::Map(start, ..) => *start,
        });
        let open = brackets.rfind(|&start| self.text[start..].starts_with(['[', '{']));
        let (text, source, offset) = (self.text, self.source, self.offset);
        let findings = Broken { text, source, offset, at, why: error.info(), open }.findings();
        self.report.extend(findings);
    }
}

fn duplicate(first: &Key, second: &Key) -> Diagnostic {
    let key = &second.text;
    Diagnostic::new(&DUPLICATE_KEY, second.span, text!("「{key}」写了两次", "`{key}` is written twice"))
        .related(first.span, text!("第一次在这里", "first written here"))
        .help(text!("删去一处，或合并成一处", "remove one of them, or merge both"))
}
