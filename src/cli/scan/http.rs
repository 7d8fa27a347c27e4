//! Stored HTTP responses: status, type and the bytes of the page.

use std::{borrow::Cow, io::Read};

use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use loketmeter::Limits;

/// Most header fields of a response.
const MOST_FIELDS: usize = 256;

/// A response.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Response {
    pub(super) status: u16,
    /// The header `Content-Type`, in lower case; empty without one.
    pub(super) content_type: String,
    /// The content, unpacked, up to the limit of the engine.
    pub(super) body: Vec<u8>,
}

/// What is wrong with a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Fault {
    /// No HTTP header.
    #[error("this is not an HTTP response")]
    Header,
    /// Packed in a way that is not known.
    #[error("its content is packed in an unknown way")]
    Encoding,
    /// Packed content that does not unpack.
    #[error("its packed content is damaged")]
    Packed,
}

/// Reads a stored response.
///
/// # Errors
/// When there is no HTTP header, or its content does not unpack.
pub(super) fn response(bytes: &[u8]) -> Result<Response, Fault> {
    let mut fields = [httparse::EMPTY_HEADER; MOST_FIELDS];
    let mut parsed = httparse::Response::new(&mut fields);
    let mut config = httparse::ParserConfig::default();
    config
        .allow_obsolete_multiline_headers_in_responses(true)
        .allow_spaces_after_header_name_in_responses(true)
        .ignore_invalid_headers_in_responses(true);
    let Ok(httparse::Status::Complete(end)) = config.parse_response(&mut parsed, bytes) else {
        return Err(Fault::Header);
    };
    let get = |name: &str| {
        let found = parsed
            .headers
            .iter()
            .find(|f| f.name.eq_ignore_ascii_case(name));
        let value = found.map_or(&[][..], |field| field.value);
        String::from_utf8_lossy(value).trim().to_ascii_lowercase()
    };
    let status = parsed.code.unwrap_or_default();
    let content_type = get("content-type");
    // What is not a page is only counted: no need to unpack it.
    if status != 200 || !may_be_page(&content_type) {
        return Ok(Response {
            status,
            content_type,
            body: Vec::new(),
        });
    }
    let mut body = Cow::Borrowed(&bytes[end..]);
    if get("transfer-encoding").contains("chunked") {
        body = joined(body);
    }
    for encoding in get("content-encoding").split(',').rev() {
        body = unpacked(body, encoding.trim())?;
    }
    let body = body.into_owned();
    Ok(Response {
        status,
        content_type,
        body,
    })
}

/// Is this the type of a page, or no type at all?
pub(super) fn may_be_page(content_type: &str) -> bool {
    let essence = content_type.split(';').next().unwrap_or_default().trim();
    matches!(essence, "" | "text/html" | "application/xhtml+xml")
}

/// The chunks without their lengths. Programs that join chunks before they store a response often keep the header, so
/// what does not have the form of chunks is taken as it is.
fn joined(body: Cow<'_, [u8]>) -> Cow<'_, [u8]> {
    let mut out = Vec::with_capacity(body.len());
    let mut rest = &body[..];
    loop {
        match httparse::parse_chunk_size(rest) {
            Ok(httparse::Status::Complete((start, length))) => {
                let end = usize::try_from(length)
                    .ok()
                    .and_then(|l| l.checked_add(start));
                let end = end.unwrap_or(rest.len()).min(rest.len());
                out.extend_from_slice(&rest[start..end]);
                if length == 0 || end + 2 > rest.len() {
                    return Cow::Owned(out);
                }
                rest = &rest[end + 2..];
            }
            // Nothing was joined yet: these were no chunks.
            _ if out.is_empty() => return body,
            _ => return Cow::Owned(out),
        }
    }
}

/// Content without a packing; at most what the engine reads.
fn unpacked<'b>(body: Cow<'b, [u8]>, encoding: &str) -> Result<Cow<'b, [u8]>, Fault> {
    match encoding {
        "" | "identity" | "none" => Ok(body),
        // Stored unpacked with the header kept.
        "gzip" | "x-gzip" if !body.starts_with(&[0x1F, 0x8B]) => Ok(body),
        "gzip" | "x-gzip" => limited(MultiGzDecoder::new(&body[..]), body.len()),
        "deflate" => limited(ZlibDecoder::new(&body[..]), body.len())
            .or_else(|_| limited(DeflateDecoder::new(&body[..]), body.len()))
            .or(Ok(body)),
        "br" if looks_like_html(&body) => Ok(body),
        "br" => limited(
            brotli_decompressor::Decompressor::new(&body[..], 4096),
            body.len(),
        ),
        _ if looks_like_html(&body) => Ok(body),
        _ => Err(Fault::Encoding),
    }
}

/// `size` is that of the packed content: pages pack to about a fifth.
fn limited<'b>(packed: impl Read, size: usize) -> Result<Cow<'b, [u8]>, Fault> {
    let mut out = Vec::with_capacity((size * 5).min(Limits::default().bytes));
    let limit = Limits::default().bytes as u64 + 4;
    match packed.take(limit).read_to_end(&mut out) {
        Ok(_) => Ok(Cow::Owned(out)),
        // A response that was cut off still has a start.
        Err(_) if out.len() > 1024 => Ok(Cow::Owned(out)),
        Err(_) => Err(Fault::Packed),
    }
}

fn looks_like_html(body: &[u8]) -> bool {
    body.trim_ascii_start().starts_with(b"<")
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::{Compression, write::GzEncoder};

    use super::*;

    fn with(headers: &str, body: &[u8]) -> Vec<u8> {
        let mut bytes =
            format!("HTTP/1.1 200 OK\r\nContent-Type: Text/HTML; charset=UTF-8\r\n{headers}\r\n")
                .into_bytes();
        bytes.extend_from_slice(body);
        bytes
    }

    fn gzip(text: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    }

    fn body(bytes: &[u8]) -> Vec<u8> {
        response(bytes).unwrap().body
    }

    #[test]
    fn status_and_type() {
        let found = response(&with("", b"<p>a")).unwrap();
        assert_eq!(
            (found.status, found.content_type.as_str()),
            (200, "text/html; charset=utf-8")
        );
        assert_eq!(found.body, b"<p>a");
        let moved = response(b"HTTP/1.0 301 Moved\r\nLocation: /b\r\n\r\nx").unwrap();
        assert_eq!((moved.status, moved.body.len()), (301, 0));
        assert_eq!(response(b"<html>"), Err(Fault::Header));
        assert_eq!(response(b""), Err(Fault::Header));
    }

    #[test]
    fn chunks_are_joined_and_what_only_says_so_is_left() {
        let header = "Transfer-Encoding: chunked\r\n";
        assert_eq!(
            body(&with(header, b"3\r\n<p>\r\n2;x=y\r\nab\r\n0\r\n\r\n")),
            b"<p>ab"
        );
        assert_eq!(body(&with(header, b"<p>ab")), b"<p>ab");
        assert_eq!(body(&with(header, b"3\r\n<p>\r\n99\r\nab")), b"<p>ab");
        assert_eq!(
            body(&with(header, b"3\r\n<p>\r\nFFFFFFFFFFFFFFFF\r\nab")),
            b"<p>ab"
        );
    }

    #[test]
    fn packed_content_is_unpacked() {
        let header = "Content-Encoding: gzip\r\n";
        assert_eq!(body(&with(header, &gzip(b"<p>ab"))), b"<p>ab");
        assert_eq!(body(&with(header, b"<p>ab")), b"<p>ab");
        let chunked = with(
            "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n",
            &{
                let packed = gzip(b"<p>ab");
                let mut out = format!("{:x}\r\n", packed.len()).into_bytes();
                out.extend(packed);
                out.extend(b"\r\n0\r\n\r\n");
                out
            },
        );
        assert_eq!(body(&chunked), b"<p>ab");
        assert_eq!(
            response(&with("Content-Encoding: zstd\r\n", b"\x28\xB5")),
            Err(Fault::Encoding)
        );
        assert_eq!(
            response(&with(header, &gzip(b"<p>ab")[..12])),
            Err(Fault::Packed)
        );
    }

    #[test]
    fn a_bomb_is_not_unpacked_whole() {
        let bomb = gzip(&vec![b' '; 9_000_000]);
        assert_eq!(
            body(&with("Content-Encoding: gzip\r\n", &bomb)).len(),
            Limits::default().bytes + 4
        );
    }
}
