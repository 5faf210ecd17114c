//! Pages that gather what belongs together across lines and sets: the guides for one audience, the lists and printed
//! parts of one department.

use serde::Serialize;

use super::indexes::{self, GuideIndex, Way};
use super::selections::{Selection, slug};
use crate::render::view::{BookFile, View};

/// The guides for one audience, by line.
#[derive(Serialize)]
pub(super) struct Audience<'a> {
    /// 自然人, 社会组织法人.
    pub(super) name: &'a str,
    /// `audiences/ziranren/`.
    pub(super) path: String,
    pub(super) count: usize,
    lines: Vec<Share<'a>>,
}

/// The guides of one line that an audience is served by.
#[derive(Serialize)]
struct Share<'a> {
    name: &'a str,
    number: usize,
    guides: Vec<GuideIndex<'a>>,
}

/// What one department inspects by.
#[derive(Serialize)]
pub(super) struct Department<'a> {
    /// 消防救援.
    pub(super) name: &'a str,
    /// `departments/xf/`.
    pub(super) path: String,
    pub(super) count: usize,
    sets: Vec<SetShare<'a>>,
    books: Vec<BookShare<'a>>,
}

/// Its list out of one set.
#[derive(Serialize)]
struct SetShare<'a> {
    name: &'a str,
    list: Way<'a>,
}

/// Its part of one book.
#[derive(Serialize)]
struct BookShare<'a> {
    title: &'a str,
    file: &'a BookFile,
}

/// Every audience that a guide names, in the order in which guides name them.
pub(super) fn audiences(view: &View) -> Vec<Audience<'_>> {
    let mut names: Vec<&str> = Vec::new();
    for name in view.guides.iter().flat_map(|guide| &guide.audience) {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    let of = |name| {
        let lines = view.lines.iter().map(|line| {
            let own = line.guide_indices.iter().map(|&index| &view.guides[index]);
            let guides = own.filter(|guide| guide.audience.iter().any(|it| it == name)).map(indexes::guide_index);
            Share { name: &line.name, number: line.number, guides: guides.collect() }
        });
        let lines: Vec<Share<'_>> = lines.filter(|share| !share.guides.is_empty()).collect();
        let count = lines.iter().map(|share| share.guides.len()).sum();
        Audience { name, path: format!("audiences/{}/", slug(name)), count, lines }
    };
    names.into_iter().map(of).collect()
}

/// Every department that leads an indicator, in the order of the sets.
pub(super) fn departments<'a>(view: &'a View, selections: &'a [Vec<Selection<'a>>]) -> Vec<Department<'a>> {
    let mut found: Vec<Department<'a>> = Vec::new();
    for (set, lists) in view.indicator_sets.iter().zip(selections) {
        for department in &set.departments {
            let Some(list) = lists.iter().find(|it| it.by == "department" && it.name == department.name) else {
                continue;
            };
            let share = SetShare { name: &set.name, list: Way::of(list) };
            match found.iter_mut().find(|it| it.name == department.name) {
                Some(known) => {
                    known.count += list.rows.len();
                    known.sets.push(share);
                }
                None => found.push(Department {
                    name: &department.name,
                    path: format!("departments/{}/", department.code.to_ascii_lowercase()),
                    count: list.rows.len(),
                    sets: vec![share],
                    books: books(view, &department.name),
                }),
            }
        }
    }
    found
}

/// The parts of books that are named by a department.
fn books<'a>(view: &'a View, name: &str) -> Vec<BookShare<'a>> {
    let files = view.books.iter().flat_map(|book| book.files.iter().map(move |file| (book, file)));
    let own = files.filter(|(_, file)| file.name.as_deref() == Some(name));
    own.map(|(book, file)| BookShare { title: &book.title, file }).collect()
}
