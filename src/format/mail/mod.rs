//! E-mail: the sender, the subject and the date of its header; the story of its text part, or of the page beside it.
//!
//! Forwarded messages that a mail carries are stories of their own; other attachments are named in a warning.

mod body;

use jiff::civil::Time;
use jiff::tz::Offset;
use mail_parser::{DateTime, HeaderName, Message, MessageParser, MimeHeaders, PartType};

use super::compose::Composer;
use super::dates::Stated;
use super::plain::{byline, label};
use super::{Error, Format, Given, Limits, Material, clean, cut_short, fields, plain};
use crate::article::{Article, DateSource};

/// Its row in the table.
pub const FORMAT: Format = Format {
    name: "eml",
    detect,
    read,
};

/// Bytes of a header; real ones have a few thousand.
const HEADER: usize = 1 << 20;
/// Bytes looked at to tell it.
const SAMPLE: usize = 64 << 10;
/// Messages within messages that are read.
const DEEPEST: usize = 3;
/// Lines that may open a part made of parts, which bound how deep they nest.
const CONTAINERS: usize = 1_000;

fn detect(material: &Material<'_>) -> bool {
    let bytes = start(material.bytes);
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    // A line that the sample cuts tells nothing.
    let whole = sample
        .iter()
        .rposition(|b| *b == b'\n')
        .filter(|_| sample.len() == SAMPLE);
    let sample = &sample[..whole.unwrap_or(sample.len())];
    let (mut sure, mut known) = (false, 0);
    for line in sample.split(|b| *b == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.is_empty() {
            break;
        }
        if line.starts_with(b" ") || line.starts_with(b"\t") {
            continue;
        }
        let name = line.split(|b| *b == b':').next().unwrap_or(line);
        if name.len() == line.len() || !name.iter().all(u8::is_ascii_graphic) {
            return false;
        }
        match name.to_ascii_lowercase().as_slice() {
            b"message-id"
            | b"received"
            | b"mime-version"
            | b"return-path"
            | b"delivered-to"
            | b"content-type"
            | b"content-transfer-encoding"
            | b"dkim-signature" => sure = true,
            b"from" | b"to" | b"subject" | b"date" | b"reply-to" | b"cc" => known += 1,
            _ => {}
        }
    }
    sure || known >= 3
}

/// The message without what mailboxes and spools write before it.
fn start(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.trim_ascii_start();
    let rest = bytes.strip_prefix(b"From ").and_then(|rest| {
        let end = rest.iter().position(|b| *b == b'\n')?;
        rest.get(end + 1..)
    });
    rest.unwrap_or(bytes)
}

fn read(material: &Material<'_>, given: &Given) -> Result<Vec<Article>, Error> {
    let bytes = start(material.bytes);
    within(bytes, &given.limits)?;
    let parser = MessageParser::new()
        .with_mime_headers()
        .header_date(HeaderName::Date)
        .header_text(HeaderName::Subject)
        .header_address(HeaderName::From)
        .header_id(HeaderName::MessageId)
        .header_text(HeaderName::Keywords)
        .header_text(HeaderName::ContentLanguage)
        .default_header_ignore();
    let message = parser
        .parse(bytes)
        .ok_or(Error::Damaged("its mail header cannot be read"))?;
    let mut articles = Vec::new();
    gather(&message, given, 0, &mut articles);
    if articles.is_empty() {
        return Err(Error::NoStory);
    }
    if is_cut(&message, bytes) {
        articles.iter_mut().for_each(cut_short);
    }
    Ok(articles)
}

/// Keeps a flood of headers and parts from the parser, which takes as many as there are.
fn within(bytes: &[u8], limits: &Limits) -> Result<(), Error> {
    let (mut parts, mut containers) = (0, 0);
    let mut header = true;
    let mut at = 0;
    for line in bytes.split_inclusive(|b| *b == b'\n') {
        header &= !line.trim_ascii().is_empty();
        at += line.len();
        if header && at > HEADER {
            return Err(Error::TooMany {
                what: "bytes in its mail header",
                limit: HEADER,
            });
        }
        // A boundary, or what may be a part's header.
        let name = line.iter().take(80).position(|b| *b == b':');
        let named = name.is_some_and(|at| at > 0 && line[..at].iter().all(u8::is_ascii_graphic));
        if named || line.starts_with(b"--") {
            parts += 1;
        }
        containers += usize::from(opens_container(line));
        if containers > CONTAINERS {
            return Err(Error::TooMany {
                what: "parts made of parts",
                limit: CONTAINERS,
            });
        }
        if parts > limits.items {
            return Err(Error::TooMany {
                what: "parts and headers",
                limit: limits.items,
            });
        }
    }
    Ok(())
}

/// Whether the line may give a part the type of a multipart or a message.
fn opens_container(line: &[u8]) -> bool {
    line.iter().take(200).enumerate().any(|(at, byte)| {
        let before = &line[..at];
        let named = |name: &[u8]| {
            let start = at.saturating_sub(name.len());
            before[start..].eq_ignore_ascii_case(name)
        };
        *byte == b'/' && (named(b"multipart") || named(b"message"))
    })
}

/// Whether the end of the outermost multipart is missing.
fn is_cut(message: &Message<'_>, bytes: &[u8]) -> bool {
    let boundary = message
        .content_type()
        .filter(|kind| kind.ctype().eq_ignore_ascii_case("multipart"))
        .and_then(|kind| kind.attribute("boundary"));
    boundary.is_some_and(|boundary| {
        let end = format!("--{boundary}--");
        !bytes
            .split(|b| *b == b'\n')
            .rev()
            .any(|line| line.trim_ascii_end() == end.as_bytes())
    })
}

/// The message's story, and those of the messages it carries.
fn gather(message: &Message<'_>, given: &Given, depth: usize, to: &mut Vec<Article>) {
    let mut article = Article::default();
    header(&mut article, message);
    let mut composer = Composer::default();
    body::compose(message, &mut composer);
    if !composer.is_empty() || article.headline.is_some() {
        composer.finish(&mut article);
        plain::refine(&mut article, given);
        plain::keep_story(&mut article, "");
        sender(&mut article, message);
        name_attachments(&mut article, message);
        to.push(article);
    }
    if depth < DEEPEST {
        for part in &message.parts {
            if let PartType::Message(inner) = &part.body {
                gather(inner, given, depth + 1, to);
            }
        }
    }
}

fn header(article: &mut Article, message: &Message<'_>) {
    let subject = clean::line(message.subject().unwrap_or_default());
    let subject = bare(&subject);
    match label::label(subject) {
        Some((told, rest)) if !rest.is_empty() => {
            article.urgency = told.urgency;
            article.status = told.status;
            fields::fill(&mut article.headline, rest);
        }
        _ => fields::fill(&mut article.headline, subject),
    }
    if let Some(id) = message.message_id() {
        fields::fill(&mut article.guid, id);
    }
    if let Some(language) = message.content_language().as_text() {
        fields::fill(&mut article.language, language);
    }
    let keywords = message.keywords().as_text().unwrap_or_default();
    keywords
        .split([',', ';'])
        .for_each(|k| fields::add(&mut article.keywords, k));
    // Mail is younger than its first standard: the parser takes the year 0001 of a template for a short form of 2001.
    let raw = message.header_raw(HeaderName::Date).unwrap_or_default();
    let template = raw
        .split_whitespace()
        .any(|w| w.len() == 4 && w.starts_with("00"));
    let date = message.date().filter(|_| !template);
    if let Some(moment) = date.and_then(|d| stated(d)?.moment(None)) {
        article.published = Some(moment);
        article.dated_by = DateSource::Metadata;
    }
}

/// The subject without what replies and forwards put before it.
fn bare(subject: &str) -> &str {
    const MARKS: [&str; 9] = [
        "re:", "fwd:", "fw:", "aw:", "wg:", "tr:", "rv:", "antw:", "sv:",
    ];
    let mut subject = subject.trim_start();
    while let Some(mark) = MARKS.iter().find(|mark| {
        subject
            .get(..mark.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(mark))
    }) {
        subject = subject[mark.len()..].trim_start();
    }
    subject
}

fn stated(date: &DateTime) -> Option<Stated> {
    let small = |n: u8| i8::try_from(n).ok();
    let sign = if date.tz_before_gmt { -1 } else { 1 };
    let seconds = i32::from(date.tz_hour) * 3600 + i32::from(date.tz_minute) * 60;
    Some(Stated {
        year: i16::try_from(date.year).ok().filter(|y| *y >= 1970),
        day: Some((small(date.month)?, small(date.day)?)),
        weekday: None,
        time: Time::new(
            small(date.hour)?,
            small(date.minute)?,
            small(date.second.min(59))?,
            0,
        )
        .ok(),
        offset: Offset::from_seconds(sign * seconds).ok(),
    })
    .filter(|s| s.year.is_some())
}

/// The sender is the source, and the writer if it is a person and the text names none.
fn sender(article: &mut Article, message: &Message<'_>) {
    let Some(from) = message.from().and_then(|from| from.first()) else {
        return;
    };
    let name = clean::line(from.name().unwrap_or_default());
    let name = name.trim_matches(['"', '\'']);
    let address = from.address().unwrap_or_default().to_lowercase();
    if byline::is_name(name) && is_theirs(name, &address) {
        fields::fill(&mut article.byline, name);
    }
    fields::fill(&mut article.source, name);
    fields::fill(&mut article.source, &address);
}

/// Whether the address is the person's own: an institution's name stands behind the "@", if anywhere.
fn is_theirs(name: &str, address: &str) -> bool {
    let (local, domain) = address.split_once('@').unwrap_or((address, ""));
    let holds = |part: &str, word: &str| word.len() >= 3 && part.contains(word);
    let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
    words.iter().any(|w| holds(local, w)) && !words.iter().any(|w| holds(domain, w))
}

/// Names what the mail carries and the story does not show.
fn name_attachments(article: &mut Article, message: &Message<'_>) {
    /// Names in one warning.
    const MOST: usize = 10;
    let named = message.attachments().filter_map(|part| {
        let pictured =
            part.content_id().is_some() && matches!(part.body, PartType::InlineBinary(_));
        let name = part.attachment_name().map(clean::line)?;
        (!pictured && !part.is_message() && !name.is_empty()).then_some(name)
    });
    let names: Vec<String> = named.take(MOST + 1).collect();
    if names.is_empty() {
        return;
    }
    let more = if names.len() > MOST { ", ..." } else { "" };
    let names = names[..names.len().min(MOST)].join(", ");
    article
        .warnings
        .push(format!("Attached and not read: {names}{more}."));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_loses_its_marks() {
        assert_eq!(bare("Re: FWD: Aw: Tide is out"), "Tide is out");
        assert_eq!(bare("Regarding: the tide"), "Regarding: the tide");
    }

    #[test]
    fn an_institution_is_no_writer() {
        assert!(is_theirs("Ann Roe", "ann.roe@courier.example"));
        assert!(is_theirs("Jörg Aster", "j.aster@harbour.example"));
        assert!(!is_theirs("Quayline Research", "press@quayline.example"));
        assert!(!is_theirs("Quayline Research", "quayline@quayline.example"));
    }

    #[test]
    fn tells_mail_from_what_only_looks_like_it() {
        let is = |text: &str| detect(&Material::new(text.as_bytes()).unwrap());
        assert!(is(
            "From: a@b.example\nTo: c@d.example\nSubject: Tide\n\nBody"
        ));
        assert!(is(
            "  \r\nReceived: by x;\r\n y\r\nSubject: Tide\r\n\r\nBody"
        ));
        assert!(!is(
            "Slug: tide\nDate: 9 October 2026\nSubject: harbour\n\nBody"
        ));
        assert!(!is(
            "From: the mayor\nsays nothing: at all\nMessage-ID: x\n"
        ));
    }
}
