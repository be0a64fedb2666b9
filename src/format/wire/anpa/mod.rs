//! ANPA 1312, the text message of North American agencies.
//!
//! Header: service and number; then priority, category, format, a keyword run together and cut to 24 characters, the
//! version, month and day, word count. Text: slug line, lines between "^" and "<" for headline, notes and byline, then
//! the story, its paragraphs indented, its tables' rows ended by "<". The sign-off, with the time, stands last or behind ETX.

mod header;

use jiff::civil::Time;

use header::{header, is_cycle, month_day, slug};

use super::{Frame, finish, is, letters, marks, note, set};
use crate::article::{Article, DateSource, Role};
use crate::format::compose::Composer;
use crate::format::dates::{self, Stated};
use crate::format::plain::{byline, furniture, label};
use crate::format::{Error, Format, Given, Material, fields};

/// Its row in the table.
pub const FORMAT: Format = Format {
    name: "anpa1312",
    detect,
    read,
};

fn detect(material: &Material<'_>) -> bool {
    is(material, |frame| header(frame.header).is_some())
}

fn read(material: &Material<'_>, given: &Given) -> Result<Vec<Article>, Error> {
    let decoded = letters::decode(material.bytes, material.text()?);
    let text = marks(&decoded.text);
    let frame = Frame::of(&text).ok_or(Error::Unknown)?;
    let mut article = Article::default();
    decoded.warn(&mut article);
    let head = header(frame.header).unwrap_or_default();
    article.urgency = head.urgency;
    if !head.category.is_empty() {
        fields::add(&mut article.codes, head.category);
    }
    let mut lines = frame.text.lines().peekable();
    // The slug line may stand between the same marks as the lines below it; a word count ends it.
    let opening = lines.next_if(|line| {
        let line = line.trim_matches(['^', '<', ' ', '\r']);
        let count = line.rsplit(',').next().unwrap_or("").trim();
        is_cycle(line) || count.len() < line.len() && count.bytes().all(|b| b.is_ascii_digit())
    });
    slug(&mut article, &head, &set(opening.unwrap_or("")));
    let mut reading = Reading {
        article: &mut article,
        composer: Composer::default(),
        open: String::new(),
        role: Role::Body,
        begun: false,
        signed: None,
    };
    for line in lines {
        reading.line(line, head.tabular);
    }
    reading.close();
    let (composer, signed) = (reading.composer, reading.signed);
    let signed = signed.or_else(|| frame.trailer.lines().find_map(sign_off));
    let known = given.published.or_else(|| given.modified.map(|m| m.date()));
    let stated = signed.or(head.day.map(|day| Stated {
        day: Some(day),
        ..Stated::default()
    }));
    // The header's day names no year and no hour; a dateline says no more.
    if let Some(stated) = stated
        && let Some(moment) = stated.moment(known)
    {
        fields::warn_of_zone(&mut article, &stated);
        article.published = Some(moment);
        article.dated_by = DateSource::Metadata;
    }
    finish(&mut article, &frame, composer, given)?;
    Ok(vec![article])
}

/// The text, line by line.
struct Reading<'a> {
    article: &'a mut Article,
    composer: Composer,
    /// The paragraph under way.
    open: String,
    role: Role,
    /// Whether the story has begun.
    begun: bool,
    signed: Option<Stated>,
}

impl Reading<'_> {
    fn line(&mut self, raw: &str, tabular: bool) {
        let raw = raw.trim_end_matches(['\r', '\u{c}', '\u{4}']);
        let line = set(raw.trim());
        if line.is_empty() {
            self.close();
            return;
        }
        if let Some(stated) = sign_off(&line) {
            self.close();
            self.signed = Some(stated);
            return;
        }
        if let Some(words) = line.strip_prefix('^') {
            self.close();
            let centred = words.ends_with('=');
            let words = words.trim_end_matches(['<', '=', '>', ' ']).trim();
            if self.begun {
                self.composer.push(Role::Heading, words);
            } else {
                self.above(words, centred);
            }
            return;
        }
        let row = line.strip_suffix('<');
        if tabular || row.is_some() {
            if self.role != Role::Preformatted {
                self.close();
            }
            self.role = Role::Preformatted;
            // Columns are kept as they stand.
            self.open
                .push_str(set(raw).trim_end().trim_end_matches('<'));
            self.open.push('\n');
        } else {
            if self.role == Role::Preformatted || raw.starts_with(['\t', ' ']) {
                self.close();
            }
            self.open.push_str(&line);
            self.open.push(' ');
        }
        self.begun = true;
    }

    /// A line between "^" and "<" above the story; "=" for "<" centres it, as bylines are.
    fn above(&mut self, words: &str, centred: bool) {
        let article = &mut *self.article;
        let lower = words.to_lowercase();
        if words.is_empty() || is_pictures(&lower) || furniture::is(words) {
            return;
        }
        if note::is(words) || words.starts_with('(') {
            note::take(article, words);
        } else if let Some((told, rest)) = label::label(words) {
            article.urgency = told.urgency.or(article.urgency);
            note::obey(article, told.status);
            fields::fill(&mut article.headline, rest);
        } else if note::status(words) != crate::article::Status::Usable
            && words == words.to_uppercase()
        {
            note::obey(article, note::status(words));
        } else if lower.contains("embargo") || lower.starts_with("for release") {
            let stated =
                dates::scan(words.trim_start_matches(|c: char| !c.is_ascii_digit())).stated;
            article.embargo = article.embargo.or(stated.moment(None));
            note::take(article, words);
        } else if byline::is_marked(words) {
            fields::fill(&mut article.byline, fields::byline(words));
        } else if article.byline.is_some() && (centred || byline::is_underline(words)) {
            // The writer's title, or the agency.
            if !byline::names_trade(words) || lower.ends_with("agency") {
                fields::fill(&mut article.source, words);
            }
        } else if article.headline.is_none() {
            fields::fill(&mut article.headline, words);
        } else {
            self.composer.push(Role::Body, words);
        }
    }

    fn close(&mut self) {
        // One row is no table.
        let rows = self.open.trim_end().lines().count();
        let role = if self.role == Role::Preformatted && rows < 2 {
            Role::Body
        } else {
            self.role
        };
        if role == Role::Preformatted {
            self.composer.push(role, self.open.trim_end());
        } else {
            self.composer.push(role, &self.open);
        }
        self.open.clear();
        self.role = Role::Body;
    }
}

/// "TNA Photo XAB101, XAB102", "With graphic."
fn is_pictures(lower: &str) -> bool {
    lower.split_whitespace().take(3).any(|w| {
        matches!(
            w.trim_matches(|c: char| !c.is_alphanumeric()),
            "photo" | "photos" | "graphic" | "graphics"
        )
    }) && lower.bytes().any(|b| b.is_ascii_digit())
}

/// "^TNA-ER-10-09-26 1509GMT<": month, day, year, hour and zone.
fn sign_off(line: &str) -> Option<Stated> {
    let line = line.trim_matches(['^', '<', ' ', '\t', '\r']);
    let (place, clock) = line.rsplit_once(' ')?;
    let (rest, year) = place.rsplit_once('-')?;
    let (rest, day) = rest.rsplit_once('-')?;
    let month = rest.rsplit('-').next()?;
    let two = |w: &str| (w.len() == 2).then(|| w.parse::<i8>().ok()).flatten();
    let (hour, minute) = (two(clock.get(..2)?)?, two(clock.get(2..4)?)?);
    Some(Stated {
        year: Some(2000 + i16::from(two(year)?)),
        day: Some(month_day(&format!("{month}-{day}"))?),
        weekday: None,
        time: Some(Time::new(hour, minute, 0, 0).ok()?),
        offset: dates::zone(clock.get(4..)?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_sign_offs() {
        let stated = sign_off("^TNA-ER-10-09-26 1509GMT<").unwrap();
        assert_eq!((stated.year, stated.day), (Some(2026), Some((10, 9))));
        assert!(stated.offset.is_some() && sign_off("^BIOGRAPHY<").is_none());
    }
}
