//! Rules on link targets, prepared so that most rules are passed over without comparing globs.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::page::Address;
use crate::page::address::glob;
use crate::rubric::model::TargetRule;

/// All rules on targets.
#[derive(Debug)]
pub(crate) struct Targets {
    rules: Vec<Prepared>,
}

#[derive(Debug)]
struct Prepared {
    /// Says that the target is an online form.
    form: bool,
    host: Vec<String>,
    path: Vec<Glob>,
}

/// A glob with its longest literal part, which the text must hold.
#[derive(Debug)]
struct Glob {
    pattern: String,
    literal: String,
    /// Numbers of the first and last pair of letters of the literal part.
    pairs: [u16; 2],
}

impl Glob {
    fn new(pattern: &str) -> Self {
        let parts = pattern.split(['*', '?']);
        let literal = parts.max_by_key(|p| p.len()).unwrap_or_default();
        let mut pairs = literal.as_bytes().windows(2).map(pair);
        let first = pairs.next().unwrap_or(ANY_PAIR);
        Self {
            pattern: pattern.to_owned(),
            literal: literal.to_owned(),
            pairs: [first, pairs.next_back().unwrap_or(first)],
        }
    }

    fn matches(&self, text: &Text<'_>) -> bool {
        self.pairs.iter().all(|&pair| text.has(pair))
            && text.text.contains(&self.literal)
            && glob(&self.pattern, text.text)
    }
}

/// Stands for "no pair of letters", which every text has.
const ANY_PAIR: u16 = 0;

/// Number of a pair of letters, 1 to 1,023.
fn pair(letters: &[u8]) -> u16 {
    let [a, b] = [letters[0], letters[1]].map(u16::from);
    (a.wrapping_mul(37) ^ b) % 1_023 + 1
}

/// A text with the pairs of letters in it.
struct Text<'t> {
    text: &'t str,
    pairs: [u64; 16],
}

impl<'t> Text<'t> {
    fn new(text: &'t str) -> Self {
        let mut pairs = [0; 16];
        for number in text.as_bytes().windows(2).map(pair).chain([ANY_PAIR]) {
            pairs[usize::from(number) / 64] |= 1 << (number % 64);
        }
        Self { text, pairs }
    }

    fn has(&self, pair: u16) -> bool {
        self.pairs[usize::from(pair) / 64] >> (pair % 64) & 1 == 1
    }
}

impl Targets {
    /// Prepares the rules.
    pub(crate) fn new(rules: &[TargetRule]) -> Self {
        let prepare = |rule: &TargetRule| Prepared {
            form: super::is_form(rule.kind),
            host: rule.host.clone(),
            path: rule.path.iter().map(|p| Glob::new(p)).collect(),
        };
        Self {
            rules: rules.iter().map(prepare).collect(),
        }
    }

    /// Rules that a host fulfils, in order.
    fn on_host(&self, host: &str) -> Vec<usize> {
        let rules = self.rules.iter().enumerate();
        rules
            .filter(|(_, r)| r.host.is_empty() || r.host.iter().any(|g| glob(g, host)))
            .map(|(index, _)| index)
            .collect()
    }

    fn path_fits(&self, index: usize, path: &Text<'_>) -> bool {
        let path_globs = &self.rules[index].path;
        path_globs.is_empty() || path_globs.iter().any(|g| g.matches(path))
    }
}

/// Answers of one page: most links go to a few hosts, a menu holds the same targets many times, and several
/// detectors ask.
#[derive(Debug, Default)]
pub(crate) struct Known {
    hosts: RefCell<HashMap<String, Vec<usize>>>,
    targets: RefCell<HashMap<String, Option<usize>>>,
}

impl Known {
    /// Index of the first rule that matches. In a list of globs one is enough; host and path must both match.
    pub(crate) fn find(&self, targets: &Targets, address: &Address) -> Option<usize> {
        let path = address.path.to_ascii_lowercase();
        let path = if address.is_web() {
            path
        } else {
            format!("{}:{path}", address.scheme)
        };
        let key = format!("{}\n{path}", address.host);
        if let Some(known) = self.targets.borrow().get(&key) {
            return *known;
        }
        let mut hosts = self.hosts.borrow_mut();
        let rules = hosts
            .entry(address.host.clone())
            .or_insert_with(|| targets.on_host(&address.host));
        // A document is never an online form, whatever its folder is called.
        let file = is_document(address);
        let text = Text::new(&path);
        let found = rules
            .iter()
            .copied()
            .find(|&i| !(file && targets.rules[i].form) && targets.path_fits(i, &text));
        self.targets.borrow_mut().insert(key, found);
        found
    }
}

fn is_document(address: &Address) -> bool {
    let path = address.bare_path().to_ascii_lowercase();
    [".pdf", ".doc", ".docx", ".odt", ".rtf"]
        .iter()
        .any(|ending| path.ends_with(ending))
}
