//! The tree that the parser makes of a page, with no more in it than the facts need.
//!
//! `html5ever` decides where everything goes, as a browser does; here it is only kept. Nobody queries this tree: it is
//! walked once, in order.

use std::cell::{Ref, RefCell};

use html5ever::tendril::StrTendril;
use html5ever::tree_builder::{
    ElementFlags, NodeOrText, QuirksMode, TreeBuilder, TreeBuilderOpts, TreeSink,
};
use html5ever::{Attribute, QualName, local_name};
use html5gum::Tokenizer;

use super::tokens::Tokens;

/// A tree of nodes.
pub(super) struct Tree(Vec<Node>);

/// Place of a node in its tree.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct NodeId(u32);

const ROOT: NodeId = NodeId(0);

struct Node {
    parent: Option<NodeId>,
    previous: Option<NodeId>,
    next: Option<NodeId>,
    first: Option<NodeId>,
    last: Option<NodeId>,
    content: Content,
}

/// What a node is.
pub(super) enum Content {
    Element(QualName, Vec<Attribute>),
    Text(StrTendril),
    /// Document, content of a template, comment.
    Other,
}

/// A step of a walk.
pub(super) enum Step<'t> {
    Open(&'t Content),
    Close(&'t Content),
}

impl Tree {
    /// Parses a page.
    pub(super) fn parse(html: &str) -> Self {
        let root = Node::new(Content::Other);
        let sink = Sink(RefCell::new(Self(vec![root])));
        let builder = TreeBuilder::new(sink, TreeBuilderOpts::default());
        let source = html.strip_prefix('\u{feff}').unwrap_or(html);
        let Ok(()) = Tokenizer::new_with_emitter(source, Tokens::new(&builder)).finish();
        builder.sink.finish()
    }

    /// All nodes in the order of the source: each when it opens and when it closes.
    pub(super) fn walk(&self) -> impl Iterator<Item = Step<'_>> {
        let mut at = Some(ROOT);
        let mut closes = false;
        std::iter::from_fn(move || {
            let id = at?;
            let node = self.node(id);
            let step = if closes {
                at = node.next.or(node.parent);
                Step::Close(&node.content)
            } else {
                at = node.first.or(at);
                Step::Open(&node.content)
            };
            closes = if closes {
                node.next.is_none()
            } else {
                node.first.is_none()
            };
            Some(step)
        })
    }

    fn node(&self, id: NodeId) -> &Node {
        &self.0[id.0 as usize]
    }

    fn node_mut(&mut self, id: NodeId) -> &mut Node {
        &mut self.0[id.0 as usize]
    }

    fn add(&mut self, content: Content) -> NodeId {
        let id = NodeId(self.0.len() as u32);
        self.0.push(Node::new(content));
        id
    }

    fn detach(&mut self, id: NodeId) {
        let node = self.node_mut(id);
        let (parent, previous, next) = (node.parent.take(), node.previous.take(), node.next.take());
        let Some(parent) = parent else { return };
        match previous {
            Some(previous) => self.node_mut(previous).next = next,
            None => self.node_mut(parent).first = next,
        }
        match next {
            Some(next) => self.node_mut(next).previous = previous,
            None => self.node_mut(parent).last = previous,
        }
    }

    /// Puts a node that has no place into a parent: before one of its children, or behind all.
    fn insert(&mut self, id: NodeId, parent: NodeId, next: Option<NodeId>) {
        let previous = match next {
            Some(next) => self.node_mut(next).previous.replace(id),
            None => self.node_mut(parent).last.replace(id),
        };
        match previous {
            Some(previous) => self.node_mut(previous).next = Some(id),
            None => self.node_mut(parent).first = Some(id),
        }
        let node = self.node_mut(id);
        (node.parent, node.previous, node.next) = (Some(parent), previous, next);
    }

    fn place(&mut self, child: NodeOrText<NodeId>, parent: NodeId, next: Option<NodeId>) {
        match child {
            NodeOrText::AppendNode(id) => {
                self.detach(id);
                self.insert(id, parent, next);
            }
            NodeOrText::AppendText(text) => self.text(text, parent, next),
        }
    }

    /// Adds text to the text before it, or as a node of its own.
    fn text(&mut self, text: StrTendril, parent: NodeId, next: Option<NodeId>) {
        let holder = &self.node(parent).content;
        if holder.hides_text() {
            return;
        }
        let previous = match next {
            Some(next) => self.node(next).previous,
            None => self.node(parent).last,
        };
        let before = previous.map(|id| &mut self.node_mut(id).content);
        if let Some(Content::Text(before)) = before {
            before.push_tendril(&text);
            return;
        }
        let id = self.add(Content::Text(text));
        self.insert(id, parent, next);
    }
}

impl Node {
    fn new(content: Content) -> Self {
        Self {
            parent: None,
            previous: None,
            next: None,
            first: None,
            last: None,
            content,
        }
    }
}

impl Content {
    /// Does nobody read the text directly in it?
    fn hides_text(&self) -> bool {
        let Self::Element(name, attributes) = self else {
            return false;
        };
        match name.local {
            local_name!("style") | local_name!("textarea") => true,
            local_name!("script") => !is_data(attributes),
            _ => false,
        }
    }
}

/// Does a script hold data that the facts need?
fn is_data(attributes: &[Attribute]) -> bool {
    let kind = attributes
        .iter()
        .rfind(|a| a.name.local == local_name!("type"));
    kind.is_some_and(|kind| &*kind.value == "application/ld+json")
}

/// A tree while the parser makes it.
struct Sink(RefCell<Tree>);

impl TreeSink for Sink {
    type Handle = NodeId;
    type Output = Tree;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Tree {
        self.0.into_inner()
    }

    fn parse_error(&self, _message: std::borrow::Cow<'static, str>) {}

    fn get_document(&self) -> NodeId {
        ROOT
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Ref<'a, QualName> {
        Ref::map(self.0.borrow(), |tree| match &tree.node(*target).content {
            Content::Element(name, _) => name,
            _ => unreachable!("only elements have a name"),
        })
    }

    fn create_element(
        &self,
        name: QualName,
        attributes: Vec<Attribute>,
        flags: ElementFlags,
    ) -> NodeId {
        let mut tree = self.0.borrow_mut();
        let element = tree.add(Content::Element(name, attributes));
        if flags.template {
            let content = tree.add(Content::Other);
            tree.insert(content, element, None);
        }
        element
    }

    fn create_comment(&self, _text: StrTendril) -> NodeId {
        self.0.borrow_mut().add(Content::Other)
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> NodeId {
        self.0.borrow_mut().add(Content::Other)
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        self.0.borrow_mut().place(child, *parent, None);
    }

    fn append_based_on_parent_node(
        &self,
        element: &NodeId,
        previous: &NodeId,
        child: NodeOrText<NodeId>,
    ) {
        let has_parent = self.0.borrow().node(*element).parent.is_some();
        if has_parent {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        self.0.borrow().node(*target).first.unwrap_or(*target)
    }

    fn same_node(&self, a: &NodeId, b: &NodeId) -> bool {
        a == b
    }

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        let mut tree = self.0.borrow_mut();
        if let NodeOrText::AppendNode(id) = child {
            tree.detach(id);
        }
        if let Some(parent) = tree.node(*sibling).parent {
            tree.place(child, parent, Some(*sibling));
        }
    }

    fn add_attrs_if_missing(&self, target: &NodeId, attributes: Vec<Attribute>) {
        let mut tree = self.0.borrow_mut();
        if let Content::Element(_, known) = &mut tree.node_mut(*target).content {
            for attribute in attributes {
                if !known.iter().any(|other| other.name == attribute.name) {
                    known.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.0.borrow_mut().detach(*target);
    }

    fn reparent_children(&self, node: &NodeId, parent: &NodeId) {
        let mut tree = self.0.borrow_mut();
        while let Some(child) = tree.node(*node).first {
            tree.detach(child);
            tree.insert(child, *parent, None);
        }
    }
}
