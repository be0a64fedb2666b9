//! The text as the finders see it: tokens with part-of-speech tags, sentences, paragraphs.
//!
//! Everything points into [`Article::text`] by [`Span`]; nothing is copied but the lower-case forms, which stand in
//! one buffer. Tokens follow the Penn Treebank's habits ("do" "n't", "Pukhov" "'s", "U.S.") but keep hyphenated words
//! whole ("editor-in-chief").

mod chunk;
mod dateline;
mod script;
mod sentence;
pub mod tag;
mod token;

use std::ops::Range;

pub use chunk::{NounPhrase, Tense, VerbGroup};
pub use dateline::Dateline;
pub use tag::Tag;
pub use token::{Class, Token};

use crate::article::{Article, Role, Span};

/// A run of tokens that ends where a sentence does; never crosses a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub last: usize,
    /// Index into [`Text::paragraphs`].
    pub paragraph: usize,
}

/// A paragraph's tokens and sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// What it is for.
    pub role: Role,
    /// Where it stands.
    pub span: Span,
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub last: usize,
    /// First sentence (index into [`Text::sentences`]).
    pub first_sentence: usize,
    /// One past the last sentence.
    pub last_sentence: usize,
}

/// One article's tokens, sentences and paragraphs.
#[derive(Clone, Debug)]
pub struct Text<'a> {
    /// The text all spans point into.
    pub source: &'a str,
    /// All tokens of all paragraphs, in order.
    pub tokens: Vec<Token>,
    /// All sentences, in order.
    pub sentences: Vec<Sentence>,
    /// All paragraphs, in order: the same ones, at the same index, as [`Article::paragraphs`].
    pub paragraphs: Vec<Paragraph>,
    /// All noun phrases, in order; none crosses a sentence or another phrase.
    pub phrases: Vec<NounPhrase>,
    /// All verb groups, in order; none crosses a sentence or another group.
    pub groups: Vec<VerbGroup>,
    /// All datelines, in order; each opens a paragraph.
    pub datelines: Vec<Dateline>,
    lowered: String,
}

impl<'a> Text<'a> {
    /// The token's letters as written; empty past the end.
    pub fn word(&self, token: usize) -> &'a str {
        self.tokens
            .get(token)
            .map_or("", |t| t.span.of(self.source))
    }

    /// The token's letters in lower case, curly apostrophes made straight; empty past the end.
    pub fn lower(&self, token: usize) -> &str {
        self.tokens
            .get(token)
            .map_or("", |t| t.lower.of(&self.lowered))
    }

    /// Whether the token begins as names do: with a capital, or in a script that has none.
    pub fn is_capital(&self, token: usize) -> bool {
        self.is_uncased(token) || self.word(token).starts_with(char::is_uppercase)
    }

    /// Whether the token is of a script without capitals, in a sentence that has them: a name.
    pub fn is_uncased(&self, token: usize) -> bool {
        self.tokens.get(token).is_some_and(|t| t.uncased)
    }

    /// The token's part of speech; [`Tag::None`] past the end.
    pub fn tag(&self, token: usize) -> Tag {
        self.tokens.get(token).map_or(Tag::None, |t| t.tag)
    }

    /// The token's class; [`Class::Punct`] past the end.
    pub fn class(&self, token: usize) -> Class {
        self.tokens.get(token).map_or(Class::Punct, |t| t.class)
    }

    /// The bytes from the first of these tokens to the last; empty for an empty range.
    pub fn span(&self, tokens: Range<usize>) -> Span {
        match (
            self.tokens.get(tokens.start),
            tokens.end.checked_sub(1).and_then(|i| self.tokens.get(i)),
        ) {
            (Some(a), Some(b)) if a.span.start < b.span.end => a.span.join(b.span),
            _ => Span::default(),
        }
    }

    /// The bytes of a sentence.
    pub fn sentence_span(&self, sentence: &Sentence) -> Span {
        self.span(sentence.first..sentence.last)
    }

    /// Index of the first token that starts at or after this byte.
    pub fn token_at(&self, byte: u32) -> usize {
        self.tokens.partition_point(|t| t.span.start < byte)
    }

    /// Tokens that lie wholly inside the span.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let first = self.token_at(span.start);
        let last = self.tokens.partition_point(|t| t.span.end <= span.end);
        first..last.max(first)
    }

    /// Index of the sentence that holds this token.
    pub fn sentence_of(&self, token: usize) -> Option<usize> {
        let i = self.sentences.partition_point(|s| s.last <= token);
        self.sentences
            .get(i)
            .filter(|s| s.first <= token)
            .map(|_| i)
    }

    /// Index of the paragraph that holds this token.
    pub fn paragraph_of(&self, token: usize) -> Option<usize> {
        let i = self.paragraphs.partition_point(|p| p.last <= token);
        self.paragraphs
            .get(i)
            .filter(|p| p.first <= token)
            .map(|_| i)
    }

    /// The noun phrases that lie wholly inside these tokens.
    pub fn phrases_in(&self, tokens: Range<usize>) -> &[NounPhrase] {
        let first = self.phrases.partition_point(|p| p.first < tokens.start);
        let last = self.phrases.partition_point(|p| p.last <= tokens.end);
        self.phrases.get(first..last).unwrap_or_default()
    }

    /// The verb groups that lie wholly inside these tokens.
    pub fn groups_in(&self, tokens: Range<usize>) -> &[VerbGroup] {
        let first = self.groups.partition_point(|g| g.first < tokens.start);
        let last = self.groups.partition_point(|g| g.last <= tokens.end);
        self.groups.get(first..last).unwrap_or_default()
    }

    /// The dateline that holds this token.
    pub fn dateline(&self, token: usize) -> Option<&Dateline> {
        let i = self.datelines.partition_point(|d| d.last <= token);
        self.datelines.get(i).filter(|d| d.first <= token)
    }

    /// Whether the token is of the name of the place where a story was written.
    pub fn is_where_written(&self, token: usize) -> bool {
        self.dateline(token)
            .is_some_and(|d| d.sure && d.place.contains(&token))
    }

    /// Whether white space (or the text's edge) stands before the token.
    pub fn spaced_before(&self, token: usize) -> bool {
        let Some(t) = self.tokens.get(token) else {
            return true;
        };
        self.source[..t.span.start as usize]
            .chars()
            .next_back()
            .is_none_or(char::is_whitespace)
    }

    /// Whether white space (or the text's edge) stands behind the token.
    pub fn spaced_after(&self, token: usize) -> bool {
        let Some(t) = self.tokens.get(token) else {
            return true;
        };
        self.source[t.span.end as usize..]
            .chars()
            .next()
            .is_none_or(char::is_whitespace)
    }
}

/// Cuts an article into paragraphs, sentences and tagged tokens.
pub fn read(article: &Article) -> Text<'_> {
    let mut text = Text {
        source: &article.text,
        tokens: Vec::with_capacity(article.text.len() / 5),
        sentences: Vec::new(),
        paragraphs: Vec::with_capacity(article.paragraphs.len()),
        phrases: Vec::new(),
        groups: Vec::new(),
        datelines: Vec::new(),
        lowered: String::with_capacity(article.text.len()),
    };
    let mut stated = article.dateline.as_deref();
    for paragraph in &article.paragraphs {
        let (first, first_sentence) = (text.tokens.len(), text.sentences.len());
        token::cut(
            &article.text,
            paragraph.span,
            &mut text.tokens,
            &mut text.lowered,
        );
        let last = text.tokens.len();
        let number = text.paragraphs.len();
        text.paragraphs.push(Paragraph {
            role: paragraph.role,
            span: paragraph.span,
            first,
            last,
            first_sentence,
            last_sentence: first_sentence,
        });
        sentence::cut(&mut text, number);
        if let Some(found) = dateline::find(&text, number, stated) {
            stated = stated.filter(|_| !found.sure);
            text.datelines.push(found);
        }
        text.paragraphs[number].last_sentence = text.sentences.len();
    }
    script::mark_names(&mut text);
    tag::assign(&mut text);
    let (mut phrases, mut groups) = (Vec::new(), Vec::new());
    for sentence in &text.sentences {
        chunk::noun_phrases(&text, sentence.first, sentence.last, &mut phrases);
        chunk::verb_groups(&text, sentence.first, sentence.last, &mut groups);
    }
    (text.phrases, text.groups) = (phrases, groups);
    text
}

#[cfg(test)]
pub(crate) fn lines(text: &str) -> Article {
    let mut paragraphs = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        if !line.trim().is_empty() {
            let span = Span::new(start, start + line.len());
            paragraphs.push(crate::article::Paragraph {
                span,
                role: Role::Body,
            });
        }
        start += line.len() + 1;
    }
    Article {
        text: text.into(),
        paragraphs,
        ..Article::default()
    }
}
