//! Addresses: enough of a URL parser to know host and path, and to resolve links. Never fails.
//!
//! The `url` crate would add the tables of internationalised host names to the WebAssembly module for
//! the sake of hosts that are only compared with ASCII patterns.

use std::sync::Arc;

use crate::text::{misleads, plain_start};

/// A web address in parts. Lower-case scheme and host; path and query as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// `https`, `http`, `mailto`, `tel`, `javascript` and so on; empty when unknown.
    pub scheme: String,
    /// Host without user, port and `www.`; empty for addresses without host.
    pub host: String,
    /// Path, query and fragment.
    pub path: String,
    authority: Arc<str>,
}

impl Address {
    /// Parses an absolute address.
    pub fn parse(text: &str) -> Self {
        Self::default().join(text)
    }

    /// Resolves a reference from a page at this address.
    pub fn join(&self, reference: &str) -> Self {
        let reference = reference.trim_matches(|c: char| c.is_whitespace() || c.is_control());
        if plain_start(reference, reference.len()).is_some() {
            return self.join_clean(reference);
        }
        // Browsers take line breaks and tabs out of addresses; what could deceive who reads one goes too.
        self.join_clean(&reference.replace(misleads, ""))
    }

    fn join_clean(&self, reference: &str) -> Self {
        if let Some((scheme, rest)) = split_scheme(reference) {
            return match rest.strip_prefix("//") {
                Some(rest) => Self::with_authority(scheme, rest),
                None => Self {
                    scheme,
                    path: rest.to_owned(),
                    ..Self::default()
                },
            };
        }
        if let Some(rest) = reference.strip_prefix("//") {
            return Self::with_authority(self.scheme.clone(), rest);
        }
        Self {
            scheme: self.scheme.clone(),
            host: self.host.clone(),
            path: self.join_path(reference),
            authority: self.authority.clone(),
        }
    }

    fn with_authority(scheme: String, rest: &str) -> Self {
        let end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
        let authority = rest[..end].to_ascii_lowercase();
        let host = authority.rsplit('@').next().unwrap_or_default();
        let host = host.split(':').next().unwrap_or_default();
        let host = host.strip_prefix("www.").unwrap_or(host);
        let path = &rest[end..];
        Self {
            scheme,
            host: host.trim_end_matches('.').to_owned(),
            path: if path.starts_with('/') {
                path.to_owned()
            } else {
                format!("/{path}")
            },
            authority: authority.into(),
        }
    }

    fn join_path(&self, reference: &str) -> String {
        if reference.starts_with('/') {
            return reference.to_owned();
        }
        let bare = self.bare_path();
        if reference.is_empty() || reference.starts_with('#') {
            let base = self.path.split('#').next().unwrap_or_default();
            return [base, reference].concat();
        }
        if reference.starts_with('?') {
            return [bare, reference].concat();
        }
        let folder = bare.rfind('/').map_or("/", |i| &bare[..=i]);
        let mut folder = folder.to_owned();
        let mut rest = reference;
        loop {
            if let Some(after) = rest.strip_prefix("./") {
                rest = after;
            } else if let Some(after) = rest.strip_prefix("../") {
                rest = after;
                let parent = folder.trim_end_matches('/').rfind('/');
                folder.truncate(parent.map_or(0, |i| i + 1));
                if folder.is_empty() {
                    folder.push('/');
                }
            } else {
                folder.push_str(rest);
                return folder;
            }
        }
    }

    /// Path without query and fragment.
    pub fn bare_path(&self) -> &str {
        let end = self.path.bytes().position(|b| matches!(b, b'?' | b'#'));
        &self.path[..end.unwrap_or(self.path.len())]
    }

    /// Is this a page on the web?
    pub fn is_web(&self) -> bool {
        matches!(self.scheme.as_str(), "http" | "https") && !self.host.is_empty()
    }

    /// Same host and path: a link to the page itself.
    pub fn same_page(&self, other: &Self) -> bool {
        self.host == other.host
            && self.bare_path().trim_end_matches('/') == other.bare_path().trim_end_matches('/')
            && self.query() == other.query()
    }

    /// Does the query say which page it is, by number, as in `index.php?id=12` and `/?p=12`?
    pub fn names_a_document(&self) -> bool {
        let query = self.query().trim_start_matches('?');
        query.split('&').any(|part| {
            let Some((name, value)) = part.split_once('=') else {
                return false;
            };
            let is_number = !value.is_empty() && value.bytes().all(|b| b.is_ascii_digit());
            is_number && (name == "p" || name.ends_with("id"))
        })
    }

    fn query(&self) -> &str {
        let path = self.path.split('#').next().unwrap_or_default();
        path.find('?').map_or("", |i| &path[i..])
    }

    /// The last two labels of the host: `gemeente.nl`.
    pub fn domain(&self) -> &str {
        let dot = |text: &str| text.bytes().rposition(|byte| byte == b'.');
        let last = dot(&self.host).unwrap_or_default();
        let before = dot(&self.host[..last]);
        before.map_or(&self.host, |before| &self.host[before + 1..])
    }
}

impl std::fmt::Display for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.authority.is_empty() {
            write!(f, "{}:{}", self.scheme, self.path)
        } else {
            write!(f, "{}://{}{}", self.scheme, self.authority, self.path)
        }
    }
}

fn split_scheme(text: &str) -> Option<(String, &str)> {
    if !text.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let in_scheme = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.');
    let end = text.bytes().position(|b| !in_scheme(&b))?;
    let rest = text[end..].strip_prefix(':')?;
    Some((text[..end].to_ascii_lowercase(), rest))
}

/// Does a glob with `*` (any run) and `?` (one character) match the whole text?
pub fn glob(pattern: &str, text: &str) -> bool {
    let (p, t) = (pattern.as_bytes(), text.as_bytes());
    // Most globs end in letters that most texts do not end in.
    let differs = |(&c, &d): (&u8, &u8)| c != b'?' && c != d;
    let literal = p.iter().rev().take_while(|&&c| c != b'*');
    if literal.zip(t.iter().rev()).any(differs) {
        return false;
    }
    let (mut pi, mut ti) = (0, 0);
    let mut retry: Option<(usize, usize)> = None;
    while ti < t.len() {
        match p.get(pi) {
            Some(b'*') => {
                retry = Some((pi, ti));
                pi += 1;
            }
            Some(&c) if c == b'?' || c == t[ti] => {
                pi += 1;
                ti += 1;
            }
            _ => match retry {
                // Let the last star take one more character and try again.
                Some((star, from)) => {
                    retry = Some((star, from + 1));
                    pi = star + 1;
                    ti = from + 1;
                }
                None => return false,
            },
        }
    }
    p[pi..].iter().all(|&c| c == b'*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_and_paths() {
        let a = Address::parse("https://www.Voorbeeld.nl:8443/Zorg/Wmo?x=1#y");
        assert_eq!(a.host, "voorbeeld.nl");
        assert_eq!(a.bare_path(), "/Zorg/Wmo");
        assert_eq!(
            a.to_string(),
            "https://www.voorbeeld.nl:8443/Zorg/Wmo?x=1#y"
        );
        assert_eq!(
            Address::parse("https://a.nl/by\u{3}ga\u{202e}gen\u{e9}").to_string(),
            "https://a.nl/bygagen\u{e9}"
        );
        assert_eq!(Address::parse("mailto:a@b.nl").scheme, "mailto");
        assert_eq!(Address::parse("https://loket.stad.nl").domain(), "stad.nl");
        assert_eq!(Address::parse("https://stad.nl").domain(), "stad.nl");
        assert_eq!(Address::parse("https://localhost").domain(), "localhost");
    }

    #[test]
    fn a_number_in_the_query_names_a_document() {
        let named = |address: &str| Address::parse(address).names_a_document();
        assert!(named("https://stad.nl/index.php?id=1007&l=nl"));
        assert!(named(
            "https://stad.nl/index.php?option=com_content&Itemid=12"
        ));
        assert!(named("https://stad.nl/?p=12#top"));
        for home in [
            "",
            "?utm_source=brief&utm_id=x",
            "?gclid=Cj0K",
            "?id=",
            "?taal=nl&pagina=2",
        ] {
            assert!(!named(&format!("https://stad.nl/{home}")), "{home}");
        }
    }

    #[test]
    fn references_resolve() {
        let base = Address::parse("https://www.stad.nl/zorg/wmo");
        assert_eq!(base.join("hulp").path, "/zorg/hulp");
        assert_eq!(base.join("../wonen").path, "/wonen");
        assert_eq!(base.join("../../../x").path, "/x");
        assert_eq!(
            base.join("/form/a").to_string(),
            "https://www.stad.nl/form/a"
        );
        assert_eq!(
            base.join("//formulieren.stad.nl/a").host,
            "formulieren.stad.nl"
        );
        assert_eq!(base.join("#deel").path, "/zorg/wmo#deel");
        assert!(base.same_page(&base.join("#deel")));
        assert!(!base.same_page(&base.join("?p=2")));
        assert_eq!(base.join("jav\nascript:alert(1)").scheme, "javascript");
    }

    #[test]
    fn globs() {
        assert!(glob("formulieren.*", "formulieren.stad.nl"));
        assert!(glob(
            "*/auth/*/digid*/start*",
            "/auth/x/digid_oidc/start?a=b"
        ));
        assert!(!glob("*.pdf", "/a.pdf?x"));
        assert!(glob("a*b*c", "aXbXbc"));
        assert!(glob("", ""));
    }
}
