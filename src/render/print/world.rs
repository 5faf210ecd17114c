//! The world that Typst sees: our templates, our fonts, the view as data; no disk, no clock, no packages.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt};

use crate::fonts;
use crate::render::view::{Book, View};

/// Declares the templates by name.
macro_rules! templates {
    ($($name:literal),* $(,)?) => {
        /// Every print template, by file name.
        pub(crate) static TEMPLATES: &[(&str, &str)] = &[$(($name, include_str!(concat!("../../../templates/print/", $name)))),*];
    };
}

templates! { "chart.typ", "checklists.typ", "facts.typ", "guides.typ", "indicators.typ", "lib.typ", "procedure.typ", "sheets.typ", "volume.typ" }

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

static FONTS: LazyLock<(LazyHash<FontBook>, Vec<Font>)> = LazyLock::new(|| {
    let fonts: Vec<Font> = fonts::FACES.iter().flat_map(|face| Font::iter(Bytes::new(*face))).collect();
    (LazyHash::new(FontBook::from_fonts(&fonts)), fonts)
});

/// The files that all books share.
pub(super) struct Files {
    sources: Vec<Source>,
    view: Bytes,
    labels: Bytes,
    media: Vec<(String, Bytes)>,
}

impl Files {
    /// The templates, the view and the fixed words.
    pub(super) fn new(view: &View, labels: &BTreeMap<&str, &str>) -> Self {
        let sources = TEMPLATES.iter().map(|(name, text)| Source::new(file(name), (*text).to_owned()));
        let json = |value: serde_json::Result<Vec<u8>>| Bytes::new(value.expect("plain data has a JSON form"));
        Self {
            sources: sources.collect(),
            view: json(serde_json::to_vec(view)),
            labels: json(serde_json::to_vec(labels)),
            media: view.media.iter().map(|it| (it.path.clone(), Bytes::new(it.bytes.to_vec()))).collect(),
        }
    }
}

fn file(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("our file names are plain");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// The world of one book.
pub(super) struct World<'a> {
    main: FileId,
    book: Bytes,
    files: &'a Files,
}

impl<'a> World<'a> {
    /// The template is named after the book's style.
    pub(super) fn new(book: &Book, files: &'a Files) -> Self {
        let json = serde_json::to_vec(book).expect("plain data has a JSON form");
        Self { main: file(&format!("{}.typ", book.style)), book: Bytes::new(json), files }
    }
}

impl typst::World for World<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.0
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.files.sources.iter().find(|source| source.id() == id).cloned().ok_or_else(|| missing(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match id.get().vpath().get_without_slash() {
            "view.json" => Ok(self.files.view.clone()),
            "labels.json" => Ok(self.files.labels.clone()),
            "book.json" => Ok(self.book.clone()),
            path => {
                let found = self.files.media.iter().find(|(known, _)| known == path);
                found.map(|(_, bytes)| bytes.clone()).ok_or_else(|| missing(id))
            }
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.1.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_without_slash().into())
}
