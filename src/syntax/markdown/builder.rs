//! Events to the tree.

use std::ops::Range;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, HeadingLevel, LinkType, Tag, TagEnd};

use super::callout::{self, Quotation};
use super::footnotes::{self, Footnotes};
use super::tree::{Align, Block, Definition, Inline, plain};
use super::words::Words;
use super::{Body, Reference, han, is_escaped};
use crate::diag::{Code, Diagnostic, Report};
use crate::source::{Span, Spanned};
use crate::syntax::reference::{self, Piece};
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

    fn warn(&mut self, range: &Range<usize>, code: &'static Code, message: Text, help: Text) {
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
        if let Event::Start(Tag::Strikethrough) | Event::End(TagEnd::Strikethrough) = event {
            self.strikethrough(event, range);
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
            Event::InlineHtml(_) => self.raw_html(range),
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
                self.refuse_title(title, range);
                self.picture = Some(OpenPicture { src: dest_url.to_string(), alt: String::new(), depth: 0 });
                return;
            }
            Tag::HtmlBlock => self.raw_html(range),
            Tag::CodeBlock(CodeBlockKind::Indented) => {
                let message =
                    text!("行首空了四格，这一段会按原样输出", "four spaces at the start make this preformatted");
                let help = text!(
                    "段首不用空格，分段空一行；真要按原样输出的，前后各加一行「```」",
                    "start paragraphs without spaces; put ``` on a line before and after what is to stay as it is"
                );
                self.warn(range, &UNSUPPORTED_MARKDOWN, message, help);
            }
            Tag::Link { title, .. } => self.refuse_title(title, range),
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
        let Frame { inlines, mut blocks, items, definitions, pictures } = frame;
        match &tag {
            Tag::Strong | Tag::Emphasis | Tag::Link { .. } => self.top().pictures.extend(pictures),
            _ => pictures.iter().for_each(|(_, range)| self.refuse_picture_in_words(range)),
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
            Tag::DefinitionListTitle => match self.top().definitions.last_mut() {
                Some(Definition { terms, meanings }) if meanings.is_empty() => terms.push(inlines),
                _ => self.top().definitions.push(Definition { terms: vec![inlines], meanings: Vec::new() }),
            },
            Tag::DefinitionListDefinition => {
                self.top().definitions.last_mut().expect("a meaning has its term").meanings.push(blocks);
            }
            Tag::FootnoteDefinition(label) => {
                let at = range.start + self.markdown[range.clone()].find("[^").unwrap_or(0);
                self.footnotes.write(&label, std::mem::take(&mut blocks), at..at + "[^]".len() + label.len());
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

    /// What has gathered in the innermost frame becomes a paragraph, or pictures when there are no words.
    fn settle_top(&mut self) {
        let top = self.top();
        let c = std::mem::take(&mut top.inlines);
        let pictures = std::mem::take(&mut top.pictures);
        if c.iter().all(|inline| {
            matches!(inline, Inline::Break) || matches!(inline, Inline::Text { s } if s.trim().is_empty())
        }) {
            self.top().blocks.extend(pictures.into_iter().map(|(picture, _)| picture));
            return;
        }
        pictures.iter().for_each(|(_, range)| self.refuse_picture_in_words(range));
        self.top().blocks.push(Block::Paragraph { c });
    }

    /// Words that have gathered become inlines, their references cut out.
    fn flush_words(&mut self) {
        let words = std::mem::take(&mut self.words);
        if words.text.is_empty() {
            return;
        }
        if matches!(self.tags.last(), Some(Tag::CodeBlock(_))) {
            self.inline(Inline::Text { s: words.text });
            return;
        }
        self.check_marks(&words);
        let mut from = 0;
        for piece in reference::pieces(&words.text) {
            let range = match &piece {
                Piece::Words(words) => from..from + words.len(),
                reference => reference.range(),
            };
            from = range.end;
            let place = words.place(&range);
            let span = self.span.inside(place.clone());
            let literal = Piece::Words(&words.text[range.clone()]);
            match piece {
                Piece::Words(rest) => {
                    if let Some(at) = rest.find("[[") {
                        let place = words.place(&(range.start + at..range.start + at + 2));
                        if !is_escaped(self.markdown, place.start) {
                            self.report.push(reference::open_brackets(self.span.inside(place)));
                        }
                    }
                    self.inline(super::inline(literal));
                }
                _ if is_escaped(self.markdown, place.start) => self.inline(super::inline(literal)),
                Piece::Figure(name, _) => {
                    self.references.push(Spanned { value: Reference::Figure(name.to_owned()), span });
                    self.inline(super::inline(piece));
                }
                Piece::Document(id, ..) => {
                    self.references.push(Spanned { value: Reference::Document(id.to_owned()), span });
                    self.inline(super::inline(piece));
                }
            }
        }
    }

    /// The parser leaves the mark of a note that nobody wrote as words.
    fn check_marks(&mut self, words: &Words) {
        for (at, _) in words.text.match_indices("[^") {
            let Some(length) = words.text[at..].find(']') else { continue };
            let label = &words.text[at + 2..at + length];
            let place = words.place(&(at..at + length + 1));
            if !label.is_empty() && !label.contains(char::is_whitespace) && !is_escaped(self.markdown, place.start) {
                self.report.push(footnotes::unwritten(label, self.span.inside(place)));
            }
        }
    }

    /// Keeps what is not supported as its author typed it, and says so.
    fn literal(&mut self, event: &Event<'_>, range: &Range<usize>) {
        let written = &self.markdown[range.clone()];
        match event {
            Event::TaskListMarker(_) => {
                self.take_words(&format!("{written} "), range);
                let message =
                    text!("列表里的勾选框「{written}」不支持", "the box `{written}` in a list is not supported");
                let help = text!(
                    "删去「{written}」；要逐项勾选的，写成清单",
                    "remove `{written}`; for boxes to tick write a checklist"
                );
                self.warn(range, &UNSUPPORTED_MARKDOWN, message, help);
            }
            _ => {
                self.take_words(written, range);
                // US$5 和 $6 is money.
                if written.trim_start_matches('$').starts_with(|c: char| c.is_ascii_digit()) {
                    return;
                }
                let message = text!("公式「{written}」不支持", "the formula `{written}` is not supported");
                let help = text!(
                    "用文字写出算法，或写成「{{{{数额名称}}}}」；「$」本身写成「\\$」",
                    "say in words how it is computed, or refer to a figure; write a `$` itself as `\\$`"
                );
                self.warn(range, &UNSUPPORTED_MARKDOWN, message, help);
            }
        }
    }

    fn strikethrough(&mut self, event: &Event<'_>, range: &Range<usize>) {
        let width = if self.markdown[range.clone()].starts_with("~~") { 2 } else { 1 };
        let is_start = matches!(event, Event::Start(_));
        let place = if is_start { range.start..range.start + width } else { range.end - width..range.end };
        let written = &self.markdown[place.clone()];
        self.take_words(written, &place);
        if is_start && width == 2 {
            let message = text!("删除线「~~」不支持", "`~~` does not strike out");
            let help = text!(
                "不再有效的内容直接删去，改动写进「变更」",
                "remove what is no longer valid and note it under `变更`"
            );
            self.warn(range, &UNSUPPORTED_MARKDOWN, message, help);
        }
    }

    fn raw_html(&mut self, range: &Range<usize>) {
        let message = text!("正文里的 HTML 不会输出", "HTML in the text is dropped");
        let help = text!(
            "加粗写「**字**」，分段空一行，列表以「- 」开头",
            "write `**bold**`, leave a line empty between paragraphs, start list items with `- `"
        );
        self.warn(range, &RAW_HTML, message, help);
    }

    fn refuse_title(&mut self, title: &str, range: &Range<usize>) {
        if title.is_empty() {
            return;
        }
        let message = text!("地址后面的「{title}」不会输出", "`{title}` behind the address is dropped");
        let help = text!("写进正文，或者删去", "write it into the text, or remove it");
        self.warn(range, &UNSUPPORTED_MARKDOWN, message, help);
    }

    fn heading(&mut self, level: HeadingLevel, c: Vec<Inline>, range: &Range<usize>) {
        let written = level as u8;
        let depth = written.clamp(2, 4);
        let hashes = |level: u8| "#".repeat(usize::from(level));
        let has_hashes = self.markdown[range.clone()].starts_with('#');
        let place = if has_hashes { range.start..range.start + usize::from(written) } else { range.clone() };
        let expected = hashes((self.level + 1).min(4));
        let is_jump = depth > self.level + 1;
        if is_jump || written > 4 {
            let shown = hashes(written);
            let message = if is_jump {
                let before = hashes(self.level);
                match self.level {
                    1 => text!("第一个标题用了「{shown}」", "the first heading is a `{shown}`"),
                    _ => text!("标题从「{before}」跳到了「{shown}」", "headings jump from `{before}` to `{shown}`"),
                }
            } else {
                text!("标题「{shown}」太深，最多到「####」", "the heading `{shown}` is too deep, `####` is the most")
            };
            let span = self.span.inside(place);
            let help = text!("写成「{expected}」", "write `{expected}`");
            self.report.push(Diagnostic::new(&HEADING_LEVEL, span, message).help(help).guess(span, expected));
        }
        self.level = depth;
        self.block(Block::Heading { level: depth, c });
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
                let message =
                    text!("链接以「{start}」开头，不能用", "a link that starts with `{start}` is not allowed");
                let help =
                    text!("链接要以 https://、tel: 或 mailto: 开头", "links start with https://, tel: or mailto:");
                self.warn(range, &UNSAFE_LINK, message, help);
                c.into_iter().for_each(|inline| self.inline(inline));
            }
        }
    }

    fn take_alternative(&mut self, event: &Event<'_>, range: &Range<usize>) {
        let Some(picture) = &mut self.picture else { return };
        match event {
            Event::Start(_) => picture.depth += 1,
            Event::End(_) if picture.depth > 0 => picture.depth -= 1,
            Event::End(_) => self.end_picture(range),
            Event::Code(words) => picture.alt.push_str(words),
            Event::HardBreak => picture.alt.push(' '),
            _ => {}
        }
    }

    fn end_picture(&mut self, range: &Range<usize>) {
        let OpenPicture { src, alt, .. } = self.picture.take().expect("a picture is open");
        let alt = alt.trim().to_owned();
        let problem = picture::address_problem(&src);
        let is_sound = problem.is_none() && !alt.is_empty();
        if alt.is_empty() {
            let message = text!("图片没有替代文字", "the picture has no alternative text");
            let help = text!(
                "在方括号里写出图片的内容：「![从东门进，上二楼]({src})」",
                "say in the brackets what it shows: `![In by the east gate, up to floor 2]({src})`"
            );
            self.warn(range, &PICTURE, message, help);
        }
        if let Some((message, help)) = problem {
            self.warn(range, &PICTURE, message, help);
        }
        if is_sound {
            let span = self.span.inside(range.clone());
            self.references.push(Spanned { value: Reference::Picture(src.clone()), span });
            let picture = Block::Picture { src, alt, path: String::new(), width: 0, height: 0 };
            self.top().pictures.push((picture, range.clone()));
        }
    }

    fn refuse_picture_in_words(&mut self, range: &Range<usize>) {
        let message = text!("图片和文字写在了一起", "a picture stands among words");
        let help =
            text!("图片单独写一段，前后各空一行", "let the picture stand alone, with an empty line before and after");
        self.warn(range, &PICTURE, message, help);
    }
}

fn column(align: Alignment) -> Align {
    match align {
        Alignment::None | Alignment::Left => Align::Start,
        Alignment::Center => Align::Center,
        Alignment::Right => Align::End,
    }
}
