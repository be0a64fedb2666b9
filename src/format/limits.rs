//! How much of a file is taken in. What a limit leaves out is said in a warning or an error, never passed over.

use super::fields;
use crate::article::{Article, Span};

/// What a file may ask of the machine. Each is checked before anything is built that could outgrow it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a file.
    pub size: u64,
    /// Levels that markup or JSON may nest.
    pub depth: usize,
    /// Attributes of one element.
    pub attributes: usize,
    /// Elements and texts of an XML file.
    pub nodes: usize,
    /// Stories of one file.
    pub stories: usize,
    /// Values of a JSON file, parts and headers of a mail, entries of an archive.
    pub items: usize,
    /// Bytes that may come out of compressed ones.
    pub inflated: u64,
    /// How many bytes may come out for one that went in, once a megabyte came out: text shrinks tenfold at best.
    pub ratio: u64,
}

impl Limits {
    /// Those of a program nobody configured.
    pub const DEFAULT: Self = Self {
        size: 100 << 20,
        depth: 100,
        attributes: 1_000,
        nodes: 1_000_000,
        stories: 20_000,
        items: 200_000,
        inflated: 64 << 20,
        ratio: 100,
    };

    /// How many bytes may come out of so many compressed ones.
    pub fn inflated(&self, compressed: u64) -> u64 {
        /// Bytes that may come out at any ratio.
        const FREE: u64 = 1 << 20;
        self.inflated
            .min(self.ratio.saturating_mul(compressed).max(FREE))
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// Says that a file may hold more stories than were taken in.
pub fn stories(article: &mut Article) {
    fields::warn(
        article,
        "The file is full of stories: only as many as the limit allows are read.",
    );
}

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
    if article.text.len() > STORY || before > article.paragraphs.len() {
        fields::warn(
            article,
            "It is longer than any story: only its beginning was searched.",
        );
    }
}
