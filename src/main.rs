//! The command line of Loketmeter. See `loketmeter --help`.

mod cli;

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// A scan makes and drops some thousand small things for every page, on all cores at once.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    cli::run()
}
