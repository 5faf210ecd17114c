//! The house itself: who may know whom, first lines, tables that are complete, nothing half-done.

use std::path::{Path, PathBuf};

use biaochi::diag::{Color, Format, Style};
use biaochi::text::Lang;

use crate::handbook::{Handbook, root};

fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let entries = walkdir::WalkDir::new(root().join(folder)).sort_by_file_name().into_iter().map(Result::unwrap);
    entries
        .filter(|entry| entry.file_name().to_str().unwrap().ends_with(ending))
        .map(walkdir::DirEntry::into_path)
        .collect()
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap()
}

#[test]
fn every_file_says_what_it_is() {
    for path in files("src", ".rs").into_iter().chain(files("tests", ".rs")).chain(files("benches", ".rs")) {
        assert!(read(&path).starts_with("//!"), "{}", path.display());
    }
}

#[test]
fn nothing_is_half_done() {
    // Written apart, so that this file does not hold them.
    let marks = ["TO", "FIX", "XX"].map(|head| {
        format!(
            "{head}{}",
            if head == "TO" {
                "DO"
            } else if head == "FIX" {
                "ME"
            } else {
                "X"
            }
        )
    });
    for path in files("src", "")
        .into_iter()
        .chain(files("templates", ""))
        .chain(files("site", ""))
        .filter(|path| path.is_file())
    {
        let text = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).into_owned();
        for mark in marks.iter().map(String::as_str).chain(["unimplemented!", "dbg!("]) {
            assert!(!text.contains(mark), "{mark} in {}", path.display());
        }
    }
}

/// A stage may import only those before it.
#[test]
fn stages_know_only_what_stands_before_them() {
    let allowed: &[(&str, &[&str])] = &[
        ("text.rs", &[]),
        ("source.rs", &[]),
        ("diag", &["text", "source"]),
        ("syntax", &["text", "source", "diag"]),
        ("fonts", &["text", "source", "diag"]),
        ("han.rs", &[]),
        ("schema", &["text", "source", "diag", "syntax"]),
        ("flow", &["text"]),
        ("model", &["text", "source", "diag", "syntax", "fonts", "schema"]),
        ("format", &["text", "source", "diag", "syntax", "schema", "model"]),
        ("link", &["text", "source", "diag", "syntax", "fonts", "model", "flow"]),
        ("check", &["text", "source", "diag", "han", "model", "link", "flow"]),
    ];
    let stages = [
        "text", "source", "diag", "syntax", "fonts", "han", "schema", "flow", "model", "format", "link", "check",
        "render",
    ];
    for (stage, may) in allowed {
        for path in files(&format!("src/{stage}"), ".rs") {
            let text = read(&path);
            let code = text.split("#[cfg(test)]").next().unwrap();
            for other in stages {
                let own = stage.trim_end_matches(".rs") == other;
                let used =
                    code.contains(&format!("crate::{other}::")) || code.contains(&format!("use crate::{other};"));
                assert!(own || may.contains(&other) || !used, "{} may not know {other}", path.display());
            }
        }
    }
}

#[test]
fn tables_hold_every_file() {
    let table = |path: &str| read(&root().join(path));
    let all = |folder: &str, ending: &str, table: &str| {
        for path in files(folder, ending).into_iter().filter(|path| path.is_file()) {
            let name = path.file_name().unwrap().to_str().unwrap();
            assert!(table.contains(&format!("\"{name}\"")), "{folder}/{name} is in no table");
        }
    };
    all("templates/site", ".html", &table("src/render/site/templates.rs"));
    all("templates/print", ".typ", &table("src/render/print/world.rs"));
    all("site", "", &table("src/render/site/assets.rs"));
}

#[test]
fn labels_are_complete_and_used() {
    let mut templates: String =
        files("templates", ".html").iter().chain(&files("templates", ".typ")).map(|path| read(path)).collect();
    templates.extend(files("src/render/site", ".rs").iter().map(|path| read(path)));
    // Keys made of a prefix and a level, a kind, a section, a colour or a state.
    let dynamic = ["provenance_short_", "level_", "callout_", "risk_", "kind_", "sheet_", "fact_", "press_", "state_"];
    for (key, text) in biaochi::render::labels::all() {
        assert!(!text.zh.is_empty() && !text.en.is_empty(), "{key} lacks a language");
        let plain = key.strip_prefix("print_").unwrap_or(key);
        let is_meaning = key.ends_with("_means");
        let used = templates.contains(plain) || is_meaning || dynamic.iter().any(|prefix| key.starts_with(prefix));
        assert!(used, "{key} is used nowhere");
    }
}

#[test]
fn the_readme_shows_a_finding_as_it_is_told() {
    let faulty = Handbook::demonstration().replacing("guides/minimum-living.md", "承诺: 20 工作日\n", "承诺: 22\n");
    let style = Style { lang: Lang::Zh, color: Color::Never, prefix: "standards/" };
    let told = faulty.check().render(Format::Human, style);
    let told: String = told.lines().map(|line| format!("{}\n", line.trim_end())).collect();
    assert!(read(&root().join("README.md")).contains(told.trim()), "{told}");
}

#[test]
fn the_readme_shows_what_works() {
    let readme = read(&root().join("README.md"));
    assert!(readme.contains("cargo run --release -- build"));
    assert!(readme.contains("tests/run"));
    for link in
        readme.split("](").skip(1).filter_map(|rest| rest.split(')').next()).filter(|link| !link.starts_with("http"))
    {
        assert!(root().join(link).exists(), "README links to {link}");
    }
}
