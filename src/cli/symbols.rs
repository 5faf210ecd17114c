//! `codes verify`: whether every code of a built site, read as a phone reads it, leads to its page.

use std::path::Path;

use biaochi::model::Code;
use biaochi::render::qr;
use biaochi::text;
use biaochi::text::{Lang, Text};
use rayon::prelude::*;
use walkdir::WalkDir;

use super::{Done, Failure, Outcome, codes, terminal, verify};

/// Pixels a module: enough for a reader, few enough for thousands of codes.
const SCALE: usize = 4;

/// Where a drawing of a code begins in a page, and where it ends.
const BEGIN: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"qr\"";
const END: &str = "</svg>";

/// Reads every code below `dist`; `targets` are the codes with their pages, `base_url` is what they are printed with.
pub(super) fn read_back(dist: &Path, base_url: &str, targets: &[(Code, String)], lang: Lang) -> Done {
    let mut drawings: Vec<(String, String)> = Vec::new();
    for entry in WalkDir::new(dist).sort_by_file_name() {
        let entry = entry
            .map_err(|error| Failure::world(text!("文件夹读不出来：{error}", "the folder can't be read: {error}")))?;
        let path = entry.path().strip_prefix(dist).unwrap_or(entry.path()).to_string_lossy().replace('\\', "/");
        let is_page = Path::new(&path).extension().is_some_and(|it| it == "html");
        if !entry.file_type().is_file() || !(is_page || path.starts_with("qr/")) {
            continue;
        }
        let text = std::fs::read_to_string(entry.path())
            .map_err(|error| Failure::world(text!("「{path}」读不出来：{error}", "`{path}` can't be read: {error}")))?;
        drawings.extend(cut(&text).into_iter().map(|drawing| (path.clone(), drawing.to_owned())));
    }
    let root = format!("{}/", base_url.to_ascii_uppercase());
    let read = drawings.par_iter().filter_map(|(path, drawing)| {
        let found = decode(drawing);
        let target = found.as_deref().and_then(|url| url.strip_prefix(&root));
        let what = match (&found, target) {
            (None, _) => text!("有一个码读不出来", "a code can't be read"),
            (Some(url), None) => {
                text!("码里是「{url}」，不是「{base_url}」的", "the code holds `{url}`, not of `{base_url}`")
            }
            (Some(_), Some(page)) if !has_page(dist, page) => {
                text!("码通到「{page}」，那里没有网页", "the code leads to `{page}`, where there is no page")
            }
            (Some(_), Some(page)) if !stands_for(path, page, targets) => {
                text!("这里的码通到「{page}」，是另一个", "the code here leads to `{page}`, which is another")
            }
            _ => return None,
        };
        Some((path.clone(), what))
    });
    let mut wrong: Vec<(String, Text)> = read.collect();
    wrong.extend(targets.iter().filter_map(|(code, path)| {
        let folder = codes::folder(path);
        let printed = qr::address(base_url, folder, code);
        let page = printed.strip_prefix(&root)?;
        let small = format!("{folder}/{code}/");
        let missing = [page, &small].into_iter().find(|page| !has_page(dist, page))?.to_owned();
        Some((missing, text!("台账里的码「{code}」没有网页", "the code `{code}` of the ledger has no page")))
    }));
    let (drawn, issued, bad) = (drawings.len(), targets.len(), wrong.len());
    if drawn == 0 {
        let shown = dist.display();
        let text =
            text!("「{shown}」里没有码，先用「biaochi build」写出来", "there is no code in `{shown}`; build it first");
        return Err(Failure { outcome: Outcome::Usage, text });
    }
    let outcome = verify::tell(wrong, lang);
    terminal::say(&match (bad, lang) {
        (0, Lang::Zh) => format!("读了 {drawn} 个二维码，台账里 {issued} 个码，都通到网页"),
        (0, Lang::En) => format!("{drawn} QR codes read, {issued} codes in the ledger, each leads to its page"),
        (_, Lang::Zh) => format!("读了 {drawn} 个二维码，台账里 {issued} 个码，{bad} 处不对；重新发布整个文件夹"),
        (_, Lang::En) => {
            format!("{drawn} QR codes read, {issued} in the ledger, {bad} wrong; publish the whole folder again")
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

/// The drawings of codes in a text.
fn cut(text: &str) -> Vec<&str> {
    let begins = text.match_indices(BEGIN).map(|(at, _)| at);
    begins.filter_map(|at| text[at..].find(END).map(|end| &text[at..at + end + END.len()])).collect()
}

/// What a drawing holds, read from its pixels.
fn decode(drawing: &str) -> Option<String> {
    let document = roxmltree::Document::parse(drawing).ok()?;
    let side: usize = document.root_element().attribute("viewBox")?.split(' ').nth(2)?.parse().ok()?;
    if side > 200 {
        return None;
    }
    let dark = document.descendants().find(|node| node.attribute("fill") == Some("#000"))?.attribute("d")?;
    let mut modules = vec![false; side * side];
    for run in dark.split('M').skip(1) {
        let (place, rest) = run.split_once('h')?;
        let (x, y) = place.split_once(' ')?;
        let (x, y): (usize, usize) = (x.parse().ok()?, y.parse().ok()?);
        let width: usize = rest.split_once('v')?.0.parse().ok()?;
        let start = y.checked_mul(side)?.checked_add(x)?;
        modules.get_mut(start..start.checked_add(width)?)?.fill(true);
    }
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(side * SCALE, side * SCALE, |x, y| {
        if modules[y / SCALE * side + x / SCALE] { 0 } else { 255 }
    });
    let grid = image.detect_grids().into_iter().next()?;
    grid.decode().ok().map(|(_, text)| text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use biaochi::render::svg;

    fn drawn(text: &str) -> String {
        let code = qr::draw("https://a.example", qr::DOCUMENTS, &Code::parse(text).unwrap());
        svg::qr(code.size, &code.runs, &code.url)
    }

    #[test]
    fn a_drawing_is_read_from_its_modules_not_from_its_words() {
        let code = "QQQ145";
        let drawing = drawn(code).replace("A.EXAMPLE", "B.EXAMPLE");
        assert_eq!(decode(&drawing).as_deref(), Some("HTTPS://A.EXAMPLE/Q/QQQ145/"));
    }

    #[test]
    fn whatever_is_no_code_is_not_read() {
        let drawing = drawn("QQQ145");
        for spoiled in
            [drawing.replace("h7", "h99"), drawing.replace('M', "M9"), drawing.replace("#000", "#fff"), String::new()]
        {
            assert_eq!(decode(&spoiled), None);
        }
    }
}
