//! What broke a YAML text: slips of the keyboard, each at its own place and with what to write instead.

mod lines;

use std::ops::Range;

use super::{FULL_WIDTH_COLON, YAML_ALIAS, YAML_SYNTAX, YAML_TAB};
use crate::diag::Diagnostic;
use crate::source::{SourceId, Span};
use crate::text;
use crate::text::Text;
use lines::{Line, Start, beside_an_entry, is_key};

/// A text that can't be parsed, and what the parser makes of it.
pub struct Broken<'a> {
    /// The text.
    pub text: &'a str,
    /// The file.
    pub source: SourceId,
    /// How many bytes into the file it starts.
    pub offset: usize,
    /// Where the parser stands.
    pub at: usize,
    /// Why it doesn't go on, in its words.
    pub why: &'a str,
    /// Where the innermost bracket stands that is still open.
    pub open: Option<usize>,
}

/// Where a line has `键：值` in place of `键: 值`.
#[must_use]
pub fn full_width_colon(line: &str) -> Option<usize> {
    let key_start = line.find(|c: char| !c.is_whitespace() && c != '-')?;
    let at = key_start + line[key_start..].find('：')?;
    is_key(&line[key_start..at]).then_some(at)
}

impl Broken<'_> {
    /// Every slip of the lines; when there is none, the one that the parser stumbled over.
    #[must_use]
    pub fn findings(&self) -> Vec<Diagnostic> {
        let lines = lines::lines(self.text);
        let slips: Vec<_> = (0..lines.len()).filter_map(|index| self.slip(&lines, index)).collect();
        if slips.is_empty() { vec![self.stumble()] } else { slips }
    }

    fn slip(&self, lines: &[Line<'_>], index: usize) -> Option<Diagnostic> {
        let line = &lines[index];
        let white = &line.text[..line.indent];
        if let Some(at) = white.find('\t') {
            let message = text!("行首用了制表符（Tab）", "the line is indented with a tab");
            let place = self.span(line.start + at..line.start + at + 1);
            return Some(
                Diagnostic::new(&YAML_TAB, place, message)
                    .help(text!("换成两个空格", "use two spaces"))
                    .fix(place, "  "),
            );
        }
        if let Some((at, wide)) = white.char_indices().find(|(_, c)| !c.is_ascii()) {
            let place = self.span(line.start + at..line.start + at + wide.len_utf8());
            let message = text!("行首用了全角空格", "the line is indented with a full-width space");
            return Some(syntax(place, message, text!("换成两个空格", "use two spaces")).fix(place, "  "));
        }
        match line.begins() {
            Start::FullWidthColon(at) if beside_an_entry(lines, index) => {
                let place = self.span(line.start + at..line.start + at + '：'.len_utf8());
                let key = &line.text[line.content..at];
                let message = text!("「{key}」后面是中文冒号「：」", "`{key}` is followed by a full-width colon");
                let help = text!("换成英文冒号加一个空格「: 」", "use a colon and a space");
                Some(Diagnostic::new(&FULL_WIDTH_COLON, place, message).help(help).fix(place, ": "))
            }
            Start::NoSpace(at) if beside_an_entry(lines, index) => {
                let wide = line.text[at + 1..].chars().take_while(|c| c.is_whitespace()).map(char::len_utf8);
                let place = self.span(line.start + at..line.start + at + 1 + wide.sum::<usize>());
                let key = &line.text[line.content..at];
                let message = text!("「{key}」的冒号后面没有空格", "there is no space behind the colon of `{key}`");
                let help = text!("冒号后面空一格", "put a space behind the colon");
                Some(syntax(place, message, help).fix(place, ": "))
            }
            _ => None,
        }
    }

    /// The finding of the place where the parser gave up.
    fn stumble(&self) -> Diagnostic {
        let rest = &self.text[self.at..];
        let here = self.at..self.line_end(self.at);
        if let Some(open) = self.open.filter(|&open| self.is_unclosed(open)) {
            let bracket = &self.text[open..=open];
            let message = text!("这里的「{bracket}」没有关上", "this `{bracket}` is never closed");
            let close = if bracket == "{" { "}" } else { "]" };
            let help = text!("在这一段的末尾补上「{close}」", "add `{close}` where it ends");
            return syntax(self.span(open..self.line_end(open)), message, help);
        }
        if self.why.contains("flow mapping") && rest.starts_with(':') {
            return self.missing_comma();
        }
        if let Some(reserved) = rest.chars().next().filter(|c| "%@`!".contains(*c)) {
            return reserved_start(self.span(here), reserved);
        }
        if let Some(at) = self.text[self.line_start(self.at)..self.at].find(": {{") {
            let start = self.line_start(self.at) + at + 2;
            let help = text!("给整段文字加上引号，如「'…{{{{低保标准}}}}…'」", "put quotes around the whole text");
            let message = text!("以「{{{{」开头的文字要加引号", "text that starts with `{{{{` needs quotes");
            return syntax(self.span(start..self.line_end(start)), message, help);
        }
        if self.why.contains("mapping values") {
            let message = text!("这里又有一个冒号加空格，分不清哪个是名称", "there is another colon and space here");
            let help = text!(
                "文字里用中文冒号「：」，或给整段文字加上引号；分项的用花括号；再看这一行有没有对齐",
                "put quotes around the text, or braces around fields, and check the indentation"
            );
            return syntax(self.span(self.at..self.at + 1), message, help);
        }
        if self.why.contains("escape") {
            let at = self.at + rest.find('\\').unwrap_or(0);
            let end = at + self.text[at..].chars().take(2).map(char::len_utf8).sum::<usize>();
            let help = text!("换成单引号，或写两个「\\」", "use single quotes, or write `\\` twice");
            return syntax(
                self.span(at..end),
                text!("双引号里不能这样用「\\」", "`\\` means something else in double quotes"),
                help,
            );
        }
        if self.why.contains("quoted scalar, found") || self.why.contains("indentation in quoted") {
            let help = text!("在这段文字的末尾补上引号", "add the quote where the text ends");
            return syntax(self.span(here), text!("引号没有关上", "the quote is never closed"), help);
        }
        if self.why.contains("trailing content") {
            let help = text!("把后面的字也写进引号里，或去掉引号", "put it inside the quotes, or remove them");
            return syntax(
                self.span(here),
                text!("引号关上以后还有字", "there is text behind the closing quote"),
                help,
            );
        }
        self.anything(rest, here)
    }

    fn anything(&self, rest: &str, here: Range<usize>) -> Diagnostic {
        if !rest.trim().is_empty() {
            let help = text!(
                "检查缩进是否对齐、「名称: 值」的冒号后有没有空格、括号和引号是否成对",
                "check the indentation, the space after the colon, and that brackets and quotes are closed"
            );
            return syntax(self.span(here), text!("这一行不合 YAML 的写法", "this line is not YAML"), help);
        }
        let start = self.line_start(self.text[..self.at].trim_end().len());
        let end = self.line_end(start);
        let indent = self.text[start..end].len() - self.text[start..end].trim_start().len();
        let help = text!("补上缺少的括号、引号或内容", "add the missing bracket, quote or content");
        let message = text!("文件到这里断了，这一处没有写完", "the text breaks off here, unfinished");
        syntax(self.span(start + indent..end), message, help)
    }

    /// `{名称: 甲 形式: 原件}`, or with a full-width comma.
    fn missing_comma(&self) -> Diagnostic {
        let before = &self.text[..self.at];
        let start = before.rfind([',', '{', ':', '\n']).map_or(0, |at| at + 1);
        let start = start + before[start..].len() - before[start..].trim_start().len();
        let written = &before[start..];
        let place = self.span(start..self.at);
        let wide = written.rfind('，').map(|at| (at, '，'.len_utf8()));
        let gap = wide.or_else(|| written.rfind(' ').map(|at| (at, 1)));
        let message = match wide {
            Some(_) => text!("「{written}」里的逗号是中文的", "the comma in `{written}` is full-width"),
            None => text!("「{written}」里少了逗号", "a comma is missing in `{written}`"),
        };
        let Some((at, length)) = gap else {
            return syntax(place, message, text!("两项之间写英文逗号加一个空格", "put a comma between two fields"));
        };
        let right = format!("{}, {}", &written[..at], written[at + length..].trim_start());
        syntax(place, message, text!("写成「{right}」", "write `{right}`")).guess(place, right)
    }

    /// Whether a bracket is open at the end of its line and what follows is not indented under it.
    fn is_unclosed(&self, open: usize) -> bool {
        let (start, end) = (self.line_start(open), self.line_end(open));
        let mut depth = 0_i32;
        for c in self.text[open..end].chars() {
            depth += i32::from(c == '{' || c == '[') - i32::from(c == '}' || c == ']');
            if depth == 0 {
                // `[甲, 乙}` closes with another bracket than it opened with.
                return c != if self.text[open..].starts_with('[') { ']' } else { '}' };
            }
        }
        let indent = |line: &str| line.len() - line.trim_start().len();
        let next = self.text[end..].lines().find(|line| !line.trim().is_empty());
        next.is_none_or(|next| indent(next) <= indent(&self.text[start..end]))
    }

    fn line_start(&self, at: usize) -> usize {
        self.text[..at].rfind('\n').map_or(0, |found| found + 1)
    }

    fn line_end(&self, at: usize) -> usize {
        let end = self.text[at..].find('\n').map_or(self.text.len(), |length| at + length);
        at + self.text[at..end].trim_end().len()
    }

    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.source, self.offset + range.start..self.offset + range.end)
    }
}

/// The finding of a value that starts with a sign which YAML keeps for itself.
#[must_use]
pub fn reserved_start(place: Span, sign: char) -> Diagnostic {
    let message = text!(
        "以「{sign}」开头的文字在 YAML 里另有用处，不能直接写",
        "text that starts with `{sign}` means something else in YAML"
    );
    let help = text!("给整段文字加上引号", "put quotes around the whole text");
    Diagnostic::new(&YAML_ALIAS, place, message).help(help)
}

fn syntax(place: Span, message: Text, help: Text) -> Diagnostic {
    Diagnostic::new(&YAML_SYNTAX, place, message).help(help)
}
