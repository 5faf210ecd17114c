//! The lists of indicators: of one department, of one kind of institution, of one risk, and all of a set.
//!
//! Each is a page of its own, so that it opens without a script; on the page a script narrows it further.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::han;
use crate::render::labels;
use crate::render::view::{Indicator, IndicatorSet, View};
use crate::text::Lang;

/// The four risks, gravest first.
const RISKS: [&str; 4] = ["red", "orange", "yellow", "blue"];

/// A list of indicators out of a set.
#[derive(Serialize)]
pub(super) struct Selection<'a> {
    /// By what it was selected: `department`, `institution`, `risk` or `all`.
    pub(super) by: &'static str,
    /// As a link to it reads: 消防救援, 养老机构, 红·重大.
    pub(super) name: String,
    /// Heading of its page.
    pub(super) title: String,
    /// `indicators/ID/…/`.
    pub(super) path: String,
    /// Its indicators, department by department.
    pub(super) rows: Vec<Row<'a>>,
    /// What the rows can be told apart by.
    departments: Vec<&'a str>,
    institutions: Vec<&'a str>,
    risks: Vec<&'static str>,
}

/// An indicator and who leads it.
#[derive(Serialize, Clone, Copy)]
pub(super) struct Row<'a> {
    department: &'a str,
    item: &'a Indicator,
}

/// The selections of every set, in the order of the sets.
pub(super) fn all(view: &View, lang: Lang) -> Vec<Vec<Selection<'_>>> {
    view.indicator_sets.iter().map(|set| of(set, lang)).collect()
}

fn of(set: &IndicatorSet, lang: Lang) -> Vec<Selection<'_>> {
    let labels = labels::of(lang);
    let every: Vec<Row<'_>> = set
        .departments
        .iter()
        .flat_map(|department| department.items.iter().map(|item| Row { department: &department.name, item }))
        .collect();
    let list = |name: &str| labels["department_list"].replace("{name}", name);
    let mut found = vec![selection(
        "all",
        labels["indicators_all"].to_owned(),
        set.name.clone(),
        format!("{}all/", set.path),
        every.clone(),
    )];
    found.extend(set.departments.iter().map(|it| {
        let own = every.iter().filter(|row| row.department == it.name).copied().collect();
        selection("department", it.name.clone(), list(&it.name), it.path.clone(), own)
    }));
    let mut taken = BTreeSet::new();
    for name in institutions(&every) {
        let mut slug = slug(name);
        while !taken.insert(slug.clone()) {
            slug.push('0');
        }
        let own = every.iter().filter(|row| row.item.institutions.iter().any(|it| it == name)).copied().collect();
        found.push(selection("institution", name.to_owned(), list(name), format!("{}at/{slug}/", set.path), own));
    }
    for risk in RISKS {
        let own: Vec<Row<'_>> = every.iter().filter(|row| row.item.risk_level == risk).copied().collect();
        let name = labels[format!("risk_{risk}").as_str()];
        if !own.is_empty() {
            found.push(selection("risk", name.to_owned(), list(name), format!("{}risk/{risk}/", set.path), own));
        }
    }
    found
}

fn selection<'a>(by: &'static str, name: String, title: String, path: String, rows: Vec<Row<'a>>) -> Selection<'a> {
    let mut departments: Vec<&str> = rows.iter().map(|row| row.department).collect();
    departments.dedup();
    let risks = RISKS.into_iter().filter(|risk| rows.iter().any(|row| row.item.risk_level == *risk)).collect();
    let institutions = institutions(&rows);
    Selection { by, name, title, path, rows, departments, institutions, risks }
}

/// The kinds of institutions, in the order in which they are first named.
fn institutions<'a>(rows: &[Row<'a>]) -> Vec<&'a str> {
    let mut found: Vec<&str> = Vec::new();
    for name in rows.iter().flat_map(|row| &row.item.institutions) {
        if !found.contains(&name.as_str()) {
            found.push(name);
        }
    }
    found
}

/// A name in letters that stay the same in every edition: its pinyin without tones.
pub(super) fn slug(name: &str) -> String {
    let spoken: String = han::pinyin(name).iter().map(|syllable| han::plain(syllable).to_ascii_lowercase()).collect();
    let kept: String = spoken.chars().filter(char::is_ascii_alphanumeric).collect();
    if kept.is_empty() { "0".to_owned() } else { kept }
}
