//! Puts the findings of one page together in a report.

use super::channels::{Ladder, Services, collect};
use super::topics::Topics;
use super::{
    Context, declared, elements, facts, flaws, language, outdated, overview, page_type, publisher,
    topics,
};
use crate::order;
use crate::page::Limits;
use crate::report::{
    Channel, Choices, GradeRefusal, Limit, LimitKind, MissingForm, Online, PageSummary, PageType,
    Publisher, REPORT_VERSION, RefusalKind, Report, Route, Scope, ServiceFinding,
};
use crate::rubric::model::{Service, Topic};
use crate::score;
use crate::text::{clean, safe};

/// Fewest characters of text that can be judged.
const FEWEST_TEXT: usize = 20;

/// The report of a page.
pub(crate) fn report(context: &Context<'_>) -> Report {
    let mut topics = topics::find(context);
    let publisher = publisher::find(context);
    let (page_type, reasons) = page_type::decide(context, &topics, &publisher);
    let scope = overview::scope(context, &topics, page_type, &publisher);
    overview::settle(scope.as_ref(), &mut topics);
    let refusal = refusal(context, &topics, page_type, &publisher, scope.as_ref());
    let ladder = Ladder {
        context,
        topics: &topics,
        page_type,
    };
    let services = if publisher.kind.is_municipal()
        && is_social(context, &topics, page_type, scope.as_ref())
    {
        collect(&ladder)
    } else {
        Services {
            list: Vec::new(),
            online: Online::Unknown,
        }
    };
    let declarations = declared::find(&ladder, &publisher, &services.list);
    let flaws = if publisher.kind.is_municipal() {
        flaws::find(&ladder)
    } else {
        Vec::new()
    };
    let mut report = Report {
        version: REPORT_VERSION,
        engine: env!("CARGO_PKG_VERSION").to_owned(),
        rubric: context.engine.stamp(),
        page: summary(context, page_type, reasons, publisher),
        grade: None,
        online: services.online,
        topics: topics::findings(context, &topics),
        missing_topics: Vec::new(),
        missing_forms: Vec::new(),
        elements: Vec::new(),
        facts: Vec::new(),
        outdated: outdated::find(context, &topics),
        language: Vec::new(),
        advice: Vec::new(),
        choices: Choices::default(),
        declarations,
        flaws,
        limits: limits(context),
        services: services.list,
        scope: Scope {
            themes: Vec::new(),
            whole: false,
        },
        refusal,
    };
    if report.refusal.is_none() {
        judge(context, &topics, page_type, scope, &mut report);
    }
    report
}

/// Everything that only a graded page gets.
fn judge(
    context: &Context<'_>,
    topics: &Topics,
    page_type: PageType,
    scope: Option<Scope>,
    report: &mut Report,
) {
    // The list of an executor leads the way as an overview does.
    let leads = page_type == PageType::Executor && scope.is_some();
    if let Some(scope) = overview::chosen(context).or(scope) {
        report.missing_topics = overview::missing(context, topics, &scope);
        report.scope = scope;
    }
    let tells = matches!(
        page_type,
        PageType::Product | PageType::Form | PageType::Executor
    );
    if tells && !leads {
        report.elements = elements::find(context, page_type, &report.services);
        report.facts = facts::facts(context, topics);
        report.missing_forms = missing_forms(context, topics, &report.services);
    }
    outdated::find_dated(context, &mut report.outdated);
    report.language = language::find(context);
    score::judge(context, topics, report);
    if report.grade.is_none() {
        report.refusal = Some(refuse(context, topics, RefusalKind::NothingLeft));
    }
}

fn is_social(
    _context: &Context<'_>,
    topics: &Topics,
    page_type: PageType,
    scope: Option<&Scope>,
) -> bool {
    match (page_type, scope) {
        (PageType::Home, _) => true,
        (_, Some(scope)) => overview::is_social(topics, scope),
        _ => !topics.subject.is_empty(),
    }
}

fn refusal(
    context: &Context<'_>,
    topics: &Topics,
    page_type: PageType,
    publisher: &Publisher,
    scope: Option<&Scope>,
) -> Option<GradeRefusal> {
    let kind = if context.page.text.trim().len() < FEWEST_TEXT {
        RefusalKind::Empty
    } else if !publisher.kind.is_municipal() {
        RefusalKind::NotMunicipal
    } else if matches!(page_type, PageType::News | PageType::Other) {
        RefusalKind::PageType
    } else if !is_social(context, topics, page_type, scope) {
        RefusalKind::NotSocial
    } else {
        return None;
    };
    Some(refuse(context, topics, kind))
}

fn refuse(context: &Context<'_>, topics: &Topics, kind: RefusalKind) -> GradeRefusal {
    let key = match kind {
        RefusalKind::Empty => "refusal-empty",
        RefusalKind::NotMunicipal => "refusal-not-municipal",
        RefusalKind::PageType => "refusal-page-type",
        RefusalKind::NotSocial => "refusal-not-social",
        RefusalKind::NothingLeft => "refusal-nothing-left",
    };
    let nearest = topics.nearest().map(|i| &context.rubric.topics[i]);
    GradeRefusal {
        kind,
        text: context.text(key).to_owned(),
        nearest_topic: nearest.map(|t| t.id.clone()),
        nearest_topic_name: nearest.map(|t| t.name.get(context.options.language).to_owned()),
    }
}

fn summary(
    context: &Context<'_>,
    page_type: PageType,
    page_type_reasons: Vec<crate::report::Reason>,
    publisher: Publisher,
) -> PageSummary {
    let page = context.page;
    let language = page.meta.lang.as_deref().map(|lang| {
        let primary = lang.split(['-', '_']).next().unwrap_or_default();
        safe(primary).take(8).collect::<String>()
    });
    let address = page.has_address.then(|| {
        let whole = page.address.to_string();
        clean(whole.split('#').next().unwrap_or_default())
    });
    PageSummary {
        address,
        title: super::context::shorten(page.title()),
        language: language.filter(|l| !l.is_empty()),
        page_type,
        page_type_reasons,
        test_host: publisher.kind.is_municipal()
            && publisher::is_test_site(&context.rubric.addresses, &page.address),
        publisher,
    }
}

fn limits(context: &Context<'_>) -> Vec<Limit> {
    let most = Limits::default();
    let list = context.page.limits.iter();
    list.map(|(kind, count)| {
        let (key, number) = match kind {
            LimitKind::TooManyBytes => ("limit-bytes", most.bytes / 1_000_000),
            LimitKind::TooManyNodes => ("limit-nodes", most.nodes),
            LimitKind::TooDeep => ("limit-depth", most.depth),
            LimitKind::FrameNotRead => ("limit-frames", count.unwrap_or(1) as usize),
            LimitKind::DamagedSnapshot => ("limit-damaged", 0),
        };
        Limit {
            kind: *kind,
            text: context.text(key).replace("{n}", &number.to_string()),
            count: *count,
        }
    })
    .collect()
}

/// Services of the page's subjects that cannot be started online here, heaviest first.
fn missing_forms(
    context: &Context<'_>,
    topics: &Topics,
    services: &[ServiceFinding],
) -> Vec<MissingForm> {
    let mut out = Vec::new();
    for &index in &topics.subject {
        let topic = &context.rubric.topics[index];
        for service in &topic.services {
            let found = score::finding_of(services, topic, service);
            let closed = found.is_some_and(score::is_closed);
            if score::is_online(found) && !closed {
                continue;
            }
            // A text without any channel says nothing: the button is mostly a field of its own.
            let unseen = context.options.fragment && found.is_none();
            if unseen || !score::expects_online(service) {
                continue;
            }
            out.push(missing_form(context, topic, service, found));
        }
    }
    order::by_key_down(&mut out, |form| u64::from(form.weight));
    out
}

fn missing_form(
    context: &Context<'_>,
    topic: &Topic,
    service: &Service,
    found: Option<&ServiceFinding>,
) -> MissingForm {
    let language = context.options.language;
    MissingForm {
        id: service.id.clone(),
        topic: topic.id.clone(),
        topic_name: topic.name.get(language).to_owned(),
        action: service.action.clone(),
        name: service.phrase.get(language).to_owned(),
        route: route(found),
        reason: score::service_reason(context, service),
        source: score::service_source(service),
        weight: score::service_weight(&context.rubric.scoring, topic, service),
    }
}

/// Best route that the page shows.
fn route(found: Option<&ServiceFinding>) -> Route {
    let Some(service) = found else {
        return Route::NotShown;
    };
    if score::is_closed(service) {
        return Route::Closed;
    }
    let has = |list: &[Channel]| service.channels.iter().any(|c| list.contains(&c.channel));
    if has(&[Channel::Email]) {
        Route::Email
    } else if has(&[Channel::PdfForm, Channel::Post]) {
        Route::Paper
    } else if has(&[Channel::Phone, Channel::Visit]) {
        Route::PhoneOrVisit
    } else if has(&[Channel::Intermediary]) {
        Route::Intermediary
    } else {
        Route::NotShown
    }
}
