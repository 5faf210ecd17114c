//! The whole road on the demonstration handbook.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use biaochi::{Artifact, Output, compile};

use crate::handbook::{Handbook, assert_clean, codes, root};

static ARTIFACTS: LazyLock<Vec<Artifact>> = LazyLock::new(|| {
    let (artifacts, report) = compile(&Handbook::demonstration().input(), &[Output::Site, Output::Print], &());
    assert_clean(&report);
    artifacts
});

fn text(path: &str) -> String {
    let artifact = ARTIFACTS.iter().find(|artifact| artifact.path == path).unwrap_or_else(|| panic!("no {path}"));
    String::from_utf8(artifact.bytes.to_vec()).unwrap()
}

#[test]
fn same_input_same_bytes() {
    let (again, _) = compile(&Handbook::demonstration().input(), &[Output::Site, Output::Print], &());
    assert_eq!(again.len(), ARTIFACTS.len());
    for (a, b) in ARTIFACTS.iter().zip(&again) {
        assert!(a.path == b.path && a.bytes == b.bytes, "{} differs", a.path);
    }
}

#[test]
fn paths_are_unique_and_stay_inside() {
    let mut seen = BTreeSet::new();
    for artifact in ARTIFACTS.iter() {
        assert!(seen.insert(&artifact.path), "{} twice", artifact.path);
        assert!(!artifact.path.starts_with('/') && !artifact.path.contains(".."), "{}", artifact.path);
    }
}

#[test]
fn every_row_of_the_ledger_has_its_pages_and_its_code() {
    let ledger = Handbook::demonstration().text("codes.csv");
    let ended = Handbook::demonstration().text("withdrawals/ended.yaml");
    for row in ledger.lines().skip(1) {
        let (code, document) = row.split_once(',').unwrap();
        let is_place = document.starts_with("places/");
        let (small, large) = if is_place { ("p", "P") } else { ("q", "Q") };
        let page = text(&format!("{small}/{code}/index.html"));
        assert_eq!(page, text(&format!("{large}/{code}/index.html")), "{code}");
        // A place, and what has ended, has no page but the one behind its code.
        let has_ended = ended.contains(&format!("编号: {document}\n"));
        let own = if is_place || has_ended { format!("{small}/{code}") } else { document.to_owned() };
        assert!(page.contains(&format!("{own}/\">")), "{code} is not canonical to {own}");
        assert_eq!(decode(&text(&format!("qr/{code}.svg"))), format!("HTTPS://BIAOCHI.EXAMPLE/{large}/{code}/"));
    }
}

/// Draws the dark runs of a QR's SVG on a bitmap and reads it.
fn decode(svg: &str) -> String {
    const SCALE: usize = 4;
    let side: usize =
        svg.split("viewBox=\"0 0 ").nth(1).and_then(|rest| rest.split([' ', '"']).next()).unwrap().parse().unwrap();
    let path = svg.rsplit("d=\"").next().unwrap();
    let mut dark = BTreeSet::new();
    for run in path.split('M').skip(1) {
        let (x, rest) = run.split_once(' ').unwrap();
        let (y, rest) = rest.split_once('h').unwrap();
        let width = rest.split('v').next().unwrap();
        let (x, y, width): (usize, usize, usize) = (x.parse().unwrap(), y.parse().unwrap(), width.parse().unwrap());
        (x..x + width).for_each(|x| assert!(dark.insert((x, y))));
    }
    assert!(dark.iter().all(|&(x, y)| x >= 4 && y >= 4 && x < side - 4 && y < side - 4), "the quiet zone is clear");
    let shade = |x: usize, y: usize| if dark.contains(&(x / SCALE, y / SCALE)) { 0 } else { 255 };
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(side * SCALE, side * SCALE, shade);
    let grids = image.detect_grids();
    assert_eq!(grids.len(), 1);
    let (meta, content) = grids[0].decode().unwrap();
    // Alphanumeric mode is what keeps a printed code small: 33 characters in version 2.
    assert!(meta.version.to_size() <= 25, "larger than version 2: {content}");
    content
}

#[test]
fn guide_pages_hold_everything_without_script() {
    let page = text("guides/elderly-allowance/index.html");
    for words in [
        "高龄津贴发放",
        "居民身份证",
        "22 个工作日",
        "不收费",
        "tel:0731-88665432",
        "id=\"step-9\"",
        "《老年人权益保障法》第三十三条第二款",
        "重构",
        "S47TPJ",
    ] {
        assert!(page.contains(words), "{words}");
    }
}

#[test]
fn every_kind_of_finding_has_its_page() {
    let index = text("rules/index.html");
    for code in biaochi::catalogue() {
        assert!(index.contains(&format!("rules/{}/\"", code.id)), "{} is not in the index", code.id);
        // Where a title may break is marked.
        let page = text(&format!("rules/{}/index.html", code.id)).replace("<wbr>", "");
        assert!(page.contains(&format!("<h1>{}</h1>", code.title().zh)), "{}", code.id);
        assert_eq!(page.matches("<pre ").count(), code.parts().examples.len(), "{}", code.id);
    }
    assert!(text("about/index.html").contains("../rules/\""));
}

#[test]
fn names_break_between_words() {
    let page = text("guides/minimum-living/index.html");
    assert!(page.contains("<h1 class=\"lined\">最低<wbr>生活<wbr>保障<wbr>审核<wbr>确认"));
    assert!(page.contains("<title>最低生活保障审核确认"));
}

#[test]
fn figures_stand_in_one_place() {
    let page = text("guides/minimum-living/index.html");
    assert!(page.contains("750\u{a0}元/月·人"));
    let figures = text("figures/assistance/index.html");
    for amount in ["975", "4500", "6750"] {
        assert!(figures.contains(amount), "{amount} follows from 750");
    }
    let raised = Handbook::demonstration();
    let changed = raised.text("figures/assistance.yaml").replace("数: 750", "数: 800");
    let (artifacts, _) = compile(&raised.with("figures/assistance.yaml", changed).input(), &[Output::Site], &());
    let find = |path: &str| {
        String::from_utf8(artifacts.iter().find(|artifact| artifact.path == path).unwrap().bytes.to_vec()).unwrap()
    };
    assert!(find("figures/assistance/index.html").contains("1040"), "1.3 × 800");
    assert!(find("guides/minimum-living/index.html").contains("800\u{a0}元/月·人"));
}

#[test]
fn another_day_gives_other_figures_or_says_there_are_none() {
    let mut input = Handbook::demonstration().input();
    input.as_of = Some(biaochi::model::words::Date::parse("2010-01-01").unwrap());
    let (artifacts, report) = compile(&input, &[Output::Site], &());
    assert!(artifacts.is_empty());
    assert!(codes(&report).contains(&"figure-not-in-force"));
}

#[test]
fn the_look_back_tells_what_is_due_on_the_day() {
    let reviews = std::fs::read_dir(root().join("standards"))
        .unwrap()
        .flat_map(|folder| std::fs::read_dir(folder.unwrap().path()).into_iter().flatten())
        .filter(|file| std::fs::read_to_string(file.as_ref().unwrap().path()).is_ok_and(|it| it.contains("\n复审:")))
        .count();
    let page = |day: &str| {
        let mut input = Handbook::demonstration().input();
        input.as_of = Some(biaochi::model::words::Date::parse(day).unwrap());
        let (artifacts, _) = compile(&input, &[Output::Site], &());
        let page = artifacts.iter().find(|artifact| artifact.path == "review/index.html").unwrap();
        String::from_utf8(page.bytes.to_vec()).unwrap()
    };
    // Six months after 30 June.
    for (day, counts) in
        [("2026-11-29", [0, 0, reviews]), ("2026-12-30", [0, reviews, 0]), ("2026-12-31", [reviews, 0, 0])]
    {
        let page = page(day);
        for (state, count) in ["已超期", "一个月内到期", "还没到期"].iter().zip(counts) {
            let head = format!("{state} <small class=\"soft\">{count} 份</small>");
            assert!(page.contains(&head), "{day}: no {head}");
        }
        assert!(page.contains("<th scope=\"row\">政策法规科（示例）</th>"), "{day}: an office that no guide names");
    }
}

#[test]
fn books_are_tagged_and_archival() {
    let books: BTreeMap<_, _> = ARTIFACTS
        .iter()
        .filter(|artifact| artifact.path.starts_with("pdf/"))
        .map(|a| (a.path.as_str(), &a.bytes))
        .collect();
    let manifest = Handbook::demonstration().text("biaochi.yaml");
    let shelf = manifest.split("\n书:\n").nth(1).unwrap().split("\n联系:").next().unwrap();
    for book in shelf.split("编号: ").skip(1).map(|rest| rest.split([',', '\n']).next().unwrap()) {
        let is_there = books.keys().any(|path| path.strip_prefix("pdf/").is_some_and(|path| path.starts_with(book)));
        assert!(is_there, "no file of {book}");
    }
    for (path, bytes) in books {
        let text = String::from_utf8_lossy(bytes);
        assert!(text.starts_with("%PDF-1.7"), "{path}");
        for mark in ["pdfuaid:part>1", "pdfaid:part>2", "pdfaid:conformance>A"] {
            assert!(text.contains(mark), "{path} lacks {mark}");
        }
    }
}

#[test]
fn a_guide_that_overflows_its_page_is_told() {
    let long =
        "这一条件写得特别长，长到口袋书的一页根本放不下，因为作者把所有细节都写在了这里，而没有写进正文".repeat(6);
    let handbook = Handbook::new();
    let guide = handbook.text("guides/sample.md");
    let line = guide.lines().find(|line| line.starts_with("条件:")).unwrap().to_owned();
    let rows: String = (0..12).map(|_| format!("\n  - {long}")).collect();
    let changed = guide.replacen(&line, &format!("不予办理:{rows}\n{line}"), 1);
    let (artifacts, report) = compile(&handbook.with("guides/sample.md", changed).input(), &[Output::Print], &());
    assert!(codes(&report).contains(&"page-overflow"), "{:?}", codes(&report));
    assert!(artifacts.is_empty());
}

/// The small handbook with its book bound.
fn bound(press: &str) -> Handbook {
    Handbook::new().replacing("biaochi.yaml", "样式: 业务手册}", &format!("样式: 业务手册, 印制: {press}}}"))
}

fn print(handbook: &Handbook) -> (Vec<Artifact>, biaochi::diag::Report) {
    compile(&handbook.input(), &[Output::Print], &())
}

#[test]
fn a_printing_house_gets_its_files() {
    let (artifacts, report) = print(&bound("{装订: 骑马订, 纸厚: 0.1}"));
    assert_clean(&report);
    let named = |end: &str| artifacts.iter().any(|artifact| artifact.path == format!("print/handbook{end}"));
    assert!(named(".pdf") && named("-imposed.pdf") && named(".txt") && !named("-cover.pdf"));
    let thick = bound("{装订: 胶装, 纸厚: 0.1, 封面纸厚: 0.3, 每帖: 16}, 版次: {号: 第三次印刷, 日期: 2026-08-01}");
    let (artifacts, report) = print(&thick);
    assert_clean(&report);
    let cover = artifacts.iter().find(|artifact| artifact.path == "print/handbook-cover.pdf").unwrap();
    assert!(String::from_utf8_lossy(&cover.bytes).contains("BleedBox"));
    let ticket = artifacts.iter().find(|artifact| artifact.path == "print/handbook.txt").unwrap();
    let ticket = String::from_utf8(ticket.bytes.to_vec()).unwrap();
    assert!(
        ticket.contains("版次：第三次印刷") && ticket.contains("装订：胶装") && ticket.contains("出血：每边 3 毫米"),
        "{ticket}"
    );
}

#[test]
fn a_book_too_thick_for_staples_is_told() {
    // Paper as thick as board: a few leaves are too many.
    let (artifacts, report) = print(&bound("{装订: 骑马订, 纸厚: 0.5}"));
    assert_eq!(codes(&report), ["book-too-thick"]);
    assert!(!artifacts.is_empty(), "a warning keeps nothing back");
    let finding = &report.findings()[0];
    let source = report.source(finding.span.source);
    assert_eq!(
        (&*source.path, &source.text[finding.span.start as usize..finding.span.end as usize]),
        ("biaochi.yaml", "骑马订")
    );
}

#[test]
fn a_template_of_a_designer_takes_the_place_of_ours_or_is_told() {
    let template = |path: &str, text: &str| biaochi::Template {
        path: path.to_owned(),
        shown: format!("mine/print/{path}"),
        bytes: text.as_bytes().to_vec(),
    };
    let with = |templates: Vec<biaochi::Template>| {
        let input = biaochi::Input { templates, ..Handbook::new().input() };
        compile(&input, &[Output::Print], &())
    };
    let (plain, _) = with(Vec::new());
    let sheets = biaochi::render::print::templates().iter().find(|(name, _)| *name == "sheets.typ").unwrap().1;
    let (changed, report) = with(vec![template("sheets.typ", &sheets.replace("#2F5D62", "#805000"))]);
    assert_clean(&report);
    let differing: Vec<_> =
        plain.iter().zip(&changed).filter(|(a, b)| a.bytes != b.bytes).map(|(a, _)| &*a.path).collect();
    // The fingerprint tells of the template as well, so that each book differs; none is missing.
    assert!(plain.len() == changed.len() && differing.contains(&"pdf/compendium.pdf"), "{differing:?}");
    for broken in
        ["#let x = (", "#import \"lib.typ\": *\n#nothing-of-the-kind()\n", "#image(\"none.png\")", "= 没有标题的文件"]
    {
        let (artifacts, report) = with(vec![template("sheets.typ", broken)]);
        assert!(artifacts.is_empty() && codes(&report).iter().all(|code| *code == "template-failed"), "{broken}");
        let source = report.source(report.findings()[0].span.source);
        assert_eq!(source.path, "mine/print/sheets.typ", "{broken}");
    }
}

#[test]
fn what_changed_since_the_edition_before_stands_beside_a_bar() {
    let since = |previous: &str| {
        let handbook =
            Handbook::new().replacing("biaochi.yaml", "日期: 2026-07-15}", &format!("日期: 2026-07-15{previous}}}"));
        let (artifacts, report) = print(&handbook);
        assert_clean(&report);
        artifacts.into_iter().find(|artifact| artifact.path == "pdf/handbook.pdf").unwrap().bytes
    };
    let without = since("");
    let with = since(", 上一版: {号: 2025 年第一版, 日期: 2025-07-15}");
    let read = |bytes: &[u8]| lopdf::Document::load_mem(bytes).unwrap();
    let (with, without) = (read(&with), read(&without));
    let count = |pdf: &lopdf::Document| u32::try_from(pdf.get_pages().len()).unwrap();
    assert_eq!(count(&with), count(&without) + 1, "a chapter tells what changed");
    // The change record of the sample is of later date than that edition.
    let page = |pdf: &lopdf::Document, number: u32| pdf.get_page_content(pdf.get_pages()[&number]);
    assert!((3..7).any(|number| page(&with, number) != page(&without, number)), "a bar beside what changed");
}
