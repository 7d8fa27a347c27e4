//! What can go wrong on the way to a report, told in the language of the user:
//! what happened, to which file, and what to do.

mod dutch;
mod kinds;

use std::io;

use loketmeter::{
    Language,
    report::{UnknownTheme, UnknownTopic, formats::csv::decimal},
    rubric::source::SourceError,
};

use super::scan::{HttpFault, WarcFault};
pub(crate) use kinds::{Differs, FileKind, ManifestFault, Place};

/// A reason why a page or a manifest could not be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Problem {
    /// There is no such file or folder.
    #[error("{name}: there is no such file or folder. Check the name.")]
    NotFound {
        /// The name as given.
        name: String,
    },
    /// The user may not read it.
    #[error("{name}: you are not allowed to read this. Ask for the rights, or make a copy.")]
    NoAccess {
        /// The name as given.
        name: String,
    },
    /// Any other failure while reading.
    #[error("{name}: this could not be read ({source}). Try again, or make a copy.")]
    Unreadable {
        /// The name as given.
        name: String,
        /// What the system said.
        source: io::Error,
    },
    /// A folder without pages.
    #[error("{name}: this folder holds no .html or .htm files. Name another folder, or the files.")]
    NoPages {
        /// The folder.
        name: String,
    },
    /// Bytes of something else.
    #[error("{name}: this is not an HTML page but {kind}. Save the page itself as HTML.", kind = .kind.english())]
    NotHtml {
        /// The name as given.
        name: String,
        /// What it is instead.
        kind: FileKind,
    },
    /// A line of the manifest that is not understood; the others are used.
    #[error(
        "{name}, line {line}: this line is skipped. {fault}",
        fault = .fault.english()
    )]
    ManifestLine {
        /// The manifest.
        name: String,
        /// Line number, from 1.
        line: usize,
        /// What is wrong with the line.
        fault: ManifestFault,
    },
    /// A page without text: the report says so too.
    #[error(
        "{name}: this page holds no text, so there is nothing to judge. Check whether it was saved whole."
    )]
    Empty {
        /// The name as given.
        name: String,
    },
    /// A page that says UTF-8 and is not; it was read all the same.
    #[error("{name}: this page says it is UTF-8 but it is not. It was read as windows-1252.")]
    WrongCharset {
        /// The name as given.
        name: String,
    },
    /// The reports could not be written.
    #[error("the report could not be written ({source}). Is the disk full?")]
    Output {
        /// What the system said.
        source: io::Error,
    },
    /// `--explain` with a topic that is not in the rubric.
    #[error("{source}.")]
    UnknownTopic {
        /// What was asked, and what looks like it.
        source: UnknownTopic,
    },
    /// `--scope` with a theme that is not in the rubric.
    #[error("{source}; page and whole are also possible.")]
    UnknownTheme {
        /// What was asked, and which themes there are.
        source: UnknownTheme,
    },
    /// `--explain` together with a format that has no place for it.
    #[error("--explain gives text or JSON. Leave out --format, or choose json.")]
    ExplainFormat,
    /// A file for the result that cannot be made.
    #[error("{name}: this file could not be written ({source}). Choose another name or folder.")]
    Writing {
        /// The name as given.
        name: String,
        /// What the system said.
        source: io::Error,
    },
    /// A pattern for file names that matches nothing.
    #[error("{name}: no file or folder fits this pattern. Check the pattern.")]
    NothingFits {
        /// The pattern as given.
        name: String,
    },
    /// A file that is no result of a scan.
    #[error(
        "{name}: this is not a result of a scan ({said}). Make one with loketmeter scan --format json."
    )]
    NoScan {
        /// The file.
        name: String,
        /// What the parser said.
        said: String,
    },
    /// No scan could be read.
    #[error("there is no scan to study. Make one with loketmeter scan --format json.")]
    NoScans,
    /// A folder without pages and archives.
    #[error(
        "{name}: this folder holds no .html files and no .warc or .warc.gz files. Name another folder."
    )]
    NothingToScan {
        /// The folder.
        name: String,
    },
    /// A file that is no WARC file.
    #[error("{name}: this is not a WARC file, or it is empty. Check whether it was copied whole.")]
    NoArchive {
        /// The file.
        name: String,
    },
    /// A damaged record of an archive.
    #[error("{name}, record {record} (byte {offset}): {fault}. It is skipped.")]
    Record {
        /// The archive.
        name: String,
        /// Number of the record, from 1.
        record: u64,
        /// Where it, or the compressed member around it, begins.
        offset: u64,
        /// What is wrong.
        fault: WarcFault,
    },
    /// A page of an archive that cannot be unpacked.
    #[error("{place}: {fault}. It is skipped.", place = .place.text("record", "byte"))]
    Unpacked {
        /// Where it is.
        place: Place,
        /// What is wrong.
        fault: HttpFault,
    },
    /// A page of an archive that holds something else.
    #[error("{place}: this is not an HTML page but {kind}. It is skipped.", place = .place.text("record", "byte"), kind = .kind.english())]
    OtherKind {
        /// Where it is.
        place: Place,
        /// What it is instead.
        kind: FileKind,
    },
    /// `--resume` with a format that is written page by page.
    #[error(
        "--resume goes with text, json, csv and html. jsonl, sarif and earl are written page by page."
    )]
    ResumePages,
    /// A checkpoint of another scan.
    #[error(
        "{name}: this was saved by a scan {differs}. Give the same command again, or name another file after --resume.",
        differs = .differs.english()
    )]
    OtherScan {
        /// The file.
        name: String,
        /// What was different.
        differs: Differs,
    },
    /// A file that is no checkpoint.
    #[error("{name}: this is not a saved scan. Remove it, or name another file.")]
    NoCheckpoint {
        /// The file.
        name: String,
    },
    /// Stopped by the user.
    #[error("stopped; the result so far is written.{}", if *.resumable { " The same command goes on from here." } else { "" })]
    Stopped {
        /// Was it saved?
        resumable: bool,
    },
    /// A baseline that is not a result of this program.
    #[error(
        "{name}: this is not a result of an earlier run ({said}). Make one with --format sarif or jsonl."
    )]
    Baseline {
        /// The file.
        name: String,
        /// What the parser said.
        said: String,
    },
    /// Grades below the limit of `--fail-under`.
    #[error("{count} below the limit of {limit}.", limit = decimal(*.least, Language::En))]
    BelowLimit {
        /// How many pages or sites.
        count: usize,
        /// The limit, in tenths.
        least: u8,
    },
    /// Findings that the baseline does not have.
    #[error("{count} new findings that the earlier run did not have.")]
    NewFindings {
        /// How many.
        count: usize,
    },
    /// `rubric` with too few or too many words.
    #[error("use: loketmeter rubric {verb}")]
    RubricWords {
        /// How the subcommand is called.
        verb: &'static str,
    },
    /// A rubric that is not sound.
    #[error("{source}")]
    Rubric {
        /// File, line and mistake.
        source: SourceError,
    },
    /// Something that is nowhere in the rubric.
    #[error(
        "{id}: the rubric has nothing of this name. `loketmeter rubric list` shows the topics."
    )]
    UnknownRule {
        /// What was asked.
        id: String,
    },
    /// `--url` together with several pages.
    #[error(
        "--url is for one page, and there are {pages}. Use --manifest to give each page its address."
    )]
    UrlForSeveral {
        /// How many pages were found.
        pages: usize,
    },
}

impl Problem {
    /// The problem that belongs to a failed read of `name`.
    pub(crate) fn reading(name: &str, source: io::Error) -> Self {
        let name = name.to_owned();
        match source.kind() {
            io::ErrorKind::NotFound => Self::NotFound { name },
            io::ErrorKind::PermissionDenied => Self::NoAccess { name },
            _ => Self::Unreadable { name, source },
        }
    }

    /// The problem of a page of an archive that cannot be read.
    pub(crate) fn unreadable(
        name: String,
        record: Option<u64>,
        offset: Option<u64>,
        why: super::scan::Unreadable,
    ) -> Self {
        use super::scan::Unreadable;
        let place = Place {
            name,
            record,
            offset,
        };
        match why {
            Unreadable::Http(fault) => Self::Unpacked { place, fault },
            Unreadable::Kind(kind) => Self::OtherKind { place, kind },
        }
    }

    /// Does it mean that something could not be read or scored? The rest is only worth telling.
    pub(crate) fn is_failure(&self) -> bool {
        let only_told = matches!(
            self,
            Self::WrongCharset { .. }
                | Self::BelowLimit { .. }
                | Self::NewFindings { .. }
                | Self::Stopped { .. }
        );
        !only_told
    }

    /// The problem in a sentence or two.
    pub(crate) fn text(&self, language: Language) -> String {
        match language {
            Language::En => self.to_string(),
            Language::Nl => self.dutch(),
        }
    }
}
