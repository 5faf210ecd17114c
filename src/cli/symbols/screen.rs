//! Codes on screen: the drawings in pages and files, read from their modules.

use rayon::prelude::*;

use super::Read;

/// Pixels a module: enough for a reader, few enough for thousands of codes.
const SCALE: usize = 4;

/// Where a drawing of a code begins in a page, and where it ends.
const BEGIN: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"qr\"";
const END: &str = "</svg>";

/// Every code in a text.
pub(super) fn read(text: &str, file: &str) -> Vec<Read> {
    let drawings = cut(text).into_par_iter();
    drawings.map(|drawing| Read { file: file.to_owned(), page: None, url: decode(drawing) }).collect()
}

/// The drawings of codes in a text.
fn cut(text: &str) -> Vec<&str> {
    let begins = text.match_indices(BEGIN).map(|(at, _)| at);
    begins.filter_map(|at| text[at..].find(END).map(|end| &text[at..at + end + END.len()])).collect()
}

/// What a drawing holds, read from its pixels.
fn decode(drawing: &str) -> Option<String> {
    let document = roxmltree::Document::parse(drawing).ok()?;
    let side: usize = document.root_element().attribute("viewBox")?.split(' ').nth(2)?.parse().ok()?;
    if side > 200 {
        return None;
    }
    let dark = document.descendants().find(|node| node.attribute("fill") == Some("#000"))?.attribute("d")?;
    let mut modules = vec![false; side * side];
    for run in dark.split('M').skip(1) {
        let (place, rest) = run.split_once('h')?;
        let (x, y) = place.split_once(' ')?;
        let (x, y): (usize, usize) = (x.parse().ok()?, y.parse().ok()?);
        let width: usize = rest.split_once('v')?.0.parse().ok()?;
        let start = y.checked_mul(side)?.checked_add(x)?;
        modules.get_mut(start..start.checked_add(width)?)?.fill(true);
    }
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(side * SCALE, side * SCALE, |x, y| {
        if modules[y / SCALE * side + x / SCALE] { 0 } else { 255 }
    });
    let grid = image.detect_grids().into_iter().next()?;
    grid.decode().ok().map(|(_, text)| text)
}

#[cfg(test)]
mod tests {
    use biaochi::model::Code;
    use biaochi::render::{qr, svg};

    use super::*;

    fn drawn(text: &str) -> String {
        let code = qr::draw("https://a.example", qr::DOCUMENTS, &Code::parse(text).unwrap());
        svg::qr(code.size, &code.runs, &code.url)
    }

    #[test]
    fn a_drawing_is_read_from_its_modules_not_from_its_words() {
        let code = "QQQ145";
        let drawing = drawn(code).replace("A.EXAMPLE", "B.EXAMPLE");
        assert_eq!(decode(&drawing).as_deref(), Some("HTTPS://A.EXAMPLE/Q/QQQ145/"));
    }

    #[test]
    fn whatever_is_no_code_is_not_read() {
        let drawing = drawn("QQQ145");
        for spoiled in
            [drawing.replace("h7", "h99"), drawing.replace('M', "M9"), drawing.replace("#000", "#fff"), String::new()]
        {
            assert_eq!(decode(&spoiled), None);
        }
    }
}
