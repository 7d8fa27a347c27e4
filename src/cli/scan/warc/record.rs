//! One record: its header, its content, and what can be wrong with them.

use std::io::{self, BufRead, Read};

use super::{kept, source::Source};

/// Longest header of a record. Real ones are below 2 kB.
const LONGEST_HEADER: usize = 64 * 1024;
/// Room that is made for a record before it is read: more than nearly every page.
const MOST_ROOM: usize = 128 * 1024;
/// Most header fields of a record.
const MOST_FIELDS: usize = 64;
/// Start of the header of a record.
pub(super) const MARKER: &[u8] = b"WARC/";

/// What a record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
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
pub(crate) struct Record {
    pub(crate) kind: Kind,
    /// Address that was crawled.
    pub(crate) target: Option<String>,
    /// Media type of the record itself.
    pub(crate) content_type: String,
    /// The first bytes of its content.
    pub(crate) body: Vec<u8>,
    /// Length of the content as the header tells it.
    length: u64,
    /// Byte of the file at which the record, or the gzip member around it, begins.
    pub(crate) offset: u64,
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

/// Reads the header of a record; nothing at the end. Its content is still to be read.
pub(super) fn head(
    reader: &mut impl BufRead,
    pending: &mut Option<Vec<u8>>,
) -> Result<Option<Record>, Fault> {
    header(reader, pending)?
        .map(|head| parse(&head))
        .transpose()
}

/// Reads the content of a record and the blank lines after it.
pub(super) fn content(reader: &mut impl BufRead, record: &mut Record) -> Result<(), Fault> {
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
    let mut after = Vec::new();
    let blank = BLANK.len() as u64;
    reader
        .take(blank)
        .read_to_end(&mut after)
        .map_err(reading)?;
    ends(&after)
}

/// What stands after a record. Some writers leave it out after the last.
const BLANK: &[u8] = b"\r\n\r\n";

/// Is this the end of a record: blank lines, or the end of the file?
fn ends(after: &[u8]) -> Result<(), Fault> {
    if after.is_empty() || after == BLANK {
        Ok(())
    } else {
        Err(Fault::Length)
    }
}

/// Tells from what stands behind the content whether its length is right, before the content is read: else each wrong
/// length of an archive could make all that follows be read again.
pub(super) fn check_length(source: &mut Source, record: &Record) -> Result<(), Fault> {
    match source.behind(record.length, BLANK.len()) {
        Ok(Some(after)) => ends(&after),
        Ok(None) => Err(Fault::Cut),
        Err(error) => Err(Fault::Io(error)),
    }
}

fn take<R: BufRead>(reader: &mut R, length: u64, into: &mut Vec<u8>) -> Result<(), Fault> {
    // The length comes from the file: above what pages have, room is made as the bytes come in.
    into.reserve(usize::try_from(length).unwrap_or(MOST_ROOM).min(MOST_ROOM));
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

/// The lines of a header, up to the blank line; nothing at the end of the data. When another record begins in between,
/// the line that begins it is kept.
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
            (_, 1..) if head[before..].starts_with(MARKER) && head.ends_with(b"\n") => {
                *pending = Some(head.split_off(before));
                return Err(Fault::Header);
            }
            _ => {}
        }
    }
}

/// Passes over everything up to the next line that begins a record, and keeps that line. Nothing is passed over when
/// such a line was kept already.
pub(super) fn next_marker(
    reader: &mut impl BufRead,
    pending: &mut Option<Vec<u8>>,
) -> io::Result<bool> {
    if pending.is_some() {
        return Ok(true);
    }
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
