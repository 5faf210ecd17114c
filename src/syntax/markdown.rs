//! Markdown to blocks. Raw HTML is dropped and said so; only safe links remain.

use pulldown_cmark::{Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};
use serde::Serialize;

use super::figure::{self, Piece};
use super::{RAW_HTML, UNSAFE_LINK, UNSUPPORTED_MARKDOWN};
use crate::diag::{Diagnostic, Report};
use crate::source::Span;
use crate::text;

/// A block of a body.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "t")]
pub enum Block {
    /// A paragraph.
    #[serde(rename = "p")]
    Paragraph {
        /// Its words.
        c: Vec<Inline>,
    },
    /// A heading.
    #[serde(rename = "h")]
    Heading {
        /// 2 to 4; a first-level heading is the document's name and becomes 2.
        level: u8,
        /// Its words.
        c: Vec<Inline>,
    },
    /// A list.
    #[serde(rename = "list")]
    List {
        /// Numbered or not.
        ordered: bool,
        /// The first number.
        start: u64,
        /// Its items.
        items: Vec<Vec<Block>>,
    },
    /// A table with a head.
    #[serde(rename = "table")]
    Table {
        /// Cells of the head.
        head: Vec<Vec<Inline>>,
        /// Rows of cells.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// A quotation.
    #[serde(rename = "quote")]
    Quote {
        /// What is quoted.
        c: Vec<Block>,
    },
    /// Preformatted text.
    #[serde(rename = "pre")]
    Preformatted {
        /// The text.
        s: String,
    },
    /// A rule.
    #[serde(rename = "rule")]
    Rule,
}

/// A piece of a paragraph.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "t", rename_all = "snake_case")]
pub enum Inline {
    /// Words.
    Text {
        /// The words.
        s: String,
    },
    /// Important words.
    Strong {
        /// What is in it.
        c: Vec<Inline>,
    },
    /// Stressed words.
    Em {
        /// What is in it.
        c: Vec<Inline>,
    },
    /// Words to be typed as they are.
    Code {
        /// The words.
        s: String,
    },
    /// A link, `https:`, `tel:`, `mailto:` or inside the site.
    Link {
        /// Where it leads.
        href: String,
        /// Its words.
        c: Vec<Inline>,
    },
    /// A reference to a figure; after linking it has an amount.
    Figure {
        /// Its name.
        name: String,
        /// The number as printed; empty until linked.
        amount: String,
        /// Its unit; empty until linked.
        unit: String,
        /// Its place below the site's root; empty until linked.
        path: String,
    },
    /// A line break.
    Break,
}

/// Words as inlines, references cut out.
#[must_use]
pub fn prose(words: &str) -> Vec<Inline> {
    figure::pieces(words)
        .into_iter()
        .map(|piece| match piece {
            Piece::Words(words) => Inline::Text { s: words.to_owned() },
            Piece::Figure(name, _) => unlinked(name),
        })
        .collect()
}

fn unlinked(name: &str) -> Inline {
    Inline::Figure { name: name.to_owned(), amount: String::new(), unit: String::new(), path: String::new() }
}

/// Every reference to a figure in a body.
#[must_use]
pub fn figures(markdown: &str, span: Span) -> Vec<(&str, Span)> {
    figure::pieces(markdown)
        .into_iter()
        .filter_map(|piece| match piece {
            Piece::Figure(name, range) => Some((name, span.inside(range))),
            Piece::Words(_) => None,
        })
        .collect()
}

/// The events of a body, with everything switched on that is supported, and their bytes.
pub(crate) fn events(markdown: &str) -> impl Iterator<Item = (Event<'_>, std::ops::Range<usize>)> {
    Parser::new_ext(markdown, Options::ENABLE_TABLES).into_offset_iter()
}

/// The blocks of a body that stands at `span`.
pub fn parse(markdown: &str, span: Span, report: &mut Report) -> Vec<Block> {
    let mut builder =
        Builder { stack: vec![Frame::default()], kinds: Vec::new(), row: Vec::new(), rows: Vec::new(), span, report };
    for (event, range) in events(markdown) {
        builder.take(event, range);
    }
    builder.stack.pop().expect("frames are closed as they are opened").blocks
}

/// What is open collects inlines or blocks; both stand in one frame because list items may hold either.
#[derive(Default)]
struct Frame {
    inlines: Vec<Inline>,
    blocks: Vec<Block>,
    items: Vec<Vec<Block>>,
}

impl Frame {
    fn flush(&mut self) {
        if !self.inlines.is_empty() {
            let c = std::mem::take(&mut self.inlines);
            self.blocks.push(Block::Paragraph { c });
        }
    }
}

struct Builder<'a> {
    stack: Vec<Frame>,
    kinds: Vec<Tag<'a>>,
    row: Vec<Vec<Inline>>,
    rows: Vec<Vec<Vec<Inline>>>,
    span: Span,
    report: &'a mut Report,
}

impl<'a> Builder<'a> {
    fn top(&mut self) -> &mut Frame {
        self.stack.last_mut().expect("the document's frame stays open")
    }

    fn inline(&mut self, inline: Inline) {
        self.top().inlines.push(inline);
    }

    fn block(&mut self, block: Block) {
        let top = self.top();
        top.flush();
        top.blocks.push(block);
    }

    fn take(&mut self, event: Event<'a>, range: std::ops::Range<usize>) {
        match event {
            Event::Start(tag) => {
                if matches!(tag, Tag::Image { .. }) {
                    let message = text!("这里用了图片，目前不支持", "pictures are not supported here");
                    self.warn(
                        range,
                        &UNSUPPORTED_MARKDOWN,
                        message,
                        text!("用文字写出图片的内容", "say in words what the picture shows"),
                    );
                }
                self.stack.push(Frame::default());
                self.kinds.push(tag);
            }
            Event::End(end) => self.end(end, range),
            Event::Text(words) => {
                let is_code = matches!(self.kinds.last(), Some(Tag::CodeBlock(_)));
                let pieces = if is_code { vec![Inline::Text { s: words.into_string() }] } else { prose(&words) };
                self.top().inlines.extend(pieces);
            }
            Event::Code(words) => self.inline(Inline::Code { s: words.into_string() }),
            Event::SoftBreak => self.inline(Inline::Text { s: "\n".to_owned() }),
            Event::HardBreak => self.inline(Inline::Break),
            Event::Rule => self.block(Block::Rule),
            Event::Html(_) | Event::InlineHtml(_) => {
                let message = text!("正文里的 HTML 不会输出", "HTML in the text is dropped");
                self.warn(
                    range,
                    &RAW_HTML,
                    message,
                    text!(
                        "加粗写「**字**」，分段空一行，列表以「- 」开头",
                        "write `**bold**`, leave a line empty between paragraphs, start list items with `- `"
                    ),
                );
            }
            _ => {}
        }
    }

    fn warn(
        &mut self,
        range: std::ops::Range<usize>,
        code: &'static crate::diag::Code,
        message: text::Text,
        help: text::Text,
    ) {
        let span = self.span.inside(range);
        self.report.push(Diagnostic::new(code, span, message).help(help));
    }

    fn end(&mut self, end: TagEnd, range: std::ops::Range<usize>) {
        let mut frame = self.stack.pop().expect("an end has its start");
        let tag = self.kinds.pop().expect("an end has its start");
        let inlines = match tag {
            Tag::CodeBlock(_) => Vec::new(),
            _ => join_soft_breaks(std::mem::take(&mut frame.inlines)),
        };
        match tag {
            Tag::Paragraph => self.block(Block::Paragraph { c: inlines }),
            Tag::Heading { level, .. } => self.block(Block::Heading { level: depth(level), c: inlines }),
            Tag::BlockQuote(_) => self.block(Block::Quote { c: frame.blocks }),
            Tag::CodeBlock(_) => {
                let s = frame.inlines.iter().map(plain).collect();
                self.block(Block::Preformatted { s });
            }
            Tag::List(start) => {
                let items = frame.items;
                self.block(Block::List { ordered: start.is_some(), start: start.unwrap_or(1), items });
            }
            Tag::Item => {
                frame.inlines = inlines;
                frame.flush();
                self.top().items.push(frame.blocks);
            }
            Tag::Table(_) => {
                let mut rows = std::mem::take(&mut self.rows);
                let head = if rows.is_empty() { Vec::new() } else { rows.remove(0) };
                self.block(Block::Table { head, rows });
            }
            Tag::TableHead | Tag::TableRow => {
                let row = std::mem::take(&mut self.row);
                self.rows.push(row);
            }
            Tag::TableCell => self.row.push(inlines),
            Tag::Strong => self.inline(Inline::Strong { c: inlines }),
            Tag::Emphasis => self.inline(Inline::Em { c: inlines }),
            Tag::Link { link_type, dest_url, .. } => self.link(link_type, &dest_url, inlines, range),
            _ => {
                debug_assert!(!matches!(end, TagEnd::Paragraph), "a paragraph ends as one");
                self.top().inlines.extend(inlines);
            }
        }
    }

    fn link(&mut self, kind: LinkType, href: &str, c: Vec<Inline>, range: std::ops::Range<usize>) {
        let scheme = href.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
        let href = if kind == LinkType::Email { format!("mailto:{href}") } else { href.to_owned() };
        match scheme.as_deref() {
            None | Some("https" | "tel" | "mailto") => self.inline(Inline::Link { href, c }),
            Some(scheme) => {
                let message =
                    text!("链接以「{scheme}:」开头，不能用", "a link that starts with `{scheme}:` is not allowed");
                let help =
                    text!("链接要以 https://、tel: 或 mailto: 开头", "links start with https://, tel: or mailto:");
                self.warn(range, &UNSAFE_LINK, message, help);
                self.top().inlines.extend(c);
            }
        }
    }
}

fn depth(level: HeadingLevel) -> u8 {
    (level as u8).clamp(2, 4)
}

/// The words of an inline alone.
#[must_use]
pub fn plain(inline: &Inline) -> String {
    match inline {
        Inline::Text { s } | Inline::Code { s } => s.clone(),
        Inline::Strong { c } | Inline::Em { c } | Inline::Link { c, .. } => c.iter().map(plain).collect(),
        Inline::Figure { amount, unit, .. } => format!("{amount} {unit}"),
        Inline::Break => "\n".to_owned(),
    }
}

/// What a line break inside a paragraph is to the reader, by the characters before and after it: nothing between
/// two Han characters, nor behind full-width punctuation, which brings its own space; elsewhere a space.
#[must_use]
pub fn soft_break(before: Option<char>, after: Option<char>) -> &'static str {
    let wide = before.is_some_and(is_wide) && after.is_some_and(is_wide);
    if wide || before.is_some_and(|c| "、。，！？；：）」』》】〉".contains(c)) { "" } else { " " }
}

fn join_soft_breaks(inlines: Vec<Inline>) -> Vec<Inline> {
    let mut joined: Vec<Inline> = Vec::new();
    let mut iter = inlines.into_iter().peekable();
    while let Some(inline) = iter.next() {
        let Inline::Text { s } = inline else {
            joined.push(inline);
            continue;
        };
        let s = if s == "\n" {
            let before = joined.last().and_then(|inline| plain(inline).chars().last());
            let after = iter.peek().and_then(|inline| plain(inline).chars().next());
            soft_break(before, after).to_owned()
        } else {
            s
        };
        match joined.last_mut() {
            Some(Inline::Text { s: last }) => *last += &s,
            _ if s.is_empty() => {}
            _ => joined.push(Inline::Text { s }),
        }
    }
    joined
}

fn is_wide(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}' | '“' | '”' | '‘' | '’' | '—' | '…')
}
