//! ANPA 1312, the text message of North American agencies.
//!
//! Header: service and number; then priority, category, format, a keyword run together and cut to 24 characters, the
//! version, month and day, word count. Text: slug line, lines between "^" and "<" for headline, notes and byline, then
//! the story, its paragraphs indented, its tables' rows ended by "<". The sign-off, with the time, stands last or behind ETX.

use jiff::civil::Time;

use super::super::compose::Composer;
use super::super::dates::{self, Stated};
use super::super::plain::{byline, furniture, label};
use super::super::{Error, Format, Given, Material, fields};
use super::{Frame, finish, is, marks, note, set};
use crate::article::{Article, DateSource, Role};

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
    let decoded = material.text()?;
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

/// What the header's lines say.
#[derive(Clone, Debug, Default, PartialEq)]
struct Header<'t> {
    urgency: Option<u8>,
    category: &'t str,
    tabular: bool,
    keyword: &'t str,
    version: String,
    /// Month and day.
    day: Option<(i8, i8)>,
}

/// Reads "r a^S^Q BC-Harbour-Strike 1stLd 10-09 0388", the header's second line (the first names the service).
fn header(header: &str) -> Option<Header<'_>> {
    header.lines().skip(1).find_map(second)
}

fn second(line: &str) -> Option<Header<'_>> {
    let marked = line.contains(['\u{11}', '\u{12}', '\u{13}', '\u{14}']);
    let mut words = line
        .split(|c: char| c.is_whitespace() || c.is_ascii_control())
        .filter(|w| !w.is_empty());
    let (priority, category) = (words.next()?, words.next()?);
    let letter = |w: &str| w.len() == 1 && w.bytes().all(|b| b.is_ascii_alphabetic());
    if !letter(priority)
        || category.len() > 2
        || !category.bytes().all(|b| b.is_ascii_alphanumeric())
    {
        return None;
    }
    let words: Vec<&str> = words.collect();
    let day = words.iter().rposition(|w| month_day(w).is_some());
    let keyword = words.first().copied().unwrap_or("");
    // Without its format marks only a line whose end fits, too, is a header.
    if !marked && !(day.is_some_and(|at| at > 0) && label::slug(keyword).is_some()) {
        return None;
    }
    Some(Header {
        urgency: urgency(priority),
        category,
        tabular: line.contains('\u{12}'),
        keyword,
        version: words
            .get(1..day.unwrap_or(words.len()))
            .unwrap_or_default()
            .join(" "),
        day: day.and_then(|at| month_day(words[at])),
    })
}

/// Flash, bulletin, urgent, regular and deferred; advances are deferred, too.
fn urgency(priority: &str) -> Option<u8> {
    match priority.to_ascii_lowercase().as_str() {
        "f" => Some(1),
        "b" => Some(2),
        "u" => Some(3),
        "r" => Some(4),
        "d" | "a" | "s" | "w" => Some(5),
        _ => None,
    }
}

/// "10-09", month first.
fn month_day(word: &str) -> Option<(i8, i8)> {
    let (month, day) = word.split_once('-')?;
    let two = |w: &str| (w.len() <= 2).then(|| w.parse::<i8>().ok()).flatten();
    let (month, day) = (two(month)?, two(day)?);
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some((month, day))
}

/// How many characters of the keyword a header holds.
const KEYWORD: usize = 24;

/// Reads the slug line "BC-US--Harbour-Strike Talks, 1st Ld-Writethru,388<" beside the header's keyword.
fn slug(article: &mut Article, head: &Header<'_>, line: &str) {
    let line = line.trim_matches(['^', '<', '=', ' ', '\t', '\r']);
    let mut parts = line.split(',').map(str::trim);
    let full = bare(parts.next().unwrap_or(""));
    let digits = |w: &&str| !w.bytes().all(|b| b.is_ascii_digit());
    let take = parts.filter(digits).collect::<Vec<_>>().join(", ");
    let take = if take.is_empty() {
        &head.version
    } else {
        &take
    };
    fields::fill(&mut article.take, take);
    note::obey(article, note::of_take(take));
    let last = full.rsplit(['-', ' ']).next().unwrap_or("");
    if last.eq_ignore_ascii_case("kill") {
        note::obey(article, note::of_take(last));
    }
    let keyword = bare(head.keyword);
    let short = if head.keyword.len() < KEYWORD {
        keyword.to_owned()
    } else {
        // The word that the header cut is left out, as far as the slug line tells where it began.
        let mut whole = String::new();
        for word in full.split_whitespace() {
            if !keyword.starts_with(&format!("{whole}{word}")) {
                break;
            }
            whole.push_str(word);
        }
        if whole.is_empty() {
            keyword.to_owned()
        } else {
            whole
        }
    };
    fields::fill(&mut article.slugline, &short);
    fields::fill(&mut article.slugline, full);
    fields::add(&mut article.keywords, full);
}

/// A slug without its cycle ("BC-") and its desk ("US--").
fn bare(slug: &str) -> &str {
    let slug = if is_cycle(slug) { &slug[3..] } else { slug };
    match slug.split_once("--") {
        Some((desk, rest)) if desk.len() <= 4 => rest,
        _ => slug,
    }
}

/// Whether a slug starts with its cycle: morning, afternoon, both.
fn is_cycle(slug: &str) -> bool {
    slug.get(..3)
        .is_some_and(|c| ["am-", "pm-", "bc-", "ap-"].contains(&c.to_ascii_lowercase().as_str()))
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
            let words = words.trim_end_matches(['<', '=', '>', ' ']).trim();
            if self.begun {
                self.composer.push(Role::Heading, words);
            } else {
                self.above(words);
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

    /// A line between "^" and "<" above the story.
    fn above(&mut self, words: &str) {
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
        } else if article.byline.is_some() && byline::is_underline(words) {
            // The writer's title, or the agency.
            if !byline::names_trade(words) {
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
        time: Some(Time::new(hour, minute, 0, 0).ok()?),
        offset: dates::zone(clock.get(4..)?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_headers_with_and_without_marks() {
        let marked =
            header("W0012\u{1f}_alder\r\nu f\u{13}\u{11} BC-Harbour-Strike 1stLd  10-09 0388\r\n")
                .unwrap();
        assert_eq!(
            (marked.urgency, marked.category, marked.tabular),
            (Some(3), "f", false)
        );
        assert_eq!(
            (marked.keyword, marked.version.as_str()),
            ("BC-Harbour-Strike", "1stLd")
        );
        assert_eq!(marked.day, Some((10, 9)));
        assert!(header("W0012\nr a BC-Harbour-Strike 10-09 0388").is_some());
        assert_eq!(header("W0012\nI a Harbour strike"), None);
    }

    #[test]
    fn a_cut_keyword_loses_the_word_that_was_cut() {
        let read = |keyword: &str, line: &str| {
            let mut article = Article::default();
            let head = Header {
                keyword,
                ..Header::default()
            };
            slug(&mut article, &head, line);
            (article.slugline.unwrap(), article.take)
        };
        assert_eq!(
            read(
                "BC-US--Harbour-StrikeTal",
                "BC-US--Harbour-Strike Talks-Alder, 1st Ld-Writethru,388<"
            ),
            ("Harbour-Strike".into(), Some("1st Ld-Writethru".into()))
        );
        assert_eq!(
            read("BC-HarbourStrike", "BC-Harbour Strike,388<"),
            ("HarbourStrike".into(), None)
        );
    }

    #[test]
    fn reads_sign_offs() {
        let stated = sign_off("^TNA-ER-10-09-26 1509GMT<").unwrap();
        assert_eq!((stated.year, stated.day), (Some(2026), Some((10, 9))));
        assert!(stated.offset.is_some() && sign_off("^BIOGRAPHY<").is_none());
    }
}
