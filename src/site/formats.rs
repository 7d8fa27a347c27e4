//! Sites for people and for spreadsheets.

mod csv;
mod figures;
mod html;
mod text;

pub use csv::csv;
pub use html::html;
pub use text::text;
