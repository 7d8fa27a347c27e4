//! Loketmeter scores a Dutch municipal web page on the social domain (*sociaal domein*): is the information
//! complete and right, and can a resident arrange each service online?
//!
//! There is one door, [`Engine::audit`]: a page goes in, a [`Report`] comes out.
//!
//! ```
//! use loketmeter::{Engine, Options, PageSource};
//!
//! let html = "<html lang=nl><title>Hulp bij schulden | Gemeente Voorbeeldstad</title>
//!   <main><h1>Hulp bij schulden</h1><p>Heeft u schulden? Wij helpen u gratis.</p></main></html>";
//! let report = Engine::builtin().audit(PageSource::Html(html), None, &Options::default());
//! assert_eq!(report.topics[0].id, "schuldhulp");
//! ```
//!
//! One way through the house: page source → [`page::Page`] (facts) → findings → grade → report. The same
//! page, address, options and rubric give the same bytes.

#[cfg(feature = "advice")]
pub mod advice;
#[cfg(feature = "bench")]
pub mod bench;
mod detect;
mod engine;
mod options;
mod order;
pub mod page;
mod recent;
pub mod report;
pub mod rubric;
mod score;
pub mod search;
#[cfg(feature = "cli")]
pub mod site;
#[cfg(feature = "cli")]
pub mod study;
pub mod text;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

pub use engine::{Engine, PageSource};
pub use options::{Choice, Language, Options, WHOLE};
pub use page::Limits;
pub use report::Report;
