//! A finding's page is its test: each bad fence gives the finding, each good fence gives nothing of the kind.

use biaochi::diag::{Example, Severity, Verdict};

use crate::handbook::{Handbook, codes, root};

#[test]
fn every_page_holds_what_it_says() {
    let mut wrong = Vec::new();
    for code in biaochi::catalogue() {
        let page = code.parts();
        if let Some(test) = page.test {
            let text = std::fs::read_to_string(root().join(test)).unwrap_or_default();
            if !text.contains(&format!("\"{}\"", code.id)) {
                wrong.push(format!("{}: {test} has no test of it", code.id));
            }
            continue;
        }
        for verdict in [Verdict::Bad, Verdict::Good] {
            if !page.examples.iter().any(|example| example.verdict == verdict) {
                wrong.push(format!("{}: no {verdict:?} example", code.id));
            }
        }
        for (number, example) in page.examples.iter().enumerate() {
            let report = apply(example).check();
            let found = codes(&report);
            let holds = match example.verdict {
                Verdict::Bad => found.contains(&code.id),
                Verdict::Good => !found.contains(&code.id) && !report.has(Severity::Error),
            };
            if !holds {
                wrong.push(format!("{} example {}: found {found:?}", code.id, number + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_page_has_a_title_and_a_reason_in_both_languages() {
    for code in biaochi::catalogue() {
        let title = code.title();
        assert!(!title.zh.is_empty() && !title.en.is_empty() && title.zh != title.en, "{}: title", code.id);
        for lang in [biaochi::text::Lang::Zh, biaochi::text::Lang::En] {
            let explained = code.explain(lang);
            assert!(explained.lines().nth(2).is_some_and(|line| line.len() > 20), "{}: {explained}", code.id);
        }
    }
}

#[test]
fn codes_are_unique() {
    let mut ids: Vec<_> = biaochi::catalogue().map(|code| code.id).collect();
    ids.sort_unstable();
    let count = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), count);
}

#[test]
fn the_new_handbook_is_clean() {
    crate::handbook::assert_clean(&Handbook::new().check());
}

/// The small handbook with the change of an example.
fn apply(example: &Example) -> Handbook {
    // Examples show this picture.
    let base = Handbook::new().with("images/way.svg", crate::handbook::PICTURE);
    let keyed = [
        ("guide", "guides/sample.md"),
        ("checklist", "checklists/list.yaml"),
        ("indicators", "indicators/safety.yaml"),
        ("conduct", "conduct/two.yaml"),
        ("figures", "figures/figures.yaml"),
        ("register", "register/laws.yaml"),
        ("manifest", "biaochi.yaml"),
        ("bundle", "bundles/two.yaml"),
        ("list", "lists/services.yaml"),
        ("system", "systems/system.yaml"),
        ("calendar", "calendar/holidays.yaml"),
        ("organisations", "organisations/offices.yaml"),
    ];
    if let Some((_, path)) = keyed.iter().find(|(name, _)| *name == example.target) {
        let merged = merge(&base.text(path), example.text);
        return base.with(path, merged);
    }
    if let Some(path) = example.target.strip_prefix("file ") {
        return base.with(path, example.text.as_bytes());
    }
    if let Some(path) = example.target.strip_prefix("bytes ") {
        return base.with(path, unescape(example.text));
    }
    assert_eq!(example.target, "body", "a fence changes one of the known files");
    let guide = base.text("guides/sample.md");
    let fields_end = guide[3..].find("\n---\n").unwrap() + 3 + "\n---\n".len();
    let changed = format!("{}\n{}", &guide[..fields_end], example.text);
    base.with("guides/sample.md", changed)
}

/// Top-level keys of a YAML text replaced by those of another; new ones are added at the end.
fn merge(base: &str, change: &str) -> String {
    let (before, fields, after) = match base.strip_prefix("---\n") {
        Some(rest) => {
            let end = rest.find("\n---\n").unwrap() + 1;
            ("---\n", &rest[..end], &rest[end..])
        }
        None => ("", base, ""),
    };
    let mut merged = chunks(fields);
    for (key, text) in chunks(change) {
        match merged.iter_mut().find(|(known, _)| *known == key) {
            Some((_, known)) => *known = text,
            None => merged.push((key, text)),
        }
    }
    let body: String = merged.into_iter().map(|(_, text)| text).collect();
    format!("{before}{body}{after}")
}

/// A text cut at its top-level keys, each with all its lines.
fn chunks(text: &str) -> Vec<(String, String)> {
    let mut chunks: Vec<(String, String)> = Vec::new();
    for line in text.split_inclusive('\n') {
        let starts = line.starts_with(|c: char| c.is_alphanumeric() || c == '"');
        match chunks.last_mut() {
            Some((_, chunk)) if !starts => *chunk += line,
            _ => {
                let key = line.split([':', '：']).next().unwrap_or_default().trim().to_owned();
                chunks.push((if starts { key } else { String::new() }, line.to_owned()));
            }
        }
    }
    chunks
}

fn unescape(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("\\x") {
        bytes.extend(rest[..at].bytes());
        bytes.push(u8::from_str_radix(&rest[at + 2..at + 4], 16).unwrap());
        rest = &rest[at + 4..];
    }
    bytes.extend(rest.bytes());
    bytes
}
