//! Plain text: wire copy, web copy saved as text, notes. The last of the table: takes whatever is text.
//!
//! Works in three passes: [`layout`] cuts paragraphs, [`head`] reads the lines above the story, [`body`] gives the
//! rest their roles. Unsure means body: a sentence taken for furniture would be lost to its speaker.

mod agree;
mod body;
pub mod byline;
pub mod dateline;
pub mod furniture;
mod head;
mod headline;
pub mod label;
mod layout;
pub mod stamp;

use jiff::civil::{Date, Time};
use jiff::tz::Offset;
use serde::de::IgnoredAny;

use layout::Piece;

use super::compose::Composer;
use super::{Error, Format, Given, Material, clean, fields, limits};
use crate::article::{Article, DateSource, Moment, Paragraph, Role};

/// Its row in the table.
pub const FORMAT: Format = Format {
    name: "text",
    detect: |_| true,
    read,
};

fn read(material: &Material<'_>, given: &Given) -> Result<Vec<Article>, Error> {
    let decoded = material.text()?;
    if is_json(&decoded.text) {
        return Err(Error::NoArticle("JSON"));
    }
    let mut article = Article {
        text: clean::text(&decoded.text).into_owned(),
        ..Article::default()
    };
    decoded.warn(&mut article);
    fill(&mut article, given);
    if article.paragraphs.is_empty() {
        return Err(Error::Empty);
    }
    Ok(vec![article])
}

/// Whether all of it is one object or list: no words for readers, whatever its strings hold.
fn is_json(text: &str) -> bool {
    let text = text.trim();
    text.starts_with(['{', '[']) && serde_json::from_str::<IgnoredAny>(text).is_ok()
}

/// Finds the paragraphs of `article.text`, and in them what the article still lacks: headline, byline, dates, ...
pub fn fill(article: &mut Article, given: &Given) {
    let pieces = layout::cut(limits::story(&article.text));
    read_pieces(article, pieces, given);
}

/// As [`fill`], for an article whose format already told its paragraphs: those of the body are looked at once more.
pub fn refine(article: &mut Article, given: &Given) {
    limits::shorten(article);
    let pieces = article.paragraphs.iter().map(Piece::from).collect();
    read_pieces(article, pieces, given);
}

/// Adds the paragraphs of a plain text; the lines of one are joined, but those of a table.
pub fn compose(text: &str, to: &mut Composer) {
    // What a lone carriage return means is told by the whole text.
    let text = clean::text(text);
    let story = limits::story(&text);
    for piece in layout::cut(story) {
        let words = piece.span.of(story);
        if piece.role == Role::Preformatted {
            to.push(piece.role, words);
        } else {
            to.push(piece.role, &clean::line(words));
        }
    }
    to.push(Role::Body, &text[story.len()..]);
}

/// Leaves out what stands around a story: furniture, and what the fields hold already. `title` is the text's own, if it
/// is not the headline.
pub fn keep_story(article: &mut Article, title: &str) {
    let mut kept = Composer::default();
    let mut titled = false;
    for paragraph in &article.paragraphs {
        let words = paragraph.span.of(&article.text);
        let role = match paragraph.role {
            Role::Boilerplate | Role::Bio | Role::Byline | Role::Slug => continue,
            // The first is the headline, as the field has it; pages that set every section as one are many.
            Role::Headline if !std::mem::replace(&mut titled, true) => continue,
            Role::Headline => Role::Heading,
            Role::Heading if words == title => continue,
            role => role,
        };
        kept.push(role, words);
    }
    if !kept.is_empty() {
        kept.finish(article);
    }
}

fn read_pieces(article: &mut Article, mut pieces: Vec<Piece>, given: &Given) {
    let text = std::mem::take(&mut article.text);
    let mut dates = head::read(article, &text, &mut pieces);
    let stamp = body::read(article, &text, &mut pieces);
    dates.below(&stamp);
    article.paragraphs = pieces
        .iter()
        .map(|p| Paragraph {
            span: p.span,
            role: p.role,
        })
        .collect();
    article.text = text;
    date(article, &dates, given);
}

/// Resolves the dates the text states. Years it leaves out come from what is known of the file.
fn date(article: &mut Article, dates: &head::Dates, given: &Given) {
    let known = given.published.or_else(|| given.modified.map(|m| m.date()));
    let full = |stated: Option<super::dates::Stated>| stated.and_then(|s| s.date(None));
    let reference: Option<Date> = full(dates.published)
        .or_else(|| full(dates.updated))
        .or(known);
    let stated = [dates.published, dates.dateline, dates.updated]
        .into_iter()
        .flatten()
        .find(|s| s.day.is_some());
    if article.published.is_none()
        && let Some(stated) = stated
        && let Some(moment) = stated.moment(reference)
    {
        article.published = Some(moment);
        article.dated_by = DateSource::Text;
        if dates
            .published
            .or(dates.dateline)
            .is_none_or(|s| s.day.is_none())
        {
            let warning = "No publication date: the day it was updated stands for it.";
            article.warnings.push(warning.into());
        }
        if stated.year.is_none() {
            let by = match (
                full(dates.published).or(full(dates.updated)),
                given.published,
            ) {
                (Some(_), _) => "another date of the text",
                (None, Some(_)) => "the given date",
                (None, None) => "the file's modification time",
            };
            let agrees = stated.weekday.filter(|day| moment.date().weekday() == *day);
            article.warnings.push(match agrees {
                None => format!("The text's date names no year: it follows from {by}."),
                Some(_) => {
                    format!("The text's date names no year: it follows from its weekday and {by}.")
                }
            });
        }
        fields::warn_of_zone(article, &stated);
    } else if article.published.is_none() && given.published.is_none() {
        agree(article, given);
    }
    let published = article.published.map(|m| m.date());
    if article.updated.is_none() {
        article.updated = dates
            .updated
            .and_then(|s| s.moment(published.or(reference)));
    }
    if article.embargo.is_none() {
        article.embargo = dates
            .embargo
            .and_then(|s| s.moment(published.or(reference)));
    }
}

/// Dates a story that no line dates, where its first sentences tell the day.
fn agree(article: &mut Article, given: &Given) {
    let Some(modified) = given.modified else {
        return;
    };
    let story = article.paragraphs.iter().filter(|p| p.role == Role::Body);
    let words = story.map(|p| p.span.of(&article.text));
    let Some(agreed) = agree::read(words, modified.date()) else {
        return;
    };
    article.published = Moment::from_civil(agreed.day.to_datetime(Time::midnight()), Offset::UTC);
    article.dated_by = DateSource::Text;
    article.warnings.push(format!(
        "No date in the file: the story opens on a {} that its text calls a {:?}, last so in {}.",
        agreed.day.strftime("%-d %B"),
        agreed.weekday,
        agreed.day.year()
    ));
}
