//! The file below the records: where reading is, and where the next gzip member begins.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read, Seek, SeekFrom},
};

use flate2::bufread::GzDecoder;

use super::record::MARKER;

/// Start of a gzip member: magic number and the one method there is.
pub(super) const GZIP: [u8; 3] = [0x1F, 0x8B, 0x08];

/// A file with a count of the bytes read.
pub(super) struct Source {
    file: BufReader<File>,
    pub(super) at: u64,
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
    pub(super) fn new(file: File) -> Self {
        Self {
            file: BufReader::with_capacity(256 * 1024, file),
            at: 0,
        }
    }

    pub(super) fn seek_to(&mut self, offset: u64) -> io::Result<()> {
        self.file.seek(SeekFrom::Start(offset))?;
        self.at = offset;
        Ok(())
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
