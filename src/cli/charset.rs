//! From bytes to text, as a browser does it: byte order mark, then the HTTP header, then what the page
//! declares in its first kilobyte, then UTF-8 when it is that, else windows-1252.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};

/// Browsers look for a declaration in this many bytes.
const PRESCANNED: usize = 1024;

/// The text of a page.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Decoded {
    /// The text.
    pub(crate) text: String,
    /// True when the page says UTF-8 and plainly is not: it was read as windows-1252.
    pub(crate) declared_wrongly: bool,
}

/// Decodes the bytes of a page. Never fails: what is not understood becomes U+FFFD. `content_type` is the HTTP header,
/// when there was one.
pub(crate) fn decode(bytes: &[u8], content_type: Option<&[u8]>) -> Decoded {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return with(encoding, &bytes[length..]);
    }
    let from_header = content_type.and_then(charset_parameter);
    let from_header = from_header.and_then(Encoding::for_label);
    match from_header.or_else(|| declared(&bytes[..bytes.len().min(PRESCANNED)])) {
        Some(encoding) if encoding == UTF_8 && !looks_like_utf8(bytes) => Decoded {
            declared_wrongly: true,
            ..with(WINDOWS_1252, bytes)
        },
        Some(encoding) => with(encoding, bytes),
        None if looks_like_utf8(bytes) => with(UTF_8, bytes),
        None => with(WINDOWS_1252, bytes),
    }
}

fn with(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    // A page that was cut off at the limit can end in the middle of a character.
    let whole = if encoding == UTF_8 {
        &bytes[..bytes.len() - unfinished(bytes)]
    } else {
        bytes
    };
    Decoded {
        text: encoding.decode_without_bom_handling(whole).0.into_owned(),
        declared_wrongly: false,
    }
}

/// How many bytes at the end start a character that is not finished.
fn unfinished(bytes: &[u8]) -> usize {
    let tail = bytes.len().saturating_sub(3);
    let start = bytes[tail..].iter().rposition(|byte| *byte >= 0xC0);
    let Some(start) = start.map(|start| start + tail) else {
        return 0;
    };
    match std::str::from_utf8(&bytes[start..]) {
        Err(error) if error.error_len().is_none() => bytes.len() - start,
        _ => 0,
    }
}

/// Is this UTF-8? One damaged place in a long page does not make it something else:
/// there must be more whole characters beyond ASCII than broken ones.
fn looks_like_utf8(bytes: &[u8]) -> bool {
    // Nearly every page, many bytes at a time.
    if std::str::from_utf8(bytes).is_ok() {
        return true;
    }
    let (mut whole, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    let cut_off = usize::from(unfinished(bytes) > 0);
    broken <= cut_off || whole > broken
}

/// The encoding that a `meta` element in these bytes declares.
fn declared(start: &[u8]) -> Option<&'static Encoding> {
    let mut rest = start;
    while let Some(at) = rest.iter().position(|byte| *byte == b'<') {
        rest = &rest[at..];
        if rest.starts_with(b"<!--") {
            let end = rest.windows(3).skip(2).position(|w| w == b"-->")?;
            rest = &rest[end + 5..];
        } else if is_meta(rest) {
            let (attributes, after) = attributes(&rest[5..]);
            if let Some(encoding) = from_meta(&attributes) {
                return Some(encoding);
            }
            rest = after;
        } else {
            rest = &rest[1..];
        }
    }
    None
}

fn is_meta(tag: &[u8]) -> bool {
    tag.len() > 5
        && tag[1..5].eq_ignore_ascii_case(b"meta")
        && (tag[5].is_ascii_whitespace() || tag[5] == b'/')
}

type Attribute = (Vec<u8>, Vec<u8>);

/// The attributes of a tag, names in lower case, and what comes after the tag.
fn attributes(mut rest: &[u8]) -> (Vec<Attribute>, &[u8]) {
    let mut found = Vec::new();
    loop {
        rest = skip(rest, |byte| byte.is_ascii_whitespace() || byte == b'/');
        if rest.is_empty() || rest[0] == b'>' {
            return (found, rest);
        }
        let (name, after) = take(rest, |byte| {
            byte == b'=' || byte == b'>' || byte == b'/' || byte.is_ascii_whitespace()
        });
        // A name of no bytes would go round for ever.
        rest = if name.is_empty() { &rest[1..] } else { after };
        let mut value: &[u8] = &[];
        let equals = skip(rest, |byte| byte.is_ascii_whitespace());
        if equals.first() == Some(&b'=') && !name.is_empty() {
            (value, rest) = attribute_value(skip(&equals[1..], |b| b.is_ascii_whitespace()));
        }
        found.push((name.to_ascii_lowercase(), value.to_owned()));
    }
}

fn attribute_value(rest: &[u8]) -> (&[u8], &[u8]) {
    match rest.first() {
        Some(quote @ (b'"' | b'\'')) => {
            let (value, after) = take(&rest[1..], |byte| byte == *quote);
            (value, after.get(1..).unwrap_or_default())
        }
        _ => take(rest, |byte| byte == b'>' || byte.is_ascii_whitespace()),
    }
}

fn skip(bytes: &[u8], what: impl Fn(u8) -> bool) -> &[u8] {
    take(bytes, |byte| !what(byte)).1
}

fn take(bytes: &[u8], until: impl Fn(u8) -> bool) -> (&[u8], &[u8]) {
    let end = bytes.iter().position(|byte| until(*byte));
    bytes.split_at(end.unwrap_or(bytes.len()))
}

/// The encoding of `<meta charset>` or `<meta http-equiv=content-type>`.
fn from_meta(attributes: &[Attribute]) -> Option<&'static Encoding> {
    let get = |name: &[u8]| {
        let found = attributes.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_slice())
    };
    let label = match get(b"charset") {
        Some(label) => label,
        None if get(b"http-equiv")?.eq_ignore_ascii_case(b"content-type") => {
            charset_parameter(get(b"content")?)?
        }
        None => return None,
    };
    let encoding = Encoding::for_label(label)?;
    // The page was read as ASCII to get here, so it cannot be UTF-16 (HTML standard).
    Some(if encoding == UTF_16LE || encoding == UTF_16BE {
        UTF_8
    } else if encoding == X_USER_DEFINED {
        WINDOWS_1252
    } else {
        encoding
    })
}

/// `utf-8` of `text/html; charset=utf-8`.
fn charset_parameter(content: &[u8]) -> Option<&[u8]> {
    let lower = content.to_ascii_lowercase();
    let at = lower.windows(7).position(|window| window == b"charset")? + 7;
    let rest = skip(&content[at..], |byte| byte.is_ascii_whitespace());
    let rest = rest.strip_prefix(b"=")?;
    let (value, _) = attribute_value(skip(rest, |byte| byte.is_ascii_whitespace()));
    Some(take(value, |byte| byte == b';').0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        decode(bytes, None).text
    }

    #[test]
    fn a_byte_order_mark_decides() {
        assert_eq!(text(b"\xEF\xBB\xBF<p>caf\xC3\xA9"), "<p>café");
        assert_eq!(text(b"\xFF\xFEc\0a\0f\0\xE9\0"), "café");
        assert_eq!(text(b"\xFE\xFF\0c\0a\0f\0\xE9"), "café");
    }

    #[test]
    fn a_declaration_decides_next() {
        for meta in [
            "<meta charset=iso-8859-1>",
            "<META CHARSET = 'ISO-8859-1' >",
            "<meta http-equiv=Content-Type content=\"text/html; charset=iso-8859-1\">",
            "<!-- <meta charset=utf-8> --><meta name=x content=y><meta charset=\"iso-8859-1\"/>",
            "<meta content='text/html;charset=\"windows-1252\"' http-equiv=content-type>",
        ] {
            let mut page = meta.as_bytes().to_vec();
            page.extend_from_slice(b"<p>financi\xEBle</p>");
            assert!(text(&page).contains("financiële"), "{meta}");
        }
    }

    #[test]
    fn without_declaration_the_bytes_decide() {
        assert_eq!(text("<p>financiële".as_bytes()), "<p>financiële");
        assert_eq!(text(b"<p>financi\xEBle \x80 10"), "<p>financiële € 10");
    }

    #[test]
    fn says_utf8_but_is_not() {
        let decoded = decode(b"<meta charset=utf-8><p>financi\xEBle co\xF6rdinatie", None);
        assert!(decoded.declared_wrongly);
        assert!(decoded.text.contains("financiële coördinatie"));
    }

    #[test]
    fn one_damaged_place_in_utf8_is_only_that() {
        let decoded = decode(
            b"<meta charset=utf-8>\xC3\xAB \xC3\xAB \xC3\xAB \xEB x",
            None,
        );
        assert!(!decoded.declared_wrongly);
        assert!(
            decoded.text.contains("ë ë ë \u{FFFD} x"),
            "{}",
            decoded.text
        );
    }

    #[test]
    fn a_cut_off_character_is_dropped() {
        assert_eq!(text(b"<p>caf\xC3"), "<p>caf");
        assert_eq!(text(b"<p>\xE2\x82"), "<p>");
        assert_eq!(text("<p>€".as_bytes()), "<p>€");
    }

    #[test]
    fn broken_markup_ends() {
        for page in [
            "<meta",
            "<meta ",
            "<meta =",
            "<meta = = >",
            "<meta charset",
            "<!--",
            "<!-->",
            "<meta charset='",
        ] {
            assert_eq!(text(page.as_bytes()), page);
        }
    }
}
