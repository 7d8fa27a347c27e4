//! What can go wrong on the way to a report, told in the language of the user:
//! what happened, to which file, and what to do.

use std::io;

use loketmeter::{
    Language,
    report::{UnknownTheme, UnknownTopic, formats::csv::decimal},
    rubric::source::SourceError,
};

use super::scan::{HttpFault, WarcFault};

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
        "{name}: this was saved by a scan of other files, or with other rules. Remove it, or name another file."
    )]
    OtherScan {
        /// The file.
        name: String,
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

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// The file.
    pub(crate) name: String,
    /// Number of the record, from 1.
    pub(crate) record: Option<u64>,
    /// Where it begins.
    pub(crate) offset: Option<u64>,
}

impl Place {
    fn text(&self, record: &str, byte: &str) -> String {
        match (self.record, self.offset) {
            (Some(number), Some(offset)) => {
                format!("{}, {record} {number} ({byte} {offset})", self.name)
            }
            _ => self.name.clone(),
        }
    }
}

/// Files that people take for a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FileKind {
    /// A PDF document.
    Pdf,
    /// A zip archive, or an office document, which is one.
    Zip,
    /// A picture.
    Picture,
    /// Compressed data.
    Compressed,
    /// Bytes that are not text.
    Binary,
}

/// What can be wrong with a line of a manifest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ManifestFault {
    /// Not a JSON object with the right fields; what the parser said, and where.
    Json(String),
    /// An earlier line gave this file another address.
    Twice(String),
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

    // One sentence per problem: the length is that of the list.
    #[allow(clippy::too_many_lines)]
    fn dutch(&self) -> String {
        match self {
            Self::NotFound { name } => {
                format!("{name}: dit bestand of deze map bestaat niet. Controleer de naam.")
            }
            Self::NoAccess { name } => {
                format!("{name}: u mag dit niet lezen. Vraag de rechten aan, of maak een kopie.")
            }
            Self::Unreadable { name, source } => {
                format!(
                    "{name}: dit is niet te lezen ({source}). Probeer het opnieuw, of maak een kopie."
                )
            }
            Self::NoPages { name } => {
                format!(
                    "{name}: in deze map staan geen .html- of .htm-bestanden. Noem een andere map, of de bestanden zelf."
                )
            }
            Self::NotHtml { name, kind } => format!(
                "{name}: dit is geen HTML-pagina maar {}. Sla de pagina zelf op als HTML.",
                kind.dutch()
            ),
            Self::ManifestLine { name, line, fault } => {
                format!(
                    "{name}, regel {line}: deze regel is overgeslagen. {}",
                    fault.dutch()
                )
            }
            Self::Empty { name } => format!(
                "{name}: op deze pagina staat geen tekst, dus er is niets te beoordelen. Controleer of de pagina helemaal is opgeslagen."
            ),
            Self::WrongCharset { name } => format!(
                "{name}: deze pagina zegt dat zij UTF-8 is, maar dat klopt niet. Zij is gelezen als windows-1252."
            ),
            Self::Output { source } => {
                format!("het rapport is niet te schrijven ({source}). Is de schijf vol?")
            }
            Self::UnknownTopic { source } => format!(
                "het onderwerp \"{}\" staat niet in de regels. Dit lijkt er het meest op: {}.",
                source.asked,
                source.nearest.join(", ")
            ),
            Self::UnknownTheme { source } => format!(
                "het thema \"{}\" staat niet in de regels. Kies page, whole of een van deze: {}.",
                source.asked,
                source.themes.join(", ")
            ),
            Self::ExplainFormat => {
                "--explain geeft tekst of JSON. Laat --format weg, of kies json.".to_owned()
            }
            Self::RubricWords { verb } => format!("gebruik: loketmeter rubric {verb}"),
            Self::Rubric { source } => source.to_string(),
            Self::UnknownRule { id } => format!(
                "{id}: dit staat niet in de regels. `loketmeter rubric list` toont de onderwerpen."
            ),
            Self::Writing { name, source } => format!(
                "{name}: dit bestand is niet te schrijven ({source}). Kies een andere naam of map."
            ),
            Self::NothingFits { name } => {
                format!("{name}: geen bestand of map past bij dit patroon. Controleer het patroon.")
            }
            Self::NoScan { name, said } => format!(
                "{name}: dit is geen resultaat van een scan ({said}). Maak er een met loketmeter scan --format json."
            ),
            Self::NoScans => "er is geen scan om te vergelijken. Maak er een met loketmeter scan --format json.".to_owned(),
            Self::NothingToScan { name } => format!(
                "{name}: in deze map staan geen .html-bestanden en geen .warc- of .warc.gz-bestanden. Noem een andere map."
            ),
            Self::NoArchive { name } => format!(
                "{name}: dit is geen WARC-bestand, of het is leeg. Controleer of het helemaal is gekopieerd."
            ),
            Self::Record { name, record, offset, fault } => format!(
                "{name}, record {record} (byte {offset}): {}. Het is overgeslagen.",
                dutch_fault(fault)
            ),
            Self::Unpacked { place, fault } => format!(
                "{}: {}. De pagina is overgeslagen.",
                place.text("record", "byte"),
                match fault {
                    HttpFault::Header => "dit is geen HTTP-antwoord",
                    HttpFault::Encoding => "de inhoud is ingepakt op een onbekende manier",
                    HttpFault::Packed => "de ingepakte inhoud is beschadigd",
                }
            ),
            Self::OtherKind { place, kind } => format!(
                "{}: dit is geen HTML-pagina maar {}. Het is overgeslagen.",
                place.text("record", "byte"),
                kind.dutch()
            ),
            Self::ResumePages => "--resume gaat samen met text, json, csv en html. jsonl, sarif en earl worden per pagina geschreven.".to_owned(),
            Self::OtherScan { name } => format!(
                "{name}: dit is bewaard door een scan van andere bestanden, of met andere regels. Verwijder het, of noem een ander bestand."
            ),
            Self::NoCheckpoint { name } => format!(
                "{name}: dit is geen bewaarde scan. Verwijder het, of noem een ander bestand."
            ),
            Self::Stopped { resumable } => {
                let more = if *resumable { " Dezelfde opdracht gaat hier verder." } else { "" };
                format!("onderbroken; het resultaat tot zover is geschreven.{more}")
            }
            Self::Baseline { name, said } => format!(
                "{name}: dit is geen resultaat van een eerdere keer ({said}). Maak er een met --format sarif of jsonl."
            ),
            Self::BelowLimit { count, least } => format!(
                "{count} onder de grens van {}.",
                decimal(*least, Language::Nl)
            ),
            Self::NewFindings { count } => {
                format!("{count} nieuwe punten die er de vorige keer niet waren.")
            }
            Self::UrlForSeveral { pages } => format!(
                "--url is voor één pagina, en het zijn er {pages}. Geef elke pagina haar adres met --manifest."
            ),
        }
    }
}

fn dutch_fault(fault: &WarcFault) -> String {
    match fault {
        WarcFault::NoRecord => "hier begint geen record".to_owned(),
        WarcFault::LongHeader => "de kop houdt niet op".to_owned(),
        WarcFault::Header => "de kop is beschadigd".to_owned(),
        WarcFault::NoLength => "de kop geeft geen lengte".to_owned(),
        WarcFault::Cut => "het bestand houdt er midden in op".to_owned(),
        WarcFault::Length => "de lengte klopt niet met die in de kop".to_owned(),
        WarcFault::Gzip => "de ingepakte gegevens zijn beschadigd".to_owned(),
        WarcFault::Io(error) => format!("het bestand is niet te lezen ({error})"),
    }
}

impl FileKind {
    fn english(self) -> &'static str {
        match self {
            Self::Pdf => "a PDF",
            Self::Zip => "a zip file or an office document",
            Self::Picture => "a picture",
            Self::Compressed => "a compressed file",
            Self::Binary => "a file with other data",
        }
    }

    fn dutch(self) -> &'static str {
        match self {
            Self::Pdf => "een pdf",
            Self::Zip => "een zip-bestand of een Office-document",
            Self::Picture => "een afbeelding",
            Self::Compressed => "een ingepakt bestand",
            Self::Binary => "een bestand met andere gegevens",
        }
    }
}

impl ManifestFault {
    fn english(&self) -> String {
        match self {
            Self::Json(said) => format!(
                "It should be a JSON object with \"file\" and \"url\" (an address or null): {said}."
            ),
            Self::Twice(file) => {
                format!("An earlier line already gives {file} another address; that one is used.")
            }
        }
    }

    // One sentence per problem: the length is that of the list.
    #[allow(clippy::too_many_lines)]
    fn dutch(&self) -> String {
        match self {
            Self::Json(said) => format!(
                "Hier hoort een JSON-object met \"file\" en \"url\" (een adres of null): {said}."
            ),
            Self::Twice(file) => {
                format!("Een eerdere regel geeft {file} al een ander adres; dat adres is gebruikt.")
            }
        }
    }
}
