//! Who publishes the page: by host where it is known, else by what the page says of itself.

use super::Context;
use crate::page::address::glob;
use crate::page::{Address, Block, BlockKind, Region};
use crate::report::{Municipality, Publisher, PublisherKind, Reason};
use crate::rubric::model::{Addresses, MunicipalityRow, PublisherClass, Rubric};

/// Finds the publisher.
pub(super) fn find(context: &Context<'_>) -> Publisher {
    let address = &context.page.address;
    if address.is_web()
        && let Some(publisher) = by_host(context.rubric, address)
    {
        return on_shared_host(context, publisher);
    }
    let publisher = by_page(context);
    if context.options.fragment && !publisher.kind.is_municipal() && !is_belgian(context) {
        return author(publisher);
    }
    publisher
}

/// Whoever asks about the text of a field is writing it; content management systems run on hosts of their own.
fn author(mut publisher: Publisher) -> Publisher {
    publisher.kind = PublisherKind::ProbablyMunicipality;
    publisher.reasons.push(reason("fragment", ""));
    publisher
}

/// On a host that serves many organisations, the name on the page says whose page it is.
fn on_shared_host(context: &Context<'_>, mut publisher: Publisher) -> Publisher {
    let shared = publisher.kind == PublisherKind::Municipality && publisher.municipality.is_none();
    if shared && let Some(seen) = named_executor(context) {
        publisher.kind = PublisherKind::Executor;
        publisher.reasons.push(reason("name:executor", &seen));
    }
    publisher
}

fn named_executor(context: &Context<'_>) -> Option<String> {
    let meta = &context.page.meta;
    let site = site_name(context);
    let tail = meta.title.rsplit(['|', '-', '–', '·']).next();
    executor(context, site, tail.unwrap_or_default())
}

/// Is this a page of a test, acceptance or preview site?
pub(super) fn is_test_site(addresses: &Addresses, address: &Address) -> bool {
    names_test(addresses, &address.host) || is_preview(addresses, address)
}

/// Does a host, or a part of one, say that it is not the public site?
pub(super) fn names_test(addresses: &Addresses, host: &str) -> bool {
    let mut parts = host.split(['.', '-']);
    parts.any(|part| addresses.test_hosts.iter().any(|label| label == part))
}

/// Is this a page that is not published yet?
pub(super) fn is_preview(addresses: &Addresses, address: &Address) -> bool {
    let query = address.path.split_once('?').map_or("", |(_, query)| query);
    let mut parameters = query.split('&').filter_map(|pair| pair.split_once('='));
    parameters.any(|(name, _)| {
        addresses
            .preview_parameters
            .iter()
            .any(|known| known == name)
    })
}

fn by_host(rubric: &Rubric, address: &Address) -> Option<Publisher> {
    let host = address.host.as_str();
    let reason = |rule: &str| {
        vec![Reason {
            rule: rule.to_owned(),
            seen: super::context::shorten(host),
        }]
    };
    let rule = rubric
        .publishers
        .iter()
        .find(|p| p.host.iter().any(|pattern| glob(pattern, host)));
    if let Some(row) = municipality(rubric, host) {
        return Some(Publisher {
            kind: PublisherKind::Municipality,
            municipality: Some(named(row)),
            name: None,
            reasons: reason("host:municipality"),
        });
    }
    let rule = rule?;
    let kind = match rule.class {
        PublisherClass::Municipal => PublisherKind::Municipality,
        PublisherClass::Executor => PublisherKind::Executor,
        PublisherClass::Other => PublisherKind::Other,
    };
    Some(Publisher {
        kind,
        municipality: None,
        name: rule.name.clone(),
        reasons: reason(&format!("host:{}", rule.id)),
    })
}

/// The municipality of a host, its subdomains included.
fn municipality<'r>(rubric: &'r Rubric, host: &str) -> Option<&'r MunicipalityRow> {
    let mut rest = host;
    loop {
        let found = rubric
            .municipalities
            .binary_search_by(|row| row.domain.as_str().cmp(rest));
        if let Ok(index) = found {
            return Some(&rubric.municipalities[index]);
        }
        rest = rest.split_once('.')?.1;
    }
}

fn named(row: &MunicipalityRow) -> Municipality {
    Municipality {
        code: row.code.clone(),
        name: row.name.clone(),
        province: row.province.clone(),
    }
}

/// A host that is not known: two independent signals of the page make it probably municipal.
fn by_page(context: &Context<'_>) -> Publisher {
    let mut reasons = Vec::new();
    let mut name = None;
    let page = context.page;
    let site = site_name(context);
    let tail = page.meta.title.rsplit(['|', '-', '–', '·']).next();
    for (rule, text) in [
        ("meta:site-name", site),
        ("title:tail", tail.unwrap_or_default()),
    ] {
        if let Some(place) = gemeente(text) {
            name = name.or(Some(place.to_owned()));
            reasons.push(reason(rule, text));
        }
    }
    if let Some(seen) = logo(context) {
        reasons.push(reason("logo:gemeente", &seen));
    }
    if let Some(seen) = signature(context) {
        reasons.push(reason("text:gemeente", &seen));
    }
    if let Some(seen) = municipal_number(context) {
        reasons.push(reason("phone:14", &seen));
    }
    if let Some((brand, owner)) = brand(context, site, tail.unwrap_or_default()) {
        reasons.push(reason("name:access", &brand));
        reasons.push(reason("text:owner", &owner));
    }
    let executor = executor(context, site, tail.unwrap_or_default());
    let kind = if is_belgian(context) {
        PublisherKind::Other
    } else if executor.is_some() {
        PublisherKind::Executor
    } else if reasons.len() >= 2 {
        PublisherKind::ProbablyMunicipality
    } else {
        PublisherKind::Other
    };
    let municipality = name
        .as_deref()
        .filter(|_| kind == PublisherKind::ProbablyMunicipality)
        .and_then(|name| by_name(context.rubric, name));
    reasons.extend(executor.map(|seen| reason("name:executor", &seen)));
    Publisher {
        kind,
        municipality,
        name: (name.as_deref())
            .or((!site.is_empty()).then_some(site))
            .map(super::context::shorten),
        reasons,
    }
}

fn reason(rule: &str, seen: &str) -> Reason {
    Reason {
        rule: rule.to_owned(),
        seen: super::context::shorten(seen),
    }
}

/// How the site calls itself in its metadata. Systems differ in where they write it.
fn site_name<'c>(context: &'c Context<'_>) -> &'c str {
    let names = ["og:site_name", "application-name", "author"].map(|n| context.page.meta.get(n));
    // An author may be a person: only the name of a municipality counts from there.
    let municipal = names.into_iter().flatten().find(|n| gemeente(n).is_some());
    municipal.or(names[0]).unwrap_or_default()
}

/// Text of its own in the head or foot of the page that begins with "Gemeente X", as a signature does. The last line
/// outside the content is the foot, also where nothing says so.
fn signature(context: &Context<'_>) -> Option<String> {
    let page = context.page;
    let shown = |b: &&Block| b.kind != BlockKind::Name;
    let last = page.blocks.iter().rfind(shown);
    let last = last.filter(|b| b.region == Region::Unknown);
    let framed = page
        .blocks
        .iter()
        .filter(|b| matches!(b.region, Region::Header | Region::Footer));
    // A link at its start is a logo or a partner: `logo` counts those.
    let starts_linked = |b: &Block| page.links.iter().any(|l| l.text.start == b.text.start);
    let mut outside = framed
        .chain(last)
        .filter(|b| !b.linked && !b.form && !starts_linked(b));
    outside.find_map(|block| {
        let text = page.slice(&block.text);
        let first = text
            .split(['|', '•', '·', ',', '\n'])
            .next()
            .unwrap_or_default();
        gemeente(first)
            .filter(|place| is_name(place))
            .map(|_| first.trim().to_owned())
    })
}

/// The place in `Gemeente Place`, or in English.
fn gemeente(text: &str) -> Option<&str> {
    let text = text.trim();
    let mut names = ["Gemeente ", "gemeente ", "Municipality of "].into_iter();
    let place = names.find_map(|name| text.strip_prefix(name))?.trim();
    let fits = place.starts_with(|c: char| c.is_uppercase() || c == '\'') && place.len() <= 40;
    fits.then_some(place)
}

/// Is a text nothing but a name: `Bergen op Zoom`, and not `Bergen betaalt ons werk`?
fn is_name(place: &str) -> bool {
    let small = [
        "aan", "bij", "de", "den", "der", "en", "het", "in", "op", "ter", "van",
    ];
    let part = |word: &str| {
        small.contains(&word) || word.starts_with(|c: char| c.is_uppercase() || !c.is_alphabetic())
    };
    place.split_whitespace().all(part)
}

fn by_name(rubric: &Rubric, name: &str) -> Option<Municipality> {
    let row = rubric.municipalities.iter().find(|row| row.name == name)?;
    Some(named(row))
}

/// A logo or home link that says "Gemeente X".
fn logo(context: &Context<'_>) -> Option<String> {
    let page = context.page;
    let outside = page.links.iter().filter(|l| l.region != Region::Main);
    outside
        .filter_map(|l| l.name.as_ref().or(Some(&l.text)))
        .map(|range| page.slice(range))
        .find(|text| {
            gemeente(text.trim_start_matches("Logo ").trim_start_matches("logo ")).is_some()
        })
        .map(str::to_owned)
}

/// The municipal phone number 14 0xx, outside the main content.
fn municipal_number(context: &Context<'_>) -> Option<String> {
    let page = context.page;
    let is_number = |text: &str| {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        digits.starts_with("140")
            && (5..=6).contains(&digits.len())
            && text.trim().starts_with("14")
    };
    let link = page
        .links
        .iter()
        .find(|l| l.target.scheme == "tel" && is_number(l.target.path.trim_start_matches("+31")));
    if let Some(link) = link {
        return Some(link.href.clone());
    }
    let tokens = &context.reading.tokens;
    let text = |i: usize| {
        page.text
            .get(tokens[i].start as usize..tokens[i].end() as usize)
    };
    (1..tokens.len()).find_map(|i| {
        let (first, second) = (text(i - 1)?, text(i)?);
        let fits = first == "14" && second.starts_with('0') && (3..=4).contains(&second.len());
        fits.then(|| format!("{first} {second}"))
    })
}

/// An intermunicipal service that names itself in title, site name or logo.
fn executor(context: &Context<'_>, site: &str, tail: &str) -> Option<String> {
    own_name(context, site, tail, "uitvoerder-naam")
}

/// How the site names itself in title, site name or logo, when these words are in it.
fn own_name(context: &Context<'_>, site: &str, tail: &str, words: &str) -> Option<String> {
    let set = context.rubric.words(words);
    let page = context.page;
    let logos = page
        .links
        .iter()
        .filter(|l| l.region != Region::Main && matches!(l.target.bare_path(), "" | "/"))
        .take(3)
        .filter_map(|l| l.name.as_ref().or(Some(&l.text)))
        .map(|range| page.slice(range));
    [site, tail]
        .into_iter()
        .chain(logos)
        .filter(|text| !text.is_empty() && text.len() < 80)
        .find(|text| context.engine.finds(text, set))
        .map(str::to_owned)
}

/// A name such as "Wijkteam Noord", and the text that says of which municipality it is.
fn brand(context: &Context<'_>, site: &str, tail: &str) -> Option<(String, String)> {
    let name = own_name(context, site, tail, "toegang-naam")?;
    let (page, owner) = (context.page, context.rubric.words("van-gemeente"));
    let index = (0..page.blocks.len()).find(|&i| context.has(&context.tokens[i], owner))?;
    Some((name, page.slice(&page.blocks[index].text).to_owned()))
}

fn is_belgian(context: &Context<'_>) -> bool {
    glob("*.be", &context.page.address.host) || belgian(context)
}

/// Words of a Belgian municipality or OCMW.
fn belgian(context: &Context<'_>) -> bool {
    let set = context.rubric.words("belgie");
    context.reading.hits.iter().filter(|h| h.set == set).count() >= 2
}
