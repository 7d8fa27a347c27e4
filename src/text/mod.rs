//! Words, and the one pass that finds all patterns of the rubric in them.

pub(crate) mod fold;
mod lexicon;
mod table;
pub(crate) mod words;

pub use lexicon::{Hit, Lexicon, Reading, Token};
