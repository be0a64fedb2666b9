//! The one type between reading and understanding: an [`Article`] as its file gave it.
//!
//! `format/` makes articles, `extract/` reads them. This module knows nothing of bytes, files' formats,
//! language or screens.

pub mod compact;
pub mod plain;

use std::fmt;
use std::path::PathBuf;

use jiff::{Timestamp, Zoned, civil, tz::Offset};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A stretch of [`Article::text`]: UTF-8 byte offsets, end exclusive, always on character boundaries.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span of the bytes `start..end`. Offsets past 4 GiB do not occur: files are refused long before.
    pub fn new(start: usize, end: usize) -> Self {
        Self {
            start: start as u32,
            end: end as u32,
        }
    }

    /// The words themselves; empty if the span does not fit the text.
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start as usize..self.end as usize)
            .unwrap_or("")
    }

    /// Length in bytes.
    pub fn len(&self) -> usize {
        self.end.saturating_sub(self.start) as usize
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.end <= self.start
    }

    /// Whether all of `other` lies inside.
    pub fn contains(&self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(&self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub fn join(&self, other: Span) -> Span {
        Span {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }
}

/// A point in time as a file states it: the instant, and the offset from UTC it was written with.
///
/// A time without a zone is read as UTC and the article carries a warning that says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The instant.
    pub at: Timestamp,
    /// The offset it was written in; UTC where the file gave none.
    pub offset: Offset,
}

impl Moment {
    /// A moment from a date and clock time at an offset; `None` if it lies outside the supported years.
    pub fn from_civil(when: civil::DateTime, offset: Offset) -> Option<Self> {
        offset.to_timestamp(when).ok().map(|at| Self { at, offset })
    }

    /// The calendar date where it was written.
    pub fn date(&self) -> civil::Date {
        self.zoned().date()
    }

    /// The same moment with its offset as a time zone.
    pub fn zoned(&self) -> Zoned {
        self.at.to_zoned(self.offset.to_time_zone())
    }
}

impl From<Timestamp> for Moment {
    fn from(at: Timestamp) -> Self {
        Self {
            at,
            offset: Offset::UTC,
        }
    }
}

impl fmt::Display for Moment {
    /// RFC 3339.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.at.display_with_offset(self.offset).fmt(f)
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if to.is_human_readable() {
            return to.collect_str(self);
        }
        let at = (self.at.as_second(), self.at.subsec_nanosecond());
        (at, self.offset.seconds()).serialize(to)
    }
}

impl<'de> Deserialize<'de> for Moment {
    /// From the compact form alone: nothing reads the other back.
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let ((second, nanosecond), offset) = Deserialize::deserialize(from)?;
        Ok(Self {
            at: Timestamp::new(second, nanosecond).map_err(D::Error::custom)?,
            offset: Offset::from_seconds(offset).map_err(D::Error::custom)?,
        })
    }
}

/// Where an article's publication date came from, best first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateSource {
    /// The file's own metadata (front matter, headers).
    Metadata,
    /// A dateline or "Updated ..." line of the text.
    Text,
    /// The user said so (`--published`).
    Given,
    /// The file's modification time.
    #[default]
    FileTime,
}

/// What an editor may do with a story.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Fit for use.
    #[default]
    Usable,
    /// Replaces an earlier wording that was wrong.
    Corrected,
    /// Not to be used for now.
    Withheld,
    /// Killed.
    Canceled,
}

/// What a paragraph is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The story's own sentences.
    #[default]
    Body,
    /// The story's headline, where the text holds it.
    Headline,
    /// A section heading.
    Heading,
    /// Who wrote it.
    Byline,
    /// A slug line, a keyword line, a stamp such as "Updated 14:02".
    Slug,
    /// Words under a picture.
    Caption,
    /// About the author.
    Bio,
    /// "Follow us", "Read more", navigation.
    Boilerplate,
    /// Tables, results, listings: kept as they stand.
    Preformatted,
}

impl Role {
    /// Whether sentences of this paragraph tell the story (and are read for quotes).
    pub fn is_story(self) -> bool {
        matches!(
            self,
            Role::Body | Role::Headline | Role::Heading | Role::Caption
        )
    }
}

/// One paragraph of [`Article::text`], without the blank lines around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    /// Where it stands.
    pub span: Span,
    /// What it is for.
    pub role: Role,
}

/// One story as its file gave it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Article {
    /// The file it came from; not kept with the rest, for files are moved.
    #[serde(skip)]
    pub path: PathBuf,
    /// The format's short name, as in `format/`'s table: "text", "markdown", ...
    #[serde(deserialize_with = "compact::word")]
    pub format: compact::Word,
    /// The headline.
    pub headline: Option<String>,
    /// Who wrote it, without "By".
    pub byline: Option<String>,
    /// Place, date and agency line, as written: "GENEVA, Oct 9 (Agency)".
    pub dateline: Option<String>,
    /// When it was published.
    pub published: Option<Moment>,
    /// Where `published` came from.
    pub dated_by: DateSource,
    /// When it was last changed.
    pub updated: Option<Moment>,
    /// The version, as written.
    pub version: Option<String>,
    /// What may be done with it.
    pub status: Status,
    /// BCP 47 language tag, as written.
    pub language: Option<String>,
    /// IPTC urgency, 1 (flash) to 9.
    pub urgency: Option<u8>,
    /// The desk's short name for the running story.
    pub slugline: Option<String>,
    /// Keywords, as written.
    pub keywords: Vec<String>,
    /// Agency or publication.
    pub source: Option<String>,
    /// The provider's identifier.
    pub guid: Option<String>,
    /// Item kind, as written: "text", "advisory", ...
    pub kind: Option<String>,
    /// Not to be published before.
    pub embargo: Option<Moment>,
    /// Not to be used after.
    pub expires: Option<Moment>,
    /// The editor's note.
    pub ednote: Option<String>,
    /// Which take of a running story, as written.
    pub take: Option<String>,
    /// Subject codes.
    pub codes: Vec<String>,
    /// The text that all spans point into. For a plain-text file the decoded file, unchanged but for control and
    /// bidirectional characters, each replaced by U+FFFD.
    pub text: String,
    /// Its paragraphs, in order, not overlapping.
    pub paragraphs: Vec<Paragraph>,
    /// What could not be read as it should be, one sentence each.
    pub warnings: Vec<String>,
}

impl Article {
    /// All that is said of it besides its text and its place.
    pub fn head(&self) -> Self {
        Self {
            path: PathBuf::new(),
            headline: self.headline.clone(),
            byline: self.byline.clone(),
            dateline: self.dateline.clone(),
            version: self.version.clone(),
            language: self.language.clone(),
            slugline: self.slugline.clone(),
            keywords: self.keywords.clone(),
            source: self.source.clone(),
            guid: self.guid.clone(),
            kind: self.kind.clone(),
            ednote: self.ednote.clone(),
            take: self.take.clone(),
            codes: self.codes.clone(),
            warnings: self.warnings.clone(),
            text: String::new(),
            paragraphs: Vec::new(),
            ..*self
        }
    }

    /// The calendar date that relative times count from, if one is known.
    pub fn date(&self) -> Option<civil::Date> {
        self.published.map(|m| m.date())
    }

    /// The headline, else the first words of the text, else the file's name: never empty, one line.
    pub fn title(&self) -> String {
        if let Some(headline) = self
            .headline
            .as_deref()
            .map(str::trim)
            .filter(|h| !h.is_empty())
        {
            return headline.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        let first = self.text.lines().map(str::trim).find(|l| !l.is_empty());
        match first {
            Some(line) => line
                .split_whitespace()
                .take(12)
                .collect::<Vec<_>>()
                .join(" "),
            None => self
                .path
                .file_name()
                .map_or_else(|| "(empty)".into(), |n| n.to_string_lossy().into_owned()),
        }
    }
}
