//! Completions and the manual page, both derived from the declared command line.

use biaochi::text::Lang;
use clap::CommandFactory;

use super::args::{Cli, CompletionsOptions};
use super::{Done, Failure, Outcome, help, terminal};

/// Prints completions for a shell.
pub(crate) fn completions(options: &CompletionsOptions) -> Outcome {
    let mut out = Vec::new();
    clap_complete::generate(options.shell, &mut Cli::command(), "biaochi", &mut out);
    terminal::print(&String::from_utf8_lossy(&out));
    Outcome::Clean
}

/// Prints the manual page.
pub(crate) fn man(lang: Lang) -> Done {
    let mut out = Vec::new();
    let rendered = clap_mangen::Man::new(help::localised(Cli::command(), lang)).render(&mut out);
    rendered.map_err(|error| {
        Failure::world(biaochi::text!("手册页写不出来：{error}", "the manual page can't be written: {error}"))
    })?;
    terminal::print(&String::from_utf8_lossy(&out));
    Ok(Outcome::Clean)
}
