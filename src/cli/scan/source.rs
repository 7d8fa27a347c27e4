//! Reading: which files, and what is in them, in a fixed order.

use std::{
    fs, io,
    path::{Component, Path, PathBuf},
    sync::{
        atomic::{AtomicBool, AtomicU64, Ordering},
        mpsc,
    },
};

use serde::{Deserialize, Serialize};

use super::super::{
    inputs::{self, Input},
    problem::Problem,
    read,
};
use super::budget::Budget;
use super::warc::{Kind, Next, Position, Reader, Record};
use super::work::{From, Job, Outcome, What};

/// A file to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// A WARC file.
    Archive(PathBuf),
    /// A page, with its address when the folders tell it.
    Page(PathBuf, Option<String>),
}

/// A place in all that is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Place {
    /// Index of the file.
    pub(super) unit: usize,
    /// Place in that file.
    pub(super) position: Position,
}

impl Unit {
    pub(super) fn path(&self) -> &Path {
        match self {
            Self::Archive(path) | Self::Page(path, _) => path,
        }
    }

    pub(super) fn bytes(&self) -> u64 {
        fs::metadata(self.path()).map_or(0, |meta| meta.len())
    }
}

/// The files behind `paths`: in the order given, sorted within a folder.
pub(super) fn collect(paths: &[PathBuf]) -> (Vec<Unit>, Vec<Problem>) {
    let (mut units, mut problems) = (Vec::new(), Vec::new());
    for path in paths {
        if let Some(fitting) = inputs::expand(path) {
            if fitting.is_empty() {
                problems.push(Problem::NothingFits {
                    name: path.display().to_string(),
                });
            }
            let (more, told) = collect(&fitting);
            units.extend(more);
            problems.extend(told);
        } else if path.is_dir() {
            match inputs::files_in(path, |file| is_archive(file) || inputs::is_page(file)) {
                Ok(files) if files.is_empty() => problems.push(Problem::NothingToScan {
                    name: path.display().to_string(),
                }),
                Ok(files) => units.extend(files.into_iter().map(|file| unit(file, path))),
                Err(problem) => problems.push(problem),
            }
        } else if inputs::is_page(path) {
            units.push(Unit::Page(path.clone(), None));
        } else {
            // A file that is named is read for what it holds, whatever it is called.
            units.push(Unit::Archive(path.clone()));
        }
    }
    (units, problems)
}

fn unit(file: PathBuf, folder: &Path) -> Unit {
    if is_archive(&file) {
        Unit::Archive(file)
    } else {
        let address = address(&file, folder);
        Unit::Page(file, address)
    }
}

fn is_archive(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let name = name.to_ascii_lowercase();
    let bare = name.strip_suffix(".gz").unwrap_or(&name);
    bare.strip_suffix(".warc").is_some()
}

/// The address of a page in a mirror, as wget makes them: `www.kampen.nl/zorg/index.html`. The folder with the name of
/// the host is in `folder`, or is `folder` itself.
fn address(file: &Path, folder: &Path) -> Option<String> {
    let inside = file.strip_prefix(folder).ok()?;
    let first = inside.components().next()?;
    let several = inside.components().count() > 1;
    let own = folder.components().next_back();
    let rest = match (first, own) {
        (Component::Normal(host), _) if several && is_host(host.to_str()?) => inside.to_owned(),
        (_, Some(Component::Normal(host))) if is_host(host.to_str()?) => {
            Path::new(host).join(inside)
        }
        _ => return None,
    };
    let parts: Option<Vec<&str>> = rest
        .components()
        .map(|part| part.as_os_str().to_str())
        .collect();
    let mut joined = parts?.join("/");
    if let Some(bare) = joined.strip_suffix("/index.html") {
        joined = format!("{bare}/");
    }
    Some(format!("https://{joined}"))
}

fn is_host(name: &str) -> bool {
    let labels: Vec<&str> = name.split('.').collect();
    let sound = |label: &&str| {
        !label.is_empty()
            && label
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    labels.len() > 1
        && labels.iter().all(sound)
        && labels
            .last()
            .is_some_and(|last| last.len() > 1 && last.bytes().all(|b| b.is_ascii_alphabetic()))
        && !inputs::is_page(Path::new(name))
}

/// Sends what is in the files, from a place on.
struct Sender<'a> {
    jobs: &'a mpsc::Sender<Job>,
    budget: &'a Budget,
    number: u64,
}

impl Sender<'_> {
    /// Sends a job. False when nobody listens any more.
    fn send(&mut self, place: Place, what: What) -> bool {
        let bytes = match &what {
            What::Response { bytes, .. } | What::Page { bytes, .. } => bytes.len(),
            What::Nothing(_) => 0,
        };
        let cost = self.budget.take(bytes);
        let number = self.number;
        self.number += 1;
        let job = Job {
            number,
            place,
            cost,
            what,
        };
        self.jobs.send(job).is_ok()
    }
}

/// Reads all files from `start` on, until the end or until `stop`.
pub(super) fn read(
    units: &[Unit],
    start: Place,
    budget: &Budget,
    read: &AtomicU64,
    stop: &AtomicBool,
    jobs: &mpsc::Sender<Job>,
) {
    let mut sender = Sender {
        jobs,
        budget,
        number: 0,
    };
    let mut before: u64 = units.iter().take(start.unit).map(Unit::bytes).sum();
    for (index, unit) in units.iter().enumerate().skip(start.unit) {
        let next = Place {
            unit: index + 1,
            position: Position::default(),
        };
        let position = if index == start.unit {
            start.position
        } else {
            Position::default()
        };
        let told = |bytes: u64| read.store(before + bytes, Ordering::Relaxed);
        let goes_on = match unit {
            _ if stop.load(Ordering::SeqCst) => false,
            Unit::Page(path, address) => sender.send(next, page(path, address.as_ref())),
            Unit::Archive(path) => {
                archive(path, index, position, &mut sender, stop, told)
                    && sender.send(next, What::Nothing(Outcome::End))
            }
        };
        if !goes_on {
            return;
        }
        before += unit.bytes();
        read.store(before, Ordering::Relaxed);
    }
}

fn from(path: &Path) -> From {
    From {
        file: path.display().to_string(),
        record: None,
        offset: None,
    }
}

fn page(path: &Path, address: Option<&String>) -> What {
    let input = Input::File {
        path: path.to_owned(),
        from_folder: true,
    };
    match read::page(&input) {
        Ok(bytes) => What::Page {
            address: address.cloned(),
            bytes,
            from: from(path),
        },
        Err(problem) => What::Nothing(Outcome::NoFile(from(path), problem)),
    }
}

/// Sends the records of an archive. False when the scan stops.
fn archive(
    path: &Path,
    unit: usize,
    position: Position,
    sender: &mut Sender<'_>,
    stop: &AtomicBool,
    told: impl Fn(u64),
) -> bool {
    let name = path.display().to_string();
    let here = |position| Place { unit, position };
    let mut reader = match Reader::open(path, position) {
        Ok(Some(reader)) => reader,
        Ok(None) => {
            let problem = Problem::NoArchive { name };
            return sender.send(
                here(position),
                What::Nothing(Outcome::NoFile(from(path), problem)),
            );
        }
        Err(error) => {
            let problem = Problem::reading(&name, io::Error::new(error.kind(), error.to_string()));
            return sender.send(
                here(position),
                What::Nothing(Outcome::NoFile(from(path), problem)),
            );
        }
    };
    loop {
        if stop.load(Ordering::SeqCst) {
            return false;
        }
        let Some(next) = reader.next() else {
            return true;
        };
        let place = here(reader.position());
        let from = |record, offset| From {
            file: name.clone(),
            record: Some(record),
            offset: Some(offset),
        };
        let what = match next {
            Next::Record(record) => {
                let from = from(place.position.record, record.offset);
                of_record(*record, from)
            }
            Next::Damage {
                offset,
                record,
                fault,
            } => What::Nothing(Outcome::Damaged(from(record, offset), fault)),
        };
        if !sender.send(place, what) {
            return false;
        }
        told(reader.read_bytes());
    }
}

fn of_record(record: Record, from: From) -> What {
    let address = record.target.filter(|target| target.starts_with("http"));
    match record.kind {
        Kind::Response => What::Response {
            address,
            bytes: record.body,
            from,
        },
        Kind::Resource
            if address.is_some()
                && super::http::may_be_page(&record.content_type.to_ascii_lowercase()) =>
        {
            What::Page {
                address,
                bytes: record.body,
                from,
            }
        }
        Kind::Revisit => What::Nothing(Outcome::Revisit),
        Kind::Resource | Kind::Other => What::Nothing(Outcome::Other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(file: &str, folder: &str) -> Option<String> {
        address(Path::new(file), Path::new(folder))
    }

    #[test]
    fn mirrors_tell_addresses() {
        let host = Some("https://www.kampen.nl/zorg/".to_owned());
        assert_eq!(of("m/www.kampen.nl/zorg/index.html", "m"), host);
        assert_eq!(
            of("m/www.kampen.nl/zorg/index.html", "m/www.kampen.nl"),
            host
        );
        assert_eq!(
            of("m/www.kampen.nl/a.html", "m"),
            Some("https://www.kampen.nl/a.html".to_owned())
        );
        assert_eq!(of("pages/wmo.html", "pages"), None);
        assert_eq!(of("pages/a/wmo.v2.html", "pages"), None);
    }
}
