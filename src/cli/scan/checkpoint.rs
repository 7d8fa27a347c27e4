//! The file from which a scan goes on.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use loketmeter::Language;
use serde::{Deserialize, Serialize};

use super::super::args::CommonArgs;
use super::super::problem::{Differs, Problem};
use super::source::Unit;
use super::state::State;

/// First bytes of a checkpoint. The number changes with its shape.
const MAGIC: &[u8] = b"loketmeter scan 2\n";

/// Where to save, and for what.
#[derive(Debug)]
pub(super) struct Checkpoint {
    path: PathBuf,
    /// Was the day of today given on the command line?
    asked_for_day: bool,
    of: Of,
}

/// What a checkpoint belongs to: anything else here would give another result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Of {
    engine: String,
    rubric: String,
    english: bool,
    files: Vec<(String, u64)>,
    /// The day that the scan takes as today.
    today: Option<String>,
    /// The earlier run to compare with, and its size.
    baseline: Option<(String, u64)>,
}

impl Of {
    /// What is different in `saved`. A day that nobody asked for may differ: the scan goes on with the day of then.
    fn differs(&self, saved: &Self, asked_for_day: bool) -> Option<Differs> {
        if (&saved.engine, &saved.rubric) != (&self.engine, &self.rubric) {
            Some(Differs::Version)
        } else if saved.files != self.files {
            Some(Differs::Files)
        } else if saved.english != self.english {
            Some(Differs::Language)
        } else if asked_for_day && saved.today != self.today {
            Some(Differs::Today(saved.today.clone().unwrap_or_default()))
        } else if saved.baseline != self.baseline {
            Some(Differs::Baseline)
        } else {
            None
        }
    }
}

impl Checkpoint {
    /// The checkpoint of a scan. `today` is the day that it takes as today, asked for or not.
    pub(super) fn new(
        path: &Path,
        units: &[Unit],
        common: &CommonArgs,
        language: Language,
        today: Option<String>,
    ) -> Self {
        let files = units
            .iter()
            .map(|unit| (unit.path().display().to_string(), unit.bytes()));
        let baseline = common.baseline.as_ref().map(|path| {
            let size = fs::metadata(path).map_or(0, |meta| meta.len());
            (path.display().to_string(), size)
        });
        Self {
            path: path.to_owned(),
            asked_for_day: common.today.is_some(),
            of: Of {
                engine: env!("CARGO_PKG_VERSION").to_owned(),
                rubric: super::rubric_stamp().hash,
                english: language == Language::En,
                files: files.collect(),
                today,
                baseline,
            },
        }
    }

    /// The day that the scan takes as today: after [`Self::load`], that of the saved scan.
    pub(super) fn today(&self) -> Option<String> {
        self.of.today.clone()
    }

    /// What was saved; the beginning when there is no file yet.
    ///
    /// # Errors
    /// When the file is of another scan, or cannot be read.
    pub(super) fn load(&mut self) -> Result<State, Problem> {
        let name = self.path.display().to_string();
        let bytes = match fs::read(&self.path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(State::default()),
            Err(error) => return Err(Problem::reading(&name, error)),
        };
        let saved = bytes.strip_prefix(MAGIC);
        let saved = saved.and_then(|bytes| postcard::from_bytes::<(Of, State)>(bytes).ok());
        let Some((of, state)) = saved else {
            return Err(Problem::NoCheckpoint { name });
        };
        if let Some(differs) = self.of.differs(&of, self.asked_for_day) {
            return Err(Problem::OtherScan { name, differs });
        }
        self.of = of;
        Ok(state)
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
