//! Pictures: which addresses may be written, and whether the bytes are a picture that can be shown and printed.
//!
//! A picture is content, and content is never code: an SVG holds shapes and words, nothing that runs and
//! nothing from elsewhere. The decoders are those that print, so what passes here can be printed.

use roxmltree::{Document, Node, NodeType};
use typst::foundations::Bytes;
use typst::visualize::{ExchangeFormat, RasterImage, SvgImage};

use crate::text;
use crate::text::Text;

/// The endings that are read as pictures.
pub const ENDINGS: &[&str] = &[".svg", ".png", ".jpg", ".jpeg"];

/// The most pixels a side; a page of a book at 300 dots an inch has 1750.
pub const MAX_SIDE: u32 = 4000;

/// Whether a path names a picture by its ending.
#[must_use]
pub fn is_named(path: &str) -> bool {
    let lower = path.to_ascii_lowercase();
    ENDINGS.iter().any(|ending| lower.ends_with(ending))
}

/// What is wrong with the address of a picture, and what to write.
#[must_use]
pub fn address_problem(src: &str) -> Option<(Text, Text)> {
    let help = text!(
        "把图片放进手册文件夹，写成「images/名称.svg」这样的路径",
        "put the picture into the handbook's folder and write a path like `images/name.svg`"
    );
    if src.is_empty() {
        return Some((text!("没有写图片在哪里", "the picture has no address"), help));
    }
    if src.contains(':') || src.starts_with("//") {
        return Some((text!("图片「{src}」不在手册里", "the picture `{src}` is not in the handbook"), help));
    }
    if src.starts_with('/') || src.contains('\\') {
        return Some((
            text!("图片路径「{src}」不是从手册文件夹写起", "`{src}` does not start at the handbook's folder"),
            help,
        ));
    }
    if !is_named(src) {
        return Some((
            text!("图片「{src}」不是 .svg、.png 或 .jpg 文件", "the picture `{src}` is no .svg, .png or .jpg"),
            text!("另存为 .svg、.png 或 .jpg", "save it as .svg, .png or .jpg"),
        ));
    }
    None
}

/// The pixels of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Across.
    pub width: u32,
    /// Down.
    pub height: u32,
}

/// Why bytes can't be used as a picture.
#[derive(Debug, Clone)]
pub enum Refusal {
    /// They are broken, too large, or not what the ending says.
    Broken(Text, Text),
    /// They hold what could run or load something.
    Unsafe(Text, Text),
}

/// Looks whether the bytes are the picture that the path's ending says.
///
/// # Errors
///
/// Says why not.
pub fn read(path: &str, bytes: &[u8]) -> Result<Size, Refusal> {
    if path.to_ascii_lowercase().ends_with(".svg") {
        return read_svg(bytes);
    }
    let (format, name, size) = match path.to_ascii_lowercase().ends_with(".png") {
        true => (ExchangeFormat::Png, "PNG", png_size(bytes)),
        false => (ExchangeFormat::Jpg, "JPEG", jpeg_size(bytes)?),
    };
    let broken = || {
        Refusal::Broken(
            text!("这张图片不是完好的 {name} 文件", "this is no sound {name} file"),
            text!("用看图软件打开，另存一遍", "open it in a picture viewer and save it again"),
        )
    };
    let size = size.ok_or_else(broken)?;
    if size.width > MAX_SIDE || size.height > MAX_SIDE {
        let Size { width, height } = size;
        return Err(Refusal::Broken(
            text!("图片有 {width}×{height} 像素，太大了", "the picture has {width}×{height} pixels, which is too much"),
            text!("缩小到每边不超过 {MAX_SIDE} 像素", "make it at most {MAX_SIDE} pixels a side"),
        ));
    }
    let image = RasterImage::plain(Bytes::new(bytes.to_vec()), format).map_err(|_| broken())?;
    Ok(Size { width: image.width(), height: image.height() })
}

fn png_size(bytes: &[u8]) -> Option<Size> {
    let head = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n")?.get(4..16)?;
    let number = |at: usize| u32::from_be_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]);
    head.starts_with(b"IHDR").then(|| Size { width: number(4), height: number(8) })
}

/// The size in the frame header, which also tells how many colours there are.
fn jpeg_size(bytes: &[u8]) -> Result<Option<Size>, Refusal> {
    let Some(mut rest) = bytes.strip_prefix(b"\xFF\xD8") else { return Ok(None) };
    while let [0xFF, marker, after @ ..] = rest {
        // A marker may be padded with any number of 0xFF.
        if *marker == 0xFF {
            rest = &rest[1..];
            continue;
        }
        let [high, low, ..] = after else { break };
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        let is_frame = matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC);
        if let (true, [_, _, _, h1, h0, w1, w0, colours, ..]) = (is_frame, after) {
            if *colours == 4 {
                return Err(Refusal::Broken(
                    text!(
                        "这张 JPEG 用的是印刷四色（CMYK），屏幕上显示不准",
                        "this JPEG is in CMYK, which screens show wrongly"
                    ),
                    text!("另存为 RGB 的 JPEG 或 PNG", "save it as a JPEG in RGB, or as PNG"),
                ));
            }
            let size = |high: u8, low: u8| u32::from(u16::from_be_bytes([high, low]));
            return Ok(Some(Size { width: size(*w1, *w0), height: size(*h1, *h0) }));
        }
        let Some(next) = after.get(length..) else { break };
        rest = next;
    }
    Ok(None)
}

const SVG: &str = "http://www.w3.org/2000/svg";

/// Shapes, words and paint. Everything else of SVG can run, load or move something.
static ELEMENTS: &[&str] = &[
    "svg",
    "g",
    "defs",
    "symbol",
    "use",
    "title",
    "desc",
    "metadata",
    "style",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "text",
    "tspan",
    "linearGradient",
    "radialGradient",
    "stop",
    "clipPath",
    "mask",
    "pattern",
    "marker",
    "switch",
];

fn read_svg(bytes: &[u8]) -> Result<Size, Refusal> {
    let broken = || {
        Refusal::Broken(
            text!("这张图片不是完好的 SVG 文件", "this is no sound SVG file"),
            text!("用画图软件打开，另存为 SVG", "open it in a drawing program and save it as SVG"),
        )
    };
    let text = std::str::from_utf8(bytes).map_err(|_| broken())?;
    // A document type may define what the text means, so it is refused unread.
    if text.contains("<!DOCTYPE") || text.contains("<!ENTITY") {
        return Err(refused("<!DOCTYPE>"));
    }
    let document = Document::parse(text).map_err(|_| broken())?;
    if document.root_element().tag_name().namespace() != Some(SVG) {
        return Err(broken());
    }
    document.descendants().try_for_each(check_node)?;
    let image = SvgImage::new(Bytes::new(bytes.to_vec())).map_err(|_| broken())?;
    // A drawing has no pixels of its own, so one that is too large is only written down smaller.
    let scale = (f64::from(MAX_SIDE) / image.width().max(image.height())).min(1.0);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and the most pixels a side")]
    let pixels = |length: f64| (length * scale).ceil().max(1.0) as u32;
    Ok(Size { width: pixels(image.width()), height: pixels(image.height()) })
}

fn check_node(node: Node<'_, '_>) -> Result<(), Refusal> {
    if node.node_type() == NodeType::PI {
        return Err(refused("<?…?>"));
    }
    if !node.is_element() {
        return Ok(());
    }
    let name = node.tag_name().name();
    match node.tag_name().namespace() {
        Some(SVG) if !ELEMENTS.contains(&name) => return Err(refused(&format!("<{name}>"))),
        // What drawing programs note for themselves; nobody else reads it. HTML is read by browsers.
        Some(SVG) => {}
        Some(other) if !other.contains("w3.org") || other.contains("rdf") => {}
        _ => return Err(refused(&format!("<{name}>"))),
    }
    for attribute in node.attributes() {
        let (name, value) = (attribute.name().to_ascii_lowercase(), attribute.value());
        let leads_away = matches!(name.as_str(), "href" | "src" | "base") && !value.trim_start().starts_with('#');
        if name.starts_with("on") || leads_away || loads(value) {
            return Err(refused(&format!("{name}=\"{value}\"")));
        }
    }
    let sheet: String = node.children().filter_map(|child| child.text()).collect();
    if name == "style" && loads(&sheet) { Err(refused("<style>")) } else { Ok(()) }
}

/// Whether a style loads something: `@import`, or `url(…)` of anything but a part of the picture.
fn loads(style: &str) -> bool {
    let lower: String = style.to_ascii_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
    let elsewhere = |rest: &str| !rest.trim_start_matches(['"', '\'']).starts_with('#');
    // A backslash can spell any word of a style sheet another way.
    let is_spelt = lower.contains('\\') && (lower.contains('(') || lower.contains('@'));
    lower.contains("@import") || lower.contains("javascript:") || is_spelt || lower.split("url(").skip(1).any(elsewhere)
}

fn refused(what: &str) -> Refusal {
    let what: String = what.chars().take(60).collect();
    Refusal::Unsafe(
        text!("这张 SVG 里有「{what}」，不能用", "this SVG holds `{what}`, which is not allowed"),
        text!(
            "图片只能有图形和文字：删去它，或另存为 .png",
            "a picture holds only shapes and words: remove it, or save it as .png"
        ),
    )
}

/// The words in a sound SVG, which print needs glyphs for.
#[must_use]
pub fn svg_words(bytes: &[u8]) -> String {
    let Ok(text) = std::str::from_utf8(bytes) else { return String::new() };
    let Ok(document) = Document::parse(text) else { return String::new() };
    let is_shown = |node: &Node<'_, '_>| node.is_text() && node.ancestors().any(|it| it.tag_name().name() == "text");
    document.descendants().filter(is_shown).filter_map(|node| node.text().map(str::trim)).collect()
}
