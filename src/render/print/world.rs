//! The world that Typst sees: templates, our fonts, the view as data; no disk, no clock, no packages.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, WorldExt};

use crate::Template;
use crate::fonts;
use crate::render::svg;
use crate::render::view::{Code, View, Volume};

/// Declares the templates by name.
macro_rules! templates {
    ($($name:literal),* $(,)?) => {
        /// Every print template, by file name.
        pub(crate) static TEMPLATES: &[(&str, &str)] = &[$(($name, include_str!(concat!("../../../templates/print/", $name)))),*];
    };
}

templates! {
    "chart.typ", "checklists.typ", "conducts.typ", "contents.typ", "facts.typ", "guides.typ", "guides-large.typ", "indicators.typ",
    "labels.typ", "lib.typ", "notices.typ", "posters.typ", "procedure.typ", "procedures.typ", "records.typ", "risk.typ",
    "sheets.typ", "slips.typ", "spine.typ", "volume.typ",
}

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
    /// The templates, a designer's in the place of ours; the view and the fixed words.
    pub(super) fn new(view: &View, labels: &BTreeMap<&str, &str>, own: &[Template]) -> Self {
        let text = |template: &Template| String::from_utf8_lossy(&template.bytes).into_owned();
        let (written, pictures): (Vec<_>, Vec<_>) = own.iter().partition(|template| template.is_text());
        let ours = TEMPLATES.iter().filter(|(name, _)| !written.iter().any(|it| it.path == *name));
        let ours = ours.map(|(name, text)| Source::new(file(name), (*text).to_owned()));
        let theirs = written.iter().map(|template| Source::new(file(&template.path), text(template)));
        let json = |value: serde_json::Result<Vec<u8>>| Bytes::new(value.expect("plain data has a JSON form"));
        let media = view.media.iter().map(|it| (it.path.clone(), Bytes::new(it.bytes.to_vec())));
        let pictures = pictures.iter().map(|it| (it.path.clone(), Bytes::new(it.bytes.clone())));
        Self {
            sources: ours.chain(theirs).collect(),
            view: json(serde_json::to_vec(view)),
            labels: json(serde_json::to_vec(labels)),
            media: media.chain(pictures).collect(),
        }
    }
}

impl World<'_> {
    /// Every file of this world, by its path.
    pub(super) fn files(&self) -> Vec<(String, Vec<u8>)> {
        let sources = self.files.sources.iter().map(|source| {
            (source.id().get().vpath().get_without_slash().to_owned(), source.text().as_bytes().to_vec())
        });
        let data = [("view.json", &self.files.view), ("labels.json", &self.files.labels), ("book.json", &self.book)];
        let data = data.into_iter().map(|(path, bytes)| (path.to_owned(), bytes.to_vec()));
        let media = self.files.media.iter().map(|(path, bytes)| (path.clone(), bytes.to_vec()));
        let symbols = self.codes.keys().filter_map(|code| {
            let path = format!("qr/{code}.svg");
            Some((path.clone(), self.symbol(&path)?.to_vec()))
        });
        sources.chain(data).chain(media).chain(symbols).collect()
    }
}

fn file(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("file names are plain");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// The world of one file of a book.
pub(super) struct World<'a> {
    main: FileId,
    book: Bytes,
    /// Codes of places, which are drawn here: there are thousands, and a template draws each run by run.
    codes: BTreeMap<&'a str, &'a Code>,
    files: &'a Files,
}

impl<'a> World<'a> {
    /// Sets a volume with a template.
    pub(super) fn new(volume: &'a Volume<'_>, template: &str, files: &'a Files) -> Self {
        let json = serde_json::to_vec(volume).expect("plain data has a JSON form");
        let places = volume.places.iter().flat_map(|table| &table.items);
        let codes = places.map(|place| (place.code.text.as_str(), &place.code)).collect();
        Self { main: file(&format!("{template}.typ")), book: Bytes::new(json), codes, files }
    }

    /// `qr/CODE.svg`, with its quiet zone.
    fn symbol(&self, path: &str) -> Option<Bytes> {
        let code = self.codes.get(path.strip_prefix("qr/")?.strip_suffix(".svg")?)?;
        Some(Bytes::from_string(svg::qr(code.size, &code.runs, &code.url)))
    }

    /// Where a finding of Typst stands: the template's path and the bytes in it. What was called by a template
    /// is told at the call, so that a mistake in a designer's file is told there and not in ours.
    pub(super) fn place(
        &self,
        found: &SourceDiagnostic,
        is_theirs: impl Fn(&str) -> bool,
    ) -> Option<(String, Range<usize>)> {
        let at = |id: Option<FileId>, range: Option<Range<usize>>| {
            let path = id?.get().vpath().get_without_slash().to_owned();
            is_theirs(&path).then_some((path, range?))
        };
        let calls = found.trace.iter().map(|call| at(call.span.id(), self.range(call.span)));
        std::iter::once(at(found.span.id(), self.range(found.span))).chain(calls).flatten().next()
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
                found.map(|(_, bytes)| bytes.clone()).or_else(|| self.symbol(path)).ok_or_else(|| missing(id))
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
