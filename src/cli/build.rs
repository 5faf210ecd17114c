//! `build`: check, then write everything, swapped in whole.

use std::time::Instant;

use biaochi::diag::Severity;
use biaochi::render::OUTPUTS;
use biaochi::text::Lang;
use biaochi::{Artifact, Output, link, text};

use super::args::{BuildOptions, FailOn, Global, Only};
use super::output::Staging;
use super::terminal::{self, Bars};
use super::{Done, Failure, Outcome, disk, outcome};

/// Builds a handbook.
pub(crate) fn run(options: &BuildOptions, global: &Global, lang: Lang) -> Done {
    let start = Instant::now();
    let root = disk::root(options.project.path.as_deref())?;
    let mut input = disk::input(&root, &options.project)?;
    if let Some(url) = &options.base_url {
        let url = url.trim_end_matches('/');
        if let Some((message, help)) = link::manifest::address_problem(url) {
            let (zh, en) = (format!("{}；{}", message.zh, help.zh), format!("{}; {}", message.en, help.en));
            return Err(Failure { outcome: Outcome::Usage, text: text!("--base-url：{zh}", "--base-url: {en}") });
        }
        input.base_url = Some(url.to_owned());
    }
    input.templates = disk::templates(options.templates.as_deref())?;
    let staging = Staging::open(&options.out)?;
    let bars = Bars::new(global, lang);
    let (artifacts, report) = biaochi::compile(&input, &outputs(&options.only), &bars);
    bars.clear();
    terminal::show(&report, global, lang, &disk::prefix(&root));
    let refused = report.has(Severity::Error) || (global.fail_on == FailOn::Warning && report.has(Severity::Warning));
    if refused || artifacts.is_empty() {
        staging.discard();
        if !global.quiet {
            let tally = terminal::tally(&report, lang);
            terminal::say(&match lang {
                Lang::Zh => format!("{tally}；没有写出任何文件"),
                Lang::En => format!("{tally}; nothing was written"),
            });
        }
        return Ok(outcome(&report, global.fail_on));
    }
    staging.publish(&artifacts)?;
    if !global.quiet {
        terminal::say(&terminal::tally(&report, lang));
        terminal::say(&summary(&artifacts, &options.out.display().to_string(), start, lang));
    }
    Ok(outcome(&report, global.fail_on))
}

fn outputs(only: &[Only]) -> Vec<Output> {
    let name = |only: &Only| match only {
        Only::Site => "site",
        Only::Pdf => "pdf",
    };
    OUTPUTS
        .iter()
        .filter(|row| only.is_empty() || only.iter().any(|only| name(only) == row.name))
        .map(|row| row.output)
        .collect()
}

fn summary(artifacts: &[Artifact], out: &str, start: Instant, lang: Lang) -> String {
    let count = |start: &str, end: &str| {
        artifacts.iter().filter(|artifact| artifact.path.starts_with(start) && artifact.path.ends_with(end)).count()
    };
    let (books, pages, charts, codes) =
        (count("pdf/", ".pdf"), count("", ".html"), count("charts/", ".svg"), count("qr/", ".svg"));
    let (files, kilobytes) =
        (artifacts.len(), artifacts.iter().map(|artifact| artifact.bytes.len()).sum::<usize>().div_ceil(1000));
    let seconds = start.elapsed().as_secs_f64();
    match lang {
        Lang::Zh => format!(
            "写入「{out}」：{books} 本书、{pages} 个网页、{charts} 幅流程图、{codes} 个二维码，共 {files} 个文件，{kilobytes} KB，用时 {seconds:.2} 秒"
        ),
        Lang::En => format!(
            "wrote `{out}`: {books} books, {pages} pages, {charts} charts, {codes} codes; {files} files, {kilobytes} KB, in {seconds:.2} s"
        ),
    }
}
