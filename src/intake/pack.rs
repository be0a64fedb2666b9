//! A story and its findings in few bytes, or the place where they are kept: what a desk holds of the many stories that
//! nobody looks at.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::article::Article;
use crate::extract::Findings;

/// Bytes of the largest story believed.
const LARGEST: u32 = 512 << 20;

/// What a file's bytes, and all that its reading depends on, come to: a hash.
pub type Content = [u8; 32];

/// Where a shelf keeps a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The reading of a file.
    pub content: Content,
    /// Which of the reading's stories.
    pub story: u32,
}

/// One story, packed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Packed {
    /// On the shelf.
    Kept(Place),
    /// Compressed.
    Bytes(Arc<[u8]>),
    /// As it is, where it cannot be.
    Whole(Arc<(Article, Findings)>),
}

impl Packed {
    /// Packs a story.
    pub fn of(article: &Article, findings: &Findings) -> Self {
        match pack(article, findings) {
            Some(bytes) => Self::Bytes(bytes.into()),
            None => Self::Whole(Arc::new((article.clone(), findings.clone()))),
        }
    }
}

/// The bytes of a story; `None` where it can't be packed.
pub fn pack(article: &Article, findings: &Findings) -> Option<Vec<u8>> {
    let plain = postcard::to_stdvec(&(article, findings)).ok()?;
    Some(lz4_flex::compress_prepend_size(&plain))
}

/// The story, without its path; `None` if the bytes are damaged.
pub fn unpack(bytes: &[u8]) -> Option<(Article, Findings)> {
    let size = u32::from_le_bytes(bytes.get(..4)?.try_into().ok()?);
    if size > LARGEST {
        return None;
    }
    let plain = lz4_flex::decompress_size_prepended(bytes).ok()?;
    postcard::from_bytes(&plain).ok()
}
