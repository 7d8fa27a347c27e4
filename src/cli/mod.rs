//! From arguments to an exit code.
//!
//! The way through: `args` → `inputs` (which pages) → `read` (bytes) → `charset`
//! (text) → the engine → `output` (one of the formats). What goes wrong on the
//! way is a [`problem::Problem`]: it is told on standard error, and the rest of
//! the pages go on.

mod args;
mod audit;
mod charset;
mod files;
mod gate;
mod generate;
mod help;
mod inputs;
mod language;
mod manifest;
mod output;
mod problem;
mod read;
mod rubric;
mod scan;
mod study;
mod teller;
mod terminal;
mod today;
mod usage;

use std::{ffi::OsString, process::ExitCode};

use args::{Cli, Command};
use clap::FromArgMatches;
use loketmeter::Language;

/// Everything was read and handled.
pub(crate) const OK: u8 = 0;
/// Something could not be read, or nothing could be scored.
pub(crate) const FAILED: u8 = 1;
/// The command was not understood.
pub(crate) const USAGE: u8 = 2;
/// A grade is below the limit, or there are new findings.
pub(crate) const GATE: u8 = 3;
/// Stopped by Ctrl-C, as shells count it: 128 and the number of the signal.
pub(crate) const STOPPED: u8 = 130;

/// Runs the command line of this process.
pub(crate) fn run() -> ExitCode {
    ExitCode::from(run_with(std::env::args_os()))
}

fn run_with(words: impl IntoIterator<Item = OsString>) -> u8 {
    let words: Vec<OsString> = words.into_iter().collect();
    // Asked for before everything is understood: help and mistakes are told in it too.
    let language = language::asked(&words)
        .unwrap_or_else(|| language::from_environment(|name| std::env::var(name).ok()));
    let cli = help::command(language)
        .try_get_matches_from(words)
        .and_then(|matches| Cli::from_arg_matches(&matches));
    match cli {
        Ok(Cli { command, .. }) => dispatch(&command, language),
        Err(error) => {
            usage::tell(&error, language);
            if error.use_stderr() { USAGE } else { OK }
        }
    }
}

fn dispatch(command: &Command, language: Language) -> u8 {
    match command {
        Command::Audit(arguments) => audit::run(arguments, language),
        Command::Rubric(arguments) => rubric::run(arguments, language),
        Command::Scan(arguments) => scan::run(arguments, language),
        Command::Study(arguments) => study::run(arguments, language),
        Command::Generate(arguments) => {
            let written = generate::run(arguments.what, language);
            if written.is_ok() { OK } else { FAILED }
        }
    }
}
