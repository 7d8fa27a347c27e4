//! What parts of an address mean.

use serde::{Deserialize, Serialize};

/// Parts of addresses, in lower case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Addresses {
    /// Parts of a host name, between dots and hyphens, of a test, acceptance or preview site.
    pub test_hosts: Vec<String>,
    /// Names of parameters that show a page before it is published.
    pub preview_parameters: Vec<String>,
    /// Folders that hold products.
    pub product_folders: Vec<String>,
    /// Folders that hold news, also as words in a breadcrumb.
    pub news_folders: Vec<String>,
}
