//! The whole road on the demonstration handbook.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use biaochi::{Artifact, Output, compile};

use crate::handbook::{Handbook, assert_clean, codes};

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
    for row in ledger.lines().skip(1) {
        let (code, document) = row.split_once(',').unwrap();
        let page = text(&format!("q/{code}/index.html"));
        assert_eq!(page, text(&format!("Q/{code}/index.html")), "{code}");
        assert!(page.contains(&format!("{document}/\">")), "{code} is not canonical to {document}");
        assert_eq!(decode(&text(&format!("qr/{code}.svg"))), format!("HTTPS://BIAOCHI.EXAMPLE/Q/{code}/"));
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
        let page = text(&format!("rules/{}/index.html", code.id));
        assert!(page.contains(&format!("<h1>{}</h1>", code.title().zh)), "{}", code.id);
        assert_eq!(page.matches("<pre ").count(), code.parts().examples.len(), "{}", code.id);
    }
    assert!(text("about/index.html").contains("../rules/\""));
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
fn books_are_tagged_and_archival() {
    let books: BTreeMap<_, _> = ARTIFACTS
        .iter()
        .filter(|artifact| artifact.path.starts_with("pdf/"))
        .map(|a| (a.path.as_str(), &a.bytes))
        .collect();
    assert_eq!(
        books.keys().copied().collect::<Vec<_>>(),
        ["compendium", "handbook", "home-modification", "inspection", "rating"].map(|book| format!("pdf/{book}.pdf"))
    );
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
