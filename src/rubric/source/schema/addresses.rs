//! What parts of an address mean.

use serde::Deserialize;
use toml::Spanned;

/// `addresses.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddressesFile {
    pub test_hosts: Vec<Spanned<String>>,
    pub preview_parameters: Vec<Spanned<String>>,
    pub product_folders: Vec<Spanned<String>>,
    pub news_folders: Vec<Spanned<String>>,
}
