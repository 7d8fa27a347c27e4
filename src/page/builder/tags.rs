//! What every tag of HTML means to the builder, looked up once per element.

use super::super::BlockKind;
use super::super::names::Names;
use super::Flow;

/// What a tag means.
#[derive(Clone, Copy)]
pub(super) struct Tag {
    pub flow: Flow,
    /// Kind of the blocks directly in it.
    pub kind: Option<BlockKind>,
    /// What it adds to the facts.
    pub role: Role,
}

/// What single elements add to the facts, or mean for what is in them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Other,
    Html,
    /// `body`, and the root of a frame.
    Body,
    Title,
    Base,
    Meta,
    Link,
    Time,
    Form,
    Input,
    Select,
    TextArea,
    Frame,
    Image,
    Anchor,
    Button,
    Heading,
    Item,
    Bold,
    Main,
    /// `article` and `section`.
    Article,
    Footer,
    Script,
    Drawing,
    Formula,
}

impl Tag {
    /// The meaning of a tag name. Unknown tags are blocks; components are inline unless they say otherwise: their
    /// content usually brings blocks.
    #[inline]
    pub(super) fn of(name: &str) -> Self {
        match NAMES.find(name) {
            Some(place) => TAGS[place],
            None if name.contains('-') => block(Flow::Inline, Role::Other),
            None => block(Flow::Block, Role::Other),
        }
    }
}

/// All tags that are not plain blocks.
const LIST: [&str; 83] = [
    "a", "abbr", "area", "article", "b", "base", "bdi", "bdo", "big", "body", "br", "button",
    "caption", "cite", "code", "data", "dd", "del", "dfn", "dt", "em", "font", "footer", "form",
    "frame", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "html", "i", "iframe", "img", "input",
    "ins", "kbd", "label", "legend", "li", "link", "main", "mark", "math", "meta", "noscript",
    "object", "q", "s", "samp", "script", "section", "select", "small", "span", "strike", "strong",
    "style", "sub", "summary", "sup", "svg", "td", "template", "textarea", "th", "time", "title",
    "tt", "u", "ul", "var", "wbr", "#frame", "#shadow", "div", "p", "tr", "table", "nav", "header",
];

static NAMES: Names = Names::new(&LIST);
static TAGS: [Tag; LIST.len()] = tags();

const fn block(flow: Flow, role: Role) -> Tag {
    Tag {
        flow,
        kind: None,
        role,
    }
}

const fn tags() -> [Tag; LIST.len()] {
    let mut tags = [block(Flow::Block, Role::Other); LIST.len()];
    let mut i = 0;
    while i < LIST.len() {
        let name = LIST[i].as_bytes();
        tags[i] = Tag {
            flow: flow(name),
            kind: kind(name),
            role: role(name),
        };
        i += 1;
    }
    tags
}

const fn flow(name: &[u8]) -> Flow {
    match name {
        b"style" | b"script" | b"template" | b"noscript" | b"textarea" | b"svg" | b"math" => {
            Flow::Skip
        }
        b"br" | b"hr" => Flow::Break,
        b"a" | b"abbr" | b"b" | b"bdi" | b"bdo" | b"big" | b"cite" | b"code" | b"data" | b"del"
        | b"dfn" | b"em" | b"font" | b"i" | b"img" | b"input" | b"ins" | b"kbd" | b"mark"
        | b"q" | b"s" | b"samp" | b"small" | b"span" | b"strike" | b"strong" | b"sub" | b"sup"
        | b"time" | b"tt" | b"u" | b"var" | b"wbr" | b"label" => Flow::Inline,
        _ => Flow::Block,
    }
}

const fn kind(name: &[u8]) -> Option<BlockKind> {
    Some(match name {
        b"h1" => BlockKind::Heading(1),
        b"h2" => BlockKind::Heading(2),
        b"h3" => BlockKind::Heading(3),
        b"h4" => BlockKind::Heading(4),
        b"h5" => BlockKind::Heading(5),
        b"h6" => BlockKind::Heading(6),
        b"summary" | b"dt" | b"caption" => BlockKind::Label,
        b"th" | b"td" => BlockKind::Cell,
        b"li" | b"dd" => BlockKind::Item,
        b"label" | b"legend" => BlockKind::Field,
        // A paragraph in a heading or summary stays what that is.
        _ => return None,
    })
}

const fn role(name: &[u8]) -> Role {
    match name {
        b"html" => Role::Html,
        b"body" | b"#frame" => Role::Body,
        b"title" => Role::Title,
        b"base" => Role::Base,
        b"meta" => Role::Meta,
        b"link" => Role::Link,
        b"time" => Role::Time,
        b"form" => Role::Form,
        b"input" => Role::Input,
        b"select" => Role::Select,
        b"textarea" => Role::TextArea,
        b"iframe" | b"frame" | b"object" => Role::Frame,
        b"img" => Role::Image,
        b"a" | b"area" => Role::Anchor,
        b"button" => Role::Button,
        b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => Role::Heading,
        b"li" | b"dd" | b"dt" => Role::Item,
        b"b" | b"strong" | b"th" => Role::Bold,
        b"main" => Role::Main,
        b"article" | b"section" => Role::Article,
        b"footer" => Role::Footer,
        b"script" => Role::Script,
        b"svg" => Role::Drawing,
        b"math" => Role::Formula,
        _ => Role::Other,
    }
}
