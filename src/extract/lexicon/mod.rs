//! Embedded word lists and weights. Each names its source and licence in its head.

pub mod abbreviations;
pub mod calendar;
pub mod contexts;
pub mod cues;
pub mod facts;
mod list;
pub mod people;
pub mod plans;
pub mod roles;

pub use list::List;
