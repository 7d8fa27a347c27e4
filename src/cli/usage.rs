//! Mistakes in a command, told in the language of the user: clap knows one.

use std::io::{self, Write};

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use loketmeter::Language;

use super::terminal;

/// Tells what is wrong with a command on standard error, or shows the help or the version that it asked for.
pub(crate) fn tell(error: &Error, language: Language) {
    // Nothing left to tell when even this cannot be written.
    match (language, error.kind(), dutch(error)) {
        (Language::Nl, ErrorKind::DisplayHelp, _) => {
            drop(io::stdout().write_all(dutch_help(error, terminal::colour()).as_bytes()));
        }
        (Language::Nl, _, Some(text)) => eprintln!("{text}"),
        _ => drop(error.print()),
    }
}

/// The help, with the words in it that clap has in English only.
fn dutch_help(help: &Error, colour: bool) -> String {
    let text = help.render();
    let text = if colour {
        text.ansi().to_string()
    } else {
        text.to_string()
    };
    text.replace("[OPTIONS]", "[OPTIES]")
        .replace("<COMMAND>", "<OPDRACHT>")
}

/// The mistake in Dutch; nothing for what is no mistake, and for mistakes that hardly happen.
fn dutch(error: &Error) -> Option<String> {
    let argument = || text(error, ContextKind::InvalidArg);
    let value = || text(error, ContextKind::InvalidValue);
    let said = match error.kind() {
        ErrorKind::UnknownArgument => format!("de optie \"{}\" bestaat niet", argument()?),
        ErrorKind::InvalidSubcommand => {
            let asked = text(error, ContextKind::InvalidSubcommand)?;
            format!("de opdracht \"{asked}\" bestaat niet")
        }
        ErrorKind::InvalidValue if value()?.is_empty() => {
            format!("achter {} hoort een waarde", argument()?)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("\"{}\" past niet bij {}", value()?, argument()?)
        }
        ErrorKind::MissingRequiredArgument => format!("er ontbreekt iets: {}", argument()?),
        ErrorKind::ArgumentConflict => {
            let other = text(error, ContextKind::PriorArg);
            match other.filter(|other| *other != argument().unwrap_or_default()) {
                Some(other) => format!("{} gaat niet samen met {other}", argument()?),
                None => format!("{} mag maar één keer", argument()?),
            }
        }
        _ => return None,
    };
    let mut sentences = vec![format!("fout: {said}.")];
    if let Some(valid) = text(error, ContextKind::ValidValue) {
        sentences.push(format!("Kies uit: {valid}."));
    } else if error.kind() == ErrorKind::ValueValidation
        && let Some(source) = std::error::Error::source(error)
    {
        // Our own parsers say what a good value looks like.
        sentences.push(format!("Bijvoorbeeld: {source}."));
    }
    let nearest = text(error, ContextKind::SuggestedArg)
        .or_else(|| text(error, ContextKind::SuggestedSubcommand))
        .or_else(|| text(error, ContextKind::SuggestedValue));
    if let Some(nearest) = nearest {
        sentences.push(format!("Bedoelt u {nearest}?"));
    }
    Some(format!(
        "{}\n\n--help toont de uitleg.",
        sentences.join(" ")
    ))
}

fn text(error: &Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(all) if !all.is_empty() => Some(all.join(", ")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::help;
    use super::*;

    fn told(words: &[&str]) -> String {
        let command = help::command(Language::Nl);
        let words = std::iter::once(&"loketmeter").chain(words);
        dutch(&command.try_get_matches_from(words).unwrap_err()).unwrap()
    }

    #[test]
    fn the_help_has_no_english_of_clap() {
        for words in [
            &["--help"][..],
            &["audit", "--help"],
            &["scan", "-h"],
            &["study", "-h"],
            &["rubric", "-h"],
            &["generate", "-h"],
        ] {
            let command = help::command(Language::Nl);
            let words = std::iter::once(&"loketmeter").chain(words);
            let shown = command.try_get_matches_from(words).unwrap_err();
            let text = dutch_help(&shown, false);
            for english in ["OPTIONS]", "possible values", "default:", "Usage", "Print"] {
                assert!(!text.contains(english), "{english}: {text}");
            }
            assert!(text.contains("--lang"), "{text}");
        }
    }

    #[test]
    fn mistakes_are_told_in_dutch() {
        for (words, start) in [
            (
                &["scan", "--nonsens"][..],
                "fout: de optie \"--nonsens\" bestaat niet.",
            ),
            (
                &["audt"],
                "fout: de opdracht \"audt\" bestaat niet. Bedoelt u audit?",
            ),
            (
                &["scan", "--fromat", "json", "x"],
                "fout: de optie \"--fromat\" bestaat niet. Bedoelt u --format?",
            ),
            (
                &["scan", "--format", "xml", "x"],
                "fout: \"xml\" past niet bij --format <FORMAT>. Kies uit: text, json,",
            ),
            (
                &["scan", "--today", "morgen", "x"],
                "fout: \"morgen\" past niet bij --today <DATE>. Bijvoorbeeld: 2026-11-23.",
            ),
            (&["scan"], "fout: er ontbreekt iets: <PATH>..."),
            (
                &["scan", "x", "-o"],
                "fout: achter --output <FILE> hoort een waarde.",
            ),
            (
                &["audit", "x", "--url", "a", "--manifest", "b"],
                "fout: --url <ADDRESS> gaat niet samen met --manifest <FILE>.",
            ),
            (
                &["scan", "x", "--lang", "nl", "--lang", "en"],
                "fout: --lang <LANG> mag maar één keer.",
            ),
        ] {
            let told = told(words);
            assert!(told.starts_with(start), "{words:?}: {told}");
        }
    }
}
