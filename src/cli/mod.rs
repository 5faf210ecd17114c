//! Commands, one file each, and what they share: where the handbook is, how findings are shown, exit codes.

#![allow(clippy::disallowed_methods, reason = "here, and only here, the world is touched")]

mod args;
mod build;
mod check;
mod codes;
mod disk;
mod explain;
mod fmt;
mod help;
mod new;
mod output;
mod paper;
mod rules;
mod schema;
mod serve;
mod shell;
mod symbols;
mod terminal;
mod verify;

use std::process::ExitCode;

use biaochi::diag::Severity;
use biaochi::text;
use biaochi::text::{Lang, Text};
use clap::{CommandFactory, FromArgMatches};

use args::{Cli, Command};

/// Wrong usage: a name that is not there, and the one that was perhaps meant.
fn unknown(Text { zh, en }: Text, near: Option<&str>) -> Failure {
    let text = match near {
        Some(near) => text!("{zh}；是不是「{near}」？", "{en}; did you mean `{near}`?"),
        None => Text { zh, en },
    };
    Failure { outcome: Outcome::Usage, text }
}

/// What became of a run, and the number that tells a script.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Nothing to report.
    Clean = 0,
    /// Findings at or above `--fail-on`.
    Findings = 1,
    /// The command line is wrong.
    Usage = 2,
    /// There is no usable handbook.
    Configuration = 3,
    /// Disk or port.
    World = 4,
    /// Our own bug.
    Bug = 70,
}

/// A failure of the world or of the call; mistakes of authors are findings instead.
#[derive(Debug)]
pub(crate) struct Failure {
    /// What kind.
    pub(crate) outcome: Outcome,
    /// What happened and what to do.
    pub(crate) text: Text,
}

impl Failure {
    /// A failure of the disk or the network.
    pub(crate) fn world(text: Text) -> Self {
        Self { outcome: Outcome::World, text }
    }
}

/// Result of a command.
pub(crate) type Done = Result<Outcome, Failure>;

/// Reads the command line and runs what it asks for.
pub(crate) fn run() -> ExitCode {
    let lang = args::lang_before_parsing();
    let matches = help::localised(Cli::command(), lang).get_matches();
    let cli = match Cli::from_arg_matches(&matches) {
        Ok(cli) => cli,
        Err(error) => error.exit(),
    };
    let lang = cli.global.lang.unwrap_or(lang);
    // A panic is our bug, and says so; the default hook has printed where.
    let done = std::panic::catch_unwind(|| dispatch(&cli, lang));
    let outcome = match done {
        Ok(Ok(outcome)) => outcome,
        Ok(Err(failure)) => {
            terminal::say(&match lang {
                Lang::Zh => format!("错误：{}", failure.text.zh),
                Lang::En => format!("error: {}", failure.text.en),
            });
            failure.outcome
        }
        Err(_) => {
            terminal::say(match lang {
                Lang::Zh => "这是标尺自己的毛病，不是您的错；请把上面的英文和用到的文件交给维护者",
                Lang::En => {
                    "this is a bug of biaochi, not your mistake; please report the lines above with the files in use"
                }
            });
            Outcome::Bug
        }
    };
    ExitCode::from(outcome as u8)
}

fn dispatch(cli: &Cli, lang: Lang) -> Done {
    match &cli.command {
        Command::Check(options) => check::run(options, &cli.global, lang),
        Command::Build(options) => build::run(options, &cli.global, lang),
        Command::Fmt(options) => fmt::run(options, &cli.global, lang),
        Command::Serve(options) => serve::run(options, &cli.global, lang),
        Command::Schema(options) => schema::run(options, lang),
        Command::Explain(options) => explain::run(options, &cli.global, lang),
        Command::Rules => rules::run(&cli.global, lang),
        Command::New(options) => new::run(options, lang),
        Command::Codes(options) => codes::run(options, lang),
        Command::Verify(options) => verify::run(options, lang),
        Command::Completions(options) => Ok(shell::completions(options)),
        Command::Man => shell::man(lang),
    }
}

/// What findings mean for the exit code.
fn outcome(report: &biaochi::diag::Report, fail_on: args::FailOn) -> Outcome {
    let threshold = match fail_on {
        args::FailOn::Error => Severity::Error,
        args::FailOn::Warning => Severity::Warning,
    };
    if report.has(threshold) { Outcome::Findings } else { Outcome::Clean }
}
