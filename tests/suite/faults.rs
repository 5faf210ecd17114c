//! Seeded faults: each is planted into the demonstration handbook, is found at its very place, and nothing else is.
//!
//! The faults stand in `faults/*.md`, a family a file:
//!
//! ```text
//! ## 承诺没有单位
//! guides/minimum-living.md
//! - 承诺: 20 工作日
//! + 承诺: ‸20‸
//! wrong-quantity
//! ```
//!
//! `- ` lines are text that stands once in the file, `+ ` lines what stands there instead; `= ` lines are both, for
//! a place that is not touched. Without `- ` lines the text is put at the end, or makes a new file; `delete` takes a
//! file away. The first `‸` is where the finding starts, a second one where it ends. A consequence is told by
//! `also: code ‸² why`, its place marked `‸²`. Where nothing can be marked, `at PATH:LINE:COLUMN` follows the code.
//! `\t`, `\r` and `\u{…}` stand for what can't be seen.

use std::collections::BTreeSet;

use biaochi::diag::Diagnostic;
use biaochi::text::Lang;
use rayon::prelude::*;

use crate::handbook::{Handbook, assert_clean, root};

/// Codes that no text of a handbook can have.
const ELSEWHERE: &[(&str, &str)] = &[
    ("encoding", "bytes that are no text; tests/suite/input.rs"),
    ("file-too-large", "a million bytes; tests/suite/input.rs"),
    ("symbolic-link", "the disk's; tests/suite/input.rs"),
    ("unreadable", "the disk's; tests/suite/input.rs"),
    ("page-overflow", "found in print; tests/suite/build.rs"),
    ("book-too-thick", "found in print; tests/suite/build.rs"),
    ("template-failed", "of a designer's file; tests/suite/build.rs"),
    ("unformatted", "of `fmt` alone; tests/suite/format/mod.rs"),
    ("unusual-layout", "of `fmt` alone; tests/suite/format/mod.rs"),
];

/// How many faults there are at least.
const LEAST: usize = 240;

/// A fault as its file tells it.
struct Fault {
    title: String,
    edits: Vec<Edit>,
    expected: Vec<Expected>,
}

struct Edit {
    path: String,
    old: Vec<String>,
    new: Vec<String>,
    delete: bool,
}

/// A finding by its code, and the mark or the place where it stands.
struct Expected {
    code: String,
    place: Result<char, String>,
}

/// The mark of the finding itself; consequences have `²` to `⁹`.
const OWN: char = '¹';

#[test]
fn the_unharmed_handbook_gives_nothing() {
    assert_clean(&Handbook::demonstration().check());
}

#[test]
fn each_fault_is_found_at_its_place_and_nothing_else() {
    let base = Handbook::demonstration();
    let faults = faults();
    let wrong: Vec<String> = faults.par_iter().filter_map(|fault| plant(fault, &base).err()).collect();
    assert!(wrong.is_empty(), "{} of {} faults:\n\n{}", wrong.len(), faults.len(), wrong.join("\n\n"));
    let titles: BTreeSet<_> = faults.iter().map(|fault| &fault.title).collect();
    assert_eq!(titles.len(), faults.len(), "two faults have one title");
    assert!(faults.len() >= LEAST, "{} faults", faults.len());
}

#[test]
fn every_kind_of_finding_has_a_fault() {
    let faults = faults();
    let planted: BTreeSet<&str> =
        faults.iter().flat_map(|fault| &fault.expected).map(|expected| expected.code.as_str()).collect();
    let missing: Vec<_> = biaochi::catalogue()
        .map(|code| code.id)
        .filter(|id| !planted.contains(id) && !ELSEWHERE.iter().any(|(code, _)| code == id))
        .collect();
    assert!(missing.is_empty(), "no fault for {missing:?}");
}

/// What is wrong with how a fault is found.
fn plant(fault: &Fault, base: &Handbook) -> Result<(), String> {
    let title = &fault.title;
    let (handbook, marks) = apply(fault, base).map_err(|why| format!("{title}: {why}"))?;
    let mut expected = Vec::new();
    for Expected { code, place } in &fault.expected {
        let place = match place {
            Err(place) => place.clone(),
            Ok(mark) => {
                let own: Vec<_> = marks.iter().filter(|(its, _)| its == mark).map(|(_, place)| place.clone()).collect();
                match own.as_slice() {
                    [start] => start.clone(),
                    [start, end] => format!("{start} to {end}"),
                    other => return Err(format!("{title}: {} marks ‸{mark}", other.len())),
                }
            }
        };
        expected.push(format!("{place} {code}"));
    }
    let report = handbook.check();
    let findings = report.findings();
    let mut found: Vec<(String, String)> = Vec::new();
    let mut unhelpful = Vec::new();
    for finding in &findings {
        let source = report.source(finding.span.source);
        let place = |offset| {
            let (line, column) = source.line_and_column(offset);
            format!("{}:{line}:{column}", source.path)
        };
        let (start, end, code) = (place(finding.span.start), place(finding.span.end), finding.code.id);
        found.push((format!("{start} {code}"), format!("{start} to {end} {code}")));
        unhelpful.extend(unhelpful_message(finding));
    }
    let same = expected.len() == found.len()
        && expected.iter().all(|one| found.iter().any(|(start, full)| one == start || one == full));
    let told: Vec<String> = findings
        .iter()
        .zip(&found)
        .map(|(finding, (_, full))| {
            let help = finding.help.as_ref().map(|help| help.get(Lang::Zh)).unwrap_or_default();
            format!("  found {full}\n        {}；{help}", finding.message.get(Lang::Zh))
        })
        .collect();
    let told = told.join("\n");
    if same && unhelpful.is_empty() {
        return Ok(());
    }
    let wanted: Vec<_> = expected.iter().map(|one| format!("  wants {one}")).collect();
    Err(format!("{title}\n{}\n{told}\n{}", wanted.join("\n"), unhelpful.join("\n")))
}

/// Every finding says what to write instead, in both languages, without a full stop.
fn unhelpful_message(finding: &Diagnostic) -> Option<String> {
    let Some(help) = &finding.help else { return Some(format!("  {}: no advice", finding.code.id)) };
    let texts = [&finding.message, help];
    let sound = |words: &str| !words.is_empty() && !words.ends_with(['。', '.']);
    let both = texts.iter().all(|text| sound(&text.zh) && sound(&text.en));
    (!both).then(|| format!("  {}: {texts:?}", finding.code.id))
}

/// The handbook with a fault, and the marks with their places.
fn apply(fault: &Fault, base: &Handbook) -> Result<(Handbook, Vec<(char, String)>), String> {
    let mut handbook = base.clone();
    for Edit { path, old, new, delete } in &fault.edits {
        if *delete {
            handbook.0.remove(path).ok_or_else(|| format!("there is no {path}"))?;
            continue;
        }
        let new = unescape(&new.join("\n"));
        let text = handbook.0.get(path).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        let changed = match (text, old.as_slice()) {
            (text, []) => text.unwrap_or_default() + &new,
            (None, _) => return Err(format!("there is no {path}")),
            (Some(text), old) => {
                let old = old.join("\n");
                let count = text.matches(&old).count();
                if count != 1 {
                    return Err(format!("{path} holds {old:?} {count} times"));
                }
                text.replacen(&old, &new, 1)
            }
        };
        handbook = handbook.with(path, changed);
    }
    let mut marks = Vec::new();
    for edit in fault.edits.iter().filter(|edit| !edit.delete) {
        let (text, own) = read_marks(&edit.path, &handbook.text(&edit.path));
        marks.extend(own);
        handbook = handbook.with(&edit.path, text);
    }
    Ok((handbook, marks))
}

/// A text without its marks, and where they stood.
fn read_marks(path: &str, text: &str) -> (String, Vec<(char, String)>) {
    let (mut plain, mut marks) = (String::new(), Vec::new());
    let (mut line, mut column) = (1, 1);
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '‸' => {
                let mark = characters.next_if(|c| "²³⁴⁵⁶⁷⁸⁹".contains(*c)).unwrap_or(OWN);
                marks.push((mark, format!("{path}:{line}:{column}")));
                continue;
            }
            '\n' => (line, column) = (line + 1, 1),
            // A byte order mark is no character of the text.
            '\u{FEFF}' if plain.is_empty() => {}
            _ => column += 1,
        }
        plain.push(c);
    }
    (plain, marks)
}

fn unescape(text: &str) -> String {
    let mut out = text.replace("\\t", "\t").replace("\\r", "\r");
    while let Some((before, rest)) = out.split_once("\\u{") {
        let (code, after) = rest.split_once('}').unwrap();
        let c = u32::from_str_radix(code, 16).ok().and_then(char::from_u32).unwrap();
        out = format!("{before}{c}{after}");
    }
    out
}

/// Every fault of every family.
fn faults() -> Vec<Fault> {
    let folder = root().join("tests/suite/faults");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().flat_map(|path| family(&std::fs::read_to_string(path).unwrap())).collect()
}

/// What stands before the first fault says what the family is.
fn family(text: &str) -> Vec<Fault> {
    text.split("\n## ").skip(1).map(read).collect()
}

fn read(text: &str) -> Fault {
    let mut lines = text.lines();
    let title = lines.next().unwrap().to_owned();
    let mut edits: Vec<Edit> = Vec::new();
    let mut expected = Vec::new();
    let edit = |path: &str| Edit { path: path.to_owned(), old: Vec::new(), new: Vec::new(), delete: false };
    for line in lines.filter(|line| !line.is_empty()) {
        let (sign, rest) = line.split_at_checked(1).unwrap_or((line, ""));
        let rest = rest.strip_prefix(' ').unwrap_or(rest);
        match sign {
            "-" | "=" | "+" => {
                let last = edits.last_mut().unwrap_or_else(|| panic!("{title}: no file is named before `{line}`"));
                // What is taken away after something was put there is another place of the same file.
                if sign != "+" && !last.new.is_empty() {
                    let next = edit(&last.path);
                    edits.push(next);
                }
                let last = edits.last_mut().unwrap();
                if sign != "+" {
                    last.old.push(read_marks("", rest).0);
                }
                if sign != "-" {
                    last.new.push(rest.to_owned());
                }
            }
            _ if line == "delete" => edits.last_mut().unwrap().delete = true,
            _ if line.starts_with("also: ") => expected.push(consequence(&title, &line["also: ".len()..])),
            _ if line.contains('.') && !line.contains(' ') => edits.push(edit(line)),
            _ => {
                let (code, place) = line.split_once(" at ").unwrap_or((line, ""));
                let is_code = code.chars().all(|c| c.is_ascii_lowercase() || c == '-');
                assert!(is_code, "{title}: what is `{line}`?");
                let place = if place.is_empty() { Ok(OWN) } else { Err(place.to_owned()) };
                expected.push(Expected { code: code.to_owned(), place });
            }
        }
    }
    Fault { title, edits, expected }
}

/// `code ‸² why it follows`.
fn consequence(title: &str, text: &str) -> Expected {
    let mut words = text.splitn(3, ' ');
    let (code, place, why) = (words.next(), words.next(), words.next());
    let (Some(code), Some(place), Some(_)) = (code, place, why) else {
        panic!("{title}: `{text}` is not `code ‸² why`")
    };
    let place = place.strip_prefix('‸').map_or(Err(place.to_owned()), |mark| Ok(mark.chars().next().unwrap_or(OWN)));
    Expected { code: code.to_owned(), place }
}
