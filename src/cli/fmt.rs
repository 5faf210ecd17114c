//! `fmt`: files laid out anew, in place; with `--check` only told of.

use std::path::{Path, PathBuf};

use biaochi::diag::Report;
use biaochi::source::SourceFile;
use biaochi::text::Lang;
use biaochi::{format, text};

use super::args::{FmtOptions, Global};
use super::{Done, Failure, disk, outcome, terminal};

/// Lays out a handbook or a single file; writes only what changed.
pub(crate) fn run(options: &FmtOptions, global: &Global, lang: Lang) -> Done {
    let (root, mut files) = files(options.target.as_deref())?;
    files.retain(|file| is_written(&file.path));
    let mut report = Report::default();
    let mut changed = 0;
    for file in &files {
        let Some(formatted) = format::format(file, options.convert, &mut report) else { continue };
        let Some(finding) = format::difference(file, &formatted, &report) else { continue };
        changed += 1;
        if options.check {
            report.push(finding);
        } else {
            disk::replace(&root.join(&file.path), &formatted.text)?;
        }
    }
    terminal::show(&report, global, lang, &disk::prefix(&root));
    if !global.quiet {
        let all = files.len();
        terminal::say(&match (lang, options.check) {
            (Lang::Zh, true) => format!("{changed} 个文件没有排好，共看了 {all} 个；什么都没有写"),
            (Lang::Zh, false) => format!("排好了 {changed} 个文件，共看了 {all} 个"),
            (Lang::En, true) => format!("{changed} of {all} files are not laid out; nothing was written"),
            (Lang::En, false) => format!("{changed} of {all} files were laid out anew"),
        });
    }
    Ok(outcome(&report, global.fail_on))
}

/// The files of a handbook, or one file alone, below the folder that is given with them.
fn files(target: Option<&Path>) -> Result<(PathBuf, Vec<SourceFile>), Failure> {
    let Some(file) = target.filter(|target| target.is_file()) else {
        let root = disk::root(target)?;
        let files = disk::sources(&root)?;
        return Ok((root, files));
    };
    let shown = file.display();
    let Some(name) = file.file_name().filter(|name| is_written(&name.to_string_lossy())) else {
        return Err(Failure {
            outcome: super::Outcome::Usage,
            text: text!(
                "「{shown}」不是手册的文件；能整理的是 .md 和 .yaml 文件",
                "`{shown}` is no file of a handbook; those end in .md or .yaml"
            ),
        });
    };
    let root = file.parent().map_or_else(PathBuf::new, Path::to_owned);
    let file = SourceFile { path: name.to_string_lossy().into_owned(), content: disk::read(file) };
    Ok((root, vec![file]))
}

/// Whether a file is one that authors write by hand, by its ending: no table, no picture.
fn is_written(path: &str) -> bool {
    [".md", ".yaml", ".yml"].iter().any(|ending| path.ends_with(ending))
}
