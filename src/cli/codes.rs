//! `codes`: the ledger of printed codes.

use std::path::Path;

use biaochi::link::ledger::Ledger;
use biaochi::link::{Handbook, books};
use biaochi::model::Code;
use biaochi::model::load::LEDGER;
use biaochi::render::qr;
use biaochi::text;
use biaochi::text::{Lang, did_you_mean};

use super::args::{CodesOptions, CodesWhat, Server};
use super::{Done, Failure, Outcome, disk, symbols, terminal};

/// Runs the sub-command.
pub(crate) fn run(options: &CodesOptions, lang: Lang) -> Done {
    match &options.what {
        CodesWhat::Issue { path } => {
            let issued = issue(&disk::root(path.as_deref())?)?;
            terminal::say(&match lang {
                Lang::Zh => format!("发出 {issued} 个新码；已有的码没有变"),
                Lang::En => format!("{issued} codes issued; the old ones are as they were"),
            });
        }
        CodesWhat::Verify { dist, path } => {
            let handbook = disk::handbook(&disk::root(path.as_deref())?)?;
            return symbols::read_back(dist, &handbook.manifest.base_url, &targets(&handbook), lang);
        }
        CodesWhat::Export { server, path } => {
            let handbook = disk::handbook(&disk::root(path.as_deref())?)?;
            terminal::print(&export(&targets(&handbook), *server));
        }
        CodesWhat::Impact { id, path } => {
            let handbook = disk::handbook(&disk::root(path.as_deref())?)?;
            terminal::print(&impact(&handbook, id, lang)?);
        }
    }
    Ok(Outcome::Clean)
}

/// Every code with the page that it leads to, below the site's root.
fn targets(handbook: &Handbook) -> Vec<(Code, String)> {
    let documents = handbook.index.documents.values();
    let documents = documents.filter_map(|target| Some((target.code.clone()?, target.path.clone())));
    let shelf = handbook.manifest.books.iter().zip(&handbook.book_codes);
    let shelf = shelf.filter_map(|(book, code)| Some((code.clone()?, format!("{}/", books::row_of(&book.id)))));
    let places = handbook.places.values().flatten();
    let places =
        places.filter_map(|place| place.code.clone().map(|code| (code.clone(), format!("{}/{code}/", qr::PLACES))));
    let mut found: Vec<_> = documents.chain(shelf).chain(places).collect();
    found.sort();
    found
}

/// A page stands behind every code as it is printed; these rules also lead there what people type. An address that
/// has its page is left alone.
fn export(targets: &[(Code, String)], server: Server) -> String {
    match server {
        Server::Nginx => format!(
            "# http {{ … }}\nmap $uri $biaochi_page {{\n    default \"\";\n{}}}\n\
             # server {{ … }}\nif ($biaochi_page) {{ return 302 $biaochi_page; }}\n",
            map(targets, "~*", ";"),
        ),
        Server::Caddy => format!(
            "map {{path}} {{biaochi_page}} {{\n{}    default \"\"\n}}\n\
             @biaochi not vars {{biaochi_page}} \"\"\nredir @biaochi {{biaochi_page}} 302\n",
            map(targets, "~(?i)", ""),
        ),
        Server::Redirects => targets.iter().map(redirects).collect(),
    }
}

/// The folder behind a code whose page is known.
pub(super) fn folder(path: &str) -> char {
    if path.strip_prefix(qr::PLACES).is_some_and(|rest| rest.starts_with('/')) { qr::PLACES } else { qr::DOCUMENTS }
}

/// Rows of a map from what is asked for to a page; `pattern` leads an expression that is blind to case.
fn map(targets: &[(Code, String)], pattern: &str, end: &str) -> String {
    let pages = targets.iter().filter(|(_, path)| folder(path) == qr::PLACES);
    let mut out: String = pages.map(|(_, path)| format!("    /{path} \"\"{end}\n")).collect();
    for (code, path) in targets {
        out += &format!("    {pattern}^/{}/{code}/?$ /{path}{end}\n", folder(path));
    }
    out
}

fn redirects((code, path): &(Code, String)) -> String {
    let small = code.as_str().to_ascii_lowercase();
    // A code of digits alone is the same in small letters, and has its page.
    if small == code.as_str() {
        return String::new();
    }
    let folders = [folder(path), folder(path).to_ascii_uppercase()];
    folders.map(|folder| format!("/{folder}/{small} /{path} 302\n/{folder}/{small}/ /{path} 302\n")).concat()
}

/// The paper on which a document stands, with its code and its page.
fn impact(handbook: &Handbook, id: &str, lang: Lang) -> Result<String, Failure> {
    let documents = &handbook.index.documents;
    let by_code = Code::parse(id).and_then(|code| documents.iter().find(|(_, it)| it.code.as_ref() == Some(&code)));
    let Some((id, target)) = documents.get_key_value(id).or(by_code) else {
        let near = did_you_mean(id, documents.keys().map(String::as_str));
        let text = match near {
            Some(near) => {
                text!("没有叫「{id}」的文档；是不是「{near}」？", "there is no document `{id}`; did you mean `{near}`?")
            }
            None => text!("没有叫「{id}」的文档，也没有这个码", "there is no document `{id}` and no such code"),
        };
        return Err(Failure { outcome: Outcome::Usage, text });
    };
    let (name, path) = (&target.name, &target.path);
    let code = target.code.as_ref().map_or_else(|| "–".to_owned(), ToString::to_string);
    let mut out = match lang {
        Lang::Zh => format!("「{name}」（{id}），码 {code}，网页 {path}\n"),
        Lang::En => format!("`{name}` ({id}), code {code}, page {path}\n"),
    };
    let mut count = 0;
    for book in &handbook.manifest.books {
        for volume in books::volumes(book, handbook).iter().filter(|volume| volume.contents.holds(id, handbook)) {
            count += 1;
            let (book_id, title) = (&*book.id.value.0, &book.title.value);
            let part = volume.part.as_ref().map_or_else(String::new, |(part, _)| format!("/{part}"));
            let (edition, _) = handbook.manifest.edition_of(book);
            let press = match (&book.press, lang) {
                (None, _) => "",
                (Some(_), Lang::Zh) => "，送印刷厂",
                (Some(_), Lang::En) => ", goes to press",
            };
            out += &match lang {
                Lang::Zh => format!("- 《{title}》{}：pdf/{book_id}{part}.pdf{press}\n", edition.value),
                Lang::En => format!("- {title}, {}: pdf/{book_id}{part}.pdf{press}\n", edition.value),
            };
        }
    }
    if count == 0 {
        out += match lang {
            Lang::Zh => "没有印在任何书里\n",
            Lang::En => "in no book\n",
        };
    }
    Ok(out)
}

/// Gives a code to each document without one; rows are only ever added. Returns how many.
pub(crate) fn issue(root: &Path) -> Result<usize, Failure> {
    let handbook = disk::handbook(root)?;
    let ledger = root.join(LEDGER);
    let old = match std::fs::read_to_string(&ledger) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(Failure::world(text!("台账读不出来：{error}", "the ledger can't be read: {error}"))),
    };
    let new = Ledger::issue(&old, handbook.coded_rows());
    let count = new.lines().count() - old.lines().count().max(1);
    if new != old {
        let beside = root.join(format!(".{LEDGER}.new"));
        let written = std::fs::write(&beside, new).and_then(|()| std::fs::rename(&beside, &ledger));
        written
            .map_err(|error| Failure::world(text!("台账写不进去：{error}", "the ledger can't be written: {error}")))?;
    }
    Ok(count)
}
