//! `codes`: the ledger of printed codes.

use std::path::Path;

use biaochi::link::ledger::Ledger;
use biaochi::model::Code;
use biaochi::model::load::LEDGER;
use biaochi::render::{leads, qr};
use biaochi::text;
use biaochi::text::{Lang, did_you_mean};

use super::args::{CodesOptions, CodesWhat, Server};
use super::{Done, Failure, Outcome, disk, paper, symbols, terminal, unknown};

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
            return symbols::read_back(dist, &handbook.manifest.base_url, &leads::all(&handbook), lang);
        }
        CodesWhat::Export { server, path } => {
            let handbook = disk::handbook(&disk::root(path.as_deref())?)?;
            terminal::print(&export(&leads::all(&handbook), *server));
        }
        CodesWhat::Impact { id, path } => {
            let handbook = disk::handbook(&disk::root(path.as_deref())?)?;
            terminal::print(&paper::impact(&handbook, id, lang)?);
        }
        CodesWhat::Move { from, to, path } => lead(&disk::root(path.as_deref())?, from, to, lang)?,
        CodesWhat::Record { book, copies, date, path } => {
            paper::record(&disk::root(path.as_deref())?, book, *copies, date.as_deref(), lang)?;
        }
    }
    Ok(Outcome::Clean)
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
    let pages = targets.iter().filter(|(code, path)| *path == format!("{}/{code}/", folder(path)));
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

/// Gives a code to each document without one; rows are only ever added. Returns how many.
pub(crate) fn issue(root: &Path) -> Result<usize, Failure> {
    let handbook = disk::handbook(root)?;
    let old = read(root)?;
    let new = Ledger::issue(&old, handbook.coded_rows());
    let count = new.lines().count() - old.lines().count().max(1);
    if new != old {
        disk::replace(&root.join(LEDGER), &new)?;
    }
    Ok(count)
}

/// The ledger's text; none before the first code.
fn read(root: &Path) -> Result<String, Failure> {
    match std::fs::read_to_string(root.join(LEDGER)) {
        Ok(text) => Ok(text),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(String::new()),
        Err(error) => Err(Failure::world(text!("台账读不出来：{error}", "the ledger can't be read: {error}"))),
    }
}

/// Leads the code of what has another id now, or has become part of another document, to where it is.
fn lead(root: &Path, from: &str, to: &str, lang: Lang) -> Result<(), Failure> {
    let handbook = disk::handbook(root)?;
    let here: Vec<String> = handbook.coded_rows().collect();
    if here.iter().any(|row| row == from) {
        let text = text!(
            "「{from}」还在手册里；先在文件里改好编号，再转码",
            "`{from}` is still in the handbook; change the id in its file first"
        );
        return Err(Failure { outcome: Outcome::Usage, text });
    }
    if !here.iter().any(|row| row == to) {
        let text = text!("手册里没有「{to}」", "there is no `{to}` in the handbook");
        return Err(unknown(text, did_you_mean(to, here.iter().map(String::as_str))));
    }
    let Some(new) = handbook.ledger.lead(&read(root)?, from, to) else {
        let text = text!("台账里没有「{from}」", "there is no `{from}` in the ledger");
        return Err(unknown(text, did_you_mean(from, handbook.ledger.documents())));
    };
    disk::replace(&root.join(LEDGER), &new)?;
    let code = handbook.ledger.find(from).map_or("", Code::as_str);
    terminal::say(&match lang {
        Lang::Zh => format!("码 {code} 从现在起通到「{to}」；「{from}」印在纸上的码照样能扫"),
        Lang::En => {
            format!("the code {code} leads to `{to}` from now on; what was printed for `{from}` goes on working")
        }
    });
    Ok(())
}
