//! The list of a build: every file with its hash, and what made it, so that a copy can be told whole from broken.

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Artifact;
use super::view::View;
use crate::fingerprint::hex;
use crate::fonts;

/// Where the list stands.
pub const PATH: &str = "manifest.json";

/// The list.
#[derive(Debug, Serialize, Deserialize)]
pub struct Inventory {
    /// Who made it, `biaochi 0.1.0`.
    pub tool: String,
    /// The edition as printed.
    pub edition: String,
    /// The fingerprint of the sources.
    pub fingerprint: String,
    /// The day as of which figures and laws were read.
    pub as_of: String,
    /// SHA-256 of the faces that books are set in.
    pub fonts: Vec<String>,
    /// SHA-256 of every other file, by path, in the order of paths.
    pub files: serde_json::Map<String, serde_json::Value>,
}

/// SHA-256 in hexadecimal digits.
#[must_use]
pub fn hash(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// The list of these artifacts, which are in the order of their paths.
pub(super) fn of(artifacts: &[Artifact], view: &View) -> Artifact {
    // A page behind a code stands next to nothing that it shares, but its bytes do: each is hashed once.
    let mut starts: Vec<(usize, &[u8])> = artifacts.iter().map(|it| (it.bytes.as_ptr().addr(), &*it.bytes)).collect();
    starts.sort_unstable_by_key(|(start, _)| *start);
    starts.dedup_by_key(|(start, _)| *start);
    let hashes: Vec<(usize, String)> = starts.par_iter().map(|(start, bytes)| (*start, hash(bytes))).collect();
    let hash_of = |artifact: &Artifact| {
        let at = hashes.binary_search_by_key(&artifact.bytes.as_ptr().addr(), |(start, _)| *start);
        hashes[at.expect("every start was hashed")].1.clone()
    };
    let inventory = Inventory {
        tool: format!("biaochi {}", env!("CARGO_PKG_VERSION")),
        edition: view.edition.clone(),
        fingerprint: view.fingerprint.clone(),
        as_of: view.as_of.clone(),
        fonts: fonts::FACES.iter().map(|face| hash(face)).collect(),
        files: artifacts.iter().map(|it| (it.path.clone(), hash_of(it).into())).collect(),
    };
    let mut bytes = serde_json::to_vec_pretty(&inventory).expect("plain data has a JSON form");
    bytes.push(b'\n');
    Artifact::new(PATH, bytes)
}
