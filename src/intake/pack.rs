//! A story and its findings in few bytes: what a desk and an archive hold of the many stories that nobody looks at.

use std::sync::Arc;

use crate::article::Article;
use crate::extract::Findings;

/// Bytes of the largest story believed.
const LARGEST: u32 = 512 << 20;

/// One story, packed.
#[derive(Clone, Debug)]
pub enum Packed {
    /// Compressed.
    Bytes(Arc<[u8]>),
    /// As it is, where it cannot be.
    Whole(Arc<(Article, Findings)>),
}

impl Packed {
    /// Packs a story.
    pub fn of(article: &Article, findings: &Findings) -> Self {
        match postcard::to_stdvec(&(article, findings)) {
            Ok(plain) => Self::Bytes(lz4_flex::compress_prepend_size(&plain).into()),
            Err(_) => Self::Whole(Arc::new((article.clone(), findings.clone()))),
        }
    }

    /// What [`Self::bytes`] gave.
    pub fn from_bytes(bytes: &[u8]) -> Self {
        Self::Bytes(bytes.into())
    }

    /// The bytes to keep; `None` where there are none.
    pub fn bytes(&self) -> Option<&[u8]> {
        match self {
            Self::Bytes(bytes) => Some(bytes),
            Self::Whole(_) => None,
        }
    }

    /// The story, without its path; `None` if the bytes are damaged.
    pub fn open(&self) -> Option<(Article, Findings)> {
        let bytes = match self {
            Self::Bytes(bytes) => bytes,
            Self::Whole(whole) => return Some((**whole).clone()),
        };
        let size = u32::from_le_bytes(bytes.get(..4)?.try_into().ok()?);
        if size > LARGEST {
            return None;
        }
        let plain = lz4_flex::decompress_size_prepended(bytes).ok()?;
        postcard::from_bytes(&plain).ok()
    }
}
