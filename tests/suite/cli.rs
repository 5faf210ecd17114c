//! The command itself: exit codes, what is written and what is left alone.

use std::path::Path;
use std::process::{Command, Output};

use crate::handbook::{Handbook, root};

/// Runs the command in a folder.
pub fn biaochi(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_biaochi"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("BIAOCHI_LANG")
        .env("LC_ALL", "C.UTF-8")
        .output()
        .unwrap()
}

/// All that it said.
pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout)
}

/// Its exit code.
pub fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

#[test]
fn exit_codes() {
    let empty = tempfile::tempdir().unwrap();
    assert_eq!(code(&biaochi(empty.path(), &["check"])), 3, "no handbook");
    assert_eq!(code(&biaochi(empty.path(), &["check", "nowhere"])), 4, "no such folder");
    assert_eq!(code(&biaochi(empty.path(), &["chek"])), 2, "no such command");
    assert_eq!(code(&biaochi(empty.path(), &["explain", "no-such"])), 2);
    let folder = tempfile::tempdir().unwrap();
    Handbook::new().write(folder.path());
    assert_eq!(code(&biaochi(folder.path(), &["check"])), 0);
    assert_eq!(code(&biaochi(folder.path(), &["check", "--as-of", "yesterday"])), 2);
    assert_eq!(code(&biaochi(folder.path(), &["build", "--base-url", "ftp://x"])), 2);
    // Every half-year there is a review, so a year later it is overdue: a warning.
    assert_eq!(code(&biaochi(folder.path(), &["check", "--as-of", "2027-12-31"])), 0);
    assert_eq!(code(&biaochi(folder.path(), &["check", "--as-of", "2027-12-31", "--fail-on", "warning"])), 1);
}

#[test]
fn findings_read_well_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    Handbook::new().replacing("guides/sample.md", "事项类型: ", "事项类别: ").write(folder.path());
    let zh = biaochi(folder.path(), &["check"]);
    assert_eq!(code(&zh), 1);
    let zh = said(&zh);
    assert!(!zh.contains("missing-field"), "the cause, not its echo: {zh}");
    for words in
        ["错误[unknown-key]", "没有「事项类别」这一项", "guides/sample.md:", "━━━━━━━━", "是不是「事项类型」？"]
    {
        assert!(zh.contains(words), "{words} not in {zh}");
    }
    let en = said(&biaochi(folder.path(), &["--lang", "en", "check"]));
    assert!(en.contains("error[unknown-key]: there is no field `事项类别`"), "{en}");
    let short = biaochi(folder.path(), &["check", "--format", "short"]);
    assert!(String::from_utf8_lossy(&short.stdout).contains("error[unknown-key]: "));
    for format in ["json", "sarif"] {
        let output = biaochi(folder.path(), &["check", "--format", format]);
        let value: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert!(value.to_string().contains("unknown-key"));
    }
    let sarif = biaochi(folder.path(), &["check", "--format", "sarif"]);
    let sarif: serde_json::Value = serde_json::from_slice(&sarif.stdout).unwrap();
    let run = &sarif["runs"][0];
    let rules = &run["tool"]["driver"]["rules"];
    let place = rules.as_array().unwrap().iter().position(|rule| rule["id"] == "unknown-key").unwrap();
    assert_eq!(rules[place]["defaultConfiguration"]["level"], "error");
    let page = biaochi::catalogue().find(|known| known.id == "unknown-key").unwrap().parts();
    assert_eq!(rules[place]["shortDescription"]["text"], page.title.zh);
    assert_eq!(rules[place]["fullDescription"]["text"], page.why.zh);
    assert_eq!(run["translations"][0]["language"], "en-US");
    assert_eq!(run["translations"][0]["rules"][place]["shortDescription"]["text"], page.title.en);
}

#[test]
fn a_broken_handbook_leaves_the_old_output_whole() {
    let folder = tempfile::tempdir().unwrap();
    Handbook::new().write(folder.path());
    assert_eq!(code(&biaochi(folder.path(), &["build", "--only", "site"])), 0);
    let before = tree(&folder.path().join("dist"));
    Handbook::new().replacing("guides/sample.md", "工作日", "工做日").write(folder.path());
    assert_eq!(code(&biaochi(folder.path(), &["build", "--only", "site"])), 1);
    assert_eq!(tree(&folder.path().join("dist")), before);
    assert_eq!(
        names(folder.path()).iter().filter(|name| name.contains("biaochi-")).count(),
        0,
        "nothing is left beside it"
    );
}

#[test]
fn foreign_folders_are_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    Handbook::new().write(folder.path());
    let foreign = folder.path().join("photos");
    std::fs::create_dir(&foreign).unwrap();
    std::fs::write(foreign.join("a.jpg"), "x").unwrap();
    let output = biaochi(folder.path(), &["build", "--only", "site", "--out", "photos"]);
    assert_eq!(code(&output), 4, "{}", said(&output));
    assert_eq!(names(&foreign), ["a.jpg"]);
}

#[cfg(unix)]
#[test]
fn symbolic_links_are_not_followed() {
    let outside = tempfile::tempdir().unwrap();
    std::fs::write(outside.path().join("secret.md"), "---\n名称: 秘密\n---\n").unwrap();
    let folder = tempfile::tempdir().unwrap();
    Handbook::new().write(folder.path());
    std::os::unix::fs::symlink(outside.path().join("secret.md"), folder.path().join("guides/link.md")).unwrap();
    std::os::unix::fs::symlink(outside.path(), folder.path().join("more")).unwrap();
    let output = biaochi(folder.path(), &["build", "--format", "short"]);
    assert_eq!(code(&output), 1);
    let said = said(&output);
    assert!(said.contains("guides/link.md:1:1: error[symbolic-link]") && said.contains("more:1:1"), "{said}");
    assert!(!said.contains("秘密") && !folder.path().join("dist").exists());
}

#[test]
fn what_new_makes_passes_its_own_check() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(code(&biaochi(folder.path(), &["new", "handbook", "book"])), 0);
    let book = folder.path().join("book");
    let manifest = std::fs::read_to_string(book.join("biaochi.yaml")).unwrap();
    assert!(manifest.starts_with("# yaml-language-server: $schema=.biaochi/schema.json\n"));
    let schema: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(book.join(".biaochi/schema.json")).unwrap()).unwrap();
    assert_eq!(schema["anyOf"].as_array().unwrap().len(), biaochi::model::KINDS.len());
    let output = biaochi(&book, &["new", "guide", "bus-pass"]);
    assert_eq!(code(&output), 0, "{}", said(&output));
    let output = biaochi(&book, &["check", "--fail-on", "warning"]);
    assert_eq!(code(&output), 0, "{}", said(&output));
    assert!(std::fs::read_to_string(book.join("codes.csv")).unwrap().contains(",bus-pass\n"));
    assert_eq!(code(&biaochi(&book, &["new", "guide", "bus-pass"])), 2, "the id is taken");
    assert_eq!(code(&biaochi(&book, &["new", "guide", "../escape"])), 2);
    assert_eq!(code(&biaochi(folder.path(), &["new", "handbook", "book"])), 4, "not over an old one");
}

#[test]
fn a_guide_is_new_in_the_demonstration_handbook_too() {
    let folder = tempfile::tempdir().unwrap();
    Handbook::demonstration().write(folder.path());
    assert_eq!(code(&biaochi(folder.path(), &["new", "guide", "bus-pass"])), 0);
    // It declares 56 guides, and now has one more.
    let output = biaochi(folder.path(), &["check"]);
    assert!(code(&output) == 1 && said(&output).contains("把声明改成 57"), "{}", said(&output));
    let manifest = Handbook::demonstration().text("biaochi.yaml").replace("声明: 56", "声明: 57");
    std::fs::write(folder.path().join("biaochi.yaml"), manifest).unwrap();
    let output = biaochi(folder.path(), &["check", "--fail-on", "warning"]);
    assert_eq!(code(&output), 0, "{}", said(&output));
}

#[test]
fn schemas_explanations_and_help_are_printed() {
    let here = tempfile::tempdir().unwrap();
    let schema = biaochi(here.path(), &["schema", "办事指南"]);
    let schema: serde_json::Value = serde_json::from_slice(&schema.stdout).unwrap();
    assert!(
        schema["properties"]["一句话"].is_object() && schema["required"].as_array().unwrap().contains(&"编号".into())
    );
    let english = biaochi(here.path(), &["schema", "guide", "--keys", "en"]);
    let english: serde_json::Value = serde_json::from_slice(&english.stdout).unwrap();
    assert!(english["properties"]["summary"].is_object());
    let findings = std::fs::read_to_string(root().join("tests/golden/findings.schema.json")).unwrap();
    for word in ["findings", "问题"] {
        assert_eq!(said(&biaochi(here.path(), &["schema", word])), findings);
    }
    assert!(said(&biaochi(here.path(), &["explain", "step-time"])).contains("[step-time]"));
    let table = said(&biaochi(here.path(), &["rules"]));
    assert_eq!(said(&biaochi(here.path(), &["explain"])), table);
    let json = biaochi(here.path(), &["rules", "--format", "json", "--lang", "en"]);
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(json["version"], 1);
    for known in biaochi::catalogue() {
        assert!(table.contains(&format!("{}  {}\n", known.severity.name().zh, known.title().zh)), "{table}");
        let row = json["rules"].as_array().unwrap().iter().find(|row| row["code"] == known.id).unwrap();
        assert_eq!(row["title"], known.title().en);
        assert_eq!(row["severity"], known.severity.id());
    }
    assert_eq!(code(&biaochi(here.path(), &["rules", "--format", "sarif"])), 2);
    assert!(said(&biaochi(here.path(), &["completions", "bash"])).contains("biaochi"));
    assert!(said(&biaochi(here.path(), &["man"])).contains("biaochi"));
    let help = said(&biaochi(here.path(), &["--help"]));
    for command in ["check", "build", "fmt", "serve", "schema", "explain", "rules", "new", "codes"] {
        assert!(help.contains(command), "{help}");
    }
}

pub fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn tree(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            files.push((entry.path().display().to_string(), std::fs::read(entry.path()).unwrap()));
        }
    }
    files
}

#[test]
fn a_handbook_may_set_severities() {
    let folder = tempfile::tempdir().unwrap();
    let stricter = Handbook::new().text("biaochi.yaml") + "级别:\n  - {规则: review-overdue, 级别: 错误}\n";
    Handbook::new().with("biaochi.yaml", stricter).write(folder.path());
    assert_eq!(code(&biaochi(folder.path(), &["check"])), 0);
    let output = biaochi(folder.path(), &["check", "--as-of", "2027-12-31"]);
    assert_eq!(code(&output), 1, "{}", said(&output));
    assert!(said(&output).contains("错误[review-overdue]"));
}

#[test]
fn a_baseline_lets_only_new_findings_fail() {
    let folder = tempfile::tempdir().unwrap();
    let old = Handbook::new().replacing("conduct/two.yaml", "声明: 2", "声明: 3");
    old.write(folder.path());
    assert_eq!(code(&biaochi(folder.path(), &["check", "--save-baseline", "old.json"])), 1);
    let output = biaochi(folder.path(), &["check", "--baseline", "old.json"]);
    assert_eq!(code(&output), 0, "{}", said(&output));
    // The old finding moves down a line and is still the old one; the new one fails.
    let moved = format!("# 说明\n{}", old.text("conduct/two.yaml"));
    old.with("conduct/two.yaml", moved).replacing("guides/sample.md", "工作日", "工做日").write(folder.path());
    let output = biaochi(folder.path(), &["check", "--baseline", "old.json", "--format", "short"]);
    assert_eq!(code(&output), 1);
    let said = said(&output);
    assert!(said.contains("wrong-quantity") && !said.contains("declared-count"), "{said}");
    assert_eq!(code(&biaochi(folder.path(), &["check", "--baseline", "biaochi.yaml"])), 2);
}

#[test]
fn safe_fixes_are_shown_then_made() {
    let folder = tempfile::tempdir().unwrap();
    Handbook::new().replacing("guides/sample.md", "名称: ", "名称：").write(folder.path());
    let path = folder.path().join("guides/sample.md");
    let before = std::fs::read_to_string(&path).unwrap();
    let shown = biaochi(folder.path(), &["check", "--fix", "--dry-run"]);
    assert!(
        String::from_utf8_lossy(&shown.stdout).contains("-名称：生活补助申请\n+名称: 生活补助申请"),
        "{}",
        said(&shown)
    );
    assert_eq!(std::fs::read_to_string(&path).unwrap(), before);
    assert_eq!(code(&biaochi(folder.path(), &["check", "--fix"])), 0);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), Handbook::new().text("guides/sample.md"));
    // A guess is the author's to make.
    Handbook::new().replacing("guides/sample.md", "事项类型: ", "事项类别: ").write(folder.path());
    assert_eq!(code(&biaochi(folder.path(), &["check", "--fix"])), 1);
}

/// Kills the server however the test ends.
struct Served(std::process::Child);

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn serve_shows_the_site_its_findings_and_its_books() {
    let folder = tempfile::tempdir().unwrap();
    Handbook::new().write(folder.path());
    // A free port, asked of the system.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let mut command = Command::new(env!("CARGO_BIN_EXE_biaochi"));
    command.args(["serve", "--port", &port.to_string()]).current_dir(folder.path());
    command.stderr(std::process::Stdio::null());
    let _server = Served(command.spawn().unwrap());
    let page = wait_for(port, "/guides/sample/", "生活补助申请");
    assert!(page.contains("EventSource"), "the page reloads itself");
    assert!(wait_for(port, "/pdf/handbook.pdf", "%PDF-1.7").len() > 10_000);
    // Pages of a book stand beside the site.
    let preview = wait_for(port, "/preview/pdf/handbook.pdf/", "/preview/pdf/handbook.pdf/1.svg");
    assert!(preview.contains("EventSource") && preview.contains("<iframe"), "{preview}");
    let first = wait_for(port, "/preview/pdf/handbook.pdf/4.svg", "<svg");
    Handbook::new().replacing("guides/sample.md", "名称: 生活补助申请", "名称: 生活补助申领").write(folder.path());
    wait_for(port, "/guides/sample/", "生活补助申领");
    assert_ne!(wait_for(port, "/preview/pdf/handbook.pdf/4.svg", "<svg"), first, "the page is set again");
    Handbook::new().replacing("conduct/two.yaml", "声明: 2", "声明: 3").write(folder.path());
    wait_for(port, "/guides/sample/", "声明有 3 项成员，实际写了 2 项");
}

/// The answer to a request, once it holds these words.
fn wait_for(port: u16, path: &str, words: &str) -> String {
    use std::io::{Read, Write};
    let mut last = String::new();
    for _ in 0..200 {
        if let Ok(mut stream) = std::net::TcpStream::connect(("127.0.0.1", port)) {
            let request = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            let mut answer = Vec::new();
            if stream.write_all(request.as_bytes()).is_ok() && stream.read_to_end(&mut answer).is_ok() {
                last = String::from_utf8_lossy(&answer).into_owned();
                if last.contains(words) {
                    return last;
                }
            }
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    panic!("{path} never said {words}: {last}");
}

#[test]
fn fmt_lays_out_what_check_only_tells() {
    let folder = tempfile::tempdir().unwrap();
    let expected = Handbook::new().text("guides/sample.md");
    let other = Handbook::new().replacing(
        "guides/sample.md",
        "编号: sample\n名称: 生活补助申请",
        "名称: 生活补助申请\n编号:  sample",
    );
    other.replacing("guides/sample.md", "窗口收下材料，", "窗口收下材料。").write(folder.path());
    let path = folder.path().join("guides/sample.md");
    let before = std::fs::read_to_string(&path).unwrap();
    let output = biaochi(folder.path(), &["fmt", "--check"]);
    assert_eq!(code(&output), 1);
    assert!(said(&output).contains("guides/sample.md:4:1"), "{}", said(&output));
    assert!(said(&output).contains("错误[unformatted]"), "{}", said(&output));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), before);
    assert_eq!(code(&biaochi(folder.path(), &["fmt"])), 0);
    let after = std::fs::read_to_string(&path).unwrap();
    assert_eq!(after, expected.replace("窗口收下材料，", "窗口收下材料。\n"));
    assert!(!folder.path().join("guides/sample.biaochi-new").exists());
    assert_eq!(code(&biaochi(folder.path(), &["fmt", "--check"])), 0);
    assert_eq!(code(&biaochi(folder.path(), &["check"])), 0);
    // A single file, from anywhere, with its keys in English.
    let elsewhere = tempfile::tempdir().unwrap();
    let output = biaochi(elsewhere.path(), &["fmt", path.to_str().unwrap(), "--keys", "en"]);
    assert_eq!(code(&output), 0, "{}", said(&output));
    assert!(std::fs::read_to_string(&path).unwrap().contains("\nname: 生活补助申请\n"));
    assert!(std::fs::read_to_string(folder.path().join("biaochi.yaml")).unwrap().contains("\n名称: "));
    assert_eq!(code(&biaochi(folder.path(), &["check"])), 0);
    assert_eq!(code(&biaochi(folder.path(), &["fmt", "codes.csv"])), 2);
    assert_eq!(code(&biaochi(folder.path(), &["fmt", "nowhere"])), 4);
    // A file that can't be read is named and left alone; the others are laid out.
    let broken = Handbook::new().replacing("guides/sample.md", "事项类型", "事项类别");
    broken.clone().replacing("conduct/two.yaml", "声明: 2", "声明:   2").write(folder.path());
    let output = biaochi(folder.path(), &["fmt"]);
    assert_eq!(code(&output), 1);
    assert!(said(&output).contains("没有「事项类别」这一项"), "{}", said(&output));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), broken.text("guides/sample.md"));
    let mended = std::fs::read_to_string(folder.path().join("conduct/two.yaml")).unwrap();
    assert_eq!(mended, Handbook::new().text("conduct/two.yaml"));
}
