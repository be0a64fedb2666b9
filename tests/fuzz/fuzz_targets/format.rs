//! Any bytes, read as the format that the environment names: no panic, no span off its boundaries, no control character.
#![no_main]

#[path = "../../harmless/mod.rs"]
mod harmless;

use std::io::{Cursor, Write};
use std::path::Path;
use std::sync::LazyLock;

use copytaster::article::Article;
use copytaster::format::{self, Error, FORMATS, Format, Given, Material};
use libfuzzer_sys::fuzz_target;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

static FORMAT: LazyLock<Option<&'static Format>> = LazyLock::new(|| {
    let name = std::env::var("FORMAT").ok()?;
    let found = FORMATS.iter().find(|format| format.name == name);
    Some(found.unwrap_or_else(|| panic!("FORMAT names no format: {name}")))
});

fuzz_target!(|data: &[u8]| {
    let articles = match *FORMAT {
        None => format::read(Path::new("a"), data, &Given::default()),
        // A damaged archive hides the document from the fuzzer: it gets a sound one around its bytes.
        Some(format) if format.name == "docx" && !data.starts_with(b"PK") => {
            archived(data).map_or(Ok(Vec::new()), |bytes| read(format, &bytes))
        }
        Some(format) => read(format, data),
    };
    articles.iter().flatten().for_each(harmless::check);
});

fn read(format: &Format, bytes: &[u8]) -> Result<Vec<Article>, Error> {
    (format.read)(&Material::new(bytes)?, &Given::default())
}

fn archived(document: &[u8]) -> Option<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    zip.start_file("word/document.xml", options).ok()?;
    zip.write_all(document).ok()?;
    Some(zip.finish().ok()?.into_inner())
}
