//! What a page declares about itself for machines.

use super::Channel;
use serde::{Deserialize, Serialize};

/// Where a declaration stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum DeclarationSource {
    /// A JSON-LD block: schema.org `GovernmentService` or `Service` with its `ServiceChannel`s.
    JsonLd,
    /// OWMS or DCTERMS metadata (`OVERHEID.authority`, `DCTERMS.modified`, `overheidproduct:*`).
    Owms,
    /// Metadata with a name of the Uniforme Productnamenlijst.
    Upl,
    /// Metadata `dienst:kanaal`.
    ChannelMeta,
}

/// What a declaration is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum DeclarationKind {
    /// The product, by its uniform name.
    Topic,
    /// A way to arrange it, or that there is none online.
    Channel,
    /// Who is responsible for the page.
    Authority,
    /// When it was last changed.
    Modified,
    /// Which kind of text it is.
    PageType,
}

/// One thing that a page declares about itself, held against what it shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Declaration {
    /// Where it stands.
    pub source: DeclarationSource,
    /// What it is about.
    pub kind: DeclarationKind,
    /// The declared topic, when the rubric knows the uniform name. With several, the one nearest to the page.
    pub topic: Option<String>,
    /// The declared channel; absent when it is not a channel, not known, or "not online".
    pub channel: Option<Channel>,
    /// The value as it stands on the page, at most 160 characters. Hostile data: show as text only.
    pub value: String,
    /// Does the page show the same? Absent when that cannot be told: nothing found is not a contradiction.
    pub agrees: Option<bool>,
    /// What does not agree, in a sentence in the language of the report.
    pub text: Option<String>,
}
