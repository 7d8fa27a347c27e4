//! What is asked of a service, why, and how much it counts.

use crate::detect::Context;
use crate::report::{Source, SourceKind};
use crate::rubric::model::{Scoring, Service, Topic};
use crate::score::draft::{advice, share};

/// Why it should be online. The legal reason only where the rubric is sure of it.
pub(crate) fn service_reason(context: &Context<'_>, service: &Service) -> String {
    let why = &context.rubric.why_codes[usize::from(service.why)];
    if service.law.is_some() || !service.must_be_online {
        why.text.get(context.options.language).to_owned()
    } else {
        context.text("reason-advice").to_owned()
    }
}

/// Where the demand comes from: a law only when the rubric is sure of it.
pub(crate) fn service_source(service: &Service) -> Source {
    match &service.law {
        Some(law) if service.must_be_online => Source {
            kind: SourceKind::Law,
            name: law.clone(),
        },
        _ => advice(),
    }
}

/// Weight of a service in thousandths of a point.
pub(crate) fn service_weight(scoring: &Scoring, topic: &Topic, service: &Service) -> u32 {
    let multiplier = if service.must_be_online {
        scoring.must_multiplier
    } else {
        scoring.may_multiplier
    };
    let weight = u32::from(topic.weight) * multiplier;
    let begins = |s: &Service| scoring.first_actions.contains(&s.action);
    if begins(service) || !topic.services.iter().any(begins) {
        weight
    } else {
        share(weight, scoring.later_multiplier)
    }
}

/// Should there be an online route for a service on the page about its topic? A phone call is enough for help
/// without a decision and in an emergency; an objection belongs on the page when it is there.
pub(crate) fn expects_online(service: &Service) -> bool {
    service.must_be_online
        && !matches!(
            service.action.as_str(),
            "bezwaar" | "berekenen" | "afspraak"
        )
}
