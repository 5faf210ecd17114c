//! Tables from a spreadsheet: comma-separated values in which every cell knows its bytes.

use crate::source::{SourceId, Span, Spanned};

/// Rows of cells. Quotes are undone; a quoted cell may hold commas and line breaks. Empty lines are left out.
#[must_use]
pub fn rows(text: &str, source: SourceId) -> Vec<Vec<Spanned<String>>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let (value, end) = cell(&text[at..]);
        let span = Span::new(source, at..at + end);
        row.push(Spanned { value, span });
        at += end;
        let rest = &text[at..];
        if rest.starts_with(',') {
            at += 1;
            // A line that ends in a comma ends in an empty cell.
            if at == text.len() || text[at..].starts_with(['\n', '\r']) {
                row.push(Spanned { value: String::new(), span: Span::new(source, at..at) });
            } else {
                continue;
            }
        }
        at += text[at..].len() - text[at..].trim_start_matches('\r').len();
        at += usize::from(text[at..].starts_with('\n'));
        let row = std::mem::take(&mut row);
        if row.iter().any(|cell: &Spanned<String>| !cell.value.trim().is_empty()) {
            rows.push(row);
        }
    }
    rows
}

/// A cell and where it ends.
fn cell(text: &str) -> (String, usize) {
    let plain = |text: &str| text.find([',', '\n', '\r']).unwrap_or(text.len());
    let Some(quoted) = text.strip_prefix('"') else {
        let end = plain(text);
        return (text[..end].trim().to_owned(), end);
    };
    let mut value = String::new();
    let mut from = 0;
    while let Some(close) = quoted[from..].find('"').map(|at| from + at) {
        value += &quoted[from..close];
        if !quoted[close + 1..].starts_with('"') {
            // What follows a closing quote up to the comma is kept as it is.
            let after = &quoted[close + 1..];
            let end = plain(after);
            value += after[..end].trim();
            return (value, 1 + close + 1 + end);
        }
        value.push('"');
        from = close + 2;
    }
    value += &quoted[from..];
    (value, text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<Vec<String>> {
        let plain = |row: Vec<Spanned<String>>| row.into_iter().map(|cell| cell.value).collect();
        rows(text, SourceId(0)).into_iter().map(plain).collect()
    }

    #[test]
    fn cells_are_cut_at_commas_outside_quotes() {
        assert_eq!(read("甲,乙\r\n\"丙,丁\",\"说“\"\"好\"\"”\"\n"), [["甲", "乙"], ["丙,丁", "说“\"好\"”"]]);
        assert_eq!(read("甲,\n,乙"), [["甲", ""], ["", "乙"]]);
        assert_eq!(read("\n\n甲\n,\n"), [["甲"]]);
        assert_eq!(read("\"没有结尾"), [["没有结尾"]]);
    }

    #[test]
    fn a_cell_knows_its_bytes() {
        let text = "编号,名称\n001,月湖街道\n";
        let rows = rows(text, SourceId(0));
        assert_eq!(&text[rows[1][1].span.range()], "月湖街道");
    }
}
