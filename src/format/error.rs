//! Why a file could not be read, in words that follow its name.

use std::io;

/// Why a file could not be read. The message is a predicate: "is empty".
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The system would not hand it over.
    #[error("cannot be opened: {0}")]
    Io(#[from] io::Error),
    /// A folder, link, pipe, device or socket.
    #[error("is {0}, not a regular file")]
    NotAFile(&'static str),
    /// Nothing in it, or only white space.
    #[error("is empty")]
    Empty,
    /// More bytes than the limit allows.
    #[error("is too large: {size} bytes, and the limit is {limit}")]
    TooLarge {
        /// Its size in bytes.
        size: u64,
        /// The limit in bytes.
        limit: u64,
    },
    /// Bytes that spell no text.
    #[error("is not text: {0}")]
    NotText(&'static str),
    /// A small file that would fill the memory.
    #[error("grows beyond {limit} bytes when decompressed")]
    Inflates {
        /// The limit in bytes.
        limit: u64,
    },
    /// More levels than the limit allows.
    #[error("nests too deep: the limit is {limit} levels")]
    TooDeep {
        /// The limit in levels.
        limit: usize,
    },
    /// More of something than the limit allows.
    #[error("holds too many {what}: the limit is {limit}")]
    TooMany {
        /// What there are too many of.
        what: &'static str,
        /// The limit.
        limit: usize,
    },
    /// Of a known format, and no article in it.
    #[error("holds no story")]
    NoStory,
    /// Of a known format, and broken.
    #[error("is damaged: {0}")]
    Damaged(&'static str),
    /// Data that is of no format of the table, and no text for readers.
    #[error("is {0}, and no story that could be read from it")]
    NoArticle(&'static str),
    /// No format of the table fits.
    #[error("is of no known format")]
    Unknown,
}
