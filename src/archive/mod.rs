//! What lasts beyond a run, in files of the user's own.
//!
//! Knows the desk's types; knows nothing of terminals, formats or watched folders.

mod left;
mod names;
mod store;
#[cfg(test)]
mod tests;

pub use left::{Left, Opening};
pub use names::{Names, names_file};
pub use store::{Archive, archive_file};
