//! The files of a rubric, from a folder or as they were built in.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

use super::{File, SourceError};

/// Texts of rubric files by their name within the rubric, such as `topics/schulden/schuldhulp.toml`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files(BTreeMap<String, (PathBuf, String)>);

impl Files {
    /// All files of a folder that end in `.toml`.
    ///
    /// # Errors
    /// When the folder or one of the files cannot be read.
    pub fn from_folder(root: &Path) -> Result<Self, SourceError> {
        let mut files = Self::default();
        files.add_folder(root, "")?;
        Ok(files)
    }

    fn add_folder(&mut self, folder: &Path, inside: &str) -> Result<(), SourceError> {
        let fail = |source| SourceError::Read {
            path: folder.to_owned(),
            source,
        };
        for entry in fs::read_dir(folder).map_err(fail)? {
            let path = entry.map_err(fail)?.path();
            let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
                continue;
            };
            let name = format!("{inside}{name}");
            if path.is_dir() {
                self.add_folder(&path, &format!("{name}/"))?;
            } else if path.extension().is_some_and(|e| e == "toml") {
                let text = read(&path)?;
                self.insert(name, path, text);
            }
        }
        Ok(())
    }

    /// Adds or replaces a file; `shown` is how mistakes name it.
    pub fn insert(&mut self, name: String, shown: PathBuf, text: String) {
        self.0.insert(name, (shown, text));
    }

    /// Adds other files over these: a file of the same name is replaced.
    pub fn over(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Is there a file of this name?
    pub fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// Name, path and text of every file, in order of name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Path, &str)> {
        self.0
            .iter()
            .map(|(name, (path, text))| (name.as_str(), path.as_path(), text.as_str()))
    }

    /// Parses one file.
    ///
    /// # Errors
    /// When it is not there, or does not fit the schema.
    pub fn parse<T: DeserializeOwned>(&self, name: &str) -> Result<File<T>, SourceError> {
        let Some((path, text)) = self.0.get(name) else {
            return Err(SourceError::Read {
                path: PathBuf::from(name),
                source: std::io::ErrorKind::NotFound.into(),
            });
        };
        File::parse(path, text.clone())
    }

    /// Parses all files of a folder, in order of name.
    ///
    /// # Errors
    /// The first that does not fit the schema.
    pub fn parse_all<T: DeserializeOwned>(
        &self,
        folder: &str,
    ) -> Result<Vec<File<T>>, SourceError> {
        let inside = self.0.range(folder.to_owned()..);
        inside
            .take_while(|(name, _)| name.starts_with(folder))
            .map(|(_, (path, text))| File::parse(path, text.clone()))
            .collect()
    }
}

/// The text of a file.
///
/// # Errors
/// When it cannot be read.
pub fn read(path: &Path) -> Result<String, SourceError> {
    fs::read_to_string(path).map_err(|source| SourceError::Read {
        path: path.to_owned(),
        source,
    })
}
