//! IPTC 7901, the text message of European agencies.
//!
//! Header: source and number, priority, category, word count, then the keyword line, its parts between slashes.
//! Text: a take, the headline up to "=", the byline, the story. Trailer: day, hour and minute, zone, month, year.

use jiff::civil::Date;

use super::{Frame, finish, is, letters, marks, note, set};
use crate::article::{Article, DateSource};
use crate::format::compose::Composer;
use crate::format::dates::{self, Stated};
use crate::format::plain::{self, byline, dateline, label, stamp};
use crate::format::{Error, Format, Given, Material, fields};

/// Its row in the table.
pub const FORMAT: Format = Format {
    name: "iptc7901",
    detect,
    read,
};

fn detect(material: &Material<'_>) -> bool {
    is(material, |frame| {
        header(frame.header.trim_start()).is_some()
    })
}

fn read(material: &Material<'_>, given: &Given) -> Result<Vec<Article>, Error> {
    let decoded = letters::decode(material.bytes, material.text()?);
    let text = marks(&decoded.text);
    let frame = Frame::of(&text).ok_or(Error::Unknown)?;
    let mut article = Article::default();
    decoded.warn(&mut article);
    let mut lines = frame.header.trim_start().lines().map(str::trim);
    let head = header(lines.next().unwrap_or("")).unwrap_or_default();
    article.urgency = head.priority;
    if let Some(category) = head.category {
        fields::add(&mut article.codes, category);
    }
    for line in lines.filter(|l| !l.is_empty()) {
        keywords(&mut article, &set(line));
    }
    let story = above(&mut article, frame.text);
    let story = note::cut(&mut article, story);
    let mut composer = Composer::default();
    plain::compose(&unwrapped(story), &mut composer);
    sent(&mut article, frame.trailer, given);
    if let Some(agency) = head.agency {
        fields::fill(&mut article.source, agency);
    }
    finish(&mut article, &frame, composer, given)?;
    fields::fill(&mut article.source, head.source);
    Ok(vec![article])
}

/// The story's lines, those of a paragraph joined: a message has lines of one width, and an empty one between
/// paragraphs. Short lines and columns stay as they are.
fn unwrapped(story: &str) -> String {
    /// Characters that a line has at least whose paragraph goes on below it.
    const FULL: usize = 45;
    let mut out = String::with_capacity(story.len());
    let mut goes_on = false;
    let mut lines = story.lines().peekable();
    while let Some(line) = lines.next() {
        // "=" ends a line that is no part of the story.
        let line = set(line.trim_end_matches([' ', '=', '\r']));
        let columns = |line: &str| line.trim().contains(['\t']) || line.trim().contains("   ");
        let next = lines.peek().map_or("", |l| l.trim_end());
        let opens =
            next.is_empty() || next.starts_with([' ', '\t', '#', '-', '*']) || columns(next);
        out.push_str(if goes_on { line.trim_start() } else { &line });
        goes_on = !opens && !columns(&line) && line.chars().count() >= FULL;
        out.push(if goes_on { ' ' } else { '\n' });
    }
    out
}

/// What the header's first line says.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Header<'t> {
    /// Letters of the service's identification.
    source: &'t str,
    priority: Option<u8>,
    category: Option<&'t str>,
    /// The agency's name, where a number of its own follows.
    agency: Option<&'t str>,
}

/// "tna0012 3 pol 40 TNA 0099".
fn header(line: &str) -> Option<Header<'_>> {
    let line = line.lines().next()?;
    let mut words = line.split_whitespace().peekable();
    let first = words.next()?;
    let letters = first.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = |w: &str| !w.is_empty() && w.bytes().all(|b| b.is_ascii_digit());
    let named = |w: &str| w.len() <= 6 && w.bytes().all(|b| b.is_ascii_alphabetic());
    if letters.is_empty() || !named(letters) {
        return None;
    }
    if letters.len() == first.len() {
        words.next_if(|w| digits(w) && w.len() > 1)?;
    }
    let mut header = Header {
        source: letters,
        ..Header::default()
    };
    header.priority = words.next_if(|w| w.len() == 1).and_then(fields::urgency);
    header.category = words.next_if(|w| named(w) && w.len() <= 4);
    words.next_if(|w| digits(w));
    let rest: Vec<&str> = words.collect();
    header.agency = rest
        .windows(2)
        .find(|pair| named(pair[0]) && digits(pair[1]))
        .map(|pair| pair[0]);
    Some(header)
}

/// A keyword line: "Harbour/Strike/Alder/".
fn keywords(article: &mut Article, line: &str) {
    let slug = line.trim_end_matches(['/', ' ', '=']);
    note::obey(
        article,
        note::of_take(slug.rsplit(['/', '-', ' ']).next().unwrap_or("")),
    );
    fields::fill(&mut article.slugline, slug);
    if slug.contains('/') {
        slug.split('/')
            .for_each(|k| fields::add(&mut article.keywords, k));
    }
}

/// Lines of a headline, at most.
const LINES: usize = 3;

/// Reads the lines above the story and returns what stands below them.
fn above<'t>(article: &mut Article, text: &'t str) -> &'t str {
    let mut headline: Vec<String> = Vec::new();
    let mut at = 0;
    let mut after_headline = 0;
    let mut shut = false;
    for raw in text.split_inclusive('\n').take(12) {
        let ended = raw.trim_end().ends_with('=');
        let line = set(raw.trim().trim_end_matches(['=', ' ']));
        let line = line.trim();
        if line.is_empty() {
            at += raw.len();
            shut = ended || !headline.is_empty();
            if shut {
                break;
            }
            continue;
        }
        let full = headline.len() == LINES || headline.last().is_some_and(|l| l.ends_with('.'));
        if dateline::read(line).is_some_and(|d| !d.alone) || full && !ended {
            break;
        }
        at += raw.len();
        if let Some((told, "")) = label::label(line) {
            article.urgency = told.urgency.or(article.urgency);
            note::obey(article, told.status);
        } else if label::is_take_line(line) {
            fields::fill(&mut article.take, line);
            note::obey(article, note::of_take(line));
        } else if line.starts_with('(') && line.ends_with(')') || note::is(line) {
            note::take(article, line);
        } else if byline::is_marked(line) {
            fields::fill(&mut article.byline, fields::byline(line));
        } else if article.slugline.is_none() && (line.ends_with('/') || label::slug(line).is_some())
        {
            keywords(article, line);
        } else {
            headline.push(line.to_owned());
            after_headline = if headline.len() == 1 {
                at
            } else {
                after_headline
            };
        }
        shut = ended;
        if shut {
            break;
        }
    }
    // No "=" and no empty line: only the first line is the headline for sure.
    if headline.len() > 1 && !shut {
        headline.truncate(1);
        at = after_headline;
    }
    fields::fill(&mut article.headline, &headline.join(" "));
    &text[at..]
}

/// The trailer's date and time; without month and year they are the last such day of what is known of the file.
fn sent(article: &mut Article, trailer: &str, given: &Given) {
    let line = trailer.lines().find(|l| !l.trim().is_empty()).unwrap_or("");
    let known = given.published.or_else(|| given.modified.map(|m| m.date()));
    let stated = stamp::filed(line).or_else(|| of_day(line, known?));
    if let Some(stated) = stated
        && let Some(moment) = stated.moment(None)
    {
        fields::warn_of_zone(article, &stated);
        article.published = Some(moment);
        article.dated_by = DateSource::Metadata;
    }
}

/// "091200", "091200 GMT".
fn of_day(line: &str, known: Date) -> Option<Stated> {
    let mut words = line.split_whitespace();
    let group = words
        .next()
        .filter(|g| g.len() == 6 && g.bytes().all(|b| b.is_ascii_digit()))?;
    let pair = |at: usize| group.get(at..at + 2)?.parse::<i8>().ok();
    let (day, hour, minute) = (pair(0)?, pair(2)?, pair(4)?);
    let limit = known.tomorrow().ok()?;
    let date = (0..62)
        .filter_map(|back| limit.checked_sub(jiff::Span::new().days(back)).ok())
        .find(|date| date.day() == day)?;
    Some(Stated {
        year: Some(date.year()),
        day: Some((date.month(), day)),
        weekday: None,
        time: jiff::civil::Time::new(hour, minute, 0, 0).ok(),
        offset: words.next().and_then(dates::zone),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_headers() {
        let full = header("tna0012 3 pol 40  x  TNA 0099").unwrap();
        assert_eq!((full.source, full.priority), ("tna", Some(3)));
        assert_eq!((full.category, full.agency), (Some("pol"), Some("TNA")));
        assert_eq!(header("TNA 0012 4 e").unwrap().category, Some("e"));
        assert_eq!(header("Harbour strike ends"), None);
    }

    #[test]
    fn a_headline_ends_at_its_mark() {
        let read = |text: &str| {
            let mut article = Article::default();
            let rest = above(&mut article, text).to_owned();
            (article, rest)
        };
        let (article, rest) = read(
            "2ND LEAD\r\nHarbour strike ends\r\nafter three weeks =\r\n\r\nAlder (TNA) - It ended.\r\n",
        );
        assert_eq!(
            article.headline.as_deref(),
            Some("Harbour strike ends after three weeks")
        );
        assert_eq!(article.take.as_deref(), Some("2ND LEAD"));
        assert!(rest.trim_start().starts_with("Alder (TNA)"));
        let (article, rest) =
            read("Harbour strike ends\nThe strike at the port ended on\nFriday.\n");
        assert_eq!(article.headline.as_deref(), Some("Harbour strike ends"));
        assert!(rest.starts_with("The strike"));
    }
}
