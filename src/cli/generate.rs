//! `loketmeter generate`: the man page and the completions of shells, from the same command as the help.

use std::io::{self, Write};

use clap_complete::{Shell, generate};
use loketmeter::Language;

use super::{args::Generated, help};

/// Writes what was asked to standard output.
///
/// # Errors
/// When nobody reads any more.
pub(crate) fn run(what: Generated, language: Language) -> io::Result<()> {
    let mut command = help::command(language);
    let shell = match what {
        Generated::Man => return man(&command),
        Generated::Bash => Shell::Bash,
        Generated::Zsh => Shell::Zsh,
        Generated::Fish => Shell::Fish,
        Generated::Elvish => Shell::Elvish,
        Generated::Powershell => Shell::PowerShell,
    };
    let mut script = Vec::new();
    generate(shell, &mut command, "loketmeter", &mut script);
    io::stdout().write_all(&script)
}

/// One page: the program, and after it every command with its options.
fn man(command: &clap::Command) -> io::Result<()> {
    let mut page = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut page)?;
    for sub in command.get_subcommands() {
        let name = format!("loketmeter {}", sub.get_name());
        let part = clap_mangen::Man::new(sub.clone().display_name(&name).bin_name(name));
        part.render_synopsis_section(&mut page)?;
        part.render_description_section(&mut page)?;
        part.render_options_section(&mut page)?;
    }
    io::stdout().write_all(&page)
}
