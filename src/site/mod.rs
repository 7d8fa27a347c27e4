//! A whole site: what all pages of a municipality together offer.
//!
//! Pages go by one at a time; of each only what counts for the site is kept, so that the memory grows with the number of
//! sites and not with the number of pages. What the site gets does not depend on the order of its pages.

mod addresses;
mod attribution;
mod disagreements;
mod finish;
pub mod formats;
mod page;
mod report;
mod rules;
mod state;

pub use addresses::{canonical, content_fingerprint, fingerprint, same_site, text_fingerprint};
pub use report::{
    Counts, Disagreement, LowPage, OutdatedOnSite, Said, ScanProblem, ScanReport, SiteGrade,
    SiteKind, SitePages, SiteReport, SiteService, SiteTopic,
};
pub use rules::{Rules, RulesError};
pub use state::Sites;

use crate::Report;
use crate::page::Page;

/// Version of the shape of [`ScanReport`].
pub const SCAN_VERSION: u32 = 1;

/// A page that was read.
#[derive(Clone, Copy, Debug)]
pub struct Visit<'a> {
    /// Facts of the page.
    pub page: &'a Page,
    /// Its report.
    pub report: &'a Report,
}
