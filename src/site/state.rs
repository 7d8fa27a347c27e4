//! What is kept of the pages of each site.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::report::{LowPage, Said, SiteKind};
use super::{Visit, page};
use crate::report::{Channel, PublisherKind};

/// All sites of a scan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sites {
    /// By identifier: the code of a municipality, else the domain.
    pub(super) sites: BTreeMap<String, Site>,
    /// Pages of others, which belong to no site.
    pub(super) others: u32,
}

/// One site.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Site {
    pub(super) kind: Option<SiteKind>,
    pub(super) name: String,
    pub(super) province: Option<String>,
    /// Domains of its pages.
    pub(super) domains: BTreeSet<String>,
    pub(super) pages: u32,
    pub(super) graded: u32,
    /// Sum of the grades of pages, in tenths.
    pub(super) tenths: u64,
    pub(super) topics: BTreeMap<String, Topic>,
    pub(super) services: BTreeMap<String, Service>,
    /// The lowest grades, lowest first.
    pub(super) lowest: Vec<LowPage>,
    /// Terms and amounts, by what they are of.
    pub(super) said: BTreeMap<String, Vec<Said>>,
    /// Domains of others that its services lead to.
    pub(super) leads_to: BTreeSet<String>,
    /// Old terms: on how many pages, and one of them.
    pub(super) outdated: BTreeMap<String, (u32, String)>,
    /// Pages that a page of the site links to.
    pub(super) linked: BTreeSet<u64>,
    /// Graded pages, which should be linked from somewhere.
    pub(super) reachable: BTreeMap<u64, String>,
    /// More links than are kept: who is linked is not known any more.
    pub(super) too_many_links: bool,
}

/// A topic on a site.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Topic {
    /// Pages about it.
    pub(super) subject: u32,
    /// Pages with a section or link of its own.
    pub(super) covered: u32,
    /// Pages that only name it.
    pub(super) mentioned: u32,
    /// Highest information grade of a page about it, in tenths, and that page.
    pub(super) best: Option<(u8, String)>,
}

/// A service on a site, on the page that offers it best.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Service {
    /// Points, in thousandths of full marks.
    pub(super) share: u32,
    pub(super) level: Option<u8>,
    pub(super) channel: Option<Channel>,
    pub(super) address: String,
    /// Some page has an online way.
    pub(super) online: bool,
    /// Some page has an online way of the municipality itself.
    pub(super) own: bool,
}

impl Sites {
    /// Adds a page to its site.
    pub fn add(&mut self, visit: &Visit<'_>) {
        let Some((id, mut fresh)) = owner(visit) else {
            self.others += 1;
            return;
        };
        let site = self.sites.entry(id).or_insert_with(|| {
            fresh.domains = BTreeSet::new();
            fresh
        });
        page::add(site, visit);
    }

    /// Pages of others than municipalities and their executors.
    pub fn others(&self) -> u64 {
        u64::from(self.others)
    }

    /// How many sites there are.
    pub fn len(&self) -> usize {
        self.sites.len()
    }

    /// Has no page of a site been seen?
    pub fn is_empty(&self) -> bool {
        self.sites.is_empty()
    }
}

/// Whose page it is: a known municipality, an executor, or a municipality of which only the domain is known.
fn owner(visit: &Visit<'_>) -> Option<(String, Site)> {
    let publisher = &visit.report.page.publisher;
    let domain = visit.page.address.domain().to_owned();
    let site = |kind, name: &str| Site {
        kind: Some(kind),
        name: name.to_owned(),
        ..Site::default()
    };
    if let Some(municipality) = &publisher.municipality {
        let mut found = site(SiteKind::Municipality, &municipality.name);
        found.province = Some(municipality.province.clone());
        return Some((municipality.code.clone(), found));
    }
    let name = publisher.name.as_deref().unwrap_or(&domain);
    match publisher.kind {
        PublisherKind::Other => None,
        _ if domain.is_empty() => None,
        PublisherKind::Executor => Some((domain.clone(), site(SiteKind::Executor, name))),
        PublisherKind::Municipality | PublisherKind::ProbablyMunicipality => {
            Some((domain.clone(), site(SiteKind::Unknown, &domain)))
        }
    }
}
