//! Bad input of any kind: a clear finding at its place, never a panic, never an artifact.

use biaochi::source::{Content, SourceFile};
use biaochi::{Output, compile};

use crate::handbook::{Handbook, codes, places};

const GUIDE: &str = "guides/sample.md";

/// The finding is there, and nothing would be written.
fn assert_found(handbook: &Handbook, place: &str) {
    let (artifacts, report) = compile(&handbook.input(), &[Output::Site, Output::Print], &());
    let found = places(&report);
    assert!(found.iter().any(|found| found == place), "{place} not in {found:#?}");
    assert!(artifacts.is_empty());
}

#[test]
fn yaml_cut_off_in_the_middle() {
    let base = Handbook::new();
    let text = base.text("checklists/list.yaml");
    let cut = text.find("项目:").unwrap();
    let report = base.with("checklists/list.yaml", format!("{}项目:\n  - {{编号: a, 类别: “", &text[..cut])).check();
    let found = places(&report);
    assert!(
        found.iter().any(|found| found.starts_with("checklists/list.yaml:") && found.ends_with("yaml-syntax")),
        "{found:?}"
    );
}

#[test]
fn every_prefix_of_every_file_is_told_not_panicked() {
    let base = Handbook::new();
    for (path, bytes) in base.0.clone() {
        for at in (0..bytes.len()).step_by(61) {
            let report = base.clone().with(&path, &bytes[..at]).check();
            // Some prefixes are whole by chance; none may panic, and a broken one names the file.
            let _ = places(&report);
        }
    }
}

#[test]
fn windows_file_in_gb18030() {
    let base = Handbook::new();
    let text = base.text(GUIDE);
    let bytes = encoding_rs::GB18030.encode(&text).0.into_owned();
    let handbook = base.with(GUIDE, bytes);
    let report = handbook.check();
    let finding = report.findings().into_iter().find(|finding| finding.code.id == "encoding").expect("named");
    assert!(finding.message.zh.contains("GB18030"));
    assert!(report.source(finding.span.source).text.contains("办事指南"), "the author sees the line as written");
}

#[test]
fn utf16_file() {
    let bytes: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain("类型: 清单".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert!(codes(&Handbook::new().with(GUIDE, bytes).check()).contains(&"encoding"));
}

#[test]
fn byte_order_mark() {
    let base = Handbook::new();
    let text = base.text(GUIDE);
    assert_found(&base.with(GUIDE, format!("\u{FEFF}{text}")), "guides/sample.md:1:1 byte-order-mark");
}

#[test]
fn full_width_colon() {
    let base = Handbook::new().replacing(GUIDE, "名称: ", "名称：");
    let found = places(&base.check());
    assert!(found.iter().any(|found| found.ends_with(":3 full-width-colon")), "{found:?}");
}

#[test]
fn tab() {
    let found = places(&Handbook::new().replacing(GUIDE, "\n  - ", "\n\t- ").check());
    assert!(found.iter().any(|found| found.ends_with(":1 yaml-tab")), "{found:?}");
}

#[test]
fn unknown_key_with_the_word_meant() {
    let report = Handbook::new().replacing(GUIDE, "施行: ", "旅行: ").check();
    assert!(codes(&report).contains(&"unknown-key"));
    let report = Handbook::new().replacing(GUIDE, "事项类型: ", "事项类别: ").check();
    let finding = report.findings().into_iter().find(|finding| finding.code.id == "unknown-key").expect("found");
    assert_eq!(finding.fix.as_ref().unwrap().replacement, "事项类型");
}

#[test]
fn wrong_unit() {
    let found = places(&Handbook::new().replacing(GUIDE, "工作日", "工做日").check());
    assert!(found.iter().any(|found| found.ends_with("wrong-quantity")), "{found:?}");
}

#[test]
fn duplicate_id() {
    let base = Handbook::new();
    let text = base.text(GUIDE);
    let found = places(&base.with("guides/second.md", text).check());
    assert!(found.iter().any(|found| found.ends_with("duplicate-id")), "{found:?}");
}

#[test]
fn missing_reference_but_no_echo_of_a_broken_file() {
    let base = Handbook::new().replacing(GUIDE, "依据:", "相关: [elsewhere]\n依据:");
    assert!(codes(&base.check()).contains(&"unknown-reference"));
    let broken = base.with("guides/elsewhere.md", "---\n类型: 办事指南\n编号: elsewhere\n名称: [\n---\n");
    assert!(!codes(&broken.check()).contains(&"unknown-reference"), "the cause, not its echo");
}

#[test]
fn sixteen_items_declared_seventeen() {
    let text = Handbook::demonstration();
    let path = "checklists/home-modification.yaml";
    let changed = text.text(path).replacen("属性: 必选", "属性: 自选", 1);
    let report = text.with(path, changed).check();
    let messages: Vec<_> = report.findings().iter().map(|finding| finding.message.zh.clone()).collect();
    assert!(messages.contains(&"声明有 17 项必选项目，实际写了 16 项".to_owned()), "{messages:?}");
}

#[test]
fn alias_bomb() {
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for i in 1..40 {
        bomb += &format!("a{i}: &a{i} [*a{0}, *a{0}, *a{0}, *a{0}, *a{0}, *a{0}, *a{0}, *a{0}]\n", i - 1);
    }
    assert_found(&Handbook::new().with("conduct/two.yaml", bomb), "conduct/two.yaml:1:5 yaml-alias");
}

#[test]
fn brackets_without_end() {
    for opening in ["[", "{", "- ", "{a: ", "? "] {
        let report = Handbook::new().with("conduct/two.yaml", format!("类型: {}", opening.repeat(20_000))).check();
        assert!(!report.findings().is_empty());
    }
}

#[test]
fn figure_that_does_not_exist() {
    let base = Handbook::new().replacing(GUIDE, "{{低保标准}}", "{{高保标准}}");
    let found = places(&base.check());
    assert!(found.iter().any(|found| found.ends_with("unknown-figure")), "{found:?}");
}

#[test]
fn character_that_no_font_has() {
    let report = Handbook::new().replacing(GUIDE, "名称: ", "名称: 𠀀").check();
    let finding = report.findings().into_iter().find(|finding| finding.code.id == "missing-glyph").expect("found");
    assert!(finding.message.zh.contains("𠀀") && finding.message.zh.contains("U+20000"));
    let source = report.source(finding.span.source);
    assert_eq!(&source.text[finding.span.range()], "𠀀");
}

#[test]
fn five_megabytes() {
    let handbook = Handbook::new().with("guides/huge.md", vec![b'x'; 5_000_000]);
    let report = handbook.check();
    assert!(codes(&report).contains(&"file-too-large"));
    let mut input = Handbook::new().input();
    input.sources.push(SourceFile { path: "guides/z.md".to_owned(), content: Content::TooLarge(5_000_000_000) });
    assert!(codes(&biaochi::analyse(&input).1).contains(&"file-too-large"));
}

#[test]
fn links_and_unreadable_files() {
    let mut input = Handbook::new().input();
    input.sources.push(SourceFile { path: "guides/z.md".to_owned(), content: Content::Link });
    input
        .sources
        .push(SourceFile { path: "guides/zz.md".to_owned(), content: Content::Unreadable("denied".to_owned()) });
    let found = codes(&biaochi::analyse(&input).1);
    assert!(found.contains(&"symbolic-link") && found.contains(&"unreadable"));
}

#[test]
fn nothing_at_all() {
    let (artifacts, report) = compile(&biaochi::Input::default(), &[Output::Site], &());
    assert_eq!(codes(&report), ["no-handbook"]);
    assert!(artifacts.is_empty());
}

#[test]
fn numbers_that_are_none() {
    for number in ["1.0", "99999999999", "-1", "\"2\"", ".inf", "0x10", "１"] {
        let report = Handbook::new().replacing("conduct/two.yaml", "声明: 2", &format!("声明: {number}")).check();
        assert!(!codes(&report).is_empty(), "{number}");
    }
}

#[test]
fn all_findings_come_in_one_run() {
    let handbook = Handbook::new()
        .replacing(GUIDE, "事项类型: ", "事项类别: ")
        .replacing(GUIDE, "收费: 不收费\n", "")
        .replacing("conduct/two.yaml", "声明: 2", "声明: 3")
        .replacing("figures/figures.yaml", "× 1.3", "× 1.3 ×");
    let found = codes(&handbook.check());
    for code in ["unknown-key", "missing-field", "declared-count", "wrong-formula"] {
        assert!(found.contains(&code), "{code} not in {found:?}");
    }
}

#[test]
fn content_is_never_code() {
    let nasty = "名称: \"<script>alert(1)</script> {{ 7*7 }} #read(\\\"/etc/passwd\\\") ${x} $y$\"";
    let base = Handbook::new();
    let name = base.text(GUIDE).lines().find(|line| line.starts_with("名称:")).unwrap().to_owned();
    let handbook = base.replacing(GUIDE, &name, &nasty.replace("{{ 7*7 }}", "{% if x %}"));
    let (artifacts, report) = compile(&handbook.input(), &[Output::Site, Output::Print], &());
    assert!(!artifacts.is_empty(), "{:?}", places(&report));
    for artifact in
        artifacts.iter().filter(|artifact| artifact.path.ends_with(".html") || artifact.path.ends_with(".svg"))
    {
        let text = String::from_utf8_lossy(&artifact.bytes);
        assert!(!text.contains("<script>alert"), "{}", artifact.path);
    }
    let guide = artifacts.iter().find(|artifact| artifact.path == "guides/sample/index.html").unwrap();
    assert!(String::from_utf8_lossy(&guide.bytes).contains("{% if x %}"));
}
