//! Who publishes a page: municipalities, and the hosts of others.

use serde::{Deserialize, Serialize};

/// Kind of a publisher in [`PublisherRule`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PublisherClass {
    /// A municipality's own host outside its domain.
    Municipal,
    /// Intermunicipal social service.
    Executor,
    /// National body, news, company and so on: not municipal.
    Other,
}

/// A rule on hosts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublisherRule {
    /// Identifier.
    pub id: String,
    /// Kind.
    pub class: PublisherClass,
    /// Globs on the host name.
    pub host: Vec<String>,
    /// Name to show.
    pub name: Option<String>,
}

/// A municipality.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MunicipalityRow {
    /// CBS code.
    pub code: String,
    /// Official name.
    pub name: String,
    /// Province.
    pub province: String,
    /// Registrable domain.
    pub domain: String,
}
