//! Figures as of one day: dated values picked, formulas computed.

use std::collections::BTreeMap;
use std::ops::Range;

use super::names::Names;
use super::{DUPLICATE_ID, FIGURE_NOT_IN_FORCE, Index, UNKNOWN_FIGURE, WRONG_FORMULA};
use crate::diag::{Diagnostic, Report};
use crate::model::Kind;
use crate::model::figures::{DatedValue, Figure, Figures};
use crate::model::words::Date;
use crate::source::{Span, Spanned};
use crate::syntax::formula;
pub use crate::syntax::formula::{Formula, Operator};
use crate::text;
use crate::text::did_you_mean;

/// A table of figures with their values on the day.
#[derive(Debug)]
pub struct FigureTable {
    /// What its author wrote.
    pub document: Figures,
    /// The value of each figure on the day; `None` was reported.
    pub amounts: Vec<Option<Amount>>,
}

/// A value on a day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Amount {
    /// The number, in the figure's unit.
    pub value: f64,
    /// Since when it stands; a formula has that of its latest part.
    pub since: Date,
}

impl FigureTable {
    /// A table without values yet.
    #[must_use]
    pub fn new(document: Figures) -> Self {
        let amounts = vec![None; document.items.len()];
        Self { document, amounts }
    }
}

/// Gives every figure its value as of a day.
pub fn link(tables: &mut [FigureTable], as_of: Date, index: &mut Index, names: &Names, report: &mut Report) {
    for (table_index, table) in tables.iter().enumerate() {
        for (item_index, figure) in table.document.items.iter().enumerate() {
            let name = &figure.name.value;
            if let Some(&(table, item)) = index.figures.get(name) {
                let first = tables[table].document.items[item].name.span;
                let finding = Diagnostic::new(
                    &DUPLICATE_ID,
                    figure.name.span,
                    text!("数额「{name}」写了两次", "the figure `{name}` stands twice"),
                )
                .related(first, text!("第一次在这里", "first here"))
                .help(text!("一个数额只写一处，其余引用它", "keep a figure in one place and refer to it"));
                report.push(finding);
                continue;
            }
            index.figures.insert(name.clone(), (table_index, item_index));
        }
    }
    let mut pass =
        Pass { tables, index, as_of, open: Vec::new(), done: BTreeMap::new(), lost: names.lost(Kind::Figures), report };
    let places: Vec<_> = pass.index.figures.values().copied().collect();
    for place in places {
        pass.amount(place);
    }
    let done = pass.done;
    for ((table, item), amount) in done {
        tables[table].amounts[item] = amount;
    }
}

type Place = (usize, usize);

struct Pass<'a> {
    tables: &'a [FigureTable],
    index: &'a Index,
    as_of: Date,
    open: Vec<Place>,
    done: BTreeMap<Place, Option<Amount>>,
    /// A table of figures could not be read, so unknown names may be in it.
    lost: bool,
    report: &'a mut Report,
}

impl Pass<'_> {
    fn amount(&mut self, place: Place) -> Option<Amount> {
        if let Some(amount) = self.done.get(&place) {
            return *amount;
        }
        let figure = &self.tables[place.0].document.items[place.1];
        if self.open.contains(&place) {
            let name = &figure.name.value;
            let span = figure.formula.as_ref().map_or(figure.name.span, |formula| formula.span);
            let message = text!("「{name}」的公式绕回了自己", "the formula of `{name}` leads back to itself");
            self.report.push(
                Diagnostic::new(&WRONG_FORMULA, span, message)
                    .help(text!("让公式以写了值的数额为底", "let formulas rest on figures with values")),
            );
            return None;
        }
        self.open.push(place);
        let amount = match &figure.formula {
            None => self.dated(figure),
            Some(_) => self.computed(figure),
        };
        self.open.pop();
        self.done.insert(place, amount);
        amount
    }

    /// Where a part of a formula stands.
    fn part(&self, formula: &Spanned<String>, part: Range<usize>) -> Span {
        self.report.source(formula.span.source).part(formula.span, formula, part)
    }

    fn dated(&mut self, figure: &Figure) -> Option<Amount> {
        let name = &figure.name.value;
        if figure.values.is_empty() {
            let message = text!("「{name}」既没有值，也没有公式", "`{name}` has neither values nor a formula");
            let help = text!(
                "写「值: [{{自: 2026-01-01, 数: …}}]」或「公式: …」",
                "write `值: [{{自: 2026-01-01, 数: …}}]` or `公式: …`"
            );
            self.report.push(Diagnostic::new(&WRONG_FORMULA, figure.name.span, message).help(help));
            return None;
        }
        let as_of = self.as_of;
        let in_force =
            |value: &&DatedValue| *value.from <= as_of && value.until.as_ref().is_none_or(|until| **until > as_of);
        match figure.values.iter().filter(in_force).max_by_key(|value| *value.from) {
            Some(value) => Some(Amount { value: value.amount, since: *value.from }),
            None => {
                let day = as_of.to_string();
                let message = text!("「{name}」在 {day} 没有有效的值", "`{name}` has no value in force on {day}");
                let help = text!(
                    "补上这一天有效的值，或用 --as-of 换一个日期",
                    "add a value that is in force then, or choose another day with --as-of"
                );
                self.report.push(Diagnostic::new(&FIGURE_NOT_IN_FORCE, figure.name.span, message).help(help));
                None
            }
        }
    }

    fn computed(&mut self, figure: &Figure) -> Option<Amount> {
        let written = figure.formula.as_ref()?;
        if !figure.values.is_empty() {
            let message = text!("既写了值，又写了公式", "there are both values and a formula");
            self.report.push(
                Diagnostic::new(&WRONG_FORMULA, written.span, message).help(text!("只留一样", "keep one of them")),
            );
        }
        let formula = match Formula::parse(written) {
            Ok(formula) => formula,
            Err((misread, part)) => {
                let place = self.part(written, part);
                self.report.push(Diagnostic::new(&WRONG_FORMULA, place, misread.message).help(misread.help));
                return None;
            }
        };
        let mut since: Option<Date> = None;
        let mut parts = BTreeMap::new();
        for name in formula.names() {
            let Some(&part) = self.index.figures.get(name) else {
                if !self.lost {
                    let part = formula::place(written, name).unwrap_or(0..written.len());
                    let place = self.part(written, part);
                    self.report.push(unknown(name, place, self.index));
                }
                return None;
            };
            let amount = self.amount(part)?;
            since = since.max(Some(amount.since));
            parts.insert(name.to_owned(), amount.value);
        }
        let value = formula.value(&mut |name| parts.get(name).copied());
        let Some(value) = value else {
            let message = text!(
                "公式「{written}」算不出数",
                "the formula `{written}` has no value",
                written = written.value.as_str()
            );
            self.report.push(
                Diagnostic::new(&WRONG_FORMULA, written.span, message)
                    .help(text!("检查除数是不是零", "check for a division by zero")),
            );
            return None;
        };
        // Cents are the smallest money; anything finer is the noise of binary fractions.
        let value = (value * 100.0).round() / 100.0;
        Some(Amount { value, since: since.unwrap_or(self.as_of) })
    }
}

/// The finding of a figure that nobody wrote.
pub(super) fn unknown(name: &str, span: Span, index: &Index) -> Diagnostic {
    let finding =
        Diagnostic::new(&UNKNOWN_FIGURE, span, text!("没有叫「{name}」的数额", "there is no figure `{name}`"));
    match did_you_mean(name, index.figures.keys().map(String::as_str)) {
        Some(near) => finding.help(text!("是不是「{near}」？", "did you mean `{near}`?")),
        None if index.figures.is_empty() => {
            finding.help(text!("先建一份数额表，把它写进去", "make a table of figures and write it there"))
        }
        None => {
            let all = index.figures.keys().take(12).cloned().collect::<Vec<_>>().join("、");
            finding.help(text!(
                "先在数额表里写出来；现有：{all}",
                "write it into a table of figures first; there are: {all}"
            ))
        }
    }
}
