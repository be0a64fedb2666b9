//! A story's text as screen lines, and the reader's place in it.
//!
//! The place is a paragraph and a line of it, so it holds when the story is read again or the screen changes. Only
//! the paragraphs that are looked at are wrapped. Nothing here draws.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::wrap::wrap;
use crate::article::{Article, DateSource, Role, Span, Status};
use crate::desk::{Desk, QuoteId, StoryId};

/// Columns left of the text: a marker, the paragraph's number, and a bar beside quoted words.
pub const MARGIN: u16 = 7;

/// Columns of text at most: longer lines are hard to read.
const MEASURE: u16 = 100;

/// What the reader shows, and where it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reader {
    /// The story.
    pub story: Option<StoryId>,
    /// The statement it was opened at.
    pub quote: Option<QuoteId>,
    /// The paragraph last gone to, counted from 1.
    gone_to: usize,
    /// The first block on the screen: 0 is what stands above the text, then the paragraphs, counted from 1.
    block: usize,
    /// The first line of it on the screen.
    line: usize,
}

/// What is first on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Top {
    /// 0 is what stands above the text, then the paragraphs, counted from 1.
    block: usize,
    /// The line of it.
    line: usize,
}

/// One line of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// A piece of the article's text.
    Text(Range<usize>),
    /// Words about the article.
    About(String),
    /// A warning about the article.
    Warning(String),
    /// Between two blocks.
    Blank,
}

/// A line with the block it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// 0 for what stands above the text, then the paragraphs, counted from 1.
    pub block: usize,
    /// Whether it is the first line of its block.
    pub first: bool,
    /// The line.
    pub line: Line,
}

impl Placed {
    /// The piece of the article's text that it shows, if it does.
    pub fn text(&self) -> Option<Span> {
        match &self.line {
            Line::Text(range) => Some(Span::new(range.start, range.end)),
            _ => None,
        }
    }
}

/// The lines of a block at a width, with the blank one that ends it.
fn block(article: &Article, number: usize, width: u16) -> Vec<Line> {
    let room = usize::from(width.saturating_sub(MARGIN + 1).min(MEASURE));
    let mut lines = Vec::new();
    if let Some(paragraph) = number.checked_sub(1) {
        if let Some(paragraph) = article.paragraphs.get(paragraph) {
            let start = paragraph.span.start as usize;
            let keep = paragraph.role == Role::Preformatted;
            let parts = wrap(paragraph.span.of(&article.text), room, keep);
            lines.extend(
                parts
                    .into_iter()
                    .map(|r| Line::Text(r.start + start..r.end + start)),
            );
        }
    } else {
        let mut say = |words: &str, line: fn(String) -> Line| {
            lines.extend(
                wrap(words, room, false)
                    .into_iter()
                    .map(|r| line(words[r].to_owned())),
            );
        };
        let warning = match article.status {
            Status::Usable => None,
            Status::Corrected => Some("CORRECTED"),
            Status::Withheld => Some("WITHHELD: not to be used"),
            Status::Canceled => Some("CANCELED: not to be used"),
        };
        if let Some(words) = warning {
            say(words, Line::Warning);
        }
        if let Some(until) = article.embargo {
            say(
                &format!(
                    "EMBARGO until {}",
                    until.zoned().strftime("%-d %b %Y %H:%M %:z")
                ),
                Line::Warning,
            );
        }
        let written = article.paragraphs.iter().any(|p| p.role == Role::Headline);
        if let Some(headline) = article.headline.as_deref().filter(|_| !written) {
            say(headline, Line::About);
        }
        let by = article.byline.as_ref().map(|name| format!("By {name}"));
        let stated = article
            .published
            .filter(|_| article.dated_by != DateSource::FileTime);
        let on = stated.map(|at| at.zoned().strftime("%-d %b %Y %H:%M").to_string());
        let parts: Vec<_> = [by, article.source.clone(), on]
            .into_iter()
            .flatten()
            .collect();
        if !parts.is_empty() {
            say(&parts.join(", "), Line::About);
        }
        if let Some(note) = &article.ednote {
            say(&format!("Note: {note}"), Line::About);
        }
        if article.paragraphs.is_empty() {
            say("(no text)", Line::About);
        }
    }
    if !lines.is_empty() {
        lines.push(Line::Blank);
    }
    lines
}

/// Where a paragraph stands in the changed story: itself, or else where its nearest neighbour that is still there says.
fn again(before: &Article, after: &Article, at: usize) -> Option<usize> {
    let words = |article: &'_ Article, at: usize| -> Option<String> {
        let paragraph = article.paragraphs.get(at)?;
        Some(paragraph.span.of(&article.text).to_owned())
    };
    let still = |at: usize| -> Option<usize> {
        let wanted = words(before, at)?;
        let same = |&other: &usize| words(after, other).as_ref() == Some(&wanted);
        let places = (0..after.paragraphs.len()).filter(same);
        places.min_by_key(|other| other.abs_diff(at))
    };
    let neighbours = (0..before.paragraphs.len()).flat_map(|by| {
        let (below, above) = (at.checked_add(by), at.checked_sub(by));
        [above, below].into_iter().flatten()
    });
    let (old, new) = neighbours
        .filter_map(|old| Some((old, still(old)?)))
        .next()?;
    (new + at).checked_sub(old)
}

/// How many blocks there are.
fn blocks(article: &Article) -> usize {
    article.paragraphs.len() + 1
}

impl Reader {
    /// Opens a story at its start, or goes on where it is if that story is open already.
    pub fn open(&mut self, story: StoryId) {
        if self.story != Some(story) {
            *self = Self {
                story: Some(story),
                ..Self::default()
            };
        }
    }

    /// What is first on the screen.
    pub fn top(&self) -> Top {
        let Self { block, line, .. } = *self;
        Top { block, line }
    }

    /// Opens a story where it was left, and at the statement it was opened at then.
    pub fn put(&mut self, story: StoryId, quote: Option<QuoteId>, top: Top) {
        *self = Self {
            story: Some(story),
            quote,
            block: top.block,
            line: top.line,
            ..Self::default()
        };
    }

    /// Opens a story at a statement, with some lines above it.
    pub fn open_at(&mut self, desk: &Desk, quote: QuoteId, width: u16, height: u16) {
        let Some(row) = desk.quote(quote) else { return };
        self.open(row.story.id());
        self.quote = Some(quote);
        self.go(
            &row.reading.article,
            row.paragraph,
            row.quote.span.start as usize,
            width,
            height,
        );
    }

    /// Stays at the words that were first on the screen, after the story changed: paragraphs may have come above them.
    pub fn stay(&mut self, before: &Article, after: &Article) {
        let moved = |number: usize| -> Option<usize> {
            Some(again(before, after, number.checked_sub(1)?)? + 1)
        };
        self.gone_to = moved(self.gone_to).unwrap_or(self.gone_to);
        self.block = moved(self.block).unwrap_or(self.block);
    }

    /// Shows a byte of a paragraph (counted from 1), a third of the height below the top.
    pub fn go(
        &mut self,
        article: &Article,
        paragraph: usize,
        byte: usize,
        width: u16,
        height: u16,
    ) {
        self.gone_to = paragraph;
        let lines = block(article, paragraph, width);
        let holds = |line: &Line| matches!(line, Line::Text(range) if byte < range.end);
        self.block = paragraph;
        self.line = lines.iter().position(holds).unwrap_or(0);
        self.scroll(article, -i32::from(height / 3), width, height);
    }

    /// Scrolls by lines, down if positive, no further than the text's ends.
    pub fn scroll(&mut self, article: &Article, by: i32, width: u16, height: u16) {
        self.settle(article, width);
        let last = self.last_place(article, width, height);
        for _ in 0..by.unsigned_abs() {
            if by > 0 {
                if (self.block, self.line) >= last {
                    break;
                }
                self.line += 1;
                while self.block < last.0 && self.line >= block(article, self.block, width).len() {
                    (self.block, self.line) = (self.block + 1, 0);
                }
            } else if self.line > 0 {
                self.line -= 1;
            } else {
                let before = (0..self.block)
                    .rev()
                    .map(|b| (b, block(article, b, width).len()));
                let Some((number, lines)) = before.into_iter().find(|(_, lines)| *lines > 0) else {
                    break;
                };
                (self.block, self.line) = (number, lines - 1);
            }
        }
        (self.block, self.line) = (self.block, self.line).min(last);
    }

    /// The paragraph last gone to, counted from 1; 0 before any.
    pub fn paragraph(&self) -> usize {
        self.gone_to
    }

    /// To the start of the text.
    pub fn start(&mut self) {
        (self.block, self.line) = (0, 0);
    }

    /// To the end of the text.
    pub fn end(&mut self, article: &Article, width: u16, height: u16) {
        (self.block, self.line) = self.last_place(article, width, height);
    }

    /// Whether the text goes on below the lines on the screen.
    pub fn goes_on(&self, article: &Article, width: u16, height: u16) -> bool {
        let mut place = *self;
        place.settle(article, width);
        (place.block, place.line) < place.last_place(article, width, height)
    }

    /// The lines on the screen.
    pub fn lines(&self, article: &Article, width: u16, height: u16) -> Vec<Placed> {
        let mut lines = Vec::new();
        let mut place = *self;
        place.settle(article, width);
        let mut skip = place.line;
        for number in place.block..blocks(article) {
            for (i, line) in block(article, number, width)
                .into_iter()
                .enumerate()
                .skip(skip)
            {
                if lines.len() >= usize::from(height) {
                    return lines;
                }
                lines.push(Placed {
                    block: number,
                    first: i == 0,
                    line,
                });
            }
            skip = 0;
        }
        lines
    }

    /// Keeps the place within a text that may have become shorter, or been wrapped anew.
    fn settle(&mut self, article: &Article, width: u16) {
        self.block = self.block.min(blocks(article) - 1);
        let mut lines = block(article, self.block, width).len();
        while lines == 0 && self.block + 1 < blocks(article) {
            (self.block, self.line) = (self.block + 1, 0);
            lines = block(article, self.block, width).len();
        }
        self.line = self.line.min(lines.saturating_sub(1));
    }

    /// The place from which the rest of the text just fills the height.
    fn last_place(&self, article: &Article, width: u16, height: u16) -> (usize, usize) {
        // The last blank line need not be seen.
        let mut wanted = usize::from(height) + 1;
        for number in (0..blocks(article)).rev() {
            let lines = block(article, number, width).len();
            if lines >= wanted {
                return (number, lines - wanted);
            }
            wanted -= lines;
        }
        (0, 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Paragraph;

    fn article(paragraphs: usize) -> Article {
        let mut article = Article {
            headline: Some("Quay closed".into()),
            ..Article::default()
        };
        for i in 0..paragraphs {
            let start = article.text.len();
            article
                .text
                .push_str(&format!("Number {i} says that the quay stays closed."));
            article.paragraphs.push(Paragraph {
                span: Span::new(start, article.text.len()),
                role: Role::Body,
            });
            article.text.push_str("\n\n");
        }
        article
    }

    fn first(reader: &Reader, article: &Article) -> String {
        match &reader.lines(article, 30, 5)[0].line {
            Line::Text(range) => article.text[range.clone()].to_owned(),
            Line::About(words) => words.clone(),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn scrolling_stops_at_both_ends() {
        let article = article(4);
        let mut reader = Reader::default();
        assert_eq!(first(&reader, &article), "Quay closed");
        reader.scroll(&article, 2, 30, 5);
        assert_eq!(first(&reader, &article), "Number 0 says that the");
        reader.scroll(&article, 1000, 30, 5);
        assert_eq!(first(&reader, &article), "Number 2 says that the");
        let lines = reader.lines(&article, 30, 5);
        assert_eq!(lines.last().map(|l| l.block), Some(4));
        reader.scroll(&article, -1000, 30, 5);
        assert_eq!(first(&reader, &article), "Quay closed");
    }

    #[test]
    fn the_place_stays_at_its_words_when_the_story_changes() {
        let long = article(9);
        let mut reader = Reader::default();
        reader.go(&long, 7, long.paragraphs[6].span.start as usize, 30, 3);
        let at = |reader: &Reader, article: &Article| reader.lines(article, 30, 5)[0].block;
        let top = at(&reader, &long);
        let with = |change: fn(&mut Vec<Paragraph>)| {
            let mut changed = long.clone();
            change(&mut changed.paragraphs);
            let mut reader = reader;
            reader.stay(&long, &changed);
            at(&reader, &changed)
        };
        assert_eq!(
            with(|paragraphs| paragraphs.insert(0, paragraphs[8])),
            top + 1
        );
        assert_eq!(with(|paragraphs| paragraphs.rotate_left(1)), top - 1);
        assert_eq!(with(|paragraphs| paragraphs.truncate(7)), top);
        // The paragraph itself is another, its neighbours moved.
        let other = |paragraphs: &mut Vec<Paragraph>| {
            paragraphs[6].span.end -= 5;
            paragraphs.insert(0, paragraphs[8]);
        };
        assert_eq!(with(other), top + 1);
        assert_eq!(with(Vec::clear), 0);
    }

    #[test]
    fn the_place_survives_other_widths_and_a_shorter_text() {
        let long = article(9);
        let mut reader = Reader::default();
        let byte = long.paragraphs[6].span.start as usize + 30;
        reader.go(&long, 7, byte, 30, 5);
        assert_eq!(first(&reader, &long), "Number 6 says that the");
        assert_eq!(reader.lines(&long, 80, 5)[0].block, 7);
        assert_eq!(reader.lines(&article(2), 30, 5)[0].block, 2);
    }
}
