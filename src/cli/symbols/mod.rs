//! `codes verify`: whether every code of a built site and its books, read as a phone reads it, leads to its page.

mod print;
mod screen;

use std::path::Path;

use biaochi::model::Code;
use biaochi::render::qr;
use biaochi::text;
use biaochi::text::{Lang, Text};
use rayon::prelude::*;
use walkdir::WalkDir;

use super::{Done, Failure, Outcome, codes, terminal, verify};

/// A code that was found.
struct Read {
    /// The file, below the folder that was built.
    file: String,
    /// The one-based page of a PDF.
    page: Option<usize>,
    /// What it holds; nothing when it can't be read.
    url: Option<String>,
}

/// Reads every code below `dist`; `targets` are the codes with their pages, `base_url` is what they are printed with.
pub(super) fn read_back(dist: &Path, base_url: &str, targets: &[(Code, String)], lang: Lang) -> Done {
    let mut found: Vec<Read> = Vec::new();
    for entry in WalkDir::new(dist).sort_by_file_name() {
        let entry = entry
            .map_err(|error| Failure::world(text!("文件夹读不出来：{error}", "the folder can't be read: {error}")))?;
        let file = entry.path().strip_prefix(dist).unwrap_or(entry.path()).to_string_lossy().replace('\\', "/");
        let ends = |ending| Path::new(&file).extension().is_some_and(|it| it == ending);
        if !entry.file_type().is_file() {
            continue;
        }
        if ends("pdf") {
            found.extend(print::read(entry.path(), &file));
        } else if ends("html") || file.starts_with("qr/") {
            let text = std::fs::read_to_string(entry.path()).map_err(|error| {
                Failure::world(text!("「{file}」读不出来：{error}", "`{file}` can't be read: {error}"))
            })?;
            found.extend(screen::read(&text, &file));
        }
    }
    let root = format!("{}/", base_url.to_ascii_uppercase());
    let pages = found.iter().filter(|read| read.page.is_some()).count();
    let judged = found.par_iter().filter_map(|read| {
        let target = read.url.as_deref().and_then(|url| url.strip_prefix(&root));
        let what = match (&read.url, target) {
            (None, _) => text!("有一个码读不出来", "a code can't be read"),
            (Some(url), None) => {
                text!("码里是「{url}」，不是「{base_url}」的", "the code holds `{url}`, not of `{base_url}`")
            }
            (Some(_), Some(page)) if !has_page(dist, page) => {
                text!("码通到「{page}」，那里没有网页", "the code leads to `{page}`, where there is no page")
            }
            (Some(_), Some(page)) if !stands_for(&read.file, page, targets) => {
                text!("这里的码通到「{page}」，是另一个", "the code here leads to `{page}`, which is another")
            }
            _ => return None,
        };
        let place = read.page.map_or_else(|| read.file.clone(), |page| format!("{}:{page}", read.file));
        Some((place, what))
    });
    let mut wrong: Vec<(String, Text)> = judged.collect();
    wrong.extend(targets.iter().filter_map(|(code, path)| {
        let folder = codes::folder(path);
        let printed = qr::address(base_url, folder, code);
        let page = printed.strip_prefix(&root)?;
        let small = format!("{folder}/{code}/");
        let missing = [page, &small].into_iter().find(|page| !has_page(dist, page))?.to_owned();
        Some((missing, text!("台账里的码「{code}」没有网页", "the code `{code}` of the ledger has no page")))
    }));
    let (drawn, issued, bad) = (found.len() - pages, targets.len(), wrong.len());
    if drawn == 0 {
        let shown = dist.display();
        let text =
            text!("「{shown}」里没有码，先用「biaochi build」写出来", "there is no code in `{shown}`; build it first");
        return Err(Failure { outcome: Outcome::Usage, text });
    }
    let outcome = verify::tell(wrong, lang);
    terminal::say(&match (bad, lang) {
        (0, Lang::Zh) => format!("读了网页上 {drawn} 个、书页上 {pages} 个二维码，台账里 {issued} 个码，都通到网页"),
        (0, Lang::En) => format!(
            "{drawn} QR codes of pages and {pages} of print read, {issued} codes in the ledger, each leads to its page"
        ),
        (_, Lang::Zh) => format!(
            "读了网页上 {drawn} 个、书页上 {pages} 个二维码，台账里 {issued} 个码，{bad} 处不对；重新发布整个文件夹"
        ),
        (_, Lang::En) => {
            format!(
                "{drawn} QR codes of pages and {pages} of print read, {issued} in the ledger, {bad} wrong; publish the whole folder again"
            )
        }
    });
    Ok(outcome)
}

/// Whether there is a page at an address below the root.
fn has_page(dist: &Path, page: &str) -> bool {
    let parts: Vec<&str> = page.trim_end_matches('/').split('/').collect();
    parts.iter().all(|part| !part.is_empty() && *part != "..")
        && dist.join(parts.join("/")).join("index.html").is_file()
}

/// Whether a file that is named by a code shows that code, or another that leads to the same page: `qr/CODE.svg`, and
/// the pages behind it.
fn stands_for(file: &str, page: &str, targets: &[(Code, String)]) -> bool {
    let code = page.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let target = |code: &str| targets.iter().find(|(it, _)| it.as_str() == code).map(|(_, path)| path);
    match file.split('/').collect::<Vec<_>>()[..] {
        ["qr", name] => name.strip_suffix(".svg") == Some(code),
        [folder, name, "index.html"] if folder.eq_ignore_ascii_case("q") || folder.eq_ignore_ascii_case("p") => {
            name == code || target(name).is_some_and(|path| target(code) == Some(path))
        }
        _ => true,
    }
}
