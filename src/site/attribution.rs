//! Which executors work for which municipality, and what their sites add to its own.

use std::collections::{BTreeMap, BTreeSet};

use super::Rules;
use super::page::remember;
use super::report::SiteKind;
use super::state::{Service, Site, Sites, Topic};

/// A site with what its executors add.
pub(super) struct Attributed {
    /// Topics, with the executor of the best page when it is not the site itself.
    pub(super) topics: BTreeMap<String, (Topic, Option<String>)>,
    /// Services, likewise.
    pub(super) services: BTreeMap<String, (Service, Option<String>)>,
    /// Names of the executors of which pages were read.
    pub(super) executors: Vec<String>,
}

/// What a site offers itself and through executors: those that are known to work for it, and those among the scanned
/// sites that its own pages lead residents to.
pub(super) fn attribute(id: &str, site: &Site, sites: &Sites, rules: &Rules) -> Attributed {
    let own = |topic: &Topic| (topic.clone(), None);
    let mut all = Attributed {
        topics: site
            .topics
            .iter()
            .map(|(id, t)| (id.clone(), own(t)))
            .collect(),
        services: site
            .services
            .iter()
            .map(|(id, s)| (id.clone(), (s.clone(), None)))
            .collect(),
        executors: Vec::new(),
    };
    if site.kind == Some(SiteKind::Executor) {
        return all;
    }
    let known: BTreeSet<&str> = rules
        .executors
        .iter()
        .filter(|executor| executor.municipalities.iter().any(|code| code == id))
        .flat_map(|executor| executor.domains.iter().map(String::as_str))
        .collect();
    for (domain, executor) in &sites.sites {
        let works_here = known.contains(domain.as_str()) || site.leads_to.contains(domain);
        if executor.kind == Some(SiteKind::Executor) && works_here {
            all.executors.push(executor.name.clone());
            all.add(executor);
        }
    }
    all
}

impl Attributed {
    fn add(&mut self, executor: &Site) {
        for (id, theirs) in &executor.topics {
            let (topic, via) = self.topics.entry(id.clone()).or_default();
            topic.subject += theirs.subject;
            topic.covered += theirs.covered;
            topic.mentioned += theirs.mentioned;
            let best = |t: &Topic| t.best.as_ref().map(|(tenths, _)| *tenths);
            if best(theirs) > best(topic) {
                topic.best.clone_from(&theirs.best);
                *via = Some(executor.name.clone());
            }
        }
        for (id, theirs) in &executor.services {
            let (service, via) = self.services.entry(id.clone()).or_default();
            let before = service.address.clone();
            remember(service, theirs.clone());
            if service.address != before {
                *via = Some(executor.name.clone());
            }
        }
    }
}
