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
    let issued = fs::read_to_string(folder.join("codes.csv"))?;
    let kept: String = issued.split_inclusive('\n').filter(|row| !row.trim_end().ends_with(",system")).collect();
    fs::write(folder.join("codes.csv"), Ledger::issue(&kept, &ids))?;
    places(folder, PLACES)
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
    fs::write(folder.join("places/generated.yaml"), table)
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
