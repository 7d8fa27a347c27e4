//! Records of a WARC file, plain or compressed, one after the other.
//!
//! The crates that read WARC stop at the first mistake, read a header or a body whole whatever its length, and do not
//! tell where they are (docs/adr/0012). Archives of a crawl are cut off and damaged more often than not, so this reader
//! goes on at the next record, keeps at most [`kept`] bytes of one, and knows the place to resume from.

mod record;
mod source;

use std::{
    io::{self, BufRead, BufReader, Read},
    path::Path,
};

use flate2::bufread::GzDecoder;
use loketmeter::Limits;
use serde::{Deserialize, Serialize};

pub(crate) use record::Fault;
pub(super) use record::{Kind, Record};
use record::{MARKER, check_length, content, head, next_marker};
use source::{GZIP, Source};

/// Room for the header of an HTTP response, above what the engine reads of a page.
const HTTP_HEADER: usize = 256 * 1024;

/// Bytes that are kept of one record; the rest is read past.
pub(super) fn kept() -> u64 {
    (Limits::default().bytes + HTTP_HEADER) as u64
}

/// Where a reader is in its file: enough to go on from there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Position {
    /// Byte of the file at which a record, or the gzip member around records, begins.
    pub(super) offset: u64,
    /// Records of that member that have been read.
    pub(super) done: u64,
    /// Records of the whole file that have been read.
    pub(super) record: u64,
    /// Bytes that were gone back over after damage: at most those of the file, else the time for a hostile archive
    /// would grow with the square of its size.
    #[serde(default)]
    pub(super) again: u64,
}

/// The next thing in the file.
pub(super) enum Next {
    /// A whole record.
    Record(Box<Record>),
    /// A damaged one, which was passed over.
    Damage {
        /// Byte of the file, of the record or of the gzip member around it.
        offset: u64,
        /// Number of the record in the file, from 1.
        record: u64,
        fault: Fault,
    },
}

enum Stream {
    Plain(Source),
    Gzip(Box<BufReader<GzDecoder<Source>>>),
    Done,
}

/// Reads a file.
pub(super) struct Reader {
    stream: Stream,
    position: Position,
    /// Bytes of the file.
    length: u64,
    /// First line of a record that was found while looking for it.
    pending: Option<Vec<u8>>,
}

impl Reader {
    /// Opens a file at a position. Gives nothing when the file is empty or holds something else.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(super) fn open(path: &Path, position: Position) -> io::Result<Option<Self>> {
        let mut source = Source::open(path)?;
        let length = source.length();
        let mut start = Vec::new();
        source.by_ref().take(5).read_to_end(&mut start)?;
        source.seek_to(position.offset)?;
        let stream = if start.starts_with(&GZIP) {
            if source.at_end()? {
                Stream::Done
            } else {
                Stream::Gzip(member(source))
            }
        } else if start.starts_with(MARKER) {
            Stream::Plain(source)
        } else {
            return Ok(None);
        };
        let mut reader = Self {
            stream,
            position: Position {
                done: 0,
                ..position
            },
            length,
            pending: None,
        };
        let record = position.record;
        for _ in 0..position.done {
            reader.next();
        }
        reader.position.record = record;
        Ok(Some(reader))
    }

    /// The place after the last thing that was read.
    pub(super) fn position(&self) -> Position {
        self.position
    }

    /// Bytes of the file that have been read, for showing progress.
    pub(super) fn read_bytes(&self) -> u64 {
        match &self.stream {
            Stream::Plain(source) => source.at,
            Stream::Gzip(member) => member.get_ref().get_ref().at,
            Stream::Done => self.position.offset,
        }
    }

    /// The next record or damage; nothing at the end of the file.
    pub(super) fn next(&mut self) -> Option<Next> {
        let next = self.advance();
        if matches!(self.stream, Stream::Done) {
            // Nothing follows: who resumes here must not meet the last damage again.
            self.position.offset = self.length;
            self.position.done = 0;
        }
        next
    }

    fn advance(&mut self) -> Option<Next> {
        loop {
            match std::mem::replace(&mut self.stream, Stream::Done) {
                Stream::Plain(source) => return self.plain(source),
                Stream::Gzip(member) => {
                    if let Some(next) = self.compressed(member) {
                        return Some(next);
                    }
                }
                Stream::Done => return None,
            }
        }
    }

    fn plain(&mut self, mut source: Source) -> Option<Next> {
        let start = source.at - self.pending.as_ref().map_or(0, Vec::len) as u64;
        let found = head(&mut source, &mut self.pending).and_then(|found| {
            let Some(mut record) = found else {
                return Ok(None);
            };
            check_length(&mut source, &record)?;
            content(&mut source, &mut record)?;
            Ok(Some(record))
        });
        let next = match found {
            Ok(None) => return None,
            Ok(Some(mut record)) => {
                record.offset = start;
                self.position.record += 1;
                self.position.offset = source.at;
                Next::Record(Box::new(record))
            }
            Err(fault) => {
                // Behind the header: a length that is too large swallows no records.
                let more = next_marker(&mut source, &mut self.pending);
                let damage = self.damage(start, fault);
                if !matches!(more, Ok(true)) {
                    return Some(damage);
                }
                let line = self.pending.as_ref().map_or(0, Vec::len) as u64;
                self.position.offset = source.at - line;
                damage
            }
        };
        self.stream = Stream::Plain(source);
        Some(next)
    }

    /// The next of a gzip member; nothing when the member is at its end, and the stream stands at the next one.
    fn compressed(&mut self, mut reader: Box<BufReader<GzDecoder<Source>>>) -> Option<Next> {
        let start = self.position.offset;
        let found = head(&mut *reader, &mut self.pending).and_then(|found| {
            let Some(mut record) = found else {
                return Ok(None);
            };
            content(&mut *reader, &mut record)?;
            Ok(Some(record))
        });
        match found {
            Ok(Some(mut record)) => {
                record.offset = start;
                self.position.done += 1;
                self.position.record += 1;
                self.stream = Stream::Gzip(reader);
                Some(Next::Record(Box::new(record)))
            }
            Ok(None) => {
                let mut source = reader.into_inner().into_inner();
                match source.at_end() {
                    Ok(true) => None,
                    Ok(false) => self.follow(source, None),
                    Err(error) => Some(self.damage(start, Fault::Io(error))),
                }
            }
            Err(Fault::Gzip | Fault::Io(_)) => {
                let source = reader.into_inner().into_inner();
                self.follow(source, Some(Fault::Gzip))
            }
            Err(fault) => {
                // Other records can follow in the same member.
                let more = next_marker(&mut *reader, &mut self.pending);
                let damage = self.damage(start, fault);
                self.position.done += 1;
                match more {
                    Ok(true) => self.stream = Stream::Gzip(reader),
                    Ok(false) => {
                        let mut source = reader.into_inner().into_inner();
                        let here = source.at;
                        if matches!(source.next_member(here), Ok(true)) {
                            self.enter(source);
                        }
                    }
                    Err(_) => {
                        let mut source = reader.into_inner().into_inner();
                        let from = self.back_to(start + 1, &source);
                        if matches!(source.next_member(from), Ok(true)) {
                            self.enter(source);
                        }
                    }
                }
                Some(damage)
            }
        }
    }

    /// Goes to the member after this one; past damage, to the next that holds a record.
    fn follow(&mut self, mut source: Source, fault: Option<Fault>) -> Option<Next> {
        let (start, here) = (self.position.offset, source.at);
        let sound = fault.is_none() && source.fill_buf().is_ok_and(|b| b.starts_with(&GZIP[..1]));
        if sound {
            self.enter(source);
            return None;
        }
        let (from, place) = match &fault {
            // The damaged member may reach far: look for the next one from its start.
            Some(_) => (self.back_to(start + 1, &source), start),
            None => (here, here),
        };
        let damage = self.damage(place, fault.unwrap_or(Fault::NoRecord));
        if matches!(source.next_member(from), Ok(true)) {
            self.enter(source);
        }
        Some(damage)
    }

    /// Where to look for what follows damage: from `place` again, or from here when too much was looked at again already.
    fn back_to(&mut self, place: u64, source: &Source) -> u64 {
        let again = self.position.again + source.at.saturating_sub(place);
        if again > self.length {
            return source.at;
        }
        self.position.again = again;
        place
    }

    fn enter(&mut self, source: Source) {
        self.position.offset = source.at;
        self.position.done = 0;
        self.pending = None;
        self.stream = Stream::Gzip(member(source));
    }

    fn damage(&mut self, offset: u64, fault: Fault) -> Next {
        self.position.record += 1;
        Next::Damage {
            offset,
            record: self.position.record,
            fault,
        }
    }
}

fn member(source: Source) -> Box<BufReader<GzDecoder<Source>>> {
    Box::new(BufReader::with_capacity(32 * 1024, GzDecoder::new(source)))
}

#[cfg(test)]
mod tests;
