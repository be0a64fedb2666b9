//! Bytes and a path become [`Article`]s, or a clear error.
//!
//! One file a format; [`FORMATS`] is the one table that lists them. A format is told by its content, never by the
//! file's name. Everything that leaves this room is harmless: no control character, no bidirectional override
//! (see [`clean`]). Knows nothing of language understanding or of screens.

pub mod charset;
pub mod clean;
mod compose;
mod dates;
mod docx;
mod error;
mod feeds;
mod fields;
mod file;
mod flow;
mod gzip;
mod html;
mod json;
mod limits;
mod mail;
mod markdown;
mod material;
mod newsml1;
mod newsml_g2;
mod ninjs;
mod nitf;
mod plain;
mod wire;
mod xml;

use std::path::Path;

use jiff::civil;

use crate::article::{Article, DateSource, Moment};

pub use error::Error;
pub use file::{Loaded, Mark, load};
pub use limits::Limits;
pub use material::Material;

/// What is known of a file from outside it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// When the file was last modified, at the reader's own offset from UTC.
    pub modified: Option<Moment>,
    /// The publication date the user gave for undated text.
    pub published: Option<civil::Date>,
    /// What the file may ask of the machine.
    pub limits: Limits,
}

/// What a story says whose file ends before its format's end mark.
pub const CUT_SHORT: &str = "The file ends too early: its last part is missing.";

/// A file format: how it is told from others, and how it is read.
pub struct Format {
    /// Its short name, as [`Article::format`] carries it.
    pub name: &'static str,
    /// Whether the content is of this format. Called in the table's order; the first that says yes reads the file.
    pub detect: fn(&Material<'_>) -> bool,
    /// Reads it. `path`, `format` and a missing publication date are filled in by [`read`].
    pub read: fn(&Material<'_>, &Given) -> Result<Vec<Article>, Error>,
}

/// Every format, in the order they are tried: the most telling first, plain text last.
pub const FORMATS: &[Format] = &[
    docx::FORMAT,
    wire::anpa::FORMAT,
    wire::iptc::FORMAT,
    mail::FORMAT,
    feeds::JSON_FEED,
    ninjs::FORMAT,
    nitf::FORMAT,
    newsml_g2::FORMAT,
    newsml1::FORMAT,
    feeds::RSS,
    feeds::ATOM,
    html::FORMAT,
    markdown::FORMAT,
    plain::FORMAT,
];

/// Reads the bytes of one file: one article, or several for a feed.
///
/// # Errors
/// Says what is wrong with the file in words that follow its name ("is empty"). Never panics, whatever the bytes.
pub fn read(path: &Path, bytes: &[u8], given: &Given) -> Result<Vec<Article>, Error> {
    if gzip::is(bytes) {
        let (inflated, cut) = gzip::inflate(bytes, &given.limits)?;
        if gzip::is(&inflated) {
            return Err(Error::Damaged("it is compressed twice"));
        }
        let mut articles = read(path, &inflated, given)?;
        if cut {
            articles.iter_mut().for_each(cut_short);
        }
        return Ok(articles);
    }
    let material = Material::new(bytes)?;
    let format = FORMATS
        .iter()
        .find(|f| (f.detect)(&material))
        .ok_or(Error::Unknown)?;
    let mut articles = (format.read)(&material, given)?;
    for article in &mut articles {
        article.path = path.to_path_buf();
        article.format = format.name;
        date(article, given);
        limits::shorten(article);
    }
    Ok(articles)
}

/// Says that the story's file ends too early; once.
fn cut_short(article: &mut Article) {
    fields::warn(article, CUT_SHORT);
}

/// Dates an article whose file and text did not.
fn date(article: &mut Article, given: &Given) {
    if article.published.is_some() {
        return;
    }
    if let Some(day) = given.published {
        article.published = Moment::from_civil(
            day.to_datetime(civil::Time::midnight()),
            jiff::tz::Offset::UTC,
        );
        article.dated_by = DateSource::Given;
        article
            .warnings
            .push("No date in the file: the given date stands for the publication date.".into());
    } else if let Some(modified) = given.modified {
        article.published = Some(modified);
        article.dated_by = DateSource::FileTime;
        article.warnings.push(
            "No date in the file: its modification time stands for the publication date.".into(),
        );
    }
}
