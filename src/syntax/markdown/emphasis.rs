//! Emphasis that works in Chinese: `这是**重点。**后文` is bold.
//!
//! Markdown (by the rules of `CommonMark`) lets a run of asterisks close only where it looks like the end of
//! a word, which it judges by spaces and punctuation. Chinese has no spaces, so a run between `。` and a Han
//! character never closes. Here the pairs that the parser found are taken apart and found anew, by the same
//! algorithm (“process emphasis”) with the CJK-friendly amendment: beside a wide character a run of asterisks
//! counts as if beside a letter. Code, addresses and escaped asterisks are events of their own and stay as
//! they are; underscores keep their rule.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::han::is_wide;

type Placed<'a> = (Event<'a>, Range<usize>);

/// The events with their emphasis found anew.
pub(super) fn pair<'a>(markdown: &'a str, events: impl Iterator<Item = Placed<'a>>) -> Vec<Placed<'a>> {
    let mut pass = Pass { markdown, out: Vec::new(), open: vec![Vec::new()], is_literal: false };
    for (event, range) in events {
        pass.take(event, range);
    }
    while !pass.open.is_empty() {
        pass.close();
    }
    let mut paired = Vec::new();
    for item in pass.out {
        match item {
            Item::Event(event, range) => paired.push((event, range)),
            Item::Run(run) => run.write(&mut paired),
        }
    }
    paired
}

/// What comes out: events, and runs whose fate is open until their container ends.
enum Item<'a> {
    Event(Event<'a>, Range<usize>),
    Run(Run),
}

/// A run of one delimiter.
struct Run {
    delimiter: char,
    range: Range<usize>,
    can_open: bool,
    can_close: bool,
    /// Delimiters that are not used yet.
    left: usize,
    /// Elements that end here, inner first; they use up delimiters from the start of the run.
    ends: Vec<Element>,
    /// Elements that start here, inner first; they use up delimiters from the end of the run.
    starts: Vec<Element>,
}

#[derive(Clone)]
struct Element {
    is_strong: bool,
    range: Range<usize>,
}

struct Pass<'a> {
    markdown: &'a str,
    out: Vec<Item<'a>>,
    /// The runs of each open container, by their place in `out`: a pair never crosses its container's ends.
    open: Vec<Vec<usize>>,
    /// Inside a code block or a bare address, where asterisks are what they are.
    is_literal: bool,
}

impl<'a> Pass<'a> {
    fn take(&mut self, event: Event<'a>, range: Range<usize>) {
        match event {
            Event::Start(Tag::Strong) => self.delimiters(range.start..range.start + 2),
            Event::End(TagEnd::Strong) => self.delimiters(range.end - 2..range.end),
            Event::Start(Tag::Emphasis) => self.delimiters(range.start..range.start + 1),
            Event::End(TagEnd::Emphasis) => self.delimiters(range.end - 1..range.end),
            Event::Start(tag) => {
                // In a tight list a block may follow words without a paragraph's end between them.
                let is_inline = matches!(tag, Tag::Link { .. } | Tag::Image { .. });
                if !is_inline {
                    self.pair_top();
                }
                let is_bare = |kind| matches!(kind, LinkType::Autolink | LinkType::Email);
                self.is_literal = match &tag {
                    Tag::CodeBlock(_) => true,
                    Tag::Link { link_type, .. } => is_bare(*link_type),
                    _ => false,
                };
                self.out.push(Item::Event(Event::Start(tag), range));
                self.open.push(Vec::new());
            }
            Event::End(end) => {
                self.close();
                self.is_literal = false;
                self.out.push(Item::Event(Event::End(end), range));
            }
            // Words that are not as in the source come from an entity, whose asterisk is no delimiter.
            Event::Text(words) if !self.is_literal && self.markdown[range.clone()] == *words => self.words(range),
            other => self.out.push(Item::Event(other, range)),
        }
    }

    /// Words cut at their delimiters. An escaped delimiter is always the first of its words.
    fn words(&mut self, range: Range<usize>) {
        let words = &self.markdown[range.clone()];
        let mut from = 0;
        let mut look_from = usize::from(words.starts_with(['*', '_']) && super::is_escaped(self.markdown, range.start));
        while let Some(at) = words[look_from..].find(['*', '_']).map(|at| look_from + at) {
            let delimiter = &words[at..=at];
            let end = at + words[at..].len() - words[at..].trim_start_matches(delimiter).len();
            self.text(range.start + from..range.start + at);
            self.delimiters(range.start + at..range.start + end);
            (from, look_from) = (end, end);
        }
        self.text(range.start + from..range.end);
    }

    fn text(&mut self, range: Range<usize>) {
        if !range.is_empty() {
            self.out.push(Item::Event(Event::Text(self.markdown[range.clone()].into()), range));
        }
    }

    /// Takes up delimiters; those that touch are one run.
    fn delimiters(&mut self, range: Range<usize>) {
        let delimiter = if self.markdown.as_bytes()[range.start] == b'*' { '*' } else { '_' };
        if let Some(Item::Run(run)) = self.out.last_mut()
            && run.delimiter == delimiter
            && run.range.end == range.start
        {
            run.range.end = range.end;
            return;
        }
        let run =
            Run { delimiter, range, can_open: false, can_close: false, left: 0, ends: Vec::new(), starts: Vec::new() };
        self.open.last_mut().expect("the outermost container stays open").push(self.out.len());
        self.out.push(Item::Run(run));
    }

    /// Ends the innermost container.
    fn close(&mut self) {
        self.pair_top();
        self.open.pop();
    }

    /// Finds the pairs of the innermost container.
    fn pair_top(&mut self) {
        let runs = std::mem::take(self.open.last_mut().expect("ends have their starts"));
        let mut openers: Vec<usize> = Vec::new();
        // How much of the stack a kind of closer has looked through in vain, so that no input takes long.
        let mut seen = [0_usize; 12];
        for index in runs {
            let run = self.run(index);
            run.left = run.range.len();
            let range = run.range.clone();
            let delimiter = run.delimiter;
            let (can_open, can_close) = flanking(self.markdown, &range, delimiter);
            let run = self.run(index);
            (run.can_open, run.can_close) = (can_open, can_close);
            let kind = range.len() % 3 * 4 + usize::from(can_open) * 2 + usize::from(delimiter == '*');
            while can_close && self.run(index).left > 0 {
                let found =
                    (seen[kind].min(openers.len())..openers.len()).rev().find(|&at| self.fit(openers[at], index));
                let Some(at) = found else {
                    seen[kind] = openers.len();
                    break;
                };
                self.join(openers[at], index);
                // What stood between the two can't open any more.
                openers.truncate(at + usize::from(self.run(openers[at]).left > 0));
                seen.iter_mut().for_each(|height| *height = (*height).min(openers.len()));
            }
            if can_open && self.run(index).left > 0 {
                openers.push(index);
            }
        }
    }

    fn run(&mut self, index: usize) -> &mut Run {
        match &mut self.out[index] {
            Item::Run(run) => run,
            Item::Event(..) => unreachable!("the place of a run holds a run"),
        }
    }

    /// Whether two runs may pair: the same delimiter, and the “rule of 3”.
    fn fit(&self, opener: usize, closer: usize) -> bool {
        let (Item::Run(opener), Item::Run(closer)) = (&self.out[opener], &self.out[closer]) else { return false };
        let (first, second) = (opener.range.len(), closer.range.len());
        let is_both = opener.can_close || closer.can_open;
        let odd =
            is_both && (first + second).is_multiple_of(3) && !(first.is_multiple_of(3) && second.is_multiple_of(3));
        opener.delimiter == closer.delimiter && !odd
    }

    fn join(&mut self, opener: usize, closer: usize) {
        let width = if self.run(opener).left >= 2 && self.run(closer).left >= 2 { 2 } else { 1 };
        let first = self.run(opener);
        let start = first.range.end - first.used_at_end() - width;
        first.left -= width;
        let second = self.run(closer);
        let end = second.range.start + second.used_at_start() + width;
        second.left -= width;
        let element = Element { is_strong: width == 2, range: start..end };
        second.ends.push(element.clone());
        self.run(opener).starts.push(element);
    }
}

impl Run {
    fn used_at_start(&self) -> usize {
        self.ends.iter().map(Element::width).sum()
    }

    fn used_at_end(&self) -> usize {
        self.starts.iter().map(Element::width).sum()
    }

    /// What the run came to: ends of elements, delimiters that found no partner, starts of elements.
    fn write(self, events: &mut Vec<Placed<'_>>) {
        let unused = self.range.start + self.used_at_start()..self.range.end - self.used_at_end();
        for element in self.ends {
            let end = if element.is_strong { TagEnd::Strong } else { TagEnd::Emphasis };
            events.push((Event::End(end), element.range));
        }
        if !unused.is_empty() {
            events.push((Event::Text(self.delimiter.to_string().repeat(unused.len()).into()), unused));
        }
        for element in self.starts.into_iter().rev() {
            let tag = if element.is_strong { Tag::Strong } else { Tag::Emphasis };
            events.push((Event::Start(tag), element.range));
        }
    }
}

impl Element {
    fn width(&self) -> usize {
        if self.is_strong { 2 } else { 1 }
    }
}

/// Whether a run can open and close emphasis, by the characters beside it.
fn flanking(markdown: &str, range: &Range<usize>, delimiter: char) -> (bool, bool) {
    let before = markdown[..range.start].chars().next_back().unwrap_or('\n');
    let after = markdown[range.end..].chars().next().unwrap_or('\n');
    // The amendment is for asterisks; between two letters an underscore is a letter.
    let is_wide = |c: char| delimiter == '*' && is_wide(c);
    let is_mark = |c: char| is_punctuation(c) && !is_wide(c);
    let opens_word =
        !after.is_whitespace() && (!is_mark(after) || before.is_whitespace() || is_mark(before) || is_wide(before));
    let closes_word =
        !before.is_whitespace() && (!is_mark(before) || after.is_whitespace() || is_mark(after) || is_wide(after));
    if delimiter == '*' {
        return (opens_word, closes_word);
    }
    (opens_word && (!closes_word || is_punctuation(before)), closes_word && (!opens_word || is_punctuation(after)))
}

/// Punctuation and signs of Unicode. Beyond ASCII only what our faces have is needed.
fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation()
        || matches!(c, '\u{A1}'..='\u{A9}' | '\u{AB}'..='\u{B1}' | '\u{B4}' | '\u{B6}'..='\u{B8}' | '\u{BB}' | '\u{BF}'
            | '×' | '÷' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}' | '\u{20A0}'..='\u{20C0}'
            | '\u{2100}'..='\u{2101}' | '\u{2103}'..='\u{2106}' | '\u{2116}'..='\u{2118}' | '\u{2190}'..='\u{23FF}'
            | '\u{2500}'..='\u{2775}' | '\u{2794}'..='\u{2BFF}' | '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}'
            | '\u{3030}' | '\u{FE30}'..='\u{FE6B}' | '\u{FF01}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}'
            | '\u{FF3B}'..='\u{FF40}' | '\u{FF5B}'..='\u{FF65}')
}
