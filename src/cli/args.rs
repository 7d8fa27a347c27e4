//! What the user may ask. The words of the help are in [`super::help`].

use std::{num::NonZeroUsize, path::PathBuf, str::FromStr};

use clap::{Args, Parser, Subcommand, ValueEnum};
use loketmeter::text::dates::Date;
use loketmeter::{Choice, Language};

use super::{gate, today};

/// The whole command line.
#[derive(Debug, Parser)]
#[command(name = "loketmeter", version)]
pub(crate) struct Cli {
    /// Language of the result, of the messages and of the help.
    #[arg(long, value_enum, global = true)]
    pub(crate) lang: Option<Lang>,
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Things to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Scores pages.
    Audit(Box<AuditArgs>),
    /// Scores whole sites.
    Scan(Box<ScanArgs>),
    /// Compares municipalities.
    Study(StudyArgs),
    /// Writes the man page or the completions of a shell.
    Generate(GenerateArgs),
    /// Shows and checks the rubric.
    Rubric(RubricArgs),
}

/// Arguments of `loketmeter audit`.
#[derive(Debug, Args)]
pub(crate) struct AuditArgs {
    /// Files, folders, patterns, or `-` for standard input.
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Address of the page.
    #[arg(long, value_name = "ADDRESS", conflicts_with = "manifest")]
    pub(crate) url: Option<String>,
    /// JSON lines with `file` and `url`.
    #[arg(long, value_name = "FILE")]
    pub(crate) manifest: Option<PathBuf>,
    /// What the pages are held to.
    #[arg(long, value_name = "SCOPE", default_value = "page")]
    pub(crate) scope: String,
    /// What does not apply, with or without a reason.
    #[arg(long, value_name = "ID[=REASON]")]
    pub(crate) not_applicable: Vec<Given>,
    /// Findings that are wrong, with the reason.
    #[arg(long, value_name = "ID=REASON")]
    pub(crate) reject: Vec<Reasoned>,
    /// Tasks with ready texts after each report.
    #[arg(long)]
    pub(crate) advice: bool,
    /// Another rubric, or an overlay.
    #[arg(long, value_name = "PATH")]
    pub(crate) rubric: Option<PathBuf>,
    /// Topic to explain instead of a report.
    #[arg(long, value_name = "TOPIC")]
    pub(crate) explain: Option<String>,
    /// How to print.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    /// What every command that reads pages has.
    #[command(flatten)]
    pub(crate) common: CommonArgs,
}

/// Arguments of `loketmeter scan`.
#[derive(Debug, Args)]
pub(crate) struct ScanArgs {
    /// Folders, WARC files or patterns.
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// How to print.
    #[arg(long, value_enum, default_value_t = ScanFormat::Text)]
    pub(crate) format: ScanFormat,
    /// File to save to and to go on from.
    #[arg(long, value_name = "FILE")]
    pub(crate) resume: Option<PathBuf>,
    /// Seconds between two times of saving.
    #[arg(
        long,
        value_name = "SECONDS",
        default_value_t = 10,
        requires = "resume"
    )]
    pub(crate) checkpoint_seconds: u64,
    /// Cores to use.
    #[arg(long, value_name = "NUMBER")]
    pub(crate) threads: Option<NonZeroUsize>,
    /// What every command that reads pages has.
    #[command(flatten)]
    pub(crate) common: CommonArgs,
}

/// Arguments of every command that reads pages.
#[derive(Debug, Args)]
pub(crate) struct CommonArgs {
    /// File for the result.
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Grade under which the run fails, in tenths.
    #[arg(long, value_name = "GRADE", value_parser = gate::grade)]
    pub(crate) fail_under: Option<u8>,
    /// Result of an earlier run.
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,
    /// Day of today.
    #[arg(long, value_name = "DATE", value_parser = today::parse)]
    pub(crate) today: Option<Date>,
    /// Only failures.
    #[arg(long, short, conflicts_with = "verbose")]
    pub(crate) quiet: bool,
    /// Every page.
    #[arg(long, short)]
    pub(crate) verbose: bool,
}

/// Arguments of `loketmeter study`.
#[derive(Debug, Args)]
pub(crate) struct StudyArgs {
    /// Results of scans.
    #[arg(required = true, value_name = "SCAN.json")]
    pub(crate) scans: Vec<PathBuf>,
    /// File for the report.
    #[arg(long, value_name = "FILE")]
    pub(crate) html: Option<PathBuf>,
    /// File for the ranking.
    #[arg(long, value_name = "FILE")]
    pub(crate) csv: Option<PathBuf>,
    /// File for the data.
    #[arg(long, value_name = "FILE")]
    pub(crate) json: Option<PathBuf>,
    /// Only failures.
    #[arg(long, short)]
    pub(crate) quiet: bool,
}

/// Arguments of `loketmeter generate`.
#[derive(Debug, Args)]
pub(crate) struct GenerateArgs {
    /// What to write.
    #[arg(value_enum, value_name = "WHAT")]
    pub(crate) what: Generated,
}

/// Arguments of `loketmeter rubric`.
#[derive(Debug, Args)]
pub(crate) struct RubricArgs {
    /// What to do.
    #[arg(value_enum, value_name = "WHAT")]
    pub(crate) what: RubricVerb,
    /// Paths or an identifier.
    #[arg(value_name = "PATH|ID")]
    pub(crate) rest: Vec<String>,
    /// Pages of `diff`.
    #[arg(long, value_name = "FOLDER", default_value = "tests/pages")]
    pub(crate) pages: PathBuf,
    /// Day of today.
    #[arg(long, value_name = "DATE", value_parser = today::parse)]
    pub(crate) today: Option<Date>,
}

/// An identifier with a reason that may be left out.
#[derive(Clone, Debug)]
pub(crate) struct Given(pub(crate) Choice);

impl FromStr for Given {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (id, reason) = text.split_once('=').unwrap_or((text, ""));
        Ok(Self(Choice {
            id: id.trim().to_owned(),
            reason: reason.trim().to_owned(),
        }))
    }
}

/// An identifier with a reason.
#[derive(Clone, Debug)]
pub(crate) struct Reasoned(pub(crate) Choice);

/// The reason is missing.
#[derive(Debug, thiserror::Error)]
#[error("ID=REASON")]
pub(crate) struct NoReason;

impl FromStr for Reasoned {
    type Err = NoReason;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.parse() {
            Ok(Given(choice)) if !choice.id.is_empty() && !choice.reason.is_empty() => {
                Ok(Self(choice))
            }
            _ => Err(NoReason),
        }
    }
}

// The values below carry no doc comments: clap would print those in the help, in English only.

/// Renderings of a report: for people, the report itself, the formats of other tools, one line to hold against a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Text,
    Json,
    Jsonl,
    Csv,
    Html,
    Sarif,
    Earl,
    Labels,
}

/// Renderings of a scan: sites for people, as data and for a spreadsheet, or pages for other tools.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ScanFormat {
    Text,
    Json,
    Jsonl,
    Csv,
    Html,
    Sarif,
    Earl,
}

/// What `loketmeter generate` can write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Generated {
    Man,
    Bash,
    Zsh,
    Fish,
    Elvish,
    Powershell,
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

/// What `loketmeter rubric` does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum RubricVerb {
    Check,
    List,
    Show,
    Diff,
    Due,
}

impl RubricVerb {
    /// How it is called.
    pub(crate) fn usage(self) -> &'static str {
        match self {
            Self::Check => "check [PATH]",
            Self::List => "list",
            Self::Show => "show ID",
            Self::Diff => "diff OLD NEW [--pages FOLDER]",
            Self::Due => "due [--today DATE]",
        }
    }
}
