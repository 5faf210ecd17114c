//! The tree of a body: blocks, and the inlines in them. Templates get it as it is.

use serde::Serialize;

/// A block of a body.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "t")]
pub enum Block {
    /// A paragraph.
    #[serde(rename = "p")]
    Paragraph {
        /// Its words.
        c: Vec<Inline>,
    },
    /// A heading.
    #[serde(rename = "h")]
    Heading {
        /// 2 to 4; a first-level heading is the document's name and becomes 2.
        level: u8,
        /// Its words.
        c: Vec<Inline>,
    },
    /// A list.
    #[serde(rename = "list")]
    List {
        /// Numbered or not.
        ordered: bool,
        /// The first number.
        start: u64,
        /// Its items.
        items: Vec<Vec<Block>>,
    },
    /// Terms, each with what it means.
    #[serde(rename = "definitions")]
    Definitions {
        /// In order.
        items: Vec<Definition>,
    },
    /// A table with a head.
    #[serde(rename = "table")]
    Table {
        /// How each column stands.
        align: Vec<Align>,
        /// Cells of the head.
        head: Vec<Vec<Inline>>,
        /// Rows of cells.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// A quotation.
    #[serde(rename = "quote")]
    Quote {
        /// What is quoted.
        c: Vec<Block>,
    },
    /// A box that says by a word what it is for.
    #[serde(rename = "callout")]
    Callout {
        /// Which word.
        kind: Callout,
        /// What it says.
        c: Vec<Block>,
    },
    /// A picture.
    #[serde(rename = "picture")]
    Picture {
        /// Where the author said it is; after linking its path below the handbook's folder.
        src: String,
        /// What it shows, in words; never empty.
        alt: String,
        /// Its place below the site's root, `media/…`; empty until linked.
        path: String,
        /// Its width in pixels; 0 until linked.
        width: u32,
        /// Its height in pixels; 0 until linked.
        height: u32,
    },
    /// Preformatted text.
    #[serde(rename = "pre")]
    Preformatted {
        /// The text.
        s: String,
    },
    /// A rule.
    #[serde(rename = "rule")]
    Rule,
    /// The notes of a body, its last block.
    #[serde(rename = "notes")]
    Notes {
        /// In the order in which the text refers to them.
        items: Vec<Note>,
    },
}

/// Terms and what they mean.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Definition {
    /// One term or several that mean the same.
    pub terms: Vec<Vec<Inline>>,
    /// What they mean; one definition or several.
    pub meanings: Vec<Vec<Block>>,
}

/// A note at the end of a body.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Note {
    /// One-based.
    pub number: usize,
    /// How often the text refers to it, at least once.
    pub marks: usize,
    /// What it says.
    pub c: Vec<Block>,
}

/// How a column of a table stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// At the start of the line, as all text.
    Start,
    /// In the middle.
    Center,
    /// At the end, as numbers do.
    End,
}

/// Kinds of callouts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Callout {
    /// What easily goes wrong.
    Warning,
    /// What makes it easier.
    Tip,
    /// What must not be missed.
    Important,
    /// What is good to know.
    Note,
}

/// A piece of a paragraph.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "t", rename_all = "snake_case")]
pub enum Inline {
    /// Words.
    Text {
        /// The words.
        s: String,
    },
    /// Important words.
    Strong {
        /// What is in it.
        c: Vec<Inline>,
    },
    /// Stressed words.
    Em {
        /// What is in it.
        c: Vec<Inline>,
    },
    /// Words to be typed as they are.
    Code {
        /// The words.
        s: String,
    },
    /// A link, `https:`, `tel:`, `mailto:` or inside the site.
    Link {
        /// Where it leads.
        href: String,
        /// Its words.
        c: Vec<Inline>,
    },
    /// A reference to a figure; after linking it has an amount.
    Figure {
        /// Its name.
        name: String,
        /// The number as printed; empty until linked.
        amount: String,
        /// Its unit; empty until linked.
        unit: String,
        /// Its place below the site's root; empty until linked.
        path: String,
    },
    /// A reference to another document of the handbook.
    Document {
        /// Its id.
        id: String,
        /// The words to show: the author's, or after linking the document's name.
        name: String,
        /// Its place below the site's root; empty until linked.
        path: String,
        /// Its code, for paper; empty until linked and for documents that have none.
        code: String,
    },
    /// The mark of a note.
    Footnote {
        /// The note's number.
        number: usize,
        /// Which of the marks of that note it is, one-based.
        mark: usize,
    },
    /// A line break.
    Break,
}

impl Block {
    /// The lists of inlines that stand in the block itself.
    pub fn inlines_mut(&mut self) -> Vec<&mut Vec<Inline>> {
        match self {
            Block::Paragraph { c } | Block::Heading { c, .. } => vec![c],
            Block::Table { head, rows, .. } => head.iter_mut().chain(rows.iter_mut().flatten()).collect(),
            Block::Definitions { items } => items.iter_mut().flat_map(|item| &mut item.terms).collect(),
            _ => Vec::new(),
        }
    }

    /// The blocks that stand in the block itself.
    pub fn children_mut(&mut self) -> Vec<&mut Block> {
        match self {
            Block::Quote { c } | Block::Callout { c, .. } => c.iter_mut().collect(),
            Block::List { items, .. } => items.iter_mut().flatten().collect(),
            Block::Definitions { items } => {
                items.iter_mut().flat_map(|item| item.meanings.iter_mut().flatten()).collect()
            }
            Block::Notes { items } => items.iter_mut().flat_map(|note| &mut note.c).collect(),
            _ => Vec::new(),
        }
    }
}

/// The words of an inline alone; a note's mark is none.
#[must_use]
pub fn plain(inline: &Inline) -> String {
    match inline {
        Inline::Text { s } | Inline::Code { s } => s.clone(),
        Inline::Strong { c } | Inline::Em { c } | Inline::Link { c, .. } => c.iter().map(plain).collect(),
        Inline::Figure { amount, unit, .. } => format!("{amount} {unit}"),
        Inline::Document { name, .. } => name.clone(),
        Inline::Footnote { .. } => String::new(),
        Inline::Break => "\n".to_owned(),
    }
}
