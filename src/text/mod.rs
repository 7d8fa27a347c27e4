//! Words, and the one pass that finds all patterns of the rubric in them.

pub mod dates;
pub(crate) mod fold;
mod lexicon;
pub mod numbers;
mod table;
pub(crate) mod words;

pub use lexicon::{Hit, Lexicon, Reading, Token};
