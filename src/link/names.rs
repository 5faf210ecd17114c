//! Ids that were declared, and ids that may stand in files that could not be read.

use std::collections::BTreeMap;

use super::{DUPLICATE_ID, UNKNOWN_REFERENCE};
use crate::diag::{Diagnostic, Report};
use crate::model::Kind;
use crate::model::load::Broken;
use crate::model::words::{Id, Ref};
use crate::source::{Span, Spanned};
use crate::text;
use crate::text::did_you_mean;

/// Every id of the handbook.
pub struct Names {
    declared: BTreeMap<String, Span>,
    broken: Vec<Broken>,
    /// Former ids, and what they are called now.
    former: BTreeMap<String, String>,
}

impl Names {
    /// No ids yet, but the files that could not be read.
    #[must_use]
    pub fn new(broken: Vec<Broken>) -> Self {
        Self { declared: BTreeMap::new(), broken, former: BTreeMap::new() }
    }

    /// With ids that changed, so that who writes the former one is told the present one.
    #[must_use]
    pub fn with_former<'a>(self, moved: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let former = moved.map(|(before, now)| (before.to_owned(), now.to_owned())).collect();
        Self { former, ..self }
    }

    /// Takes up an id; a second one is reported with the first beside it.
    pub fn declare(&mut self, id: &Spanned<Id>, report: &mut Report) {
        if let Some(&first) = self.declared.get(&id.value.0) {
            let name = &id.value.0;
            let finding = Diagnostic::new(
                &DUPLICATE_ID,
                id.span,
                text!("编号「{name}」用了两次", "the id `{name}` is used twice"),
            )
            .related(first, text!("第一次在这里", "first used here"))
            .help(text!("给其中一份换一个编号", "give one of them another id"));
            report.push(finding);
            return;
        }
        self.declared.insert(id.value.0.clone(), id.span);
    }

    /// Whether an id was declared, or may have been in a file that could not be read.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.declared.contains_key(id) || self.may_be_broken(id)
    }

    /// Every id.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.declared.keys().map(String::as_str)
    }

    /// Whether any file could not be read.
    #[must_use]
    pub fn has_broken(&self) -> bool {
        !self.broken.is_empty()
    }

    /// Whether a file of this kind could not be read, so that what it declares is unknown.
    #[must_use]
    pub fn lost(&self, kind: Kind) -> bool {
        self.broken.iter().any(|file| file.kind.is_none_or(|broken| broken == kind))
    }

    fn may_be_broken(&self, id: &str) -> bool {
        self.broken.iter().any(|file| file.id.as_deref().is_none_or(|broken| broken == id))
    }

    /// Reports a reference to an id that nobody declared, unless it may stand in a broken file.
    pub fn unknown<'a>(
        &self,
        written: &Ref,
        zh: &str,
        en: &str,
        candidates: impl IntoIterator<Item = &'a str>,
        report: &mut Report,
    ) {
        if self.may_be_broken(&written.value) {
            return;
        }
        report.push(self.told(written, zh, en, candidates));
    }

    /// The finding of an id that nobody declared; of a former one it tells the present one.
    #[must_use]
    pub fn told<'a>(
        &self,
        written: &Ref,
        zh: &str,
        en: &str,
        candidates: impl IntoIterator<Item = &'a str>,
    ) -> Diagnostic {
        let finding = unknown(written, zh, en, candidates);
        match self.former.get(&written.value) {
            Some(now) => {
                let before = &written.value;
                let help = text!("「{before}」改了编号，写「{now}」", "`{before}` has another id now, write `{now}`");
                finding.help(help).fix(written.span, now.as_str())
            }
            None => finding,
        }
    }
}

/// The finding of a name that leads nowhere.
pub(super) fn unknown<'a>(
    written: &Ref,
    zh: &str,
    en: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    let name = &written.value;
    let candidates: Vec<&str> = candidates.into_iter().collect();
    let finding =
        Diagnostic::new(&UNKNOWN_REFERENCE, written.span, text!("没有叫「{name}」的{zh}", "there is no {en} `{name}`"));
    match did_you_mean(name, candidates.iter().copied()) {
        Some(near) => finding.help(text!("是不是「{near}」？", "did you mean `{near}`?")).guess(written.span, near),
        None if !candidates.is_empty() && candidates.len() <= 12 => {
            let all = candidates.join("、");
            finding.help(text!("可以写：{all}", "possible: {all}"))
        }
        None => finding.help(text!("检查写法，或先把它写出来", "check the spelling, or write it first")),
    }
}
