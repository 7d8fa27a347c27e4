//! Sentences that tell how to arrange something, and sentences that take a channel back.

use std::ops::Range;

use super::{Found, Ladder, Proof};
use crate::detect::context::{Context, Sentence};
use crate::page::{Address, BlockKind, Link, Region};
use crate::report::{Channel, ChannelStatus, Confidence};
use crate::rubric::model::{SentenceEffect, SentenceRule, SetId};

/// What a rule makes of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::detect) enum Fit {
    /// It fires.
    Fires,
    /// Not all of its words are there.
    Not,
    /// None of its choice of words is there, nor in the heading or question before it.
    Lacks,
    /// These words are there, and it does not go with them.
    Blocked(SetId),
}

/// A sentence where rules may fire, and what stands before it.
pub(in crate::detect) struct Place<'s> {
    pub sentence: &'s Sentence,
    /// The question that it answers ("Al bekend bij ons? Bel uw consulent."), or empty.
    pub question: &'s Range<u32>,
}

/// A rule that fired.
pub(in crate::detect) struct Fired<'r> {
    pub rule: &'r SentenceRule,
    pub sentence: Sentence,
    /// The question that the sentence answers, or empty.
    question: Range<u32>,
}

impl<'c> Ladder<'_, 'c> {
    /// All rules that fire on sentences of the main content; none on a sentence with a veto.
    pub(super) fn fired(&self) -> Vec<Fired<'c>> {
        self.fired_watched(&mut |_, _| {})
    }

    /// As [`Self::fired`]; shows every sentence, and whether what fired on it counts.
    pub(in crate::detect) fn fired_watched(
        &self,
        seen: &mut dyn FnMut(&Place<'_>, bool),
    ) -> Vec<Fired<'c>> {
        let mut out = Vec::new();
        let mut candidates = Vec::new();
        for (block, _) in self.context.page.main_blocks() {
            if self.context.page.blocks[block].kind == BlockKind::Field {
                continue;
            }
            let mut vetoed = false;
            let mut question = 0..0;
            for sentence in self.context.sentences(block) {
                // "Heeft u vragen? Bel dan met ...", "Aanmelden: tel. ...": the question speaks for the answer.
                let answer = vetoed;
                let place = Place {
                    sentence,
                    question: &question,
                };
                self.candidates(sentence, |_| true, &mut candidates);
                let veto = self.fire(&place, &candidates, &mut out);
                seen(&place, !veto && !answer);
                let asks = self.leads_on(sentence);
                vetoed = veto && asks;
                question = if asks { sentence.tokens.clone() } else { 0..0 };
                if answer {
                    out.retain(|f| f.sentence.tokens != sentence.tokens);
                }
            }
        }
        out
    }

    /// Does a sentence end in a question mark or colon?
    fn leads_on(&self, sentence: &Sentence) -> bool {
        let last = self.context.reading.tokens[sentence.tokens.end as usize - 1];
        let rest = &self.context.page.text[last.end() as usize..];
        rest.trim_start_matches([' ', '\u{a0}'])
            .starts_with(['?', ':'])
    }

    /// The rules that may fire on a sentence, in order: those whose first words are there, and the rest of their words
    /// may be. `out` is room to work in.
    fn candidates(
        &self,
        sentence: &Sentence,
        wanted: impl Fn(SentenceEffect) -> bool,
        out: &mut Vec<u16>,
    ) {
        let Context { engine, rubric, .. } = self.context;
        out.clear();
        for hit in self.context.reading.hits_from(&sentence.tokens) {
            for first in engine.rules_of(hit.set) {
                if sentence.may_have_all(first.all)
                    && wanted(rubric.sentences[usize::from(first.rule)].effect)
                    && let Err(place) = out.binary_search(&first.rule)
                {
                    out.insert(place, first.rule);
                }
            }
        }
    }

    /// Adds the candidates that fire; true when one of them is a veto.
    fn fire(&self, place: &Place<'_>, candidates: &[u16], out: &mut Vec<Fired<'c>>) -> bool {
        let first = out.len();
        let sentence = place.sentence;
        let context = self.context;
        for &index in candidates {
            let rule = &context.rubric.sentences[usize::from(index)];
            if self.fit(rule, place) != Fit::Fires {
                continue;
            }
            if rule.effect == SentenceEffect::Veto {
                out.truncate(first);
                return true;
            }
            out.push(Fired {
                rule,
                sentence: sentence.clone(),
                question: place.question.clone(),
            });
        }
        false
    }

    /// Holds a rule against a sentence, with the heading and the question before it.
    pub(in crate::detect) fn fit(&self, rule: &SentenceRule, place: &Place<'_>) -> Fit {
        let context = self.context;
        let sentence = place.sentence;
        let has = |set: &SetId| context.has_in(sentence, *set);
        if !rule.all.iter().all(has) {
            return Fit::Not;
        }
        // The headings above and the question before it, last of all: it takes longest.
        let before = || {
            let section = context.page.blocks[sentence.block].section;
            let has_one = |range: &Range<u32>| {
                let mut hits = context.reading.hits_in(range.clone());
                hits.any(|hit| rule.any.contains(&hit.set))
            };
            let mut headings = context.headings_above(section);
            has_one(place.question) || headings.any(|range| has_one(&range))
        };
        let contact = self.contact_applies(rule.effect);
        let one = rule.any.is_empty()
            || rule.any.iter().any(has)
            || contact
            || (rule.effect == SentenceEffect::Phone && self.phone_first())
            || before();
        if !one {
            return Fit::Lacks;
        }
        let asks = |set| contact && set == context.rubric.words("vragen-hulp");
        let mut none = rule.none.iter().copied();
        let blocks = none.find(|set| has(set) && !asks(*set));
        blocks.map_or(Fit::Fires, Fit::Blocked)
    }

    /// On a page about a team or desk, getting in touch is how it is used: every way to do so counts.
    fn contact_applies(&self, effect: SentenceEffect) -> bool {
        let topics = &self.context.rubric.topics;
        let contact = matches!(
            effect,
            SentenceEffect::Phone | SentenceEffect::Email | SentenceEffect::Visit
        );
        let first = self.topics.subject.first();
        contact && first.is_some_and(|&i| topics[i].access_point)
    }

    /// Is the phone the right way for the subject of the page, as in an emergency? Then every call to ring counts.
    fn phone_first(&self) -> bool {
        let rubric = self.context.rubric;
        let mut services = self
            .topics
            .subject
            .iter()
            .flat_map(|&i| &rubric.topics[i].services);
        services.any(|s| rubric.why_codes[usize::from(s.why)].id == "spoed-telefoon")
    }

    /// The topic that a sentence is about.
    pub(super) fn topic_of(&self, fired: &Fired<'_>) -> Option<usize> {
        let section = self.context.page.blocks[fired.sentence.block].section;
        self.topic(&fired.sentence.tokens, section)
    }

    /// Channels of the sentences that fired.
    pub(super) fn sentence_channels(&self, fired: &[Fired<'c>]) -> Vec<Found<'c>> {
        fired
            .iter()
            .filter_map(|f| {
                let found = self.sentence_channel(f, channel(f.rule.effect)?);
                Some(self.at_another(found))
            })
            .collect()
    }

    /// "Op de website van het bureau doet u de aanvraag": online at the organisation that the sentence links to.
    fn at_another(&self, mut found: Found<'c>) -> Found<'c> {
        let elsewhere = found.target.is_some_and(|target| self.is_elsewhere(target));
        if elsewhere && found.channel == Channel::OnlineLoginUnknown {
            found.channel = Channel::ExternalPortal;
        }
        found
    }

    fn sentence_channel(&self, fired: &Fired<'c>, channel: Channel) -> Found<'c> {
        let Sentence { tokens, block, .. } = &fired.sentence;
        let section = self.context.page.blocks[*block].section;
        let headings = || self.context.headings_above(section);
        // "Maak een afspraak om de kaart aan te vragen" is about the card: the appointment is how.
        let own_action = |action: &&str| *action != "afspraak";
        Found {
            channel,
            status: ChannelStatus::Available,
            confidence: Confidence::Low,
            target: self.target_in(tokens, channel),
            proof: Proof::Words {
                block: *block,
                words: tokens.clone(),
                link: None,
                kind: "sentence:",
                rule: &fired.rule.id,
            },
            topic: match channel {
                // "Heeft u bijstand? Dan krijgt u het automatisch", "via de jeugdarts": the other topic is a condition
                // or the way.
                Channel::Automatic | Channel::Intermediary => self.topics.subject.first().copied(),
                _ => self.topic(tokens, section),
            },
            action: self
                .action(&fired.question)
                .filter(|action| *action == "wijziging-doorgeven")
                .or_else(|| self.action(tokens).filter(own_action))
                .or_else(|| self.action_of_form_below(*block, channel))
                .or_else(|| headings().find_map(|range| self.action(&range).filter(own_action)))
                .unwrap_or("aanvragen"),
            condition: [&fired.question, tokens]
                .into_iter()
                .find(|range| self.context.says(range, "voorwaarde-kanaal"))
                .cloned(),
        }
    }

    /// "Log in met DigiD" above a button says how to log in there, so it has the action of that button.
    fn action_of_form_below(&self, block: usize, channel: Channel) -> Option<&'static str> {
        if !channel.is_online() {
            return None;
        }
        let page = self.context.page;
        let here = &page.blocks[block];
        let below = page.links_from(here.text.start).iter();
        // Links are in order of their sections too.
        let mut links = below
            .take_while(|link| link.section <= here.section)
            .filter(|link| link.section == here.section && link.region == Region::Main);
        let form = links.find(|link| {
            let rule = self.target(&link.target);
            rule.is_some_and(|rule| super::is_form(rule.kind))
        })?;
        self.action(&self.words_of(form))
    }

    /// The phone number, mail address or page that the sentence links to.
    fn target_in(&self, tokens: &Range<u32>, channel: Channel) -> Option<&'c Address> {
        let all = &self.context.reading.tokens;
        let (first, last) = (all[tokens.start as usize], all[tokens.end as usize - 1]);
        let fits = |link: &&Link| {
            let scheme = link.target.scheme.as_str();
            let kind = match channel {
                Channel::Phone => scheme == "tel",
                Channel::Email => scheme == "mailto",
                _ => link.target.is_web(),
            };
            let range = self.context.tokens_of(&link.text);
            let inside =
                tokens.start <= range.start && range.end <= tokens.end && !range.is_empty();
            link.region == Region::Main && kind && inside
        };
        let links = &self.context.page.links;
        let from = links.partition_point(|link| link.text.end <= first.start);
        let mut near = links[from..]
            .iter()
            .take_while(|link| link.text.start <= last.start);
        near.find(fits).map(|link| &link.target)
    }

    /// Login that a sentence of the same section, or the text before the first heading, asks for.
    pub(super) fn section_login(&self, link: &Link) -> Option<Channel> {
        let page = self.context.page;
        let mut candidates = Vec::new();
        let blocks = page.main_blocks_of(link.section);
        let mut sentences = blocks.flat_map(|(block, _)| self.context.sentences(block));
        sentences.find_map(|sentence| self.sentence_login(sentence, &mut candidates))
    }

    /// Login that a sentence asks for. `candidates` is room to work in.
    fn sentence_login(&self, sentence: &Sentence, candidates: &mut Vec<u16>) -> Option<Channel> {
        let rules = &self.context.rubric.sentences;
        let login_of = |index: &u16| login(rules[usize::from(*index)].effect);
        self.candidates(
            sentence,
            |effect| effect == SentenceEffect::Veto || login(effect).is_some(),
            candidates,
        );
        // Most sentences are not about logging in: no need to look for a veto.
        candidates.iter().find_map(login_of)?;
        let mut fired = Vec::new();
        let place = Place {
            sentence,
            question: &(0..0),
        };
        self.fire(&place, candidates, &mut fired);
        fired.iter().find_map(|f| login(f.rule.effect))
    }
}

/// Login that a rule tells.
fn login(effect: SentenceEffect) -> Option<Channel> {
    match effect {
        SentenceEffect::NeedsDigid | SentenceEffect::OnlineDigid => Some(Channel::OnlineDigid),
        SentenceEffect::NeedsNoLogin | SentenceEffect::OnlineNoLogin => {
            Some(Channel::OnlineNoLogin)
        }
        _ => None,
    }
}

fn channel(effect: SentenceEffect) -> Option<Channel> {
    Some(match effect {
        SentenceEffect::OnlineDigid => Channel::OnlineDigid,
        SentenceEffect::OnlineLoginUnknown => Channel::OnlineLoginUnknown,
        SentenceEffect::OnlineNoLogin => Channel::OnlineNoLogin,
        SentenceEffect::ExternalPortal => Channel::ExternalPortal,
        SentenceEffect::PdfForm => Channel::PdfForm,
        SentenceEffect::Post => Channel::Post,
        SentenceEffect::Email => Channel::Email,
        SentenceEffect::Phone => Channel::Phone,
        SentenceEffect::Visit => Channel::Visit,
        SentenceEffect::Intermediary => Channel::Intermediary,
        SentenceEffect::Automatic => Channel::Automatic,
        SentenceEffect::Closed
        | SentenceEffect::NotPossible
        | SentenceEffect::Veto
        | SentenceEffect::NeedsDigid
        | SentenceEffect::NeedsNoLogin => return None,
    })
}
