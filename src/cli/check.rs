//! `check`: every finding of the run at once, and safe fixes where they are asked for.

use std::path::Path;

use biaochi::diag::{Baseline, Fixed, Report};
use biaochi::text;
use biaochi::text::Lang;

use super::args::{CheckOptions, Global};
use super::{Done, Failure, Outcome, disk, outcome, terminal};

/// Checks and reports; writes nothing but the fixes asked for.
pub(crate) fn run(options: &CheckOptions, global: &Global, lang: Lang) -> Done {
    let root = disk::root(options.project.path.as_deref())?;
    let (mut handbook, mut report) = biaochi::analyse(&disk::input(&root, &options.project)?);
    if options.fix {
        let fixed = report.fixed();
        if options.dry_run {
            fixed.iter().for_each(|fixed| terminal::print(&diff(&report, fixed, &disk::prefix(&root))));
        } else {
            fixed
                .iter()
                .try_for_each(|fixed| disk::replace(&root.join(&report.source(fixed.source).path), &fixed.text))?;
            (handbook, report) = biaochi::analyse(&disk::input(&root, &options.project)?);
        }
        let files = fixed.len();
        let places: usize = fixed.iter().map(|fixed| fixed.count).sum();
        if !global.quiet {
            terminal::say(&match lang {
                Lang::Zh => format!("{files} 个文件里有 {places} 处可以放心改"),
                Lang::En => format!("{places} safe fixes in {files} files"),
            });
        }
    }
    if let Some(path) = &options.save_baseline {
        let shown = path.display();
        std::fs::write(path, Baseline::of(&report).to_json()).map_err(|error| {
            Failure::world(text!("「{shown}」写不进去：{error}", "`{shown}` can't be written: {error}"))
        })?;
    }
    if let Some(path) = &options.baseline {
        let known = read_baseline(path)?.subtract_from(&mut report);
        if !global.quiet {
            terminal::say(&match lang {
                Lang::Zh => format!("{known} 个老问题在基线里，没有列出"),
                Lang::En => format!("{known} known findings are in the baseline and not listed"),
            });
        }
    }
    terminal::show(&report, global, lang, &disk::prefix(&root));
    if !global.quiet {
        terminal::say(&terminal::tally(&report, lang));
    }
    let outcome = if handbook.is_none() { Outcome::Configuration } else { outcome(&report, global.fail_on) };
    // The process ends now, and giving back a whole handbook piece by piece takes longer than many a rule.
    std::mem::forget((handbook, report));
    Ok(outcome)
}

fn read_baseline(path: &Path) -> Result<Baseline, Failure> {
    let shown = path.display();
    let text = std::fs::read_to_string(path).map_err(|error| {
        Failure::world(text!("基线「{shown}」读不出来：{error}", "the baseline `{shown}` can't be read: {error}"))
    })?;
    Baseline::read(&text).ok_or_else(|| Failure {
        outcome: Outcome::Usage,
        text: text!(
            "「{shown}」不是基线文件；用 --save-baseline 写一份",
            "`{shown}` is no baseline; write one with --save-baseline"
        ),
    })
}

/// Changed lines, old and new. Fixes never join lines or add any, so lines stand across from each other.
fn diff(report: &Report, fixed: &Fixed, prefix: &str) -> String {
    let source = report.source(fixed.source);
    let path = format!("{prefix}{}", source.path);
    let mut out = format!("--- {path}\n+++ {path}\n");
    for (number, (old, new)) in (1..).zip(source.text.lines().zip(fixed.text.lines())) {
        if old != new {
            out += &format!("@@ -{number} +{number} @@\n-{old}\n+{new}\n");
        }
    }
    out
}
