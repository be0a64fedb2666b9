//! The lines above a story's first sentence: slug, headline, byline, stamps, dateline.
//!
//! Goes down from the top and stops at the first real paragraph, so that no date or name deep in the body counts.

use crate::article::{Article, Role, Status};
use crate::fold::is_shouted;
use crate::format::clean;
use crate::format::dates::{self, Stated};
use crate::format::fields::fill as set;

use super::dateline;
use super::label::{self, Field};
use super::layout::{Piece, ends_sentence, opens_item};
use super::stamp::{self, Stamp};
use super::{byline, furniture, headline};

/// Dates the head states, unresolved.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Dates {
    /// "Published ...", a bare date line, or the like.
    pub published: Option<Stated>,
    /// "Updated ...".
    pub updated: Option<Stated>,
    /// In the dateline.
    pub dateline: Option<Stated>,
    /// "Embargo: ...".
    pub embargo: Option<Stated>,
}

impl Dates {
    /// Takes in what stands below the story: a sign-off tells the dateline's year and the hour; another stamp counts
    /// only if nothing above the story does, and only if it names its year.
    pub fn below(&mut self, stamp: &Stamp) {
        if let Some(filed) = stamp.filed
            && let Some(day) = filed.date(None)
        {
            // The two differ by a day at most, or one of them is something else.
            let placed = self.dateline.map(|stated| stated.date(Some(day)));
            if placed.is_none_or(|d| {
                d == Some(day) || d == day.yesterday().ok() || d == day.tomorrow().ok()
            }) {
                self.published = self.published.or(Some(filed));
            }
        }
        let last = [stamp.published, stamp.updated]
            .into_iter()
            .flatten()
            .find(|s| s.year.is_some());
        if self.dateline.is_none() && self.updated.is_none() {
            self.published = self.published.or(last);
        }
    }
}

/// Paragraphs looked at from the top.
const DEEPEST: usize = 40;
/// Bytes of a paragraph that fits nothing known and may still be a standfirst; twice as many, and the body has begun.
const STANDFIRST: usize = 200;

struct Head<'a> {
    article: &'a mut Article,
    text: &'a str,
    pieces: &'a mut [Piece],
    dates: Dates,
    headline: Option<usize>,
}

/// Reads the head, fills what the article lacks, and gives roles to its paragraphs. `text` is the article's.
pub fn read(article: &mut Article, text: &str, pieces: &mut [Piece]) -> Dates {
    let mut head = Head {
        article,
        text,
        pieces,
        dates: Dates::default(),
        headline: None,
    };
    let mut passed = 0;
    let mut at = 0;
    while at < head.pieces.len().min(DEEPEST) {
        if head.pieces[at].role != Role::Body {
            if head.pieces[at].role == Role::Headline {
                head.headline = head.headline.or(Some(at));
                set(&mut head.article.headline, head.pieces[at].span.of(text));
            } else if head.pieces[at].role == Role::Heading && head.repeats_headline(head.words(at))
            {
                head.pieces[at].role = Role::Headline;
            }
            at += 1;
            continue;
        }
        if label::slug(head.words(at)).is_none() && head.takes_dateline(at) {
            break;
        }
        if let Some(role) = head.role(at, passed == 0) {
            head.pieces[at].role = role;
            at += 1;
            continue;
        }
        let words = head.words(at);
        if !opens_item(words) {
            passed += words.len();
            if words.len() > STANDFIRST || passed > 2 * STANDFIRST {
                break;
            }
        }
        at += 1;
    }
    head.dates
}

impl<'a> Head<'a> {
    fn words(&self, at: usize) -> &'a str {
        self.pieces.get(at).map_or("", |p| p.span.of(self.text))
    }

    /// What the paragraph is, if it is of the head; `None` for a standfirst or the body. `first`: nothing unknown yet.
    fn role(&mut self, at: usize, first: bool) -> Option<Role> {
        let words = self.words(at);
        if furniture::is(words) {
            return Some(Role::Boilerplate);
        }
        if let Some((field, value)) = label::field(words)
            && self.set(field, value)
        {
            return Some(if field == Field::Headline {
                Role::Headline
            } else {
                Role::Slug
            });
        }
        if self.article.headline.is_none() && first && self.is_slug(at, words) {
            return Some(Role::Slug);
        }
        if let Some((note, corrects)) = label::version_note(words) {
            set(&mut self.article.ednote, note);
            if corrects {
                self.correct(Status::Corrected);
            }
            return Some(Role::Slug);
        }
        if self.is_stamp(words) {
            return Some(Role::Slug);
        }
        if self.is_byline(at, words) {
            return Some(Role::Byline);
        }
        if self.article.headline.is_some() && furniture::is_caption(words) {
            return Some(Role::Caption);
        }
        if self.repeats_headline(words) {
            // A short line between a headline and its repetition stands under the picture between them.
            let between: Vec<usize> = (self.headline.map_or(at, |h| h + 1)..at)
                .filter(|&i| self.pieces[i].role == Role::Body)
                .collect();
            if between.len() == 1 && !ends_sentence(self.words(between[0])) {
                self.pieces[between[0]].role = Role::Caption;
            }
            self.headline = self.headline.or(Some(at));
            return Some(Role::Headline);
        }
        if self.article.headline.is_none() && first && headline::may_be(self.text, self.pieces, at)
        {
            self.take_headline(at, words);
            return Some(Role::Headline);
        }
        None
    }

    fn repeats_headline(&self, words: &str) -> bool {
        self.article
            .headline
            .as_deref()
            .is_some_and(|headline| headline::repeats(headline, words))
    }

    fn set(&mut self, field: Field, value: &str) -> bool {
        let stated = |value| {
            dates::parse(value).or_else(|| {
                Some(dates::scan(value))
                    .filter(|s| s.whole)
                    .map(|s| s.stated)
            })
        };
        let article = &mut *self.article;
        match field {
            Field::Headline => set(&mut article.headline, value),
            Field::Slugline => set(&mut article.slugline, value),
            Field::Byline => set(
                &mut article.byline,
                &byline::read(&format!("By {value}")).unwrap_or_else(|| value.to_owned()),
            ),
            Field::Source => set(&mut article.source, value),
            Field::Dateline => set(&mut article.dateline, value),
            Field::Language if value.len() <= 12 => set(&mut article.language, value),
            Field::Version => set(&mut article.version, value),
            Field::Take => set(&mut article.take, value),
            Field::Ednote => set(&mut article.ednote, value),
            Field::Urgency => {
                article.urgency = article
                    .urgency
                    .or(value.parse().ok().filter(|u| (1..=9).contains(u)))
            }
            Field::Keywords if article.keywords.is_empty() => {
                article.keywords = value
                    .split([',', ';'])
                    .map(clean::line)
                    .filter(|k| !k.is_empty())
                    .collect();
            }
            Field::Published | Field::Updated | Field::Embargo => {
                let Some(stated) = stated(value) else {
                    return false;
                };
                match field {
                    Field::Published => {
                        self.dates.published = self.dates.published.or(Some(stated))
                    }
                    Field::Updated => self.dates.updated = self.dates.updated.or(Some(stated)),
                    _ => self.dates.embargo = self.dates.embargo.or(Some(stated)),
                }
            }
            Field::Language | Field::Keywords | Field::Other => {}
        }
        true
    }

    /// "BC-harbour-strike 1st take", "URGENT", "n0412 ec", "FOOTBALL".
    fn is_slug(&mut self, at: usize, words: &str) -> bool {
        if let Some((slug, take)) = label::slug(words) {
            set(&mut self.article.slugline, slug);
            if let Some(take) = take {
                set(&mut self.article.take, &take);
            }
            if words.to_lowercase().contains("correct") {
                self.correct(Status::Corrected);
            }
            return true;
        }
        // "ATTENTION EDITORS - CORRECTION": labels may stand in a row.
        if let Some((label, rest)) = label::label(words) {
            let second = label::label(rest).filter(|(_, rest)| rest.is_empty());
            if rest.is_empty() || second.is_some() {
                self.obey(label);
                second.into_iter().for_each(|(label, _)| self.obey(label));
                return true;
            }
        }
        if at == 0 && is_service_line(words) {
            return true;
        }
        // A section's name over the headline proper.
        let section =
            is_shouted(words) && words.split_whitespace().count() <= 3 && words.len() <= 40
                || furniture::is_section(words);
        let next = self.words(at + 1);
        section
            && next.chars().any(char::is_lowercase)
            && next.split_whitespace().count() >= 3
            && !dates::scan(next).whole
            && byline::read(next).is_none()
            && dateline::read(next).is_none()
    }

    fn obey(&mut self, label: label::Label) {
        self.article.urgency = self.article.urgency.or(label.urgency);
        if let Some(update) = label.update {
            set(&mut self.article.version, &update.to_string());
        }
        self.correct(label.status);
    }

    fn correct(&mut self, status: Status) {
        if self.article.status == Status::Usable {
            self.article.status = status;
        }
    }

    fn is_stamp(&mut self, words: &str) -> bool {
        let Some(stamp) = stamp::read(words) else {
            return false;
        };
        self.dates.published = self.dates.published.or(stamp.published);
        self.dates.updated = self.dates.updated.or(stamp.updated);
        true
    }

    fn is_byline(&mut self, at: usize, words: &str) -> bool {
        let next = self.words(at + 1);
        let adjoins = self.pieces.get(at + 1).is_some_and(|p| !p.gap);
        if self.article.headline.is_none() && !byline::is_marked(words) {
            return false;
        }
        if let Some(writers) = byline::credits(words) {
            if let Some(writers) = writers {
                set(&mut self.article.byline, &writers);
            }
            return true;
        }
        if byline::is_bare_marker(words) && byline::is_name(next) {
            return true;
        }
        if let Some(found) = byline::read(words) {
            set(&mut self.article.byline, &found);
            return true;
        }
        let before = at.checked_sub(1).map_or("", |i| self.words(i));
        let under = at > 0 && self.pieces[at - 1].role == Role::Byline && !self.pieces[at].gap;
        if under && byline::is_bare_marker(before) {
            set(&mut self.article.byline, words);
            return true;
        }
        // Under a byline: the writer's title, or the publication.
        if under && byline::is_underline(words) {
            if !byline::names_trade(words) {
                set(&mut self.article.source, words);
            }
            return true;
        }
        // A name alone is a byline if a title or a date stands right under it.
        let name = byline::is_name(
            words
                .split(" at ")
                .next()
                .unwrap_or(words)
                .split(" in ")
                .next()
                .unwrap_or(words),
        );
        let signed = adjoins
            && (stamp::read(next).is_some()
                || (byline::is_underline(next) && byline::names_trade(next)));
        if name && words.len() <= 60 && signed {
            set(&mut self.article.byline, words);
            return true;
        }
        false
    }

    fn take_headline(&mut self, at: usize, words: &str) {
        let mut headline = words;
        if let Some((label, rest)) = label::label(words)
            && !rest.is_empty()
        {
            self.obey(label);
            headline = rest;
        }
        set(&mut self.article.headline, headline);
        self.headline = Some(at);
    }

    /// Whether the paragraph starts with the dateline, and so is the body's first.
    fn takes_dateline(&mut self, at: usize) -> bool {
        let Some(found) = dateline::read(self.words(at)) else {
            return false;
        };
        // "PORT STRIKE - union says no" over other paragraphs is a headline.
        let bare = found.stated.is_none() && found.agency.is_none();
        if bare
            && self.article.headline.is_none()
            && self.words(at).len() < 120
            && self.pieces.len() > at + 1
        {
            return false;
        }
        set(&mut self.article.dateline, found.words);
        if let Some(agency) = found.agency {
            set(&mut self.article.source, agency);
        }
        self.dates.dateline = found.stated;
        if found.alone {
            self.pieces[at].role = Role::Slug;
        }
        true
    }
}

/// A wire's number line: "n0412 ec", "a1234".
fn is_service_line(words: &str) -> bool {
    let mut parts = words.split_whitespace();
    let number = parts.next().unwrap_or("");
    let mut chars = number.chars();
    chars.next().is_some_and(|c| c.is_ascii_lowercase())
        && number.len() == 5
        && chars.all(|c| c.is_ascii_digit())
        && parts.next().is_none_or(|p| p.len() <= 4)
        && parts.next().is_none()
}
