//! A file as an author wrote it: front matter and body, or YAML alone.

use super::FRONT_MATTER;
use super::node::Node;
use crate::diag::{Diagnostic, Report};
use crate::source::{Source, SourceId, Span};
use crate::{syntax, text};

/// A parsed file.
#[derive(Debug)]
pub struct Parsed {
    /// The fields.
    pub fields: Node,
    /// The Markdown after the front matter; empty in a YAML file.
    pub body: Span,
}

/// Reads a file by its ending: `.md` has front matter, `.yaml` is all fields.
pub fn parse(file: &Source, source: SourceId, report: &mut Report) -> Option<Parsed> {
    let text = file.text.as_str();
    let length = text.len();
    let before = report.error_count();
    if !file.path.ends_with(".md") {
        let fields = syntax::yaml::parse(text, source, 0, report);
        if fields.is_none() && report.error_count() == before {
            let message = text!("文件是空的", "the file is empty");
            report.push(Diagnostic::new(&FRONT_MATTER, Span::new(source, 0..0), message).help(help_kind()));
        }
        return Some(Parsed { fields: fields?, body: Span::new(source, length..length) });
    }
    let Some((fields, body)) = split(text) else {
        let first_line = text.lines().next().map_or(0, str::len);
        let opened = text.starts_with("---");
        let message = if opened {
            text!("开头的「---」没有配对的结尾", "the opening `---` has no closing one")
        } else {
            text!("文件开头没有「---」，缺少编号、名称等各项内容", "the file does not start with `---` and its fields")
        };
        let help = text!(
            "第一行写「---」，写完编号、名称等内容后再写一行「---」，下面才是正文",
            "start with a line `---`, write id, name and the rest, close with a line `---`, then the text"
        );
        report.push(Diagnostic::new(&FRONT_MATTER, Span::new(source, 0..first_line), message).help(help));
        return None;
    };
    let node = syntax::yaml::parse(&text[fields.clone()], source, fields.start, report);
    if node.is_none() && report.error_count() == before {
        let message = text!("两行「---」之间是空的", "there are no fields");
        report.push(Diagnostic::new(&FRONT_MATTER, Span::new(source, 0..3), message).help(help_kind()));
    }
    Some(Parsed { fields: node?, body: Span::new(source, body..length) })
}

fn help_kind() -> crate::text::Text {
    text!("至少写上「类型: …」「编号: …」「名称: …」", "write at least `类型: …`, `编号: …` and `名称: …`")
}

/// The range of the fields and the start of the body.
fn split(text: &str) -> Option<(std::ops::Range<usize>, usize)> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next()?;
    if first.trim_end() != "---" {
        return None;
    }
    let mut at = first.len();
    for line in lines {
        if line.trim_end() == "---" {
            return Some((first.len()..at, at + line.len()));
        }
        at += line.len();
    }
    None
}
