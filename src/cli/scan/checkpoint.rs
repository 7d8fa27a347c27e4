//! The file from which a scan goes on.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use loketmeter::Language;
use serde::{Deserialize, Serialize};

use super::super::problem::Problem;
use super::source::Unit;
use super::state::State;

/// First bytes of a checkpoint. The number changes with its shape.
const MAGIC: &[u8] = b"loketmeter scan 1\n";

/// Where to save, and for what.
#[derive(Debug)]
pub(super) struct Checkpoint {
    path: PathBuf,
    of: Of,
}

/// What a checkpoint belongs to: another rubric, language or set of files would give another result.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Of {
    engine: String,
    rubric: String,
    english: bool,
    files: Vec<(String, u64)>,
}

impl Checkpoint {
    pub(super) fn new(path: &Path, units: &[Unit], language: Language) -> Self {
        let files = units
            .iter()
            .map(|unit| (unit.path().display().to_string(), unit.bytes()));
        Self {
            path: path.to_owned(),
            of: Of {
                engine: env!("CARGO_PKG_VERSION").to_owned(),
                rubric: super::rubric_stamp().hash,
                english: language == Language::En,
                files: files.collect(),
            },
        }
    }

    /// What was saved; the beginning when there is no file yet.
    ///
    /// # Errors
    /// When the file is of another scan, or cannot be read.
    pub(super) fn load(&self) -> Result<State, Problem> {
        let name = self.path.display().to_string();
        let bytes = match fs::read(&self.path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(State::default()),
            Err(error) => return Err(Problem::reading(&name, error)),
        };
        let saved = bytes.strip_prefix(MAGIC);
        let saved = saved.and_then(|bytes| postcard::from_bytes::<(Of, State)>(bytes).ok());
        match saved {
            Some((of, state)) if of == self.of => Ok(state),
            Some(_) => Err(Problem::OtherScan { name }),
            None => Err(Problem::NoCheckpoint { name }),
        }
    }

    /// Saves a state. The file is whole at every moment: the new one takes the place of the old.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) fn save(&self, state: &State) -> Result<(), Problem> {
        let written = || -> io::Result<()> {
            let saved = postcard::to_allocvec(&(&self.of, state)).map_err(io::Error::other)?;
            let mut beside = self.path.clone().into_os_string();
            beside.push(".new");
            let mut file = fs::File::create(&beside)?;
            file.write_all(MAGIC)?;
            file.write_all(&saved)?;
            file.sync_all()?;
            fs::rename(&beside, &self.path)
        };
        written().map_err(|source| Problem::Writing {
            name: self.path.display().to_string(),
            source,
        })
    }
}
