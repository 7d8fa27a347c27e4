//! Links, forms, fields, frames, images and meta data: what single elements add to the facts.

use super::super::attributes::Attributes;
use super::super::{Block, BlockKind, Form, Frame, Link, LinkKind, Region};
use super::tags::Role;
use super::{Builder, LONGEST_ADDRESS, cut, pieces};

/// Longest attribute text that is kept as a name.
const LONGEST_NAME: usize = 300;
/// Most values of metadata that are kept.
const MOST_METADATA: usize = 200;

impl Builder<'_> {
    /// What single elements add to the facts.
    #[cfg_attr(target_family = "wasm", inline(never))]
    pub(super) fn special(&mut self, role: Role, attributes: &Attributes<'_>) {
        match role {
            Role::Html if self.page.meta.lang.is_none() && !attributes.lang.is_empty() => {
                self.page.meta.lang = Some(attributes.lang.to_ascii_lowercase());
            }
            Role::Base => {
                if let Some(href) = attributes.href {
                    self.base = self.base.join(href);
                }
            }
            Role::Meta => self.meta(attributes),
            Role::Link if attributes.rel.eq_ignore_ascii_case("canonical") => {
                self.page.meta.canonical = attributes.href.map(str::to_owned);
            }
            Role::Time if attributes.datetime.len() >= 10 => {
                self.page.meta.modified = Some(attributes.datetime[..].chars().take(10).collect());
            }
            Role::Form => self.form(attributes),
            Role::Input | Role::Select | Role::TextArea => self.field(role, attributes),
            Role::Frame => self.frame(attributes),
            Role::Image => self.image(attributes.alt),
            Role::Drawing => self.image(attributes.label),
            _ => {}
        }
        self.declared(attributes);
        self.link(role, attributes);
    }

    /// Attributes in the content that declare a product or a way, as the metadata of the head do.
    #[cfg_attr(target_family = "wasm", inline(never))]
    fn declared(&mut self, attributes: &Attributes<'_>) {
        let content = matches!(self.top().region, Region::Main | Region::Unknown);
        let values = [
            ("upl", attributes.upl),
            ("dienst:kanaal", attributes.channel),
        ];
        for (name, value) in values.into_iter().filter(|(_, v)| content && !v.is_empty()) {
            if self.page.meta.values.len() < MOST_METADATA {
                let value = cut(value, LONGEST_NAME).to_owned();
                self.page.meta.values.push((name.to_owned(), value));
            }
        }
    }

    #[cfg_attr(target_family = "wasm", inline(never))]
    fn meta(&mut self, attributes: &Attributes<'_>) {
        let name = if attributes.name.is_empty() {
            attributes.property
        } else {
            attributes.name
        };
        if !name.is_empty() && self.page.meta.values.len() < MOST_METADATA {
            let value = cut(attributes.content, LONGEST_NAME).to_owned();
            let name = name.to_ascii_lowercase();
            self.page.meta.values.push((name, value));
        }
    }

    #[cfg_attr(target_family = "wasm", inline(never))]
    fn form(&mut self, attributes: &Attributes<'_>) {
        let (node, region) = (self.top().node, self.top().region);
        let start = self.here();
        let section = self.section();
        let index = self.page.forms.len() as u32;
        self.page.forms.push(Form {
            node,
            region,
            text: start..start,
            fields: 0,
            choices: 0,
            password: false,
            search: attributes.role == "search",
            action: cut(attributes.action, LONGEST_NAME).to_owned(),
            section,
        });
        self.top().form = Some(index);
    }

    #[cfg_attr(target_family = "wasm", inline(never))]
    fn field(&mut self, role: Role, attributes: &Attributes<'_>) {
        let kind = attributes.kind.to_ascii_lowercase();
        if role == Role::Input && matches!(kind.as_str(), "submit" | "button" | "image" | "reset") {
            return;
        }
        let Some(form) = self.top().form else {
            return;
        };
        let form = &mut self.page.forms[form as usize];
        form.search |= kind == "search";
        form.password |= kind == "password";
        match (role, kind.as_str()) {
            (Role::Input, "hidden" | "search" | "password") => {}
            (Role::TextArea, _) | (Role::Input, "radio" | "checkbox" | "range") => {
                form.choices = form.choices.saturating_add(1);
            }
            _ => form.fields = form.fields.saturating_add(1),
        }
    }

    #[cfg_attr(target_family = "wasm", inline(never))]
    fn frame(&mut self, attributes: &Attributes<'_>) {
        let (node, region) = (self.top().node, self.top().region);
        let section = self.section();
        self.page.frames.push(Frame {
            node,
            region,
            target: self.base.join(attributes.src),
            at: self.page.text.len() as u32,
            title: cut(attributes.title, LONGEST_NAME).to_owned(),
            section,
        });
    }

    /// An image in a link gives it a name when the link has no text of its own.
    #[cfg_attr(target_family = "wasm", inline(never))]
    fn image(&mut self, name: &str) {
        if let Some(link) = self.top().link
            && !name.is_empty()
        {
            self.name(link, name);
        }
    }

    #[cfg_attr(target_family = "wasm", inline(never))]
    fn link(&mut self, role: Role, attributes: &Attributes<'_>) {
        let button = role == Role::Button
            || (role == Role::Input && matches!(attributes.kind, "submit" | "button" | "image"))
            || attributes.role == "button";
        let link = role == Role::Anchor || attributes.role == "link";
        let target = attributes.href.or(attributes.other_href);
        let has_target = target.is_some() && !matches!(role, Role::Link | Role::Base);
        if attributes.expanded || !(button || link || has_target) {
            return;
        }
        // A link inside a link is one link, as browsers treat it.
        if self.top().link.is_some() {
            return;
        }
        let href = target.unwrap_or_default().trim();
        let target = self.base.join(href);
        let dead = href.is_empty() || target.scheme == "javascript";
        let index = self.page.links.len() as u32;
        let (here, section) = (self.here(), self.section());
        let top = self.top();
        let (node, region, heading, list, form) =
            (top.node, top.region, top.heading, top.list, top.form);
        top.link = Some(index);
        self.page.links.push(Link {
            kind: if !dead {
                LinkKind::Link
            } else if button && form.is_some() {
                LinkKind::Button
            } else {
                LinkKind::Dead
            },
            text: here..here,
            name: None,
            href: cut(href, LONGEST_ADDRESS).to_owned(),
            target,
            node,
            region,
            section,
            heading,
            list,
            form: form.is_some(),
        });
        // Of other elements a value is not seen, and the content script does not write it.
        let value = if role == Role::Input && has_label(attributes.kind) {
            attributes.value
        } else {
            ""
        };
        for name in [attributes.label, attributes.title, value] {
            if !name.is_empty() {
                self.name(index, name);
            }
        }
    }

    /// Keeps an accessible name; the names are written behind the text in [`Self::finish`].
    fn name(&mut self, link: u32, name: &str) {
        let top = self.top();
        let block = Block {
            kind: BlockKind::Name,
            text: 0..0,
            node: top.node,
            region: top.region,
            section: 0,
            list: false,
            form: false,
            linked: true,
        };
        if self.names.len() < 5_000 {
            self.names
                .push((link, block, cut(name, LONGEST_NAME).to_owned()));
        }
    }

    #[cfg_attr(target_family = "wasm", inline(never))]
    pub(super) fn write_names(&mut self) {
        for (link, mut block, name) in std::mem::take(&mut self.names) {
            let name = pieces::joined(&name);
            let target = &mut self.page.links[link as usize];
            let text = self
                .page
                .text
                .get(target.text.start as usize..target.text.end as usize);
            let own = text.unwrap_or_default();
            if name.is_empty() || target.name.is_some() || own.contains(&name) {
                continue;
            }
            let start = self.page.text.len() as u32;
            self.page.text.push_str(&name);
            let range = start..self.page.text.len() as u32;
            self.page.text.push('\n');
            target.name = Some(range.clone());
            block.text = range;
            block.section = target.section;
            block.region = target.region;
            self.page.blocks.push(block);
        }
    }
}

/// Buttons: the only inputs whose value is a text of the page and not something that a person typed.
fn has_label(kind: &str) -> bool {
    let kinds = ["submit", "button", "reset", "image"];
    kinds.iter().any(|k| k.eq_ignore_ascii_case(kind))
}
