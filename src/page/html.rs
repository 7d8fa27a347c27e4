//! The door for source text: tokens of `html5gum`, decisions of `html5ever`, the tree of `scraper`, walked once.

mod tokens;

use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink};
use html5gum::Tokenizer;
use scraper::node::Element;
use scraper::{Html, HtmlTreeSink, Node};

use super::attributes::Attributes;
use super::builder::Builder;
use super::{Limits, Page, Watch};
use crate::report::LimitKind;
use tokens::Tokens;

/// Depth of start tags at which the source is cut before parsing: a tree builder needs time
/// in proportion to the square of the depth.
const DEEPEST_SOURCE: usize = 4_000;

/// Builds the facts from HTML source.
pub fn from_html(html: &str, address: Option<&str>, watch: &Watch, limits: Limits) -> Page {
    let mut builder = Builder::new(watch, limits, address, html.len() / 4);
    let mut html = html;
    if html.len() > limits.bytes {
        let end = html.floor_char_boundary(limits.bytes);
        builder.limit(LimitKind::TooManyBytes, Some((html.len() - end) as u32));
        html = &html[..end];
    }
    if let Some(end) = too_deep_at(html) {
        builder.limit(LimitKind::TooDeep, None);
        html = &html[..end];
    }
    walk(&parse(html), &mut builder);
    builder.finish()
}

/// As `Html::parse_document`, with another tokenizer (docs/adr/0017) and without the attributes and texts that the
/// facts do not need.
fn parse(html: &str) -> Html {
    let sink = HtmlTreeSink::new(Html::new_document());
    let builder = TreeBuilder::new(sink, TreeBuilderOpts::default());
    let source = html.strip_prefix('\u{feff}').unwrap_or(html);
    let Ok(()) = Tokenizer::new_with_emitter(source, Tokens::new(&builder)).finish();
    builder.sink.finish()
}

fn walk(document: &Html, builder: &mut Builder<'_>) {
    use ego_tree::iter::Edge;
    for edge in document.tree.root().traverse() {
        if builder.full() {
            break;
        }
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Element(element) => open(element, builder),
                Node::Text(text) => builder.text(text),
                _ => {}
            },
            Edge::Close(node) if node.value().is_element() => builder.close(),
            Edge::Close(_) => {}
        }
    }
}

fn open(element: &Element, builder: &mut Builder<'_>) {
    let mut known = Attributes::default();
    for (name, value) in element.attrs() {
        known.take(name, value);
    }
    let tag = element.name();
    // A declarative shadow root is read where it stands.
    let shadow = tag == "template" && known.opens_shadow();
    builder.open(if shadow { "#shadow" } else { tag }, &known);
}

/// Byte at which start tags are nested too deeply, by a count that leaves out elements that need no end tag.
fn too_deep_at(html: &str) -> Option<usize> {
    let bytes = html.as_bytes();
    let mut depth = 0_usize;
    for tag in memchr::memchr_iter(b'<', bytes) {
        let at = tag + 1;
        match bytes.get(at) {
            Some(b'/') => depth = depth.saturating_sub(usize::from(counts(&bytes[at + 1..]))),
            Some(c) if c.is_ascii_alphabetic() && counts(&bytes[at..]) => {
                depth += 1;
                if depth > DEEPEST_SOURCE {
                    return Some(tag);
                }
            }
            _ => {}
        }
    }
    None
}

/// Does a tag of this name stay open until its end tag?
fn counts(name: &[u8]) -> bool {
    let end = name
        .iter()
        .position(|b| !b.is_ascii_alphanumeric())
        .unwrap_or(name.len());
    let mut lower = [0; 8];
    if end > lower.len() {
        return true;
    }
    let lower = &mut lower[..end];
    lower.copy_from_slice(&name[..end]);
    lower.make_ascii_lowercase();
    !matches!(
        &*lower,
        b"p" | b"li"
            | b"dt"
            | b"dd"
            | b"tr"
            | b"td"
            | b"th"
            | b"tbody"
            | b"thead"
            | b"tfoot"
            | b"option"
            | b"optgroup"
            | b"area"
            | b"base"
            | b"br"
            | b"col"
            | b"embed"
            | b"hr"
            | b"img"
            | b"input"
            | b"link"
            | b"meta"
            | b"source"
            | b"track"
            | b"wbr"
            | b"param"
            | b"path"
            | b"use"
            | b"circle"
            | b"rect"
            | b"g"
            | b"svg"
    )
}

#[cfg(test)]
mod tests;
