//! Feeds: every entry an article.
//!
//! RSS and Atom have two ways to say most things, and writers mix them: [`rss`], [`atom`] and [`json`] collect what an entry
//! says, [`entry`] makes a story of it.

mod atom;
mod entry;
mod json;
mod person;
mod rss;
mod shortcode;
mod vocabulary;

pub use atom::FORMAT as ATOM;
pub use json::FORMAT as JSON_FEED;
pub use rss::FORMAT as RSS;
