//! From facts and rubric to findings: one file per kind of question.

mod assemble;
mod channels;
mod context;
mod declared;
mod elements;
mod explain;
mod facts;
mod flaws;
mod language;
mod outdated;
mod overview;
mod page_names;
mod page_type;
mod publisher;
pub(crate) mod related;
mod schemes;
mod subject;
mod topic_hits;
mod topic_places;
mod topics;
mod trace;

pub(crate) use assemble::report;
pub(crate) use channels::{Targets, actions};
pub(crate) use context::{Context, set_bit};
pub(crate) use explain::explain;
pub(crate) use language::criterion as language_criterion;
#[cfg(any(feature = "cli", test))]
pub(crate) use topic_hits::topic_hits;
pub(crate) use topic_hits::{Owner, owners};
pub(crate) use topics::Topics;
