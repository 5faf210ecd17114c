//! Books: what each row of the manifest asks for, found in the handbook.

use std::collections::BTreeSet;

use super::names::Names;
use super::{Handbook, NO_CODE, WRONG_BOOK};
use crate::diag::{Diagnostic, Report};
use crate::model::book::{Binding, Book, Press, Split, Trim};
use crate::model::words::Ref;
use crate::model::{self, Kind};
use crate::text;
use crate::text::Text;

/// What a book holds: indices into the handbook's lists.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contents {
    /// Guides.
    pub guides: Vec<usize>,
    /// Checklists.
    pub checklists: Vec<usize>,
    /// Sets of indicators, each with its items.
    pub indicator_sets: Vec<(usize, Vec<usize>)>,
    /// Conduct lists.
    pub conducts: Vec<usize>,
    /// Documents of the further kinds.
    pub sheets: Vec<usize>,
    /// Tables of places by id, each with its rows.
    pub places: Vec<(String, Vec<usize>)>,
}

impl Contents {
    /// Whether nothing would be printed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What it holds, as the ledger calls it: documents by their ids, places as `places/TABLE/PLACE`.
    #[must_use]
    pub fn rows(&self, handbook: &Handbook) -> Vec<String> {
        let id = |document: &dyn model::Headed| document.id().to_string();
        let guides = self.guides.iter().map(|&at| id(&handbook.guides[at].listed.document));
        let lists = self.checklists.iter().map(|&at| id(&handbook.checklists[at].document));
        let sets = self.indicator_sets.iter().map(|(at, _)| id(&handbook.indicator_sets[*at].document));
        let conducts = self.conducts.iter().map(|&at| id(&handbook.conducts[at].document));
        let sheets = self.sheets.iter().filter_map(|&at| handbook.sheets[at].document.head().map(id));
        let places = self.places.iter().flat_map(|(table, rows)| {
            let all = handbook.places.get(table).map(Vec::as_slice).unwrap_or_default();
            rows.iter().filter_map(move |&at| Some(super::places::row_of(table, &all.get(at)?.id.value)))
        });
        guides.chain(lists).chain(sets).chain(conducts).chain(sheets).chain(places).collect()
    }

    /// Whether something is in it, by what the ledger calls it; a table of places by its id.
    #[must_use]
    pub fn holds(&self, row: &str, handbook: &Handbook) -> bool {
        self.places.iter().any(|(table, _)| table == row) || self.rows(handbook).iter().any(|it| it == row)
    }
}

/// A file of a book: all of it, or one of the parts that it is cut into.
#[derive(Debug, Clone)]
pub struct Volume {
    /// Id and name of the part.
    pub part: Option<(String, String)>,
    /// What it holds.
    pub contents: Contents,
}

/// The names in `收录`, told apart. Within a list one is enough; between lists all must fit.
#[derive(Debug, Default)]
struct Selection<'a> {
    lines: Vec<usize>,
    kinds: Vec<Kind>,
    departments: Vec<&'a str>,
    institutions: Vec<&'a str>,
    ids: Vec<&'a str>,
}

impl<'a> Selection<'a> {
    fn of(book: &'a Book, handbook: &'a Handbook) -> Self {
        let mut found = Self::default();
        let institutions = institutions(handbook);
        for written in book.includes.iter().map(|written| written.value.as_str()) {
            if let Some(line) = handbook.manifest.lines.iter().position(|line| line.name.value == written) {
                found.lines.push(line);
            } else if let Some(row) = model::KINDS.iter().find(|row| row.zh == written) {
                found.kinds.push(row.kind);
            } else if let Some(department) = handbook.department(written) {
                found.departments.push(&department.code.value);
            } else if institutions.contains(written) {
                found.institutions.push(written);
            } else {
                found.ids.push(written);
            }
        }
        found
    }

    fn is_free(&self) -> bool {
        self.ids.is_empty() && self.lines.is_empty() && self.kinds.is_empty()
    }

    fn has(&self, id: &str) -> bool {
        self.ids.contains(&id)
    }
}

fn institutions(handbook: &Handbook) -> BTreeSet<&str> {
    let items = handbook.indicator_sets.iter().flat_map(|set| &set.document.items);
    items.flat_map(|item| &item.institutions).map(|it| it.value.as_str()).collect()
}

/// What a book is called in the ledger.
#[must_use]
pub fn row_of(id: &str) -> String {
    format!("books/{id}")
}

/// What a book holds.
#[must_use]
pub fn contents(book: &Book, handbook: &Handbook) -> Contents {
    let chosen = Selection::of(book, handbook);
    let kinds = book.style.entry().kinds;
    let holds = |kind: Kind| kinds.contains(&kind);
    let mut found = Contents::default();
    if holds(Kind::Guide) {
        let guides = handbook.guides.iter().enumerate();
        let fits = |guide: &super::Guide| {
            chosen.is_free() || guide.line.is_some_and(|line| chosen.lines.contains(&line)) || chosen.has(&guide.id)
        };
        found.guides = guides.filter(|(_, guide)| fits(guide)).map(|(at, _)| at).collect();
    }
    let listed = |kind: Kind, ids: Vec<&str>| {
        let all = chosen.is_free() || chosen.kinds.contains(&kind);
        let fits = ids.into_iter().enumerate().filter(|(_, id)| holds(kind) && (all || chosen.has(id)));
        fits.map(|(at, _)| at).collect::<Vec<usize>>()
    };
    found.checklists =
        listed(Kind::Checklist, handbook.checklists.iter().map(|list| &*list.document.id.value.0).collect());
    found.conducts = listed(Kind::Conduct, handbook.conducts.iter().map(|list| &*list.document.id.value.0).collect());
    let sets = listed(Kind::Indicators, handbook.indicator_sets.iter().map(|set| &*set.document.id.value.0).collect());
    for set in sets {
        let items = handbook.indicator_sets[set].document.items.iter().enumerate();
        let fits = |item: &model::indicators::Indicator| {
            let department = handbook.department(&item.department).map(|it| it.code.as_str());
            let by_department =
                chosen.departments.is_empty() || department.is_some_and(|code| chosen.departments.contains(&code));
            let by_institution = chosen.institutions.is_empty()
                || item.institutions.iter().any(|it| chosen.institutions.contains(&it.as_str()));
            by_department && by_institution
        };
        let items: Vec<usize> = items.filter(|(_, item)| fits(item)).map(|(at, _)| at).collect();
        if !items.is_empty() {
            found.indicator_sets.push((set, items));
        }
    }
    let is_of_places = kinds == [Kind::Places];
    for (at, sheet) in handbook.sheets.iter().enumerate().filter(|(_, sheet)| holds(sheet.document.kind())) {
        let id = &*sheet.document.head().expect("only the manifest has no head").id().value.0;
        let all = chosen.is_free() || chosen.kinds.contains(&sheet.document.kind()) || chosen.has(id);
        if is_of_places {
            let rows = handbook.places.get(id).map(Vec::as_slice).unwrap_or_default().iter().enumerate();
            let rows: Vec<usize> =
                rows.filter(|(_, place)| all || chosen.has(&place.id.value)).map(|(row, _)| row).collect();
            if !rows.is_empty() {
                found.places.push((id.to_owned(), rows));
            }
        } else if all {
            found.sheets.push(at);
        }
    }
    found
}

/// The files of a book, in order.
#[must_use]
pub fn volumes(book: &Book, handbook: &Handbook) -> Vec<Volume> {
    let all = contents(book, handbook);
    let Some(split) = book.split.map(|split| split.value) else {
        return vec![Volume { part: None, contents: all }];
    };
    let mut found = Vec::new();
    let mut add = |id: &str, name: &str, contents: Contents| {
        found.push(Volume { part: Some((id.to_owned(), name.to_owned())), contents });
    };
    match split {
        Split::条线 => {
            for (at, line) in handbook.manifest.lines.iter().enumerate() {
                let guides: Vec<usize> =
                    all.guides.iter().copied().filter(|&guide| handbook.guides[guide].line == Some(at)).collect();
                if !guides.is_empty() {
                    add(&format!("line-{}", at + 1), &line.name, Contents { guides, ..Contents::default() });
                }
            }
        }
        Split::部门 => {
            for department in &handbook.manifest.departments {
                let own = |set: usize, items: &[usize]| -> Vec<usize> {
                    let of = &handbook.indicator_sets[set].document.items;
                    let names = [department.code.as_str(), department.name.as_str()];
                    items.iter().copied().filter(|&item| names.contains(&of[item].department.as_str())).collect()
                };
                let sets = all.indicator_sets.iter().map(|(set, items)| (*set, own(*set, items)));
                let indicator_sets: Vec<_> = sets.filter(|(_, items)| !items.is_empty()).collect();
                if !indicator_sets.is_empty() {
                    let contents = Contents { indicator_sets, ..Contents::default() };
                    add(&department.code.to_ascii_lowercase(), &department.name, contents);
                }
            }
        }
        Split::每份 => {
            for &guide in &all.guides {
                let it = &handbook.guides[guide];
                add(&it.id, &it.name, Contents { guides: vec![guide], ..Contents::default() });
            }
            for &list in &all.checklists {
                let it = &handbook.checklists[list].document;
                add(&it.id, &it.name, Contents { checklists: vec![list], ..Contents::default() });
            }
            for set in &all.indicator_sets {
                let it = &handbook.indicator_sets[set.0].document;
                add(&it.id, &it.name, Contents { indicator_sets: vec![set.clone()], ..Contents::default() });
            }
            for &list in &all.conducts {
                let it = &handbook.conducts[list].document;
                add(&it.id, &it.name, Contents { conducts: vec![list], ..Contents::default() });
            }
            for &sheet in &all.sheets {
                let it = handbook.sheets[sheet].document.head().expect("only the manifest has no head");
                add(it.id(), it.name(), Contents { sheets: vec![sheet], ..Contents::default() });
            }
            for table in &all.places {
                let it = handbook.place_tables().find(|it| *it.id.value == table.0);
                let name = it.map_or("", |it| it.name.as_str());
                add(&table.0, name, Contents { places: vec![table.clone()], ..Contents::default() });
            }
        }
    }
    found
}

/// Every name that `收录` may hold, with what a book makes of it.
pub(super) fn check(handbook: &Handbook, names: &Names, report: &mut Report) {
    let mut ids = Names::new(Vec::new());
    for book in &handbook.manifest.books {
        ids.declare(&book.id, report);
        let is_of_places = book.style.entry().kinds == [Kind::Places];
        // What a table that can't be read whole lacks, nobody knows.
        let is_unsure = is_of_places && !handbook.broken_places.is_empty();
        let before = report.error_count();
        if !is_unsure {
            let unknown = book.includes.iter().filter(|written| !is_known(written, handbook, names));
            unknown.for_each(|written| report_unknown(written, handbook, names, report));
        }
        if report.error_count() == before && !is_unsure && !names.has_broken() {
            let contents = contents(book, handbook);
            if contents.is_empty() {
                report.push(empty(book));
            }
            report.extend(contents.places.iter().filter_map(|(table, rows)| without_code(handbook, table, rows)));
        }
        report.extend(problems(book));
    }
}

fn is_known(written: &Ref, handbook: &Handbook, names: &Names) -> bool {
    let name = written.value.as_str();
    let is_place = || handbook.places.values().flatten().any(|place| place.id.value == name);
    handbook.manifest.lines.iter().any(|line| line.name.value == name)
        || model::KINDS.iter().any(|row| row.zh == name)
        || handbook.department(name).is_some()
        || institutions(handbook).contains(name)
        || names.has(name)
        || is_place()
}

fn report_unknown(written: &Ref, handbook: &Handbook, names: &Names, report: &mut Report) {
    let lines = handbook.manifest.lines.iter().map(|line| line.name.as_str());
    let departments = handbook.manifest.departments.iter().map(|it| it.name.as_str());
    let candidates = lines
        .chain(departments)
        .chain(institutions(handbook))
        .chain(model::KINDS.iter().map(|row| row.zh))
        .chain(names.all());
    let candidates: Vec<&str> = candidates.collect();
    names.unknown(written, "条线或文档", "line or document", candidates, report);
}

/// Places that a label is printed for and that have no code: one finding a table, at the first of them.
fn without_code(handbook: &Handbook, table: &str, rows: &[usize]) -> Option<Diagnostic> {
    let places = &handbook.places[table];
    let mut lacking = rows.iter().map(|&row| &places[row]).filter(|place| place.code.is_none());
    let first = lacking.next()?;
    let (name, count) = (&first.id.value, lacking.count() + 1);
    let message = text!(
        "「{table}」里从「{name}」起有 {count} 处还没有发码，印不出二维码",
        "{count} places of `{table}`, from `{name}` on, have no code yet, so none can be printed"
    );
    let help = text!("运行「biaochi codes issue」", "run `biaochi codes issue`");
    Some(Diagnostic::new(&NO_CODE, first.id.span, message).help(help))
}

fn empty(book: &Book) -> Diagnostic {
    let style = format!("{:?}", book.style.value);
    let span = book.includes.first().map_or(book.style.span, |written| written.span);
    let kinds: Vec<&str> = book.style.entry().kinds.iter().map(|kind| kind.entry().zh).collect();
    let (id, kinds) = (&book.id.value.0, kinds.join("、"));
    let message = text!("「{id}」这本书里什么也没有", "the book `{id}` holds nothing");
    let help = text!(
        "「{style}」收的是{kinds}；改「收录」或「样式」，不写「收录」就收全部",
        "`{style}` holds {kinds}; change `收录` or `样式`, or leave `收录` out to take all"
    );
    Diagnostic::new(&WRONG_BOOK, span, message).help(help)
}

fn problems(book: &Book) -> Vec<Diagnostic> {
    let row = book.style.entry();
    let style = format!("{:?}", book.style.value);
    let mut found = Vec::new();
    let mut add = |span, message: Text, help: Text| found.push(Diagnostic::new(&WRONG_BOOK, span, message).help(help));
    let words = |all: Vec<String>| all.join("、");
    let large = book.type_size.filter(|_| book.is_large());
    if let Some(size) = large.filter(|_| row.large.is_none()) {
        add(
            size.span,
            text!("「{style}」没有大字版", "`{style}` has no large print"),
            text!("删去「字号」，它的字本来就大", "leave `字号` out, its letters are large already"),
        );
    }
    if let Some(trim) = book.trim {
        let allowed: &[Trim] = if large.is_some() { &[Trim::A4] } else { row.trims };
        if !allowed.contains(&trim.value) {
            let (written, all) =
                (format!("{:?}", trim.value), words(allowed.iter().map(|it| format!("{it:?}")).collect()));
            add(
                trim.span,
                text!("「{style}」排不成「{written}」", "`{style}` can't be set on `{written}`"),
                text!("可以写：{all}", "possible: {all}"),
            );
        }
    }
    if let Some(split) = book.split.filter(|split| !row.splits.contains(&split.value)) {
        let (written, all) =
            (format!("{:?}", split.value), words(row.splits.iter().map(|it| format!("{it:?}")).collect()));
        add(
            split.span,
            text!("「{style}」不能按「{written}」分册", "`{style}` can't be cut by `{written}`"),
            text!("可以写：{all}", "possible: {all}"),
        );
    }
    if let Some(press) = &book.press {
        if !book.style.value.is_bound() {
            add(
                press.binding.span,
                text!("「{style}」是散页，不装订", "`{style}` is loose sheets and is not bound"),
                text!(
                    "删去「印制」，印 `dist/pdf/` 里的文件就行",
                    "leave `印制` out and print the file in `dist/pdf/`"
                ),
            );
        }
        if let Some(split) = book.split {
            add(
                split.span,
                text!("分册的书不能另出印制文件", "a book in parts has no files for the press"),
                text!("删去「分册」或「印制」", "leave `分册` or `印制` out"),
            );
        }
        found.extend(press_problems(press));
    }
    found
}

fn press_problems(press: &Press) -> Option<Diagnostic> {
    let signature = press.signature?;
    let pages = signature.value;
    let help = text!("写 4 的倍数，如 16", "write a multiple of 4, such as 16");
    if pages % 4 != 0 {
        let message = text!("每帖 {pages} 页折不出来", "{pages} pages can't be folded into a section");
        return Some(Diagnostic::new(&WRONG_BOOK, signature.span, message).help(help));
    }
    if press.binding.value == Binding::骑马订 {
        let message = text!("骑马订只有一帖，不写「每帖」", "a saddle-stitched book is one section and has no `每帖`");
        let help = text!("删去「每帖」；书太厚就改成胶装", "leave `每帖` out; a thick book is 胶装");
        return Some(Diagnostic::new(&WRONG_BOOK, signature.span, message).help(help));
    }
    None
}
