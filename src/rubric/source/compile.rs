//! Turns the rubric files into the compiled rubric, with every cross-reference checked.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use toml::Spanned;

use super::schema::{self, Patterns};
use super::{File, Source, SourceError, facts};
use crate::rubric::model::{
    Edge, Element, Entry, Item, LexiconData, MarkRule, MunicipalityRow, NUMBER_FIRST, Node,
    PublisherRule, Rubric, Scoring, SentenceRule, Service, SetId, Symbol, SymbolKind, TargetRule,
    Theme, Topic, WhyCode,
};
use crate::rubric::pattern::{Part, expand};

/// Actions that a service may have.
const ACTIONS: [&str; 6] = [
    "aanvragen",
    "melden",
    "wijziging-doorgeven",
    "bezwaar",
    "afspraak",
    "berekenen",
];

/// Letters from which a term counts at the start of a longer word (`leerlingenvervoer|aanvraag`).
const COMPOUND_FROM: usize = 8;

/// Fewest examples of each kind in a topic file.
const FEWEST_EXAMPLES: usize = 2;

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

fn compile_topics(
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

/// First item of a pattern with its exact spelling, and the items after it.
type Form = ((u16, Option<String>), Vec<Item>);

/// Collects symbols and patterns while the files are compiled.
#[derive(Default)]
pub(super) struct LexiconBuilder {
    symbols: BTreeMap<Word, u16>,
    entries: Vec<Entry>,
    exact: Vec<String>,
    nodes: BTreeMap<Continuation, u32>,
    sets: u16,
}

/// A word or word part.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Word {
    text: String,
    kind: SymbolKind,
}

/// How patterns go on: whether one may end, and the next items, each with the number of what is behind it.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Continuation {
    accept: bool,
    edges: Vec<(Item, u32)>,
}

impl LexiconBuilder {
    /// Makes one set of several lists of patterns.
    pub(super) fn set<'a, T>(
        &mut self,
        file: &File<T>,
        lists: impl IntoIterator<Item = &'a Patterns>,
    ) -> Result<SetId, SourceError> {
        let forms = self.forms(file, lists)?;
        Ok(self.add_set(forms))
    }

    /// As [`Self::set`]; a long single word also counts at the start of a compound.
    fn topic_set<'a, T>(
        &mut self,
        file: &File<T>,
        lists: impl IntoIterator<Item = &'a Patterns>,
    ) -> Result<SetId, SourceError> {
        let mut forms = self.forms(file, lists)?;
        let words: BTreeMap<u16, String> = self
            .symbols
            .iter()
            .filter(|(s, _)| s.kind == SymbolKind::Word && s.text.len() >= COMPOUND_FROM)
            .map(|(symbol, id)| (*id, symbol.text.clone()))
            .collect();
        let compounds: Vec<String> = forms
            .iter()
            .filter(|((_, exact), rest)| rest.is_empty() && exact.is_none())
            .filter_map(|((first, _), _)| words.get(first).cloned())
            .collect();
        for text in compounds {
            forms.extend(self.form(vec![Part::Prefix(text)]));
        }
        Ok(self.add_set(forms))
    }

    fn forms<'a, T>(
        &mut self,
        file: &File<T>,
        lists: impl IntoIterator<Item = &'a Patterns>,
    ) -> Result<Vec<Form>, SourceError> {
        let mut forms = Vec::new();
        for pattern in lists.into_iter().flatten() {
            let expanded = expand(pattern.as_ref())
                .map_err(|error| file.error(pattern.span().start, error.to_string()))?;
            for parts in expanded {
                forms.extend(self.form(parts));
            }
        }
        Ok(forms)
    }

    fn form(&mut self, parts: Vec<Part>) -> Option<Form> {
        let mut parts = parts.into_iter();
        let first = parts.next()?;
        let exact = match &first {
            Part::Exact(text) => Some(text.clone()),
            _ => None,
        };
        let first = match self.item(first) {
            Item::Symbol(symbol) => symbol,
            Item::Number => NUMBER_FIRST,
            Item::Gap => return None,
        };
        Some(((first, exact), parts.map(|part| self.item(part)).collect()))
    }

    fn item(&mut self, part: Part) -> Item {
        let (text, kind) = match part {
            Part::Gap => return Item::Gap,
            Part::Number => return Item::Number,
            Part::Word(text) => (text, SymbolKind::Word),
            Part::Prefix(text) => (text, SymbolKind::Prefix),
            Part::Suffix(text) => (text, SymbolKind::Suffix),
            Part::Exact(text) => (text.to_lowercase(), SymbolKind::Word),
        };
        let next = self.symbols.len() as u16 + 1;
        Item::Symbol(*self.symbols.entry(Word { text, kind }).or_insert(next))
    }

    fn add_set(&mut self, forms: Vec<Form>) -> SetId {
        let set = self.sets;
        self.sets += 1;
        let mut by_first: BTreeMap<(u16, Option<String>), Vec<Vec<Item>>> = BTreeMap::new();
        for (first, rest) in forms {
            by_first.entry(first).or_default().push(rest);
        }
        for ((first, exact), rests) in by_first {
            let rests: Vec<&[Item]> = rests.iter().map(Vec::as_slice).collect();
            let node = self.node(&rests);
            let exact = exact.map_or(0, |text| {
                self.exact.push(text);
                self.exact.len() as u16
            });
            self.entries.push(Entry {
                first,
                set,
                exact,
                node,
            });
        }
        set
    }

    /// The node for a set of continuations; equal ones are made once.
    fn node(&mut self, rests: &[&[Item]]) -> u32 {
        let mut next: BTreeMap<Item, Vec<&[Item]>> = BTreeMap::new();
        let mut accept = false;
        for rest in rests {
            match rest.split_first() {
                None => accept = true,
                Some((item, rest)) => next.entry(*item).or_default().push(rest),
            }
        }
        let edges = next
            .into_iter()
            .map(|(item, rests)| (item, self.node(&rests)))
            .collect();
        let number = self.nodes.len() as u32;
        *self
            .nodes
            .entry(Continuation { accept, edges })
            .or_insert(number)
    }

    fn finish(mut self) -> LexiconData {
        self.entries.sort_by_key(|entry| (entry.first, entry.set));
        let words = in_order(self.symbols);
        let nodes = in_order(self.nodes);
        let edges = nodes.iter().flat_map(|node| &node.edges);
        LexiconData {
            texts: words.iter().map(|word| word.text.as_str()).collect(),
            symbols: words.iter().map(symbol).collect(),
            entries: self.entries,
            exact: self.exact,
            edges: edges.map(|&(item, node)| Edge { item, node }).collect(),
            nodes: nodes.iter().map(node).collect(),
            sets: self.sets,
        }
    }
}

fn symbol(word: &Word) -> Symbol {
    Symbol {
        len: word.text.len() as u8,
        kind: word.kind,
    }
}

fn node(continuation: &Continuation) -> Node {
    Node {
        accept: continuation.accept,
        edges: continuation.edges.len() as u16,
    }
}

/// Keys in order of their number.
fn in_order<K: Ord, N: Ord + Copy>(numbered: BTreeMap<K, N>) -> Vec<K> {
    let mut list: Vec<(N, K)> = numbered.into_iter().map(|(k, n)| (n, k)).collect();
    list.sort_by_key(|(n, _)| *n);
    list.into_iter().map(|(_, key)| key).collect()
}
