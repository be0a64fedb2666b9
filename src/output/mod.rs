//! Findings and lists as other programs and readers take them. Knows nothing of a terminal but its width.

mod csv;
pub mod json;
mod markdown;
pub mod rows;
mod sheet;
mod table;

pub use sheet::{Cell, Column, Format, Sheet, write};
