//! Compiles the topics: terms, services, facts and outdated text.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::lexicon_builder::LexiconBuilder;
use super::schema::{self, Patterns};
use super::{File, Source, SourceError, facts};
use crate::rubric::model::{Service, Theme, Topic, WhyCode};

/// Actions that a service may have.
const ACTIONS: [&str; 6] = [
    "aanvragen",
    "melden",
    "wijziging-doorgeven",
    "bezwaar",
    "afspraak",
    "berekenen",
];

/// Fewest examples of each kind in a topic file.
const FEWEST_EXAMPLES: usize = 2;

pub(super) fn compile_topics(
    source: &Source,
    themes: &[Theme],
    why_codes: &[WhyCode],
    lexicon: &mut LexiconBuilder,
) -> Result<Vec<Topic>, SourceError> {
    let mut ids = BTreeMap::new();
    for (index, file) in source.topics.iter().enumerate() {
        let id = &file.content.id;
        if ids.insert(id.as_ref().clone(), index as u16).is_some() {
            return Err(file.error(
                id.span().start,
                format!("topic \"{id}\" exists twice", id = id.as_ref()),
            ));
        }
    }
    let mut services = BTreeSet::new();
    let mut topics = Vec::with_capacity(source.topics.len());
    for file in &source.topics {
        check_topic(file)?;
        let topic = &file.content;
        let theme = themes
            .iter()
            .position(|theme| theme.id == *topic.theme.as_ref())
            .ok_or_else(|| file.error(topic.theme.span().start, "unknown theme"))?;
        let broader = match &topic.broader {
            None => None,
            Some(name) => Some(
                *ids.get(name.as_ref())
                    .ok_or_else(|| file.error(name.span().start, "unknown topic in \"broader\""))?,
            ),
        };
        let terms = &topic.terms;
        let obsolete: Patterns = terms.obsolete.iter().map(|o| o.term.clone()).collect();
        topics.push(Topic {
            id: topic.id.as_ref().clone(),
            theme: theme as u16,
            name: topic.name.clone(),
            weight: *topic.weight.as_ref(),
            broader,
            access_point: topic.access_point,
            strong: lexicon.topic_set(file, [&terms.everyday, &terms.official, &terms.english])?,
            title: lexicon.set(file, [&terms.title])?,
            lookalikes: lexicon.set(file, [&terms.lookalikes])?,
            obsolete: lexicon.set(file, [&obsolete])?,
            other_subject: lexicon.set(file, [&terms.other_subject])?,
            upl: topic.upl.as_ref().map(compile_upl).unwrap_or_default(),
            law: topic
                .law
                .articles
                .iter()
                .map(|a| format!("{} {}", a.act, a.article))
                .collect(),
            external: matches!(topic.execution, schema::Execution::Extern),
            services: compile_services(file, why_codes, &mut services)?,
            facts: facts::compile_facts(file, lexicon)?,
            outdated: facts::compile_outdated(file, &topic.outdated, lexicon)?,
        });
    }
    Ok(topics)
}

/// Names and the last parts of addresses, in lower case, each once.
fn compile_upl(table: &schema::UplTable) -> Vec<String> {
    let uri = table.uri.as_deref().and_then(|uri| uri.rsplit('/').next());
    let names = table.name.as_deref().into_iter().chain(uri);
    let all = names.chain(table.related.iter().map(String::as_str));
    let keys: BTreeSet<String> = all.map(str::to_lowercase).collect();
    keys.into_iter().collect()
}

fn check_topic(file: &File<schema::TopicFile>) -> Result<(), SourceError> {
    let topic = &file.content;
    let id = topic.id.as_ref();
    let at = topic.id.span().start;
    if file.path.file_stem() != Some(id.as_ref()) {
        return Err(file.error(
            at,
            format!("the file of topic \"{id}\" must be called {id}.toml"),
        ));
    }
    let folder = file.path.parent().and_then(Path::file_name);
    if folder != Some(topic.theme.as_ref().as_ref()) {
        return Err(file.error(
            topic.theme.span().start,
            "the folder must have the name of the theme",
        ));
    }
    if !(1..=3).contains(topic.weight.as_ref()) {
        return Err(file.error(topic.weight.span().start, "weight is 1, 2 or 3"));
    }
    if topic.terms.everyday.is_empty() && topic.terms.official.is_empty() {
        return Err(file.error(at, "a topic needs at least one everyday or official term"));
    }
    let examples = &topic.examples;
    if examples.matches.len() < FEWEST_EXAMPLES || examples.no_match.len() < FEWEST_EXAMPLES {
        return Err(file.error(
            at,
            format!(
                "at least {FEWEST_EXAMPLES} examples that match and {FEWEST_EXAMPLES} that do not"
            ),
        ));
    }
    Ok(())
}

fn compile_services(
    file: &File<schema::TopicFile>,
    why_codes: &[WhyCode],
    seen: &mut BTreeSet<String>,
) -> Result<Vec<Service>, SourceError> {
    let mut services = Vec::new();
    for service in &file.content.service {
        let at = service.id.span().start;
        let id = service.id.as_ref().clone();
        if !seen.insert(id.clone()) {
            return Err(file.error(at, format!("service \"{id}\" exists twice")));
        }
        if !ACTIONS.contains(&service.action.as_str()) {
            return Err(file.error(at, format!("unknown action \"{}\"", service.action)));
        }
        let why = why_codes
            .iter()
            .position(|why| why.id == *service.why.as_ref())
            .ok_or_else(|| file.error(service.why.span().start, "unknown reason in \"why\""))?;
        let awb = service.awb.as_ref();
        let sure = awb
            .and_then(|awb| awb.certainty.as_deref())
            .is_some_and(|c| c == "zeker" || c == "waarschijnlijk");
        let external = service
            .expected_channel
            .strip_prefix("external (")
            .and_then(|rest| rest.strip_suffix(')'));
        services.push(Service {
            id,
            action: service.action.clone(),
            phrase: service.phrase.clone(),
            external: external.map(str::to_owned),
            own_route_too: !service.also_ok.is_empty(),
            must_be_online: service.must_be_online,
            why: why as u16,
            law: awb.and_then(|awb| awb.basis.clone()).filter(|_| sure),
        });
    }
    Ok(services)
}
