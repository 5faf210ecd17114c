//! `codes impact` and `codes record`: what stands on which paper, in the books of today and in those that were printed.

use std::fmt::Write as _;
use std::path::Path;

use biaochi::diag::Severity;
use biaochi::link::prints::{HEADER, Print};
use biaochi::link::{Handbook, books};
use biaochi::model::Code;
use biaochi::model::book::Book;
use biaochi::model::load::PRINTS;
use biaochi::model::words::Date;
use biaochi::render::leads;
use biaochi::text::{Lang, did_you_mean};
use biaochi::{Input, text};

use super::{Failure, Outcome, disk, terminal, unknown};

/// Something that has a code, or had one of its own.
struct Subject {
    /// What the ledger calls it.
    row: String,
    name: String,
    /// Its page, below the site's root.
    path: String,
    /// Every code that leads to it.
    codes: Vec<Code>,
}

/// The paper on which a document stands, with its code and its page.
pub(super) fn impact(handbook: &Handbook, id: &str, lang: Lang) -> Result<String, Failure> {
    let Some(found) = subject(handbook, id) else {
        let near = did_you_mean(id, handbook.index.documents.keys().map(String::as_str));
        let text = match near {
            Some(_) => text!("没有叫「{id}」的文档", "there is no document `{id}`"),
            None => text!("没有叫「{id}」的文档，也没有这个码", "there is no document `{id}` and no such code"),
        };
        return Err(unknown(text, near));
    };
    let Subject { row, name, path, codes } = &found;
    let codes_shown: Vec<&str> = codes.iter().map(Code::as_str).collect();
    let shown = if codes.is_empty() { "–".to_owned() } else { codes_shown.join(" ") };
    let mut out = match lang {
        Lang::Zh => format!("「{name}」（{row}），码 {shown}，网页 {path}\n"),
        Lang::En => format!("`{name}` ({row}), code {shown}, page {path}\n"),
    };
    let now = in_books(handbook, row, lang);
    if now.is_empty() {
        out += match lang {
            Lang::Zh => "没有印在任何书里\n",
            Lang::En => "in no book\n",
        };
    }
    out += &now;
    let printed = handbook.prints.iter().filter(|print| print.codes.iter().any(|code| codes.contains(code)));
    let printed: String = printed.map(|print| line(handbook, print, lang)).collect();
    if !printed.is_empty() {
        out += match lang {
            Lang::Zh => "印过的：\n",
            Lang::En => "printed:\n",
        };
        out += &printed;
    }
    Ok(out)
}

/// What an id, a former id or a code stands for.
fn subject(handbook: &Handbook, id: &str) -> Option<Subject> {
    let ledger = &handbook.ledger;
    let by_code = || Code::parse(id).and_then(|code| ledger.leads_to(&code).map(str::to_owned));
    let is_known = |row: &str| handbook.index.documents.contains_key(row) || ledger.find(row).is_some();
    let row = if is_known(id) { id.to_owned() } else { ledger.now(id).map(str::to_owned).or_else(by_code)? };
    let codes = ledger.codes(&row).cloned().collect();
    let path = leads::page_of(handbook, &row).unwrap_or_else(|| "–".to_owned());
    Some(Subject { name: name_of(handbook, &row).unwrap_or_else(|| row.clone()), path, row, codes })
}

/// What a reader calls what the ledger calls so.
fn name_of(handbook: &Handbook, row: &str) -> Option<String> {
    if let Some(target) = handbook.index.documents.get(row) {
        return Some(target.name.clone());
    }
    let mut books = handbook.manifest.books.iter();
    let book = books.find(|it| books::row_of(&it.id) == row).map(|it| &it.title);
    let ended = || handbook.ended().find(|it| it.row.value == row).map(|it| &it.name);
    let name = book.or_else(ended).map(|name| name.value.clone());
    name.or_else(|| place_name(handbook, row))
}

fn place_name(handbook: &Handbook, row: &str) -> Option<String> {
    let (table, place) = row.strip_prefix("places/")?.split_once('/')?;
    let place = handbook.places.get(table)?.iter().find(|it| it.id.value == place)?;
    Some(place.name.value.clone())
}

/// The files of today's books that hold a document, a line each.
fn in_books(handbook: &Handbook, row: &str, lang: Lang) -> String {
    let mut out = String::new();
    for book in &handbook.manifest.books {
        let is_itself = books::row_of(&book.id) == row;
        for volume in books::volumes(book, handbook) {
            if !is_itself && !volume.contents.holds(row, handbook) {
                continue;
            }
            let (book_id, title) = (&*book.id.value.0, &book.title.value);
            let part = volume.part.as_ref().map_or_else(String::new, |(part, _)| format!("/{part}"));
            let (edition, _) = handbook.manifest.edition_of(book);
            let press = match (&book.press, lang) {
                (None, _) => "",
                (Some(_), Lang::Zh) => "，送印刷厂",
                (Some(_), Lang::En) => ", goes to press",
            };
            let _ = match lang {
                Lang::Zh => writeln!(out, "- 《{title}》{}：pdf/{book_id}{part}.pdf{press}", edition.value),
                Lang::En => writeln!(out, "- {title}, {}: pdf/{book_id}{part}.pdf{press}", edition.value),
            };
        }
    }
    out
}

/// A printed edition.
fn line(handbook: &Handbook, print: &Print, lang: Lang) -> String {
    let book = handbook.manifest.books.iter().find(|it| *it.id.value == *print.book);
    let title = book.map_or(print.book.as_str(), |book| book.title.as_str());
    let (edition, date, fingerprint) = (&print.edition, print.date, &print.fingerprint);
    match (lang, print.copies) {
        (Lang::Zh, Some(copies)) => format!("- 《{title}》{edition}，{date}，{copies} 份，内容指纹 {fingerprint}\n"),
        (Lang::Zh, None) => format!("- 《{title}》{edition}，{date}，内容指纹 {fingerprint}\n"),
        (Lang::En, Some(copies)) => {
            format!("- {title}, {edition}, {date}, {copies} copies, fingerprint {fingerprint}\n")
        }
        (Lang::En, None) => format!("- {title}, {edition}, {date}, fingerprint {fingerprint}\n"),
    }
}

/// Adds a row to the record of what was printed.
pub(super) fn record(
    root: &Path,
    id: &str,
    copies: Option<u32>,
    date: Option<&str>,
    lang: Lang,
) -> Result<(), Failure> {
    let usage = |text| Failure { outcome: Outcome::Usage, text };
    let (handbook, report) = biaochi::analyse(&Input { sources: disk::sources(root)?, ..Input::default() });
    let Some(handbook) = handbook.filter(|_| !report.has(Severity::Error)) else {
        return Err(usage(text!(
            "手册里还有错误，印出来的不会是它；先运行「biaochi check」",
            "the handbook has errors, so this is not what was printed; run `biaochi check` first"
        )));
    };
    let all = &handbook.manifest.books;
    let Some(book) = all.iter().find(|book| *book.id.value == *id) else {
        let names = all.iter().map(|book| &*book.id.value.0);
        let near = did_you_mean(id, names.clone());
        let all = names.collect::<Vec<_>>().join("、");
        let text = match near {
            Some(_) => text!("没有叫「{id}」的书", "there is no book `{id}`"),
            None => text!("没有叫「{id}」的书；可以写：{all}", "there is no book `{id}`; possible: {all}"),
        };
        return Err(unknown(text, near));
    };
    let date = match date.map(Date::parse) {
        None => None,
        Some(Ok(date)) => Some(date),
        Some(Err(misread)) => {
            let (zh, en) = (misread.message.zh, misread.message.en);
            return Err(usage(text!("--date：{zh}", "--date: {en}")));
        }
    };
    let print = printed(&handbook, book, copies, date);
    let path = root.join(PRINTS);
    let old = match std::fs::read_to_string(&path) {
        Ok(text) if text.ends_with('\n') => text,
        Ok(text) => text + "\n",
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => format!("{HEADER}\n"),
        Err(error) => {
            return Err(Failure::world(text!("{PRINTS} 读不出来：{error}", "{PRINTS} can't be read: {error}")));
        }
    };
    disk::replace(&path, &(old + &print.row()))?;
    let (title, count) = (&book.title.value, print.codes.len());
    terminal::say(&match lang {
        Lang::Zh => format!("记下了：《{title}》{}，{count} 个码，在 {PRINTS} 里", print.edition),
        Lang::En => format!("noted in {PRINTS}: {title}, {}, {count} codes", print.edition),
    });
    Ok(())
}

/// A book as it is now.
fn printed(handbook: &Handbook, book: &Book, copies: Option<u32>, date: Option<Date>) -> Print {
    let (edition, issued) = handbook.manifest.edition_of(book);
    let rows = books::contents(book, handbook).rows(handbook);
    // Loose sheets have no colophon, which is where a book shows its own code.
    let own = book.style.value.is_bound().then(|| books::row_of(&book.id));
    let codes = own.iter().chain(&rows).filter_map(|row| handbook.ledger.find(row).cloned());
    let mut codes: Vec<Code> = codes.collect();
    codes.dedup();
    Print {
        book: book.id.to_string(),
        edition: edition.value.clone(),
        date: date.unwrap_or(**issued),
        copies,
        fingerprint: handbook.fingerprint.clone(),
        codes,
    }
}
