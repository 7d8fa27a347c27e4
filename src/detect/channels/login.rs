//! With which login a form opens: target, logo, words, heading, sentences of the section.

use std::ops::Range;

use super::Ladder;
use crate::page::{Link, Mark};
use crate::report::Channel;
use crate::rubric::model::{MarkKind, TargetKind};

/// Farthest that a logo may stand from its link, in bytes of text.
const LOGO_REACH: u32 = 260;

impl Ladder<'_, '_> {
    /// Login of an online form: target, logo in or beside the link, its words, heading, sentences of the section.
    pub(super) fn form_channel(
        &self,
        link: &Link,
        words: &Range<u32>,
        kind: TargetKind,
    ) -> Channel {
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

    pub(super) fn login(&self, link: &Link, words: &Range<u32>) -> Option<Channel> {
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
            // By place alone a logo right behind a link would be the last of its text.
            let inside = m.link.and_then(|at| page.links.get(at as usize));
            let inside = inside.is_some_and(|own| own.node == link.node);
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

    /// DigiD in the link itself or a logo beside it; not farther away.
    pub(super) fn login_in_link(&self, link: &Link, words: &Range<u32>) -> Option<Channel> {
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
}
