//! The help in the language of the user: clap knows one, our users have two.

use clap::{Arg, ArgAction, Command, CommandFactory};
use loketmeter::Language;

use super::args::Cli;

/// A text in both languages.
struct Both {
    nl: &'static str,
    en: &'static str,
}

impl Both {
    fn get(&self, language: Language) -> &'static str {
        match language {
            Language::Nl => self.nl,
            Language::En => self.en,
        }
    }
}

/// What a command is for, what its paths are, and what comes after its options.
struct CommandTexts {
    name: &'static str,
    about: Both,
    arguments: Both,
    after: Both,
}

const ABOUT: Both = Both {
    nl: "Geeft sites van gemeenten een cijfer voor het sociaal domein: is de informatie compleet, en kan de inwoner het online regelen?",
    en: "Grades sites of Dutch municipalities on the social domain: is the information complete, and can residents arrange it online?",
};
const USAGE: Both = Both {
    nl: "Gebruik",
    en: "Usage",
};
const COMMANDS: Both = Both {
    nl: "Opdrachten",
    en: "Commands",
};
const OPTIONS: Both = Both {
    nl: "Opties",
    en: "Options",
};
const HELP: Both = Both {
    nl: "Toont deze uitleg",
    en: "Shows this help",
};
const VERSION: Both = Both {
    nl: "Toont de versie",
    en: "Shows the version",
};
const CODES: Both = Both {
    nl: "Afsluitcode: 0 alles gelezen, 1 iets was niet te lezen of niet te beoordelen, 2 de opdracht klopt niet, 3 onder de grens van --fail-under of nieuwe punten tegenover --baseline, 130 onderbroken met Ctrl-C.",
    en: "Exit code: 0 everything was read, 1 something could not be read or scored, 2 the command is wrong, 3 below the limit of --fail-under or new findings against --baseline, 130 stopped with Ctrl-C.",
};

const COMMAND_TEXTS: &[CommandTexts] = &[
    CommandTexts {
        name: "audit",
        about: Both {
            nl: "Geeft pagina's een cijfer",
            en: "Grades pages",
        },
        arguments: Both {
            nl: "Pagina's",
            en: "Pages",
        },
        after: Both {
            nl: "Voorbeelden:
  loketmeter audit bijstand.html --url https://www.voorbeeldstad.nl/bijstand
  curl -s https://www.voorbeeldstad.nl/wmo | loketmeter audit - --url https://www.voorbeeldstad.nl/wmo
  loketmeter audit --format csv -o punten.csv site/
  loketmeter audit --format sarif --baseline vorige.sarif --fail-under 5,5 site/",
            en: "Examples:
  loketmeter audit bijstand.html --url https://www.voorbeeldstad.nl/bijstand
  curl -s https://www.voorbeeldstad.nl/wmo | loketmeter audit - --url https://www.voorbeeldstad.nl/wmo
  loketmeter audit --format csv -o grades.csv site/
  loketmeter audit --format sarif --baseline earlier.sarif --fail-under 5.5 site/",
        },
    },
    CommandTexts {
        name: "scan",
        about: Both {
            nl: "Geeft hele sites een cijfer, uit mappen en WARC-bestanden",
            en: "Grades whole sites, from folders and WARC files",
        },
        arguments: Both {
            nl: "Sites",
            en: "Sites",
        },
        after: Both {
            nl: "Voorbeelden:
  wget --recursive --warc-file=voorbeeldstad https://www.voorbeeldstad.nl/
  loketmeter scan voorbeeldstad.warc.gz
  loketmeter scan --format json -o scan.json --resume scan.tussenstand crawls/
  loketmeter scan --format html -o sites.html crawls/",
            en: "Examples:
  wget --recursive --warc-file=voorbeeldstad https://www.voorbeeldstad.nl/
  loketmeter scan voorbeeldstad.warc.gz
  loketmeter scan --format json -o scan.json --resume scan.checkpoint crawls/
  loketmeter scan --format html -o sites.html crawls/",
        },
    },
    CommandTexts {
        name: "study",
        about: Both {
            nl: "Vergelijkt gemeenten, met de cijfers van het onderzoek van 2014 ernaast",
            en: "Compares municipalities, with the figures of the study of 2014 beside them",
        },
        arguments: Both {
            nl: "Scans",
            en: "Scans",
        },
        after: Both {
            nl: "Voorbeelden:
  loketmeter scan --format json -o scan.json crawls/
  loketmeter study scan.json --html onderzoek.html --csv ranglijst.csv --json onderzoek.json",
            en: "Examples:
  loketmeter scan --format json -o scan.json crawls/
  loketmeter study scan.json --html study.html --csv ranking.csv --json study.json",
        },
    },
    CommandTexts {
        name: "generate",
        about: Both {
            nl: "Maakt de handleiding (man) of de aanvulling voor een shell",
            en: "Makes the man page or the completions of a shell",
        },
        arguments: Both {
            nl: "Wat",
            en: "What",
        },
        after: Both {
            nl: "Voorbeelden:
  loketmeter generate man > loketmeter.1
  loketmeter generate bash > /etc/bash_completion.d/loketmeter",
            en: "Examples:
  loketmeter generate man > loketmeter.1
  loketmeter generate bash > /etc/bash_completion.d/loketmeter",
        },
    },
    CommandTexts {
        name: "rubric",
        about: Both {
            nl: "Toont, controleert en vergelijkt de regels achter het cijfer",
            en: "Shows, checks and compares the rules behind the grade",
        },
        arguments: Both {
            nl: "Wat",
            en: "What",
        },
        after: Both {
            nl: "Voorbeelden:
  loketmeter rubric list
  loketmeter rubric show schuldhulp
  loketmeter rubric show fact/wmo-melding/melding-6-weken
  loketmeter rubric check onze-regels/
  loketmeter rubric diff oud/rubric rubric --pages tests/pages
  loketmeter rubric due --today 2027-01-01",
            en: "Examples:
  loketmeter rubric list
  loketmeter rubric show schuldhulp
  loketmeter rubric show fact/wmo-melding/melding-6-weken
  loketmeter rubric check our-rules/
  loketmeter rubric diff old/rubric rubric --pages tests/pages
  loketmeter rubric due --today 2027-01-01",
        },
    },
];

/// Help of arguments: command (or `*` for all), argument, text.
const ARGUMENTS: &[(&str, &str, Both)] = &[
    (
        "audit",
        "paths",
        Both {
            nl: "Bestanden, mappen (met alle .html en .htm daarin), patronen zoals \"site/*.html\", of - voor standaardinvoer",
            en: "Files, folders (with every .html and .htm in them), patterns such as \"site/*.html\", or - for standard input",
        },
    ),
    (
        "audit",
        "url",
        Both {
            nl: "Het adres van de pagina; voor één pagina",
            en: "The address of the page; for one page",
        },
    ),
    (
        "audit",
        "manifest",
        Both {
            nl: "Bestand met per regel een JSON-object: geeft elke pagina haar adres (url) via de bestandsnaam (file)",
            en: "File with a JSON object a line: gives each page its address (url) by its file name (file)",
        },
    ),
    (
        "audit",
        "scope",
        Both {
            nl: "Waaraan de pagina wordt gehouden: haar eigen onderwerpen (page), het hele sociaal domein (whole) of een thema, zoals schulden",
            en: "What the page is held to: its own topics (page), the whole social domain (whole) or a theme, such as schulden",
        },
    ),
    (
        "audit",
        "not_applicable",
        Both {
            nl: "Wat hier niet geldt, met of zonder reden: een onderwerp (topic/ID), dienst, element of ander criterium uit het rapport; mag vaker",
            en: "What does not apply here, with or without a reason: a topic (topic/ID), service, element or other criterion of the report; may be repeated",
        },
    ),
    (
        "audit",
        "reject",
        Both {
            nl: "Een bevinding die niet klopt, met de reden: telt niet mee en staat in het rapport; mag vaker",
            en: "A finding that is wrong, with the reason: it does not count and the report lists it; may be repeated",
        },
    ),
    (
        "audit",
        "advice",
        Both {
            nl: "Zet onder het rapport wat u het beste eerst doet, met een tekst die klaarstaat (alleen als tekst)",
            en: "Puts below the report what to do first, with a text that is ready (as text only)",
        },
    ),
    (
        "audit",
        "rubric",
        Both {
            nl: "Andere regels: een map, een aanvulling van uw gemeente of een onderwerpbestand; zie loketmeter rubric check",
            en: "Another rubric: a folder, an overlay of your municipality or a topic file; see loketmeter rubric check",
        },
    ),
    (
        "audit",
        "explain",
        Both {
            nl: "Legt van één onderwerp (id of naam) uit hoe het rapport eraan komt: welke woorden telden, welke niet, en welke regels",
            en: "Explains of one topic (id or name) how the report came to it: which words counted, which did not, and which rules",
        },
    ),
    (
        "audit",
        "format",
        Both {
            nl: "Hoe het resultaat eruitziet: leesbaar (text), het rapport (json; jsonl: een regel per pagina), csv, html, sarif 2.1.0, earl (JSON-LD), of labels om met labels te vergelijken",
            en: "What the result looks like: readable (text), the report (json; jsonl: one line a page), csv, html, sarif 2.1.0, earl (JSON-LD), or labels to hold against labels",
        },
    ),
    (
        "scan",
        "paths",
        Both {
            nl: "Mappen (met alle .html, .htm, .warc en .warc.gz daarin), WARC-bestanden of patronen",
            en: "Folders (with every .html, .htm, .warc and .warc.gz in them), WARC files or patterns",
        },
    ),
    (
        "scan",
        "format",
        Both {
            nl: "Per site: leesbaar (text), json (voor study), csv of html. Per pagina: jsonl (en daarna de sites), sarif 2.1.0 of earl (JSON-LD)",
            en: "Per site: readable (text), json (for study), csv or html. Per page: jsonl (and then the sites), sarif 2.1.0 or earl (JSON-LD)",
        },
    ),
    (
        "scan",
        "resume",
        Both {
            nl: "Bewaart de tussenstand in dit bestand, en gaat verder waar het gebleven was als het er al is",
            en: "Saves to this file how far the scan is, and goes on from there when it exists",
        },
    ),
    (
        "scan",
        "checkpoint_seconds",
        Both {
            nl: "Seconden tussen twee keer bewaren",
            en: "Seconds between two times of saving",
        },
    ),
    (
        "scan",
        "threads",
        Both {
            nl: "Hoeveel rekenkernen; anders alle",
            en: "How many cores; otherwise all",
        },
    ),
    (
        "study",
        "scans",
        Both {
            nl: "Resultaten van loketmeter scan --format json, of patronen",
            en: "Results of loketmeter scan --format json, or patterns",
        },
    ),
    (
        "study",
        "html",
        Both {
            nl: "Schrijft het rapport: één bestand dat overal opent",
            en: "Writes the report: one file that opens anywhere",
        },
    ),
    (
        "study",
        "csv",
        Both {
            nl: "Schrijft de ranglijst, voor een spreadsheet",
            en: "Writes the ranking, for a spreadsheet",
        },
    ),
    (
        "study",
        "json",
        Both {
            nl: "Schrijft alle cijfers, als gegevens",
            en: "Writes all figures, as data",
        },
    ),
    (
        "*",
        "output",
        Both {
            nl: "Schrijft het resultaat in dit bestand",
            en: "Writes the result to this file",
        },
    ),
    (
        "*",
        "fail_under",
        Both {
            nl: "Geeft afsluitcode 3 als een cijfer lager is, bijvoorbeeld 5,5",
            en: "Gives exit code 3 when a grade is lower, for example 5.5",
        },
    ),
    (
        "*",
        "baseline",
        Both {
            nl: "Resultaat van een eerdere keer (sarif of jsonl): alleen nieuwe punten geven afsluitcode 3",
            en: "Result of an earlier run (sarif or jsonl): only new findings give exit code 3",
        },
    ),
    (
        "*",
        "lang",
        Both {
            nl: "Taal van het resultaat en van de meldingen; anders die van uw computer",
            en: "Language of the result and of the messages; otherwise that of your computer",
        },
    ),
    (
        "*",
        "today",
        Both {
            nl: "De dag van vandaag, zoals 2026-11-23: voor feiten die opnieuw nagekeken moeten worden en datums die voorbij zijn; anders die van uw computer",
            en: "The day of today, such as 2026-11-23: for facts that are due for a check and dates that have passed; otherwise that of your computer",
        },
    ),
    (
        "*",
        "quiet",
        Both {
            nl: "Meldt alleen wat misging; als tekst één regel per pagina",
            en: "Tells only what went wrong; as text one line a page",
        },
    ),
    (
        "*",
        "verbose",
        Both {
            nl: "Meldt elke stap",
            en: "Tells every step",
        },
    ),
    (
        "rubric",
        "what",
        Both {
            nl: "check: klopt het; list: alle onderwerpen; show: de regels van één ding; diff: wat er verschuift; due: wat opnieuw nagekeken moet worden",
            en: "check: is it sound; list: all topics; show: the rules of one thing; diff: what moves; due: what must be checked again",
        },
    ),
    (
        "rubric",
        "rest",
        Both {
            nl: "Een map met regels, een aanvulling of een onderwerpbestand (check, diff), of een id uit een rapport (show)",
            en: "A folder with a rubric, an overlay or a topic file (check, diff), or an id of a report (show)",
        },
    ),
    (
        "rubric",
        "pages",
        Both {
            nl: "Map met pagina's voor diff; het adres staat ernaast in een .toml",
            en: "Folder with pages for diff; the address is beside each in a .toml",
        },
    ),
    (
        "generate",
        "what",
        Both {
            nl: "De handleiding, of de shell",
            en: "The man page, or the shell",
        },
    ),
];

/// The command with its help in `language`.
pub(crate) fn command(language: Language) -> Command {
    let list = format!("{}:\n{{subcommands}}", COMMANDS.get(language));
    let version = flag("version", 'V', ArgAction::Version, VERSION.get(language));
    let mut command = common(Cli::command(), language, &list)
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
    command.mut_args(|arg| match help_of(texts.name, arg.get_id().as_str()) {
        Some(help) => arg.help(help.get(language)),
        None => arg,
    })
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
