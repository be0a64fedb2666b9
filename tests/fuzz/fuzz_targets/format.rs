//! Any bytes, read as the format that the environment names: no panic, no span off its boundaries, no control character.
#![no_main]

use std::io::{Cursor, Write};
use std::path::Path;
use std::sync::LazyLock;

use copytaster::article::Article;
use copytaster::format::{self, Error, FORMATS, Format, Given, Material, clean};
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
    articles.iter().flatten().for_each(check);
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

fn check(article: &Article) {
    let fields = [
        &article.headline,
        &article.byline,
        &article.dateline,
        &article.version,
        &article.language,
        &article.slugline,
        &article.source,
        &article.guid,
        &article.kind,
        &article.ednote,
        &article.take,
    ];
    let lists = [&article.keywords, &article.codes, &article.warnings];
    let fields = fields.into_iter().flatten();
    for words in fields.chain(lists.into_iter().flatten()).chain([&article.text]) {
        assert!(!words.contains(clean::is_harmful), "{words:?}");
    }
    let mut end = 0;
    for paragraph in &article.paragraphs {
        let span = paragraph.span;
        assert!(span.start >= end && !span.is_empty());
        assert!(!span.of(&article.text).is_empty(), "no boundary: {span:?}");
        end = span.end;
    }
}
