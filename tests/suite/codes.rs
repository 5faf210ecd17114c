//! Codes: issued once, led on when ids change, recorded when printed, never lost.

use std::path::Path;

use crate::cli::{biaochi, code, names, said};
use crate::handbook::Handbook;

#[test]
fn codes_are_only_ever_added() {
    let folder = tempfile::tempdir().unwrap();
    Handbook::new().write(folder.path());
    let before = std::fs::read_to_string(folder.path().join("codes.csv")).unwrap();
    assert_eq!(code(&biaochi(folder.path(), &["codes", "issue"])), 0);
    assert_eq!(std::fs::read_to_string(folder.path().join("codes.csv")).unwrap(), before);
    assert_eq!(code(&biaochi(folder.path(), &["new", "guide", "third"])), 0);
    assert!(std::fs::read_to_string(folder.path().join("codes.csv")).unwrap().starts_with(&before));
}

#[test]
fn a_released_code_that_is_gone_or_changed_fails() {
    let folder = tempfile::tempdir().unwrap();
    Handbook::new().write(folder.path());
    let ledger = Handbook::new().text("codes.csv");
    let released = folder.path().join("released.csv.txt");
    let checked = |text: &str| {
        std::fs::write(&released, text).unwrap();
        biaochi(folder.path(), &["check", "--released", released.to_str().unwrap()])
    };
    assert_eq!(code(&checked(&ledger)), 0, "{}", said(&checked(&ledger)));
    // The ledger may grow.
    let shorter: String = ledger.split_inclusive('\n').take(3).collect();
    assert_eq!(code(&checked(&shorter)), 0);
    let gone = checked(&format!("{ledger}S47TPJ,elderly-allowance\n"));
    assert!(code(&gone) == 1 && said(&gone).contains("码「S47TPJ」（elderly-allowance）发过"), "{}", said(&gone));
    let line = ledger.lines().count() + 1;
    assert!(said(&gone).contains(&format!("released.csv.txt:{line}:1")), "{}", said(&gone));
    let moved = checked(&ledger.replace("QQQ145,sample", "QQQ145,other"));
    assert!(code(&moved) == 1 && said(&moved).contains("现在改成了「sample」"), "{}", said(&moved));
    // A ledger that is gone whole is no exception.
    std::fs::remove_file(folder.path().join("codes.csv")).unwrap();
    let lost = checked(&ledger);
    assert!(code(&lost) == 1 && said(&lost).contains("码「QQQ145」（sample）发过"), "{}", said(&lost));
}

#[test]
fn impact_tells_the_paper_and_export_leads_what_is_typed() {
    let folder = tempfile::tempdir().unwrap();
    Handbook::new().write(folder.path());
    for asked in ["sample", "QQQ145"] {
        let told = biaochi(folder.path(), &["codes", "impact", asked]);
        let told = String::from_utf8(told.stdout).unwrap();
        assert!(told.contains("码 QQQ145") && told.contains("《样本手册》2026 年第一版：pdf/handbook.pdf"), "{told}");
    }
    assert_eq!(code(&biaochi(folder.path(), &["codes", "impact", "sampel"])), 2);
    let rules =
        |server: &str| String::from_utf8(biaochi(folder.path(), &["codes", "export", "--for", server]).stdout).unwrap();
    assert!(rules("nginx").contains("~*^/q/QQQ145/?$ /guides/sample/;"));
    assert!(rules("nginx").contains("    /p/P3GRHZ/ \"\";"), "a page is not led to itself");
    assert!(rules("caddy").contains("~(?i)^/q/QQQ145/?$ /guides/sample/"));
    assert!(rules("redirects").contains("/Q/qqq145/ /guides/sample/ 302"));
}

/// The pages behind codes and addresses of a build, by their titles.
fn title(folder: &Path, page: &str) -> String {
    let text = std::fs::read_to_string(folder.join("dist").join(page).join("index.html")).unwrap_or_default();
    let title = text.split_once("<title>").and_then(|(_, rest)| rest.split_once("</title>"));
    title.map_or_else(String::new, |(title, _)| title.to_owned())
}

#[test]
fn a_code_goes_with_its_document_under_another_id() {
    let folder = tempfile::tempdir().unwrap();
    Handbook::new().write(folder.path());
    for path in ["bundles/two.yaml", "guides/second.md", "lists/services.yaml", "systems/system.yaml"] {
        let file = folder.path().join(path);
        let text = std::fs::read_to_string(&file).unwrap();
        std::fs::write(&file, text.replace("second", "other")).unwrap();
    }
    let notes = folder.path().join("notes/notes.yaml");
    let written = std::fs::read_to_string(&notes).unwrap();
    let lost = biaochi(folder.path(), &["check"]);
    assert!(code(&lost) == 1 && said(&lost).contains("biaochi codes move second 新编号"), "{}", said(&lost));
    let before = std::fs::read_to_string(folder.path().join("codes.csv")).unwrap();
    assert_eq!(code(&biaochi(folder.path(), &["codes", "move", "sample", "other"])), 2, "sample is still there");
    assert_eq!(code(&biaochi(folder.path(), &["codes", "move", "second", "nowhere"])), 2);
    assert_eq!(code(&biaochi(folder.path(), &["codes", "move", "third", "other"])), 2);
    assert_eq!(std::fs::read_to_string(folder.path().join("codes.csv")).unwrap(), before);
    let led = biaochi(folder.path(), &["codes", "move", "second", "other"]);
    assert_eq!(code(&led), 0, "{}", said(&led));
    let after = std::fs::read_to_string(folder.path().join("codes.csv")).unwrap();
    assert_eq!(after, format!("{before}MW4HKT,other,second\n"));
    // Who still writes the former id is told the present one.
    std::fs::write(&notes, written.replace("sample", "second")).unwrap();
    let sample = folder.path().join("guides/sample.md");
    let body = std::fs::read_to_string(&sample).unwrap();
    std::fs::write(&sample, format!("{body}\n另见 [[second]]。\n")).unwrap();
    let told = biaochi(folder.path(), &["check"]);
    assert!(said(&told).contains("「second」改了编号，写「other」"), "{}", said(&told));
    // The ledger knows, so that it can be mended unasked.
    assert_eq!(code(&biaochi(folder.path(), &["check", "--fix"])), 0);
    assert_eq!(std::fs::read_to_string(&notes).unwrap(), written.replace("sample", "other"));
    assert_eq!(std::fs::read_to_string(&sample).unwrap(), format!("{body}\n另见 [[other]]。\n"));
    std::fs::write(&notes, written).unwrap();
    let built = biaochi(folder.path(), &["build", "--only", "site"]);
    assert_eq!(code(&built), 0, "{}", said(&built));
    let name = title(folder.path(), "guides/other");
    assert!(!name.is_empty());
    for page in ["q/MW4HKT", "Q/MW4HKT", "guides/second"] {
        assert_eq!(title(folder.path(), page), name, "{page}");
    }
    for asked in ["other", "second", "MW4HKT"] {
        let told = biaochi(folder.path(), &["codes", "impact", asked]);
        assert!(said(&told).contains("（other），码 MW4HKT，网页 guides/other/"), "{}", said(&told));
    }
    assert_eq!(code(&biaochi(folder.path(), &["codes", "verify"])), 0);
}

#[test]
fn what_was_joined_to_another_keeps_its_code() {
    let folder = tempfile::tempdir().unwrap();
    Handbook::new().write(folder.path());
    std::fs::remove_file(folder.path().join("conduct/two.yaml")).unwrap();
    assert_eq!(code(&biaochi(folder.path(), &["codes", "move", "two", "list"])), 0);
    let built = biaochi(folder.path(), &["build", "--only", "site"]);
    assert_eq!(code(&built), 0, "{}", said(&built));
    let name = title(folder.path(), "checklists/list");
    for page in ["q/JJZZR6", "Q/JJZZR6", "q/JPNH75", "checklists/two"] {
        assert_eq!(title(folder.path(), page), name, "{page}");
    }
    let verified = biaochi(folder.path(), &["codes", "verify"]);
    assert_eq!(code(&verified), 0, "{}", said(&verified));
    let search = std::fs::read_to_string(folder.path().join("dist/search/codes.js")).unwrap();
    assert!(search.contains("\"JJZZR6\":[\"checklists/list/\""), "{search}");
    let rules = biaochi(folder.path(), &["codes", "export", "--for", "nginx"]);
    assert!(said(&rules).contains("~*^/q/JJZZR6/?$ /checklists/list/;"), "{}", said(&rules));
}

#[test]
fn what_has_ended_leaves_a_page_behind_its_code() {
    let folder = tempfile::tempdir().unwrap();
    Handbook::new().write(folder.path());
    assert_eq!(code(&biaochi(folder.path(), &["build", "--only", "site"])), 0);
    for page in ["q/VCQW6D", "Q/VCQW6D"] {
        let text = std::fs::read_to_string(folder.path().join("dist").join(page).join("index.html")).unwrap();
        for words in ["自 2026 年 1 月 1 日起停用", "并入生活补助申请", "../../guides/sample/"] {
            assert!(text.contains(words), "{words} not in {page}");
        }
    }
    let rules = biaochi(folder.path(), &["codes", "export", "--for", "nginx"]);
    assert!(said(&rules).contains("    /q/VCQW6D/ \"\";"), "a page is not led to itself: {}", said(&rules));
    // It had another id before: its code is its address, and there is no other.
    let ledger = Handbook::new().text("codes.csv");
    let moved = ledger.replace("VCQW6D,old-guide\n", "VCQW6D,older-guide\nVCQW6D,old-guide,older-guide\n");
    std::fs::write(folder.path().join("codes.csv"), moved).unwrap();
    assert_eq!(code(&biaochi(folder.path(), &["build", "--only", "site"])), 0);
    let q = names(&folder.path().join("dist/q"));
    assert!(q.contains(&"VCQW6D".to_owned()) && q.iter().all(|name| name.len() == 6), "{q:?}");
    // Without it the code leads nowhere.
    std::fs::remove_file(folder.path().join("withdrawals/ended.yaml")).unwrap();
    assert_eq!(code(&biaochi(folder.path(), &["check"])), 1);
}

#[test]
fn what_was_printed_is_recorded_and_says_where_a_document_stands() {
    let folder = tempfile::tempdir().unwrap();
    Handbook::new().write(folder.path());
    let printed = |arguments: &[&str]| biaochi(folder.path(), &[&["codes", "record"], arguments].concat());
    assert_eq!(code(&printed(&["hanbook"])), 2);
    assert_eq!(code(&printed(&["handbook", "--date", "yesterday"])), 2);
    assert!(!folder.path().join("prints.csv").exists());
    let done = printed(&["compendium", "--copies", "3000", "--date", "2026-08-01"]);
    assert_eq!(code(&done), 0, "{}", said(&done));
    assert_eq!(code(&printed(&["handbook"])), 0);
    let record = std::fs::read_to_string(folder.path().join("prints.csv")).unwrap();
    let rows: Vec<&str> = record.lines().collect();
    assert_eq!(rows[0], "书,版次,印制日期,份数,内容指纹,码");
    assert!(rows[1].starts_with("compendium,2026 年第一版,2026-08-01,3000,"), "{record}");
    assert!(rows[1].contains("C40KBQ") && rows[2].contains("QQQ145") && rows.len() == 3, "{record}");
    // Recording changes nothing of what is printed: the second fingerprint is the first.
    assert_eq!(rows[1].split(',').nth(4), rows[2].split(',').nth(4));
    assert_eq!(code(&biaochi(folder.path(), &["check"])), 0);
    // A year later the system is in no book, but on three thousand copies.
    std::fs::remove_file(folder.path().join("systems/system.yaml")).unwrap();
    let ended = "类型: 停用\n编号: gone\n名称: 停用的体系\n来源: 示例\n各项:\n  \
                 - {编号: system, 名称: 样本体系, 停用: 2026-07-15, 原因: 不再使用, 来源: 示例}\n";
    std::fs::write(folder.path().join("withdrawals/gone.yaml"), ended).unwrap();
    let told = biaochi(folder.path(), &["codes", "impact", "system"]);
    let told = said(&told);
    for words in
        ["（system），码 C40KBQ，网页 q/C40KBQ/", "没有印在任何书里", "印过的：", "2026 年第一版，2026-08-01，3000 份"]
    {
        assert!(told.contains(words), "{words} not in {told}");
    }
    // A printed code that is gone from the ledger is told at the record.
    let ledger = std::fs::read_to_string(folder.path().join("codes.csv")).unwrap();
    std::fs::write(folder.path().join("codes.csv"), ledger.replace("C40KBQ,system\n", "")).unwrap();
    let lost = biaochi(folder.path(), &["check"]);
    assert!(code(&lost) == 1 && said(&lost).contains("印过的码「C40KBQ」不在台账里"), "{}", said(&lost));
}
