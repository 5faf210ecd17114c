//! Talk on standard error, data on standard output; colour and bars only on a terminal.

use std::io::{IsTerminal, Write};

use biaochi::Progress;
use biaochi::diag::{Color, Format, Report, Style};
use biaochi::text::Lang;
use indicatif::{MultiProgress, ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::args::Global;

/// One line of talk. A closed pipe is nobody's mistake.
pub(crate) fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// Data for another program or a file.
pub(crate) fn print(data: &str) {
    let _ = std::io::stdout().write_all(data.as_bytes());
}

/// Shows the findings: for people as talk, for machines as data.
pub(crate) fn show(report: &Report, global: &Global, lang: Lang, prefix: &str) {
    let human = global.format == Format::Human;
    let color = if human
        && std::io::stderr().is_terminal()
        && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
    {
        Color::Always
    } else {
        Color::Never
    };
    let text = report.render(global.format, Style { lang, color, prefix });
    if human {
        let _ = std::io::stderr().write_all(text.as_bytes());
    } else {
        print(&text);
    }
}

/// `3 个错误，1 个提醒`.
pub(crate) fn tally(report: &Report, lang: Lang) -> String {
    let (errors, warnings) = report.counts();
    match (lang, errors, warnings) {
        (Lang::Zh, 0, 0) => "没有发现问题".to_owned(),
        (Lang::En, 0, 0) => "no findings".to_owned(),
        (Lang::Zh, ..) => format!("{errors} 个错误，{warnings} 个提醒；「biaochi explain 代码」说明每一种"),
        (Lang::En, ..) => format!("{errors} errors, {warnings} warnings; `biaochi explain CODE` tells about each kind"),
    }
}

/// Progress bars, one a kind of thing, cleared when done. Nothing is drawn where there is no terminal.
pub(crate) struct Bars {
    all: MultiProgress,
    lang: Lang,
    bars: std::sync::Mutex<Vec<(&'static str, ProgressBar)>>,
}

const KINDS: &[(&str, &str)] = &[("chart", "流程图"), ("page", "网页"), ("book", "书")];

impl Bars {
    /// No bars yet.
    pub(crate) fn new(global: &Global, lang: Lang) -> Self {
        let target = if global.quiet || !std::io::stderr().is_terminal() {
            ProgressDrawTarget::hidden()
        } else {
            ProgressDrawTarget::stderr()
        };
        Self { all: MultiProgress::with_draw_target(target), lang, bars: std::sync::Mutex::default() }
    }

    /// Takes the bars away.
    pub(crate) fn clear(&self) {
        let _ = self.all.clear();
    }
}

impl Progress for Bars {
    fn expect(&self, kind: &'static str, count: usize) {
        let word = match self.lang {
            Lang::Zh => KINDS.iter().find(|(name, _)| *name == kind).map_or(kind, |(_, zh)| zh),
            Lang::En => kind,
        };
        let style = ProgressStyle::with_template("{prefix:>8} {wide_bar} {pos}/{len}")
            .unwrap_or_else(|_| ProgressStyle::default_bar());
        let bar = self.all.add(ProgressBar::new(count as u64).with_style(style).with_prefix(word.to_owned()));
        if let Ok(mut bars) = self.bars.lock() {
            bars.push((kind, bar));
        }
    }

    fn step(&self, kind: &'static str) {
        if let Ok(bars) = self.bars.lock() {
            bars.iter().filter(|(name, _)| *name == kind).for_each(|(_, bar)| bar.inc(1));
        }
    }
}
