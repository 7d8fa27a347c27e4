//! Municipalities, and the hosts of others.

use serde::Deserialize;

use crate::rubric::model::PublisherClass;

/// `publishers.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishersFile {
    pub publisher: Vec<PublisherTable>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublisherTable {
    pub id: String,
    pub class: PublisherClass,
    pub host: Vec<String>,
    pub name: Option<String>,
    pub evidence: String,
}

/// `municipalities.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MunicipalitiesFile {
    pub source: String,
    pub municipality: Vec<MunicipalityTable>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MunicipalityTable {
    pub code: String,
    pub name: String,
    pub short: Option<String>,
    pub province: String,
    pub domain: String,
    #[serde(default)]
    pub hosts: Vec<String>,
}
