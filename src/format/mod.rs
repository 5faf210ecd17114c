//! Files laid out anew: keys in the order of the schema, one sentence on a line, comments kept, meaning unchanged.
//!
//! What a file says is never touched: scalars keep their bytes, and of what was laid out anew both the fields and
//! the body are read again and compared with what was there. A file that can't be read is left as it is.

mod body;
mod same;
mod yaml;

use crate::diag::{Diagnostic, Report};
use crate::model::load;
use crate::schema::language::Keys;
use crate::schema::{Checker, UNKNOWN_KEY};
use crate::source::{Content, Source, SourceFile, SourceId, Span};
use crate::syntax::document::{self, Parsed};
use crate::syntax::encoding;
use crate::syntax::node::Node;
use crate::text;
use crate::text::Text;

crate::codes! {
    /// A file that is not laid out as `fmt` does it.
    UNFORMATTED = Error "unformatted";
    /// A way of writing that can't be laid out anew.
    UNUSUAL_LAYOUT = Warning "unusual-layout";
}

/// A file laid out anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formatted {
    /// Its number in the report.
    pub source: SourceId,
    /// Its whole new text, which may be the old one.
    pub text: String,
}

/// Lays out a file anew, its keys in the language that is asked for or as they are. `None` leaves it as it is;
/// the report says why.
pub fn format(file: &SourceFile, keys: Option<Keys>, report: &mut Report) -> Option<Formatted> {
    let before = report.error_count();
    let id = encoding::decode(&with_unix_breaks(file), report)?;
    if report.error_count() > before {
        return None;
    }
    let mut findings = Report::default();
    let text = lay_out(report.source(id), id, keys, &mut findings);
    report.extend(findings.into_findings());
    text.map(|text| Formatted { source: id, text })
}

/// The finding that a file is not laid out as it should be, at the first line that would change; `None` if it is.
#[must_use]
pub fn difference(file: &SourceFile, formatted: &Formatted, report: &Report) -> Option<Diagnostic> {
    let Content::Bytes(bytes) = &file.content else { return None };
    if bytes == formatted.text.as_bytes() {
        return None;
    }
    let old = &report.source(formatted.source).text;
    if *old == formatted.text {
        let first_line = old.lines().next().map_or(0, str::len);
        let message = text!("行末是 Windows 的换行符", "lines end in the line breaks of Windows");
        let finding = Diagnostic::new(&UNFORMATTED, Span::new(formatted.source, 0..first_line), message);
        return Some(finding.help(run_it()));
    }
    let mut at = 0;
    let mut new_lines = formatted.text.split_inclusive('\n');
    let mut changed = old.split_inclusive('\n').skip_while(|line| {
        let same = new_lines.next() == Some(line);
        at += if same { line.len() } else { 0 };
        same
    });
    let length = changed.next().map_or(0, |line| line.trim_end().len());
    let span = Span::new(formatted.source, at..at + length);
    let message = text!("从这一行起不合统一的排法", "from this line on the file is not in the common layout");
    Some(Diagnostic::new(&UNFORMATTED, span, message).help(run_it()))
}

fn run_it() -> Text {
    text!("运行「biaochi fmt」，由它排好", "run `biaochi fmt`, which lays it out")
}

/// The file with `\n` for every `\r\n`; lines and columns stay the same.
fn with_unix_breaks(file: &SourceFile) -> SourceFile {
    let content = match &file.content {
        Content::Bytes(bytes) => {
            let keeps = |(index, &byte): (usize, &u8)| {
                let is_half = byte == b'\r' && bytes.get(index + 1) == Some(&b'\n');
                (!is_half).then_some(byte)
            };
            Content::Bytes(bytes.iter().enumerate().filter_map(keeps).collect())
        }
        other => other.clone(),
    };
    SourceFile { path: file.path.clone(), content }
}

fn lay_out(file: &Source, id: SourceId, keys: Option<Keys>, report: &mut Report) -> Option<String> {
    let (Parsed { fields, body }, checker) = parse(file, id, report)?;
    if let Some(at) = file.text.find('\r') {
        report.push(unusual(Span::new(id, at..at + 1)));
        return None;
    }
    let opening = if file.path.ends_with(".md") { file.text.find('\n').map_or(0, |at| at + 1) } else { 0 };
    let end = if opening == 0 { file.text.len() } else { fields_end(&file.text, body) };
    let page = match yaml::read(&file.text[..end], opening, &fields, &checker.shape, keys) {
        Ok(page) => page,
        Err(yaml::Unreadable(at)) => {
            let length = file.text[at..].lines().next().map_or(0, str::len);
            report.push(unusual(Span::new(id, at..at + length)));
            return None;
        }
    };
    let body = body::format(&file.text[body.range()]);
    let text = match opening {
        0 => yaml::write(&page),
        _ if body.is_empty() => format!("---\n{}---\n", yaml::write(&page)),
        _ => format!("---\n{}---\n\n{body}", yaml::write(&page)),
    };
    if says_the_same(file, &fields, &page.comments, &text) {
        return Some(text);
    }
    let message =
        text!("排好以后意思会变，文件保持原样", "laying it out would change its meaning; the file is left as it is");
    let help = text!(
        "这是标尺自己的毛病，不是您的错；请把这个文件交给维护者",
        "this is a bug of biaochi, not your mistake; please report it with this file"
    );
    report.push(Diagnostic::new(&UNUSUAL_LAYOUT, Span::new(id, 0..0), message).help(help));
    None
}

/// The fields with their keys recognised, and the schema of their kind. A key that is misspelt or stands twice
/// makes the file unfit; one that nobody knows merely has no place in the order.
fn parse(file: &Source, id: SourceId, report: &mut Report) -> Option<(Parsed, &'static Checker)> {
    let mut found = Report::default();
    let parsed = document::parse(file, id, &mut found).and_then(|mut parsed| {
        let checker = load::checker(load::kind_of(&parsed.fields, file, &mut found)?);
        checker.recognise(&mut parsed.fields, &mut found);
        Some((parsed, checker))
    });
    found.revise(|finding| finding.code != &UNKNOWN_KEY || finding.fix.is_some());
    let is_fit = found.error_count() == 0;
    report.extend(found.into_findings());
    parsed.filter(|_| is_fit)
}

/// Where the fields of a Markdown file end: at the line `---` before its body.
fn fields_end(text: &str, body: Span) -> usize {
    let before = text[..body.range().start].trim_end_matches('\n');
    before.rfind('\n').map_or(0, |at| at + 1)
}

/// Reads the new text and compares: fields, comments and body.
fn says_the_same(file: &Source, fields: &Node, comments: &[&str], text: &str) -> bool {
    let new = Source::new(file.path.clone(), text.to_owned());
    let id = SourceId::default();
    let Some((parsed, checker)) = parse(&new, id, &mut Report::default()) else { return false };
    let old_body = document::parse(file, id, &mut Report::default()).map_or(0, |parsed| parsed.body.range().start);
    let opening = if file.path.ends_with(".md") { "---\n".len() } else { 0 };
    let end = if opening == 0 { text.len() } else { fields_end(text, parsed.body) };
    let Ok(page) = yaml::read(&text[..end], opening, &parsed.fields, &checker.shape, None) else { return false };
    let sorted = |comments: &[&str]| {
        let mut comments: Vec<String> = comments.iter().map(|&comment| comment.to_owned()).collect();
        comments.sort_unstable();
        comments
    };
    same::fields(fields, &parsed.fields)
        && sorted(comments) == sorted(&page.comments)
        && same::body(&file.text[old_body..], &text[parsed.body.range()])
}

fn unusual(span: Span) -> Diagnostic {
    let message = text!(
        "这里的写法不常见，文件保持原样，没有整理",
        "this is an unusual way of writing; the file is left as it is"
    );
    let help = text!(
        "每项写成「名称: 值」，列表每条以「- 」开头，或者用成对的 {{}} 和 []",
        "write `key: value`, list items with `- `, or pairs of {{}} and []"
    );
    Diagnostic::new(&UNUSUAL_LAYOUT, span, message).help(help)
}
