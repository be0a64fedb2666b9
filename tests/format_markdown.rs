//! Markdown in: the words a reader of the page sees out, with their roles, and the front matter's fields.
#![allow(clippy::unwrap_used)]

use std::path::Path;

use copytaster::article::{Article, DateSource, Role, Status};
use copytaster::format::{self, Given};

fn read(text: &str) -> Article {
    format::read(Path::new("a.txt"), text.as_bytes(), &Given::default())
        .unwrap()
        .remove(0)
}

fn paragraphs(article: &Article) -> Vec<(Role, &str)> {
    article
        .paragraphs
        .iter()
        .map(|p| (p.role, p.span.of(&article.text)))
        .collect()
}

#[test]
fn front_matter_and_body() {
    let article = read(
        "---\ntitle: 'Ferry to Tern Hill stops'\nauthor: By Ann Roe\ndate: 2026-10-09T10:15:00+02:00\nupdated: 2026-10-09 14:02\ntags:\n  - ferries\n  - Tern Hill\nlang: en-GB\nurgency: 4\nslug: ferry-end\nstatus: corrected\nsource: The Alder Courier\n---\n\n# Ferry to Tern Hill stops\n\nALDER, Oct 9 (TNA) — The *last* ferry [left](https://a.example/x) on\nFriday, **its owner** said.\n\n![The pier at dusk](pier.jpg)\n\n## What next\n\n> “We will miss it,” said Ana Costa.\n\n- a bus\n- a bridge\n\n```\n9:00  11:00\n```\n\n| Day | Runs |\n|---|---|\n| Mon | 4 |\n\nRead more: [The pier](https://a.example/y)\n",
    );
    assert_eq!(article.format, "markdown");
    assert_eq!(
        article.headline.as_deref(),
        Some("Ferry to Tern Hill stops")
    );
    assert_eq!(article.byline.as_deref(), Some("Ann Roe"));
    assert_eq!(article.dateline.as_deref(), Some("ALDER, Oct 9 (TNA)"));
    assert_eq!(
        article.published.unwrap().to_string(),
        "2026-10-09T10:15:00+02:00"
    );
    assert_eq!(article.dated_by, DateSource::Metadata);
    assert_eq!(
        article.updated.unwrap().to_string(),
        "2026-10-09T14:02:00+00:00"
    );
    assert_eq!(article.keywords, ["ferries", "Tern Hill"]);
    assert_eq!(
        (article.language.as_deref(), article.urgency),
        (Some("en-GB"), Some(4))
    );
    assert_eq!(
        (article.slugline.as_deref(), article.status),
        (Some("ferry-end"), Status::Corrected)
    );
    assert_eq!(article.source.as_deref(), Some("The Alder Courier"));
    assert_eq!(
        article.warnings,
        ["A time in it names no zone: read as UTC."]
    );
    assert_eq!(
        paragraphs(&article),
        [
            (Role::Headline, "Ferry to Tern Hill stops"),
            (
                Role::Body,
                "ALDER, Oct 9 (TNA) — The last ferry left on Friday, its owner said."
            ),
            (Role::Caption, "The pier at dusk"),
            (Role::Heading, "What next"),
            (Role::Body, "“We will miss it,” said Ana Costa."),
            (Role::Body, "• a bus"),
            (Role::Body, "• a bridge"),
            (Role::Preformatted, "9:00  11:00"),
            (Role::Preformatted, "Day\tRuns\nMon\t4"),
            (Role::Boilerplate, "Read more: The pier"),
        ]
    );
}

#[test]
fn without_front_matter_the_first_heading_is_the_headline() {
    let article = read(
        "# Ferry stops\n\nBy Ann Roe\n\nThe ferry stopped, its owner said.\n\n# Part two\n\nMore of it.\n",
    );
    assert_eq!(article.format, "markdown");
    assert_eq!(article.headline.as_deref(), Some("Ferry stops"));
    assert_eq!(article.byline.as_deref(), Some("Ann Roe"));
    assert_eq!(
        paragraphs(&article).iter().map(|p| p.0).collect::<Vec<_>>(),
        [
            Role::Headline,
            Role::Byline,
            Role::Body,
            Role::Heading,
            Role::Body
        ]
    );
}

#[test]
fn copy_with_stars_and_dashes_stays_plain() {
    for text in [
        "Ferry stops\n\n* It ran for 112 years\n* A bus takes over\n\nThe ferry stopped, its owner said.\n",
        "Ferry stops\n\n---\n\nThe ferry stopped -- for good -- its owner said.\n",
        "Ferry stops\n\n1. The pier\n2. The band\n\n#ferry #ternhill\n",
    ] {
        assert_eq!(read(text).format, "text", "{text}");
    }
}

#[test]
fn harmful_characters_are_gone_however_they_are_written() {
    let article = read(
        "---\ntitle: \"Ferry \\e[31m \\x9b stops\"\ntags: [\"a\\u202eb\"]\n---\nBody &#27;[2J &#x202e;ends\u{7}.\n",
    );
    assert_eq!(
        article.headline.as_deref(),
        Some("Ferry \u{fffd}[31m \u{fffd} stops")
    );
    assert_eq!(article.keywords, ["a\u{fffd}b"]);
    assert_eq!(article.text, "Body \u{fffd}[2J \u{fffd}ends\u{fffd}.");
}

#[test]
fn broken_front_matter_still_yields_the_story() {
    let article = read("---\ntitle: Ferry stops\ntags: [a, b\n: : :\n---\nThe ferry stopped.\n");
    assert_eq!(article.headline.as_deref(), Some("Ferry stops"));
    assert_eq!(article.text, "The ferry stopped.");
}
