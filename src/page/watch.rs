//! The markup that the builder is told to watch: tags, names, attributes and image files.
//!
//! The builder does not know what a rule means, except for the regions of the page.

use super::Region;
use super::address::glob;
use super::attributes::{self, Attributes};
use crate::recent::{self, Recent};
use crate::rubric::model::{MarkKind, MarkRule};
use rustc_hash::FxHashMap;

/// Most rules that one element is checked against; real elements match one or two.
const MOST_MATCHES: usize = 8;

/// Compiled watch list.
#[derive(Debug, Default)]
pub struct Watch {
    kinds: Vec<MarkKind>,
    // The keys come from the rubric, so nobody can choose them to collide.
    tags: FxHashMap<String, Vec<u16>>,
    /// Bits of all tags that a rule names, as [`tag_bit`] gives them.
    any_tag: u64,
    names: FxHashMap<String, Vec<u16>>,
    whole: FxHashMap<String, Vec<u16>>,
    prefixes: Vec<(String, u16)>,
    suffixes: Vec<(String, u16)>,
    attributes: Vec<(u64, u16)>,
    /// Bits of all attributes that a rule names.
    any_attribute: u64,
    images: Vec<(String, u16)>,
}

/// What was found for class attributes on one page; lists repeat the same one hundreds of times.
#[derive(Debug)]
pub(super) struct Seen(Recent<(Box<str>, Matches)>);

impl Default for Seen {
    fn default() -> Self {
        Self(Recent::new(SEEN))
    }
}

/// Class attributes that are remembered; a power of two.
const SEEN: usize = 256;

impl Watch {
    /// Compiles the rules.
    pub fn new(rules: &[MarkRule]) -> Self {
        let mut watch = Self::default();
        for (i, rule) in rules.iter().enumerate() {
            let i = i as u16;
            watch.kinds.push(rule.kind);
            for tag in &rule.tags {
                watch.any_tag |= tag_bit(tag);
                watch.tags.entry(tag.clone()).or_default().push(i);
            }
            for name in &rule.names {
                watch.add_name(name, i);
            }
            for attribute in &rule.attributes {
                if let Some(bit) = attributes::bit(attribute) {
                    watch.attributes.push((bit, i));
                    watch.any_attribute |= bit;
                }
            }
            for image in &rule.images {
                watch.images.push((image.clone(), i));
            }
        }
        watch
    }

    fn add_name(&mut self, name: &str, rule: u16) {
        if let Some(whole) = name.strip_prefix('=') {
            self.whole.entry(whole.to_owned()).or_default().push(rule);
        } else if let Some(prefix) = name.strip_suffix('*') {
            self.prefixes.push((prefix.to_owned(), rule));
        } else if let Some(suffix) = name.strip_prefix('*') {
            self.suffixes.push((suffix.to_owned(), rule));
        } else {
            self.names.entry(name.to_owned()).or_default().push(rule);
        }
    }

    /// Meaning of a rule.
    pub fn kind(&self, rule: u16) -> MarkKind {
        self.kinds[usize::from(rule)]
    }

    /// Rules that an element fulfils.
    #[cfg_attr(target_family = "wasm", inline(never))]
    pub(super) fn matches(
        &self,
        tag: &str,
        attributes: &Attributes<'_>,
        seen: &mut Seen,
    ) -> Matches {
        let mut found = Matches::default();
        if self.any_tag & tag_bit(tag) != 0 {
            found.extend(rules_of(&self.tags, tag));
        }
        if attributes.present & self.any_attribute != 0 {
            for &(bit, rule) in &self.attributes {
                if attributes.present & bit != 0 {
                    found.push(rule);
                }
            }
        }
        if !attributes.class.is_empty() {
            found.extend(self.class(attributes.class, seen).as_slice());
        }
        for name in [attributes.id, attributes.role] {
            if !name.is_empty() {
                self.match_name(name, &mut found);
            }
        }
        if tag == "nav" && !attributes.label.is_empty() {
            self.match_label(attributes.label, &mut found);
        }
        if tag == "img" && !attributes.src.is_empty() {
            self.match_image(attributes.src, &mut found);
        }
        found
    }

    #[cfg_attr(target_family = "wasm", inline(never))]
    fn class<'s>(&self, class: &str, seen: &'s mut Seen) -> &'s Matches {
        let (known, found) = seen.0.at_mut(recent::hash(&[class.as_bytes()]));
        if **known != *class {
            *known = class.into();
            *found = Matches::default();
            for name in class.split_ascii_whitespace() {
                self.match_name(name, found);
            }
        }
        found
    }

    #[cfg_attr(target_family = "wasm", inline(never))]
    fn match_name(&self, name: &str, found: &mut Matches) {
        // Longer names are generated; no rule of ours is that long.
        if name.len() > 64 {
            return;
        }
        let mut lower = [0; 64];
        let bytes = &mut lower[..name.len()];
        bytes.copy_from_slice(name.as_bytes());
        bytes.make_ascii_lowercase();
        let Ok(lower) = std::str::from_utf8(bytes) else {
            return;
        };
        found.extend(rules_of(&self.whole, lower));
        self.match_lower(lower, found);
        each_part(name, |from, to| {
            if from > 0 || to < name.len() {
                self.match_lower(&lower[from..to], found);
                // `site-header` in `cmp-site-header` and in `site-header__inner`.
                if from > 0 {
                    self.match_exact(&lower[from..], found);
                } else {
                    self.match_exact(&lower[..to], found);
                }
            }
        });
    }

    #[cfg_attr(target_family = "wasm", inline(never))]
    fn match_lower(&self, name: &str, found: &mut Matches) {
        self.match_exact(name, found);
        for (prefix, rule) in &self.prefixes {
            if name.starts_with(prefix.as_str()) {
                found.push(*rule);
            }
        }
        for (suffix, rule) in &self.suffixes {
            if name.ends_with(suffix.as_str()) {
                found.push(*rule);
            }
        }
    }

    #[cfg_attr(target_family = "wasm", inline(never))]
    fn match_exact(&self, name: &str, found: &mut Matches) {
        found.extend(rules_of(&self.names, name));
    }

    /// What a navigation calls itself says whether it is a breadcrumb; a menu may be called anything.
    #[cfg_attr(target_family = "wasm", inline(never))]
    fn match_label(&self, label: &str, found: &mut Matches) {
        let mut named = Matches::default();
        self.match_name(&label.trim().replace(' ', "-"), &mut named);
        let breadcrumbs = named.as_slice().iter();
        breadcrumbs
            .filter(|&&rule| self.kind(rule) == MarkKind::Breadcrumb)
            .for_each(|&rule| found.push(rule));
    }

    #[cfg_attr(target_family = "wasm", inline(never))]
    fn match_image(&self, src: &str, found: &mut Matches) {
        let path = src.split(['?', '#']).next().unwrap_or_default();
        let file = path.rsplit('/').next().unwrap_or_default();
        if file.len() > 200 {
            return;
        }
        let file = file.to_ascii_lowercase();
        for (pattern, rule) in &self.images {
            if glob(pattern, &file) {
                found.push(*rule);
            }
        }
    }
}

/// The rules that a table has for a name.
#[cfg_attr(target_family = "wasm", inline(never))]
fn rules_of<'t>(table: &'t FxHashMap<String, Vec<u16>>, name: &str) -> &'t [u16] {
    table.get(name).map_or(&[], Vec::as_slice)
}

/// One of 64 bits for a tag: most tags of a page are in no rule, and this tells.
fn tag_bit(tag: &str) -> u64 {
    let first = tag.bytes().next().unwrap_or_default();
    1 << ((usize::from(first) + tag.len() * 5) % 64)
}

/// Calls `each` for the parts of a name between `-`, `_`, `:` and a change to upper case.
fn each_part(name: &str, mut each: impl FnMut(usize, usize)) {
    let bytes = name.as_bytes();
    let mut from = 0;
    for i in 1..=bytes.len() {
        let ends = i == bytes.len()
            || matches!(bytes[i], b'-' | b'_' | b':')
            || (bytes[i].is_ascii_uppercase() && bytes[i - 1].is_ascii_lowercase());
        if !ends {
            continue;
        }
        let start = from + usize::from(matches!(bytes[from], b'-' | b'_' | b':'));
        if start < i {
            each(start, i);
        }
        from = i;
        if i == bytes.len() {
            break;
        }
    }
}

/// The rules that one element fulfils.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Matches {
    rules: [u16; MOST_MATCHES],
    len: usize,
}

impl Matches {
    fn push(&mut self, rule: u16) {
        if self.len < MOST_MATCHES && !self.rules[..self.len].contains(&rule) {
            self.rules[self.len] = rule;
            self.len += 1;
        }
    }

    #[cfg_attr(target_family = "wasm", inline(never))]
    fn extend(&mut self, rules: &[u16]) {
        for &rule in rules {
            self.push(rule);
        }
    }

    pub(super) fn as_slice(&self) -> &[u16] {
        &self.rules[..self.len]
    }
}

/// The region that a kind of mark opens.
pub(super) fn region_of(kind: MarkKind) -> Option<Region> {
    Some(match kind {
        MarkKind::Navigation => Region::Navigation,
        MarkKind::Header => Region::Header,
        MarkKind::Footer => Region::Footer,
        MarkKind::Breadcrumb => Region::Breadcrumb,
        MarkKind::Noise => Region::Noise,
        MarkKind::Related => Region::Related,
        MarkKind::Main => Region::Main,
        MarkKind::Digid
        | MarkKind::Eherkenning
        | MarkKind::Eidas
        | MarkKind::Login
        | MarkKind::NoLogin
        | MarkKind::FormContainer
        | MarkKind::Tool
        | MarkKind::Summary => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(name: &str) -> Vec<String> {
        let mut out = Vec::new();
        each_part(name, |from, to| out.push(name[from..to].to_owned()));
        out
    }

    #[test]
    fn names_come_apart() {
        assert_eq!(parts("cmp-cookie__bar"), ["cmp", "cookie", "bar"]);
        assert_eq!(parts("siteFooter"), ["site", "Footer"]);
        assert_eq!(parts("main"), ["main"]);
        assert_eq!(parts("-x-"), ["x"]);
    }
}
