//! What the user may ask. The words of the help are in [`super::help`].

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use loketmeter::Language;

/// The whole command line.
#[derive(Debug, Parser)]
#[command(name = "loketmeter", version)]
pub(crate) struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Things to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Scores pages.
    Audit(AuditArgs),
}

/// Arguments of `loketmeter audit`.
#[derive(Debug, Args)]
pub(crate) struct AuditArgs {
    /// Files, folders, or `-` for standard input.
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Address of the page.
    #[arg(long, value_name = "ADDRESS", conflicts_with = "manifest")]
    pub(crate) url: Option<String>,
    /// How to print.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    /// Language of the report and of the messages.
    #[arg(long, value_enum)]
    pub(crate) lang: Option<Lang>,
    /// JSON lines with `file` and `url`.
    #[arg(long, value_name = "FILE")]
    pub(crate) manifest: Option<PathBuf>,
    /// What the pages are held to.
    #[arg(long, value_name = "SCOPE", default_value = "page")]
    pub(crate) scope: String,
    /// Topic to explain instead of a report.
    #[arg(long, value_name = "TOPIC")]
    pub(crate) explain: Option<String>,
}

// The values below carry no doc comments: clap would print those in the help, in English only.

/// Renderings of a report: for people, the report itself, one line to hold against a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Text,
    Json,
    Labels,
}

/// Values of `--lang`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Lang {
    Nl,
    En,
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Nl => Self::Nl,
            Lang::En => Self::En,
        }
    }
}
