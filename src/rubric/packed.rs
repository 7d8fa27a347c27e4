//! Long tables of the compiled rubric as rows of the same number of bytes. Reading them is most of the start of the
//! engine, and field by field it takes several times as long.

use serde::de::{Error, Visitor};
use serde::{Deserializer, Serializer};
use std::fmt;
use std::marker::PhantomData;

/// A row of a table.
pub trait Row: Sized {
    /// Bytes of a row.
    const SIZE: usize;

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
        let rows = bytes.chunks_exact(T::SIZE);
        if rows.remainder().is_empty() {
            Ok(rows.map(T::read).collect())
        } else {
            Err(E::custom("half a row"))
        }
    }
}
