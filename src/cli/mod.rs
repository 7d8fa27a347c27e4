//! From arguments to an exit code.
//!
//! The way through: `args` → `inputs` (which pages) → `read` (bytes) → `charset`
//! (text) → the engine → `output` (one of the formats). What goes wrong on the
//! way is a [`problem::Problem`]: it is told on standard error, and the rest of
//! the pages go on.

mod args;
mod audit;
mod charset;
mod help;
mod inputs;
mod language;
mod manifest;
mod output;
mod problem;
mod read;
mod terminal;

use std::{ffi::OsString, process::ExitCode};

use args::{Cli, Command};
use clap::FromArgMatches;

/// Everything was read and handled.
pub(crate) const OK: u8 = 0;
/// Something could not be read, or nothing could be scored.
pub(crate) const FAILED: u8 = 1;
/// The command was not understood.
pub(crate) const USAGE: u8 = 2;

/// Runs the command line of this process.
pub(crate) fn run() -> ExitCode {
    ExitCode::from(run_with(std::env::args_os()))
}

fn run_with(words: impl IntoIterator<Item = OsString>) -> u8 {
    let language = language::from_environment(|name| std::env::var(name).ok());
    let cli = help::command(language)
        .try_get_matches_from(words)
        .and_then(|matches| Cli::from_arg_matches(&matches));
    match cli {
        Ok(Cli {
            command: Command::Audit(arguments),
        }) => audit::run(&arguments, arguments.lang.map_or(language, Into::into)),
        Err(error) => {
            // Nothing left to tell when even this cannot be written.
            drop(error.print());
            if error.use_stderr() { USAGE } else { OK }
        }
    }
}
