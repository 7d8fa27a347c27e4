//! The tokens of a page, on their way from the tokenizer to what builds the tree.
//!
//! `html5gum` reads whole runs of bytes where the tokenizer of `html5ever` goes by characters, which was half of the
//! time of a scan. What a page means stays the matter of `html5ever` (docs/adr/0017).

use std::convert::Infallible;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Doctype, Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::{Attribute, LocalName, QualName, local_name, ns};
use html5gum::{Emitter, Error, State};

use super::super::attributes;

/// Lines are for error messages, and nobody reads those.
const LINE: u64 = 1;

/// Elements whose attributes the parser compares or looks at, whatever they are called.
const COMPARED: [&[u8]; 15] = [
    b"a",
    b"annotation-xml",
    b"b",
    b"big",
    b"code",
    b"em",
    b"font",
    b"i",
    b"nobr",
    b"s",
    b"small",
    b"strike",
    b"strong",
    b"tt",
    b"u",
];

/// Collects what the tokenizer finds, and gives whole tokens to a sink.
pub(super) struct Tokens<'s, S> {
    sink: &'s S,
    /// Text since the last token.
    text: Vec<u8>,
    /// The text up to the next tag is one that nobody reads.
    unread: bool,
    kind: TagKind,
    name: Vec<u8>,
    last_start: Vec<u8>,
    self_closing: bool,
    /// Is it one of [`COMPARED`]? Then all its attributes are kept. Asked when the first one comes.
    compared: Option<bool>,
    attributes: Vec<Attribute>,
    attribute: Vec<u8>,
    value: Vec<u8>,
    doctype: Names,
}

/// What stands in a doctype.
#[derive(Default)]
struct Names {
    name: Vec<u8>,
    public: Option<Vec<u8>>,
    system: Option<Vec<u8>>,
    force_quirks: bool,
}

impl<'s, S: TokenSink> Tokens<'s, S> {
    pub(super) fn new(sink: &'s S) -> Self {
        Self {
            sink,
            text: Vec::new(),
            unread: false,
            kind: TagKind::StartTag,
            name: Vec::new(),
            last_start: Vec::new(),
            self_closing: false,
            compared: None,
            attributes: Vec::new(),
            attribute: Vec::new(),
            value: Vec::new(),
            doctype: Names::default(),
        }
    }

    fn send(&self, token: Token) -> TokenSinkResult<S::Handle> {
        self.sink.process_token(token, LINE)
    }

    /// Sends what is no tag: it says nothing about how to read on.
    fn pass(&self, token: Token) {
        let _ = self.send(token);
    }

    fn send_text(&mut self) {
        if self.text.is_empty() {
            return;
        }
        for (i, part) in self.text.split(|byte| *byte == 0).enumerate() {
            if i > 0 {
                self.pass(Token::NullCharacterToken);
            }
            if !part.is_empty() {
                self.pass(Token::CharacterTokens(tendril(part)));
            }
        }
        self.text.clear();
    }

    /// Is the tag one of an element whose text the facts leave out: a script that is no data, a style sheet, what
    /// people typed?
    fn holds_unread(&self) -> bool {
        match &*self.name {
            b"style" | b"textarea" => true,
            b"script" => !self
                .attributes
                .iter()
                .any(|a| a.name.local == local_name!("type") && &*a.value == "application/ld+json"),
            _ => false,
        }
    }

    fn finish_attribute(&mut self) {
        if self.attribute.is_empty() {
            return;
        }
        if self.kind == TagKind::StartTag
            && (self.compared == Some(true) || is_read(&self.attribute))
        {
            let name = local(&self.attribute);
            // The first of two with one name counts.
            if !self.attributes.iter().any(|a| a.name.local == name) {
                self.attributes.push(Attribute {
                    name: QualName::new(None, ns!(), name),
                    value: tendril(&self.value),
                });
            }
        }
        self.attribute.clear();
        self.value.clear();
    }

    fn begin_tag(&mut self, kind: TagKind) {
        self.kind = kind;
        self.name.clear();
        self.self_closing = false;
        self.compared = None;
        self.attributes.clear();
        self.attribute.clear();
        self.value.clear();
    }
}

/// Does the builder of the facts know an attribute? Those of drawings may have a prefix, which the parser takes off.
fn is_read(name: &[u8]) -> bool {
    let prefix = name.iter().rposition(|byte| *byte == b':');
    let bare = &name[prefix.map_or(0, |at| at + 1)..];
    str::from_utf8(bare).is_ok_and(|bare| attributes::bit(bare).is_some())
}

fn local(bytes: &[u8]) -> LocalName {
    match str::from_utf8(bytes) {
        Ok(name) => LocalName::from(name),
        Err(_) => LocalName::from(String::from_utf8_lossy(bytes)),
    }
}

/// The source is text, and it is never cut within a character.
fn tendril(bytes: &[u8]) -> StrTendril {
    StrTendril::try_from_byte_slice(bytes)
        .unwrap_or_else(|()| StrTendril::from_slice(&String::from_utf8_lossy(bytes)))
}

impl<S: TokenSink> Emitter for Tokens<'_, S> {
    type Token = Infallible;

    fn set_last_start_tag(&mut self, name: Option<&[u8]>) {
        self.last_start.clear();
        self.last_start.extend_from_slice(name.unwrap_or_default());
    }

    fn emit_eof(&mut self) {
        self.send_text();
        self.pass(Token::EOFToken);
        self.sink.end();
    }

    fn emit_error(&mut self, _error: Error) {}

    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn pop_token(&mut self) -> Option<Infallible> {
        None
    }

    fn emit_string(&mut self, text: &[u8]) {
        if !self.unread {
            self.text.extend_from_slice(text);
        }
    }

    fn init_start_tag(&mut self) {
        self.begin_tag(TagKind::StartTag);
    }

    fn init_end_tag(&mut self) {
        self.begin_tag(TagKind::EndTag);
    }

    fn init_comment(&mut self) {}

    fn emit_current_tag(&mut self) -> Option<State> {
        self.finish_attribute();
        self.send_text();
        self.unread = false;
        if self.kind == TagKind::StartTag {
            self.last_start.clone_from(&self.name);
        }
        let unread = self.holds_unread();
        let tag = Tag {
            kind: self.kind,
            name: local(&self.name),
            self_closing: self.self_closing,
            attrs: std::mem::take(&mut self.attributes),
            had_duplicate_attributes: false,
        };
        let answer = self.send(Token::TagToken(tag));
        // Only the parser knows whether such a tag makes such an element: within a drawing it does not.
        self.unread = unread && matches!(answer, TokenSinkResult::RawData(_));
        match answer {
            TokenSinkResult::Plaintext => Some(State::PlainText),
            TokenSinkResult::RawData(RawKind::Rcdata) => Some(State::RcData),
            TokenSinkResult::RawData(RawKind::Rawtext) => Some(State::RawText),
            TokenSinkResult::RawData(RawKind::ScriptData | RawKind::ScriptDataEscaped(_)) => {
                Some(State::ScriptData)
            }
            TokenSinkResult::Continue
            | TokenSinkResult::Script(_)
            | TokenSinkResult::EncodingIndicator(_) => None,
        }
    }

    fn emit_current_comment(&mut self) {
        self.send_text();
        // Where it stands matters: text goes on in a node of its own after it. What it says does not.
        self.pass(Token::CommentToken(StrTendril::new()));
    }

    fn emit_current_doctype(&mut self) {
        self.send_text();
        let Names {
            name,
            public,
            system,
            force_quirks,
        } = std::mem::take(&mut self.doctype);
        self.pass(Token::DoctypeToken(Doctype {
            name: (!name.is_empty()).then(|| tendril(&name)),
            public_id: public.as_deref().map(tendril),
            system_id: system.as_deref().map(tendril),
            force_quirks,
        }));
    }

    fn set_self_closing(&mut self) {
        self.self_closing = true;
    }

    fn set_force_quirks(&mut self) {
        self.doctype.force_quirks = true;
    }

    fn push_tag_name(&mut self, name: &[u8]) {
        self.name.extend_from_slice(name);
    }

    fn push_comment(&mut self, _text: &[u8]) {}

    fn push_doctype_name(&mut self, name: &[u8]) {
        self.doctype.name.extend_from_slice(name);
    }

    fn init_doctype(&mut self) {
        self.doctype = Names::default();
    }

    fn init_attribute(&mut self) {
        self.finish_attribute();
        let name = &*self.name;
        self.compared
            .get_or_insert_with(|| COMPARED.contains(&name));
    }

    fn push_attribute_name(&mut self, name: &[u8]) {
        self.attribute.extend_from_slice(name);
    }

    fn push_attribute_value(&mut self, value: &[u8]) {
        self.value.extend_from_slice(value);
    }

    fn set_doctype_public_identifier(&mut self, value: &[u8]) {
        self.doctype.public = Some(value.to_vec());
    }

    fn set_doctype_system_identifier(&mut self, value: &[u8]) {
        self.doctype.system = Some(value.to_vec());
    }

    fn push_doctype_public_identifier(&mut self, text: &[u8]) {
        self.doctype
            .public
            .get_or_insert_default()
            .extend_from_slice(text);
    }

    fn push_doctype_system_identifier(&mut self, text: &[u8]) {
        self.doctype
            .system
            .get_or_insert_default()
            .extend_from_slice(text);
    }

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.kind == TagKind::EndTag && !self.last_start.is_empty() && self.last_start == self.name
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&mut self) -> bool {
        self.send_text();
        self.sink
            .adjusted_current_node_present_but_not_in_html_namespace()
    }
}
