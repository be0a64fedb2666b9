//! Gzip around any other format, inflated within limits.

use std::io::{ErrorKind, Read};

use flate2::read::MultiGzDecoder;

use super::Error;

/// The most bytes that may come out.
const MOST: u64 = 64 << 20;
/// How many bytes may come out for one that went in, once more than [`FREE`] came out: text shrinks tenfold at best.
const RATIO: u64 = 100;
/// Bytes that may come out at any ratio.
const FREE: u64 = 1 << 20;

/// Whether these bytes are gzip's.
pub fn is(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0x1f, 0x8b, 0x08])
}

/// The bytes inside, and whether they end too early.
///
/// # Errors
/// [`Error::Inflates`] beyond the limits; [`Error::Damaged`] if nothing could be made of it.
pub fn inflate(bytes: &[u8]) -> Result<(Vec<u8>, bool), Error> {
    let limit = MOST.min(FREE.max(RATIO * bytes.len() as u64));
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
