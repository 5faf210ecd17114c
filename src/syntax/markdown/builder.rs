//! Events to the tree.

use std::ops::Range;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, HeadingLevel, LinkType, Tag};

use super::callout::{self, Quotation};
use super::footnotes::Footnotes;
use super::tree::{Align, Block, Definition, Inline, plain};
use super::words::Words;
use super::{Body, Reference, han, is_escaped, unsupported};
use crate::diag::{Code, Diagnostic, Report};
use crate::source::{Span, Spanned};
use crate::syntax::{HEADING_LEVEL, PICTURE, RAW_HTML, UNKNOWN_CALLOUT, UNSAFE_LINK, UNSUPPORTED_MARKDOWN, picture};
use crate::text;
use crate::text::Text;

type Placed<'a> = (Event<'a>, Range<usize>);

/// The body that the events of a text make.
pub(super) fn build<'a>(markdown: &'a str, events: &[Placed<'a>], span: Span, report: &mut Report) -> Body {
    let mut builder = Builder {
        markdown,
        span,
        report,
        stack: vec![Frame::default()],
        tags: Vec::new(),
        words: Words::default(),
        picture: None,
        row: Vec::new(),
        rows: Vec::new(),
        level: 1,
        footnotes: Footnotes::default(),
        references: Vec::new(),
    };
    for (index, (event, range)) in events.iter().enumerate() {
        match event {
            Event::SoftBreak if matches!(builder.tags.last(), Some(Tag::DefinitionListTitle)) => builder.next_term(),
            Event::SoftBreak => builder.take_words(han::soft_break(events, index), range),
            Event::Text(words) => builder.take_words(words, range),
            event => builder.take(event, range),
        }
    }
    let mut blocks = builder.stack.pop().expect("frames are closed as they are opened").blocks;
    blocks.extend(builder.footnotes.finish(span, builder.report));
    Body { blocks, references: builder.references }
}

/// What is open collects inlines or blocks; both stand in one frame because list items may hold either.
#[derive(Default)]
struct Frame {
    inlines: Vec<Inline>,
    blocks: Vec<Block>,
    items: Vec<Vec<Block>>,
    definitions: Vec<Definition>,
    pictures: Vec<(Block, Range<usize>)>,
}

/// A picture whose alternative text is being read.
struct OpenPicture {
    src: String,
    alt: String,
    /// Elements open inside the alternative text, where only their words count.
    depth: usize,
}

struct Builder<'a, 'r> {
    markdown: &'a str,
    span: Span,
    report: &'r mut Report,
    stack: Vec<Frame>,
    tags: Vec<Tag<'a>>,
    words: Words,
    picture: Option<OpenPicture>,
    row: Vec<Vec<Inline>>,
    rows: Vec<Vec<Vec<Inline>>>,
    /// The level of the last heading; the document's name is the first.
    level: u8,
    footnotes: Footnotes,
    references: Vec<Spanned<Reference>>,
}

impl<'a> Builder<'a, '_> {
    fn top(&mut self) -> &mut Frame {
        self.stack.last_mut().expect("the document's frame stays open")
    }

    fn inline(&mut self, inline: Inline) {
        let inlines = &mut self.top().inlines;
        match (inlines.last_mut(), inline) {
            (Some(Inline::Text { s }), Inline::Text { s: more }) => s.push_str(&more),
            (_, inline) => inlines.push(inline),
        }
    }

    fn block(&mut self, block: Block) {
        self.settle_top();
        self.top().blocks.push(block);
    }

    fn warn(&mut self, range: &Range<usize>, code: &'static Code, (message, help): (Text, Text)) {
        let span = self.span.inside(range.clone());
        self.report.push(Diagnostic::new(code, span, message).help(help));
    }

    fn take_words(&mut self, words: &str, range: &Range<usize>) {
        match &mut self.picture {
            Some(picture) => picture.alt.push_str(words),
            None => self.words.push(words, range.clone(), self.markdown),
        }
    }

    fn take(&mut self, event: &Event<'a>, range: &Range<usize>) {
        if self.picture.is_some() {
            self.take_alternative(event, range);
            return;
        }
        if let Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) = event {
            self.literal(event, range);
            return;
        }
        self.flush_words();
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(_) => self.end(range),
            Event::Code(words) => self.inline(Inline::Code { s: words.to_string() }),
            Event::HardBreak => self.inline(Inline::Break),
            Event::Rule => self.block(Block::Rule),
            Event::InlineHtml(_) => self.warn(range, &RAW_HTML, unsupported::html()),
            Event::FootnoteReference(label) => {
                let mark = self.footnotes.mark(label);
                self.inline(mark);
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'a>, range: &Range<usize>) {
        match tag {
            Tag::Image { dest_url, title, .. } => {
                self.check_title(title, range);
                self.picture = Some(OpenPicture { src: dest_url.to_string(), alt: String::new(), depth: 0 });
                return;
            }
            Tag::HtmlBlock => self.warn(range, &RAW_HTML, unsupported::html()),
            Tag::CodeBlock(CodeBlockKind::Indented) => {
                self.warn(range, &UNSUPPORTED_MARKDOWN, unsupported::indented());
            }
            Tag::Link { title, .. } => self.check_title(title, range),
            _ => {}
        }
        self.stack.push(Frame::default());
        self.tags.push(tag.clone());
    }

    fn end(&mut self, range: &Range<usize>) {
        let tag = self.tags.pop().expect("an end has its start");
        if matches!(tag, Tag::Paragraph | Tag::Item | Tag::DefinitionListDefinition) {
            self.settle_top();
        }
        let frame = self.stack.pop().expect("an end has its start");
        let Frame { inlines, blocks, items, definitions, pictures } = frame;
        match &tag {
            Tag::Strong | Tag::Emphasis | Tag::Link { .. } => self.top().pictures.extend(pictures),
            _ => self.refuse_pictures(&pictures),
        }
        match tag {
            Tag::Paragraph => blocks.into_iter().for_each(|block| self.block(block)),
            Tag::Heading { level, .. } => self.heading(level, inlines, range),
            Tag::BlockQuote(_) => self.quotation(blocks, range),
            Tag::CodeBlock(_) => self.block(Block::Preformatted { s: inlines.iter().map(plain).collect() }),
            Tag::List(start) => {
                self.block(Block::List { ordered: start.is_some(), start: start.unwrap_or(1), items });
            }
            Tag::Item => self.top().items.push(blocks),
            Tag::DefinitionList => self.block(Block::Definitions { items: definitions }),
            Tag::DefinitionListTitle => self.term(inlines),
            Tag::DefinitionListDefinition => {
                self.top().definitions.last_mut().expect("a meaning has its term").meanings.push(blocks);
            }
            Tag::FootnoteDefinition(label) => {
                let at = range.start + self.markdown[range.clone()].find("[^").unwrap_or(0);
                self.footnotes.write(&label, blocks, at..at + "[^]".len() + label.len());
            }
            Tag::Table(align) => {
                let mut rows = std::mem::take(&mut self.rows);
                let head = if rows.is_empty() { Vec::new() } else { rows.remove(0) };
                self.block(Block::Table { align: align.into_iter().map(column).collect(), head, rows });
            }
            Tag::TableHead | Tag::TableRow => {
                let row = std::mem::take(&mut self.row);
                self.rows.push(row);
            }
            Tag::TableCell => self.row.push(inlines),
            Tag::Strong => self.inline(Inline::Strong { c: inlines }),
            Tag::Emphasis => self.inline(Inline::Em { c: inlines }),
            Tag::Link { link_type, dest_url, .. } => self.link(link_type, &dest_url, inlines, range),
            _ => {}
        }
    }

    /// A term of the list of definitions that is innermost; several before one meaning belong together.
    fn term(&mut self, term: Vec<Inline>) {
        let definitions = &mut self.top().definitions;
        match definitions.last_mut() {
            Some(Definition { terms, meanings }) if meanings.is_empty() => terms.push(term),
            _ => definitions.push(Definition { terms: vec![term], meanings: Vec::new() }),
        }
    }

    /// Each line before a meaning is a term.
    fn next_term(&mut self) {
        self.flush_words();
        let frame = self.stack.pop().expect("a term has its frame");
        self.term(frame.inlines);
        self.stack.push(Frame::default());
    }

    /// What has gathered in the innermost frame becomes a paragraph, or pictures when there are no words.
    fn settle_top(&mut self) {
        let top = self.top();
        let c = std::mem::take(&mut top.inlines);
        let pictures = std::mem::take(&mut top.pictures);
        let is_blank = |inline: &Inline| match inline {
            Inline::Text { s } => s.trim().is_empty(),
            inline => *inline == Inline::Break,
        };
        if c.iter().all(is_blank) {
            self.top().blocks.extend(pictures.into_iter().map(|(picture, _)| picture));
            return;
        }
        self.refuse_pictures(&pictures);
        self.top().blocks.push(Block::Paragraph { c });
    }

    /// Words that have gathered become inlines, their references cut out.
    fn flush_words(&mut self) {
        let words = std::mem::take(&mut self.words);
        if matches!(self.tags.last(), Some(Tag::CodeBlock(_))) {
            self.inline(Inline::Text { s: words.text });
            return;
        }
        let cut = words.cut(self.markdown, self.span, &mut self.references, self.report);
        cut.into_iter().for_each(|inline| self.inline(inline));
    }

    /// Keeps what is not supported as its author typed it, and says so.
    fn literal(&mut self, event: &Event<'_>, range: &Range<usize>) {
        let written = &self.markdown[range.clone()];
        if let Event::TaskListMarker(_) = event {
            self.take_words(&format!("{written} "), range);
            self.warn(range, &UNSUPPORTED_MARKDOWN, unsupported::task(written));
            return;
        }
        self.take_words(written, range);
        // US$5 and $6 is money.
        if !written.trim_start_matches('$').starts_with(|c: char| c.is_ascii_digit()) {
            self.warn(range, &UNSUPPORTED_MARKDOWN, unsupported::formula(written));
        }
    }

    fn check_title(&mut self, title: &str, range: &Range<usize>) {
        if !title.is_empty() {
            self.warn(range, &UNSUPPORTED_MARKDOWN, unsupported::title(title));
        }
    }

    fn heading(&mut self, level: HeadingLevel, c: Vec<Inline>, range: &Range<usize>) {
        let written = level as u8;
        if let Some((message, instead)) = unsupported::heading(self.level, written) {
            let span = self.span.inside(range.start..range.start + usize::from(written));
            let help = text!("写成「{instead}」", "write `{instead}`");
            self.report.push(Diagnostic::new(&HEADING_LEVEL, span, message).help(help).guess(span, instead));
        }
        self.level = written.clamp(2, 4);
        self.block(Block::Heading { level: self.level, c });
    }

    fn quotation(&mut self, mut c: Vec<Block>, range: &Range<usize>) {
        let mark = self.markdown[range.clone()].find("[!").map_or(range.start, |at| range.start + at);
        let is_mark = !is_escaped(self.markdown, mark);
        match if is_mark { callout::read(&mut c) } else { Quotation::Plain } {
            Quotation::Plain => self.block(Block::Quote { c }),
            Quotation::Callout(kind) => self.block(Block::Callout { kind, c }),
            Quotation::Unknown(word) => {
                let (help, near) = callout::help(&word);
                let span = self.span.inside(mark..mark + "[!]".len() + word.len());
                let message = text!("没有「[!{word}]」这种提示框", "there is no callout `[!{word}]`");
                let finding = Diagnostic::new(&UNKNOWN_CALLOUT, span, message).help(help);
                self.report.push(match near {
                    Some(near) => finding.guess(span, format!("[!{near}]")),
                    None => finding,
                });
                self.block(Block::Quote { c });
            }
        }
    }

    fn link(&mut self, kind: LinkType, href: &str, c: Vec<Inline>, range: &Range<usize>) {
        let scheme = href.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
        let is_foreign = href.starts_with("//") || href.contains('\\');
        let href = if kind == LinkType::Email { format!("mailto:{href}") } else { href.to_owned() };
        match scheme.as_deref() {
            Some("https" | "tel" | "mailto") => self.inline(Inline::Link { href, c }),
            None if !is_foreign => self.inline(Inline::Link { href, c }),
            other => {
                let start = other.map_or_else(|| href.chars().take(2).collect(), |scheme| format!("{scheme}:"));
                self.warn(range, &UNSAFE_LINK, unsupported::link(&start));
                c.into_iter().for_each(|inline| self.inline(inline));
            }
        }
    }

    /// In alternative text only words count; what else is typed there stays as it is.
    fn take_alternative(&mut self, event: &Event<'_>, range: &Range<usize>) {
        let Some(picture) = &mut self.picture else { return };
        match event {
            Event::Start(_) => picture.depth += 1,
            Event::End(_) if picture.depth > 0 => picture.depth -= 1,
            Event::End(_) => self.end_picture(range),
            Event::Code(words) => picture.alt.push_str(words),
            Event::HardBreak => picture.alt.push(' '),
            _ => picture.alt.push_str(&self.markdown[range.clone()]),
        }
    }

    fn end_picture(&mut self, range: &Range<usize>) {
        let OpenPicture { src, alt, .. } = self.picture.take().expect("a picture is open");
        let alt = alt.trim().to_owned();
        let problem = picture::address_problem(&src);
        let is_sound = problem.is_none() && !alt.is_empty();
        if alt.is_empty() {
            self.warn(range, &PICTURE, unsupported::picture_without_words(&src));
        }
        if let Some(problem) = problem {
            self.warn(range, &PICTURE, problem);
        }
        if is_sound {
            let span = self.span.inside(range.clone());
            self.references.push(Spanned { value: Reference::Picture(src.clone()), span });
            let picture = Block::Picture { src, alt, path: String::new(), width: 0, height: 0 };
            self.top().pictures.push((picture, range.clone()));
        }
    }

    fn refuse_pictures(&mut self, pictures: &[(Block, Range<usize>)]) {
        for (_, range) in pictures {
            self.warn(range, &PICTURE, unsupported::picture_in_words());
        }
    }
}

fn column(align: Alignment) -> Align {
    match align {
        Alignment::None | Alignment::Left => Align::Start,
        Alignment::Center => Align::Center,
        Alignment::Right => Align::End,
    }
}
