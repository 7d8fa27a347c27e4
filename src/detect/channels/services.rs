//! Groups channels by service and says whether the main service can be started online.

use super::sentences::Fired;
use super::{Found, Ladder};
use crate::detect::Context;
use crate::order;
use crate::page::Address;
use crate::report::{Channel, ChannelFinding, ChannelStatus, Online, PageType, ServiceFinding};
use crate::rubric::model::SentenceEffect;
use crate::score;

/// Most channels that are listed per service.
const MOST_CHANNELS: usize = 12;

/// The services of a page.
pub(in crate::detect) struct Services {
    /// By topic and action.
    pub list: Vec<ServiceFinding>,
    /// Can the main service be started online?
    pub online: Online,
}

/// Climbs the whole ladder.
pub(in crate::detect) fn collect(ladder: &Ladder<'_, '_>) -> Services {
    let mut list: Vec<ServiceFinding> = Vec::new();
    for item in climb(ladder) {
        add(ladder, &mut list, &item);
    }
    for service in &mut list {
        tidy(service);
    }
    let online = online(ladder, &list);
    Services { list, online }
}

/// All channels in the order of the ladder, closed notices included, before they are given to services.
pub(in crate::detect) fn climb<'c>(ladder: &Ladder<'_, 'c>) -> Vec<Found<'c>> {
    let mut found = ladder.links();
    if holds_forms(ladder.page_type) {
        found.extend(ladder.embedded());
        let fired = ladder.fired();
        found.extend(ladder.sentence_channels(&fired));
        borrow(ladder, &mut found);
        close(ladder, &fired, &mut found);
    }
    found
}

/// "U vraagt de toeslag aan met het formulier bijzondere bijstand": where the page shows no way for its own subject,
/// the forms of another topic on it are that way.
fn borrow(ladder: &Ladder<'_, '_>, found: &mut [Found]) {
    let subject = &ladder.topics.subject;
    let own = |item: &Found| item.topic.is_some_and(|topic| subject.contains(&topic));
    if ladder.page_type != PageType::Product || found.iter().any(own) {
        return;
    }
    let Some(&first) = subject.first() else {
        return;
    };
    let forms = found.iter_mut().filter(|item| {
        let begins = matches!(item.action, "aanvragen" | "melden");
        begins && (item.channel.is_online() || item.channel == Channel::PdfForm)
    });
    forms.for_each(|item| item.topic = Some(first));
}

/// On an overview only links to forms count: sentences there are about the pages behind the tiles.
fn holds_forms(page_type: PageType) -> bool {
    matches!(
        page_type,
        PageType::Product | PageType::Form | PageType::Executor
    )
}

/// A notice that the form is closed, or that it cannot be applied for, holds for the services of the topic
/// that the notice is about.
fn close(ladder: &Ladder<'_, '_>, fired: &[Fired<'_>], found: &mut [Found<'_>]) {
    for notice in fired {
        let all = match notice.rule.effect {
            SentenceEffect::NotPossible => true,
            SentenceEffect::Closed => false,
            _ => continue,
        };
        let topic = ladder.topic_of(notice);
        for item in found.iter_mut().filter(|f| f.topic == topic) {
            if all {
                item.status = ChannelStatus::NotPossible;
            } else if item.channel.is_online() && item.status == ChannelStatus::Available {
                item.status = ChannelStatus::TemporarilyUnavailable;
            }
        }
    }
}

fn add(ladder: &Ladder<'_, '_>, list: &mut Vec<ServiceFinding>, item: &Found<'_>) {
    let Some(topic) = item.topic else {
        return;
    };
    let language = ladder.context.options.language;
    let topic = &ladder.context.rubric.topics[topic];
    let known = topic.service(item.action);
    let existing = list
        .iter_mut()
        .find(|s| s.topic == topic.id && s.action == item.action);
    match existing {
        Some(service) => merge(ladder.context, service, item),
        None => list.push(ServiceFinding {
            id: known.map(|s| s.id.clone()),
            topic: topic.id.clone(),
            action: item.action.to_owned(),
            name: known.map_or_else(
                || {
                    // The rubric does not know this action of the topic: name both.
                    let key = format!("action-{}", item.action);
                    let action = ladder.context.rubric.text(&key, language);
                    format!("{}: {action}", topic.name.get(language))
                },
                |s| s.phrase.get(language).to_owned(),
            ),
            channels: vec![finding(ladder.context, item)],
            level: None,
            must_be_online: known.is_some_and(|s| s.must_be_online),
        }),
    }
}

fn finding(context: &Context<'_>, found: &Found<'_>) -> ChannelFinding {
    ChannelFinding {
        channel: found.channel,
        status: found.status,
        target: found.target.map(Address::to_string),
        condition: found.condition.as_ref().map(|words| context.quote(words)),
        confidence: found.confidence,
        evidence: found.proof.evidence(context),
    }
}

/// One finding per channel; the surer one stays, and a target is kept.
fn merge(context: &Context<'_>, service: &mut ServiceFinding, found: &Found<'_>) {
    let room = service.channels.len() < MOST_CHANNELS;
    let same = service
        .channels
        .iter_mut()
        .find(|c| c.channel == found.channel);
    match same {
        Some(old) if found.confidence > old.confidence => {
            let target = old.target.take();
            *old = finding(context, found);
            old.target = old.target.take().or(target);
        }
        Some(old) if old.target.is_none() => old.target = found.target.map(Address::to_string),
        None if room => service.channels.push(finding(context, found)),
        Some(_) | None => {}
    }
}

/// A form whose login is known needs no "login unknown" beside it; best channel first.
fn tidy(service: &mut ServiceFinding) {
    let known = service.channels.iter().any(|c| {
        matches!(
            c.channel,
            Channel::OnlineDigid | Channel::OnlineNoLogin | Channel::EmbeddedForm
        )
    });
    service.channels.retain(|c| {
        !(known
            && c.channel == Channel::OnlineLoginUnknown
            && c.evidence.rule.starts_with("sentence:"))
    });
    // How a paper form travels is part of it, not another way.
    let paper = service
        .channels
        .iter()
        .any(|c| c.channel == Channel::PdfForm);
    service
        .channels
        .retain(|c| !(paper && c.channel == Channel::Post));
    order::by_key(&mut service.channels, |c| c.channel as u64);
    service.level = service
        .channels
        .iter()
        .map(|c| score::level(c.channel))
        .max();
}

/// The main service: the one to apply or report for a subject of the page.
fn online(ladder: &Ladder<'_, '_>, list: &[ServiceFinding]) -> Online {
    if !holds_forms(ladder.page_type) {
        return Online::Unknown;
    }
    let subject: Vec<&str> = ladder
        .topics
        .subject
        .iter()
        .map(|&i| ladder.context.rubric.topics[i].id.as_str())
        .collect();
    let of_subject = list.iter().filter(|s| subject.contains(&s.topic.as_str()));
    let of_subject: Vec<&ServiceFinding> = of_subject.collect();
    let begins = |s: &&ServiceFinding| matches!(s.action.as_str(), "aanvragen" | "melden");
    let mut main: Vec<&ServiceFinding> = of_subject.iter().copied().filter(begins).collect();
    if main.is_empty() {
        // A page about changing or objecting has that as its main service.
        let other = |s: &&ServiceFinding| s.action != "berekenen" && s.action != "afspraak";
        main = of_subject.into_iter().filter(other).collect();
    }
    if main.is_empty() {
        main = list.iter().collect();
    }
    let channels = || main.iter().flat_map(|s| &s.channels);
    let open = |c: &&ChannelFinding| {
        c.status == ChannelStatus::Available
            && c.channel.is_online()
            && c.channel != Channel::OnlineEherkenning
    };
    if channels().any(|c| open(&c)) {
        Online::Yes
    } else if channels().next().is_some() {
        Online::No
    } else {
        Online::Unknown
    }
}
