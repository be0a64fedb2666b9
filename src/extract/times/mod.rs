//! When.

use super::TimeMention;
use super::text::Text;
use crate::article::Article;

/// Every time expression of the article, in order of the text.
pub fn find(_article: &Article, _text: &Text<'_>) -> Vec<TimeMention> {
    Vec::new()
}
