//! What one page adds to its site.

use super::addresses::{fingerprint, same_site};
use super::disagreements;
use super::report::LowPage;
use super::state::{Service, Site, Topic};
use super::{Rules, Visit};
use crate::Engine;
use crate::report::{Channel, ChannelStatus, PageType, Report, ServiceFinding, TopicStatus};
use crate::rubric::model::{Rubric, Topic as RubricTopic};
use crate::score;

/// Most links of a site that are remembered, eight bytes each.
const MOST_LINKS: usize = 200_000;
/// Most graded pages of a site that are looked for among the links.
const MOST_REACHABLE: usize = 5_000;
/// Most domains that the services of a site are known to lead to.
const MOST_DOMAINS: usize = 200;
/// Most old terms that are listed.
const MOST_OUTDATED: usize = 200;

/// Adds a page. Every rule here gives the same whatever the order of the pages.
pub(super) fn add(site: &mut Site, visit: &Visit<'_>) {
    let report = visit.report;
    let address = report.page.address.clone().unwrap_or_default();
    site.pages += 1;
    if !visit.page.address.host.is_empty() && site.domains.len() < MOST_DOMAINS {
        site.domains.insert(visit.page.address.domain().to_owned());
    }
    if let Some(grade) = &report.grade {
        site.graded += 1;
        site.tenths += u64::from(grade.overall.tenths);
        low(site, report, grade.overall.tenths, &address);
    }
    topics(site, report, &address);
    services(site, report, Engine::builtin().rubric(), &address);
    links(site, visit, &address);
    disagreements::collect(site, visit, &address);
    for old in &report.outdated {
        let room = site.outdated.len() < MOST_OUTDATED;
        if room || site.outdated.contains_key(&old.term) {
            let entry = site.outdated.entry(old.term.clone());
            let (count, first) = entry.or_insert((0, address.clone()));
            *count += 1;
            if address < *first {
                first.clone_from(&address);
            }
        }
    }
}

/// Keeps the lowest grades.
fn low(site: &mut Site, report: &Report, tenths: u8, address: &str) {
    let page = LowPage {
        tenths,
        address: address.to_owned(),
        title: report.page.title.clone(),
    };
    let place = site.lowest.partition_point(|other| *other < page);
    site.lowest.insert(place, page);
    let most = Rules::builtin().map_or(0, |rules| rules.site.lowest_listed);
    site.lowest.truncate(most);
}

fn topics(site: &mut Site, report: &Report, address: &str) {
    // News comes and goes: it does not cover a topic.
    if report.page.page_type == PageType::News {
        return;
    }
    let grade = report.grade.as_ref();
    let information = grade.and_then(|g| g.information.as_ref()).map(|v| v.tenths);
    // A page that lists topics is no page of their own.
    let lists = matches!(report.page.page_type, PageType::Home | PageType::Overview);
    for found in &report.topics {
        let topic = site.topics.entry(found.id.clone()).or_default();
        match found.status {
            TopicStatus::Subject if !lists => {
                topic.subject += 1;
                if let Some(tenths) = information {
                    better_page(topic, tenths, address);
                }
            }
            TopicStatus::Subject | TopicStatus::Covered => topic.covered += 1,
            TopicStatus::Mentioned => topic.mentioned += 1,
        }
    }
}

fn better_page(topic: &mut Topic, tenths: u8, address: &str) {
    let better = topic
        .best
        .as_ref()
        .is_none_or(|(best, page)| tenths > *best || (tenths == *best && address < page.as_str()));
    if better {
        topic.best = Some((tenths, address.to_owned()));
    }
}

fn services(site: &mut Site, report: &Report, rubric: &Rubric, address: &str) {
    if report.services.is_empty() || report.page.page_type == PageType::News {
        return;
    }
    for topic in &rubric.topics {
        if report.services.iter().any(|found| found.topic == topic.id) {
            services_of(site, report, rubric, topic, address);
        }
    }
}

fn services_of(
    site: &mut Site,
    report: &Report,
    rubric: &Rubric,
    topic: &RubricTopic,
    address: &str,
) {
    for service in &topic.services {
        let Some(found) = score::finding_of(&report.services, topic, service) else {
            continue;
        };
        let open = || {
            found
                .channels
                .iter()
                .filter(|c| c.status == ChannelStatus::Available)
        };
        let best = open().next().map(|c| c.channel);
        let candidate = Service {
            share: share(report, rubric, found, &service.id),
            level: found.level,
            channel: best,
            address: address.to_owned(),
            online: open().any(|c| c.channel.is_online()),
            own: open().any(|c| c.channel.is_online() && c.channel != Channel::ExternalPortal),
        };
        remember(
            site.services.entry(service.id.clone()).or_default(),
            candidate,
        );
        for channel in open() {
            lead(site, channel.target.as_deref(), report);
        }
    }
}

/// Points of a service on this page: those of its criterion, else those of the level.
fn share(report: &Report, rubric: &Rubric, found: &ServiceFinding, service: &str) -> u32 {
    let criteria = report.grade.iter().flat_map(|grade| &grade.criteria);
    let mut of_service = criteria.filter(|c| c.id.strip_prefix("service/") == Some(service));
    if let Some(criterion) = of_service.next().filter(|c| c.possible > 0) {
        return criterion.won * 1_000 / criterion.possible;
    }
    let open = found
        .channels
        .iter()
        .any(|c| c.status == ChannelStatus::Available);
    match found.level {
        Some(level) if open => rubric.scoring.level_share[usize::from(level.min(5))],
        Some(_) => rubric.scoring.closed_share,
        None => 0,
    }
}

/// Keeps the better of two offers; of two that are as good the one with the first address.
pub(super) fn remember(known: &mut Service, candidate: Service) {
    let (online, own) = (known.online || candidate.online, known.own || candidate.own);
    let rank = |s: &Service| (s.share, s.level, s.channel.map(std::cmp::Reverse));
    let better = match rank(&candidate).cmp(&rank(known)) {
        std::cmp::Ordering::Greater => true,
        std::cmp::Ordering::Equal => candidate.address < known.address,
        std::cmp::Ordering::Less => false,
    };
    if better || known.address.is_empty() {
        *known = candidate;
    }
    known.online = online;
    known.own = own;
}

/// Remembers the domain of another organisation that a service leads to.
fn lead(site: &mut Site, target: Option<&str>, report: &Report) {
    let Some(target) = target else { return };
    let target = crate::page::Address::parse(target);
    let own = report
        .page
        .address
        .as_deref()
        .map(crate::page::Address::parse);
    if !target.is_web() || own.is_some_and(|own| same_site(&own, &target)) {
        return;
    }
    if site.leads_to.len() < MOST_DOMAINS {
        site.leads_to.insert(target.domain().to_owned());
    }
}

fn links(site: &mut Site, visit: &Visit<'_>, address: &str) {
    let here = &visit.page.address;
    let this = fingerprint(here);
    for link in &visit.page.links {
        if !link.target.is_web() || !same_site(here, &link.target) {
            continue;
        }
        let target = fingerprint(&link.target);
        if target == this {
            continue;
        }
        if site.linked.len() >= MOST_LINKS && !site.linked.contains(&target) {
            site.too_many_links = true;
            break;
        }
        site.linked.insert(target);
    }
    let is_root = here.bare_path().trim_matches('/').is_empty();
    if visit.report.grade.is_some() && !is_root && site.reachable.len() < MOST_REACHABLE {
        site.reachable.insert(this, address.to_owned());
    }
}
