//! The command line of biaochi. Only here does anything touch the world: disk, terminal, server.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
