//! The suite: everything goes through `compile`, `analyse` or the command itself, never around them.

#![allow(clippy::disallowed_methods, reason = "tests read files and run the command")]
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]
#![allow(missing_docs, unreachable_pub, reason = "tests are documented by their names")]

mod build;
mod cli;
mod codes;
mod faults;
mod findings;
mod format;
mod handbook;
mod input;
mod lawyer;
mod markdown;
mod pages;
mod tidy;
