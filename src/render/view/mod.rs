//! The view: all that a template may know, in one documented tree.
//!
//! Site templates get it as their context. A print template gets the handbook without its documents as
//! `view.json`, and the one file that it sets, with the documents in it, as `book.json` (a [`Volume`]).
//! Everything is resolved: a template loops and places, it never looks up, computes or decides. Names are English and
//! snake case; words that people read are in the language of the build.
//!
//! A field of prose is a list of [`Inline`]s, a body a list of [`Block`](crate::syntax::markdown::Block)s.
//! Each has its kind as `t` and, where it holds others, those as `c`:
//!
//! ```json
//! {"t": "callout", "kind": "tip", "c": [{"t": "p", "c": [
//!   {"t": "text", "s": "另见"},
//!   {"t": "document", "id": "sample", "name": "生活补助申请", "path": "guides/sample/", "code": "QQQ145"},
//!   {"t": "footnote", "number": 1, "mark": 1}
//! ]}]}
//! ```

mod book;
mod guide;
mod lists;
mod place;
mod review;
mod sheet;
mod tables;
mod withdrawn;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use crate::syntax::markdown::Inline;

pub use book::{Book, BookFile, Case, IndexEntry, IndexHeading, News, Volume};
pub use guide::{Change, Channel, Exit, Fact, Guide, Initiation, Material, Question, Step, Time};
pub use lists::{Category, Checklist, Conduct, Count, Department, Indicator, IndicatorSet, Item};
pub use place::{Place, PlaceTable};
pub use review::{Review, ReviewState};
pub use sheet::Sheet;
pub use tables::{Entry, Figure, FigureTable, HistoricValue, Level, Register};
pub use withdrawn::Tombstone;

/// A whole handbook.
#[derive(Debug, Clone, Serialize)]
pub struct View {
    /// Title of the handbook.
    pub name: String,
    /// Who issues it.
    pub publisher: String,
    /// `https://…`, without a slash at the end.
    pub base_url: String,
    /// Edition as printed, such as `2026 年第一版`.
    pub edition: String,
    /// Date of the edition, `2026 年 7 月 1 日`.
    pub edition_date: String,
    /// A fingerprint of the sources, 16 hexadecimal digits.
    pub fingerprint: String,
    /// The day as of which figures and laws were read, same form.
    pub as_of: String,
    /// Language tag: `zh-CN`.
    pub language: String,
    /// How far the whole can be relied on.
    pub provenance: Provenance,
    /// Numbers for every page.
    pub contacts: Vec<Contact>,
    /// How many guides there are to be, where the manifest says so.
    pub declared: Option<u32>,
    /// Lines in order.
    pub lines: Vec<Line>,
    /// Guides in the order of the lines.
    #[serde(skip)]
    pub guides: Vec<Guide>,
    /// Checklists.
    #[serde(skip)]
    pub checklists: Vec<Checklist>,
    /// Sets of indicators.
    #[serde(skip)]
    pub indicator_sets: Vec<IndicatorSet>,
    /// Conduct lists.
    #[serde(skip)]
    pub conducts: Vec<Conduct>,
    /// Tables of figures.
    pub figure_tables: Vec<FigureTable>,
    /// Registers.
    #[serde(skip)]
    pub registers: Vec<Register>,
    /// Documents of the further kinds.
    #[serde(skip)]
    pub sheets: Vec<Sheet>,
    /// Tables of places, with those that have a code.
    #[serde(skip)]
    pub places: Vec<PlaceTable>,
    /// What has ended and stands on paper.
    #[serde(skip)]
    pub tombstones: Vec<Tombstone>,
    /// Other addresses that a page answers at, by its own: `q/CODE/` of what is now part of it, former ids.
    #[serde(skip)]
    pub also_at: BTreeMap<String, Vec<String>>,
    /// Books, with the names of their files.
    #[serde(skip)]
    pub books: Vec<Book>,
    /// What people call things: a common name and the term that it stands for.
    #[serde(skip)]
    pub aliases: Vec<(String, String)>,
    /// The look back at every document that has one, the next due first.
    #[serde(skip)]
    pub reviews: Vec<Review>,
    /// Pictures that bodies show.
    #[serde(skip)]
    pub media: Vec<Media>,
}

/// A picture. In the bodies it is a block of its own, with its alternative text.
#[derive(Debug, Clone, Serialize)]
pub struct Media {
    /// `media/…`, below the site's root and in the file system that print templates see.
    pub path: String,
    /// The file; templates don't get it.
    #[serde(skip)]
    pub bytes: Arc<[u8]>,
}

/// How far content can be relied on, as the reader sees it.
#[derive(Debug, Clone, Serialize)]
pub struct Provenance {
    /// `official`, `cited`, `reconstructed` or `example`, for style classes.
    pub level: &'static str,
    /// 官方, 引用, 重构, 示例.
    pub label: String,
    /// What that rests on; may be empty.
    pub note: Vec<Inline>,
}

/// A telephone number and who answers it.
#[derive(Debug, Clone, Serialize)]
pub struct Contact {
    /// Who answers.
    pub name: String,
    /// As written, `0731-88665432`; absent for examples without a number.
    pub phone: Option<String>,
    /// Verified or example.
    pub provenance: Provenance,
}

/// A line of business.
#[derive(Debug, Clone, Serialize)]
pub struct Line {
    /// 一老.
    pub name: String,
    /// What it stands for.
    pub note: Vec<Inline>,
    /// `#RRGGBB`.
    pub color: String,
    /// One-based.
    pub number: usize,
    /// How many guides there are to be in it, where the manifest says so.
    pub declared: Option<u32>,
    /// Indices into `guides`.
    pub guide_indices: Vec<usize>,
}

/// A printed code and where it leads.
#[derive(Debug, Clone, Serialize)]
pub struct Code {
    /// Six letters and digits, the last a check character: `B7K2M9`.
    pub text: String,
    /// What the QR holds: the permanent address in capitals, `HTTPS://HOST/Q/B7K2M9/`.
    pub url: String,
    /// Modules a side, without the quiet zone.
    pub size: usize,
    /// Dark runs as rectangles `x, y, width` of one module's height, without the quiet zone.
    pub runs: Vec<(usize, usize, usize)>,
}

/// Another guide.
#[derive(Debug, Clone, Serialize)]
pub struct Related {
    /// Its name.
    pub name: String,
    /// `guides/ID/`.
    pub path: String,
    /// Its code, for paper.
    pub code: String,
}

/// A citation, resolved in the register.
#[derive(Debug, Clone, Serialize)]
pub struct Citation {
    /// `《老年人权益保障法》第三十三条第二款`; standards without 《》.
    pub text: String,
    /// Document number, where known.
    pub number: Option<String>,
    /// In force from, `2026 年 7 月 1 日`.
    pub effective: Option<String>,
    /// `register/ID/#entry-N` below the site's root.
    pub path: String,
}
