//! What machines read: every document as JSON with an index, a sitemap, the changes as an Atom feed, and the service
//! of each guide as JSON-LD in its page.
//!
//! The JSON is the [view](crate::render::view) of a document as its page shows it, without drawings. JSON-LD names
//! the terms of schema.org and of CPSV-AP, the European vocabulary of public services, side by side.

use std::fmt::Write as _;
use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::html::escape;
use super::search;
use crate::link::Handbook;
use crate::render::Artifact;
use crate::render::view::{Guide, View};
use crate::syntax::markdown::{Inline, plain};

/// Drawings are for the eye, and codes are drawn elsewhere.
const DRAWN: [&str; 4] = ["charts", "large_charts", "runs", "size"];

/// All files for machines.
pub(super) fn all(handbook: &Handbook, view: &View, documents: &[Document<'_>], addresses: &[&str]) -> Vec<Artifact> {
    let file = |it: &Document<'_>| Artifact { path: format!("{}index.json", it.path), bytes: Arc::clone(&it.json) };
    let mut files: Vec<Artifact> = documents.iter().map(file).collect();
    files.push(Artifact::new("index.json", line(&index(view, documents))));
    files.push(Artifact::new("sitemap.xml", sitemap(handbook, view, addresses).into_bytes()));
    files.push(Artifact::new("changes.xml", feed(handbook, view).into_bytes()));
    files
}

/// A document and its data.
pub(super) struct Document<'a> {
    pub(super) kind: &'a str,
    pub(super) id: &'a str,
    pub(super) name: &'a str,
    pub(super) path: &'a str,
    pub(super) code: Option<&'a str>,
    pub(super) provenance: &'a str,
    /// Its file.
    pub(super) json: Arc<[u8]>,
    /// What is found of it.
    pub(super) keys: search::Found,
}

impl Document<'_> {
    /// The data of a part of the view, in the words that machines get and those that people search for. The data
    /// itself takes ten times the room of both.
    fn data(part: &impl Serialize) -> (Arc<[u8]>, search::Found) {
        let data = lean(part);
        (line(&data).into(), search::Found::of(&data))
    }
}

/// Every document, as machines get it.
pub(super) fn documents(view: &View) -> Vec<Document<'_>> {
    let mut found = Vec::new();
    macro_rules! add {
        ($it:ident in $list:expr, $kind:expr, $code:expr) => {
            found.par_extend($list.par_iter().map(|$it| {
                let (json, keys) = Document::data($it);
                Document {
                    kind: $kind,
                    id: &$it.id,
                    name: &$it.name,
                    path: &$it.path,
                    code: $code,
                    provenance: $it.provenance.level,
                    json,
                    keys,
                }
            }));
        };
    }
    add!(it in view.guides, "guide", Some(&it.code.text));
    add!(it in view.checklists, "checklist", Some(&it.code.text));
    add!(it in view.indicator_sets, "indicators", Some(&it.code.text));
    add!(it in view.conducts, "conduct", Some(&it.code.text));
    add!(it in view.sheets, it.kind, it.code.as_ref().map(|code| code.text.as_str()));
    add!(it in view.figure_tables, "figures", None);
    add!(it in view.registers, "register", None);
    add!(it in view.tombstones, "tombstone", Some(&it.code.text));
    found
}

/// A part of the view as JSON, without what is drawn.
fn lean(part: &impl Serialize) -> Value {
    let mut value = serde_json::to_value(part).expect("plain data has a JSON form");
    strip(&mut value);
    value
}

fn strip(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.retain(|key, _| !DRAWN.contains(&key.as_str()));
            fields.values_mut().for_each(strip);
        }
        Value::Array(items) => items.iter_mut().for_each(strip),
        _ => {}
    }
}

fn line(value: &Value) -> Vec<u8> {
    let mut bytes = serde_json::to_vec(value).expect("plain data has a JSON form");
    bytes.push(b'\n');
    bytes
}

fn index(view: &View, documents: &[Document<'_>]) -> Value {
    let rows = documents.iter().map(|it| {
        json!({
            "kind": it.kind, "id": it.id, "name": it.name, "path": it.path, "json": format!("{}index.json", it.path),
            "code": it.code, "provenance": it.provenance,
        })
    });
    json!({
        "name": view.name, "publisher": view.publisher, "base_url": view.base_url, "edition": view.edition,
        "edition_date": view.edition_date, "as_of": view.as_of, "language": view.language,
        "fingerprint": view.fingerprint, "documents": rows.collect::<Vec<_>>(),
    })
}

/// Every page under its canonical address. Their date is that of the edition: a build has no clock.
fn sitemap(handbook: &Handbook, view: &View, addresses: &[&str]) -> String {
    let date = *handbook.manifest.edition.date;
    let mut out =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
            .to_owned();
    for path in addresses {
        out += "<url><loc>";
        escape(&mut out, &format!("{}/{path}", view.base_url));
        let _ = writeln!(out, "</loc><lastmod>{date}</lastmod></url>");
    }
    out + "</urlset>\n"
}

/// The change records of all guides, newest first.
fn feed(handbook: &Handbook, view: &View) -> String {
    let mut entries = Vec::new();
    for (guide, shown) in handbook.guides.iter().zip(&view.guides) {
        for (number, (change, said)) in guide.changes.iter().zip(&shown.changes).enumerate() {
            entries.push((*change.date, shown, number + 1, said));
        }
    }
    entries.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| (&a.1.path, b.2).cmp(&(&b.1.path, a.2))));
    let newest = entries.first().map_or(*handbook.manifest.edition.date, |(date, ..)| *date);
    let mut out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\""
        .to_owned();
    let element = |out: &mut String, name: &str, words: &str| {
        let _ = write!(out, "<{name}>");
        escape(out, words);
        let _ = writeln!(out, "</{name}>");
    };
    let _ = writeln!(out, "{}\">", view.language);
    element(&mut out, "title", &view.name);
    element(&mut out, "id", &format!("{}/", view.base_url));
    element(&mut out, "updated", &format!("{newest}T00:00:00Z"));
    out += "<author>";
    element(&mut out, "name", &view.publisher);
    out += "</author>\n<link rel=\"self\" href=\"";
    escape(&mut out, &format!("{}/changes.xml", view.base_url));
    out += "\"/>\n<link href=\"";
    escape(&mut out, &format!("{}/", view.base_url));
    out += "\"/>\n";
    for (date, guide, number, change) in &entries {
        let note: String = change.note.iter().map(plain).collect();
        let address = format!("{}/{}", view.base_url, guide.path);
        out += "<entry>\n";
        element(&mut out, "title", &format!("{}：{}", guide.name, change.kind));
        // Counted in the guide's own record, which only grows.
        element(&mut out, "id", &format!("{address}#change-{number}"));
        element(&mut out, "updated", &format!("{date}T00:00:00Z"));
        out += "<link href=\"";
        escape(&mut out, &format!("{address}#changes"));
        out += "\"/>\n";
        element(&mut out, "summary", &note);
        out += "</entry>\n";
    }
    out + "</feed>\n"
}

/// The service of a guide for the head of its page, safe inside a `script` element.
pub(super) fn linked(guide: &Guide, view: &View) -> String {
    let words = |inlines: &[Inline]| inlines.iter().map(plain).collect::<String>();
    let address = format!("{}/{}", view.base_url, guide.path);
    let provider = json!({"@type": "GovernmentOrganization", "name": view.publisher});
    let channels = guide.channels.iter().map(|channel| {
        let mut row =
            Map::from_iter([("@type".to_owned(), json!("ServiceChannel")), ("name".to_owned(), json!(channel.way))]);
        if let Some(url) = &channel.url {
            row.insert("serviceUrl".to_owned(), json!(url));
        }
        if let Some(phone) = &channel.phone {
            row.insert("servicePhone".to_owned(), json!({"@type": "ContactPoint", "telephone": phone}));
        }
        if !channel.place.is_empty() {
            row.insert("serviceLocation".to_owned(), json!({"@type": "Place", "name": words(&channel.place)}));
        }
        Value::Object(row)
    });
    let rules = guide.basis.iter().map(|it| json!({"@type": "cpsv:Rule", "name": it.text}));
    let evidence = guide.materials.iter().map(|it| json!({"@type": "cv:EvidenceType", "name": it.name}));
    let value = json!({
        "@context": ["https://schema.org", {"cpsv": "http://purl.org/vocab/cpsv#", "cv": "http://data.europa.eu/m8g/"}],
        "@type": ["GovernmentService", "cpsv:PublicService"],
        "@id": address, "url": address, "identifier": guide.code.text, "name": guide.name,
        "description": words(&guide.summary), "serviceType": guide.item_type, "category": guide.line,
        "inLanguage": view.language, "provider": provider,
        "audience": {"@type": "Audience", "audienceType": guide.audience.join("、")},
        "availableChannel": channels.collect::<Vec<_>>(),
        "cv:processingTime": guide.time.promised, "cv:hasCost": words(&guide.fee),
        "cpsv:produces": words(&guide.result), "cpsv:follows": rules.collect::<Vec<_>>(),
        "cpsv:hasInput": evidence.collect::<Vec<_>>(),
    });
    value.to_string().replace('<', "\\u003c").replace("\u{2028}", "\\u2028").replace("\u{2029}", "\\u2029")
}
