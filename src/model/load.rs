//! Files to typed documents. A file that can't be read leaves a note, so that what refers to it isn't blamed.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rayon::prelude::*;

use super::{Document, KINDS, Kind, Wording, wording};
use crate::diag::{Diagnostic, Report};
use crate::schema::{Checker, Fit, UNKNOWN_KIND, formats};
use crate::source::{Content, Source, SourceFile, SourceId, Span};
use crate::syntax::document::{self, Parsed};
use crate::syntax::markdown::Body;
use crate::syntax::node::{Node, Value};
use crate::syntax::{encoding, markdown, picture, reference};
use crate::text::did_you_mean;
use crate::{fonts, text};

/// What was found in the files.
#[derive(Debug, Default)]
pub struct Loaded {
    /// Documents in the order of the files.
    pub documents: Vec<Written>,
    /// Files that could not be read as documents.
    pub broken: Vec<Broken>,
    /// The ledger of codes.
    pub ledger: Option<SourceId>,
    /// The ledger of the last release, where one is given to compare with.
    pub released: Option<SourceId>,
    /// The record of what was printed.
    pub prints: Option<SourceId>,
    /// Files that are pictures by their ending, by path; only what a body refers to is looked at.
    pub pictures: BTreeMap<String, Content>,
    /// Tables of places and other data, by path.
    pub data: BTreeMap<String, SourceId>,
    /// What is written in these tables.
    pub wordings: Vec<Wording>,
}

/// A document with all that was written in it.
#[derive(Debug, Clone)]
pub struct Written {
    /// Its file.
    pub source: SourceId,
    /// Its fields.
    pub document: Document,
    /// Every stretch of text in it.
    pub wordings: Vec<Wording>,
    /// Its Markdown.
    pub body: Body,
    /// Where the Markdown stands.
    pub body_span: Span,
}

/// What can still be told of a broken file.
#[derive(Debug)]
pub struct Broken {
    /// Its kind, where a line says so.
    pub kind: Option<Kind>,
    /// Its id, where a line says so.
    pub id: Option<String>,
}

/// The ledger's file name.
pub const LEDGER: &str = "codes.csv";

/// The file name of the record of what was printed.
pub const PRINTS: &str = "prints.csv";

/// Reads every file. Files are read side by side; findings come out in the order of the files.
pub fn load(files: &[SourceFile], report: &mut Report) -> Loaded {
    let mut loaded = Loaded::default();
    let mut ids = Vec::new();
    for file in files {
        if picture::is_named(&file.path) && !matches!(file.content, Content::Link) {
            loaded.pictures.insert(file.path.clone(), file.content.clone());
            continue;
        }
        match encoding::decode(file, report) {
            Some(id) if file.path == LEDGER => loaded.ledger = Some(id),
            Some(id) if file.path == PRINTS => loaded.prints = Some(id),
            Some(id) if file.path.ends_with(".csv") => {
                loaded.data.insert(file.path.clone(), id);
                loaded.wordings.push(wording::of_table(id, report.source(id)));
            }
            Some(id) => ids.push(id),
            None => loaded.broken.push(Broken { kind: None, id: None }),
        }
    }
    let sources = &report.sources;
    let read: Vec<_> = ids
        .par_iter()
        .map(|&id| {
            let mut findings = Report::default();
            let written = read(&sources[id.0 as usize], id, &mut findings);
            (written, findings.into_findings())
        })
        .collect();
    for ((written, findings), id) in read.into_iter().zip(ids) {
        report.extend(findings);
        match written {
            Some(written) => loaded.documents.push(written),
            None => loaded.broken.push(broken(report.source(id))),
        }
    }
    loaded
}

fn read(file: &Source, source: SourceId, report: &mut Report) -> Option<Written> {
    let Parsed { mut fields, body: body_span } = document::parse(file, source, report)?;
    let kind = kind_of(&fields, file, report)?;
    let fit = checker(kind).check(&mut fields, report);
    check_scalars(&fields, file, report);
    let markdown_text = &file.text[body_span.range()];
    fonts::check(markdown_text, |range| body_span.inside(range), report);
    reference::check_braces(markdown_text, file, body_span, report);
    let body = markdown::parse(markdown_text, body_span, report);
    if fit == Fit::Broken {
        return None;
    }
    let (document, proses) = Document::read(kind, &fields).expect("what obeys the schema can be read");
    let wordings = wording::collect(kind, &fields, &proses, body_span, file);
    Some(Written { source, document, wordings, body, body_span })
}

/// The schema of a kind, made once.
pub(crate) fn checker(kind: Kind) -> &'static Checker {
    static CHECKERS: LazyLock<Vec<Checker>> =
        LazyLock::new(|| KINDS.iter().map(|row| Checker::new(&(row.schema)())).collect());
    let row = KINDS.iter().position(|row| row.kind == kind).expect("every kind has its row");
    &CHECKERS[row]
}

/// The kind that a file says it is; reports when it says none or another.
pub(crate) fn kind_of(fields: &Node, file: &Source, report: &mut Report) -> Option<Kind> {
    let Some(node) = fields.key("类型").or_else(|| fields.key("kind")) else {
        let start = match &fields.value {
            Value::Map(entries) => entries.first().map_or(fields.span, |(key, _)| key.span),
            _ => Span { end: fields.span.start, ..fields.span },
        };
        let guess = if file.path.ends_with(".md") { "办事指南" } else { "清单" };
        let message = text!("没有写「类型」，不知道这是哪种文件", "there is no `类型` (kind)");
        let help = text!("第一行写「类型: {guess}」", "start with `类型: {guess}`");
        report.push(Diagnostic::new(&UNKNOWN_KIND, start, message).help(help));
        return None;
    };
    let written = node.text().unwrap_or_default();
    if let Some(row) = KINDS.iter().find(|row| row.zh == written || row.en == written) {
        return Some(row.kind);
    }
    let all = KINDS.iter().map(|row| row.zh).collect::<Vec<_>>().join("、");
    let finding =
        Diagnostic::new(&UNKNOWN_KIND, node.span, text!("没有「{written}」这种类型", "there is no kind `{written}`"));
    report.push(match did_you_mean(written, KINDS.iter().flat_map(|row| [row.zh, row.en])) {
        Some(near) => finding.help(text!("是不是「{near}」？", "did you mean `{near}`?")).guess(node.span, near),
        None => finding.help(text!("可以写：{all}", "kinds are {all}")),
    });
    None
}

/// Every value may be printed, so every character must have a glyph, and braces and brackets must pair.
fn check_scalars(node: &Node, file: &Source, report: &mut Report) {
    match &node.value {
        Value::Null => {}
        Value::Scalar { text, .. } => {
            fonts::check(text, |range| file.part(node.span, text, range), report);
            reference::check_pairs(text, file, node.span, report);
        }
        Value::List(items) => items.iter().for_each(|item| check_scalars(item, file, report)),
        Value::Map(entries) => entries.iter().for_each(|(_, value)| check_scalars(value, file, report)),
    }
}

fn broken(source: &Source) -> Broken {
    let value = |keys: [&str; 2]| {
        source.text.lines().find_map(|line| {
            let (key, value) = line.split_once([':', '：'])?;
            keys.contains(&key).then(|| value.trim().to_owned())
        })
    };
    let kind =
        value(["类型", "kind"]).and_then(|written| KINDS.iter().find(|row| row.zh == written || row.en == written));
    // A misspelt id may be any, so that nobody is blamed who refers to the right one.
    Broken { kind: kind.map(|row| row.kind), id: value(["编号", "id"]).filter(|id| formats::is_id(id)) }
}
