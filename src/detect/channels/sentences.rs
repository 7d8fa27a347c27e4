//! Sentences that tell how to arrange something, and sentences that take a channel back.

use std::ops::Range;

use super::{Found, Ladder};
use crate::detect::context::Sentence;
use crate::page::{BlockKind, Link};
use crate::report::{Channel, ChannelStatus, Confidence};
use crate::rubric::model::{SentenceEffect, SentenceRule};

/// A rule that fired.
pub(super) struct Fired<'r> {
    pub rule: &'r SentenceRule,
    pub sentence: Sentence,
}

impl<'c> Ladder<'_, 'c> {
    /// All rules that fire on sentences of the main content; none on a sentence with a veto.
    pub(super) fn fired(&self) -> Vec<Fired<'c>> {
        let mut out = Vec::new();
        for (block, _) in self.context.page.main_blocks() {
            if self.context.page.blocks[block].kind == BlockKind::Field {
                continue;
            }
            let mut vetoed = false;
            let mut question = 0..0;
            for sentence in self.context.sentences(block) {
                // "Heeft u vragen? Bel dan met ...": the question speaks for the answer.
                let answer = vetoed;
                let veto = self.fire(&sentence, &question, &mut out);
                let asks = self.is_question(&sentence);
                vetoed = veto && asks;
                question = if asks { sentence.tokens.clone() } else { 0..0 };
                if answer {
                    out.retain(|f| f.sentence.tokens != sentence.tokens);
                }
            }
        }
        out
    }

    fn is_question(&self, sentence: &Sentence) -> bool {
        let last = self.context.reading.tokens[sentence.tokens.end as usize - 1];
        let rest = &self.context.page.text[last.end() as usize..];
        rest.trim_start_matches([' ', '\u{a0}']).starts_with('?')
    }

    /// Adds the rules that fire; true when one of them is a veto. `question` is the question that the sentence
    /// answers ("Al bekend bij ons? Bel uw consulent."), or empty.
    fn fire(&self, sentence: &Sentence, question: &Range<u32>, out: &mut Vec<Fired<'c>>) -> bool {
        let context = self.context;
        let first = out.len();
        let section = context.page.blocks[sentence.block].section;
        let heading = context.heading_tokens(section).unwrap_or(0..0);
        for rule in &context.rubric.sentences {
            let has = |set: &u16| context.has(&sentence.tokens, *set);
            let phone_first = rule.effect == SentenceEffect::Phone && self.phone_first();
            let fires = rule.all.iter().all(has)
                && (rule.any.is_empty()
                    || phone_first
                    || rule.any.iter().any(has)
                    || rule.any.iter().any(|set| context.has(&heading, *set))
                    || rule.any.iter().any(|set| context.has(question, *set)))
                && !rule.none.iter().any(has);
            if !fires {
                continue;
            }
            if rule.effect == SentenceEffect::Veto {
                out.truncate(first);
                return true;
            }
            out.push(Fired {
                rule,
                sentence: sentence.clone(),
            });
        }
        false
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
    pub(super) fn sentence_channels(&self, fired: &[Fired<'_>]) -> Vec<Found> {
        fired
            .iter()
            .filter_map(|f| Some(self.sentence_channel(f, channel(f.rule.effect)?)))
            .collect()
    }

    fn sentence_channel(&self, fired: &Fired<'_>, channel: Channel) -> Found {
        let Sentence { tokens, block } = &fired.sentence;
        let section = self.context.page.blocks[*block].section;
        let heading = || self.context.heading_tokens(section);
        Found {
            channel,
            status: ChannelStatus::Available,
            confidence: Confidence::Low,
            target: self.target_in(tokens, channel),
            evidence: self
                .context
                .evidence(*block, tokens, format!("sentence:{}", fired.rule.id)),
            topic: self.topic(tokens, section),
            action: self
                .action(tokens)
                .or_else(|| self.action(&heading()?))
                .unwrap_or("aanvragen"),
            condition: self
                .context
                .says(tokens, "voorwaarde-kanaal")
                .then(|| self.context.quote(tokens)),
        }
    }

    /// The phone number, mail address or page that the sentence links to.
    fn target_in(&self, tokens: &Range<u32>, channel: Channel) -> Option<String> {
        let fits = |link: &&Link| {
            let scheme = link.target.scheme.as_str();
            let range = self.context.tokens_of(&link.text);
            let inside = tokens.start <= range.start && range.end <= tokens.end && !range.is_empty();
            let kind = match channel {
                Channel::Phone => scheme == "tel",
                Channel::Email => scheme == "mailto",
                _ => link.target.is_web(),
            };
            inside && kind
        };
        let link = self.context.page.main_links().find(fits)?;
        Some(link.target.to_string())
    }

    /// Login that a sentence of the same section, or the text before the first heading, asks for.
    pub(super) fn section_login(&self, link: &Link) -> Option<Channel> {
        let page = self.context.page;
        let blocks = page.main_blocks().filter(|(_, b)| b.section == link.section);
        for (block, _) in blocks {
            for sentence in self.context.sentences(block) {
                let mut fired = Vec::new();
                self.fire(&sentence, &(0..0), &mut fired);
                for f in fired {
                    match f.rule.effect {
                        SentenceEffect::NeedsDigid | SentenceEffect::OnlineDigid => {
                            return Some(Channel::OnlineDigid);
                        }
                        SentenceEffect::NeedsNoLogin | SentenceEffect::OnlineNoLogin => {
                            return Some(Channel::OnlineNoLogin);
                        }
                        _ => {}
                    }
                }
            }
        }
        None
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
