//! A file's bytes, and their text once somebody asks for it.

use std::cell::OnceCell;

use super::Error;
use super::charset::{self, Decoded};

/// What detectors and readers look at.
pub struct Material<'a> {
    /// The bytes.
    pub bytes: &'a [u8],
    decoded: OnceCell<Result<Decoded<'a>, &'static str>>,
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

    /// The decoded text, not yet made harmless.
    ///
    /// # Errors
    /// [`Error::NotText`] if the bytes are none, with what they seem to be.
    pub fn text(&self) -> Result<&Decoded<'a>, Error> {
        self.decoded
            .get_or_init(|| charset::decode(self.bytes))
            .as_ref()
            .map_err(|kind| Error::NotText(kind))
    }
}
