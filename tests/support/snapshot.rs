//! Writes the snapshot of a page from its source, as `docs/snapshot.md` tells the content script to.

use std::fmt::Write;

use scraper::{ElementRef, Html, Node};

/// Attributes that are written; the table of `docs/snapshot.md`.
fn written() -> Vec<&'static str> {
    let document = include_str!("../../docs/snapshot.md");
    let start = document.find("## Attributes").unwrap_or_default();
    let end = document[start + 2..]
        .find("\n`href`")
        .map_or(document.len(), |at| start + 2 + at);
    document[start..end].split('`').skip(1).step_by(2).collect()
}

/// In which order the attributes of an element are written.
#[allow(dead_code, reason = "the order matters to one test only")]
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    Source,
    Reversed,
}

/// The snapshot of the page in `html`. No frame is open in it, and none is counted.
pub(crate) fn snapshot(html: &str, order: Order) -> String {
    let document = Html::parse_document(html);
    let mut writer = Writer {
        out: "\u{1}1\u{5}0\u{5}0".to_owned(),
        written: written(),
        order,
    };
    for child in document.tree.root().children() {
        writer.node(child);
    }
    writer.out
}

struct Writer {
    out: String,
    written: Vec<&'static str>,
    order: Order,
}

type NodeRef<'a> = ego_tree::NodeRef<'a, Node>;

impl Writer {
    fn node(&mut self, node: NodeRef<'_>) {
        match node.value() {
            Node::Text(text) => self.text(text),
            Node::Fragment => self.children(node),
            Node::Element(_) => {
                if let Some(element) = ElementRef::wrap(node) {
                    self.element(element);
                }
            }
            _ => {}
        }
    }

    fn children(&mut self, node: NodeRef<'_>) {
        for child in node.children() {
            self.node(child);
        }
    }

    fn element(&mut self, element: ElementRef<'_>) {
        let tag = element.value().name();
        let shadow = tag == "template" && element.attr("shadowrootmode").is_some();
        if matches!(tag, "style" | "noscript") || (tag == "template" && !shadow) {
            return;
        }
        self.open(if shadow { "#shadow" } else { tag }, element);
        match tag {
            "svg" => self.title_of(element),
            "math" | "textarea" | "iframe" => {}
            "script" if element.attr("type") != Some("application/ld+json") => {}
            _ => self.children(*element),
        }
        self.out.push('\u{4}');
    }

    /// Of a drawing only the name is written.
    fn title_of(&mut self, svg: ElementRef<'_>) {
        for title in svg
            .child_elements()
            .filter(|child| child.value().name() == "title")
        {
            self.out.push_str("\u{2}title");
            self.text(&title.text().collect::<String>());
            self.out.push('\u{4}');
        }
    }

    fn open(&mut self, tag: &str, element: ElementRef<'_>) {
        self.out.push('\u{2}');
        self.out.push_str(tag);
        let button = matches!(
            element.attr("type"),
            Some("submit" | "button" | "reset" | "image")
        );
        let mut attributes: Vec<(&str, &str)> = element
            .value()
            .attrs()
            .filter(|(name, _)| self.written.contains(name))
            .filter(|(name, _)| *name != "value" || (tag == "input" && button))
            .collect();
        if self.order == Order::Reversed {
            attributes.reverse();
        }
        for (name, value) in attributes {
            let value: String = value.chars().take(2_000).map(clean).collect();
            let value = if name == "srcdoc" { "" } else { &value };
            let _ = write!(self.out, "\u{5}{name}={value}");
        }
    }

    fn text(&mut self, text: &str) {
        if !text.is_empty() {
            self.out.push('\u{3}');
            self.out.extend(text.chars().map(clean));
        }
    }
}

/// The characters that separate records do not occur in text.
fn clean(c: char) -> char {
    if matches!(c, '\u{1}'..='\u{5}') {
        ' '
    } else {
        c
    }
}
