//! Bytes of one page, and whether they can be a page at all.

use std::{
    fs::File,
    io::{self, Read},
};

use loketmeter::Limits;

use super::{
    inputs::Input,
    problem::{FileKind, Problem},
};

/// Beyond the limit of the engine: a byte order mark, and one byte that shows it there was more.
const BEYOND_LIMIT: usize = 4;

/// Start of a file that is looked at to tell text from other data.
const SNIFFED: usize = 8192;

/// The bytes of the page, up to the limit of the engine.
///
/// # Errors
/// When it cannot be read, or holds something else than a page.
pub(crate) fn page(input: &Input) -> Result<Vec<u8>, Problem> {
    let name = input.name();
    let bytes = match input {
        Input::Stdin => read_up_to_limit(io::stdin().lock()),
        Input::File { path, .. } => File::open(path).and_then(read_up_to_limit),
    };
    let bytes = bytes.map_err(|error| Problem::reading(&name, error))?;
    match other_kind(&bytes) {
        Some(kind) => Err(Problem::NotHtml { name, kind }),
        None => Ok(bytes),
    }
}

fn read_up_to_limit(mut source: impl Read) -> io::Result<Vec<u8>> {
    let limit = (Limits::default().bytes + BEYOND_LIMIT) as u64;
    let mut bytes = Vec::new();
    source.by_ref().take(limit).read_to_end(&mut bytes)?;
    if is_utf16(&bytes) {
        // Two bytes at least for what is one byte to the engine.
        source.take(limit).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

/// How many bytes lie beyond the limit. The engine cannot know: it was not given them.
pub(crate) fn left_out(input: &Input) -> Option<u32> {
    let Input::File { path, .. } = input else {
        return None;
    };
    let size = std::fs::metadata(path).ok()?.len();
    u32::try_from(size.checked_sub(Limits::default().bytes as u64)?).ok()
}

fn is_utf16(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF])
}

/// What the bytes are, when they are not text.
pub(crate) fn other_kind(bytes: &[u8]) -> Option<FileKind> {
    const MAGIC: [(&[u8], FileKind); 9] = [
        (b"%PDF-", FileKind::Pdf),
        (b"PK\x03\x04", FileKind::Zip),
        (b"\x89PNG", FileKind::Picture),
        (b"GIF8", FileKind::Picture),
        (b"\xFF\xD8\xFF", FileKind::Picture),
        (b"\x1F\x8B", FileKind::Compressed),
        (b"\x28\xB5\x2F\xFD", FileKind::Compressed),
        (b"\xD0\xCF\x11\xE0", FileKind::Binary),
        (b"\x7FELF", FileKind::Binary),
    ];
    let known = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic));
    if let Some((_, kind)) = known {
        return Some(*kind);
    }
    let start = &bytes[..bytes.len().min(SNIFFED)];
    // Text has hardly any control characters; other data has about one in nine.
    let strange = start.iter().filter(|byte| is_strange(**byte)).count();
    (!is_utf16(bytes) && strange * 50 > start.len()).then_some(FileKind::Binary)
}

/// Control characters that no text file holds; a tab, an escape and line ends are fine.
fn is_strange(byte: u8) -> bool {
    matches!(byte, 0x00..=0x08 | 0x0E..=0x1A | 0x1C..=0x1F | 0x7F)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_a_page_in_any_charset() {
        assert_eq!(other_kind(b""), None);
        assert_eq!(other_kind(b"<p>caf\xE9\r\n\t</p>"), None);
        assert_eq!(other_kind("<p>één</p>".as_bytes()), None);
        assert_eq!(other_kind(b"\xFF\xFE<\0p\0>\0"), None);
    }

    #[test]
    fn other_data_is_not() {
        assert_eq!(other_kind(b"%PDF-1.7\n"), Some(FileKind::Pdf));
        assert_eq!(other_kind(b"PK\x03\x04\x14\0"), Some(FileKind::Zip));
        let all: Vec<u8> = (0..=255).cycle().take(4000).collect();
        assert_eq!(other_kind(&all), Some(FileKind::Binary));
        assert_eq!(other_kind(&[0; 100]), Some(FileKind::Binary));
    }

    #[test]
    fn one_stray_control_character_is_forgiven() {
        let mut page = "<p>tekst</p>".repeat(50).into_bytes();
        page[30] = 0;
        assert_eq!(other_kind(&page), None);
    }

    #[test]
    fn reads_no_more_than_the_engine_can_use() -> io::Result<()> {
        let read = read_up_to_limit(io::repeat(b'a'))?.len();
        assert_eq!(read, Limits::default().bytes + BEYOND_LIMIT);
        Ok(())
    }
}
