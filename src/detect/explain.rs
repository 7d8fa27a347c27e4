//! Why a topic got its place, and why its channels were found or not: the detectors once more, watched.

#[cfg(all(test, feature = "html"))]
mod tests;

use super::channels::{Fit, Ladder, Place, climb};
use super::page_names::{address_words, own_title};
use super::topic_hits::{Overruled, Owner, overruled_hits};
use super::topics::Topics;
use super::{Context, overview, page_type, publisher, subject, topics, trace};
use crate::page::{BlockKind, Region};
use crate::report::{
    ChannelVerdict, Explanation, LinkVerdict, NoChannel, OverruledBy, OverruledTerm, RuleOutcome,
    RuleVerdict, SentenceVerdict, ServiceFinding, SubjectStage, SubjectStep, SubjectVerdict,
    TopicPlace,
};
use crate::rubric::model::{SentenceRule, SetId};
use crate::text::Reading;

/// Words before an overruled term that are quoted.
const WORDS_BEFORE: u32 = 6;
/// Most places that are listed.
const MOST_PLACES: usize = 200;
/// Most overruled terms that are listed.
const MOST_OVERRULED: usize = 100;
/// Most links without a channel that are listed.
const MOST_LINKS: usize = 40;
/// Most sentences that are listed.
const MOST_SENTENCES: usize = 60;

/// Everything that decided about one topic.
pub(crate) fn explain(context: &Context<'_>, topic: usize) -> Explanation {
    let mut stages = Vec::new();
    let ids = |list: &[usize]| {
        let topics = &context.rubric.topics;
        list.iter().map(|&i| topics[i].id.clone()).collect()
    };
    let mut topics = topics::find_watched(context, Some(topic), &mut |step, left| {
        let left = ids(left);
        stages.push(SubjectStage { step, left });
    });
    let mut places = topics.all[topic].trace.take().unwrap_or_default();
    places.truncate(MOST_PLACES);
    let publisher = publisher::find(context);
    let (page_type, _) = page_type::decide(context, &topics, &publisher);
    let scope = overview::scope(context, &topics, page_type, &publisher);
    if overview::settle(scope.as_ref(), &mut topics) {
        stages.push(SubjectStage {
            step: SubjectStep::Everything,
            left: Vec::new(),
        });
    }
    let ladder = Ladder {
        context,
        topics: &topics,
        page_type,
    };
    let known = &context.rubric.topics[topic];
    let findings = topics::findings(context, &topics);
    let found = findings.iter().find(|t| t.id == known.id);
    Explanation {
        topic: known.id.clone(),
        name: known.name.get(context.options.language).to_owned(),
        theme: context.rubric.themes[usize::from(known.theme)].id.clone(),
        page_type,
        status: found.map(|t| t.status),
        score: topics.all[topic].score,
        places,
        overruled: overruled(context, topic),
        subject: verdict(context, &topics, topic, stages),
        channels: channels(&ladder, topic),
        links: links(&ladder, topic),
        sentences: sentences(&ladder, topic),
    }
}

fn verdict(
    context: &Context<'_>,
    topics: &Topics,
    topic: usize,
    stages: Vec<SubjectStage>,
) -> SubjectVerdict {
    let [first_heading, title, address, text] = topics.all[topic].signals();
    let is_subject = topics.subject.contains(&topic);
    let id = &context.rubric.topics[topic].id;
    let lost = stages
        .windows(2)
        .find(|pair| pair[0].left.contains(id) && !pair[1].left.contains(id));
    SubjectVerdict {
        is_subject,
        first_heading,
        title,
        address,
        text,
        something_else: subject::about_something_else(context, topic),
        lost_at: lost.map(|pair| pair[1].step).filter(|_| !is_subject),
        stages,
    }
}

/// Terms of the topic whose words belong to something else: in the blocks that count, the title and the address.
fn overruled(context: &Context<'_>, topic: usize) -> Vec<OverruledTerm> {
    let page = context.page;
    let first = page.first_heading();
    let mut out = Vec::new();
    for (index, block) in page.blocks.iter().enumerate() {
        let place = match (block.region, block.kind) {
            _ if Some(index) == first => TopicPlace::FirstHeading,
            (Region::Breadcrumb, _) => TopicPlace::Breadcrumb,
            (Region::Main, BlockKind::Heading(_) | BlockKind::Label) => TopicPlace::Heading,
            (Region::Main, BlockKind::Name) => TopicPlace::Link,
            (Region::Main, _) => TopicPlace::Text,
            _ => continue,
        };
        let range = context.tokens[index].clone();
        let first = range.start;
        for hit in overruled_hits(context.engine, context.reading, range, topic) {
            let mut term = term(context, &hit, &page.text, context.reading, place);
            let before = hit.by_start.saturating_sub(WORDS_BEFORE).max(first);
            term.quote = context.quote(&(before..hit.by_end));
            term.node = Some(block.node);
            out.push(term);
        }
    }
    let (folders, last) = address_words(context);
    let outside = [
        (TopicPlace::Title, own_title(&page.meta.title)),
        (TopicPlace::AddressFolder, folders.as_str()),
        (TopicPlace::Address, last.as_str()),
    ];
    for (place, text) in outside {
        let reading = context.engine.read_text(text);
        let all = 0..reading.tokens.len() as u32;
        let hits = overruled_hits(context.engine, &reading, all, topic);
        out.extend(
            hits.iter()
                .map(|hit| term(context, hit, text, &reading, place)),
        );
    }
    // One word can fit a term in two ways, whole and as the start of a longer word.
    out.dedup();
    out.truncate(MOST_OVERRULED);
    out
}

fn term(
    context: &Context<'_>,
    hit: &Overruled,
    text: &str,
    reading: &Reading,
    place: TopicPlace,
) -> OverruledTerm {
    let (by, other) = match hit.by {
        Owner::Strong(t) | Owner::Title(t) | Owner::Obsolete(t) => {
            (OverruledBy::OtherTopic, usize::from(t))
        }
        Owner::Lookalike(_)
        | Owner::Scheme(_)
        | Owner::NotScheme(_)
        | Owner::Theme(_)
        | Owner::None => (OverruledBy::Lookalike, hit.hit.topic),
    };
    let by_words = trace::words(text, reading, hit.by_start, hit.by_end);
    OverruledTerm {
        place,
        words: trace::words(text, reading, hit.hit.start, hit.hit.end),
        by,
        by_topic: context.rubric.topics[other].id.clone(),
        quote: by_words.clone(),
        by_words,
        by_pattern: None,
        node: None,
    }
}

/// All channels of the topic, and whether the report keeps them.
fn channels(ladder: &Ladder<'_, '_>, topic: usize) -> Vec<ChannelVerdict> {
    let services = super::channels::collect(ladder).list;
    let id = &ladder.context.rubric.topics[topic].id;
    let kept = |services: &[ServiceFinding], action: &str, found: &ChannelVerdict| {
        let mut service = services
            .iter()
            .filter(|s| s.topic == *id && s.action == action);
        service.any(|s| {
            s.channels.iter().any(|c| {
                c.channel == found.channel
                    && c.evidence.rule == found.rule
                    && c.evidence.node == found.node
            })
        })
    };
    let found = climb(ladder).into_iter().filter(|f| f.topic == Some(topic));
    found
        .map(|f| {
            let evidence = f.proof.evidence(ladder.context);
            let mut verdict = ChannelVerdict {
                action: f.action.to_owned(),
                channel: f.channel,
                status: f.status,
                confidence: f.confidence,
                rule: evidence.rule,
                quote: evidence.quote,
                section: evidence.section,
                node: evidence.node,
                target: f.target.map(ToString::to_string),
                kept: false,
            };
            verdict.kept = kept(&services, f.action, &verdict);
            verdict
        })
        .collect()
}

/// Links of the topic that give no channel.
fn links(ladder: &Ladder<'_, '_>, topic: usize) -> Vec<LinkVerdict> {
    let context = ladder.context;
    let links = context.page.main_links().filter_map(|link| {
        let why = ladder.link(link).err()?;
        let words = ladder.words_of(link);
        let about = ladder.topic(&words, link.section) == Some(topic);
        about.then(|| LinkVerdict {
            words: context.quote(&words),
            target: super::context::shorten(&link.target.to_string()),
            rule: ladder
                .target(&link.target)
                .filter(|_| why == NoChannel::Target || why == NoChannel::NoForm)
                .map(|rule| rule.id.clone()),
            why,
            node: link.node,
        })
    });
    links.take(MOST_LINKS).collect()
}

/// Sentences of the topic that a rule begins to fit.
fn sentences(ladder: &Ladder<'_, '_>, topic: usize) -> Vec<SentenceVerdict> {
    let mut out = Vec::new();
    ladder.fired_watched(&mut |place, counts| {
        if out.len() < MOST_SENTENCES {
            out.extend(sentence(ladder, topic, place, counts));
        }
    });
    out
}

fn sentence(
    ladder: &Ladder<'_, '_>,
    topic: usize,
    place: &Place<'_>,
    counts: bool,
) -> Option<SentenceVerdict> {
    let context = ladder.context;
    let (block, tokens) = (place.sentence.block, &place.sentence.tokens);
    let section = context.page.blocks[block].section;
    if ladder.topic(tokens, section) != Some(topic) {
        return None;
    }
    let rules: Vec<RuleVerdict> = context
        .rubric
        .sentences
        .iter()
        .filter_map(|rule| outcome(context, rule, ladder.fit(rule, place)))
        .collect();
    let evidence = context.evidence(block, tokens, String::new());
    (!rules.is_empty()).then_some(SentenceVerdict {
        quote: evidence.quote,
        section: evidence.section,
        node: context.page.blocks[block].node,
        counts,
        rules,
    })
}

fn outcome(context: &Context<'_>, rule: &SentenceRule, fit: Fit) -> Option<RuleVerdict> {
    let name = |set: SetId| {
        let found = context.rubric.words.iter().find(|(_, s)| *s == set);
        found.map_or_else(String::new, |(name, _)| name.clone())
    };
    let outcome = match fit {
        Fit::Not => return None,
        Fit::Fires => RuleOutcome::Fires,
        Fit::Lacks => RuleOutcome::Lacks(rule.any.iter().map(|&set| name(set)).collect()),
        Fit::Blocked(set) => RuleOutcome::Blocked(name(set)),
    };
    Some(RuleVerdict {
        rule: rule.id.clone(),
        outcome,
    })
}
