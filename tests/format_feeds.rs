//! Feeds in: every entry an article, whatever the feed's way to say things.
#![allow(clippy::unwrap_used)]

use std::path::Path;

use copytaster::article::{Article, Moment, Role, Status};
use copytaster::format::{self, Given};

fn read(file: &str) -> Vec<Article> {
    format::read(Path::new("a.txt"), file.as_bytes(), &Given::default()).unwrap()
}

fn text(field: &Option<String>) -> &str {
    field.as_deref().unwrap_or("")
}

fn time(moment: Option<Moment>) -> String {
    moment.map(|m| m.to_string()).unwrap_or_default()
}

/// The one article of a feed whose one item says this.
fn item(words: &str) -> Article {
    read(&format!(
        "<rss><channel><item>{words}</item></channel></rss>"
    ))
    .remove(0)
}

#[test]
fn rss() {
    let articles = read(include_str!("samples/ferry.rss"));
    let [ferry, vote] = articles.as_slice() else {
        unreachable!("two items");
    };
    for (field, expected) in [
        (&ferry.headline, "Ferry to Tern Hill stops & stays"),
        (&ferry.byline, "Ann Roe"),
        (&ferry.guid, "courier-417"),
        (&ferry.language, "en-gb"),
        (&ferry.source, "The Alder Courier"),
        (&vote.headline, "Council votes"),
        (&vote.byline, "Jo Doe"),
        (&vote.guid, "https://courier.example/vote"),
    ] {
        assert_eq!(text(field), expected);
    }
    assert_eq!((ferry.format, vote.format), ("rss", "rss"));
    assert_eq!(time(ferry.published), "2026-10-09T10:15:00+02:00");
    assert_eq!(time(ferry.updated), "2026-10-09T12:00:00+00:00");
    assert_eq!(ferry.keywords, ["Transport", "Tern Hill"]);
    // The description only begins what follows; the picture's caption is no part of the story.
    let paragraphs: Vec<_> = ferry
        .paragraphs
        .iter()
        .map(|p| (p.role, p.span.of(&ferry.text)))
        .collect();
    assert_eq!(
        paragraphs,
        [
            (Role::Body, "The ferry made its last crossing on Friday."),
            (Role::Heading, "What happens next"),
            (
                Role::Body,
                "“We will miss it,” said Ana Costa.\nSo will others."
            ),
        ]
    );
    assert_eq!(vote.text, "The council voted on Friday.");
    assert_eq!(vote.warnings, ["A time in it names no zone: read as UTC."]);
}

#[test]
fn rdf_by_its_namespaces() {
    let article = read(include_str!("samples/ferry.rdf")).remove(0);
    assert_eq!(article.format, "rss");
    assert_eq!(text(&article.headline), "Ferry stops");
    assert_eq!(article.text, "The ferry stopped on Friday.");
    assert_eq!(text(&article.guid), "https://courier.example/ferry#1");
    assert_eq!(time(article.published), "2026-10-09T10:15:00+00:00");
    assert_eq!(text(&article.source), "The Alder Courier");
}

#[test]
fn atom() {
    let articles = read(include_str!("samples/ferry.atom"));
    let [ferry, fares] = articles.as_slice() else {
        unreachable!("two entries");
    };
    for (field, expected) in [
        (&ferry.headline, "Ferry stops"),
        (&ferry.byline, "Ann Roe, Jo Doe"),
        (&ferry.guid, "tag:courier.example,2026:417"),
        (&ferry.language, "en"),
        (&ferry.source, "The Alder Courier"),
        (&fares.headline, "Fares below <two>"),
        (&fares.byline, "Courier staff"),
    ] {
        assert_eq!(text(field), expected);
    }
    assert_eq!((ferry.format, fares.format), ("atom", "atom"));
    assert_eq!(time(ferry.published), "2026-10-09T10:15:00+02:00");
    assert_eq!(time(ferry.updated), "2026-10-09T12:00:00+00:00");
    assert_eq!(time(fares.published), "2026-10-09T13:00:00+00:00");
    assert_eq!(ferry.keywords, ["Transport"]);
    assert_eq!(
        ferry.text,
        "It ends after 112 years.\n\nThe ferry stopped on Friday.\n\nA bus will run."
    );
    assert_eq!(fares.text, "The fares fall.");
}

#[test]
fn json_feed() {
    let whole = include_str!("samples/ferry.jsonfeed");
    let articles = read(whole);
    let [ferry, fares] = articles.as_slice() else {
        unreachable!("two items");
    };
    for (field, expected) in [
        (&ferry.headline, "Ferry stops & stays"),
        (&ferry.byline, "Ann Roe, Jo Doe"),
        (&ferry.guid, "courier-417"),
        (&ferry.source, "The Alder Courier"),
        (&ferry.language, "en"),
        (&fares.byline, "Courier staff"),
        (&fares.guid, "418"),
    ] {
        assert_eq!(text(field), expected);
    }
    assert_eq!(ferry.format, "jsonfeed");
    assert_eq!(time(ferry.published), "2026-10-09T10:15:00+02:00");
    assert_eq!(time(ferry.updated), "2026-10-09T12:00:00+00:00");
    assert_eq!(ferry.keywords, ["Transport"]);
    assert_eq!(
        ferry.text,
        "It ends after 112 years.\n\nThe ferry stopped on Friday.\n\nWhat happens next\n\nA bus will run."
    );
    assert_eq!(
        fares.text,
        "The fares fall.\n\nThe council voted on Friday."
    );
    let cut = read(&whole[..whole.len() - 30]);
    assert_eq!(cut.len(), 2);
    assert!(cut[1].warnings.contains(&format::CUT_SHORT.to_owned()));
}

#[test]
fn the_ways_of_rss_to_carry_a_text() {
    for (words, expected) in [
        ("<description>AT&amp;T &lt; Roe</description>", "AT&T < Roe"),
        (
            "<description>&amp;lt;b&amp;gt; &amp;#146;</description>",
            "<b> ’",
        ),
        (
            "<description><p>As <b>it</b> is</p></description>",
            "As it is",
        ),
        (
            "<description><![CDATA[<p>One.</p><p>Two.</p>]]></description>",
            "One.\n\nTwo.",
        ),
        (
            "<body xmlns='http://www.w3.org/1999/xhtml'><p>One.</p></body>",
            "One.",
        ),
        ("<content:encoded>One.</content:encoded>", "One."),
        (
            "<description>Some.</description><fullitem>All.</fullitem>",
            "Some.\n\nAll.",
        ),
    ] {
        assert_eq!(item(words).text, expected, "{words}");
    }
}

#[test]
fn exported_posts() {
    let article = read(
        "<rss xmlns:wp='http://wordpress.org/export/1.2/' xmlns:content='http://purl.org/rss/1.0/modules/content/'>\
         <channel><item><title>Ferry</title><content:encoded><![CDATA[[lead]T[/lead]he <b>ferry</b> stops.\n\n[a_form]\n\n\
         A bus runs [sic].]]></content:encoded><wp:status>draft</wp:status></item></channel></rss>",
    )
    .remove(0);
    assert_eq!(article.text, "The ferry stops.\n\nA bus runs [sic].");
    assert_eq!(article.status, Status::Withheld);
}

#[test]
fn a_feed_without_entries_holds_no_story() {
    let refused = |file: &str| {
        format::read(Path::new("a"), file.as_bytes(), &Given::default())
            .unwrap_err()
            .to_string()
    };
    assert_eq!(
        refused("<rss><channel><title>x</title></channel></rss>"),
        "holds no story"
    );
    assert_eq!(
        refused(r#"{"version": "https://jsonfeed.org/version/1", "items": []}"#),
        "holds no story"
    );
}
