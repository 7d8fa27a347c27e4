//! From what was kept to the report of each site.

use super::attribution::{Attributed, attribute};
use super::disagreements;
use super::report::{
    OutdatedOnSite, SiteGrade, SiteKind, SitePages, SiteReport, SiteService, SiteTopic,
};
use super::state::{Site, Sites};
use super::{Rules, RulesError};
use crate::report::TopicStatus;
use crate::rubric::model::Rubric;
use crate::{Engine, Language, score};

impl Sites {
    /// The reports of all sites: municipalities by name, then executors, then others.
    ///
    /// # Errors
    /// When the rules of the site level cannot be read.
    pub fn finish(&self, language: Language) -> Result<Vec<SiteReport>, &'static RulesError> {
        let rules = Rules::builtin()?;
        let rubric = Engine::builtin().rubric();
        let sites = self.sites.iter();
        let mut reports: Vec<SiteReport> = sites
            .map(|(id, site)| report(id, site, self, rules, rubric, language))
            .collect();
        reports.sort_by(|a, b| (a.kind, &a.name, &a.id).cmp(&(b.kind, &b.name, &b.id)));
        Ok(reports)
    }
}

fn report(
    id: &str,
    site: &Site,
    sites: &Sites,
    rules: &Rules,
    rubric: &Rubric,
    language: Language,
) -> SiteReport {
    let all = attribute(id, site, sites, rules);
    let topics = topics(&all, rules, rubric, language);
    let services = services(&all, rubric, language);
    let (orphans, orphan_count) = orphans(site, rules);
    SiteReport {
        id: id.to_owned(),
        name: site.name.clone(),
        kind: site.kind.unwrap_or(SiteKind::Unknown),
        province: site.province.clone(),
        domains: site.domains.iter().cloned().collect(),
        pages: SitePages {
            read: site.pages,
            graded: site.graded,
            mean_tenths: mean(site),
        },
        grade: (site.graded > 0).then(|| grade(&topics, &services, rubric, language)),
        executors: all.executors,
        topics,
        services,
        lowest: site.lowest.clone(),
        orphans,
        orphan_count,
        disagreements: disagreements::finish(site, rubric, language),
        outdated: site
            .outdated
            .iter()
            .map(|(term, (pages, address))| OutdatedOnSite {
                term: term.clone(),
                pages: *pages,
                address: address.clone(),
            })
            .collect(),
    }
}

fn mean(site: &Site) -> Option<u8> {
    let graded = u64::from(site.graded);
    u8::try_from((site.tenths + graded / 2).checked_div(graded)?).ok()
}

fn topics(all: &Attributed, rules: &Rules, rubric: &Rubric, language: Language) -> Vec<SiteTopic> {
    let of = |topic: &crate::rubric::model::Topic| {
        let found = all.topics.get(&topic.id);
        let status = found.and_then(|(t, _)| match (t.subject, t.covered, t.mentioned) {
            (1.., ..) => Some(TopicStatus::Subject),
            (0, 1.., _) => Some(TopicStatus::Covered),
            (0, 0, 1..) => Some(TopicStatus::Mentioned),
            (0, 0, 0) => None,
        });
        let best = found.and_then(|(t, _)| t.best.clone());
        let share = match (&best, status) {
            (Some((tenths, _)), _) => u32::from(tenths.saturating_sub(10)) * 1_000 / 90,
            (None, Some(TopicStatus::Subject | TopicStatus::Covered)) => rules.site.covered_share,
            (None, Some(TopicStatus::Mentioned)) => rules.site.mentioned_share,
            (None, None) => 0,
        };
        SiteTopic {
            id: topic.id.clone(),
            name: topic.name.get(language).to_owned(),
            theme: rubric.themes[usize::from(topic.theme)].id.clone(),
            counts: topic.weight >= rubric.scoring.lightest_topic,
            status,
            pages: found.map_or(0, |(t, _)| t.subject),
            share,
            tenths: best.as_ref().map(|(tenths, _)| *tenths),
            address: best.map(|(_, address)| address),
            via: found.and_then(|(_, via)| via.clone()),
            study_2014: Rules::topic_of_2014(&topic.id).map(str::to_owned),
        }
    };
    rubric.topics.iter().map(of).collect()
}

fn services(all: &Attributed, rubric: &Rubric, language: Language) -> Vec<SiteService> {
    let mut out = Vec::new();
    for topic in &rubric.topics {
        for service in &topic.services {
            let found = all.services.get(&service.id);
            let counts = topic.weight >= rubric.scoring.lightest_topic;
            let expected_online = counts && score::expects_online(service);
            if !expected_online && found.is_none() {
                continue;
            }
            let known = found.map(|(s, _)| s.clone()).unwrap_or_default();
            out.push(SiteService {
                id: service.id.clone(),
                topic: topic.id.clone(),
                name: service.phrase.get(language).to_owned(),
                expected_online,
                online: known.online,
                own: known.own,
                channel: known.channel,
                level: known.level,
                share: known.share,
                weight: score::service_weight(&rubric.scoring, topic, service),
                address: (!known.address.is_empty()).then_some(known.address),
                via: found.and_then(|(_, via)| via.clone()),
            });
        }
    }
    out
}

/// Topics by weight for the information half; the services that should be online for the other.
fn grade(
    topics: &[SiteTopic],
    services: &[SiteService],
    rubric: &Rubric,
    language: Language,
) -> SiteGrade {
    let weight = |id: &str| {
        let topic = rubric.topics.iter().find(|t| t.id == id);
        topic.map_or(0, |t| u64::from(t.weight))
    };
    let counted = topics.iter().filter(|t| t.counts);
    let (won, possible) = counted.fold((0, 0), |(won, possible), topic| {
        let weight = weight(&topic.id);
        (
            won + weight * u64::from(topic.share),
            possible + weight * 1_000,
        )
    });
    let information = score::tenths_of(won, possible);
    let counted = services.iter().filter(|s| s.expected_online);
    let (won, possible) = counted.fold((0, 0), |(won, possible), service| {
        let weight = u64::from(service.weight);
        (
            won + weight * u64::from(service.share.min(1_000)),
            possible + weight * 1_000,
        )
    });
    let e_services = score::tenths_of(won, possible);
    let scoring = &rubric.scoring;
    let overall = score::mean(scoring, Some(information), Some(e_services)).unwrap_or_default();
    let label = score::label(scoring, overall);
    SiteGrade {
        overall,
        information,
        services: e_services,
        label,
        label_text: rubric.text(score::label_key(label), language).to_owned(),
    }
}

/// Graded pages without a link to them: the first ones, and how many there are.
fn orphans(site: &Site, rules: &Rules) -> (Option<Vec<String>>, usize) {
    if site.too_many_links {
        return (None, 0);
    }
    let unlinked = site
        .reachable
        .iter()
        .filter(|(page, _)| !site.linked.contains(page));
    let mut found: Vec<String> = unlinked.map(|(_, address)| address.clone()).collect();
    found.sort();
    let count = found.len();
    found.truncate(rules.site.orphans_listed);
    (Some(found), count)
}
