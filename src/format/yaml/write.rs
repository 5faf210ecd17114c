//! A layout to text: two spaces a level, one space behind `:` and `,`, dashes one level in, no two blank lines.

use super::tree::{Block, Brackets, Entry, Key, Layout, Lines, Note, Page, Start};

/// The text of a page; it ends in a line break.
pub(in crate::format) fn write(page: &Page) -> String {
    let mut writer = Writer { out: String::new(), kept: 0 };
    writer.notes(&page.header, 0);
    match &page.root.value {
        Layout::Map(block) | Layout::List(block) => {
            let owned = block.entries.first().is_some_and(|first| first.above.iter().any(|note| *note != Note::Blank));
            if owned && !page.header.is_empty() {
                // So that the comment of the first entry is not taken for one of the file.
                writer.notes(&[Note::Blank], 0);
            }
            writer.block(block, 0, Lead::Fresh);
        }
        _ => {
            writer.beside(&page.root.value, 0);
            writer.end(page.root.behind);
        }
    }
    writer.notes(&page.tail, 0);
    writer.out
}

struct Writer {
    out: String,
    /// The end of the last text that keeps the blank lines behind it: another would become part of it.
    kept: usize,
}

/// Where the first entry of a block goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lead {
    /// On a new line.
    Fresh,
    /// Behind the dash that was just written.
    Dash,
}

impl Writer {
    fn indent(&mut self, indent: usize) {
        self.out.extend(std::iter::repeat_n(' ', indent));
    }

    fn end(&mut self, comment: Option<&str>) {
        if let Some(comment) = comment {
            self.out += " ";
            self.out += comment;
        }
        self.out += "\n";
    }

    fn notes(&mut self, notes: &[Note], indent: usize) {
        for note in notes {
            match note {
                Note::Blank if self.out.len() == self.kept || self.out.ends_with("\n\n") => {}
                Note::Blank => self.out += "\n",
                Note::Comment(words) => {
                    self.indent(indent);
                    self.end_line(words);
                }
            }
        }
    }

    fn end_line(&mut self, words: &str) {
        self.out += words;
        self.out += "\n";
    }

    fn block(&mut self, block: &Block, indent: usize, lead: Lead) {
        for (index, entry) in block.entries.iter().enumerate() {
            if index > 0 || lead == Lead::Fresh {
                let mut above = entry.above.clone();
                above.extend(hoisted(entry));
                // A block starts without a blank line.
                let skipped = if index == 0 { leading_blanks(&above) } else { 0 };
                self.notes(&above[skipped..], indent);
                self.indent(indent);
            }
            match &entry.key {
                Some(Key::Colon(key)) => self.out += &format!("{key}:"),
                Some(Key::Bare(key)) => self.out += key,
                None => self.out += "-",
            }
            self.value(entry, indent);
        }
        self.notes(&block.tail, indent);
    }

    /// What stands behind a colon or a dash, and the end of its line.
    fn value(&mut self, entry: &Entry, indent: usize) {
        match &entry.value {
            Layout::Empty => self.end(entry.behind),
            Layout::Map(block) | Layout::List(block) if entry.key.is_none() => {
                self.out += " ";
                self.block(block, indent + 2, Lead::Dash);
            }
            Layout::Map(block) | Layout::List(block) => {
                self.end(entry.opening);
                self.block(block, indent + 2, Lead::Fresh);
            }
            value if entry.start == Start::Below => {
                self.end(entry.opening);
                self.notes(&entry.between, indent + 2);
                self.indent(indent + 2);
                self.beside(value, if matches!(value, Layout::Flow(..)) { indent + 2 } else { indent });
                self.end(entry.behind);
            }
            value => {
                self.out += " ";
                self.beside(value, indent);
                self.end(entry.behind);
            }
        }
        if matches!(entry.value, Layout::Text(header, ..) if header.split(' ').next().is_some_and(|signs| signs.contains('+')))
        {
            self.kept = self.out.len();
        }
    }

    /// A scalar or a flow collection; lines after the first stand deeper than `indent`.
    fn beside(&mut self, value: &Layout, indent: usize) {
        match value {
            Layout::Scalar(lines) => self.lines(lines, indent + 2),
            Layout::Text(header, lines, by) => {
                self.out += header;
                let all: Vec<&str> = std::iter::once("").chain(lines.iter().copied()).collect();
                self.lines(&all, indent + by);
            }
            Layout::Flow(brackets, lines, block) => self.flow(*brackets, *lines, block, indent),
            Layout::Empty | Layout::Map(_) | Layout::List(_) => {}
        }
    }

    fn lines(&mut self, lines: &[&str], indent: usize) {
        for (index, line) in lines.iter().enumerate() {
            if index > 0 {
                self.out += "\n";
                self.indent(if line.is_empty() { 0 } else { indent });
            }
            self.out += line;
        }
    }

    fn flow(&mut self, brackets: Brackets, lines: Lines, block: &Block, indent: usize) {
        let (open, close) = match brackets {
            Brackets::Curly => ("{", "}"),
            Brackets::Square => ("[", "]"),
        };
        self.out += open;
        if lines == Lines::Many {
            self.out += "\n";
        }
        for (index, entry) in block.entries.iter().enumerate() {
            let is_last = index + 1 == block.entries.len();
            if lines == Lines::Many {
                let skipped = if index == 0 { leading_blanks(&entry.above) } else { 0 };
                self.notes(&entry.above[skipped..], indent + 2);
                self.indent(indent + 2);
            }
            match &entry.key {
                Some(Key::Colon(key)) => self.out += &format!("{key}:"),
                Some(Key::Bare(key)) => self.out += key,
                None => {}
            }
            if matches!(entry.key, Some(Key::Colon(_))) && !matches!(entry.value, Layout::Empty) {
                self.out += " ";
            }
            self.beside(&entry.value, indent + 2);
            match (lines, is_last) {
                (Lines::One, false) => self.out += ", ",
                (Lines::One, true) => {}
                (Lines::Many, false) => {
                    self.out += ",";
                    self.end(entry.behind);
                }
                (Lines::Many, true) => self.end(entry.behind),
            }
        }
        if lines == Lines::Many {
            self.notes(&block.tail, indent + 2);
            // The closing bracket stands deeper than the key, as YAML wants it.
            self.indent(indent + 2);
        }
        self.out += close;
    }
}

fn leading_blanks(notes: &[Note]) -> usize {
    notes.iter().take_while(|note| **note == Note::Blank).count()
}

/// Comments that would stand between a dash and the first entry behind it; they go above the dash.
fn hoisted<'a>(entry: &Entry<'a>) -> Vec<Note<'a>> {
    let (None, Layout::Map(block) | Layout::List(block)) = (&entry.key, &entry.value) else { return Vec::new() };
    let Some(first) = block.entries.first() else { return Vec::new() };
    let above = first.above.iter().copied().filter(|note| *note != Note::Blank);
    above.chain(hoisted(first)).collect()
}
