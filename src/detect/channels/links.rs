//! Links and buttons that start something.

use std::ops::Range;

use super::{Found, Ladder, Proof};
use crate::detect::page_names::words_of_path;
use crate::page::{Address, Link, LinkKind, Mark};
use crate::report::{Channel, ChannelStatus, Confidence, NoChannel, PageType};
use crate::rubric::model::{MarkKind, TargetKind, TargetRule};

/// Shortest name of a site that is looked for in other hosts, in bytes.
const SHORTEST_NAME: usize = 4;

/// Farthest that a logo may stand from its link, in bytes of text.
const LOGO_REACH: u32 = 260;

impl<'c> Ladder<'_, 'c> {
    /// What a link target is, by the first rule that matches.
    pub(in crate::detect) fn target(&self, address: &Address) -> Option<&'c TargetRule> {
        let context = self.context;
        let index = context.targets.find(context.engine.targets(), address)?;
        context.rubric.targets.get(index)
    }

    /// All channels that links of the main content offer.
    pub(super) fn links(&self) -> Vec<Found<'c>> {
        let mut found = Vec::new();
        for link in self.context.page.main_links() {
            let Ok(channel) = self.link(link) else {
                continue;
            };
            found.extend(self.application_too(link, &channel));
            found.push(channel);
        }
        found
    }

    /// One form for an application and for a change offers both.
    fn application_too(&self, link: &Link, found: &Found<'c>) -> Option<Found<'c>> {
        let both = found.action == "wijziging-doorgeven"
            && self
                .context
                .says(&self.words_of(link), "aanvragen-of-wijzigen");
        both.then(|| Found {
            action: "aanvragen",
            ..found.clone()
        })
    }

    /// The channel of a link, or why it gives none.
    pub(in crate::detect) fn link(&self, link: &'c Link) -> Result<Found<'c>, NoChannel> {
        let words = self.words_of(link);
        if self.context.says(&words, "nuttig") || self.context.says(&words, "nieuwsbrief") {
            return Err(NoChannel::Feedback);
        }
        if link.kind == LinkKind::Button && link.form {
            // The button of a form is part of that form.
            return Err(NoChannel::FormButton);
        }
        if self.page_type == PageType::Home && self.context.topics_in(&words).next().is_none() {
            return Err(NoChannel::NoTopicOnHome);
        }
        let rule = self
            .target(&link.target)
            .filter(|rule| self.tells(rule, link));
        let (channel, strong) = match rule.map(|r| (r.kind, r.strong)) {
            Some((
                TargetKind::Noise
                | TargetKind::Tool
                | TargetKind::Document
                | TargetKind::PortalHome
                | TargetKind::ExternalHome,
                _,
            )) => return Err(NoChannel::Target),
            Some((TargetKind::Appointment, _)) => return Ok(self.appointment(link, &words)),
            Some((TargetKind::PaperForm, strong)) => {
                self.paper(link, &words, strong).ok_or(NoChannel::NoForm)?
            }
            Some((TargetKind::External, strong)) => (Channel::ExternalPortal, strong),
            Some((kind, strong)) => (self.form_channel(link, &words, kind), strong),
            None if self.says_paper(&words) => {
                self.paper(link, &words, false).ok_or(NoChannel::NoForm)?
            }
            None => match self.own_link(link, &words) {
                Some(channel) => (channel, false),
                None if self.applies_elsewhere(link, &words) => (Channel::ExternalPortal, false),
                None => return Err(NoChannel::Words),
            },
        };
        let login_known = channel == Channel::OnlineDigid;
        let confidence = match (strong, login_known) {
            (true, true) => Confidence::High,
            (true, false) | (false, true) => Confidence::Medium,
            (false, false) => Confidence::Low,
        };
        let rule = rule.map_or("link:text", |r| r.id.as_str());
        self.found(link, &words, channel, confidence, rule)
            .ok_or(NoChannel::Appointment)
    }

    fn found(
        &self,
        link: &'c Link,
        words: &Range<u32>,
        channel: Channel,
        confidence: Confidence,
        rule: &'c str,
    ) -> Option<Found<'c>> {
        let block = self.context.page.block_at(link.text.start);
        let near = self.sentence_of(link).unwrap_or_else(|| words.clone());
        let action = self
            .action(words)
            .or_else(|| self.action(&near))
            .or_else(|| {
                let mut headings = self.context.headings_above(link.section);
                headings.find_map(|range| self.action(&range))
            })
            .unwrap_or("aanvragen");
        if action == "afspraak" && channel != Channel::PdfForm {
            return None;
        }
        let quote = if words.is_empty() { &near } else { words };
        Some(Found {
            channel,
            status: ChannelStatus::Available,
            confidence,
            target: Some(&link.target).filter(|target| target.is_web()),
            proof: Proof::Words {
                block: block.unwrap_or(0),
                words: quote.clone(),
                link: Some(link.node),
                kind: "channel:",
                rule,
            },
            topic: self.topic(quote, link.section),
            action,
            condition: None,
        })
    }

    /// An appointment is a service of its own, not an application.
    fn appointment(&self, link: &'c Link, words: &Range<u32>) -> Found<'c> {
        Found {
            channel: Channel::Visit,
            status: ChannelStatus::Available,
            confidence: Confidence::Medium,
            target: Some(&link.target).filter(|target| target.is_web()),
            proof: Proof::Words {
                block: self.context.page.block_at(link.text.start).unwrap_or(0),
                words: words.clone(),
                link: Some(link.node),
                kind: "channel:",
                rule: "appointment",
            },
            topic: self.topic(words, link.section),
            action: "afspraak",
            condition: None,
        }
    }

    /// Does a rule tell something here? A site is never another organisation to itself, and the host says
    /// nothing when the page itself is on it.
    fn tells(&self, rule: &TargetRule, link: &Link) -> bool {
        let page = &self.context.page.address;
        let own = link.target.domain() == page.domain();
        let external = matches!(rule.kind, TargetKind::External | TargetKind::ExternalHome);
        let by_host = rule.path.is_empty() && self.page_type != PageType::Form;
        let own_host = link.target.host == page.host;
        !((own && external) || (by_host && own_host))
    }

    fn says_paper(&self, words: &Range<u32>) -> bool {
        self.context.says(words, "pdf") || self.context.says(words, "papier")
    }

    /// Tokens of the link's own words: its text, or its other name.
    pub(in crate::detect) fn words_of(&self, link: &Link) -> Range<u32> {
        let own = self.context.tokens_of(&link.text);
        if own.is_empty()
            && let Some(name) = &link.name
        {
            return self.context.tokens_of(name);
        }
        own
    }

    /// The sentence that the link stands in, without other blocks.
    fn sentence_of(&self, link: &Link) -> Option<Range<u32>> {
        let block = self.context.page.block_at(link.text.start)?;
        let tokens = self.context.tokens_of(&link.text);
        let sentences = self.context.sentences(block);
        let around = sentences.iter().find(|s| {
            s.tokens.start <= tokens.start && tokens.start < s.tokens.end.max(tokens.start + 1)
        });
        around.map(|s| s.tokens.clone())
    }

    /// A document to print: only a form when something says so.
    fn paper(&self, link: &Link, words: &Range<u32>, strong: bool) -> Option<(Channel, bool)> {
        let context = self.context;
        if context.says(words, "geen-formulier") {
            return None;
        }
        let near = self.sentence_of(link).unwrap_or_else(|| words.clone());
        let says_form = ["formulier", "printen-opsturen", "invullen"]
            .iter()
            .any(|set| context.says(words, set) || context.says(&near, set));
        (strong || says_form).then_some((Channel::PdfForm, strong && says_form))
    }

    /// Login of an online form: target, logo in or beside the link, its words, heading, sentences of the section.
    fn form_channel(&self, link: &Link, words: &Range<u32>, kind: TargetKind) -> Channel {
        match kind {
            TargetKind::FormDigid => return Channel::OnlineDigid,
            TargetKind::FormEherkenning => return Channel::OnlineEherkenning,
            TargetKind::FormEidas => return Channel::OnlineEidas,
            TargetKind::FormNoLogin => return Channel::OnlineNoLogin,
            _ => {}
        }
        self.login(link, words)
            .unwrap_or(Channel::OnlineLoginUnknown)
    }

    fn login(&self, link: &Link, words: &Range<u32>) -> Option<Channel> {
        let context = self.context;
        if context.says(words, "zonder-inloggen") {
            return Some(Channel::OnlineNoLogin);
        }
        let by_words = |range: &Range<u32>| {
            if context.says(range, "geen-digid") {
                None
            } else if context.says(range, "digid") {
                Some(Channel::OnlineDigid)
            } else if context.says(range, "eherkenning") {
                Some(Channel::OnlineEherkenning)
            } else if context.says(range, "eidas") {
                Some(Channel::OnlineEidas)
            } else {
                None
            }
        };
        let name = link.name.as_ref().map(|n| context.tokens_of(n));
        by_words(words)
            .or_else(|| name.as_ref().and_then(by_words))
            .or_else(|| self.logo(link))
            .or_else(|| by_words(&self.sentence_of(link)?))
            .or_else(|| self.heading_login(link))
            .or_else(|| self.section_login(link))
            .or_else(|| self.listed_login())
    }

    /// "Uw DigiD" in the list of what one needs.
    fn listed_login(&self) -> Option<Channel> {
        let context = self.context;
        let list = context.rubric.words("digid-in-lijst");
        let needs = context.rubric.elements.iter().find(|e| e.id == "bewijs")?;
        let mut blocks = context.page.main_blocks();
        let listed = context.anywhere(list)
            && blocks.any(|(i, block)| {
                let mut headings = context.headings_above(block.section);
                context.has(&context.tokens[i], list)
                    && headings.any(|range| context.has(&range, needs.heading))
            });
        listed.then_some(Channel::OnlineDigid)
    }

    /// A login logo inside the link or right beside it.
    fn logo(&self, link: &Link) -> Option<Channel> {
        let page = self.context.page;
        let watch = self.context.engine.watch();
        let near = |m: &Mark| {
            let inside = link.text.start <= m.text.start && m.text.end <= link.text.end;
            let covers = m.text.start <= link.text.start && link.text.end <= m.text.end;
            let beside = m.around.start <= link.text.start
                && link.text.end <= m.around.end
                && m.around.end - m.around.start <= LOGO_REACH;
            inside
                || covers
                || (beside && self.nearest_link(m.text.start, &m.around) == Some(link.node))
        };
        page.marks.iter().find_map(|m| {
            let channel = match watch.kind(m.rule) {
                MarkKind::Digid => Channel::OnlineDigid,
                MarkKind::Eherkenning => Channel::OnlineEherkenning,
                MarkKind::Eidas => Channel::OnlineEidas,
                MarkKind::NoLogin => Channel::OnlineNoLogin,
                _ => return None,
            };
            (m.region == link.region && near(m)).then_some(channel)
        })
    }

    /// The link that a logo belongs to: the first one after it within the same element, else the last before.
    fn nearest_link(&self, at: u32, around: &Range<u32>) -> Option<u32> {
        let inside = |l: &&Link| around.start <= l.text.start && l.text.end <= around.end;
        let from = self.context.page.links_from(around.start);
        let to = from.partition_point(|l| l.text.start <= around.end);
        let links = || from[..to].iter().filter(inside);
        let after = links().find(|l| l.text.start >= at);
        after.or_else(|| links().next_back()).map(|l| l.node)
    }

    fn heading_login(&self, link: &Link) -> Option<Channel> {
        let heading = self.context.heading_tokens(link.section)?;
        if self.context.says(&heading, "zonder-inloggen") {
            return Some(Channel::OnlineNoLogin);
        }
        let asks =
            self.context.says(&heading, "digid") && !self.context.says(&heading, "geen-digid");
        asks.then_some(Channel::OnlineDigid)
    }

    /// A link of this site, or an unknown one, that no rule knows: a form only when its words say so.
    fn own_link(&self, link: &Link, words: &Range<u32>) -> Option<Channel> {
        let context = self.context;
        if !matches!(
            self.page_type,
            PageType::Product | PageType::Executor | PageType::Form
        ) {
            return None;
        }
        if link.target.same_page(&context.page.address) && link.kind == LinkKind::Link {
            return None;
        }
        let other_scheme = link.kind == LinkKind::Link && !link.target.is_web();
        if other_scheme || words.len() > 16 || self.other_topic(words) {
            return None;
        }
        let login = self.login_in_link(link, words);
        if login.is_some() && (self.applies(words) || self.generic(words)) {
            return login;
        }
        if link.kind == LinkKind::Dead {
            return None;
        }
        let form = context.says(words, "formulier") || context.says(words, "online-aanvragen");
        if (form && self.applies_or_form(link, words))
            || self.form_about_subject(link, words)
            || (self.may_be_form(link) && self.applies_alone(link, words))
        {
            return Some(
                login
                    .or_else(|| self.login(link, words))
                    .unwrap_or(Channel::OnlineLoginUnknown),
            );
        }
        None
    }

    /// "Ja, ik wil hulp bij schulden", which leads to `/contactformulier-schulden`.
    fn form_about_subject(&self, link: &Link, words: &Range<u32>) -> bool {
        let context = self.context;
        let path = context.engine.read_text(&words_of_path(&link.target));
        let form = context.rubric.words("formulier");
        let mut named = context.topics_in(words);
        self.stands_alone(link)
            && link.target.is_web()
            && path.has(0..path.tokens.len() as u32, form)
            && named.any(|hit| self.topics.subject.contains(&hit.topic))
    }

    /// On this site, on a host with its name, or at an address that says that something is applied for or passed on:
    /// a municipality has its forms at suppliers that no list knows.
    fn may_be_form(&self, link: &Link) -> bool {
        let context = self.context;
        let page = &context.page.address;
        if link.target.domain() == page.domain() {
            return true;
        }
        let words = context.engine.read_text(&words_of_path(&link.target));
        let says = |set: &&str| words.has(0..words.tokens.len() as u32, context.rubric.words(set));
        link.target.is_web()
            && (self.has_own_name(&link.target)
                || ["aanvragen", "melden", "wijzigen", "formulier"]
                    .iter()
                    .any(says))
    }

    /// "Kwijtschelding aanvragen" as a link of its own to another organisation, or a link to it in a sentence such as
    /// "U vraagt de verklaring aan bij ...".
    fn applies_elsewhere(&self, link: &Link, words: &Range<u32>) -> bool {
        let context = self.context;
        if !matches!(self.page_type, PageType::Product | PageType::Executor)
            || !self.is_elsewhere(&link.target)
        {
            return false;
        }
        let mut named = context.topics_in(words);
        let alone = self.stands_alone(link)
            && self.applies(words)
            && named.any(|hit| self.topics.subject.contains(&hit.topic));
        let in_sentence = |near: Range<u32>| {
            context.says(&near, "aanvragen-bij")
                && !context.says(&near, "vragen-hulp")
                && !self.other_topic(&near)
        };
        alone || self.sentence_of(link).is_some_and(in_sentence)
    }

    /// A site that is not this one and has not its name.
    pub(super) fn is_elsewhere(&self, target: &Address) -> bool {
        let page = &self.context.page.address;
        target.is_web() && target.domain() != page.domain() && !self.has_own_name(target)
    }

    /// Is the name of this site in the host?
    fn has_own_name(&self, target: &Address) -> bool {
        let name = self.context.page.address.domain().split('.').next();
        let name = name.filter(|name| name.len() >= SHORTEST_NAME);
        let mut labels = target.host.split(['.', '-']);
        name.is_some_and(|name| labels.any(|label| label == name))
    }

    /// DigiD in the link itself or a logo beside it; not farther away.
    fn login_in_link(&self, link: &Link, words: &Range<u32>) -> Option<Channel> {
        let context = self.context;
        if context.says(words, "geen-digid") {
            return None;
        }
        if context.says(words, "zonder-inloggen") {
            return Some(Channel::OnlineNoLogin);
        }
        if context.says(words, "digid") {
            return Some(Channel::OnlineDigid);
        }
        if context.says(words, "eherkenning") {
            return Some(Channel::OnlineEherkenning);
        }
        self.logo(link)
    }

    fn applies(&self, words: &Range<u32>) -> bool {
        self.action(words)
            .is_some_and(|a| a != "berekenen" && a != "afspraak")
    }

    fn generic(&self, words: &Range<u32>) -> bool {
        words.is_empty()
            || self.context.says(words, "generiek-linktekst")
            || self.context.says(words, "inloggen")
    }

    fn applies_or_form(&self, link: &Link, words: &Range<u32>) -> bool {
        let near = self.sentence_of(link).unwrap_or_else(|| words.clone());
        !self.context.says(words, "geen-formulier")
            && (self.applies(words) || self.applies(&near) || self.context.says(words, "formulier"))
    }

    /// "Energietoeslag aanvragen" as a link of its own on the page about it.
    fn applies_alone(&self, link: &Link, words: &Range<u32>) -> bool {
        self.stands_alone(link) && self.applies(words) && self.names_subject_or_nothing(words)
    }

    /// Is the link all that its block holds, as a button is?
    fn stands_alone(&self, link: &Link) -> bool {
        let page = self.context.page;
        let block = page.block_at(link.text.start);
        block.is_some_and(|b| page.blocks[b].linked)
    }

    fn names_subject_or_nothing(&self, words: &Range<u32>) -> bool {
        let mut named = self.context.topics_in(words).peekable();
        named.peek().is_none() || named.any(|h| self.topics.subject.contains(&h.topic))
    }

    /// The link names another topic than the page is about: it leads to the page of that topic.
    fn other_topic(&self, words: &Range<u32>) -> bool {
        !self.topics.subject.is_empty()
            && !self.names_subject_or_nothing(words)
            && self
                .context
                .topics_in(words)
                .all(|h| !self.is_broader_of_subject(h.topic))
    }
}
