//! Feeds: every entry an article.
//!
//! RSS and Atom have two ways to say most things, and writers mix them: [`rss`] and [`atom`] collect what an entry
//! says, [`entry`] makes a story of it.

mod atom;
mod base64;
mod entry;
mod person;
mod rss;
mod shortcode;
mod vocabulary;

pub use atom::FORMAT as ATOM;
pub use base64::decode as base64;
pub use rss::FORMAT as RSS;
