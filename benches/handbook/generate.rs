//! A handbook of any size: the demonstration handbook with its guides repeated under new ids and names.

use std::fs;
use std::io;
use std::path::Path;

use biaochi::link::ledger::Ledger;

/// How many guides the demonstration handbook has.
pub(crate) const DEMONSTRATION: usize = 9;

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

/// Writes a handbook of `count` guides to a folder.
///
/// # Errors
/// When the disk fails.
pub(crate) fn handbook(folder: &Path, count: usize) -> io::Result<()> {
    demonstration(folder)?;
    let standards = folder.join("guides");
    let mut guides = Vec::new();
    for entry in walkdir::WalkDir::new(&standards).sort_by_file_name() {
        let entry = entry?;
        if entry.file_type().is_file() {
            guides.push(fs::read_to_string(entry.path())?);
            fs::remove_file(entry.path())?;
        }
    }
    let mut ids: Vec<String> = ["home-modification", "safety", "eight-ones", "five-ones"].map(str::to_owned).to_vec();
    for number in 0..count {
        let guide = &guides[number % guides.len()];
        let id = format!("guide-{number:05}");
        let changed: String = guide.split_inclusive('\n').map(|line| renamed(line, &id, number)).collect();
        fs::write(folder.join("guides").join(format!("{id}.md")), changed)?;
        ids.push(id);
    }
    fs::write(folder.join("codes.csv"), Ledger::issue("", ids.iter().map(String::as_str)))
}

/// References to other guides are dropped: the guides they name are not there.
fn renamed(line: &str, id: &str, number: usize) -> String {
    if line.starts_with("编号:") {
        format!("编号: {id}\n")
    } else if line.starts_with("相关:") {
        String::new()
    } else if let Some(name) = line.strip_prefix("名称: ") {
        format!("名称: {}（{number}）\n", name.trim_end())
    } else {
        line.to_owned()
    }
}
