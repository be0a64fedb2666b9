//! Builds an article's text from paragraphs that a format marks up, each made harmless on its way in.

use super::clean;
use crate::article::{Article, Paragraph, Role, Span};

/// A text under construction: paragraphs with an empty line between them.
#[derive(Clone, Debug, Default)]
pub struct Composer {
    text: String,
    paragraphs: Vec<Paragraph>,
}

impl Composer {
    /// Adds a paragraph; white space around it is dropped, and an empty one is none.
    pub fn push(&mut self, role: Role, words: &str) {
        let words = clean::text(words);
        let words = words.trim();
        if words.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        self.text.push_str(words);
        self.paragraphs.push(Paragraph {
            span: Span::new(start, self.text.len()),
            role,
        });
    }

    /// Whether no paragraph was added.
    pub fn is_empty(&self) -> bool {
        self.paragraphs.is_empty()
    }

    /// The paragraphs so far.
    pub fn paragraphs(&self) -> impl Iterator<Item = (Role, &str)> {
        let words = |p: &Paragraph| (p.role, p.span.of(&self.text));
        self.paragraphs.iter().map(words)
    }

    /// Hands text and paragraphs to the article.
    pub fn finish(self, article: &mut Article) {
        article.text = self.text;
        article.paragraphs = self.paragraphs;
    }
}
