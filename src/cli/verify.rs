//! `verify`: whether a published folder is whole: every file of its list is there as it was built, and nothing else.

use std::collections::BTreeSet;
use std::path::Path;

use biaochi::render::inventory::{self, Inventory};
use biaochi::text;
use biaochi::text::{Lang, Text};
use rayon::prelude::*;
use walkdir::WalkDir;

use super::args::VerifyOptions;
use super::output::MARKER;
use super::{Done, Failure, Outcome, terminal};

/// Compares a folder with its list.
pub(crate) fn run(options: &VerifyOptions, lang: Lang) -> Done {
    let root = &options.dist;
    let inventory = read(root)?;
    let files: Vec<_> = inventory.files.iter().collect();
    let compared = files.par_iter().filter_map(|(path, hash)| Some(((*path).clone(), problem(root, path, hash)?)));
    let mut wrong: Vec<(String, Text)> = compared.collect();
    let known: BTreeSet<&str> = inventory.files.keys().map(String::as_str).collect();
    for entry in WalkDir::new(root).sort_by_file_name() {
        let entry = entry
            .map_err(|error| Failure::world(text!("文件夹读不出来：{error}", "the folder can't be read: {error}")))?;
        let path = entry.path().strip_prefix(root).unwrap_or(entry.path()).to_string_lossy().replace('\\', "/");
        let is_ours = path == inventory::PATH || path == MARKER || known.contains(path.as_str());
        if !entry.file_type().is_dir() && !is_ours {
            wrong.push((path, text!("不在清单里", "is not in the list")));
        }
    }
    let (count, bad) = (inventory.files.len(), wrong.len());
    let outcome = tell(wrong, lang);
    let edition = &inventory.edition;
    terminal::say(&match (bad, lang) {
        (0, Lang::Zh) => format!("{edition}，{count} 个文件，都和发布时一样"),
        (0, Lang::En) => format!("{edition}, {count} files, all as they were built"),
        (_, Lang::Zh) => format!("{edition}，{count} 个文件，{bad} 处不对；重新发布整个文件夹"),
        (_, Lang::En) => format!("{edition}, {count} files, {bad} wrong; publish the whole folder again"),
    });
    Ok(outcome)
}

/// Prints what is wrong with which file, by their names.
pub(super) fn tell(mut wrong: Vec<(String, Text)>, lang: Lang) -> Outcome {
    wrong.sort_by(|a, b| (&a.0, &a.1.zh).cmp(&(&b.0, &b.1.zh)));
    for (path, what) in &wrong {
        terminal::print(&format!("{path}: {}\n", what.get(lang)));
    }
    if wrong.is_empty() { Outcome::Clean } else { Outcome::Findings }
}

fn problem(root: &Path, path: &str, hash: &serde_json::Value) -> Option<Text> {
    match std::fs::read(root.join(path)) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Some(text!("不见了", "is gone")),
        Err(error) => Some(text!("读不出来：{error}", "can't be read: {error}")),
        Ok(bytes) if hash.as_str() != Some(&inventory::hash(&bytes)) => Some(text!("改过了", "was changed")),
        Ok(_) => None,
    }
}

fn read(root: &Path) -> Result<Inventory, Failure> {
    let path = root.join(inventory::PATH);
    let shown = path.display();
    let refused =
        |zh: &str, en: &str| Failure { outcome: Outcome::Usage, text: text!("「{shown}」{zh}", "`{shown}` {en}") };
    let bytes = std::fs::read(&path).map_err(|_| {
        refused(
            "读不出来，这里不是「biaochi build」写的文件夹",
            "can't be read, this is no folder that `biaochi build` wrote",
        )
    })?;
    serde_json::from_slice(&bytes).map_err(|_| refused("不是完整的清单", "is no whole list"))
}
