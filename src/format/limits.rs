//! How much of a file is taken in. What a limit leaves out is said in a warning or an error, never passed over.

use crate::article::{Article, Span};

/// The most bytes a file may have.
pub const MAX_BYTES: u64 = 100 << 20;
/// How much of one article is searched, in bytes: a short book's worth.
const STORY: usize = 1 << 20;
/// How many of its paragraphs.
const PARAGRAPHS: usize = 10_000;

/// The part of a text that is searched.
pub fn story(text: &str) -> &str {
    &text[..text.floor_char_boundary(STORY)]
}

/// Keeps a text that is no story, a dump or a flood, from taking the desk's time: it stays whole, but its paragraphs
/// end where the limits do.
pub fn shorten(article: &mut Article) {
    let end = Span::new(0, story(&article.text).len()).end;
    let before = article.paragraphs.len();
    article.paragraphs.truncate(PARAGRAPHS);
    article.paragraphs.retain(|p| p.span.start < end);
    if let Some(last) = article.paragraphs.last_mut()
        && last.span.end > end
    {
        let kept = Span { end, ..last.span }.of(&article.text);
        last.span.end = last.span.start + kept.trim_end().len() as u32;
    }
    article.paragraphs.retain(|p| !p.span.is_empty());
    const WARNING: &str = "It is longer than any story: only its beginning was searched.";
    let short = article.text.len() > STORY || before > article.paragraphs.len();
    if short && !article.warnings.iter().any(|w| w == WARNING) {
        article.warnings.push(WARNING.into());
    }
}
