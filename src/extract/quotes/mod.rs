//! Who said what.

use super::text::Text;
use super::{Actor, Quote};
use crate::article::Article;

/// Every statement of the article, in order of the text.
pub fn find(_article: &Article, _text: &Text<'_>, _actors: &[Actor]) -> Vec<Quote> {
    Vec::new()
}
