//! Words, and the one pass that finds all patterns of the rubric in them.

mod clean;
pub mod dates;
pub(crate) mod eight;
pub(crate) mod fold;
mod lexicon;
pub mod numbers;
mod table;
pub(crate) mod words;

pub use clean::clean;
pub(crate) use clean::{misleads, plain_start, safe};
pub use lexicon::{Hit, Lexicon, Reading, Token};
