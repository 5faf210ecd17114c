//! What the check looks at, for the pages that explain it: each kind of finding with its reason and examples.

use serde::Serialize;

use crate::diag::{Code, Severity, Verdict};
use crate::syntax::markdown::{Inline, plain};
use crate::text::Lang;

/// A kind of finding as its page shows it.
#[derive(Serialize)]
pub(super) struct Rule {
    pub(super) id: &'static str,
    pub(super) path: String,
    /// The key of a label, `error` or `warning`.
    severity: &'static str,
    pub(super) title: String,
    /// Paragraphs.
    why: Vec<Vec<Inline>>,
    source: Option<&'static str>,
    examples: Vec<Example>,
}

#[derive(Serialize)]
struct Example {
    is_good: bool,
    /// The file, where an example is a whole one.
    file: Option<&'static str>,
    text: &'static str,
}

/// The rules of one severity, as the index shows them.
#[derive(Serialize)]
pub(super) struct Group<'a> {
    severity: &'static str,
    rules: Vec<&'a Rule>,
}

impl Rule {
    /// Its first paragraph.
    pub(super) fn summary(&self) -> String {
        self.why.first().into_iter().flatten().map(plain).collect()
    }
}

/// Every kind of finding, by code.
pub(super) fn all(lang: Lang) -> Vec<Rule> {
    let mut rules: Vec<Rule> = crate::catalogue().map(|code| rule(code, lang)).collect();
    rules.sort_by_key(|rule| rule.id);
    rules
}

/// Errors, then warnings.
pub(super) fn groups(rules: &[Rule]) -> Vec<Group<'_>> {
    let group = |severity: Severity| Group {
        severity: severity.id(),
        rules: rules.iter().filter(|rule| rule.severity == severity.id()).collect(),
    };
    vec![group(Severity::Error), group(Severity::Warning)]
}

fn rule(code: &Code, lang: Lang) -> Rule {
    let page = code.parts();
    let example = |example: &crate::diag::Example| Example {
        is_good: example.verdict == Verdict::Good,
        file: example.target.split_once(' ').map(|(_, path)| path),
        text: example.text,
    };
    Rule {
        id: code.id,
        path: format!("rules/{}/", code.id),
        severity: code.severity.id(),
        title: page.title.get(lang).to_owned(),
        why: page.why.get(lang).split("\n\n").map(words).collect(),
        source: page.source,
        examples: page.examples.iter().map(example).collect(),
    }
}

/// Every second piece between backticks is typed as it stands.
fn words(paragraph: &str) -> Vec<Inline> {
    let pieces = paragraph.trim().split('`').map(str::to_owned).enumerate();
    pieces.map(|(at, s)| if at % 2 == 0 { Inline::Text { s } } else { Inline::Code { s } }).collect()
}
