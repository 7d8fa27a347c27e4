//! The command line of Loketmeter. See `loketmeter --help`.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
