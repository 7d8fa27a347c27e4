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

/// How to know a site that is not for the public: a test, acceptance or preview site.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TestSites {
    /// Whole parts of a host name, between dots and hyphens, in lower case.
    pub labels: Vec<String>,
    /// Names of parameters in an address.
    pub parameters: Vec<String>,
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
