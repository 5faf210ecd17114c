//! Citations: `老年人权益保障法 第三十三条第二款` to an entry of a register and a clause.

use super::names::Names;
use super::{DUPLICATE_ID, Handbook, Index, UNKNOWN_REFERENCE};
use crate::diag::{Diagnostic, Report};
use crate::model;
use crate::model::register::{Entry, document_number};
use crate::model::words::Ref;
use crate::model::{Document, Kind};
use crate::text;
use crate::text::did_you_mean;

/// A register.
#[derive(Debug)]
pub struct Register {
    /// What its author wrote.
    pub document: model::Register,
}

impl Register {
    /// A register as written.
    #[must_use]
    pub fn new(document: model::Register) -> Self {
        Self { document }
    }
}

/// A resolved citation.
#[derive(Debug, Clone, Copy)]
pub struct Citation<'a> {
    /// Register and place in it.
    pub place: (usize, usize),
    /// The law or standard.
    pub entry: &'a Entry,
    /// `第三十三条第二款`; empty when the whole is cited.
    pub clause: &'a str,
}

impl Citation<'_> {
    /// As readers see it: laws in 《》, standards by their number.
    #[must_use]
    pub fn display(&self) -> String {
        let name = self.entry.name.as_str();
        let bare = self.entry.level.is_standard() || name.contains('〔');
        let clause = self.clause;
        if bare {
            let space = if clause.is_empty() { "" } else { " " };
            format!("{name}{space}{clause}")
        } else {
            format!("《{name}》{clause}")
        }
    }
}

/// Law and clause of a citation as written.
#[must_use]
pub fn split(written: &str) -> (&str, &str) {
    let clause = written.match_indices('第').map(|(at, _)| at).find(|&at| is_clause(&written[at..]));
    match clause {
        Some(at) => (written[..at].trim(), written[at..].trim()),
        None => (written.trim(), ""),
    }
}

/// `第十八条`, `第5章`, but not the 第 of 国务院令第804号.
fn is_clause(text: &str) -> bool {
    let rest = text
        .trim_start_matches('第')
        .trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || "零〇一二三四五六七八九十百千".contains(c));
    ["条", "章", "节", "款", "项", "部分", "附录"].iter().any(|unit| rest.starts_with(unit))
}

/// One form for the many ways to write a name: no 《》, no 中华人民共和国, one kind of dash, no spaces.
#[must_use]
pub fn normal(name: &str) -> String {
    let name = name.trim().trim_start_matches('《').trim_end_matches('》');
    let name = name.strip_prefix("中华人民共和国").unwrap_or(name);
    name.chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '—' | '–' | '−' | '－' => '-',
            other => other,
        })
        .collect()
}

/// A name in its one form, and with its slips mended: a slip in the register is told there, not at each citation.
fn keys(name: &str) -> impl Iterator<Item = String> {
    let mended = document_number::slip(name)
        .map(|slip| format!("{}{}{}", &name[..slip.range.start], slip.right, &name[slip.range.end..]));
    [Some(normal(name)), mended.as_deref().map(normal)].into_iter().flatten()
}

/// Takes up every name by which an entry may be cited.
pub(super) fn index(registers: &[Register], index: &mut Index, report: &mut Report) {
    for (register_index, register) in registers.iter().enumerate() {
        for (entry_index, entry) in register.document.entries.iter().enumerate() {
            let place = (register_index, entry_index);
            let spellings = std::iter::once(&entry.name).chain(&entry.aliases).chain(&entry.number);
            for (spelling, key) in spellings.flat_map(|spelling| keys(spelling).map(move |key| (spelling, key))) {
                match index.laws.get(&key) {
                    Some(&other) if other != place => {
                        let first = registers[other.0].document.entries[other.1].name.span;
                        let name = spelling.as_str();
                        let finding = Diagnostic::new(
                            &DUPLICATE_ID,
                            spelling.span,
                            text!("「{name}」在依据库里有两条", "`{name}` stands twice in the registers"),
                        )
                        .related(first, text!("另一条在这里", "the other is here"))
                        .help(text!("合并成一条", "merge them"));
                        report.push(finding);
                    }
                    Some(_) => {}
                    None => {
                        index.laws.insert(key, place);
                    }
                }
            }
        }
    }
}

/// The entry and clause of a citation.
pub(super) fn resolve<'a>(written: &'a Ref, index: &Index, registers: &'a [Register]) -> Option<Citation<'a>> {
    let (name, clause) = split(&written.value);
    let &place = index.laws.get(&normal(name))?;
    Some(Citation { place, entry: &registers[place.0].document.entries[place.1], clause })
}

/// Every citation of a guide.
pub fn of_guide(guide: &model::Guide) -> impl Iterator<Item = &Ref> {
    let materials = guide.materials.iter().filter_map(|material| material.basis.as_ref());
    let items = guide.fee.charges().iter();
    let fee = items.flat_map(|charge| std::iter::once(&charge.basis).chain(&charge.reduction_basis));
    let time = guide.time.basis.iter().chain(guide.time.special.iter().filter_map(|it| it.basis.as_ref()));
    let steps = guide.steps.iter().filter_map(|step| step.basis.as_ref());
    let reasons = guide.changes.iter().filter_map(|change| change.basis.as_ref());
    guide.basis.iter().chain(time).chain(materials).chain(fee).chain(steps).chain(reasons)
}

/// Every citation of a document of another kind.
#[must_use]
pub fn of_sheet(document: &Document) -> Vec<&Ref> {
    match document {
        Document::Bundle(it) => it.basis.iter().collect(),
        Document::ServiceList(it) => it.basis.iter().collect(),
        Document::Procedure(it) => it.basis.iter().collect(),
        Document::Standard(it) => it.references.iter().collect(),
        Document::Organisations(it) => {
            it.items.iter().flat_map(|item| item.duties.iter().filter_map(|duty| duty.basis.as_ref())).collect()
        }
        Document::Terms(it) => it.items.iter().filter_map(|term| term.basis.as_ref()).collect(),
        Document::Notes(it) => it.items.iter().map(|note| &note.clause).collect(),
        Document::Calendar(it) => it.basis.iter().collect(),
        _ => Vec::new(),
    }
}

/// Every citation of the handbook.
pub fn all(handbook: &Handbook) -> impl Iterator<Item = &Ref> {
    let guides = handbook.guides.iter().flat_map(|guide| of_guide(guide));
    let lists = handbook.checklists.iter().flat_map(|list| &list.document.basis);
    let indicators = handbook.indicator_sets.iter().flat_map(|set| &set.document.items);
    let indicators = indicators.flat_map(|indicator| indicator.basis.iter().chain(&indicator.major));
    let sheets = handbook.sheets.iter().flat_map(|sheet| of_sheet(&sheet.document));
    guides.chain(lists).chain(indicators).chain(sheets)
}

/// Reports citations of what stands in no register.
pub(super) fn check(handbook: &Handbook, names: &Names, report: &mut Report) {
    if names.lost(Kind::Register) {
        return;
    }
    for written in all(handbook) {
        if handbook.cite(written).is_some() {
            continue;
        }
        let name = split(&written.value).0;
        let finding = Diagnostic::new(
            &UNKNOWN_REFERENCE,
            written.span,
            text!("依据库里没有「{name}」", "`{name}` stands in no register"),
        );
        report.push(match meant(name, handbook) {
            Some(near) => {
                let right = written.value.replacen(name, &near, 1);
                finding.help(text!("是不是「{near}」？", "did you mean `{near}`?")).guess(written.span, right)
            }
            None => finding
                .help(text!("先在依据库里登记它的名称、文号和施行日期", "register its name, number and dates first")),
        });
    }
}

/// The law or standard that is likely meant by a name that stands in no register.
fn meant(name: &str, handbook: &Handbook) -> Option<String> {
    let mended = keys(name).last().filter(|key| handbook.index.laws.contains_key(key));
    let entries = || handbook.registers.iter().flat_map(|register| &register.document.entries);
    let known: Vec<&str> = entries()
        .flat_map(|entry| std::iter::once(&entry.name).chain(&entry.aliases).chain(&entry.number))
        .map(|known| known.as_str())
        .collect();
    // 救助法 is 社会救助法, if nothing else ends so.
    let long = name.chars().count() > 2;
    let mut endings = entries().map(|entry| entry.name.as_str()).filter(|known| long && known.ends_with(name));
    let ending = endings.next().filter(|_| endings.next().is_none());
    mended.or_else(|| did_you_mean(name, known).or(ending).map(str::to_owned))
}
