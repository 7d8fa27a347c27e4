//! What problems are about: places, kinds of files, what is wrong with a line or a saved scan.

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
    pub(super) fn text(&self, record: &str, byte: &str) -> String {
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

/// What a saved scan has that this one has not: with it the result would be another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Differs {
    /// Other files, or files that have changed.
    Files,
    /// Another version of the program or of the rubric.
    Version,
    /// Another language.
    Language,
    /// Another day of today than was asked for; the day of then.
    Today(String),
    /// Another earlier run to compare with.
    Baseline,
}

impl FileKind {
    pub(super) fn english(self) -> &'static str {
        match self {
            Self::Pdf => "a PDF",
            Self::Zip => "a zip file or an office document",
            Self::Picture => "a picture",
            Self::Compressed => "a compressed file",
            Self::Binary => "a file with other data",
        }
    }

    pub(super) fn dutch(self) -> &'static str {
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
    pub(super) fn english(&self) -> String {
        match self {
            Self::Json(said) => format!(
                "It should be a JSON object with \"file\" and \"url\" (an address or null): {said}."
            ),
            Self::Twice(file) => {
                format!("An earlier line already gives {file} another address; that one is used.")
            }
        }
    }

    pub(super) fn dutch(&self) -> String {
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

impl Differs {
    pub(super) fn english(&self) -> String {
        match self {
            Self::Files => "of other files".to_owned(),
            Self::Version => "with another version of Loketmeter or of its rules".to_owned(),
            Self::Language => "in another language".to_owned(),
            Self::Today(day) => format!("with another day (--today {day})"),
            Self::Baseline => "with another --baseline".to_owned(),
        }
    }

    pub(super) fn dutch(&self) -> String {
        match self {
            Self::Files => "van andere bestanden".to_owned(),
            Self::Version => "met een andere versie van Loketmeter of van de regels".to_owned(),
            Self::Language => "in een andere taal".to_owned(),
            Self::Today(day) => format!("met een andere dag (--today {day})"),
            Self::Baseline => "met een andere --baseline".to_owned(),
        }
    }
}
