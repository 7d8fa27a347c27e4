//! Turns the rubric files into the compiled rubric, with every cross-reference checked.

use std::collections::BTreeMap;

use toml::Spanned;

use super::lexicon_builder::LexiconBuilder;
use super::topics::compile_topics;
use super::{File, Source, SourceError, facts, schema};
use crate::rubric::model::{
    Addresses, Element, MarkRule, MunicipalityRow, PublisherRule, Rubric, Scheme, Scoring,
    SentenceRule, SetId, TargetRule, Theme, WhyCode,
};

/// Compiles a rubric.
///
/// # Errors
/// The first mistake, with file and line.
pub fn compile(source: &Source) -> Result<Rubric, SourceError> {
    let mut lexicon = LexiconBuilder::default();
    let words = compile_words(source, &mut lexicon)?;
    let why_codes = compile_why(source);
    let themes = compile_themes(source, &mut lexicon)?;
    let topics = compile_topics(source, &themes, &why_codes, &mut lexicon)?;
    Ok(Rubric {
        schemes: compile_schemes(source, &words, &mut lexicon)?,
        version: source.rubric.content.version.clone(),
        scoring: compile_scoring(source)?,
        outdated: facts::compile_outdated(
            &source.outdated,
            &source.outdated.content.outdated,
            &mut lexicon,
        )?,
        old_page_years: source.outdated.content.old_page_years,
        language: facts::compile_language(&source.language, &mut lexicon)?,
        elements: compile_elements(source, &mut lexicon)?,
        targets: compile_targets(source)?,
        sentences: compile_sentences(source, &words)?,
        marks: compile_marks(source, &mut lexicon)?,
        publishers: compile_publishers(source),
        addresses: compile_addresses(&source.addresses)?,
        municipalities: compile_municipalities(source),
        texts: source
            .texts
            .iter()
            .flat_map(|file| &file.content)
            .map(|(key, text)| (key.clone(), text.clone()))
            .collect::<BTreeMap<_, _>>()
            .into_iter()
            .collect(),
        why_codes,
        themes,
        topics,
        words: words.into_iter().collect(),
        lexicon: lexicon.finish(),
    })
}

fn compile_words(
    source: &Source,
    lexicon: &mut LexiconBuilder,
) -> Result<BTreeMap<String, SetId>, SourceError> {
    let mut words = BTreeMap::new();
    for file in &source.words {
        for (name, patterns) in &file.content {
            let set = lexicon.set(file, [patterns])?;
            if words.insert(name.clone(), set).is_some() {
                return Err(file.error(0, format!("the word set \"{name}\" exists twice")));
            }
        }
    }
    Ok(words)
}

/// Owners of work, as the report spells them.
const OWNERS: [&str; 4] = ["redactie", "formulierenbeheer", "vakafdeling", "webbeheer"];

fn compile_scoring(source: &Source) -> Result<Scoring, SourceError> {
    let (file, scoring) = (&source.scoring, &source.scoring.content);
    let whole = [
        ("halves", scoring.information + scoring.services),
        (
            "information",
            scoring.completeness + scoring.findability + scoring.language,
        ),
    ];
    for (name, sum) in whole {
        if sum != 100 {
            return Err(file.error(0, format!("the shares of {name} are {sum} %, not 100 %")));
        }
    }
    if !scoring.level_share.is_sorted() || !scoring.label_from.is_sorted() {
        return Err(file.error(0, "levels and labels must go up"));
    }
    for id in &scoring.top_tasks {
        if !source.topics.iter().any(|t| t.content.id.as_ref() == id) {
            return Err(file.error(0, format!("unknown topic \"{id}\" in top_tasks")));
        }
    }
    for work in &scoring.work {
        if !OWNERS.contains(&work.owner.as_str()) {
            return Err(file.error(0, format!("unknown owner \"{}\"", work.owner)));
        }
    }
    Ok(scoring.clone())
}

fn compile_why(source: &Source) -> Vec<WhyCode> {
    let tables = source.rubric.content.why.iter();
    tables
        .map(|why| WhyCode {
            id: why.id.clone(),
            enough: why.enough,
            decision: why.decision,
            text: why.text.clone(),
        })
        .collect()
}

fn compile_themes(
    source: &Source,
    lexicon: &mut LexiconBuilder,
) -> Result<Vec<Theme>, SourceError> {
    let file = &source.themes;
    file.content
        .theme
        .iter()
        .map(|theme| {
            Ok(Theme {
                id: theme.id.clone(),
                name: theme.name.clone(),
                title: lexicon.set(file, [&theme.title])?,
                topic: theme_topic(source, theme)?,
                national: theme.national.clone(),
            })
        })
        .collect()
}

/// The local names, with the topic, word sets and themes that they refer to.
fn compile_schemes(
    source: &Source,
    words: &BTreeMap<String, SetId>,
    lexicon: &mut LexiconBuilder,
) -> Result<Vec<Scheme>, SourceError> {
    let file = &source.schemes;
    let set = |name: &Spanned<String>| {
        let message = || format!("unknown word set \"{}\"", name.as_ref());
        let found = words.get(name.as_ref()).copied();
        found.ok_or_else(|| file.error(name.span().start, message()))
    };
    let mut out = Vec::new();
    for scheme in &file.content.scheme {
        let mut topics = source.topics.iter();
        let topic = topics
            .position(|t| t.content.id.as_ref() == scheme.topic.as_ref())
            .ok_or_else(|| file.error(scheme.topic.span().start, "unknown topic"))?;
        let themes = scheme.themes.iter().map(|name| {
            let mut all = source.themes.content.theme.iter();
            let index = all.position(|t| t.id == *name.as_ref());
            index
                .map(|i| i as u16)
                .ok_or_else(|| file.error(name.span().start, "unknown theme"))
        });
        out.push(Scheme {
            id: scheme.id.clone(),
            topic: topic as u16,
            name: lexicon.set(file, [&scheme.name])?,
            not: lexicon.set(file, [&scheme.not])?,
            anywhere: scheme.anywhere,
            beside: scheme.beside.iter().map(set).collect::<Result<_, _>>()?,
            about: scheme.about.as_ref().map(set).transpose()?,
            themes: themes.collect::<Result<_, _>>()?,
        });
    }
    Ok(out)
}

fn theme_topic(source: &Source, theme: &schema::ThemeTable) -> Result<Option<u16>, SourceError> {
    let Some(name) = &theme.topic else {
        return Ok(None);
    };
    let mut topics = source.topics.iter();
    let index = topics.position(|file| file.content.id.as_ref() == name.as_ref());
    index
        .map(|i| Some(i as u16))
        .ok_or_else(|| source.themes.error(name.span().start, "unknown topic"))
}

fn compile_elements(
    source: &Source,
    lexicon: &mut LexiconBuilder,
) -> Result<Vec<Element>, SourceError> {
    let file = &source.elements;
    let elements = file.content.element.iter();
    elements
        .map(|e| {
            Ok(Element {
                id: e.id.clone(),
                name: e.name.clone(),
                weight: e.weight,
                sources: e.sources.clone(),
                needs: e.needs,
                whole_in_text: e.whole_in_text,
                heading: lexicon.set(file, [&e.heading])?,
                text: lexicon.set(file, [&e.text])?,
                not: lexicon.set(file, [&e.not])?,
                page_types: e.page_types.clone(),
                facts: e.facts.clone(),
                around: e.around,
            })
        })
        .collect()
}

fn compile_targets(source: &Source) -> Result<Vec<TargetRule>, SourceError> {
    let file = &source.targets;
    let mut out = Vec::new();
    for target in &file.content.target {
        if target.host.is_empty() && target.path.is_empty() {
            return Err(file.error(target.id.span().start, "a target needs a host or a path"));
        }
        out.push(TargetRule {
            id: target.id.as_ref().clone(),
            kind: target.kind,
            strong: !target.weak,
            host: target.host.clone(),
            path: target.path.clone(),
        });
    }
    Ok(out)
}

fn compile_sentences(
    source: &Source,
    words: &BTreeMap<String, SetId>,
) -> Result<Vec<SentenceRule>, SourceError> {
    let file = &source.sentences;
    let find = |names: &[Spanned<String>]| -> Result<Vec<SetId>, SourceError> {
        let sets = names.iter().map(|name| {
            words.get(name.as_ref()).copied().ok_or_else(|| {
                let message = format!("unknown word set \"{}\"", name.as_ref());
                file.error(name.span().start, message)
            })
        });
        sets.collect()
    };
    let mut out = Vec::new();
    for rule in &file.content.sentence {
        if rule.all.is_empty() {
            return Err(file.error(rule.id.span().start, "a sentence rule needs \"all\""));
        }
        out.push(SentenceRule {
            id: rule.id.as_ref().clone(),
            effect: rule.effect,
            all: find(&rule.all)?,
            any: find(&rule.any)?,
            none: find(&rule.none)?,
        });
    }
    Ok(out)
}

fn compile_marks(
    source: &Source,
    lexicon: &mut LexiconBuilder,
) -> Result<Vec<MarkRule>, SourceError> {
    let mut out = Vec::new();
    for file in &source.marks {
        for mark in &file.content.mark {
            let labels = if mark.labels.is_empty() {
                None
            } else {
                Some(lexicon.set(file, [&mark.labels])?)
            };
            out.push(MarkRule {
                id: mark.id.as_ref().clone(),
                kind: mark.kind,
                tags: mark.tags.clone(),
                names: mark.names.clone(),
                attributes: mark.attributes.clone(),
                images: mark.images.clone(),
                labels,
            });
        }
    }
    Ok(out)
}

fn compile_publishers(source: &Source) -> Vec<PublisherRule> {
    let tables = source.publishers.content.publisher.iter();
    tables
        .map(|p| PublisherRule {
            id: p.id.clone(),
            class: p.class,
            host: p.host.clone(),
            name: p.name.clone(),
        })
        .collect()
}

fn compile_addresses(file: &File<schema::AddressesFile>) -> Result<Addresses, SourceError> {
    let compile = |list: &[Spanned<String>], within: &[u8]| {
        let parts = list.iter().map(|part| {
            let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || within.contains(&b);
            let text = part.as_ref();
            if !text.is_empty() && text.bytes().all(fits) {
                return Ok(text.clone());
            }
            let why = format!("\"{text}\" is not one part of an address in lower case");
            Err(file.error(part.span().start, why))
        });
        parts.collect::<Result<Vec<_>, _>>()
    };
    let addresses = &file.content;
    Ok(Addresses {
        // Host names are cut at hyphens too.
        test_hosts: compile(&addresses.test_hosts, b"")?,
        preview_parameters: compile(&addresses.preview_parameters, b"-_")?,
        product_folders: compile(&addresses.product_folders, b"-_")?,
        news_folders: compile(&addresses.news_folders, b"-_")?,
    })
}

fn compile_municipalities(source: &Source) -> Vec<MunicipalityRow> {
    let mut rows = Vec::new();
    for m in &source.municipalities.content.municipality {
        let hosts = std::iter::once(&m.domain).chain(&m.hosts);
        rows.extend(hosts.map(|host| MunicipalityRow {
            code: m.code.clone(),
            name: m.short.clone().unwrap_or_else(|| m.name.clone()),
            province: m.province.clone(),
            domain: host.clone(),
        }));
    }
    rows.sort_by(|a, b| a.domain.cmp(&b.domain));
    rows
}
