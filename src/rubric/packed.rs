//! Long tables of the compiled rubric as rows of the same number of bytes. Reading them is most of the start of the
//! engine, and field by field it takes several times as long.
//!
//! The first bytes of all rows stand together, then the second bytes, and so on: bytes of one column are alike, and
//! a module compresses to ten kilobytes less for it.

use serde::de::{Error, Visitor};
use serde::{Deserializer, Serializer};
use std::fmt;
use std::marker::PhantomData;

/// Bytes of the widest row.
const WIDEST: usize = 16;

/// A row of a table.
pub trait Row: Sized {
    /// Bytes of a row, at most [`WIDEST`].
    const SIZE: usize;

    /// Whether rows are like the row before them: then the differences are kept, byte by byte.
    const ALIKE: bool = false;

    /// Writes the row.
    fn write(&self, out: &mut Vec<u8>);

    /// Reads a row of [`Self::SIZE`] bytes.
    fn read(bytes: &[u8]) -> Self;
}

/// A number of two bytes.
pub fn two(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([bytes[at], bytes[at + 1]])
}

/// A number of four bytes.
pub fn four(bytes: &[u8], at: usize) -> u32 {
    u32::from(two(bytes, at)) | u32::from(two(bytes, at + 2)) << 16
}

/// For `#[serde(with = "packed")]`.
///
/// # Errors
/// When the serializer fails.
pub fn serialize<T: Row, S: Serializer>(rows: &[T], serializer: S) -> Result<S::Ok, S::Error> {
    let mut bytes = Vec::with_capacity(rows.len() * T::SIZE);
    for row in rows {
        row.write(&mut bytes);
    }
    if T::ALIKE {
        for at in (T::SIZE..bytes.len()).rev() {
            bytes[at] = bytes[at].wrapping_sub(bytes[at - T::SIZE]);
        }
    }
    let columns = (0..T::SIZE).flat_map(|column| bytes.iter().skip(column).step_by(T::SIZE));
    let bytes: Vec<u8> = columns.copied().collect();
    serializer.serialize_bytes(&bytes)
}

/// For `#[serde(with = "packed")]`.
///
/// # Errors
/// When there are no bytes, or not a whole number of rows.
pub fn deserialize<'de, T: Row, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    deserializer.deserialize_bytes(Rows(PhantomData))
}

struct Rows<T>(PhantomData<T>);

impl<T: Row> Visitor<'_> for Rows<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("rows of a table")
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Vec<T>, E> {
        if !bytes.len().is_multiple_of(T::SIZE) {
            return Err(E::custom("half a row"));
        }
        let rows = bytes.len() / T::SIZE;
        let mut row = [0u8; WIDEST];
        let row = &mut row[..T::SIZE];
        let read = |at: usize| {
            for (column, byte) in row.iter_mut().enumerate() {
                let base = if T::ALIKE { *byte } else { 0 };
                *byte = bytes[column * rows + at].wrapping_add(base);
            }
            T::read(row)
        };
        Ok((0..rows).map(read).collect())
    }
}
