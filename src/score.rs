//! From findings to points to grades: integer arithmetic, nothing else.
//!
//! A grade is `1 + 9 × won ÷ possible`. Only applicable criteria count; what cannot be told from the page
//! leaves the denominator and widens the range. Weights come from the rubric, except those of findability and
//! the halves that a partial outcome gives.

use crate::detect::{Context, Topics};
use crate::report::{
    ChannelStatus, Criterion, CriterionKind, Evidence, Grade, GradeLabel, GradeValue, Half,
    Outcome, PageType, Report, ServiceFinding, Source, SourceKind, TopicStatus,
};
use crate::rubric::model::{Scoring, Service, Topic};

/// One whole point.
const POINT: u32 = 1_000;
/// The five services that weigh most, which a home page should offer at once.
const TOP_SERVICES: usize = 5;

/// The grade of a page; `None` when no criterion applies.
pub(crate) fn grade(context: &Context<'_>, topics: &Topics, report: &Report) -> Option<Grade> {
    let mut criteria = Vec::new();
    match report.page.page_type {
        PageType::Home | PageType::Overview => {
            list_criteria(context, topics, report, &mut criteria);
        }
        _ => page_criteria(context, topics, report, &mut criteria),
    }
    findability(context, topics, report, &mut criteria);
    language(context, &mut criteria);
    let scoring = &context.rubric.scoring;
    let information = information(scoring, &criteria);
    let services = half(&criteria, CriterionKind::Service);
    let warnings = u32::try_from(report.outdated.iter().filter(|o| o.checked).count()).unwrap_or(0);
    let cost = (warnings * scoring.warning_cost).min(scoring.warning_most);
    let overall = overall(information, services, cost)?;
    let label = label(scoring, overall.tenths);
    Some(Grade {
        overall,
        label,
        label_text: context.text(label_key(label)).to_owned(),
        information,
        services,
        criteria,
    })
}

/// Elements, facts and services of a page about one or a few topics.
fn page_criteria(
    context: &Context<'_>,
    topics: &Topics,
    report: &Report,
    criteria: &mut Vec<Criterion>,
) {
    for element in &report.elements {
        let known = context.rubric.elements.iter().find(|e| e.id == element.id);
        let source = known.map_or_else(advice, |e| Source {
            kind: if e.law {
                SourceKind::Law
            } else {
                SourceKind::Standard
            },
            name: e.source.clone(),
        });
        criteria.push(criterion(
            format!("element/{}", element.id),
            CriterionKind::Element,
            &element.name,
            element.outcome,
            u32::from(element.weight) * POINT,
            source,
            element.evidence.clone(),
        ));
    }
    for fact in &report.facts {
        criteria.push(criterion(
            format!("fact/{}", fact.id),
            CriterionKind::Fact,
            &fact.text,
            fact.outcome,
            POINT,
            fact.source.clone(),
            fact.evidence.clone(),
        ));
    }
    for &index in &topics.subject {
        let topic = &context.rubric.topics[index];
        for service in &topic.services {
            criteria.push(service_criterion(context, report, topic, service));
        }
    }
}

/// Topics of the scope, and services that are reached from here, for overview and home pages.
fn list_criteria(
    context: &Context<'_>,
    topics: &Topics,
    report: &Report,
    criteria: &mut Vec<Criterion>,
) {
    let rubric = context.rubric;
    let mut reachable: Vec<(u32, usize)> = Vec::new();
    for (i, topic) in rubric.topics.iter().enumerate() {
        let theme = &rubric.themes[usize::from(topic.theme)].id;
        let inside = report.scope.whole || report.scope.themes.contains(theme);
        if !inside || topic.weight < 2 {
            continue;
        }
        let found = report.topics.iter().find(|t| t.id == topic.id);
        let outcome = match found.map(|t| t.status) {
            Some(TopicStatus::Subject | TopicStatus::Covered) => Outcome::Pass,
            Some(TopicStatus::Mentioned) => Outcome::Partial,
            None => Outcome::Fail,
        };
        criteria.push(criterion(
            format!("topic/{}", topic.id),
            CriterionKind::Topic,
            topic.name.get(context.options.language),
            outcome,
            u32::from(topic.weight) * POINT,
            advice(),
            found.and_then(|t| t.evidence.first().cloned()),
        ));
        let weight = topic
            .services
            .iter()
            .map(|s| service_weight(&rubric.scoring, topic, s))
            .max();
        reachable.extend(weight.map(|w| (w, i)));
    }
    reachable.sort_by_key(|&(weight, i)| (u32::MAX - weight, i));
    if report.page.page_type == PageType::Home {
        reachable.truncate(TOP_SERVICES);
    }
    for (weight, i) in reachable {
        criteria.push(reach_criterion(context, topics, report, i, weight));
    }
}

/// Can the service of a topic be reached in one click: a form here, or a link to its page?
fn reach_criterion(
    context: &Context<'_>,
    topics: &Topics,
    report: &Report,
    index: usize,
    weight: u32,
) -> Criterion {
    let topic = &context.rubric.topics[index];
    let form = report
        .services
        .iter()
        .find(|s| s.topic == topic.id && is_online(Some(s)));
    let covered = topics.covered(index);
    let (outcome, won) = match (form, covered) {
        (Some(_), _) => (Outcome::Pass, weight),
        // Whether the page behind the link has the form cannot be told from here.
        (None, true) => (Outcome::Partial, weight / 2),
        (None, false) => (Outcome::Fail, 0),
    };
    let mut made = criterion(
        format!("reach/{}", topic.id),
        CriterionKind::Service,
        topic.name.get(context.options.language),
        outcome,
        weight,
        advice(),
        form.and_then(|s| s.channels.first())
            .map(|c| c.evidence.clone()),
    );
    made.won = won;
    made
}

fn service_criterion(
    context: &Context<'_>,
    report: &Report,
    topic: &Topic,
    service: &Service,
) -> Criterion {
    let scoring = &context.rubric.scoring;
    let found = finding_of(&report.services, topic, service);
    let weight = service_weight(scoring, topic, service);
    let share = share(context, scoring, service, found);
    // The button is mostly a field of its own in the system where the text is written.
    let unseen = context.options.fragment && found.is_none() && share == Some(0);
    let outcome = match share.filter(|_| !unseen) {
        None if unseen => Outcome::CantTell,
        None => Outcome::NotApplicable,
        Some(s) if s >= 900 => Outcome::Pass,
        Some(0) => Outcome::Fail,
        Some(_) => Outcome::Partial,
    };
    let mut made = criterion(
        format!("service/{}", service.id),
        CriterionKind::Service,
        service.phrase.get(context.options.language),
        outcome,
        weight,
        match &service.law {
            Some(law) if service.must_be_online => Source {
                kind: SourceKind::Law,
                name: law.clone(),
            },
            _ => advice(),
        },
        found
            .and_then(|s| s.channels.first())
            .map(|c| c.evidence.clone()),
    );
    made.won = share.map_or(0, |s| weight * s / 1_000);
    made
}

/// Points of a service in thousandths of full marks; `None` when it is not applicable here.
fn share(
    context: &Context<'_>,
    scoring: &Scoring,
    service: &Service,
    found: Option<&ServiceFinding>,
) -> Option<u32> {
    let why = context.rubric.why_codes[usize::from(service.why)]
        .id
        .as_str();
    let best = found.filter(|f| !is_closed(f)).and_then(|f| f.level);
    let level = best.map(|l| scoring.level_share[usize::from(l.min(5))]);
    let closed = found.is_some_and(is_closed);
    let share = match (service.external.is_some(), level) {
        // The route that the law or practice points to, linked: full marks.
        (true, Some(s)) if s >= 700 => 1_000,
        (true, None) if names_external(context, service) => scoring.external_named,
        (_, Some(s)) => s,
        (_, None) if closed => scoring.closed_share,
        (_, None) => 0,
    };
    let phone_is_enough = matches!(
        why,
        "geen-besluit" | "spoed-telefoon" | "extern-uitvoering" | "afspraak"
    );
    if phone_is_enough {
        // A form is a bonus; a phone number and a next step are enough.
        let contact = found.is_some_and(|f| !f.channels.is_empty()) || has_contact(context);
        return contact.then_some(1_000).or(Some(share)).filter(|s| *s > 0);
    }
    let optional =
        service.action == "berekenen" || (service.action == "bezwaar" && found.is_none());
    if optional && share == 0 {
        return None;
    }
    Some(share)
}

fn names_external(context: &Context<'_>, service: &Service) -> bool {
    let Some(name) = &service.external else {
        return false;
    };
    let text = &context.page.text;
    name.split([',', '/', '(', ')'])
        .map(str::trim)
        .filter(|n| n.len() >= 3)
        .any(|n| text.contains(n))
}

fn has_contact(context: &Context<'_>) -> bool {
    let mut links = context.page.main_links();
    links.any(|l| l.target.scheme == "tel")
}

/// Findability: title, description, headings, breadcrumb, link texts.
fn findability(
    context: &Context<'_>,
    topics: &Topics,
    report: &Report,
    criteria: &mut Vec<Criterion>,
) {
    let page = context.page;
    let list = matches!(report.page.page_type, PageType::Home | PageType::Overview);
    let everything = report.scope.whole && (list || context.options.scope.is_none());
    let titled = everything
        || !topics.themes.is_empty()
        || topics.subject.iter().any(|&i| topics.named_in_title(i));
    let described = page.meta.get("description").is_some_and(|d| d.len() >= 20);
    let headings = page
        .main_blocks()
        .filter(|(_, b)| matches!(b.kind, crate::page::BlockKind::Heading(2..)))
        .count();
    let crumbs = page
        .blocks
        .iter()
        .any(|b| b.region == crate::page::Region::Breadcrumb);
    let vague = page
        .main_links()
        .filter(|l| context.says(&context.tokens_of(&l.text), "generiek-linktekst"))
        .count();
    // Title, description and breadcrumb are not in the text of a field.
    let page_only = context.options.fragment;
    let checks = [
        ("find-title", titled, 2, page_only),
        ("find-description", described, 1, page_only),
        ("find-headings", headings >= 2, 1, false),
        (
            "find-breadcrumb",
            crumbs || report.page.page_type == PageType::Home,
            1,
            page_only,
        ),
        ("find-links", vague == 0, 1, false),
    ];
    for (id, pass, weight, unseen) in checks {
        criteria.push(criterion(
            format!("findability/{id}"),
            CriterionKind::Findability,
            context.text(id),
            match (pass, unseen) {
                (_, true) => Outcome::CantTell,
                (true, _) => Outcome::Pass,
                (false, _) => Outcome::Fail,
            },
            weight * POINT,
            advice(),
            None,
        ));
    }
}

/// Language: the share of long sentences.
fn language(context: &Context<'_>, criteria: &mut Vec<Criterion>) {
    let scoring = &context.rubric.scoring;
    let (mut all, mut long) = (0_u32, 0_u32);
    for (index, block) in context.page.main_blocks() {
        if block.linked || matches!(block.kind, crate::page::BlockKind::Heading(_)) {
            continue;
        }
        for sentence in context.sentences(index) {
            let words = sentence.tokens.len() as u32;
            all += u32::from(words >= 4);
            long += u32::from(words > scoring.long_sentence);
        }
    }
    let share = (long * 100).checked_div(all);
    let outcome = match share {
        None => Outcome::NotApplicable,
        Some(s) if s <= scoring.long_sentence_share => Outcome::Pass,
        Some(s) if s <= scoring.long_sentence_share * 2 => Outcome::Partial,
        Some(_) => Outcome::Fail,
    };
    criteria.push(criterion(
        "language/sentences".to_owned(),
        CriterionKind::Language,
        context.text("language-sentences"),
        outcome,
        POINT,
        advice(),
        None,
    ));
}

fn advice() -> Source {
    Source {
        kind: SourceKind::Advice,
        name: "advies".to_owned(),
    }
}

fn criterion(
    id: String,
    kind: CriterionKind,
    name: &str,
    outcome: Outcome,
    weight: u32,
    source: Source,
    evidence: Option<Evidence>,
) -> Criterion {
    let (won, possible) = match outcome {
        Outcome::Pass => (weight, weight),
        Outcome::Partial => (weight / 2, weight),
        Outcome::Fail => (0, weight),
        Outcome::CantTell | Outcome::NotApplicable => (0, 0),
    };
    Criterion {
        id,
        half: if kind == CriterionKind::Service {
            Half::Services
        } else {
            Half::Information
        },
        kind,
        name: name.to_owned(),
        outcome,
        won,
        possible,
        source,
        evidence,
    }
}

/// Sums of one kind of criteria: won, possible, and possible of what cannot be told.
fn sums(criteria: &[Criterion], kinds: &[CriterionKind]) -> (u32, u32) {
    criteria
        .iter()
        .filter(|c| kinds.contains(&c.kind))
        .fold((0, 0), |(won, possible), c| {
            (won + c.won, possible + c.possible)
        })
}

/// The information half: completeness, findability and language by their shares.
fn information(scoring: &Scoring, criteria: &[Criterion]) -> Option<GradeValue> {
    use CriterionKind as Kind;
    let parts = [
        (
            scoring.completeness,
            sums(criteria, &[Kind::Element, Kind::Fact, Kind::Topic]),
        ),
        (scoring.findability, sums(criteria, &[Kind::Findability])),
        (scoring.language, sums(criteria, &[Kind::Language])),
    ];
    let (mut won, mut possible) = (0_u32, 0_u32);
    for (share, (part_won, part_possible)) in parts {
        if part_possible > 0 {
            won += share * (u64::from(part_won) * 1_000 / u64::from(part_possible)) as u32;
            possible += share * 1_000;
        }
    }
    value(won, possible)
}

fn half(criteria: &[Criterion], kind: CriterionKind) -> Option<GradeValue> {
    let (won, possible) = sums(criteria, &[kind]);
    value(won, possible)
}

fn value(won: u32, possible: u32) -> Option<GradeValue> {
    if possible == 0 {
        return None;
    }
    let tenths = tenths(won, possible);
    Some(GradeValue {
        tenths,
        low: tenths,
        high: tenths,
        won,
        possible,
    })
}

/// `10 + 90 × won ÷ possible`, rounded half up: tenths of a grade, 10 to 100.
fn tenths(won: u32, possible: u32) -> u8 {
    let (won, possible) = (u64::from(won.min(possible)), u64::from(possible));
    let points = (180 * won + possible) / (2 * possible);
    10 + points as u8
}

/// Mean of the halves, less the cost of warnings; never below 1.0.
fn overall(
    information: Option<GradeValue>,
    services: Option<GradeValue>,
    cost: u32,
) -> Option<GradeValue> {
    let mean = match (information, services) {
        (Some(a), Some(b)) => {
            let mean = |x: u8, y: u8| (u16::from(x) + u16::from(y)).div_ceil(2) as u8;
            GradeValue {
                tenths: mean(a.tenths, b.tenths),
                low: mean(a.low, b.low),
                high: mean(a.high, b.high),
                won: a.won,
                possible: a.possible,
            }
        }
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => return None,
    };
    let less = |tenths: u8| tenths.saturating_sub(cost as u8).max(10);
    Some(GradeValue {
        tenths: less(mean.tenths),
        low: less(mean.low),
        high: less(mean.high),
        ..mean
    })
}

fn label(scoring: &Scoring, tenths: u8) -> GradeLabel {
    let [insufficient, sufficient, good, very_good] = scoring.label_from;
    match tenths {
        t if t < insufficient => GradeLabel::VeryPoor,
        t if t < sufficient => GradeLabel::Insufficient,
        t if t < good => GradeLabel::Sufficient,
        t if t < very_good => GradeLabel::Good,
        _ => GradeLabel::VeryGood,
    }
}

fn label_key(label: GradeLabel) -> &'static str {
    match label {
        GradeLabel::VeryPoor => "label-very-poor",
        GradeLabel::Insufficient => "label-insufficient",
        GradeLabel::Sufficient => "label-sufficient",
        GradeLabel::Good => "label-good",
        GradeLabel::VeryGood => "label-very-good",
    }
}

/// Weight of a service in thousandths of a point.
pub(crate) fn service_weight(scoring: &Scoring, topic: &Topic, service: &Service) -> u32 {
    let multiplier = if service.must_be_online {
        scoring.must_multiplier
    } else {
        scoring.may_multiplier
    };
    u32::from(topic.weight) * multiplier
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
