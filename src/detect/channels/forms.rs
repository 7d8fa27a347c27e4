//! Forms, form containers and frames on the page itself.

use super::{Found, Ladder, Proof};
use crate::page::{Form, Region};
use crate::report::{Channel, ChannelStatus, Confidence, PageType};
use crate::rubric::model::{MarkKind, TargetKind};

/// Fewest fields of a form that is more than a search box, a newsletter or a poll.
const FEWEST_FIELDS: u16 = 2;

impl<'c> Ladder<'_, 'c> {
    /// Embedded forms of the main content, and the login that the page's own address tells.
    pub(super) fn embedded(&self) -> Vec<Found<'c>> {
        let mut found = Vec::new();
        if let Some((node, section, rule)) = self.form_on_page() {
            found.push(self.embed(Channel::EmbeddedForm, node, section, rule));
            if let Some(channel) = self.page_login() {
                found.push(self.embed(channel, node, section, "page:login"));
            }
        } else if self.page_type == PageType::Form {
            let channel = self.page_login().unwrap_or(Channel::OnlineLoginUnknown);
            found.push(self.embed(channel, 0, 0, "page:address"));
        }
        found
    }

    /// Is there a form for residents in the content? Node, section and rule.
    pub(in crate::detect) fn form_on_page(&self) -> Option<(u32, u32, &'static str)> {
        let page = self.context.page;
        let watch = self.context.engine.watch();
        let container = page
            .marks
            .iter()
            .find(|m| m.region == Region::Main && watch.kind(m.rule) == MarkKind::FormContainer);
        if let Some(mark) = container {
            return Some((mark.node, mark.section, "form:container"));
        }
        let frame = page.frames.iter().find(|f| {
            f.region == Region::Main
                && self
                    .target(&f.target)
                    .is_some_and(|rule| is_form(rule.kind))
        });
        if let Some(frame) = frame {
            return Some((frame.node, frame.section, "form:frame"));
        }
        let form = page.forms.iter().find(|f| self.is_resident_form(f))?;
        Some((form.node, form.section, "form:fields"))
    }

    fn is_resident_form(&self, form: &Form) -> bool {
        let context = self.context;
        let words = context.tokens_of(&form.text);
        form.region == Region::Main
            && !form.search
            && !form.password
            && form.fields >= FEWEST_FIELDS
            && !["nuttig", "nieuwsbrief", "cookies", "zoeken"]
                .iter()
                .any(|set| context.says(&words, set))
    }

    /// Login of the page itself: its host, or what the page says.
    fn page_login(&self) -> Option<Channel> {
        let page = self.context.page;
        match self.target(&page.address).map(|r| r.kind) {
            Some(TargetKind::FormDigid) => return Some(Channel::OnlineDigid),
            Some(TargetKind::FormNoLogin) => return Some(Channel::OnlineNoLogin),
            _ => {}
        }
        let watch = self.context.engine.watch();
        let mark = page.marks.iter().find_map(|m| {
            if m.region != Region::Main {
                return None;
            }
            match watch.kind(m.rule) {
                MarkKind::Digid => Some(Channel::OnlineDigid),
                MarkKind::Eherkenning => Some(Channel::OnlineEherkenning),
                MarkKind::NoLogin => Some(Channel::OnlineNoLogin),
                _ => None,
            }
        });
        mark.or_else(|| self.login_in_text())
    }

    fn login_in_text(&self) -> Option<Channel> {
        use crate::rubric::model::SentenceEffect as Effect;
        let by_rule = self.fired().iter().find_map(|f| match f.rule.effect {
            Effect::NeedsDigid | Effect::OnlineDigid => Some(Channel::OnlineDigid),
            Effect::NeedsNoLogin | Effect::OnlineNoLogin => Some(Channel::OnlineNoLogin),
            _ => None,
        });
        by_rule.or_else(|| self.login_of_form_page())
    }

    /// Beside a form, every word on DigiD or on not logging in is about that form.
    fn login_of_form_page(&self) -> Option<Channel> {
        let context = self.context;
        if self.page_type != PageType::Form {
            return None;
        }
        let mut sentences = context
            .page
            .main_blocks()
            .flat_map(|(block, _)| context.sentences(block));
        sentences.find_map(|s| {
            if context.says(&s.tokens, "zonder-inloggen") {
                Some(Channel::OnlineNoLogin)
            } else if context.says(&s.tokens, "digid") && !context.says(&s.tokens, "geen-digid") {
                Some(Channel::OnlineDigid)
            } else {
                None
            }
        })
    }

    fn embed(&self, channel: Channel, node: u32, section: u32, rule: &'static str) -> Found<'c> {
        let heading = self.context.page.first_heading();
        let title = heading.map_or(0..0, |i| self.context.tokens[i].clone());
        Found {
            channel,
            status: ChannelStatus::Available,
            confidence: Confidence::High,
            target: None,
            proof: Proof::Form {
                node,
                section,
                rule,
            },
            topic: self.topics.subject.first().copied(),
            action: self.action(&title).unwrap_or("aanvragen"),
            condition: None,
        }
    }
}

/// Does a target of this kind hold a form?
pub(in crate::detect) fn is_form(kind: TargetKind) -> bool {
    matches!(
        kind,
        TargetKind::Form
            | TargetKind::FormDigid
            | TargetKind::FormEherkenning
            | TargetKind::FormEidas
            | TargetKind::FormNoLogin
    )
}
