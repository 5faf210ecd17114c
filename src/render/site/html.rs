//! Inlines and blocks, as templates hold them, to HTML. Every word is escaped here.

use std::fmt::Write;

use tera::Value;

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

fn list<'v>(value: &'v Value, key: &'v str) -> &'v [Value] {
    value.get_from_path(key).and_then(Value::as_array).unwrap_or_default()
}

/// A list of inlines. `root` leads from the page to the site's root.
pub(super) fn inlines(out: &mut String, value: &Value, root: &str) {
    for inline in value.as_array().unwrap_or_default() {
        let children = inline.get_from_path("c");
        let mut wrapped = |tag: &str| {
            let _ = write!(out, "<{tag}>");
            children.iter().for_each(|children| inlines(out, children, root));
            let _ = write!(out, "</{tag}>");
        };
        match text(inline, "t") {
            "strong" => wrapped("strong"),
            "em" => wrapped("em"),
            "text" => escape(out, text(inline, "s")),
            "code" => {
                out.push_str("<code>");
                escape(out, text(inline, "s"));
                out.push_str("</code>");
            }
            "link" => {
                out.push_str("<a href=\"");
                escape(out, text(inline, "href"));
                out.push_str(if text(inline, "href").starts_with("https:") { "\" rel=\"noopener\">" } else { "\">" });
                children.iter().for_each(|children| inlines(out, children, root));
                out.push_str("</a>");
            }
            "figure" => {
                out.push_str("<a class=\"figure\" href=\"");
                escape(out, &format!("{root}{}", text(inline, "path")));
                out.push_str("\">");
                escape(out, &format!("{}\u{a0}{}", text(inline, "amount"), text(inline, "unit")));
                out.push_str("</a>");
            }
            "break" => out.push_str("<br>"),
            other => unreachable!("`{other}` is no inline of syntax::markdown"),
        }
    }
}

/// A list of blocks.
pub(super) fn blocks(out: &mut String, value: &Value, root: &str) {
    for block in value.as_array().unwrap_or_default() {
        let children = block.get_from_path("c");
        match text(block, "t") {
            "p" => element(out, "p", children, root, inlines),
            "h" => {
                let level = block.get_from_path("level").and_then(Value::as_u64).unwrap_or(2);
                element(out, &format!("h{level}"), children, root, inlines);
            }
            "quote" => element(out, "blockquote", children, root, blocks),
            "list" => items(out, block, root),
            "table" => table(out, block, root),
            "pre" => {
                out.push_str("<pre tabindex=\"0\">");
                escape(out, text(block, "s"));
                out.push_str("</pre>");
            }
            "rule" => out.push_str("<hr>"),
            other => unreachable!("`{other}` is no block of syntax::markdown"),
        }
        out.push('\n');
    }
}

fn element(out: &mut String, tag: &str, children: Option<&Value>, root: &str, write: fn(&mut String, &Value, &str)) {
    let _ = write!(out, "<{tag}>");
    children.iter().for_each(|children| write(out, children, root));
    let _ = write!(out, "</{tag}>");
}

fn items(out: &mut String, block: &Value, root: &str) {
    let ordered = block.get_from_path("ordered").and_then(Value::as_bool).unwrap_or(false);
    let start = block.get_from_path("start").and_then(Value::as_u64).unwrap_or(1);
    let tag = if ordered { "ol" } else { "ul" };
    let _ = write!(out, "<{tag}");
    if ordered && start != 1 {
        let _ = write!(out, " start=\"{start}\"");
    }
    out.push('>');
    for item in list(block, "items") {
        // An item of one paragraph needs no tag for it.
        match item.as_array().unwrap_or_default() {
            [only] if text(only, "t") == "p" => element(out, "li", only.get_from_path("c"), root, inlines),
            _ => element(out, "li", Some(item), root, blocks),
        }
    }
    let _ = write!(out, "</{tag}>");
}

fn table(out: &mut String, block: &Value, root: &str) {
    out.push_str("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"表格\"><table><thead><tr>");
    for cell in list(block, "head") {
        out.push_str("<th scope=\"col\">");
        inlines(out, cell, root);
        out.push_str("</th>");
    }
    out.push_str("</tr></thead><tbody>");
    for row in list(block, "rows") {
        out.push_str("<tr>");
        row.as_array().unwrap_or_default().iter().for_each(|cell| element(out, "td", Some(cell), root, inlines));
        out.push_str("</tr>");
    }
    out.push_str("</tbody></table></div>");
}
