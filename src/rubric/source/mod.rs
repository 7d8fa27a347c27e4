//! Reads and validates the rubric files. Runs at build time, in tests, and on an organisation's own files.

pub mod advice;
mod compile;
mod facts;
pub mod schema;
#[cfg(test)]
mod tests;

use std::fs;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use thiserror::Error;

pub use compile::compile;

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
    /// Reads and parses one file.
    ///
    /// # Errors
    /// When it cannot be read, or does not fit the schema; the error names the line.
    pub fn read(path: &Path) -> Result<Self, SourceError> {
        let text = fs::read_to_string(path).map_err(|source| SourceError::Read {
            path: path.to_owned(),
            source,
        })?;
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
    let mut topics = Vec::new();
    for theme in entries(&root.join("topics"))? {
        if theme.is_dir() {
            topics.extend(read_all(&theme)?);
        }
    }
    Ok(Source {
        rubric: File::read(&root.join("rubric.toml"))?,
        themes: File::read(&root.join("themes.toml"))?,
        topics,
        elements: File::read(&root.join("elements.toml"))?,
        outdated: File::read(&root.join("outdated.toml"))?,
        language: File::read(&root.join("language.toml"))?,
        words: read_all(&root.join("words"))?,
        targets: File::read(&root.join("channels/targets.toml"))?,
        sentences: File::read(&root.join("channels/sentences.toml"))?,
        marks: vec![
            File::read(&root.join("channels/marks.toml"))?,
            File::read(&root.join("regions.toml"))?,
        ],
        publishers: File::read(&root.join("publishers.toml"))?,
        municipalities: File::read(&root.join("municipalities.toml"))?,
        scoring: File::read(&root.join("scoring.toml"))?,
        texts: vec![
            File::read(&root.join("texts.toml"))?,
            File::read(&root.join("reasons.toml"))?,
        ],
    })
}

fn read_all<T: DeserializeOwned>(folder: &Path) -> Result<Vec<File<T>>, SourceError> {
    entries(folder)?
        .iter()
        .filter(|path| path.extension().is_some_and(|e| e == "toml"))
        .map(|path| File::read(path))
        .collect()
}

/// Entries of a folder in order of name, so that the compiled rubric does not depend on the disk.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, SourceError> {
    let fail = |source| SourceError::Read {
        path: folder.to_owned(),
        source,
    };
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(fail)? {
        paths.push(entry.map_err(fail)?.path());
    }
    paths.sort();
    Ok(paths)
}
