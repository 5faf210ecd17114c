//! A handbook of any size: the demonstration handbook, its guides repeated under new ids and names, and places.

use std::fs;
use std::io;
use std::path::Path;

use biaochi::link::ledger::Ledger;

/// How many guides the demonstration handbook has.
pub(crate) const DEMONSTRATION: usize = 56;

/// How many communities a city has that are given codes (办事码).
pub(crate) const PLACES: usize = 4_809;

/// Copies the demonstration handbook.
///
/// # Errors
/// When the disk fails.
pub(crate) fn demonstration(folder: &Path) -> io::Result<()> {
    let standards = Path::new(env!("CARGO_MANIFEST_DIR")).join("standards");
    for entry in walkdir::WalkDir::new(&standards).sort_by_file_name() {
        let entry = entry?;
        let target = folder.join(entry.path().strip_prefix(&standards).map_err(io::Error::other)?);
        if entry.file_type().is_dir() {
            fs::create_dir_all(target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// Writes a handbook of `count` guides and the places of a city to a folder. The guides of the demonstration
/// handbook stay, since other documents refer to them; the rest are their copies.
///
/// # Errors
/// When the disk fails.
pub(crate) fn handbook(folder: &Path, count: usize) -> io::Result<()> {
    demonstration(folder)?;
    // The tree of a standards system hangs each guide in one branch; copies have none.
    fs::remove_dir_all(folder.join("systems"))?;
    let manifest = folder.join("biaochi.yaml");
    let declared =
        fs::read_to_string(&manifest)?.replace(&format!("声明: {DEMONSTRATION}\n"), &format!("声明: {count}\n"));
    fs::write(&manifest, declared)?;
    let mut guides = Vec::new();
    for entry in walkdir::WalkDir::new(folder.join("guides")).sort_by_file_name() {
        let entry = entry?;
        if entry.file_type().is_file() {
            guides.push(fs::read_to_string(entry.path())?);
        }
    }
    let mut ids = Vec::new();
    for number in guides.len()..count {
        let guide = &guides[number % guides.len()];
        let id = format!("guide-{number:05}");
        let changed: String = guide.split_inclusive('\n').map(|line| renamed(line, &id, number)).collect();
        fs::write(folder.join("guides").join(format!("{id}.md")), changed)?;
        ids.push(id);
    }
    issue(folder, &ids, |row| row != "system")?;
    places(folder, PLACES)?;
    shelf(folder, BOOK)
}

/// A book of all guides.
pub(crate) const BOOK: &str = "  - {编号: handbook, 书名: 业务标准化手册, 样式: 业务手册}\n";

/// A label for each generated place.
pub(crate) const LABELS: &str =
    "  - {编号: place-labels, 书名: 办事码标签, 样式: 场所标签, 收录: [generated-places]}\n";

/// Puts one book in the place of all others.
///
/// # Errors
/// When the disk fails.
pub(crate) fn shelf(folder: &Path, row: &str) -> io::Result<()> {
    let path = folder.join("biaochi.yaml");
    let manifest = fs::read_to_string(&path)?;
    let (before, rest) = manifest.split_once("\n书:\n").ok_or_else(|| io::Error::other("no books in the manifest"))?;
    let (_, after) = rest.split_once("\n联系:").ok_or_else(|| io::Error::other("no contacts after the books"))?;
    fs::write(&path, format!("{before}\n书:\n{row}联系:{after}"))?;
    let id = row.split("编号: ").nth(1).and_then(|rest| rest.split(',').next()).unwrap_or_default();
    let own = format!("books/{id}");
    issue(folder, std::slice::from_ref(&own), |row| !row.starts_with("books/") || row == own)
}

/// Issues codes, and drops the rows that are not kept.
fn issue(folder: &Path, ids: &[String], keeps: impl Fn(&str) -> bool) -> io::Result<()> {
    let path = folder.join("codes.csv");
    let issued = fs::read_to_string(&path)?;
    let target = |row: &str| row.trim_end().split_once(',').map(|(_, target)| target.to_owned()).unwrap_or_default();
    let kept: String = issued.split_inclusive('\n').filter(|row| keeps(&target(row))).collect();
    fs::write(path, Ledger::issue(&kept, ids))
}

/// Writes a table of `count` places, all of them examples.
///
/// # Errors
/// When the disk fails.
pub(crate) fn places(folder: &Path, count: usize) -> io::Result<()> {
    let mut rows = String::from("编号,名称,区县,街道,来源\n");
    for number in 1..=count {
        let (district, street) = (number % 9 + 1, number % 97 + 1);
        rows += &format!("g{number:04},示例小区 {number:04},示例区 {district},示例街道 {street:02},示例\n");
    }
    let table = format!(
        "类型: 场所\n编号: generated-places\n名称: 办事码场所（生成）\n来源: 示例\n一句话: 生成的场所，只用来量快慢\n\
         数据: places/generated.csv\n声明: {count}\n"
    );
    fs::create_dir_all(folder.join("places"))?;
    fs::write(folder.join("places/generated.csv"), rows)?;
    fs::write(folder.join("places/generated.yaml"), table)?;
    let ids: Vec<String> = (1..=count).map(|number| format!("places/generated-places/g{number:04}")).collect();
    issue(folder, &ids, |_| true)
}

fn renamed(line: &str, id: &str, number: usize) -> String {
    if line.starts_with("编号:") {
        format!("编号: {id}\n")
    } else if let Some(name) = line.strip_prefix("名称: ") {
        format!("名称: {}（{number}）\n", name.trim_end())
    } else {
        line.to_owned()
    }
}
