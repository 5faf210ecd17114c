//! Where the handbook is, and its files.

use std::path::{Path, PathBuf};

use biaochi::link::Handbook;
use biaochi::source::{Content, MAX_BYTES, SourceFile};
use biaochi::syntax::date::Date;
use biaochi::{Input, Released, Template, text};
use rayon::prelude::*;
use walkdir::WalkDir;

use super::args::Project;
use super::{Failure, Outcome};

/// The file that makes a folder a handbook.
pub(crate) const MANIFEST: &str = "biaochi.yaml";

/// The folder of the handbook: the one named, or the nearest upwards, or `standards` beside.
pub(crate) fn root(named: Option<&Path>) -> Result<PathBuf, Failure> {
    let inside = |folder: &Path| {
        [folder.to_owned(), folder.join("standards")].into_iter().find(|folder| folder.join(MANIFEST).is_file())
    };
    if let Some(named) = named {
        if !named.is_dir() {
            let shown = named.display();
            return Err(Failure::world(text!("没有「{shown}」这个文件夹", "there is no folder `{shown}`")));
        }
        let shown = named.display();
        return inside(named).ok_or_else(|| Failure {
            outcome: Outcome::Configuration,
            text: text!(
                "「{shown}」里没有手册：缺少 biaochi.yaml；用「biaochi new handbook 文件夹」新建一本",
                "there is no handbook in `{shown}`: biaochi.yaml is missing; make one with `biaochi new handbook FOLDER`"
            ),
        });
    }
    let here = std::env::current_dir().map_err(|error| {
        Failure::world(text!("当前文件夹打不开：{error}", "the current folder can't be opened: {error}"))
    })?;
    let found = here
        .ancestors()
        .find_map(|folder| folder.join(MANIFEST).is_file().then(|| folder.to_owned()).or_else(|| inside(folder)));
    let named = |root: PathBuf| match root.strip_prefix(&here) {
        Ok(inside) if inside.as_os_str().is_empty() => PathBuf::from("."),
        Ok(inside) => inside.to_owned(),
        Err(_) => root,
    };
    found.map(named).ok_or_else(|| Failure {
        outcome: Outcome::Configuration,
        text: text!(
            "这里和上级文件夹都没有 biaochi.yaml；用「biaochi new handbook 文件夹」新建一本手册",
            "there is no biaochi.yaml here or above; make a handbook with `biaochi new handbook FOLDER`"
        ),
    })
}

/// Everything that the library needs, read once.
pub(crate) fn input(root: &Path, project: &Project) -> Result<Input, Failure> {
    let as_of = match project.as_of.as_deref().map(Date::parse) {
        None => None,
        Some(Ok(date)) => Some(date),
        Some(Err(misread)) => {
            let (zh, en) = (misread.message.zh, misread.message.en);
            return Err(Failure { outcome: Outcome::Usage, text: text!("--as-of：{zh}", "--as-of: {en}") });
        }
    };
    let released = project.released.as_deref().map(released).transpose()?;
    Ok(Input { sources: sources(root)?, as_of, released, ..Input::default() })
}

/// The ledger of the last release, from wherever it is kept.
fn released(path: &Path) -> Result<Released, Failure> {
    let shown = path.display();
    let text = std::fs::read_to_string(path)
        .map_err(|error| Failure::world(text!("「{shown}」读不出来：{error}", "`{shown}` can't be read: {error}")))?;
    // Office programs begin a file with a mark of its encoding.
    Ok(Released { shown: shown.to_string(), text: text.trim_start_matches('\u{feff}').to_owned() })
}

/// The files of a handbook in the order of their paths; links are named, not followed.
pub(crate) fn sources(root: &Path) -> Result<Vec<SourceFile>, Failure> {
    let mut found = Vec::new();
    let shown = |entry: &walkdir::DirEntry| !entry.file_name().to_string_lossy().starts_with('.') || entry.depth() == 0;
    let foreign = |entry: &walkdir::DirEntry| {
        entry.depth() > 0 && entry.file_type().is_dir() && entry.path().join(super::output::MARKER).is_file()
    };
    let walk = WalkDir::new(root).sort_by_file_name().into_iter().filter_entry(|entry| shown(entry) && !foreign(entry));
    for entry in walk {
        let entry = entry
            .map_err(|error| Failure::world(text!("文件夹读不出来：{error}", "the folder can't be read: {error}")))?;
        let name = entry.file_name().to_string_lossy();
        let is_link = entry.path_is_symlink() && entry.depth() > 0;
        let is_text =
            [".md", ".yaml", ".yml", ".csv"].iter().any(|ending| name.ends_with(ending)) && name != "README.md";
        let wanted = is_text || biaochi::syntax::picture::is_named(&name);
        if !is_link && (entry.file_type().is_dir() || !wanted) {
            continue;
        }
        found.push(entry.into_path());
    }
    let file = |whole: &PathBuf| {
        let path = whole.strip_prefix(root).unwrap_or(whole).to_string_lossy().replace('\\', "/");
        SourceFile { path, content: read(whole) }
    };
    let mut files: Vec<SourceFile> = found.par_iter().map(file).collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

/// A designer's templates and the pictures beside them, in the order of their paths.
pub(crate) fn templates(folder: Option<&Path>) -> Result<Vec<Template>, Failure> {
    let Some(folder) = folder else { return Ok(Vec::new()) };
    let print = folder.join("print");
    let shown = folder.display();
    if !print.is_dir() {
        let text = text!(
            "「{shown}」里没有 print 文件夹；用「biaochi new templates {shown}」写一份内置的模板",
            "`{shown}` has no folder `print`; get our templates with `biaochi new templates {shown}`"
        );
        return Err(Failure { outcome: Outcome::Usage, text });
    }
    let mut found = Vec::new();
    for entry in WalkDir::new(&print).sort_by_file_name() {
        let entry = entry
            .map_err(|error| Failure::world(text!("模板读不出来：{error}", "templates can't be read: {error}")))?;
        let name = entry.file_name().to_string_lossy();
        let is_wanted = name.ends_with(".typ") || biaochi::syntax::picture::is_named(&name);
        if !entry.file_type().is_file() || !is_wanted || name.starts_with('.') {
            continue;
        }
        let whole = entry.path().to_string_lossy().replace('\\', "/");
        let path = entry.path().strip_prefix(&print).unwrap_or(entry.path()).to_string_lossy().replace('\\', "/");
        let Content::Bytes(bytes) = read(entry.path()) else {
            return Err(Failure::world(text!("模板「{whole}」读不出来", "the template `{whole}` can't be read")));
        };
        found.push(Template { path, shown: whole, bytes });
    }
    Ok(found)
}

/// The handbook as far as it can be read, for commands that add to it.
pub(crate) fn handbook(root: &Path) -> Result<Handbook, Failure> {
    let (handbook, _) = biaochi::analyse(&Input { sources: sources(root)?, ..Input::default() });
    handbook.ok_or_else(|| Failure {
        outcome: Outcome::Configuration,
        text: text!("手册读不出来，先运行「biaochi check」", "the handbook can't be read, run `biaochi check` first"),
    })
}

/// What a file holds; a link is named, not followed.
pub(crate) fn read(path: &Path) -> Content {
    match std::fs::symlink_metadata(path) {
        Ok(metadata) if metadata.is_symlink() => Content::Link,
        Ok(metadata) if metadata.len() > MAX_BYTES => Content::TooLarge(metadata.len()),
        Ok(_) => std::fs::read(path).map_or_else(|error| Content::Unreadable(error.to_string()), Content::Bytes),
        Err(error) => Content::Unreadable(error.to_string()),
    }
}

/// Puts a new text in the place of a file: written beside it, then swapped in, so that it is never half there.
pub(crate) fn replace(path: &Path, text: &str) -> Result<(), Failure> {
    let beside = path.with_extension("biaochi-new");
    let written = std::fs::write(&beside, text).and_then(|()| std::fs::rename(&beside, path));
    let shown = path.display();
    written
        .map_err(|error| Failure::world(text!("「{shown}」写不进去：{error}", "`{shown}` can't be written: {error}")))
}

/// What stands before a source's path in messages: the folder as the user would name it.
pub(crate) fn prefix(root: &Path) -> String {
    match root.to_string_lossy().replace('\\', "/") {
        empty if empty.is_empty() || empty == "." => String::new(),
        folder => format!("{}/", folder.trim_end_matches('/')),
    }
}
