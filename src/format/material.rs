//! A file's bytes, and their text once somebody asks for it.

use std::cell::OnceCell;

use super::Error;
use super::charset::{self, Decoded};

/// What detectors and readers look at.
pub struct Material<'a> {
    /// The bytes.
    pub bytes: &'a [u8],
    decoded: OnceCell<Option<Decoded>>,
}

impl<'a> Material<'a> {
    /// Wraps the bytes.
    ///
    /// # Errors
    /// [`Error::Empty`] if there is nothing but white space.
    pub fn new(bytes: &'a [u8]) -> Result<Self, Error> {
        if bytes.iter().all(u8::is_ascii_whitespace) {
            return Err(Error::Empty);
        }
        Ok(Self {
            bytes,
            decoded: OnceCell::new(),
        })
    }

    /// The decoded text, not yet made harmless; `None` if the bytes are no text.
    pub fn decoded(&self) -> Option<&Decoded> {
        self.decoded
            .get_or_init(|| charset::decode(self.bytes))
            .as_ref()
    }
}
