//! When two addresses are the same page.

use crate::page::Address;

/// The address without what does not change the page: scheme, `www.`, port, fragment, a slash at the end.
pub fn canonical(address: &Address) -> String {
    parts(address).concat()
}

fn parts(address: &Address) -> [&str; 4] {
    let path = address.path.split('#').next().unwrap_or_default();
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let mark = if query.is_empty() { "" } else { "?" };
    [&address.host, path.trim_end_matches('/'), mark, query]
}

/// The canonical address as a number, to remember many.
pub fn fingerprint(address: &Address) -> u64 {
    // Of every link of every page: without making a text of it.
    parts(address)
        .iter()
        .fold(START, |hash, part| bytewise(hash, part.as_bytes()))
}

/// The content of a page of a site as a number. The same text on two sites is two pages.
pub fn content_fingerprint(address: &Address, content: &[u8]) -> u64 {
    wordwise(content) ^ bytewise(START, address.domain().as_bytes()).rotate_left(32)
}

/// A short text as a number.
pub fn text_fingerprint(text: &str) -> u64 {
    bytewise(START, text.as_bytes())
}

const START: u64 = 0xcbf2_9ce4_8422_2325;
const FACTOR: u64 = 0x0100_0000_01b3;

/// FNV-1a: stable over releases of the compiler, unlike the standard hasher, so it may be stored.
fn bytewise(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(FACTOR)
    })
}

/// The same with eight bytes at a time, for whole pages. The turn brings the high bits back to where the factor spreads
/// them.
fn wordwise(bytes: &[u8]) -> u64 {
    let (words, rest) = bytes.as_chunks::<8>();
    let hash = words.iter().fold(START, |hash, word| {
        (hash ^ u64::from_le_bytes(*word))
            .wrapping_mul(FACTOR)
            .rotate_left(29)
    });
    bytewise(hash, rest)
}

/// Are both on the same host or on hosts of the same domain?
pub fn same_site(a: &Address, b: &Address) -> bool {
    !a.host.is_empty() && a.domain() == b.domain()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(a: &str, b: &str) -> bool {
        fingerprint(&Address::parse(a)) == fingerprint(&Address::parse(b))
    }

    #[test]
    fn every_byte_of_the_content_counts() {
        let address = Address::parse("https://stad.nl/a");
        let mut content = vec![b'a'; 75];
        let mut seen = std::collections::BTreeSet::from([content_fingerprint(&address, &content)]);
        for index in 0..content.len() {
            content[index] = b'b';
            assert!(
                seen.insert(content_fingerprint(&address, &content)),
                "{index}"
            );
            content[index] = b'a';
        }
        content.push(0);
        assert!(seen.insert(content_fingerprint(&address, &content)));
        let other = Address::parse("https://dorp.nl/a");
        assert!(seen.insert(content_fingerprint(&other, &content)));
    }

    #[test]
    fn the_fingerprint_is_that_of_the_canonical_address() {
        let address = Address::parse("https://www.stad.nl/zorg/?pagina=2#x");
        assert_eq!(canonical(&address), "stad.nl/zorg?pagina=2");
        assert_eq!(
            fingerprint(&address),
            bytewise(START, canonical(&address).as_bytes())
        );
    }

    #[test]
    fn what_does_not_change_the_page_does_not_count() {
        assert!(same(
            "https://www.stad.nl/zorg/",
            "http://stad.nl:80/zorg#top"
        ));
        assert!(same("https://stad.nl", "https://stad.nl/"));
        assert!(!same(
            "https://stad.nl/zorg",
            "https://stad.nl/zorg?pagina=2"
        ));
        assert!(!same("https://stad.nl/zorg", "https://stad.nl/Zorg"));
        assert!(!same("https://stad.nl/zorg", "https://loket.stad.nl/zorg"));
    }
}
