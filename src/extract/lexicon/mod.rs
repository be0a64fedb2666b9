//! Embedded word lists and weights. Each names its source and licence in its head.

pub mod abbreviations;
pub mod calendar;
pub mod contexts;
pub mod cues;
pub mod eastern;
pub mod facts;
pub mod gender;
pub mod legal;
mod list;
pub mod people;
pub mod plans;
pub mod roles;

pub use list::List;
