//! The help in the language of the user: clap knows one, our users have two.

use clap::{Arg, ArgAction, Command, CommandFactory};
use loketmeter::Language;

use super::args::Cli;

/// Texts of the help.
struct Texts {
    usage: &'static str,
    commands: &'static str,
    arguments: &'static str,
    options: &'static str,
    about: &'static str,
    audit: &'static str,
    paths: &'static str,
    url: &'static str,
    format: &'static str,
    lang: &'static str,
    manifest: &'static str,
    not_applicable: &'static str,
    reject: &'static str,
    explain: &'static str,
    scope: &'static str,
    help: &'static str,
    version: &'static str,
    after: &'static str,
}

const NL: Texts = Texts {
    usage: "Gebruik",
    commands: "Opdrachten",
    arguments: "Pagina's",
    options: "Opties",
    about: "Geeft pagina's van gemeenten een cijfer voor het sociaal domein: is de informatie compleet, en kan de inwoner het online regelen?",
    audit: "Geeft pagina's een cijfer",
    paths: "Bestanden, mappen (met alle .html en .htm daarin), of - voor standaardinvoer",
    url: "Het adres van de pagina; voor één pagina",
    format: "Hoe het resultaat eruitziet: leesbaar, als JSON, of als één regel per pagina om met labels te vergelijken",
    lang: "Taal van het rapport en van de meldingen; anders die van uw computer",
    manifest: "Bestand met per regel een JSON-object: geeft elke pagina haar adres (url) via de bestandsnaam (file)",
    scope: "Waaraan de pagina wordt gehouden: haar eigen onderwerpen (page), het hele sociaal domein (whole) of een thema, zoals schulden",
    not_applicable: "Wat hier niet geldt, met of zonder reden: een onderwerp (topic/ID), dienst, element of ander criterium uit het rapport; mag vaker",
    reject: "Een bevinding die niet klopt, met de reden: telt niet mee en staat in het rapport; mag vaker",
    explain: "Legt van één onderwerp (id of naam) uit hoe het rapport eraan komt: welke woorden telden, welke niet, en welke regels",
    help: "Toont deze uitleg",
    version: "Toont de versie",
    after: "Afsluitcode: 0 alles gelezen, 1 iets was niet te lezen of niet te beoordelen, 2 de opdracht klopt niet.",
};

const EN: Texts = Texts {
    usage: "Usage",
    commands: "Commands",
    arguments: "Pages",
    options: "Options",
    about: "Grades pages of Dutch municipalities on the social domain: is the information complete, and can residents arrange it online?",
    audit: "Grades pages",
    paths: "Files, folders (with every .html and .htm in them), or - for standard input",
    url: "The address of the page; for one page",
    format: "What the result looks like: readable, as JSON, or one line a page to hold against labels",
    lang: "Language of the report and of the messages; otherwise that of your computer",
    manifest: "File with a JSON object a line: gives each page its address (url) by its file name (file)",
    scope: "What the page is held to: its own topics (page), the whole social domain (whole) or a theme, such as schulden",
    not_applicable: "What does not apply here, with or without a reason: a topic (topic/ID), service, element or other criterion of the report; may be repeated",
    reject: "A finding that is wrong, with the reason: it does not count and the report lists it; may be repeated",
    explain: "Explains of one topic (id or name) how the report came to it: which words counted, which did not, and which rules",
    help: "Shows this help",
    version: "Shows the version",
    after: "Exit code: 0 everything was read, 1 something could not be read or scored, 2 the command is wrong.",
};

/// The command with its help in `language`.
pub(crate) fn command(language: Language) -> Command {
    let texts = match language {
        Language::Nl => &NL,
        Language::En => &EN,
    };
    let list = format!("{}:\n{{subcommands}}", texts.commands);
    common(Cli::command(), texts, &list)
        .about(texts.about)
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .arg(flag("version", 'V', ArgAction::Version, texts.version))
        .mut_subcommand("audit", |audit| audit_command(audit, texts))
}

fn audit_command(audit: Command, texts: &Texts) -> Command {
    let list = format!("{}:\n{{positionals}}", texts.arguments);
    common(audit, texts, &list)
        .about(texts.audit)
        .mut_arg("paths", |arg| arg.help(texts.paths))
        .mut_arg("url", |arg| arg.help(texts.url))
        .mut_arg("format", |arg| arg.help(texts.format))
        .mut_arg("lang", |arg| arg.help(texts.lang))
        .mut_arg("manifest", |arg| arg.help(texts.manifest))
        .mut_arg("scope", |arg| arg.help(texts.scope))
        .mut_arg("not_applicable", |arg| arg.help(texts.not_applicable))
        .mut_arg("reject", |arg| arg.help(texts.reject))
        .mut_arg("explain", |arg| arg.help(texts.explain))
}

/// What every command has: the frame of the help and the flag that shows it.
fn common(command: Command, texts: &Texts, list: &str) -> Command {
    let (usage, options) = (texts.usage, texts.options);
    command
        .help_template(format!(
            "{{about-with-newline}}\n{usage}: {{usage}}\n\n{list}\n\n{options}:\n{{options}}{{after-help}}"
        ))
        .after_help(texts.after)
        .disable_help_flag(true)
        .arg(flag("help", 'h', ArgAction::HelpShort, texts.help))
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
}
