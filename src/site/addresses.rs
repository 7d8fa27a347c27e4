//! When two addresses are the same page.

use crate::page::Address;

/// The address without what does not change the page: scheme, `www.`, port, fragment, a slash at the end.
pub fn canonical(address: &Address) -> String {
    let path = address.path.split('#').next().unwrap_or_default();
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let path = path.trim_end_matches('/');
    if query.is_empty() {
        format!("{}{path}", address.host)
    } else {
        format!("{}{path}?{query}", address.host)
    }
}

/// The canonical address as a number, to remember many.
pub fn fingerprint(address: &Address) -> u64 {
    hash(canonical(address).as_bytes())
}

/// The content of a page of a site as a number. The same text on two sites is two pages.
pub fn content_fingerprint(address: &Address, content: &[u8]) -> u64 {
    hash(content) ^ hash(address.domain().as_bytes()).rotate_left(32)
}

/// FNV-1a: stable over releases of the compiler, unlike the standard hasher, so it may be stored.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
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
