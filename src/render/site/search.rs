//! Search: what the page of it needs, cut so that a phone loads little.
//!
//! Words are not told apart, for no list of words knows them all: any two characters that stand together are a key.
//! What is typed is cut in the same way, so that any part of any word is found. Names come with their pinyin, and
//! the common names of the lists of terms stand for the terms. All is script, since a page that was opened from a
//! disk may load scripts and nothing else; and it is data alone, called by one name.
//!
//! Pagefind 1.6 was asked the 50 questions of `tests/acceptance/search.mjs` on the same pages: 24 had the right first
//! answer. It cuts words by a dictionary and knows no pinyin, no common names, no traditional characters for
//! simplified ones and no codes.
//!
//! ```text
//! search/names.js     every document with its pinyin; common names; traditional characters; how many shards
//! search/codes.js     every printed code with its page, for who types one
//! search/0.js …       keys of two characters, or words of letters and digits: in whose materials and text they stand
//! ```

use std::collections::BTreeMap;
use std::fmt::Write as _;

use rayon::prelude::*;
use serde_json::{Value, json};

use super::data::Document;
use crate::han;
use crate::link::Handbook;
use crate::render::view::View;
use crate::render::{Artifact, labels, leads};
use crate::text::Lang;

/// How large a shard should be: a second on a weak signal, packed.
const SHARD_BYTES: usize = 60_000;

/// Fields that no reader would search for.
const NOT_WORDS: [&str; 9] = ["id", "path", "json", "code", "url", "level", "t", "color", "href"];

/// All files of the search.
pub(super) fn all(handbook: &Handbook, view: &View, documents: &[Document<'_>], lang: Lang) -> Vec<Artifact> {
    let shards = shards(documents);
    let mut files = vec![
        Artifact::new("search/names.js", names(view, documents, shards.len(), lang).into_bytes()),
        Artifact::new("search/codes.js", codes(handbook, view, documents).into_bytes()),
    ];
    files.extend(shards.into_iter().enumerate().map(|(at, shard)| {
        Artifact::new(format!("search/{at}.js"), format!("biaochi.shard({at},{{{shard}}});\n").into_bytes())
    }));
    files
}

/// Simplified, in small letters, with the width of a typewriter.
fn normal(character: char) -> char {
    let point = character as u32;
    let narrow = match point {
        0xFF01..=0xFF5E => char::from_u32(point - 0xFEE0).unwrap_or(character),
        0x3000 => ' ',
        _ => character,
    };
    han::simplified(narrow).unwrap_or(narrow.to_ascii_lowercase())
}

fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9FFF}')
}

/// Keys of a text: pairs of Han characters that stand together, and words of letters and digits.
#[derive(Default)]
struct Keys {
    pairs: Vec<Pair>,
    words: Vec<String>,
}

/// Two characters in a number: a pair is compared millions of times.
type Pair = u64;

const POINT_BITS: u32 = 21;

fn pair(first: char, second: char) -> Pair {
    u64::from(u32::from(first)) << POINT_BITS | u64::from(u32::from(second))
}

/// The two characters of a pair as text.
fn spelled(pair: Pair) -> String {
    let point = |bits: u64| u32::try_from(bits & ((1 << POINT_BITS) - 1)).ok().and_then(char::from_u32);
    [point(pair >> POINT_BITS), point(pair)].into_iter().flatten().collect()
}

impl Keys {
    /// Of all words in a tree of data, each key once.
    fn of(value: &Value) -> Self {
        let (mut texts, mut keys) = (Vec::new(), Self::default());
        words(value, &mut texts);
        texts.into_iter().for_each(|text| keys.add(text));
        keys.pairs.sort_unstable();
        keys.pairs.dedup();
        keys.words.sort_unstable();
        keys.words.dedup();
        keys
    }

    fn add(&mut self, text: &str) {
        let mut word = String::new();
        let mut before: Option<char> = None;
        for c in text.chars().map(normal).chain([' ']) {
            if c.is_ascii_alphanumeric() {
                word.push(c);
            } else if !word.is_empty() {
                self.words.push(std::mem::take(&mut word));
            }
            if let (Some(first), true) = (before, is_han(c)) {
                self.pairs.push(pair(first, c));
            }
            before = is_han(c).then_some(c);
        }
    }
}

/// What a document is found by.
pub(super) struct Found {
    /// Keys of its materials, and of all of it.
    fields: [Keys; 2],
}

impl Found {
    pub(super) fn of(data: &Value) -> Self {
        Self { fields: [data.get("materials").map(Keys::of).unwrap_or_default(), Keys::of(data)] }
    }
}

/// Where a key is kept; the script that asks reckons the same.
fn shard_of(key: &str, count: usize) -> usize {
    let mut points = key.chars().map(|c| c as usize);
    let (first, second) = (points.next().unwrap_or(0), points.next().unwrap_or(0));
    (first * 31 + second) % count
}

/// All words in a tree of data.
fn words<'a>(value: &'a Value, into: &mut Vec<&'a str>) {
    match value {
        Value::String(text) => into.push(text),
        Value::Array(items) => items.iter().for_each(|item| words(item, into)),
        Value::Object(fields) => {
            fields.iter().filter(|(key, _)| !NOT_WORDS.contains(&key.as_str())).for_each(|(_, it)| words(it, into));
        }
        _ => {}
    }
}

/// Keys in their order, each with the documents in whose materials, and in whose text, it stands.
fn postings(documents: &[Document<'_>]) -> Vec<(String, [Vec<usize>; 2])> {
    // A row in a number as well: a pair, whether it stands in the text or in the materials, the document.
    const DOCUMENT_BITS: u32 = u64::BITS - 2 * POINT_BITS - 1;
    assert!(documents.len() < 1 << DOCUMENT_BITS, "two million documents have a search of another kind");
    let each = || documents.iter().map(|it| &it.keys.fields).enumerate();
    let mut rows: Vec<u64> =
        Vec::with_capacity(each().map(|(_, [some, all])| some.pairs.len() + all.pairs.len()).sum());
    let mut named: BTreeMap<&str, [Vec<usize>; 2]> = BTreeMap::new();
    for (at, fields) in each() {
        for (field, keys) in fields.iter().enumerate() {
            let tail = (field << DOCUMENT_BITS | at) as u64;
            rows.extend(keys.pairs.iter().map(|pair| pair << (DOCUMENT_BITS + 1) | tail));
            keys.words.iter().for_each(|word| named.entry(word).or_default()[field].push(at));
        }
    }
    rows.par_sort_unstable();
    let pairs: Vec<&[u64]> = rows.chunk_by(|a, b| a >> (DOCUMENT_BITS + 1) == b >> (DOCUMENT_BITS + 1)).collect();
    let grouped = pairs.into_par_iter().map(|rows| {
        let mut fields = [Vec::new(), Vec::new()];
        for row in rows {
            let field = usize::from(row >> DOCUMENT_BITS & 1 == 1);
            let document = row & ((1 << DOCUMENT_BITS) - 1);
            fields[field].push(usize::try_from(document).expect("an index of this machine"));
        }
        (spelled(rows[0] >> (DOCUMENT_BITS + 1)), fields)
    });
    let grouped: Vec<_> = grouped.collect();
    // Letters and digits stand before Han characters.
    named.into_iter().map(|(word, fields)| (word.to_owned(), fields)).chain(grouped).collect()
}

fn shards(documents: &[Document<'_>]) -> Vec<String> {
    let list = |out: &mut String, documents: &[usize]| {
        for (at, document) in documents.iter().enumerate() {
            let _ = write!(out, "{}{document}", if at == 0 { "" } else { "," });
        }
    };
    let written: Vec<(String, String)> = postings(documents)
        .into_par_iter()
        .map(|(key, [materials, text])| {
            // A key is of Han characters, small letters and digits: nothing in it needs to be escaped.
            let mut row = format!("\"{key}\":[[");
            list(&mut row, &materials);
            row.push_str("],[");
            list(&mut row, &text);
            row.push_str("]]");
            (key, row)
        })
        .collect();
    let bytes: usize = written.iter().map(|(_, row)| row.len() + 1).sum();
    let mut shards = vec![String::new(); bytes.div_ceil(SHARD_BYTES).max(1)];
    for (key, row) in written {
        let at = shard_of(&key, shards.len());
        let shard = &mut shards[at];
        if !shard.is_empty() {
            shard.push(',');
        }
        shard.push_str(&row);
    }
    shards
}

/// A call with data, in a script of its own.
fn call(name: &str, data: &Value) -> String {
    let mut out = format!("biaochi.{name}(");
    let _ = write!(out, "{data}");
    out + ");\n"
}

fn names(view: &View, documents: &[Document<'_>], shards: usize, lang: Lang) -> String {
    let labels = labels::of(lang);
    let kind = |kind: &str| match kind {
        "guide" => labels["guides"],
        "checklist" => labels["checklists"],
        "indicators" => labels["indicator_sets"],
        "conduct" => labels["conducts"],
        "figures" => labels["figure_tables"],
        "register" => labels["registers"],
        "tombstone" => labels["ended"],
        other => labels.get(format!("kind_{other}").as_str()).copied().unwrap_or_default(),
    };
    let row = |name: &str, path: &str, kind: &str, code: Option<&str>| {
        let syllables: Vec<String> = han::pinyin(name).iter().map(|syllable| han::plain(syllable)).collect();
        let letters = |syllable: &String| syllable.chars().all(|c| c.is_ascii_lowercase());
        let spoken: Vec<&String> = syllables.iter().filter(|syllable| letters(syllable)).collect();
        let whole: Vec<&str> = spoken.iter().map(|syllable| syllable.as_str()).collect();
        let initials: String = spoken.iter().filter_map(|syllable| syllable.chars().next()).collect();
        json!([name, path, kind, code, whole.join(" "), initials])
    };
    let documents = documents.iter().map(|it| row(it.name, it.path, kind(it.kind), it.code));
    let books = view.books.iter().map(|it| row(&it.title, &it.path, labels["books"], Some(&it.code.text)));
    let rows: Vec<Value> = documents.chain(books).collect();
    let traditional: String = han::TRADITIONAL.split_whitespace().collect();
    call("names", &json!({"shards": shards, "rows": rows, "aliases": view.aliases, "traditional": traditional}))
}

/// Every code that is on paper, with the page that it leads to and its name.
fn codes(handbook: &Handbook, view: &View, documents: &[Document<'_>]) -> String {
    let documents = documents.iter().map(|it| (it.path, it.name));
    let books = view.books.iter().map(|it| (it.path.as_str(), it.title.as_str()));
    let places = view.places.iter().flat_map(|table| &table.items).map(|it| (it.path.as_str(), it.name.as_str()));
    let names: BTreeMap<&str, &str> = documents.chain(books).chain(places).collect();
    let rows = leads::all(handbook).into_iter();
    let rows = rows.filter_map(|(code, path)| Some((code.to_string(), json!([path, names.get(path.as_str())?]))));
    call("codes", &Value::Object(rows.collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_two_characters_are_a_key_and_nothing_runs_over_a_mark() {
        let mut found = Keys::default();
        found.add("高龄津贴（ＧＢ/T 42195）、證明");
        assert_eq!(found.words, ["gb", "t", "42195"]);
        let pairs: Vec<String> = found.pairs.iter().map(|&pair| spelled(pair)).collect();
        assert_eq!(pairs, ["高龄", "龄津", "津贴", "证明"]);
    }

    #[test]
    fn a_key_has_one_shard() {
        assert_eq!(shard_of("津贴", 7), (0x6D25 * 31 + 0x8D34) % 7);
        assert_eq!(shard_of("t", 7), 116 * 31 % 7);
    }
}
