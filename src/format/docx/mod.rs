//! Office Open XML documents of word processors: the text and the core properties, and nothing else of the archive.

mod core;
mod document;

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::charset;
use super::compose::Composer;
use super::{Error, Format, Given, Limits, Material, plain};
use crate::article::Article;

/// Its row in the table.
pub const FORMAT: Format = Format {
    name: "docx",
    detect,
    read,
};

/// Where the text stands in the archive.
const DOCUMENT: &str = "word/document.xml";
/// Where title, writer and dates stand.
const CORE: &str = "docProps/core.xml";
/// Bytes at either end of the archive that are looked at.
const SAMPLE: usize = 1 << 20;
/// Entries of an archive; documents full of pictures have a few hundred.
const ENTRIES: usize = 10_000;

type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;

fn detect(material: &Material<'_>) -> bool {
    let bytes = material.bytes;
    let holds = |part: &[u8]| {
        part.windows(DOCUMENT.len())
            .any(|w| w == DOCUMENT.as_bytes())
    };
    bytes.starts_with(b"PK\x03\x04")
        && (holds(&bytes[..bytes.len().min(SAMPLE)])
            || holds(&bytes[bytes.len().saturating_sub(SAMPLE)..]))
}

fn read(material: &Material<'_>, given: &Given) -> Result<Vec<Article>, Error> {
    let mut archive = open(material.bytes)?;
    let limits = &given.limits;
    let text =
        entry(&mut archive, DOCUMENT, limits)?.ok_or(Error::Damaged("its text is missing"))?;
    let mut article = Article::default();
    let mut composer = Composer::default();
    document::compose(&text, limits, &mut composer)?;
    let properties = entry(&mut archive, CORE, limits)?.map(|text| core::read(&text));
    let properties = properties.unwrap_or_default();
    properties.date(&mut article);
    if composer.is_empty() {
        return Err(Error::NoStory);
    }
    composer.finish(&mut article);
    plain::refine(&mut article, given);
    plain::keep_story(&mut article, "");
    properties.fill(&mut article);
    Ok(vec![article])
}

fn open(bytes: &[u8]) -> Result<Archive<'_>, Error> {
    // Each entry has a header of this kind in the archive's list, which is read as a whole.
    let entries = bytes.windows(4).filter(|w| *w == b"PK\x01\x02").count();
    if entries > ENTRIES {
        return Err(Error::TooMany {
            what: "archive entries",
            limit: ENTRIES,
        });
    }
    ZipArchive::new(Cursor::new(bytes))
        .map_err(|_| Error::Damaged("its archive has no end, or a broken list of entries"))
}

/// One entry's text, inflated within the limits; `None` if it is not there.
fn entry(archive: &mut Archive<'_>, name: &str, limits: &Limits) -> Result<Option<String>, Error> {
    const BROKEN: Error = Error::Damaged("an entry of its archive is broken");
    let Some(at) = archive.index_for_name(name) else {
        return Ok(None);
    };
    let file = archive.by_index(at).map_err(|_| BROKEN)?;
    let limit = limits.inflated(file.compressed_size());
    let mut out = Vec::new();
    let end = file.take(limit + 1).read_to_end(&mut out);
    if out.len() as u64 > limit {
        return Err(Error::Inflates { limit });
    }
    if end.is_err() || out.is_empty() {
        return Err(BROKEN);
    }
    let decoded = charset::decode(&out).map_err(Error::NotText)?;
    Ok(Some(decoded.text.into_owned()))
}
