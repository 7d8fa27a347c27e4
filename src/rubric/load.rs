//! Loading a rubric when the program runs: the one that is built in, an organisation's own, or an overlay on it.

use std::path::{Path, PathBuf};

use super::model::{Rubric, fingerprint};
use super::source::overlay::{self, OverlayFile};
use super::source::{self, File, Files, Source, SourceError, advice, files};

/// The files of the rubric, as `build.rs` packed them: name and text.
static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rubric_files.bin"));

/// Name of the file in which an organisation adds to the rubric.
const OVERLAY: &str = "overlay.toml";

/// A rubric that was read from files.
#[derive(Debug)]
pub struct Loaded {
    /// The files.
    pub files: Files,
    /// What they say.
    pub source: Source,
    /// The same, compiled.
    pub rubric: Rubric,
    /// Fingerprint of the compiled rubric.
    pub hash: String,
    /// What the organisation does not have: identifier and reason.
    pub not_applicable: Vec<(String, String)>,
}

impl Loaded {
    /// The rubric that is built in.
    ///
    /// # Errors
    /// Never in a build that passed: `build.rs` read the same files.
    pub fn builtin() -> Result<Self, SourceError> {
        Self::of(builtin_files(), None)
    }

    /// A whole rubric (a folder with `rubric.toml`), an overlay folder (its files replace or add to those that are
    /// built in), one topic file, or one overlay file.
    ///
    /// # Errors
    /// The first mistake, with file and line.
    pub fn read(path: &Path) -> Result<Self, SourceError> {
        if path.is_dir() {
            let own = Files::from_folder(path)?;
            if own.has("rubric.toml") {
                return Self::of(own, None);
            }
            let overlay = own.has(OVERLAY).then(|| own.parse(OVERLAY)).transpose()?;
            let mut all = builtin_files();
            all.over(own);
            return Self::of(all, overlay);
        }
        let text = files::read(path)?;
        let mut all = builtin_files();
        let Some(name) = topic_name(&text) else {
            return Self::of(all, Some(File::parse(path, text)?));
        };
        all.insert(name, path.to_owned(), text);
        Self::of(all, None)
    }

    fn of(files: Files, overlay: Option<File<OverlayFile>>) -> Result<Self, SourceError> {
        let mut source = source::read_files(&files)?;
        if let Some(overlay) = &overlay {
            overlay::apply(&mut source, overlay)?;
        }
        advice::compile(&source, &files.parse_all("advice/")?)?;
        let rubric = source::compile(&source)?;
        let bytes = postcard::to_allocvec(&rubric).unwrap_or_default();
        let choices = overlay.map(|file| file.content.not_applicable);
        Ok(Self {
            hash: fingerprint(&bytes),
            files,
            source,
            rubric,
            not_applicable: choices
                .unwrap_or_default()
                .into_iter()
                .map(|choice| (choice.id.into_inner(), choice.reason))
                .collect(),
        })
    }
}

/// The name that a topic file must have within the rubric; nothing for another kind of file.
fn topic_name(text: &str) -> Option<String> {
    let table: toml::Table = text.parse().ok()?;
    let word = |key: &str| table.get(key)?.as_str().map(str::to_owned);
    Some(format!("topics/{}/{}.toml", word("theme")?, word("id")?))
}

fn builtin_files() -> Files {
    let packed: Vec<(String, String)> = postcard::from_bytes(PACKED).unwrap_or_default();
    let mut files = Files::default();
    for (name, text) in packed {
        let shown = PathBuf::from("rubric").join(&name);
        files.insert(name, shown, text);
    }
    files
}
