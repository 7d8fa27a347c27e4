//! Records of a WARC file, plain or compressed, one after the other.
//!
//! The crates that read WARC stop at the first mistake, read a header or a body whole whatever its length, and do not
//! tell where they are (docs/adr/0012). Archives of a crawl are cut off and damaged more often than not, so this reader
//! goes on at the next record, keeps at most [`KEPT`] bytes of one, and knows the place to resume from.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read, Seek, SeekFrom},
    path::Path,
};

use flate2::bufread::GzDecoder;
use loketmeter::Limits;
use serde::{Deserialize, Serialize};

/// Longest header of a record. Real ones are below 2 kB.
const LONGEST_HEADER: usize = 64 * 1024;
/// Most header fields of a record.
const MOST_FIELDS: usize = 64;
/// Start of the header of a record.
const MARKER: &[u8] = b"WARC/";
/// Start of a gzip member: magic number and the one method there is.
const GZIP: [u8; 3] = [0x1F, 0x8B, 0x08];
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
}

/// What a record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A stored HTTP response.
    Response,
    /// A stored file, without HTTP around it.
    Resource,
    /// A response that is the same as one stored before.
    Revisit,
    /// Requests, metadata and the like.
    Other,
}

/// A record.
#[derive(Debug)]
pub(super) struct Record {
    pub(super) kind: Kind,
    /// Address that was crawled.
    pub(super) target: Option<String>,
    /// Media type of the record itself.
    pub(super) content_type: String,
    /// The first bytes of its content.
    pub(super) body: Vec<u8>,
    /// Length of the content as the header tells it.
    length: u64,
    /// Byte of the file at which the record, or the gzip member around it, begins.
    pub(super) offset: u64,
}

/// What is wrong with a record.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Fault {
    /// There is something else where a record should begin.
    #[error("no record begins here")]
    NoRecord,
    /// A header without end.
    #[error("the header does not end")]
    LongHeader,
    /// A header that is not understood.
    #[error("the header is damaged")]
    Header,
    /// A header without a usable `Content-Length`.
    #[error("the header gives no length")]
    NoLength,
    /// The file ends in the middle.
    #[error("the file ends in the middle of it")]
    Cut,
    /// The content is longer or shorter than the header says.
    #[error("its length is not the one in its header")]
    Length,
    /// The compressed data is damaged.
    #[error("the compressed data is damaged")]
    Gzip,
    /// The file cannot be read.
    #[error("the file cannot be read: {0}")]
    Io(#[source] io::Error),
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

/// A file with a count of the bytes read.
struct Source {
    file: BufReader<File>,
    at: u64,
}

impl Read for Source {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(buffer)?;
        self.at += read as u64;
        Ok(read)
    }
}

impl BufRead for Source {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.file.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.file.consume(amount);
        self.at += amount as u64;
    }
}

impl Source {
    fn seek_to(&mut self, offset: u64) -> io::Result<()> {
        self.file.seek(SeekFrom::Start(offset))?;
        self.at = offset;
        Ok(())
    }

    fn at_end(&mut self) -> io::Result<bool> {
        Ok(self.fill_buf()?.is_empty())
    }

    /// Goes to the next gzip member, from `offset` on, that holds a record.
    fn next_member(&mut self, mut offset: u64) -> io::Result<bool> {
        loop {
            self.seek_to(offset)?;
            let Some(at) = self.find(&GZIP)? else {
                return Ok(false);
            };
            self.seek_to(at)?;
            let mut start = [0; MARKER.len()];
            let found = GzDecoder::new(&mut *self).read_exact(&mut start).is_ok();
            self.seek_to(at)?;
            if found && start == *MARKER {
                return Ok(true);
            }
            offset = at + 1;
        }
    }

    /// The byte at which `wanted` begins, from here on.
    fn find(&mut self, wanted: &[u8]) -> io::Result<Option<u64>> {
        let mut matched = 0;
        loop {
            let start = self.at;
            let buffer = self.fill_buf()?;
            if buffer.is_empty() {
                return Ok(None);
            }
            for (index, byte) in buffer.iter().enumerate() {
                // No start of the wanted bytes comes back within them, so there is nothing to unwind.
                matched = if *byte == wanted[matched] {
                    matched + 1
                } else {
                    usize::from(*byte == wanted[0])
                };
                if matched == wanted.len() {
                    return Ok(Some(start + index as u64 + 1 - wanted.len() as u64));
                }
            }
            let length = buffer.len();
            self.consume(length);
        }
    }
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
        let file = File::open(path)?;
        let length = file.metadata()?.len();
        let file = BufReader::with_capacity(256 * 1024, file);
        let mut source = Source { file, at: 0 };
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
        let mut body = source.at;
        let found = record(&mut source, &mut self.pending, |source| body = source.at);
        let next = match found {
            Ok(None) => return None,
            Ok(Some(mut record)) => {
                record.offset = start;
                Next::Record(Box::new(record))
            }
            Err(fault) => {
                // A length that is too large has swallowed the records that follow.
                let again = matches!(fault, Fault::Length | Fault::Cut) && body > start;
                if again && source.seek_to(body).is_err() {
                    return Some(self.damage(start, fault));
                }
                match next_marker(&mut source, &mut self.pending) {
                    Ok(true) => {}
                    _ => return Some(self.damage(start, fault)),
                }
                let at = source.at - self.pending.as_ref().map_or(0, Vec::len) as u64;
                let damage = self.damage(start, fault);
                self.position.offset = at;
                self.stream = Stream::Plain(source);
                return Some(damage);
            }
        };
        self.position = Position {
            offset: source.at,
            done: 0,
            record: self.position.record + 1,
        };
        self.stream = Stream::Plain(source);
        Some(next)
    }

    /// The next of a gzip member; nothing when the member is at its end, and the stream stands at the next one.
    fn compressed(&mut self, mut reader: Box<BufReader<GzDecoder<Source>>>) -> Option<Next> {
        let start = self.position.offset;
        match record(&mut *reader, &mut self.pending, |_| {}) {
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
                        if matches!(source.next_member(start + 1), Ok(true)) {
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
            Some(_) => (start + 1, start),
            None => (here, here),
        };
        let damage = self.damage(place, fault.unwrap_or(Fault::NoRecord));
        if matches!(source.next_member(from), Ok(true)) {
            self.enter(source);
        }
        Some(damage)
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

/// Reads a record; nothing at the end. `at_body` is told when its content begins.
fn record<R: BufRead>(
    reader: &mut R,
    pending: &mut Option<Vec<u8>>,
    at_body: impl FnOnce(&R),
) -> Result<Option<Record>, Fault> {
    let Some(head) = header(reader, pending)? else {
        return Ok(None);
    };
    let mut record = parse(&head)?;
    at_body(reader);
    let wanted = if record.kind == Kind::Other {
        0
    } else {
        record.length.min(kept())
    };
    take(reader, wanted, &mut record.body)?;
    let rest = record.length - wanted;
    let skipped = io::copy(&mut reader.take(rest), &mut io::sink()).map_err(reading)?;
    if skipped < rest {
        return Err(Fault::Cut);
    }
    let mut tail = Vec::new();
    reader.take(4).read_to_end(&mut tail).map_err(reading)?;
    // Some writers leave out the blank lines after the last record.
    if tail.is_empty() || tail == b"\r\n\r\n" {
        Ok(Some(record))
    } else {
        Err(Fault::Length)
    }
}

fn take<R: BufRead>(reader: &mut R, length: u64, into: &mut Vec<u8>) -> Result<(), Fault> {
    // The length comes from the file: room is made as the bytes come in.
    let read = reader.take(length).read_to_end(into).map_err(reading)?;
    if (read as u64) < length {
        return Err(Fault::Cut);
    }
    Ok(())
}

fn reading(error: io::Error) -> Fault {
    match error.kind() {
        io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => {
            Fault::Gzip
        }
        _ => Fault::Io(error),
    }
}

/// The lines of a header, up to the blank line; nothing at the end of the data.
fn header(
    reader: &mut impl BufRead,
    pending: &mut Option<Vec<u8>>,
) -> Result<Option<Vec<u8>>, Fault> {
    let mut head = pending.take().unwrap_or_default();
    loop {
        let before = head.len();
        let room = (LONGEST_HEADER - before.min(LONGEST_HEADER)) as u64;
        let mut line = reader.take(room);
        let read = line.read_until(b'\n', &mut head).map_err(reading)?;
        let blank = matches!(&head[before..], b"\r\n" | b"\n");
        match (read, before) {
            (0, 0) => return Ok(None),
            (0, _) if room == 0 => return Err(Fault::LongHeader),
            (0, _) => return Err(Fault::Cut),
            (_, 0) if blank => head.clear(),
            (_, 0) if !head.starts_with(MARKER) => return Err(Fault::NoRecord),
            _ if blank => return Ok(Some(head)),
            _ => {}
        }
    }
}

/// Passes over everything up to the next line that begins a record, and keeps that line.
fn next_marker(reader: &mut impl BufRead, pending: &mut Option<Vec<u8>>) -> io::Result<bool> {
    let mut line = Vec::new();
    let mut whole = true;
    loop {
        line.clear();
        // A line of a picture can be very long: only its start matters.
        let read = reader.take(4096).read_until(b'\n', &mut line)?;
        if read == 0 {
            return Ok(false);
        }
        if whole && line.starts_with(MARKER) && line.ends_with(b"\n") {
            *pending = Some(line);
            return Ok(true);
        }
        whole = line.ends_with(b"\n");
    }
}

fn parse(head: &[u8]) -> Result<Record, Fault> {
    let first = head
        .iter()
        .position(|byte| *byte == b'\n')
        .map_or(0, |at| at + 1);
    let mut fields = [httparse::EMPTY_HEADER; MOST_FIELDS];
    // The fields of a record have the form of those of HTTP.
    let parsed = httparse::parse_headers(&head[first..], &mut fields);
    let Ok(httparse::Status::Complete((_, fields))) = parsed else {
        return Err(Fault::Header);
    };
    let get = |name: &str| {
        let found = fields
            .iter()
            .find(|field| field.name.eq_ignore_ascii_case(name));
        found.map(|field| String::from_utf8_lossy(field.value).trim().to_owned())
    };
    let length = get("Content-Length").and_then(|text| text.parse().ok());
    let kind = match get("WARC-Type").as_deref() {
        Some("response") => Kind::Response,
        Some("resource") => Kind::Resource,
        Some("revisit") => Kind::Revisit,
        _ => Kind::Other,
    };
    let target = get("WARC-Target-URI");
    Ok(Record {
        kind,
        target: target.map(|t| t.trim_matches(['<', '>']).to_owned()),
        content_type: get("Content-Type").unwrap_or_default(),
        body: Vec::new(),
        length: length.ok_or(Fault::NoLength)?,
        offset: 0,
    })
}

#[cfg(test)]
mod tests;
