//! `serve`: the site while it is being written. Pages reload after each change and show the findings.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use biaochi::diag::{Report, Severity};
use biaochi::link::Handbook;
use biaochi::render::print::{self, Preview};
use biaochi::render::site::{self, Finding, Live};
use biaochi::render::{self, Setting, view::View};
use biaochi::text::Lang;
use biaochi::{Artifact, Output, Template, text};
use typst_kit::server::{HttpBody, HttpServer};
use typst_kit::watcher::Watcher;
use walkdir::WalkDir;

use super::args::{Global, ServeOptions};
use super::{Done, Failure, disk, terminal};

/// What is served until the next change.
struct Round {
    files: BTreeMap<String, Artifact>,
    /// The last handbook without errors, whose books are set when somebody asks for one.
    good: Option<Arc<Good>>,
}

struct Good {
    handbook: Handbook,
    view: View,
    /// The view with what print needs besides, made when somebody asks for a book.
    printed: OnceLock<View>,
    templates: Vec<Template>,
    /// Files of books that were asked for, by path, with what was found in them.
    books: Mutex<BTreeMap<String, Arc<Book>>>,
    /// What the printing house gets, made when somebody asks for some of it.
    press: OnceLock<BTreeMap<String, Artifact>>,
}

/// A file of a book, or what is wrong with it.
struct Book {
    preview: Option<Preview>,
    findings: Vec<Finding>,
}

impl Good {
    fn setting(&self, lang: Lang) -> Setting<'_> {
        Setting { lang, templates: &self.templates }
    }

    fn book(&self, path: &str, root: &Path, lang: Lang) -> Arc<Book> {
        let mut books = self.books.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(book) = books.get(path) {
            return Arc::clone(book);
        }
        let printed = self.printed.get_or_init(|| render::resolve(&self.handbook, lang, &[Output::Print], &()));
        let mut report = Report::default();
        let preview = print::preview(&self.handbook, printed, self.setting(lang), path, &mut report);
        let book = Arc::new(Book { preview, findings: findings(&report, root, lang) });
        books.insert(path.to_owned(), Arc::clone(&book));
        book
    }

    fn press(&self, path: &str, lang: Lang) -> Option<&Artifact> {
        let set = || {
            let set = render::render(&self.handbook, self.setting(lang), &[Output::Print], &(), &mut Report::default());
            set.into_iter().map(|artifact| (artifact.path.clone(), artifact)).collect()
        };
        self.press.get_or_init(set).get(path)
    }
}

/// Serves on this machine only, until it is stopped.
pub(crate) fn run(options: &ServeOptions, global: &Global, lang: Lang) -> Done {
    let root = disk::root(options.project.path.as_deref())?;
    let failed = |error: typst::ecow::EcoString| Failure::world(text!("打不开：{error}", "can't be opened: {error}"));
    let server = HttpServer::new("biaochi", options.port, true).map_err(failed)?;
    let mut watcher = Watcher::new(None).map_err(failed)?;
    let address = server.addr();
    terminal::say(&match lang {
        Lang::Zh => format!("打开 http://{address} ；改动文件后网页自动刷新，按 Ctrl+C 结束"),
        Lang::En => format!("open http://{address} ; pages reload after each change, stop with Ctrl+C"),
    });
    let mut good = None;
    loop {
        let round = Arc::new(round(&root, options, global, lang, &mut good)?);
        let folder = root.clone();
        server.set_router(move |route| answer(&round, route, &folder, lang));
        let templates = options.templates.iter().flat_map(|folder| folders(folder));
        watcher.update(folders(&root).into_iter().chain(templates)).map_err(failed)?;
        watcher.wait().map_err(failed)?;
    }
}

/// Folders rather than files are watched, so that new files are seen.
fn folders(root: &Path) -> Vec<PathBuf> {
    let root = if root.as_os_str().is_empty() { Path::new(".") } else { root };
    let entries = WalkDir::new(root).into_iter().filter_map(Result::ok);
    entries.filter(|entry| entry.file_type().is_dir()).map(walkdir::DirEntry::into_path).collect()
}

fn round(
    root: &Path,
    options: &ServeOptions,
    global: &Global,
    lang: Lang,
    good: &mut Option<Arc<Good>>,
) -> Result<Round, Failure> {
    let input = disk::input(root, &options.project)?;
    let (handbook, report) = biaochi::analyse(&input);
    terminal::show(&report, global, lang, &disk::prefix(root));
    terminal::say(&terminal::tally(&report, lang));
    if let Some(handbook) = handbook.filter(|_| !report.has(Severity::Error)) {
        let view = render::resolve(&handbook, input.lang, &[Output::Site], &());
        let templates = disk::templates(options.templates.as_deref())?;
        let (books, press, printed) = (Mutex::default(), OnceLock::new(), OnceLock::new());
        *good = Some(Arc::new(Good { handbook, view, printed, templates, books, press }));
    }
    let findings = findings(&report, root, lang);
    let artifacts = match good {
        Some(good) => site::build(&good.view, input.lang, Live::Yes(&findings), &()),
        None => vec![Artifact::new("index.html", site::findings_page(&findings).into_bytes())],
    };
    let files = artifacts.into_iter().map(|artifact| (artifact.path.clone(), artifact)).collect();
    Ok(Round { files, good: good.clone() })
}

fn answer(round: &Round, route: &str, root: &Path, lang: Lang) -> Option<HttpBody> {
    let path = route.trim_start_matches('/');
    let raw = |bytes: Vec<u8>| HttpBody::Raw(typst::foundations::Bytes::new(bytes));
    if let (Some(rest), Some(good)) = (path.strip_prefix("preview/"), &round.good) {
        return preview(good, rest, root, lang);
    }
    if let (true, Some(good)) = (path.starts_with("pdf/"), &round.good) {
        return good.book(path, root, lang).preview.as_ref().map(|preview| raw(preview.pdf.clone()));
    }
    if let (true, Some(good)) = (path.starts_with("print/"), &round.good) {
        return good.press(path, lang).map(|artifact| raw(artifact.bytes.to_vec()));
    }
    let folder = format!("{}{}index.html", path, if path.is_empty() || path.ends_with('/') { "" } else { "/" });
    let found = round.files.get(path).or_else(|| round.files.get(&folder))?;
    let is_page = found.path.ends_with(".html");
    let html = || String::from_utf8_lossy(&found.bytes).into_owned();
    Some(if is_page { HttpBody::Html(html()) } else { raw(found.bytes.to_vec()) })
}

/// `preview/` shows the first book beside the site, `preview/pdf/ID.pdf/` another, `preview/pdf/ID.pdf/3.svg` its page.
fn preview(good: &Good, rest: &str, root: &Path, lang: Lang) -> Option<HttpBody> {
    if let Some((path, number)) = rest.strip_suffix(".svg").and_then(|rest| rest.rsplit_once('/')) {
        let number: usize = number.parse().ok()?;
        let svg = good.book(path, root, lang).preview.as_ref()?.svg(number.checked_sub(1)?)?;
        return Some(HttpBody::Raw(typst::foundations::Bytes::new(svg.into_bytes())));
    }
    let files = good.view.books.iter().flat_map(|book| &book.files);
    let path = match rest.trim_end_matches('/') {
        "" => files.map(|file| file.path.as_str()).next()?,
        path => files.map(|file| file.path.as_str()).find(|file| *file == path)?,
    };
    let book = good.book(path, root, lang);
    let count = book.preview.as_ref().map_or(0, Preview::page_count);
    Some(HttpBody::Html(site::preview_page(&good.view, path, count, &book.findings, lang)))
}

fn findings(report: &Report, root: &Path, lang: Lang) -> Vec<Finding> {
    let (shown, _) = report.shown();
    let finding = |found: &&biaochi::diag::Diagnostic| {
        let source = report.source(found.span.source);
        Finding {
            severity: found.severity.id(),
            code: found.code.id,
            file: source.shown(&disk::prefix(root)),
            line: source.line_and_column(found.span.start).0,
            message: found.message.get(lang).to_owned(),
            help: found.help.as_ref().map(|help| help.get(lang).to_owned()),
        }
    };
    shown.iter().map(finding).collect()
}
