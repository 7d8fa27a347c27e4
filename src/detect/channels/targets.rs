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
}

impl Glob {
    fn new(pattern: &str) -> Self {
        let parts = pattern.split(['*', '?']);
        Self {
            pattern: pattern.to_owned(),
            literal: parts.max_by_key(|p| p.len()).unwrap_or_default().to_owned(),
        }
    }

    fn matches(&self, text: &str) -> bool {
        text.contains(&self.literal) && glob(&self.pattern, text)
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

    fn path_fits(&self, index: usize, path: &str) -> bool {
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
        let found = rules
            .iter()
            .copied()
            .find(|&i| !(file && targets.rules[i].form) && targets.path_fits(i, &path));
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
