//! Findings and lists as other programs and readers take them. Knows nothing of a terminal but its width.

mod cite;
mod csv;
pub mod json;
mod list;
mod markdown;
pub mod rows;
mod sheet;
mod table;

pub use cite::Passage;
pub use list::{List, Rows};
pub use sheet::{Cell, Column, Format, Sheet, write};
