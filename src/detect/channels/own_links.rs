//! Links whose target no rule knows: forms by their words, and ways at other organisations.

use std::ops::Range;

use super::Ladder;
use crate::detect::page_names::words_of_path;
use crate::page::{Address, Link, LinkKind};
use crate::report::{Channel, PageType};

/// Shortest name of a site that is looked for in other hosts, in bytes.
const SHORTEST_NAME: usize = 4;

impl Ladder<'_, '_> {
    /// A link of this site, or an unknown one, that no rule knows: a form only when its words say so.
    pub(super) fn own_link(&self, link: &Link, words: &Range<u32>) -> Option<Channel> {
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

    /// "Kwijtschelding aanvragen" as a link or sentence of its own to another organisation, or a link to it in a
    /// sentence such as "U vraagt de verklaring aan bij ...".
    pub(super) fn applies_elsewhere(&self, link: &Link, words: &Range<u32>) -> bool {
        let context = self.context;
        if !matches!(self.page_type, PageType::Product | PageType::Executor)
            || !self.is_elsewhere(&link.target)
        {
            return false;
        }
        let mut named = context.topics_in(words);
        let sentence = self.sentence_of(link);
        let alone = (self.stands_alone(link) || sentence.as_ref() == Some(words))
            && self.applies(words)
            && named.any(|hit| self.topics.subject.contains(&hit.topic));
        let in_sentence = |near: Range<u32>| {
            context.says(&near, "aanvragen-bij")
                && !context.says(&near, "vragen-hulp")
                && !self.other_topic(&near)
        };
        alone || sentence.is_some_and(in_sentence)
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
