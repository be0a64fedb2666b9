//! E-mail in.
#![allow(clippy::unwrap_used)]

use std::path::Path;

use copytaster::article::{Article, DateSource, Status};
use copytaster::format::{self, CUT_SHORT, Given};

const MAIL: &[u8] = include_bytes!("samples/ferry.eml");

fn read(bytes: &[u8]) -> Article {
    format::read(Path::new("a.txt"), bytes, &Given::default())
        .unwrap()
        .remove(0)
}

#[test]
fn the_text_part_and_the_header() {
    let article = read(MAIL);
    assert_eq!(article.format, "eml");
    assert_eq!(
        article.headline.as_deref(),
        Some("Fähre nach Tern Hill hört auf")
    );
    assert_eq!(article.status, Status::Corrected);
    assert_eq!(article.byline.as_deref(), Some("Jörg Aster"));
    assert_eq!(article.source.as_deref(), Some("Jörg Aster"));
    assert_eq!(
        article.guid.as_deref(),
        Some("20261009.ferry@harbour.example")
    );
    assert_eq!(
        article.published.unwrap().to_string(),
        "2026-10-09T16:12:00+02:00"
    );
    assert_eq!(article.dated_by, DateSource::Metadata);
    assert_eq!(article.language.as_deref(), Some("de"));
    assert_eq!(article.keywords, ["ferries", "Tern Hill"]);
    assert_eq!(
        article.text,
        "Die Fähre nach Tern Hill ist am Freitag zum letzten Mal gefahren, teilte die Hafenbehörde mit.\n\n„Wir werden sie vermissen“, sagte Ana Costa."
    );
    assert_eq!(article.warnings, ["Attached and not read: statement.docx."]);
}

#[test]
fn a_page_is_read_where_the_text_says_less() {
    let mail = "From: Harbour Board <press@harbour.example>\nTo: a@b.example\nSubject: Ferry stops\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=x\n\n--x\nContent-Type: text/plain\n\nThis mail has a page.\n--x\nContent-Type: text/html; charset=utf-8\n\n<style>p { color: red }</style><h2>What happens next</h2><p>The ferry to Tern Hill made its last crossing on Friday &amp; will not return.</p><div class=\"gmail_quote\"><p>Earlier words.</p></div>\n--x--\n";
    let article = read(mail.as_bytes());
    assert!(
        article.text.ends_with("on Friday & will not return."),
        "{}",
        article.text
    );
    assert!(!article.text.contains("has a page") && !article.text.contains("color"));
    assert_eq!(article.source.as_deref(), Some("Harbour Board"));
}

#[test]
fn a_forwarded_message_is_a_story_of_its_own() {
    let mail = "From: Jo Doe <jo@courier.example>\nSubject: Fwd: ferry\nMessage-ID: <1@courier.example>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\nSee below.\n--x\nContent-Type: message/rfc822\n\nFrom: Harbour Board <press@harbour.example>\nSubject: Ferry stops\nDate: Fri, 9 Oct 2026 16:12:00 +0200\nMessage-ID: <2@harbour.example>\n\nThe ferry to Tern Hill stops.\n--x--\n";
    let articles = format::read(Path::new("a"), mail.as_bytes(), &Given::default()).unwrap();
    let ids: Vec<_> = articles
        .iter()
        .map(|a| a.guid.as_deref().unwrap())
        .collect();
    assert_eq!(ids, ["1@courier.example", "2@harbour.example"]);
    assert_eq!(articles[1].headline.as_deref(), Some("Ferry stops"));
    assert_eq!(articles[1].text, "The ferry to Tern Hill stops.");
}

#[test]
fn template_dates_and_unnamed_charsets() {
    let mail = b"Date: Mon, 01 Jan 0001 00:00:00 +0000\nFrom: press@harbour.example\nSubject: Ferry stops\n\nThe mayor, J\xf6rg Thie\xdfen, said that the ferry stops for good.\n";
    let article = read(mail);
    assert_eq!(article.published, None);
    assert_eq!(article.source.as_deref(), Some("press@harbour.example"));
    assert!(article.text.contains("Jörg Thießen"), "{}", article.text);
}

#[test]
fn a_cut_mail_is_shown_as_such() {
    assert!(!read(MAIL).warnings.iter().any(|w| w == CUT_SHORT));
    let article = read(&MAIL[..1_070]);
    assert!(article.warnings.iter().any(|w| w == CUT_SHORT));
    assert!(article.text.starts_with("Die Fähre nach Tern Hill"));
}

#[test]
fn floods_are_refused_by_name() {
    let told = |mail: &str| {
        let refused = format::read(Path::new("a"), mail.as_bytes(), &Given::default());
        refused.unwrap_err().to_string()
    };
    let header = format!(
        "From: a@b.example\nReceived: x\n{}\n",
        "X: y\n".repeat(300_000)
    );
    assert_eq!(
        told(&header),
        "holds too many parts and headers: the limit is 200000"
    );
    let nested = format!(
        "Subject: x\n{}",
        "Content-Type: message/rfc822\n\n".repeat(20_000)
    );
    assert_eq!(
        told(&nested),
        "holds too many parts made of parts: the limit is 1000"
    );
    let header = format!("Received: {}\n\nBody", "x".repeat(2 << 20));
    assert_eq!(
        told(&header),
        "holds too many bytes in its mail header: the limit is 1048576"
    );
}
