//! What is printed: books, notices, cards, labels; how each is set, what it holds, how it is bound.
//!
//! A book is a row of the manifest. How one is set is a row of [`STYLES`]: which template sets it, on
//! which papers it may be printed, what it can be cut into.

use schemars::JsonSchema;
use serde::Deserialize;

use super::Kind;
use super::manifest::Issue;
use super::words::{Id, Ref};
use crate::source::Spanned;

/// A printed book.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "书")]
pub struct Book {
    /// Name of the PDF.
    #[schemars(title = "编号")]
    pub id: Spanned<Id>,
    /// Title on the cover.
    #[schemars(title = "书名")]
    pub title: Spanned<String>,
    /// Whom it is for, as the cover says.
    #[schemars(title = "读者", description = "给谁看的，印在封面上，如“治丧家属”", length(max = 20))]
    pub audience: Option<Spanned<String>>,
    /// Its edition, where it has one of its own; that of the handbook when left out.
    #[schemars(title = "版次", description = "这本书自己的版次；不写就是手册的版次")]
    pub edition: Option<Issue>,
    /// How it is set.
    #[schemars(title = "样式")]
    pub style: Spanned<BookStyle>,
    /// What it holds: names of lines, kinds, departments or institutions, ids of documents or places.
    #[schemars(title = "收录", description = "条线、文档类型、部门、机构类型的名称，或文档、场所的编号；不写就是全部")]
    #[serde(default)]
    pub includes: Vec<Ref>,
    /// The paper; the first that its style allows when left out.
    #[schemars(title = "开本", description = "成品尺寸；不写就按样式")]
    pub trim: Option<Spanned<Trim>>,
    /// Large print for those who see badly.
    #[schemars(title = "字号", description = "大字版写“大字”，最小的字也有 14 磅")]
    pub type_size: Option<Spanned<TypeSize>>,
    /// One file for each part.
    #[schemars(title = "分册", description = "每份、每个部门或每个条线各出一个文件")]
    pub split: Option<Spanned<Split>>,
    /// What the printing house needs.
    #[schemars(title = "印制", description = "要送印刷厂的写，另出带出血、裁切线和拼版的文件")]
    pub press: Option<Press>,
}

/// How a book is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the variants are the profession's own terms")]
pub enum BookStyle {
    业务手册,
    清单手册,
    检查手册,
    检查记录表,
    汇编,
    告知单,
    窗口条,
    操作卡,
    行为卡,
    场所标签,
    门贴,
}

/// The size of the trimmed page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the variants are names of papers")]
pub enum Trim {
    口袋书,
    A6,
    A5,
    A4,
    A3,
    三分之一A4,
}

impl Trim {
    /// Width and height in millimetres. 口袋书 is A6 of GB/T 788-1999; the others are ISO 216.
    #[must_use]
    pub fn size(self) -> (f64, f64) {
        match self {
            Self::口袋书 => (105.0, 144.0),
            Self::A6 => (105.0, 148.0),
            Self::A5 => (148.0, 210.0),
            Self::A4 => (210.0, 297.0),
            Self::A3 => (297.0, 420.0),
            Self::三分之一A4 => (99.0, 210.0),
        }
    }
}

/// How large the type is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the variants are the profession's own terms")]
pub enum TypeSize {
    常规,
    大字,
}

/// What a book is cut into, a file each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the variants are the profession's own terms")]
pub enum Split {
    每份,
    部门,
    条线,
}

/// How a book is bound, and on what.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "印制")]
pub struct Press {
    /// How the sheets are held together.
    #[schemars(title = "装订")]
    pub binding: Spanned<Binding>,
    /// Thickness of a leaf in millimetres; 0.1 for common paper of 80 g/m².
    #[schemars(
        title = "纸厚",
        description = "一张纸的厚度，毫米，问印刷厂；80 克纸约 0.1",
        range(min = 0.03, max = 1.0)
    )]
    pub paper: Spanned<f64>,
    /// Thickness of the cover in millimetres; that of the leaves when left out.
    #[schemars(title = "封面纸厚", description = "毫米；不写就和内文一样", range(min = 0.03, max = 2.0))]
    pub cover: Option<Spanned<f64>>,
    /// Pages folded together, a multiple of four.
    #[schemars(title = "每帖", description = "几页折成一帖，4 的倍数；胶装不写就是 16", range(min = 4, max = 64))]
    pub signature: Option<Spanned<u32>>,
}

/// How sheets are held together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the variants are the profession's own terms")]
pub enum Binding {
    骑马订,
    胶装,
}

/// A row of the table of styles.
pub struct StyleEntry {
    /// The style.
    pub style: BookStyle,
    /// The template that sets it, `templates/print/NAME.typ`.
    pub template: &'static str,
    /// The template of its large print; none where letters are large already.
    pub large: Option<&'static str>,
    /// Papers for usual print, the default first. Large print is on A4.
    pub trims: &'static [Trim],
    /// Kinds of documents that it can hold.
    pub kinds: &'static [Kind],
    /// What it may be cut into.
    pub splits: &'static [Split],
}

const SHEETS: &[Kind] = &[
    Kind::Bundle,
    Kind::ServiceList,
    Kind::Procedure,
    Kind::Standard,
    Kind::System,
    Kind::Organisations,
    Kind::Places,
    Kind::Terms,
    Kind::Videos,
    Kind::Notes,
    Kind::Calendar,
];

macro_rules! styles {
    ($($style:ident $template:literal $large:expr, [$($trim:ident)*] $kinds:expr, [$($split:ident)*];)*) => {
        /// Every style of book.
        pub static STYLES: &[StyleEntry] = &[$(StyleEntry {
            style: BookStyle::$style,
            template: $template,
            large: $large,
            trims: &[$(Trim::$trim),*],
            kinds: $kinds,
            splits: &[$(Split::$split),*],
        }),*];
    };
}

styles! {
    业务手册 "guides" Some("guides-large"), [口袋书 A6] &[Kind::Guide], [条线];
    清单手册 "checklists" Some("checklists"), [口袋书 A6 A5] &[Kind::Checklist], [每份];
    检查手册 "indicators" Some("indicators"), [A5] &[Kind::Indicators], [每份 部门];
    检查记录表 "records" None, [A4] &[Kind::Indicators], [每份 部门];
    汇编 "sheets" Some("sheets"), [A5] SHEETS, [每份];
    告知单 "notices" Some("notices"), [A4 A5] &[Kind::Guide], [每份 条线];
    窗口条 "slips" None, [三分之一A4] &[Kind::Guide], [每份 条线];
    操作卡 "procedures" Some("procedures"), [A5] &[Kind::Procedure], [每份];
    行为卡 "conducts" Some("conducts"), [口袋书 A6] &[Kind::Conduct], [每份];
    场所标签 "labels" None, [A4] &[Kind::Places], [每份];
    门贴 "posters" None, [A3] &[Kind::Places], [每份];
}

impl BookStyle {
    /// Whether it is a book with a cover, and not loose sheets.
    #[must_use]
    pub fn is_bound(self) -> bool {
        matches!(self, Self::业务手册 | Self::清单手册 | Self::检查手册 | Self::汇编)
    }

    /// Its row in the table.
    #[must_use]
    pub fn entry(self) -> &'static StyleEntry {
        STYLES.iter().find(|row| row.style == self).expect("every style has its row")
    }
}

impl Book {
    /// Whether it is large print.
    #[must_use]
    pub fn is_large(&self) -> bool {
        self.type_size.is_some_and(|size| size.value == TypeSize::大字)
    }

    /// The paper, as written or by its style.
    #[must_use]
    pub fn paper(&self) -> Trim {
        let trim = self.trim.map(|trim| trim.value);
        trim.unwrap_or(if self.is_large() { Trim::A4 } else { self.style.entry().trims[0] })
    }

    /// The template that sets it.
    #[must_use]
    pub fn template(&self) -> &'static str {
        let row = self.style.entry();
        if self.is_large() { row.large.unwrap_or(row.template) } else { row.template }
    }
}
