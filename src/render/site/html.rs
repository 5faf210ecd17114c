//! Inlines and blocks, as templates hold them, to HTML. Every word is escaped here.

use std::collections::BTreeMap;
use std::fmt::Write;

use tera::Value;

/// HTML as it is written, with what it needs from around.
pub(super) struct Html<'a> {
    /// What is written so far.
    pub out: String,
    /// The way from the page to the site's root.
    pub root: &'a str,
    /// The fixed words.
    pub labels: &'a BTreeMap<&'static str, &'static str>,
    /// Links that are open: HTML has no link inside a link.
    pub open_links: usize,
}

/// Marks between one hour and another.
const DASHES: [char; 4] = ['—', '–', '～', '-'];

/// Text safe between tags and in quoted attributes.
pub(super) fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
}

fn text<'v>(value: &'v Value, key: &'v str) -> &'v str {
    value.get_from_path(key).and_then(Value::as_str).unwrap_or_default()
}

fn number(value: &Value, key: &str) -> u64 {
    value.get_from_path(key).and_then(Value::as_u64).unwrap_or_default()
}

fn list<'v>(value: &'v Value, key: &'v str) -> &'v [Value] {
    value.get_from_path(key).and_then(Value::as_array).unwrap_or_default()
}

fn items(value: &Value) -> &[Value] {
    value.as_array().unwrap_or_default()
}

impl Html<'_> {
    fn text(&mut self, text: &str) {
        escape(&mut self.out, text);
    }

    /// Words of a sentence; from one hour to another stays on one line, `9:00—17:00`.
    fn words(&mut self, text: &str) {
        let of_hours = |c: &char| c.is_ascii_digit() || matches!(c, ':' | '：');
        let length = |c: char| c.len_utf8();
        let mut rest = text;
        while let Some(at) = rest.find(DASHES) {
            let after = at + rest[at..].chars().next().map_or(0, length);
            let start = at - rest[..at].chars().rev().take_while(of_hours).map(length).sum::<usize>();
            let end = after + rest[after..].chars().take_while(of_hours).map(length).sum::<usize>();
            let is_span = rest[start..at].contains([':', '：']) && after < end;
            if is_span {
                self.text(&rest[..start]);
                self.inside("span class=\"hours\"", |html| html.text(&rest[start..end]));
            } else {
                self.text(&rest[..after]);
            }
            rest = &rest[if is_span { end } else { after }..];
        }
        self.text(rest);
    }

    fn label(&self, key: &str) -> &'static str {
        self.labels.get(key).copied().unwrap_or_default()
    }

    fn inside(&mut self, tag: &str, write: impl FnOnce(&mut Self)) {
        let _ = write!(self.out, "<{tag}>");
        write(self);
        let _ = write!(self.out, "</{}>", tag.split(' ').next().unwrap_or(tag));
    }

    /// A link, or its words alone inside another link.
    fn link(&mut self, href: &str, attributes: &str, write: impl FnOnce(&mut Self)) {
        if self.open_links > 0 {
            write(self);
            return;
        }
        self.out.push_str("<a href=\"");
        self.text(href);
        let _ = write!(self.out, "\"{attributes}>");
        self.open_links += 1;
        write(self);
        self.open_links -= 1;
        self.out.push_str("</a>");
    }

    /// A list of inlines.
    pub(super) fn inlines(&mut self, inlines: &[Value]) {
        inlines.iter().for_each(|inline| self.inline(inline));
    }

    fn inline(&mut self, inline: &Value) {
        let c = list(inline, "c");
        match text(inline, "t") {
            "strong" => self.inside("strong", |html| html.inlines(c)),
            "em" => self.inside("em", |html| html.inlines(c)),
            "text" => self.words(text(inline, "s")),
            "code" => self.inside("code", |html| html.text(text(inline, "s"))),
            "link" => {
                let href = text(inline, "href");
                let attributes = if href.starts_with("https:") { " rel=\"noopener\"" } else { "" };
                // An address without a scheme starts at the site's root, wherever the page stands.
                let is_inside = !href.contains(':') && !href.starts_with('#');
                let inside = format!("{}{}", self.root, href.trim_start_matches('/'));
                self.link(if is_inside { &inside } else { href }, attributes, |html| html.inlines(c));
            }
            "figure" => {
                let href = format!("{}{}", self.root, text(inline, "path"));
                self.link(&href, " class=\"figure\"", |html| {
                    html.text(&format!("{}\u{a0}{}", text(inline, "amount"), text(inline, "unit")));
                });
            }
            "document" => {
                let href = format!("{}{}", self.root, text(inline, "path"));
                self.link(&href, " class=\"document\"", |html| html.text(text(inline, "name")));
            }
            "footnote" => self.footnote(number(inline, "number"), number(inline, "mark")),
            "break" => self.out.push_str("<br>"),
            other => unreachable!("`{other}` is no inline of syntax::markdown"),
        }
    }

    fn footnote(&mut self, number: u64, mark: u64) {
        let label = self.label("note_mark").replace("{n}", &number.to_string());
        let mut attributes = format!(" id=\"note-{number}-{mark}\" role=\"doc-noteref\" aria-label=\"");
        escape(&mut attributes, &label);
        attributes.push('"');
        self.inside("sup", |html| {
            html.link(&format!("#note-{number}"), &attributes, |html| html.text(&number.to_string()));
        });
    }

    /// A list of blocks.
    pub(super) fn blocks(&mut self, blocks: &[Value]) {
        for block in blocks {
            self.block(block);
            self.out.push('\n');
        }
    }

    fn block(&mut self, block: &Value) {
        let c = list(block, "c");
        match text(block, "t") {
            "p" => self.inside("p", |html| html.inlines(c)),
            "h" => self.inside(&format!("h{}", number(block, "level")), |html| html.inlines(c)),
            "quote" => self.inside("blockquote", |html| html.blocks(c)),
            "callout" => self.callout(text(block, "kind"), c),
            "list" => self.list(block),
            "definitions" => self.definitions(list(block, "items")),
            "table" => self.table(block),
            "picture" => self.picture(block),
            "pre" => self.inside("pre tabindex=\"0\"", |html| html.text(text(block, "s"))),
            "rule" => self.out.push_str("<hr>"),
            "notes" => self.notes(list(block, "items")),
            other => unreachable!("`{other}` is no block of syntax::markdown"),
        }
    }

    fn list(&mut self, block: &Value) {
        let is_ordered = block.get_from_path("ordered").and_then(Value::as_bool).unwrap_or(false);
        let tag = match (is_ordered, number(block, "start")) {
            (false, _) => "ul".to_owned(),
            (true, 1) => "ol".to_owned(),
            (true, start) => format!("ol start=\"{start}\""),
        };
        self.inside(&tag, |html| {
            list(block, "items").iter().for_each(|item| html.inside("li", |html| html.body(items(item))));
        });
    }

    /// The blocks of an item; one of one paragraph needs no tag for it.
    fn body(&mut self, blocks: &[Value]) {
        match blocks {
            [only] if text(only, "t") == "p" => self.inlines(list(only, "c")),
            blocks => self.blocks(blocks),
        }
    }

    fn callout(&mut self, kind: &str, c: &[Value]) {
        let word = self.label(&format!("callout_{kind}"));
        self.inside(&format!("div class=\"callout callout-{kind}\" role=\"note\""), |html| {
            html.inside("p class=\"callout-word\"", |html| html.inside("strong", |html| html.text(word)));
            html.blocks(c);
        });
    }

    fn definitions(&mut self, definitions: &[Value]) {
        self.inside("dl", |html| {
            for definition in definitions {
                list(definition, "terms").iter().for_each(|term| html.inside("dt", |html| html.inlines(items(term))));
                for meaning in list(definition, "meanings") {
                    html.inside("dd", |html| html.body(items(meaning)));
                }
            }
        });
    }

    fn table(&mut self, block: &Value) {
        let align = |column: usize| list(block, "align").get(column).and_then(Value::as_str).unwrap_or("start");
        let tag = |name: &str, column: usize| match align(column) {
            "start" => name.to_owned(),
            other => format!("{name} class=\"{other}\""),
        };
        let label = self.label("table");
        self.inside(&format!("div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{label}\""), |html| {
            html.out.push_str("<table><thead><tr>");
            for (column, cell) in list(block, "head").iter().enumerate() {
                html.inside(&tag("th scope=\"col\"", column), |html| html.inlines(items(cell)));
            }
            html.out.push_str("</tr></thead><tbody>");
            for row in list(block, "rows") {
                html.inside("tr", |html| {
                    for (column, cell) in items(row).iter().enumerate() {
                        html.inside(&tag("td", column), |html| html.inlines(items(cell)));
                    }
                });
            }
            html.out.push_str("</tbody></table>");
        });
    }

    fn picture(&mut self, block: &Value) {
        let (width, height) = (number(block, "width"), number(block, "height"));
        self.out.push_str("<p class=\"picture\"><img src=\"");
        let address = format!("{}{}", self.root, address(text(block, "path")));
        self.text(&address);
        let _ = write!(self.out, "\" width=\"{width}\" height=\"{height}\" loading=\"lazy\" alt=\"");
        self.text(text(block, "alt"));
        self.out.push_str("\"></p>");
    }

    fn notes(&mut self, notes: &[Value]) {
        let label = self.label("notes_of_text");
        self.inside(&format!("section class=\"notes\" role=\"doc-endnotes\" aria-label=\"{label}\""), |html| {
            html.inside("ol", |html| notes.iter().for_each(|note| html.note(note)));
        });
    }

    fn note(&mut self, note: &Value) {
        let number_of_note = number(note, "number");
        self.inside(&format!("li id=\"note-{number_of_note}\""), |html| {
            html.body(list(note, "c"));
            let marks = number(note, "marks");
            for mark in 1..=marks {
                let back = html.label(if marks == 1 { "note_back" } else { "note_back_to" });
                let back = back.replace("{n}", &number_of_note.to_string()).replace("{mark}", &mark.to_string());
                let mut attributes = " role=\"doc-backlink\" aria-label=\"".to_owned();
                escape(&mut attributes, &back);
                attributes.push('"');
                html.out.push(' ');
                html.link(&format!("#note-{number_of_note}-{mark}"), &attributes, |html| html.text("↑"));
            }
        });
    }
}

/// A path as an address: whatever is not plain is percent-encoded.
fn address(path: &str) -> String {
    let mut out = String::new();
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' => out.push(char::from(byte)),
            other => drop(write!(out, "%{other:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        let mut html = Html { out: String::new(), root: "", labels: &BTreeMap::new(), open_links: 0 };
        html.words(text);
        html.out
    }

    #[test]
    fn hours_stay_together_and_nothing_else() {
        assert_eq!(written("工作日 9:00—17:00"), "工作日 <span class=\"hours\">9:00—17:00</span>");
        assert_eq!(
            written("8：30～12：00、13:30-17:30；休"),
            "<span class=\"hours\">8：30～12：00</span>、<span class=\"hours\">13:30-17:30</span>；休"
        );
        for plain in ["0731-88665432", "85～90 厘米", "一二——三", "9:00—", "—17:00", "甲-乙 3:1", ""] {
            assert_eq!(written(plain), plain);
        }
        assert_eq!(written("<b>-1:2-3"), "&lt;b&gt;-<span class=\"hours\">1:2-3</span>");
    }
}
