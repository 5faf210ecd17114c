//! The fixed words of documents (办理流程 / Procedure), both languages in one entry.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::diag::Report;
use crate::source::SourceId;
use crate::syntax::node::Value;
use crate::syntax::yaml;
use crate::text::{Lang, Text};

/// The table, by key.
static LABELS: LazyLock<BTreeMap<String, Text>> = LazyLock::new(|| {
    let text = include_str!("../../templates/labels.yaml");
    let node = yaml::parse(text, SourceId(0), 0, &mut Report::default()).expect("the table of labels is YAML");
    let Value::Map(entries) = node.value else { panic!("the table of labels is a map") };
    let words = |node: &crate::syntax::node::Node, lang: &str| {
        node.key(lang).and_then(|node| node.text()).unwrap_or_default().to_owned()
    };
    entries.into_iter().map(|(key, node)| (key.text, Text { zh: words(&node, "zh"), en: words(&node, "en") })).collect()
});

/// Every label, by key, with both languages.
pub fn all() -> impl Iterator<Item = (&'static str, &'static Text)> {
    LABELS.iter().map(|(key, text)| (key.as_str(), text))
}

/// The labels of one language as books use them: paper is narrower, so some words differ from the screen's.
#[must_use]
pub fn printed(lang: Lang) -> BTreeMap<&'static str, &'static str> {
    let mut labels = of(lang);
    let own = all().filter_map(|(key, text)| Some((key.strip_prefix("print_")?, text.get(lang))));
    labels.extend(own);
    labels
}

/// The labels of one language, as templates get them.
#[must_use]
pub fn of(lang: Lang) -> BTreeMap<&'static str, &'static str> {
    all().map(|(key, text)| (key, text.get(lang))).collect()
}
