//! The command line of biaochi. Only here does anything touch the world: disk, terminal, server.

mod cli;

use std::process::ExitCode;

/// A handbook is a million small pieces; this allocator takes half the time of the system's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    cli::run()
}
