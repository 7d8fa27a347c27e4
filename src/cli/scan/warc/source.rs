//! The file below the records: where reading is, and where the next gzip member begins.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read, Seek, SeekFrom},
    path::Path,
};

use flate2::bufread::GzDecoder;

use super::record::MARKER;

/// Start of a gzip member: magic number and the one method there is.
pub(super) const GZIP: [u8; 3] = [0x1F, 0x8B, 0x08];

/// Bytes within which a gzip member shows that it holds a record: its header, the tables of the first block, and
/// [`MARKER`]. Without this limit each place that looks like a member could be read to the end of the file.
const START_OF_MEMBER: u64 = 1024;

#[cfg(test)]
thread_local! {
    /// Bytes that were read in all, also those that were read again.
    pub(super) static READ: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// A file with a count of the bytes read.
pub(super) struct Source {
    file: BufReader<File>,
    /// The same file, to look ahead in without losing the place.
    ahead: File,
    /// Bytes of the file.
    length: u64,
    pub(super) at: u64,
}

impl Read for Source {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(buffer)?;
        self.count(read);
        Ok(read)
    }
}

impl BufRead for Source {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.file.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.file.consume(amount);
        self.count(amount);
    }
}

impl Source {
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        Ok(Self {
            length: file.metadata()?.len(),
            file: BufReader::with_capacity(256 * 1024, file),
            ahead: File::open(path)?,
            at: 0,
        })
    }

    /// Bytes of the file.
    pub(super) fn length(&self) -> u64 {
        self.length
    }

    fn count(&mut self, bytes: usize) {
        self.at += bytes as u64;
        #[cfg(test)]
        READ.set(READ.get() + bytes as u64);
    }

    /// Goes to a place. What is in memory is not read from the file again.
    pub(super) fn seek_to(&mut self, offset: u64) -> io::Result<()> {
        let distance = i64::try_from(i128::from(offset) - i128::from(self.at));
        self.file
            .seek_relative(distance.map_err(io::Error::other)?)?;
        self.at = offset;
        Ok(())
    }

    /// At most `wanted` bytes behind those that are to be skipped, without going there; nothing when the file ends
    /// before.
    pub(super) fn behind(&mut self, skip: u64, wanted: usize) -> io::Result<Option<Vec<u8>>> {
        let Some(from) = self.at.checked_add(skip).filter(|&at| at <= self.length) else {
            return Ok(None);
        };
        let wanted = wanted.min(usize::try_from(self.length - from).unwrap_or(wanted));
        let known = usize::try_from(skip)
            .ok()
            .and_then(|skip| self.file.buffer().get(skip..)?.get(..wanted));
        if let Some(known) = known {
            return Ok(Some(known.to_owned()));
        }
        let mut bytes = Vec::new();
        self.ahead.seek(SeekFrom::Start(from))?;
        (&mut self.ahead)
            .take(wanted as u64)
            .read_to_end(&mut bytes)?;
        Ok(Some(bytes))
    }

    pub(super) fn at_end(&mut self) -> io::Result<bool> {
        Ok(self.fill_buf()?.is_empty())
    }

    /// Goes to the next gzip member, from `offset` on, that holds a record.
    pub(super) fn next_member(&mut self, mut offset: u64) -> io::Result<bool> {
        loop {
            self.seek_to(offset)?;
            let Some(at) = self.find(&GZIP)? else {
                return Ok(false);
            };
            self.seek_to(at)?;
            let mut start = [0; MARKER.len()];
            let mut decoder = GzDecoder::new(self.by_ref().take(START_OF_MEMBER));
            let found = decoder.read_exact(&mut start).is_ok();
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
