//! What the page declares about itself for machines, and whether it shows the same.
//!
//! Read from metadata of the head: JSON-LD services, OWMS and DCTERMS, names of the Uniforme Productnamenlijst and
//! `dienst:kanaal`; and from attributes in the content, which say the same of a section or link: `data-upl` and
//! `data-kanaal`. Sources: schema.org `GovernmentService`; OWMS 4.0; IPM Samenwerkende Catalogi 4.0 (`onlineAanvragen`).

mod json_ld;
#[cfg(all(test, feature = "html"))]
mod tests;

use super::Context;
use super::channels::Ladder;
use super::context::shorten;
use super::topics::Topics;
use crate::order;
use crate::page::Meta;
use crate::report::{
    Channel, ChannelStatus, Declaration, DeclarationKind, DeclarationSource, PageType, Publisher,
    ServiceFinding,
};
use crate::rubric::model::{Rubric, TargetKind};

/// Most declarations that are kept.
const MOST: usize = 40;

/// What a declaration says, before it is held against the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// A product by uniform name or its address.
    Product(String),
    /// A name that is a declaration only when it is a uniform product name.
    NameOfProduct(String),
    /// A way to arrange it.
    Channel(Channel),
    /// It cannot be arranged online.
    NotOnline,
    /// It can be arranged at this address.
    Address(String),
    /// Who is responsible.
    Authority(String),
    /// When it was changed.
    Modified,
    /// Which kind of text it is.
    PageType,
}

/// One declaration as it stands on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Declared {
    source: DeclarationSource,
    value: String,
    what: What,
}

impl Declared {
    fn new(source: DeclarationSource, value: &str, what: What) -> Self {
        Self {
            source,
            value: shorten(value),
            what,
        }
    }
}

/// All declarations of a page, in order of source.
pub(crate) fn read(meta: &Meta) -> Vec<Declared> {
    let mut out = Vec::new();
    json_ld::read(&meta.json_ld, &mut out);
    for (name, value) in &meta.values {
        read_meta(name, value.trim(), &mut out);
    }
    out.truncate(MOST);
    out
}

/// One metadata value. Names come with different prefixes and with `.` or `:`; they are in lower case.
fn read_meta(name: &str, value: &str, out: &mut Vec<Declared>) {
    let (prefix, own) = name.rsplit_once([':', '.']).unwrap_or(("", name));
    if value.is_empty() {
        return;
    }
    let product = matches!(prefix, "overheidproduct" | "scmeta");
    let what = match (prefix, own) {
        ("", "upl") | (_, "uniformeproductnaam") => {
            out.push(Declared::new(
                DeclarationSource::Upl,
                value,
                What::Product(value.to_owned()),
            ));
            return;
        }
        ("dienst", "kanaal") => {
            let parts = value.split([',', ';', ' ']).filter(|p| !p.is_empty());
            let known = parts.filter_map(|part| Some((part, by_name(part)?)));
            out.extend(
                known.map(|(part, what)| Declared::new(DeclarationSource::ChannelMeta, part, what)),
            );
            return;
        }
        ("overheid", "authority") | ("dcterms", "creator") => What::Authority(value.to_owned()),
        ("dcterms", "modified") => What::Modified,
        ("dcterms", "type") => What::PageType,
        (_, "onlineaanvragen") if product => match value.to_ascii_lowercase().as_str() {
            "ja" => What::Channel(Channel::OnlineLoginUnknown),
            "digid" => What::Channel(Channel::OnlineDigid),
            "nee" => What::NotOnline,
            _ => return,
        },
        (_, "aanvraagurl") if product => What::Address(value.to_owned()),
        _ => return,
    };
    out.push(Declared::new(DeclarationSource::Owms, value, what));
}

/// The fixed names of channels.
fn by_name(name: &str) -> Option<What> {
    Some(What::Channel(
        match name.trim().to_ascii_lowercase().as_str() {
            "online-digid" => Channel::OnlineDigid,
            "online" => Channel::OnlineLoginUnknown,
            "formulier-pdf" => Channel::PdfForm,
            "telefoon" => Channel::Phone,
            "balie" => Channel::Visit,
            "e-mail" => Channel::Email,
            "intermediair" => Channel::Intermediary,
            "geen" => return Some(What::NotOnline),
            _ => return None,
        },
    ))
}

/// Topics of a uniform product name or its address.
fn topics_of(rubric: &Rubric, name: &str) -> Vec<usize> {
    let last = name.trim().trim_end_matches('/').rsplit(['/', '#']).next();
    let key = last.unwrap_or_default().to_lowercase();
    let topics = rubric.topics.iter().enumerate();
    topics
        .filter(|(_, topic)| topic.upl.contains(&key))
        .map(|(i, _)| i)
        .collect()
}

/// Topics that the page declares, with the declared value.
pub(super) fn topics<'c>(context: &'c Context<'_>) -> Vec<(usize, &'c str)> {
    let mut out = Vec::new();
    for declared in &context.declared {
        if let What::Product(name) | What::NameOfProduct(name) = &declared.what {
            let topics = topics_of(context.rubric, name);
            out.extend(topics.into_iter().map(|i| (i, declared.value.as_str())));
        }
    }
    order::by_key(&mut out, |(i, _)| *i as u64);
    out.dedup_by_key(|(i, _)| *i);
    out
}

/// Holds the declarations against the page.
pub(super) fn find(
    ladder: &Ladder<'_, '_>,
    publisher: &Publisher,
    services: &[ServiceFinding],
) -> Vec<Declaration> {
    let judge = Judge {
        ladder,
        publisher,
        services,
    };
    let declared = ladder.context.declared.iter();
    let mut out: Vec<Declaration> = declared.filter_map(|d| judge.judge(d)).collect();
    // A page may declare several products; it is about one of them.
    let right = out
        .iter()
        .any(|d| d.kind == DeclarationKind::Topic && d.agrees == Some(true));
    for declaration in out
        .iter_mut()
        .filter(|d| d.kind == DeclarationKind::Topic && right)
    {
        if declaration.agrees == Some(false) {
            declaration.agrees = None;
            declaration.text = None;
        }
    }
    out
}

struct Judge<'a, 'b, 'c> {
    ladder: &'a Ladder<'b, 'c>,
    publisher: &'a Publisher,
    services: &'a [ServiceFinding],
}

impl Judge<'_, '_, '_> {
    fn judge(&self, declared: &Declared) -> Option<Declaration> {
        let (kind, channel) = match &declared.what {
            What::Product(_) | What::NameOfProduct(_) => (DeclarationKind::Topic, None),
            What::Channel(channel) => (DeclarationKind::Channel, Some(*channel)),
            What::Address(address) => (DeclarationKind::Channel, Some(self.channel_of(address)?)),
            What::NotOnline => (DeclarationKind::Channel, None),
            What::Authority(_) => (DeclarationKind::Authority, None),
            What::Modified => (DeclarationKind::Modified, None),
            What::PageType => (DeclarationKind::PageType, None),
        };
        let mut topic = None;
        let (agrees, key) = match &declared.what {
            What::Product(name) | What::NameOfProduct(name) => {
                let topics = topics_of(self.ladder.context.rubric, name);
                if topics.is_empty() && matches!(declared.what, What::NameOfProduct(_)) {
                    return None;
                }
                topic = nearest(self.ladder.topics, &topics);
                (self.topic_agrees(&topics), "declared-other-topic")
            }
            What::NotOnline => (self.not_online_agrees(), "declared-not-online"),
            What::Channel(_) | What::Address(_) => (
                channel.and_then(|c| self.channel_agrees(c)),
                "declared-online",
            ),
            What::Authority(name) => (self.authority_agrees(name), "declared-other-authority"),
            What::Modified | What::PageType => (None, ""),
        };
        let context = self.ladder.context;
        Some(Declaration {
            source: declared.source,
            kind,
            topic: topic.map(|i| context.rubric.topics[i].id.clone()),
            channel,
            value: declared.value.clone(),
            agrees,
            text: (agrees == Some(false)).then(|| context.text(key).to_owned()),
        })
    }

    /// Only a page about something of its own can be held against a product or a channel.
    fn is_judged(&self) -> bool {
        matches!(
            self.ladder.page_type,
            PageType::Product | PageType::Form | PageType::Executor
        )
    }

    fn topic_agrees(&self, declared: &[usize]) -> Option<bool> {
        let subject = &self.ladder.topics.subject;
        if declared.is_empty() || subject.is_empty() || !self.is_judged() {
            return None;
        }
        let topics = &self.ladder.context.rubric.topics;
        let broader = |i: usize| topics[i].broader.map(usize::from);
        let same = |d: usize, s: usize| d == s || broader(d) == Some(s) || broader(s) == Some(d);
        Some(
            declared
                .iter()
                .any(|&d| subject.iter().any(|&s| same(d, s))),
        )
    }

    /// What kind of channel an address is. `None` for what is no address of a page.
    fn channel_of(&self, address: &str) -> Option<Channel> {
        let target = self.ladder.context.page.address.join(address);
        match target.scheme.as_str() {
            "tel" => return Some(Channel::Phone),
            "mailto" => return Some(Channel::Email),
            _ if !target.is_web() => return None,
            _ => {}
        }
        let kind = self.ladder.target(&target).map(|rule| rule.kind);
        Some(match kind {
            Some(TargetKind::FormDigid) => Channel::OnlineDigid,
            Some(TargetKind::FormEherkenning) => Channel::OnlineEherkenning,
            Some(TargetKind::FormEidas) => Channel::OnlineEidas,
            Some(TargetKind::FormNoLogin) => Channel::OnlineNoLogin,
            Some(TargetKind::External) => Channel::ExternalPortal,
            Some(TargetKind::PaperForm | TargetKind::Document) => Channel::PdfForm,
            _ => Channel::OnlineLoginUnknown,
        })
    }

    fn online_shown(&self, status: ChannelStatus) -> bool {
        let mut channels = self.services.iter().flat_map(|s| &s.channels);
        channels.any(|c| c.channel.is_online() && c.status == status)
    }

    /// `Some(false)` only when the page shows other ways and none online, closed forms included.
    fn channel_agrees(&self, declared: Channel) -> Option<bool> {
        if !self.is_judged() {
            return None;
        }
        let mut channels = self.services.iter().flat_map(|s| &s.channels).peekable();
        let shows_any = channels.peek().is_some();
        if !declared.is_online() {
            return channels.any(|c| c.channel == declared).then_some(true);
        }
        if self.online_shown(ChannelStatus::Available) {
            return Some(true);
        }
        let online = channels.any(|c| c.channel.is_online() || c.channel == Channel::Automatic);
        (shows_any && !online).then_some(false)
    }

    fn not_online_agrees(&self) -> Option<bool> {
        if !self.is_judged() || self.services.is_empty() {
            return None;
        }
        Some(!self.online_shown(ChannelStatus::Available))
    }

    /// `Some(false)` only for another municipality than that of the address.
    fn authority_agrees(&self, declared: &str) -> Option<bool> {
        let own = &self.publisher.municipality.as_ref()?.name;
        let name = place(declared);
        if name.eq_ignore_ascii_case(own) {
            return Some(true);
        }
        let mut others = self.ladder.context.rubric.municipalities.iter();
        others
            .any(|row| row.name.eq_ignore_ascii_case(&name))
            .then_some(false)
    }
}

/// The topic nearest to the page: the subject where it is declared, else the first.
fn nearest(topics: &Topics, declared: &[usize]) -> Option<usize> {
    let subject = declared.iter().find(|i| topics.subject.contains(i));
    subject.or(declared.first()).copied()
}

/// The place in `Gemeente Kampen`, `Kampen (gemeente)` or the address of that in OWMS.
fn place(name: &str) -> String {
    let last = name
        .trim()
        .rsplit('/')
        .next()
        .unwrap_or_default()
        .replace('_', " ");
    let bare = last.strip_suffix("(gemeente)").unwrap_or(&last).trim();
    let start = bare
        .get(..9)
        .filter(|s| s.eq_ignore_ascii_case("gemeente "));
    start.map_or(bare, |s| &bare[s.len()..]).trim().to_owned()
}
