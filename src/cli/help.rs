//! The help in the language of the user: clap knows one, our users have two.

mod arguments;
mod texts;

use clap::builder::PossibleValue;
use clap::{Arg, ArgAction, Command, CommandFactory};
use loketmeter::Language;

use super::args::Cli;
use arguments::ARGUMENTS;
use texts::{
    ABOUT, Both, CODES, COMMAND_TEXTS, COMMANDS, CommandTexts, HELP, OPTIONS, USAGE, VERSION,
};

/// The command with its help in `language`.
pub(crate) fn command(language: Language) -> Command {
    let list = format!("{}:\n{{subcommands}}", COMMANDS.get(language));
    let version = flag("version", 'V', ArgAction::Version, VERSION.get(language));
    let mut command = common(Cli::command(), language, &list)
        .mut_arg("lang", |arg| with_help(arg, "*", language))
        .about(ABOUT.get(language))
        .after_help(CODES.get(language))
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .arg(version);
    for texts in COMMAND_TEXTS {
        command = command.mut_subcommand(texts.name, |sub| subcommand(sub, texts, language));
    }
    command
}

fn subcommand(command: Command, texts: &CommandTexts, language: Language) -> Command {
    let list = format!("{}:\n{{positionals}}", texts.arguments.get(language));
    let after = format!("{}\n\n{}", texts.after.get(language), CODES.get(language));
    let command = common(command, language, &list)
        .about(texts.about.get(language))
        .after_help(after);
    command.mut_args(|arg| with_help(arg, texts.name, language))
}

/// The argument with its text; with the values to choose from and the one that it has by itself, which clap would add in
/// English.
fn with_help(arg: Arg, command: &str, language: Language) -> Arg {
    let Some(help) = help_of(command, arg.get_id().as_str()) else {
        return arg;
    };
    let help = help.get(language);
    if language == Language::En {
        return arg.help(help);
    }
    if !arg.get_action().takes_values() {
        return arg.help(help);
    }
    let values = arg.get_possible_values();
    let values: Vec<&str> = values.iter().map(PossibleValue::get_name).collect();
    let standard = arg.get_default_values().first();
    let mut more = Vec::new();
    if !values.is_empty() {
        more.push(format!("keuze: {}", values.join(", ")));
    }
    if let Some(standard) = standard.and_then(|value| value.to_str()) {
        more.push(format!("anders: {standard}"));
    }
    let more = match more.join("; ") {
        none if none.is_empty() => none,
        some => format!(" [{some}]"),
    };
    let help = format!("{help}{more}");
    arg.help(help)
        .hide_possible_values(true)
        .hide_default_value(true)
}

fn help_of(command: &str, argument: &str) -> Option<&'static Both> {
    let mut all = ARGUMENTS.iter();
    let found = all.find(|(of, name, _)| (*of == command || *of == "*") && *name == argument);
    found.map(|(_, _, help)| help)
}

/// What every command has: the frame of the help and the flag that shows it.
fn common(command: Command, language: Language, list: &str) -> Command {
    let (usage, options) = (USAGE.get(language), OPTIONS.get(language));
    command
        .help_template(format!(
            "{{about-with-newline}}\n{usage}: {{usage}}\n\n{list}\n\n{options}:\n{{options}}{{after-help}}"
        ))
        .disable_help_flag(true)
        .arg(flag("help", 'h', ArgAction::HelpShort, HELP.get(language)))
}

fn flag(name: &'static str, short: char, action: ArgAction, help: &'static str) -> Arg {
    let arg = Arg::new(name).short(short).long(name);
    arg.action(action).help(help)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_is_sound_in_both_languages() {
        for language in [Language::Nl, Language::En] {
            command(language).debug_assert();
        }
    }

    #[test]
    fn every_command_and_argument_has_help() {
        assert!(help_of("*", "lang").is_some());
        for sub in Cli::command().get_subcommands() {
            let name = sub.get_name();
            assert!(COMMAND_TEXTS.iter().any(|t| t.name == name), "{name}");
            for arg in sub.get_arguments() {
                assert!(
                    help_of(name, arg.get_id().as_str()).is_some(),
                    "{name} {}",
                    arg.get_id()
                );
            }
        }
    }
}
