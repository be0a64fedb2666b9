//! Gzip around any other format, inflated within limits.

use std::io::{ErrorKind, Read};

use flate2::read::MultiGzDecoder;

use super::{Error, Limits};

/// Whether these bytes are gzip's.
pub fn is(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0x1f, 0x8b, 0x08])
}

/// The bytes inside, and whether they end too early.
///
/// # Errors
/// [`Error::Inflates`] beyond the limits; [`Error::Damaged`] if nothing could be made of it.
pub fn inflate(bytes: &[u8], limits: &Limits) -> Result<(Vec<u8>, bool), Error> {
    let limit = limits.inflated(bytes.len() as u64);
    let mut out = Vec::new();
    let end = MultiGzDecoder::new(bytes)
        .take(limit + 1)
        .read_to_end(&mut out);
    if out.len() as u64 > limit {
        return Err(Error::Inflates { limit });
    }
    match end {
        Ok(_) => Ok((out, false)),
        Err(error) if error.kind() == ErrorKind::UnexpectedEof && !out.is_empty() => {
            Ok((out, true))
        }
        Err(_) => Err(Error::Damaged("its compression does not hold")),
    }
}
