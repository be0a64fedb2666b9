//! The machine-readable contract: one JSON object an article, a line each; and the rows of a list, a line each.
//!
//! Scoring kits and scripts rely on the names, their order and their meaning: a change here is a breaking change.
//! All offsets are UTF-8 byte offsets into `text`.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

use super::sheet::{Cell, Column, Sheet};
use crate::article::{Article, Moment, Span, Status};
use crate::extract::{
    Actor, ActorKind, Dated, Event, Findings, Polarity, Quote, QuoteKind, TimeMention, TimeType,
    Told,
};
use crate::format::clean;

/// Writes one article and its findings as one line.
///
/// # Errors
/// Whatever the writer says; a closed pipe shows as [`io::ErrorKind::BrokenPipe`].
pub fn write(to: &mut impl Write, article: &Article, findings: &Findings) -> io::Result<()> {
    line(to, &Line::new(article, findings))
}

/// Writes the rows of a list, a line each, as objects of the columns' names.
pub(super) fn write_rows(to: &mut impl Write, sheet: Sheet<'_>) -> io::Result<()> {
    for cells in sheet.rows {
        let columns = sheet.columns;
        line(to, &Row { columns, cells })?;
    }
    Ok(())
}

fn line(to: &mut impl Write, what: &impl Serialize) -> io::Result<()> {
    what.serialize(&mut Serializer::with_formatter(&mut *to, OneLine))?;
    to.write_all(b"\n")
}

struct Row {
    columns: &'static [Column],
    cells: Vec<Cell>,
}

impl Serialize for Row {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let names = self.columns.iter().map(|column| column.name);
        to.collect_map(names.zip(&self.cells))
    }
}

impl Serialize for Cell {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Cell::None => to.serialize_none(),
            Cell::Words(words) | Cell::Moment(words) => to.serialize_str(words),
            Cell::List(names) => names.serialize(to),
            Cell::Count(count) => count.serialize(to),
            Cell::Share(share) => share.serialize(to),
        }
    }
}

/// Compact JSON that no reader of lines can cut: U+2028 and U+2029 end a line in some languages, so they are escaped.
struct OneLine;

impl Formatter for OneLine {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        to: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut rest = fragment;
        while let Some(at) = rest.find(['\u{2028}', '\u{2029}']) {
            let (before, from) = rest.split_at(at);
            to.write_all(before.as_bytes())?;
            let line = from.starts_with('\u{2028}');
            to.write_all(if line { b"\\u2028" } else { b"\\u2029" })?;
            rest = &from['\u{2028}'.len_utf8()..];
        }
        to.write_all(rest.as_bytes())
    }
}

#[derive(Serialize)]
struct Line<'a> {
    path: String,
    format: &'a str,
    headline: Option<&'a str>,
    byline: Option<&'a str>,
    dateline: Option<&'a str>,
    published: Option<Moment>,
    updated: Option<Moment>,
    version: Option<&'a str>,
    status: Status,
    language: Option<&'a str>,
    urgency: Option<u8>,
    slugline: Option<&'a str>,
    keywords: &'a [String],
    source: Option<&'a str>,
    guid: Option<&'a str>,
    kind: Option<&'a str>,
    embargo: Option<Moment>,
    expires: Option<Moment>,
    ednote: Option<&'a str>,
    take: Option<&'a str>,
    codes: &'a [String],
    text: &'a str,
    quotes: Vec<Said<'a>>,
    actors: Vec<Who<'a>>,
    times: Vec<When<'a>>,
    events: Vec<Happened<'a>>,
    warnings: &'a [String],
}

#[derive(Serialize)]
struct Piece<'a> {
    start: u32,
    end: u32,
    text: &'a str,
}

#[derive(Serialize)]
struct Said<'a> {
    start: u32,
    end: u32,
    text: &'a str,
    spans: Vec<[u32; 2]>,
    kind: QuoteKind,
    speaker: Option<&'a str>,
    actor: Option<usize>,
    source: Option<Piece<'a>>,
    cue: Option<Piece<'a>>,
    polarity: Polarity,
    confidence: f32,
    evidence: &'a str,
}

#[derive(Serialize)]
struct Who<'a> {
    id: usize,
    name: &'a str,
    kind: ActorKind,
    role: Option<&'a str>,
    aliases: &'a [String],
    mentions: &'a [Span],
}

#[derive(Serialize)]
struct When<'a> {
    start: u32,
    end: u32,
    text: &'a str,
    #[serde(rename = "type")]
    kind: TimeType,
    value: &'a str,
    sentence: Span,
}

#[derive(Serialize)]
struct Happened<'a> {
    start: u32,
    end: u32,
    text: &'a str,
    from: Option<String>,
    to: Option<String>,
    by: &'a str,
    time: Option<usize>,
    told: Told,
    quote: Option<usize>,
}

impl<'a> Line<'a> {
    fn new(article: &'a Article, findings: &'a Findings) -> Self {
        let text = article.text.as_str();
        Self {
            path: clean::text(&article.path.to_string_lossy()).into_owned(),
            format: article.format,
            headline: article.headline.as_deref(),
            byline: article.byline.as_deref(),
            dateline: article.dateline.as_deref(),
            published: article.published,
            updated: article.updated,
            version: article.version.as_deref(),
            status: article.status,
            language: article.language.as_deref(),
            urgency: article.urgency,
            slugline: article.slugline.as_deref(),
            keywords: &article.keywords,
            source: article.source.as_deref(),
            guid: article.guid.as_deref(),
            kind: article.kind.as_deref(),
            embargo: article.embargo,
            expires: article.expires,
            ednote: article.ednote.as_deref(),
            take: article.take.as_deref(),
            codes: &article.codes,
            text,
            quotes: findings.quotes.iter().map(|q| Said::new(q, text)).collect(),
            actors: findings
                .actors
                .iter()
                .enumerate()
                .map(|(id, a)| Who::new(id, a))
                .collect(),
            times: findings.times.iter().map(|t| When::new(t, text)).collect(),
            events: (findings.events.iter())
                .map(|e| Happened::new(e, text))
                .collect(),
            warnings: &article.warnings,
        }
    }
}

impl<'a> Piece<'a> {
    fn new(span: Span, text: &'a str) -> Self {
        Self {
            start: span.start,
            end: span.end,
            text: span.of(text),
        }
    }
}

impl<'a> Said<'a> {
    fn new(quote: &'a Quote, text: &'a str) -> Self {
        Self {
            start: quote.span.start,
            end: quote.span.end,
            text: quote.span.of(text),
            spans: quote.spans.iter().map(|s| [s.start, s.end]).collect(),
            kind: quote.kind,
            speaker: quote.speaker.as_deref(),
            actor: quote.actor,
            source: quote.source.map(|s| Piece::new(s, text)),
            cue: quote.cue.map(|s| Piece::new(s, text)),
            polarity: quote.polarity,
            confidence: quote.confidence,
            evidence: &quote.evidence,
        }
    }
}

impl<'a> Who<'a> {
    fn new(id: usize, actor: &'a Actor) -> Self {
        Self {
            id,
            name: &actor.name,
            kind: actor.kind,
            role: actor.role.as_deref(),
            aliases: &actor.aliases,
            mentions: &actor.mentions,
        }
    }
}

impl<'a> When<'a> {
    fn new(time: &'a TimeMention, text: &'a str) -> Self {
        Self {
            start: time.span.start,
            end: time.span.end,
            text: time.span.of(text),
            kind: time.kind,
            value: &time.value,
            sentence: time.sentence,
        }
    }
}

impl<'a> Happened<'a> {
    fn new(event: &Event, text: &'a str) -> Self {
        let (by, time) = match event.by {
            Dated::Explicit(time) => ("explicit", Some(time)),
            Dated::Carried(time) => ("carried", Some(time)),
            Dated::Published => ("published", None),
        };
        Self {
            start: event.span.start,
            end: event.span.end,
            text: event.span.of(text),
            from: event.when.map(|(first, _)| first.to_string()),
            to: event.when.map(|(_, last)| last.to_string()),
            by,
            time,
            told: event.told,
            quote: event.quote,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_is_one_line_whatever_ends_lines_elsewhere() {
        let article = Article {
            text: "a\u{2028}b\u{2029}c\n“d”".into(),
            ..Article::default()
        };
        let mut out = Vec::new();
        write(&mut out, &article, &Findings::default()).unwrap();
        let line = String::from_utf8(out).unwrap();
        assert!(line.contains(r#""text":"a\u2028b\u2029c\n“d”""#), "{line}");
        let back: serde_json::Value = serde_json::from_str(&line).unwrap();
        assert_eq!(back["text"], article.text);
    }
}
