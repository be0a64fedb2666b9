//! Documents of word processors in.
#![allow(clippy::unwrap_used)]

use std::io::{Cursor, Write};
use std::path::Path;

use copytaster::article::{Article, DateSource, Role};
use copytaster::format::{self, Error, Given};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const DOCUMENT: &[u8] = include_bytes!("samples/ferry.docx");

fn read(bytes: &[u8]) -> Result<Article, Error> {
    format::read(Path::new("a.txt"), bytes, &Given::default()).map(|mut a| a.remove(0))
}

/// A document of this body.
fn of(body: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", SimpleFileOptions::default())
        .unwrap();
    let text = format!("<w:document xmlns:w=\"x\"><w:body>{body}</w:body></w:document>");
    zip.write_all(text.as_bytes()).unwrap();
    zip.finish().unwrap().into_inner()
}

#[test]
fn text_headings_tables_and_properties() {
    let article = read(DOCUMENT).unwrap();
    assert_eq!(article.format, "docx");
    assert_eq!(
        article.headline.as_deref(),
        Some("Ferry to Tern Hill stops & nobody knows why")
    );
    assert_eq!(article.byline.as_deref(), Some("Ann Roe"));
    assert_eq!(article.dateline.as_deref(), Some("ALDER (TNA)"));
    assert_eq!(article.language.as_deref(), Some("en-GB"));
    assert_eq!(article.keywords, ["ferries", "Tern Hill"]);
    assert_eq!(
        article.published.unwrap().to_string(),
        "2026-10-09T14:12:00+00:00"
    );
    assert_eq!(article.dated_by, DateSource::Metadata);
    let words = |p: &copytaster::article::Paragraph| (p.role, p.span.of(&article.text));
    let paragraphs: Vec<_> = article.paragraphs.iter().map(words).collect();
    assert_eq!(
        paragraphs,
        [
            (
                Role::Body,
                "ALDER (TNA) — The ferry to Tern Hill made its last crossing on Friday, its owner said, after 112 years on the bay."
            ),
            (Role::Heading, "What happens next"),
            (
                Role::Body,
                "A bus will run every hour, the mayor said, but the road is narrow."
            ),
            (Role::Body, "• Every hour on weekdays, said the mayor."),
            (Role::Preformatted, "Day\tBuses\nMon\t14"),
            (Role::Body, "The boats were four."),
        ]
    );
}

#[test]
fn damage_and_floods_are_refused_by_name() {
    let told = |bytes: &[u8]| read(bytes).unwrap_err().to_string();
    assert_eq!(
        told(&DOCUMENT[..DOCUMENT.len() - 200]),
        "is damaged: its archive has no end, or a broken list of entries"
    );
    let deep = of(&"<w:p>".repeat(1_000));
    assert_eq!(told(&deep), "nests too deep: the limit is 100 levels");
    let bomb = of(&format!("<w:p><w:r><w:t>{}", "A".repeat(20 << 20)));
    assert!(told(&bomb).starts_with("grows beyond "), "{}", told(&bomb));
    assert_eq!(told(&of("")), "holds no story");
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("notes.txt", SimpleFileOptions::default())
        .unwrap();
    let other = zip.finish().unwrap().into_inner();
    assert_eq!(told(&other), "is not text: it is a ZIP archive");
}

#[test]
fn a_table_that_lays_a_page_out_is_paragraphs() {
    let cell = |words: &str| format!("<w:tc>{}</w:tc>", words);
    let p = |words: &str| format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>");
    let tall = [
        p("The ferry stops."),
        p("Nobody knows why."),
        p("A bus will run."),
    ]
    .concat();
    let page = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}</w:tr></w:tbl>",
        cell(&tall),
        cell(&p("Aside.")),
        cell(&p("Below."))
    );
    let article = read(&of(&page)).unwrap();
    assert!(
        article
            .paragraphs
            .iter()
            .all(|p| p.role != Role::Preformatted)
    );
    assert!(
        article
            .text
            .contains("The ferry stops.\n\nNobody knows why.\n\nA bus will run.")
    );
}
