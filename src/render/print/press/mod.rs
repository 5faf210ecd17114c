//! What a printing house gets from a set book: pages with bleed and marks, imposed sheets, the cover, a job sheet.
//!
//! All of it is made from the frames of the book that readers get, so that nothing is set anew and nothing can
//! differ. What touches the edge of a page is drawn 3 mm beyond it by the templates; readers' files cut that off,
//! these show it. Black and grey become shades of black alone (K), other colours CMYK; pictures stay as they are.
//!
//! These files are for machines: they carry no tags and claim no standard. PDF/A would want an output intent for
//! CMYK, and which one is the printing house's to say; the readers' file beside them is PDF/UA-1 and PDF/A-2a.

mod color;
mod impose;
mod marks;

use typst::layout::{Abs, Frame};
use typst_layout::{Page, PagedDocument};
use typst_pdf::PdfOptions;

use crate::model::book::{Binding, Press};

pub(super) use impose::{cover, imposed, single};

/// How far pictures and tabs run over the trim.
pub(super) const BLEED: f64 = 3.0;

/// Room around the trim for bleed and marks.
const SLUG: f64 = 9.0;

/// Pages that a section of a perfect-bound book has when nobody says otherwise.
const SIGNATURE: usize = 16;

/// The thickest block that staples hold, in millimetres: 64 pages of paper of 0.1 mm.
const SADDLE_MOST: f64 = 3.2;

/// A book on its way to the press.
pub(super) struct Job<'a> {
    press: &'a Press,
    /// The pages in order, blank ones before the last so that they fill whole sheets.
    pages: Vec<Frame>,
    /// How many pages the book had before.
    set: usize,
}

impl<'a> Job<'a> {
    /// Pads a book to whole sheets.
    pub(super) fn new(press: &'a Press, document: &PagedDocument) -> Self {
        let mut pages: Vec<Frame> = document.pages().iter().map(|page| color::separated(&page.frame)).collect();
        let set = pages.len();
        let blank = Frame::hard(pages[0].size());
        while pages.len() < padded(set) {
            pages.insert(pages.len() - 1, blank.clone());
        }
        Self { press, pages, set }
    }

    /// Pages of each section.
    pub(super) fn sections(&self) -> Vec<usize> {
        let most = match self.press.binding.value {
            Binding::骑马订 => self.pages.len(),
            Binding::胶装 => self.press.signature.map_or(SIGNATURE, |pages| pages.value as usize),
        };
        self.pages.chunks(most).map(<[Frame]>::len).collect()
    }

    /// Width of the spine in millimetres: the leaves, and the cover twice.
    pub(super) fn spine(&self) -> f64 {
        let paper = self.press.paper.value;
        let cover = self.press.cover.map_or(paper, |cover| cover.value);
        leaves(self.pages.len()) * paper + 2.0 * cover
    }

    /// The job sheet, for the person at the press.
    pub(super) fn ticket(&self, title: &str, edition: &str, files: &[&str]) -> String {
        let size = self.pages[0].size();
        let sections = self.sections();
        let list = sections.iter().map(ToString::to_string).collect::<Vec<_>>().join("、");
        let press = self.press;
        let cover = press.cover.map_or(press.paper.value, |cover| cover.value);
        let blank = self.pages.len() - self.set;
        format!(
            "书名：{title}\n版次：{edition}\n成品尺寸：{:.0} × {:.0} 毫米\n出血：每边 {BLEED:.0} 毫米\n颜色：黑字为单色黑，其余为 CMYK\n\
             页数：{} 页，其中封底前补空白 {blank} 页\n装订：{:?}\n帖：{} 帖，各 {list} 页\n内文纸厚：{} 毫米\n封面纸厚：{cover} 毫米\n\
             书脊：{:.1} 毫米\n文件：{}\n",
            size.x.to_mm(),
            size.y.to_mm(),
            self.pages.len(),
            press.binding.value,
            sections.len(),
            press.paper.value,
            self.spine(),
            files.join("、"),
        )
    }
}

/// So many pages fill whole sheets: a folded sheet is four.
pub(super) fn padded(pages: usize) -> usize {
    pages.next_multiple_of(4)
}

/// Whether staples would not hold so many pages.
pub(super) fn is_too_thick(press: &Press, pages: usize) -> bool {
    press.binding.value == Binding::骑马订 && leaves(pages) * press.paper.value > SADDLE_MOST
}

fn leaves(pages: usize) -> f64 {
    f64::from(u32::try_from(pages).expect("a book has fewer pages")) / 2.0
}

/// The PDF of press pages: untagged, with the box of the bleed told on every page.
pub(super) fn export(pages: Vec<Page>, document: &PagedDocument, options: PdfOptions) -> Vec<u8> {
    use typst::model::Document as _;
    let options = PdfOptions { standards: typst_pdf::PdfStandards::default(), tagged: false, ..options };
    let document = PagedDocument::new(pages.into_iter().collect(), document.info().clone());
    let bytes = typst_pdf::pdf(&document, &options).expect("plain frames make a plain PDF");
    with_bleed_box(&bytes)
}

/// Typst tells the trim of a page and not its bleed; marks stand outside both.
fn with_bleed_box(bytes: &[u8]) -> Vec<u8> {
    use lopdf::Object;
    let mut file = lopdf::Document::load_mem(bytes).expect("what was just written can be read");
    let bleed = Abs::mm(BLEED).to_pt();
    for (_, page) in file.get_pages() {
        let page = file.get_dictionary_mut(page).expect("a page is a dictionary");
        let trim = page.get(b"TrimBox").and_then(Object::as_array).expect("Typst writes it for pages with bleed");
        let numbers = trim.iter().map(|side| f64::from(side.as_float().expect("a box is four numbers")));
        let sides = numbers.zip([-bleed, -bleed, bleed, bleed]);
        // Hundredths of a point are enough for a knife.
        #[allow(clippy::cast_possible_truncation, reason = "a box is a few hundred points")]
        let sides: Vec<Object> =
            sides.map(|(side, more)| (((side + more) * 100.0).round() / 100.0) as f32).map(Object::Real).collect();
        page.set("BleedBox", Object::Array(sides));
    }
    let mut out = Vec::new();
    file.save_to(&mut out).expect("memory takes it all");
    out
}
