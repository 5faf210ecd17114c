//! Text to a tree in which every node knows its bytes. Nothing here knows what a service is.

pub mod csv;
pub mod date;
pub mod document;
pub mod document_number;
pub mod encoding;
pub mod formula;
mod loose;
pub mod markdown;
pub mod node;
pub mod picture;
pub mod quantity;
pub mod reference;
pub mod slips;
pub mod standard_code;
mod standard_prefix;
pub mod words;
pub mod yaml;

crate::codes! {
    /// A file that is not UTF-8.
    ENCODING = Error "encoding";
    /// A byte order mark.
    BYTE_ORDER_MARK = Error "byte-order-mark";
    /// A file too large to be a standard.
    FILE_TOO_LARGE = Error "file-too-large";
    /// A symbolic link.
    SYMBOLIC_LINK = Error "symbolic-link";
    /// A file that can't be read.
    UNREADABLE = Error "unreadable";
    /// Text that is not YAML.
    YAML_SYNTAX = Error "yaml-syntax";
    /// A tab where YAML wants spaces.
    YAML_TAB = Error "yaml-tab";
    /// A full-width colon where YAML wants `: `.
    FULL_WIDTH_COLON = Error "full-width-colon";
    /// A key that stands twice.
    DUPLICATE_KEY = Error "duplicate-key";
    /// Anchors, aliases and tags.
    YAML_ALIAS = Error "yaml-alias";
    /// Front matter that is missing or not closed.
    FRONT_MATTER = Error "front-matter";
    /// Raw HTML in Markdown.
    RAW_HTML = Warning "raw-html";
    /// A link that could run something.
    UNSAFE_LINK = Error "unsafe-link";
    /// Markdown that is not supported.
    UNSUPPORTED_MARKDOWN = Warning "unsupported-markdown";
    /// A `{{` without its `}}`.
    FIGURE_BRACES = Error "figure-braces";
    /// A `[[` without its `]]`.
    REFERENCE_BRACKETS = Error "reference-brackets";
    /// A note without its mark, or a mark without its note.
    FOOTNOTE = Error "footnote";
    /// A callout of no known kind.
    UNKNOWN_CALLOUT = Error "unknown-callout";
    /// A heading of the wrong level.
    HEADING_LEVEL = Warning "heading-level";
    /// A picture that can't be shown.
    PICTURE = Error "picture";
    /// A picture that could run or load something.
    UNSAFE_PICTURE = Error "unsafe-picture";
}
