//! `loketmeter rubric`: the rules behind the grade, to read, to check and to compare.

mod check;
mod diff;
mod due;
mod list;
mod show;

use std::io::{self, Write};
use std::path::Path;

use loketmeter::Language;
use loketmeter::rubric::load::Loaded;

use super::args::{RubricArgs, RubricVerb};
use super::{FAILED, OK, USAGE, problem::Problem, teller::Teller, today};

/// Runs a subcommand and gives the exit code.
pub(crate) fn run(arguments: &RubricArgs, language: Language) -> u8 {
    let mut teller = Teller::new(language, false, false);
    let words: Vec<&str> = arguments.rest.iter().map(String::as_str).collect();
    let done = match (arguments.what, words.as_slice()) {
        (RubricVerb::Check, []) => check::run(None, language),
        (RubricVerb::Check, [path]) => check::run(Some(Path::new(path)), language),
        (RubricVerb::List, []) => Ok(list::run(language)),
        (RubricVerb::Show, [id]) => show::run(id, language),
        (RubricVerb::Diff, [old, new]) => {
            let today = today::today(arguments.today).map(|day| day.to_string());
            diff::run(
                [Path::new(old), Path::new(new)],
                &arguments.pages,
                today,
                language,
            )
        }
        (RubricVerb::Due, []) => due::run(today::today(arguments.today), language),
        (verb, _) => {
            teller.tell(&Problem::RubricWords { verb: verb.usage() });
            return USAGE;
        }
    };
    match done {
        Ok(Answer { text, fine }) => match io::stdout().write_all(text.as_bytes()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                teller.tell(&Problem::Output { source: error });
                FAILED
            }
            _ if fine => OK,
            _ => FAILED,
        },
        Err(problem) => {
            teller.tell(&problem);
            FAILED
        }
    }
}

/// What a subcommand says, and whether all is well.
pub(crate) struct Answer {
    text: String,
    fine: bool,
}

impl Answer {
    fn fine(text: String) -> Self {
        Self { text, fine: true }
    }
}

/// A text in the language of the user.
fn say(language: Language, nl: &'static str, en: &'static str) -> &'static str {
    match language {
        Language::Nl => nl,
        Language::En => en,
    }
}

/// The rubric of a path, or the one that is built in.
pub(crate) fn load(path: Option<&Path>) -> Result<Loaded, Problem> {
    let loaded = match path {
        Some(path) => Loaded::read(path),
        None => Loaded::builtin(),
    };
    loaded.map_err(|source| Problem::Rubric { source })
}
