//! Reads and validates the rubric files. Runs at build time, in tests, and on an organisation's own files.

pub mod advice;
mod compile;
mod facts;
pub mod files;
mod lexicon_builder;
pub mod overlay;
pub mod schema;
#[cfg(test)]
mod tests;
mod topics;

use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use thiserror::Error;

pub use compile::compile;
pub use files::Files;

/// A mistake in a rubric file.
#[derive(Debug, Error)]
pub enum SourceError {
    /// A file or folder cannot be read.
    #[error("{}: {source}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A file does not have the shape of the schema, or says something impossible.
    #[error("{}:{line}: {message}", path.display())]
    Invalid {
        /// The file.
        path: PathBuf,
        /// Line, from 1.
        line: usize,
        /// What is wrong.
        message: String,
    },
}

/// A rubric file with its text, so that mistakes can name the line.
#[derive(Debug)]
pub struct File<T> {
    /// Path as given.
    pub path: PathBuf,
    /// Whole text.
    pub text: String,
    /// Parsed content.
    pub content: T,
}

impl<T: DeserializeOwned> File<T> {
    /// Parses the text of a file.
    ///
    /// # Errors
    /// When it does not fit the schema; the error names the line.
    pub fn parse(path: &Path, text: String) -> Result<Self, SourceError> {
        let content = toml::from_str(&text).map_err(|error: toml::de::Error| {
            let start = error.span().map_or(0, |span| span.start);
            invalid_at(path, &text, start, error.message().trim().to_owned())
        })?;
        Ok(Self {
            path: path.to_owned(),
            text,
            content,
        })
    }
}

impl<T> File<T> {
    /// A mistake at a byte of this file.
    pub fn error(&self, at: usize, message: impl Into<String>) -> SourceError {
        invalid_at(&self.path, &self.text, at, message.into())
    }
}

fn invalid_at(path: &Path, text: &str, at: usize, message: String) -> SourceError {
    let before = text.as_bytes().iter().take(at);
    SourceError::Invalid {
        path: path.to_owned(),
        line: 1 + before.filter(|&&b| b == b'\n').count(),
        message,
    }
}

/// All files of a rubric folder.
#[derive(Debug)]
pub struct Source {
    /// `rubric.toml`.
    pub rubric: File<schema::RubricFile>,
    /// `themes.toml`.
    pub themes: File<schema::ThemesFile>,
    /// `schemes.toml`.
    pub schemes: File<schema::SchemesFile>,
    /// `topics/*/*.toml`, in order of path.
    pub topics: Vec<File<schema::TopicFile>>,
    /// `elements.toml`.
    pub elements: File<schema::ElementsFile>,
    /// `outdated.toml`.
    pub outdated: File<schema::OutdatedFile>,
    /// `language.toml`.
    pub language: File<schema::LanguageFile>,
    /// `words/*.toml`.
    pub words: Vec<File<schema::WordsFile>>,
    /// `channels/targets.toml`.
    pub targets: File<schema::TargetsFile>,
    /// `channels/sentences.toml`.
    pub sentences: File<schema::SentencesFile>,
    /// `channels/marks.toml` and `regions.toml`.
    pub marks: Vec<File<schema::MarksFile>>,
    /// `addresses.toml`.
    pub addresses: File<schema::AddressesFile>,
    /// `publishers.toml`.
    pub publishers: File<schema::PublishersFile>,
    /// `municipalities.toml`.
    pub municipalities: File<schema::MunicipalitiesFile>,
    /// `scoring.toml`.
    pub scoring: File<schema::ScoringFile>,
    /// `texts.toml`, and `reasons.toml` with the texts of the grade.
    pub texts: Vec<File<schema::TextsFile>>,
}

/// Reads a rubric folder.
///
/// # Errors
/// The first file that cannot be read or does not fit the schema.
pub fn read(root: &Path) -> Result<Source, SourceError> {
    read_files(&Files::from_folder(root)?)
}

/// Reads the files of a rubric.
///
/// # Errors
/// The first file that is missing or does not fit the schema.
pub fn read_files(files: &Files) -> Result<Source, SourceError> {
    Ok(Source {
        rubric: files.parse("rubric.toml")?,
        themes: files.parse("themes.toml")?,
        schemes: files.parse("schemes.toml")?,
        topics: files.parse_all("topics/")?,
        elements: files.parse("elements.toml")?,
        outdated: files.parse("outdated.toml")?,
        language: files.parse("language.toml")?,
        words: files.parse_all("words/")?,
        targets: files.parse("channels/targets.toml")?,
        sentences: files.parse("channels/sentences.toml")?,
        marks: vec![
            files.parse("channels/marks.toml")?,
            files.parse("regions.toml")?,
        ],
        addresses: files.parse("addresses.toml")?,
        publishers: files.parse("publishers.toml")?,
        municipalities: files.parse("municipalities.toml")?,
        scoring: files.parse("scoring.toml")?,
        texts: vec![files.parse("texts.toml")?, files.parse("reasons.toml")?],
    })
}
