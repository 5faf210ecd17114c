//! A fingerprint of what a build depends on, printed in colophons: two copies with the same one say the same.

use sha2::{Digest, Sha256};

use crate::Input;
use crate::model::load::PRINTS;
use crate::source::Content;

/// The first 16 hexadecimal digits of SHA-256 over the sources, the day and the address. Each part is led by its
/// length, so that no two inputs run together to the same bytes.
pub(crate) fn of(input: &Input) -> String {
    let mut hash = Sha256::new();
    let mut part = |bytes: &[u8]| {
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    };
    // What was printed says nothing about what is printed next.
    for file in input.sources.iter().filter(|file| file.path != PRINTS) {
        part(file.path.as_bytes());
        match &file.content {
            Content::Bytes(bytes) => part(bytes),
            // Such a file is an error, and then nothing is printed.
            Content::TooLarge(_) | Content::Link | Content::Unreadable(_) => part(b""),
        }
    }
    for template in &input.templates {
        part(template.path.as_bytes());
        part(&template.bytes);
    }
    part(input.as_of.map(|date| date.to_string()).unwrap_or_default().as_bytes());
    part(input.base_url.as_deref().unwrap_or_default().as_bytes());
    hex(&hash.finalize()[..8])
}

/// Bytes in hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
