//! A YAML text as its author laid it out: entries with the comments and blank lines that belong to them.

/// A whole text.
pub(in crate::format) struct Page<'a> {
    /// What stands at the top and stays there.
    pub(super) header: Vec<Note<'a>>,
    /// The value; it has no key.
    pub(super) root: Entry<'a>,
    /// What stands below everything.
    pub(super) tail: Vec<Note<'a>>,
    /// Every comment, in the order in which they were found.
    pub(in crate::format) comments: Vec<&'a str>,
}

/// A line that is no content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Note<'a> {
    /// An empty line.
    Blank,
    /// A comment from its `#` on, or the line `---` that may open a file.
    Comment(&'a str),
}

/// An entry of a map or an item of a list, with all that moves with it.
#[derive(Default)]
pub(super) struct Entry<'a> {
    /// Lines that stand above it.
    pub(super) above: Vec<Note<'a>>,
    /// Its key as it is to be written; items have none.
    pub(super) key: Option<Key>,
    /// Its place among the fields of its map; unknown keys come last.
    pub(super) rank: usize,
    /// A comment behind the colon when the value starts on another line.
    pub(super) opening: Option<&'a str>,
    /// Comments between that line and a value that starts on a line of its own.
    pub(super) between: Vec<Note<'a>>,
    /// Where a scalar or a flow collection starts.
    pub(super) start: Start,
    /// The value.
    pub(super) value: Layout<'a>,
    /// A comment behind it on the same line.
    pub(super) behind: Option<&'a str>,
}

/// A key as written.
pub(super) enum Key {
    /// With a colon.
    Colon(String),
    /// In a flow map: a key alone.
    Bare(String),
}

/// Where a value starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Start {
    /// On the line of its key.
    #[default]
    Beside,
    /// On a line of its own.
    Below,
}

/// A value as its author laid it out.
#[derive(Default)]
pub(super) enum Layout<'a> {
    /// Nothing.
    #[default]
    Empty,
    /// A plain or quoted scalar: its lines, those after the first without indentation.
    Scalar(Vec<&'a str>),
    /// A folded or literal scalar: its `>-` or `|` line, its lines without indentation, and how far they stand in.
    Text(&'a str, Vec<&'a str>, usize),
    /// In brackets, on one line or one entry a line.
    Flow(Brackets, Lines, Block<'a>),
    /// A map, one entry a line.
    Map(Block<'a>),
    /// A list with dashes.
    List(Block<'a>),
}

/// Entries, and lines that stand below the last.
#[derive(Default)]
pub(super) struct Block<'a> {
    /// The entries, in the order in which they are to be written.
    pub(super) entries: Vec<Entry<'a>>,
    /// What stands below them.
    pub(super) tail: Vec<Note<'a>>,
}

/// Which brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Brackets {
    /// `{}`
    Curly,
    /// `[]`
    Square,
}

/// How a flow collection is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lines {
    /// All on one line.
    One,
    /// One entry a line.
    Many,
}

impl Layout<'_> {
    /// Whether it takes more than the line it starts on.
    pub(super) fn is_tall(&self) -> bool {
        match self {
            Self::Empty | Self::Flow(_, Lines::One, _) => false,
            Self::Scalar(lines) => lines.len() > 1,
            _ => true,
        }
    }
}
