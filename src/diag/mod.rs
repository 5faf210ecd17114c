//! What is wrong, where, and what to do about it.

mod baseline;
mod fixes;
mod github;
mod human;
pub mod json;
mod page;
mod sarif;
mod severity;
mod short;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use baseline::Baseline;
pub use fixes::Fixed;

use crate::source::{Source, SourceId, Span};
use crate::text::{Lang, Text};

pub use page::{Example, Page, Verdict};
pub use severity::Severity;

/// A kind of finding: its stable name, how bad it is, and the page that explains it.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// Lower case words with hyphens; never renamed.
    pub id: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Its page: why (zh, en), where the rule stems from, a bad and a good example.
    pub page: &'static str,
}

/// Declares the codes of a stage and the table of them; each has its page in `pages/`.
#[macro_export]
macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $severity:ident $id:literal;)*) => {
        $($(#[$doc])* pub static $name: $crate::diag::Code = $crate::diag::Code {
            id: $id,
            severity: $crate::diag::Severity::$severity,
            page: include_str!(concat!("pages/", $id, ".md")),
        };)*
        /// Every code of this stage.
        pub static CODES: &[&$crate::diag::Code] = &[$(&$name),*];
    };
}

/// One finding.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// What kind.
    pub code: &'static Code,
    /// How bad it is: as its kind says, unless the handbook's manifest says otherwise.
    pub severity: Severity,
    /// Where, in the author's own file.
    pub span: Span,
    /// What is wrong.
    pub message: Text,
    /// What to write instead.
    pub help: Option<Text>,
    /// Other places that matter.
    pub related: Vec<(Span, Text)>,
    /// A replacement that mends it.
    pub fix: Option<Fix>,
}

/// Text to put in place of a span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What is replaced.
    pub span: Span,
    /// By what.
    pub replacement: String,
    /// Whether it may be done unasked.
    pub safety: Safety,
}

/// Whether a replacement is certainly what the author meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Safety {
    /// It changes the writing, never the meaning.
    Safe,
    /// It is the likeliest of several; `check --fix` leaves it to the author.
    Guess,
}

impl Diagnostic {
    /// A finding without advice.
    #[must_use]
    pub fn new(code: &'static Code, span: Span, message: Text) -> Self {
        Self { code, severity: code.severity, span, message, help: None, related: Vec::new(), fix: None }
    }

    /// Adds what to write instead.
    #[must_use]
    pub fn help(mut self, help: Text) -> Self {
        self.help = Some(help);
        self
    }

    /// Adds another place.
    #[must_use]
    pub fn related(mut self, span: Span, text: Text) -> Self {
        self.related.push((span, text));
        self
    }

    /// Adds a replacement that changes the writing only.
    #[must_use]
    pub fn fix(mut self, span: Span, replacement: impl Into<String>) -> Self {
        self.fix = Some(Fix { span, replacement: replacement.into(), safety: Safety::Safe });
        self
    }

    /// Adds the likeliest replacement.
    #[must_use]
    pub fn guess(mut self, span: Span, replacement: impl Into<String>) -> Self {
        self.fix = Some(Fix { span, replacement: replacement.into(), safety: Safety::Guess });
        self
    }
}

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Format {
    /// With the author's line and a caret.
    #[default]
    Human,
    /// One line a finding: `file:line:column: severity[code] message`.
    Short,
    /// Versioned JSON.
    Json,
    /// SARIF 2.1.0.
    Sarif,
    /// Annotations of GitHub Actions.
    Github,
}

/// What a renderer of findings needs to know.
#[derive(Debug, Clone, Copy)]
pub struct Style<'a> {
    /// Language of the messages.
    pub lang: Lang,
    /// Whether escape sequences for colour may be written.
    pub color: Color,
    /// What stands before each path: the handbook's folder as the user named it.
    pub prefix: &'a str,
}

/// Colour on a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Color {
    /// Plain text.
    Never,
    /// With escape sequences.
    Always,
}

/// Repeats of one code in one file beyond this number are counted, not shown.
pub const SHOWN_REPEATS: usize = 20;

/// All findings of a run, and the sources they point into.
#[derive(Debug, Default)]
pub struct Report {
    /// The readable files, by [`SourceId`].
    pub sources: Arc<Vec<Source>>,
    findings: Vec<Diagnostic>,
}

impl Report {
    /// Takes up a file and gives it its number.
    pub fn add_source(&mut self, source: Source) -> SourceId {
        Arc::make_mut(&mut self.sources).push(source);
        SourceId(crate::source::to_u32(self.sources.len() - 1))
    }

    /// The file of a number.
    #[must_use]
    pub fn source(&self, id: SourceId) -> &Source {
        &self.sources[id.0 as usize]
    }

    /// A report on the same sources without findings, for work that goes on beside this one.
    #[must_use]
    pub fn beside(&self) -> Self {
        Self { sources: Arc::clone(&self.sources), findings: Vec::new() }
    }

    /// Takes up a finding.
    pub fn push(&mut self, finding: Diagnostic) {
        self.findings.push(finding);
    }

    /// Takes up many.
    pub fn extend(&mut self, findings: impl IntoIterator<Item = Diagnostic>) {
        self.findings.extend(findings);
    }

    /// How many errors so far, repeats included.
    #[must_use]
    pub fn error_count(&self) -> usize {
        self.findings.iter().filter(|finding| finding.severity == Severity::Error).count()
    }

    /// Whether anything was found in a file so far.
    #[must_use]
    pub fn has_any_in(&self, source: SourceId) -> bool {
        self.findings.iter().any(|finding| finding.span.source == source)
    }

    /// Looks at every finding again; those for which `keep` says no are dropped.
    pub fn revise(&mut self, keep: impl FnMut(&mut Diagnostic) -> bool) {
        self.findings.retain_mut(keep);
    }

    /// Gives up its findings, for another report that has the same sources.
    #[must_use]
    pub fn into_findings(self) -> Vec<Diagnostic> {
        self.findings
    }

    /// Findings in the order of files and places; the cause stands before its echoes.
    #[must_use]
    pub fn findings(&self) -> Vec<&Diagnostic> {
        let mut sorted: Vec<_> = self.findings.iter().collect();
        sorted.sort_by(|a, b| {
            let path = |d: &Diagnostic| &self.source(d.span.source).path;
            (path(a), a.span.start, a.code.id, a.span.end).cmp(&(path(b), b.span.start, b.code.id, b.span.end))
        });
        sorted.dedup_by(|a, b| a.code == b.code && a.span == b.span && a.message == b.message);
        sorted
    }

    /// Findings to show, with the number of repeats that are left out.
    #[must_use]
    pub fn shown(&self) -> (Vec<&Diagnostic>, usize) {
        let all = self.findings();
        let total = all.len();
        let mut seen: BTreeMap<(SourceId, &str), usize> = BTreeMap::new();
        let shown: Vec<_> = all
            .into_iter()
            .filter(|finding| {
                let count = seen.entry((finding.span.source, finding.code.id)).or_default();
                *count += 1;
                *count <= SHOWN_REPEATS
            })
            .collect();
        let left_out = total - shown.len();
        (shown, left_out)
    }

    /// How many errors and warnings.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        let findings = self.findings();
        let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
        (errors, findings.len() - errors)
    }

    /// Whether anything at this severity or above was found.
    #[must_use]
    pub fn has(&self, severity: Severity) -> bool {
        self.findings.iter().any(|finding| finding.severity >= severity)
    }

    /// The findings as text in a format.
    #[must_use]
    pub fn render(&self, format: Format, style: Style<'_>) -> String {
        match format {
            Format::Human => human::render(self, style),
            Format::Short => short::render(self, style),
            Format::Json => json::render(self, style),
            Format::Sarif => sarif::render(self, style),
            Format::Github => github::render(self, style),
        }
    }
}
