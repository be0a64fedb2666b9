//! What lasts beyond a run, in files of the user's own.
//!
//! Knows the desk's types; knows nothing of terminals, formats or watched folders.

mod journal;
mod left;
mod sessions;
mod store;
#[cfg(test)]
mod tests;
pub mod whole;

pub use journal::{Journal, journal_file};
pub use left::{Left, Opening};
pub use sessions::{Sessions, sessions_file};
pub use store::{Archive, archive_file};
