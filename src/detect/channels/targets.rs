//! Rules on link targets, prepared so that most rules are passed over without comparing globs.

use std::cell::RefCell;

use crate::order;
use crate::page::Address;
use crate::page::address::glob;
use crate::recent::{self, Recent};
use crate::rubric::model::TargetRule;

/// All rules on targets.
#[derive(Debug)]
pub(crate) struct Targets {
    rules: Vec<Prepared>,
    /// Rules with globs for the path, by a pair of letters that the path must have: rule and place of the glob in it.
    by_pair: Vec<(u16, u16, u16)>,
    /// Per pair: where its globs begin in the list; one longer than the pairs.
    begins: Vec<u16>,
}

#[derive(Debug)]
struct Prepared {
    /// Says that the target is an online form.
    form: bool,
    host: Vec<String>,
    path: Vec<Glob>,
}

impl Prepared {
    fn fits_host(&self, host: &str) -> bool {
        self.host.is_empty() || self.host.iter().any(|g| glob(g, host))
    }
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

/// Number of pairs.
const PAIRS: u16 = 1_024;

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

    /// Calls `each` for all its pairs.
    fn each_pair(&self, mut each: impl FnMut(u16)) {
        for (word, &bits) in (0u16..).zip(&self.pairs) {
            let mut bits = bits;
            while bits != 0 {
                each(word * 64 + bits.trailing_zeros() as u16);
                bits &= bits - 1;
            }
        }
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
        let rules: Vec<Prepared> = rules.iter().map(prepare).collect();
        let mut by_pair = Vec::new();
        for (rule, prepared) in (0u16..).zip(&rules) {
            for (place, glob) in (0u16..).zip(&prepared.path) {
                by_pair.push((glob.pairs[1], rule, place));
            }
        }
        order::by_key(&mut by_pair, |(pair, ..)| u64::from(*pair));
        let begin = |pair| by_pair.partition_point(|(p, ..)| *p < pair) as u16;
        Self {
            begins: (0..=PAIRS).map(begin).collect(),
            by_pair,
            rules,
        }
    }

    /// What a host fulfils.
    #[cfg_attr(target_family = "wasm", inline(never))]
    fn on_host(&self, host: &str) -> OnHost {
        let fits: Vec<bool> = self.rules.iter().map(|rule| rule.fits_host(host)).collect();
        let bare = (0u16..).zip(&self.rules).zip(&fits);
        OnHost {
            bare: bare
                .filter(|((_, rule), fits)| **fits && rule.path.is_empty())
                .map(|((index, _), _)| index)
                .collect(),
            fits,
        }
    }

    /// The first rule that a path fulfils on a host. A document is never an online form.
    #[cfg_attr(target_family = "wasm", inline(never))]
    fn first(&self, host: &OnHost, path: &Text<'_>, document: bool) -> Option<u16> {
        let form = |rule: u16| document && self.rules[usize::from(rule)].form;
        let bare = host.bare.iter().copied().find(|&rule| !form(rule));
        let mut first = bare.unwrap_or(u16::MAX);
        path.each_pair(|pair| {
            let [from, to] = [pair, pair + 1].map(|p| usize::from(self.begins[usize::from(p)]));
            for &(_, rule, place) in &self.by_pair[from..to] {
                if rule < first
                    && host.fits[usize::from(rule)]
                    && !form(rule)
                    && self.rules[usize::from(rule)].path[usize::from(place)].matches(path)
                {
                    first = rule;
                }
            }
        });
        (first != u16::MAX).then_some(first)
    }
}

/// The rules that a host fulfils.
#[derive(Clone, Debug, Default)]
struct OnHost {
    /// Those without path, in order.
    bare: Vec<u16>,
    /// Per rule.
    fits: Vec<bool>,
}

/// Answers that are remembered; a power of two.
const ANSWERS: usize = 256;
/// Hosts that are remembered; a power of two.
const HOSTS: usize = 32;

/// Answers of one page: most links go to a few hosts, a menu holds the same targets many times, and several
/// detectors ask.
#[derive(Debug)]
pub(crate) struct Known {
    answers: RefCell<Recent<(Address, Option<usize>)>>,
    hosts: RefCell<Recent<(String, OnHost)>>,
}

impl Default for Known {
    fn default() -> Self {
        Self {
            answers: RefCell::new(Recent::new(ANSWERS)),
            hosts: RefCell::new(Recent::new(HOSTS)),
        }
    }
}

impl Known {
    /// Index of the first rule that matches. In a list of globs one is enough; host and path must both match.
    pub(crate) fn find(&self, targets: &Targets, address: &Address) -> Option<usize> {
        let hash = recent::hash(&[address.host.as_bytes(), address.path.as_bytes()]);
        let mut answers = self.answers.borrow_mut();
        let answer = answers.at_mut(hash);
        // Empty addresses have no place yet: every place begins as one.
        if answer.0 != *address || *address == Address::default() {
            *answer = (address.clone(), self.look_up(targets, address));
        }
        answer.1
    }

    #[cfg_attr(target_family = "wasm", inline(never))]
    fn look_up(&self, targets: &Targets, address: &Address) -> Option<usize> {
        let path = address.path.to_ascii_lowercase();
        let path = if address.is_web() {
            path
        } else {
            format!("{}:{path}", address.scheme)
        };
        let mut hosts = self.hosts.borrow_mut();
        let (host, fits) = hosts.at_mut(recent::hash(&[address.host.as_bytes()]));
        if *host != address.host || fits.fits.is_empty() {
            host.clone_from(&address.host);
            *fits = targets.on_host(host);
        }
        // Whatever the folder of a document is called.
        let document = is_document(address);
        let first = targets.first(fits, &Text::new(&path), document);
        first.map(usize::from)
    }
}

fn is_document(address: &Address) -> bool {
    let path = address.bare_path().as_bytes();
    [".pdf", ".doc", ".docx", ".odt", ".rtf"]
        .iter()
        .any(|ending| {
            let start = path.len().checked_sub(ending.len());
            start.is_some_and(|start| path[start..].eq_ignore_ascii_case(ending.as_bytes()))
        })
}
