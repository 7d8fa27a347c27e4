//! Links and buttons that start something.

use std::ops::Range;

use super::{Found, Ladder, Proof};
use crate::page::{Address, Link, LinkKind};
use crate::report::{Channel, ChannelStatus, Confidence, NoChannel, PageType};
use crate::rubric::model::{TargetKind, TargetRule};

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
    pub(super) fn sentence_of(&self, link: &Link) -> Option<Range<u32>> {
        let block = self.context.page.block_at(link.text.start)?;
        let tokens = self.context.tokens_of(&link.text);
        let sentences = self.context.sentences(block);
        // The last that has begun: a link without words of its own may stand behind the words of its sentence.
        let mut sentences = sentences.iter().rev();
        let around = sentences.find(|s| s.tokens.start <= tokens.start);
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
}
