//! The ways to arrange a service that were found, and how good they are.

use crate::report::{Channel, ChannelFinding, ChannelStatus, Confidence, ServiceFinding};
use crate::rubric::model::{Service, Topic};

use super::GOOD;

/// The ways that are open, and what they come to.
pub(super) struct Ways<'r> {
    pub(super) best: Option<&'r ChannelFinding>,
    /// Level of the best way, of the best sure one, and of the best one when every login turns out to be DigiD.
    pub(super) level: Option<u8>,
    pub(super) sure: Option<u8>,
    pub(super) hoped: Option<u8>,
    /// An online way is closed and none is open.
    pub(super) closed: Option<&'r ChannelFinding>,
    /// Another organisation's form is linked.
    pub(super) external: Option<&'r ChannelFinding>,
}

impl<'r> Ways<'r> {
    pub(super) fn new(found: Option<&'r ServiceFinding>) -> Self {
        let channels = found.map_or(&[][..], |f| &f.channels);
        let open = || {
            let open = |c: &&ChannelFinding| c.status == ChannelStatus::Available;
            channels.iter().filter(open)
        };
        let shut = is_shut(channels) && !open().any(|c| c.channel.is_online());
        let sure = |c: &&ChannelFinding| c.confidence > Confidence::Low;
        Self {
            // Of equals the first: channels are listed best first.
            best: open().rev().max_by_key(|c| level(c.channel)),
            level: open().map(|c| level(c.channel)).max(),
            sure: open().filter(sure).map(|c| level(c.channel)).max(),
            hoped: open().map(|c| hoped(c.channel)).max(),
            closed: channels
                .iter()
                .find(|c| shut && c.status != ChannelStatus::Available),
            external: open().find(|c| c.channel == Channel::ExternalPortal),
        }
    }
}

/// Does the page say that this cannot be done online now?
fn is_shut(channels: &[ChannelFinding]) -> bool {
    channels.iter().any(|c| {
        c.status == ChannelStatus::NotPossible
            || c.status == ChannelStatus::TemporarilyUnavailable && c.channel.is_online()
    })
}

/// Level of a channel, 0 to 5 (see `docs/scoring.md`). Level 5 is about what the page tells besides.
pub(crate) fn level(channel: Channel) -> u8 {
    match channel {
        Channel::OnlineDigid
        | Channel::OnlineEherkenning
        | Channel::OnlineEidas
        | Channel::ExternalPortal
        | Channel::Automatic => 4,
        Channel::OnlineNoLogin | Channel::OnlineLoginUnknown | Channel::EmbeddedForm => 3,
        Channel::Email => 2,
        Channel::PdfForm | Channel::Post => 1,
        Channel::Phone | Channel::Visit | Channel::Intermediary => 0,
    }
}

/// Level when a login that cannot be seen turns out to be DigiD.
fn hoped(channel: Channel) -> u8 {
    match channel {
        Channel::OnlineLoginUnknown => GOOD,
        other => level(other),
    }
}

/// What was found of a service. A report (`melden`) and an application of one topic lead to the same form on most
/// sites, so one stands for the other when only one is there.
pub(crate) fn finding_of<'r>(
    services: &'r [ServiceFinding],
    topic: &Topic,
    service: &Service,
) -> Option<&'r ServiceFinding> {
    let of_topic = |action: &str| {
        services
            .iter()
            .find(|s| s.topic == topic.id && s.action == action)
    };
    let other = match service.action.as_str() {
        "aanvragen" => "melden",
        "melden" => "aanvragen",
        _ => return of_topic(&service.action),
    };
    of_topic(&service.action).or_else(|| of_topic(other))
}

/// Can it be started on a screen?
pub(crate) fn is_online(found: Option<&ServiceFinding>) -> bool {
    found.is_some_and(|f| f.channels.iter().any(|c| c.channel.is_online()))
}

/// Does the page say that all its ways are closed?
pub(crate) fn is_closed(found: &ServiceFinding) -> bool {
    !found.channels.is_empty()
        && found
            .channels
            .iter()
            .all(|c| c.status != ChannelStatus::Available)
}
