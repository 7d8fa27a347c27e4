//! From scans to figures.

use std::collections::BTreeMap;

use super::{
    Figures, Group, Ranked, STUDY_VERSION, ServiceFigure, StudyReport, TopicGroup, expected,
};
use crate::report::TopicStatus;
use crate::site::{Rules, RulesError, ScanReport, SiteGrade, SiteKind, SiteReport, SiteTopic};
use crate::{Engine, Language};

/// The study over scans. A municipality that is in several counts once, with the scan that read most of its pages.
///
/// # Errors
/// When the rules of the site level cannot be read.
pub fn study(scans: &[ScanReport], language: Language) -> Result<StudyReport, &'static RulesError> {
    let rules = Rules::builtin()?;
    let (sites, twice) = municipalities(scans);
    let graded: Vec<(&SiteReport, &SiteGrade)> = sites
        .values()
        .filter_map(|&site| Some((site, site.grade.as_ref()?)))
        .collect();
    let without = sites.values().filter(|site| site.grade.is_none());
    let mut rubrics: Vec<_> = scans.iter().map(|scan| scan.rubric.clone()).collect();
    rubrics.dedup();
    Ok(StudyReport {
        version: STUDY_VERSION,
        engine: env!("CARGO_PKG_VERSION").to_owned(),
        rubrics,
        complete: scans.iter().all(|scan| scan.complete),
        without_pages: without.map(|site| site.name.clone()).collect(),
        twice,
        figures: figures(&graded, rules),
        then: rules.study.figures.clone(),
        ranking: ranking(&graded, rules, language),
        provinces: provinces(&graded),
        sizes: sizes(&graded, rules, language),
        topics_of_2014: topics_of_2014(&graded, rules, language),
        topics: topics(&graded),
        services: services(&graded),
    })
}

fn municipalities(scans: &[ScanReport]) -> (BTreeMap<&str, &SiteReport>, Vec<String>) {
    let mut sites: BTreeMap<&str, &SiteReport> = BTreeMap::new();
    let mut twice = Vec::new();
    let all = scans.iter().flat_map(|scan| &scan.sites);
    for site in all.filter(|site| site.kind == SiteKind::Municipality) {
        match sites.get(site.id.as_str()) {
            Some(known) => {
                twice.push(site.name.clone());
                if site.pages.read > known.pages.read {
                    sites.insert(&site.id, site);
                }
            }
            None => {
                sites.insert(&site.id, site);
            }
        }
    }
    twice.sort();
    twice.dedup();
    (sites, twice)
}

/// Mean of tenths, in hundredths, rounded half up; 0 of nothing.
fn mean(tenths: impl Iterator<Item = u8>) -> u32 {
    let (sum, count) = tenths.fold((0, 0), |(sum, count), tenths| {
        (sum + u32::from(tenths) * 10, count + 1)
    });
    (2 * sum + count).checked_div(2 * count).unwrap_or_default()
}

/// Part of a whole, in thousandths, rounded half up; 0 of nothing.
pub(super) fn share(part: usize, whole: usize) -> u32 {
    let rounded = (2_000 * part + whole).checked_div(2 * whole);
    rounded
        .and_then(|share| u32::try_from(share).ok())
        .unwrap_or_default()
}

fn online(sites: &[(&SiteReport, &SiteGrade)]) -> u32 {
    let all = || sites.iter().flat_map(|(site, _)| expected(site));
    share(
        all().filter(|service| service.online).count(),
        all().count(),
    )
}

fn figures(graded: &[(&SiteReport, &SiteGrade)], rules: &Rules) -> Figures {
    let scoring = &Engine::builtin().rubric().scoring;
    let [poor, sufficient, ..] = scoring.label_from;
    let grades = || graded.iter().map(|(_, grade)| *grade);
    let very_good = rules.study.very_good_from;
    let mut by_whole = vec![0; 9];
    for grade in grades() {
        by_whole[usize::from(grade.overall / 10).clamp(1, 9) - 1] += 1;
    }
    Figures {
        sites: graded.len(),
        pages: graded
            .iter()
            .map(|(site, _)| u64::from(site.pages.read))
            .sum(),
        graded_pages: graded
            .iter()
            .map(|(site, _)| u64::from(site.pages.graded))
            .sum(),
        mean: mean(grades().map(|g| g.overall)),
        mean_information: mean(grades().map(|g| g.information)),
        mean_services: mean(grades().map(|g| g.services)),
        above_sufficient: grades().filter(|g| g.overall >= sufficient).count(),
        below_poor: grades().filter(|g| g.overall < poor).count(),
        services_sufficient: grades().filter(|g| g.services >= sufficient).count(),
        no_form: graded
            .iter()
            .filter(|(site, _)| !expected(site).any(|s| s.own))
            .count(),
        share_online: online(graded),
        information_insufficient: grades().filter(|g| g.information < sufficient).count(),
        information_sufficient: grades()
            .filter(|g| (sufficient..very_good).contains(&g.information))
            .count(),
        information_very_good: grades().filter(|g| g.information >= very_good).count(),
        grades: by_whole,
    }
}

fn ranking(graded: &[(&SiteReport, &SiteGrade)], rules: &Rules, language: Language) -> Vec<Ranked> {
    let mut sorted = graded.to_vec();
    sorted.sort_by(|(a, x), (b, y)| (y.overall, &a.name).cmp(&(x.overall, &b.name)));
    let mut place = 0;
    let mut before = None;
    let ranked = sorted.iter().enumerate().map(|(index, (site, grade))| {
        if before != Some(grade.overall) {
            place = index + 1;
            before = Some(grade.overall);
        }
        let size = rules
            .sizes
            .iter()
            .find(|class| class.municipalities.contains(&site.id));
        Ranked {
            place,
            id: site.id.clone(),
            name: site.name.clone(),
            province: site.province.clone().unwrap_or_default(),
            size: size.map_or(String::new(), |class| class.name.get(language).to_owned()),
            overall: grade.overall,
            information: grade.information,
            services: grade.services,
            expected: expected(site).count(),
            online: expected(site).filter(|s| s.online).count(),
            topics_with_page: site
                .topics
                .iter()
                .filter(|t| t.counts && t.pages > 0)
                .count(),
            graded_pages: site.pages.graded,
        }
    });
    ranked.collect()
}

fn group(name: &str, members: &[(&SiteReport, &SiteGrade)]) -> Group {
    let grades = || members.iter().map(|(_, grade)| *grade);
    Group {
        name: name.to_owned(),
        sites: members.len(),
        mean: mean(grades().map(|g| g.overall)),
        information: mean(grades().map(|g| g.information)),
        services: mean(grades().map(|g| g.services)),
        share_online: online(members),
    }
}

fn provinces(graded: &[(&SiteReport, &SiteGrade)]) -> Vec<Group> {
    let mut members: BTreeMap<&str, Vec<(&SiteReport, &SiteGrade)>> = BTreeMap::new();
    for &(site, grade) in graded {
        let province = site.province.as_deref().unwrap_or_default();
        members.entry(province).or_default().push((site, grade));
    }
    members
        .iter()
        .map(|(name, members)| group(name, members))
        .collect()
}

fn sizes(graded: &[(&SiteReport, &SiteGrade)], rules: &Rules, language: Language) -> Vec<Group> {
    let classes = rules.sizes.iter().map(|class| {
        let members = graded
            .iter()
            .filter(|(site, _)| class.municipalities.contains(&site.id));
        let members: Vec<_> = members.copied().collect();
        group(class.name.get(language), &members)
    });
    classes.filter(|group| group.sites > 0).collect()
}

/// A topic or several over all sites. A site has it with a page when it has a page about any of them.
fn topic_group(
    graded: &[(&SiteReport, &SiteGrade)],
    id: &str,
    name: &str,
    is_in: impl Fn(&SiteTopic) -> bool,
) -> TopicGroup {
    let mut found = TopicGroup {
        id: id.to_owned(),
        name: name.to_owned(),
        with_page: 0,
        only_named: 0,
        missing: 0,
        information: 0,
        share_online: None,
        then: None,
    };
    let (mut points, mut topics, mut services, mut open) = (0_u64, 0_u64, 0, 0);
    for (site, _) in graded {
        let members: Vec<&SiteTopic> = site.topics.iter().filter(|topic| is_in(topic)).collect();
        let best =
            members
                .iter()
                .filter_map(|topic| topic.status)
                .min_by_key(|status| match status {
                    TopicStatus::Subject => 0,
                    TopicStatus::Covered => 1,
                    TopicStatus::Mentioned => 2,
                });
        match best {
            Some(TopicStatus::Subject) => found.with_page += 1,
            Some(_) => found.only_named += 1,
            None => found.missing += 1,
        }
        for topic in &members {
            points += u64::from(topic.share);
            topics += 1;
        }
        for service in expected(site).filter(|s| members.iter().any(|t| t.id == s.topic)) {
            services += 1;
            open += usize::from(service.online);
        }
    }
    found.information = points
        .checked_div(topics)
        .and_then(|p| u32::try_from(p).ok())
        .unwrap_or_default();
    found.share_online = (services > 0).then(|| share(open, services));
    found
}

fn topics_of_2014(
    graded: &[(&SiteReport, &SiteGrade)],
    rules: &Rules,
    language: Language,
) -> Vec<TopicGroup> {
    let all = rules.study.topic.iter().map(|topic| {
        let is_in = |t: &SiteTopic| t.study_2014.as_deref() == Some(topic.id.as_str());
        let mut group = topic_group(graded, &topic.id, topic.name.get(language), is_in);
        group.then = topic
            .then
            .as_ref()
            .map(|then| then.get(language).to_owned());
        group
    });
    all.collect()
}

fn topics(graded: &[(&SiteReport, &SiteGrade)]) -> Vec<TopicGroup> {
    let Some((first, _)) = graded.first() else {
        return Vec::new();
    };
    let counted = first.topics.iter().filter(|topic| topic.counts);
    counted
        .map(|topic| topic_group(graded, &topic.id, &topic.name, |t| t.id == topic.id))
        .collect()
}

fn services(graded: &[(&SiteReport, &SiteGrade)]) -> Vec<ServiceFigure> {
    let mut found: BTreeMap<&str, ServiceFigure> = BTreeMap::new();
    for service in graded.iter().flat_map(|(site, _)| expected(site)) {
        let figure = found.entry(&service.id).or_insert_with(|| ServiceFigure {
            id: service.id.clone(),
            name: service.name.clone(),
            online: 0,
            elsewhere: 0,
        });
        figure.online += usize::from(service.online);
        figure.elsewhere += usize::from(service.online && !service.own);
    }
    let mut all: Vec<ServiceFigure> = found.into_values().collect();
    all.sort_by(|a, b| (a.online, &a.id).cmp(&(b.online, &b.id)));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn means_and_shares_are_rounded_half_up_and_zero_of_nothing() {
        assert_eq!(mean([43, 44, 44].into_iter()), 437);
        assert_eq!(mean(std::iter::empty()), 0);
        assert_eq!((share(1, 9), share(1, 2), share(0, 0)), (111, 500, 0));
    }

    #[test]
    fn a_study_of_nothing_is_empty() {
        let study = study(&[], Language::Nl).unwrap();
        assert_eq!(study.figures.sites, 0);
        assert_eq!(study.topics_of_2014.len(), 9);
        assert!(study.ranking.is_empty() && study.provinces.is_empty());
    }
}
