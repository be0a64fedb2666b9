//! NITF in: everything its head says, and its story in paragraphs.
#![allow(clippy::unwrap_used)]

use std::path::Path;

use copytaster::article::{Article, DateSource, Role, Status};
use copytaster::format::{self, Given};

const FERRY: &str = include_str!("samples/ferry.nitf");

fn read(file: &str) -> Article {
    format::read(Path::new("a.txt"), file.as_bytes(), &Given::default())
        .unwrap()
        .remove(0)
}

#[test]
fn every_field_and_every_paragraph() {
    let article = read(FERRY);
    assert_eq!(article.format, "nitf");
    let text = |field: &Option<String>| field.clone().unwrap_or_default();
    for (field, expected) in [
        (&article.headline, "Ferry to Tern Hill stops for good"),
        (&article.byline, "Ann Roe, transport writer"),
        (&article.dateline, "PORT ALDER, Oct 9 (TNA)"),
        (&article.version, "2"),
        (&article.language, "en-GB"),
        (&article.slugline, "ferry-tern"),
        (&article.source, "Tern News Agency"),
        (&article.guid, "tna-20261009-0417"),
        (&article.kind, "News"),
        (&article.ednote, "Pictures TERN1 to TERN4. Adds quotation."),
        (&article.take, "2nd Ld"),
    ] {
        assert_eq!(text(field), expected);
    }
    let moment = |moment: Option<copytaster::article::Moment>| moment.map(|m| m.to_string());
    assert_eq!(
        moment(article.published).as_deref(),
        Some("2026-10-09T10:15:00+02:00")
    );
    assert_eq!(article.dated_by, DateSource::Metadata);
    assert_eq!(
        moment(article.embargo).as_deref(),
        Some("2026-10-09T18:00:00+02:00")
    );
    assert_eq!((article.updated, article.expires), (None, None));
    assert_eq!(
        (article.status, article.urgency),
        (Status::Corrected, Some(3))
    );
    assert_eq!(article.keywords, ["Ferries", "Tern Hill"]);
    assert_eq!(article.codes, ["11016000", "16007000"]);
    assert_eq!(article.warnings, [""; 0]);
    let paragraphs: Vec<_> = article
        .paragraphs
        .iter()
        .map(|p| (p.role, p.span.of(&article.text)))
        .collect();
    assert_eq!(
        paragraphs,
        [
            (
                Role::Body,
                "The ferry to Tern Hill made its last crossing on Friday,\nits owner said — after 112 years."
            ),
            (
                Role::Body,
                "“We will miss it,” said Ana Costa of Roe & Sons."
            ),
            (Role::Heading, "What happens next"),
            (Role::Body, "A bus will run every hour."),
            (Role::Body, "• Every hour on weekdays"),
            (Role::Body, "• Every two on Sundays"),
            (Role::Preformatted, "Day\tRuns\nMon\t14"),
            (Role::Preformatted, "Fares\nAdult   2.40\nChild   1.20"),
            (Role::Bio, "roe@tna.example"),
        ]
    );
}

#[test]
fn an_embargo_ends_or_withholds() {
    assert_eq!(
        read(&FERRY.replace("<correction", "<no")).status,
        Status::Usable
    );
    let endless = FERRY
        .replace("<correction", "<no")
        .replace("<date.release", "<no");
    let article = read(&endless);
    assert_eq!((article.status, article.embargo), (Status::Withheld, None));
    let killed = FERRY.replace("\"embargoed\"", "\"canceled\"");
    assert_eq!(read(&killed).status, Status::Canceled);
    let released = FERRY.replace("20261009T180000", "20261009T101500");
    let article = read(&released.replace("\"embargoed\"", "\"usable\""));
    assert_eq!(article.embargo, None);
}

#[test]
fn a_story_without_its_own_paragraphs_is_its_abstract() {
    let article = read(
        "<nitf><head><title>Flash</title><docdata><date.issue norm='20261009T101500'/></docdata></head>\
         <body><body.head><abstract>The last boat has left.</abstract></body.head><body.content/></body></nitf>",
    );
    assert_eq!(article.headline.as_deref(), Some("Flash"));
    assert_eq!(article.text, "The last boat has left.");
    assert_eq!(
        article.warnings,
        ["A time in it names no zone: read as UTC."]
    );
}
