//! Books: as the site lists them, and as the template that sets one gets it.

use serde::Serialize;

use super::{Change, Checklist, Code, Conduct, Guide, IndicatorSet, Level, PlaceTable, Related, Sheet};
use crate::syntax::markdown::Inline;

/// A printed book, as the site shows it: a page of its own behind its code.
#[derive(Debug, Clone, Serialize)]
pub struct Book {
    /// Slug.
    pub id: String,
    /// `books/ID/`.
    pub path: String,
    /// The printed code.
    pub code: Code,
    /// Title on the cover.
    pub title: String,
    /// For whom.
    pub audience: Option<String>,
    /// 业务手册 …, how it is set.
    pub style: String,
    /// `105 × 144 毫米`.
    pub paper: String,
    /// Whether it is large print.
    pub is_large: bool,
    /// Its files: one, or one a part.
    pub files: Vec<BookFile>,
    /// What the printing house gets; empty when it is not asked for.
    pub press: Vec<BookFile>,
    /// The documents in it.
    pub documents: Vec<Related>,
}

/// A file of a book.
#[derive(Debug, Clone, Serialize)]
pub struct BookFile {
    /// The name of the part, or what the printing house does with it; absent for the whole.
    pub name: Option<String>,
    /// `pdf/ID.pdf`, `pdf/ID/PART.pdf`, `print/ID.pdf`.
    pub path: String,
}

/// What a print template gets as `book.json`: one file of a book with all that it holds.
#[derive(Debug, Clone, Serialize)]
pub struct Volume<'a> {
    /// Slug of the book.
    pub id: &'a str,
    /// Slug of the part, for books in parts.
    pub part: Option<String>,
    /// `pdf/ID.pdf`.
    pub path: String,
    /// Title on the cover.
    pub title: String,
    /// Name of the part: 消防救援, 一老.
    pub part_name: Option<String>,
    /// For whom.
    pub audience: Option<&'a str>,
    /// The template that sets it.
    pub template: &'static str,
    /// Width and height of the trimmed page in millimetres.
    pub trim: (f64, f64),
    /// Width of the spine in millimetres, when that is what is set.
    pub spine: Option<f64>,
    /// Whether it is large print: no letter below 14 pt.
    pub is_large: bool,
    /// The code of the book's page, which always shows the version in force.
    pub code: &'a Code,
    /// A fingerprint of the sources, 16 hexadecimal digits: two copies with the same one say the same.
    pub fingerprint: &'a str,
    /// Its edition as printed, such as `2026 年第一版`.
    pub edition: String,
    /// Date of the edition, `2026 年 7 月 1 日`.
    pub edition_date: String,
    /// The edition before, where the manifest names one.
    pub previous: Option<&'a str>,
    /// Guides in order.
    pub guides: Vec<&'a Guide>,
    /// Checklists.
    pub checklists: Vec<&'a Checklist>,
    /// Sets of indicators with the departments and items that this volume holds.
    pub indicator_sets: Vec<IndicatorSet>,
    /// Conduct lists.
    pub conducts: Vec<&'a Conduct>,
    /// Documents of the further kinds.
    pub sheets: Vec<&'a Sheet>,
    /// Tables of places with the rows that this volume holds.
    pub places: Vec<PlaceTable>,
    /// Laws and standards that its documents cite, by rank.
    pub laws: Vec<Level>,
    /// Its guides and other documents by pinyin.
    pub by_pinyin: Vec<IndexHeading>,
    /// The same by the strokes of the first character.
    pub by_strokes: Vec<IndexHeading>,
    /// What changed since the edition before, in the order of the book.
    pub news: Vec<News>,
}

/// A heading of an index.
#[derive(Debug, Clone, Serialize)]
pub struct IndexHeading {
    /// `A`, `五画`.
    pub label: String,
    /// Documents under it.
    pub entries: Vec<IndexEntry>,
}

/// An entry of an index.
#[derive(Debug, Clone, Serialize)]
pub struct IndexEntry {
    /// Name of the document.
    pub name: String,
    /// Its path, by which the template finds its page.
    pub path: String,
}

/// A document that changed since the edition before.
#[derive(Debug, Clone, Serialize)]
pub struct News {
    /// Its name.
    pub name: String,
    /// Its path.
    pub path: String,
    /// The changes, oldest first.
    pub changes: Vec<Change>,
}

/// A case of applicants that needs other materials, time or fees than the rest.
#[derive(Debug, Clone, Serialize)]
pub struct Case {
    /// One-based.
    pub number: usize,
    /// Which applicants: 小额快救.
    pub name: String,
    /// In which channel; all when absent.
    pub channel: Option<String>,
    /// Only what this case needs.
    pub materials: Vec<super::Material>,
    /// The promise of this case.
    pub promised: String,
    /// Whether the promise is its own.
    pub is_own_promise: bool,
    /// How often one must come, where that differs.
    pub visits: Option<u32>,
    /// The fee, where that differs; else empty.
    pub fee: Vec<Inline>,
    /// A remark; may be empty.
    pub note: Vec<Inline>,
    /// Why it differs.
    pub reason: Vec<Inline>,
}
