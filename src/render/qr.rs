//! QR codes: the permanent address in capitals, so that it is held in alphanumeric mode.

mod mask;

use super::view;
use crate::model::Code;

/// The folder behind the codes of documents and books, in small letters.
pub const DOCUMENTS: char = 'q';

/// The folder behind the codes of places.
pub const PLACES: char = 'p';

/// The folder behind the code of what the ledger calls so.
#[must_use]
pub fn folder_of(row: &str) -> char {
    if row.starts_with("places/") { PLACES } else { DOCUMENTS }
}

/// The address that a code is printed with. Capitals because a QR code holds them in 5.5 bits a character;
/// hosts don't care, and the folder is named so. The slash at the end spares a redirect.
#[must_use]
pub fn address(base_url: &str, folder: char, code: &Code) -> String {
    format!("{}/{}/{code}/", base_url.to_ascii_uppercase(), folder.to_ascii_uppercase())
}

/// The code as drawn: level M, which a pocket book needs (15 % may be lost to wear).
#[must_use]
pub fn draw(base_url: &str, folder: char, code: &Code) -> view::Code {
    let url = address(base_url, folder, code);
    let rows = mask::draw(&url);
    let mut runs = Vec::new();
    for (y, &row) in rows.iter().enumerate() {
        let mut x = 0;
        while row >> x != 0 {
            x += (row >> x).trailing_zeros() as usize;
            let width = (row >> x).trailing_ones() as usize;
            runs.push((x, y, width));
            x += width;
        }
    }
    view::Code { text: code.to_string(), url, size: rows.len(), runs }
}
