//! What copied web pages and scans leave between the words: code, phrases, page numbers.

/// What copied web pages leave behind.
const BOILERPLATE: &[&str] = &[
    "登录后发表评论",
    ">>我要举报",
    ">>我要舉報",
    "扫一扫在手机打开当前页",
    "【打印本页】",
    "【关闭窗口】",
    "[打印本页]",
    "[关闭窗口]",
];

/// HTML elements of text.
const ELEMENTS: &[&str] = &[
    "p", "br", "h1", "h2", "h3", "h4", "h5", "h6", "div", "span", "font", "b", "strong", "em", "i", "u", "a", "img",
    "table", "tbody", "td", "tr", "th", "ul", "ol", "li", "center", "o:p", "sup", "sub",
];

/// HTML references to characters.
const ENTITIES: &[(&str, &str)] = &[
    ("&nbsp;", " "),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&amp;", "&"),
    ("&quot;", "”"),
    ("&ldquo;", "“"),
    ("&rdquo;", "”"),
    ("&middot;", "·"),
    ("&mdash;", "—"),
    ("&hellip;", "…"),
];

/// The phrase of a web page that begins here.
pub(super) fn phrase(rest: &str) -> Option<&'static str> {
    BOILERPLATE.iter().copied().find(|phrase| rest.starts_with(phrase))
}

/// The reference to a character that begins here, and the character.
pub(super) fn entity(rest: &str) -> Option<(&'static str, &'static str)> {
    ENTITIES.iter().copied().find(|(entity, _)| rest.starts_with(entity))
}

/// The length of `<p>`, `</h1>` or what is left of it, `/h1>`.
pub(super) fn tag(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix("</").or_else(|| rest.strip_prefix('<')).or_else(|| rest.strip_prefix('/'))?;
    let name = inner.len() - inner.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == ':').len();
    let lower = inner[..name].to_ascii_lowercase();
    if !ELEMENTS.contains(&lower.as_str()) {
        return None;
    }
    let end = inner.find('>').filter(|&end| !inner[..end].contains(['<', '\n']))?;
    let closed = matches!(inner[name..].chars().next(), Some('>' | ' ' | '/'));
    let length = rest.len() - inner.len() + end + 1;
    (closed && (rest.starts_with('<') || end == name)).then_some(length)
}

/// `-37-` alone on its line.
pub(super) fn page_mark(text: &str, at: usize) -> Option<usize> {
    let line_start = text[..at].rfind('\n').map_or(0, |found| found + 1);
    let line = text[line_start..].lines().next()?.trim();
    let digits = line.strip_prefix(['-', '—', '–'])?.strip_suffix(['-', '—', '–'])?.trim();
    let alone = text[line_start..at].trim().is_empty() && !digits.is_empty() && digits.len() <= 4;
    (alone && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(line.len())
}
