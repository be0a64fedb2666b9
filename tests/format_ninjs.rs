//! News in JSON in: ninjs 1, 2 and 3.
#![allow(clippy::unwrap_used)]

use std::path::Path;

use copytaster::article::{Article, DateSource, Role, Status};
use copytaster::format::{self, CUT_SHORT, Error, Given, Limits};

const ONE: &str = include_str!("samples/ferry-1.ninjs");
const TWO: &str = include_str!("samples/ferry-2.ninjs");
const THREE: &str = include_str!("samples/ferry-3.ninjs");

fn all(text: &str) -> Result<Vec<Article>, Error> {
    format::read(Path::new("a.txt"), text.as_bytes(), &Given::default())
}

fn read(text: &str) -> Article {
    all(text).unwrap().remove(0)
}

fn paragraphs(article: &Article) -> Vec<(Role, &str)> {
    let words = |p: &copytaster::article::Paragraph| (p.role, p.span.of(&article.text));
    article.paragraphs.iter().map(words).collect()
}

#[test]
fn version_1() {
    let article = read(ONE);
    assert_eq!(article.format, "ninjs");
    assert_eq!(
        article.headline.as_deref(),
        Some("Ferry to Tern Hill stops & nobody knows why")
    );
    assert_eq!(article.byline.as_deref(), Some("Ann Roe"));
    assert_eq!(article.dateline.as_deref(), Some("Alder"));
    assert_eq!(article.source.as_deref(), Some("The News Agency"));
    assert_eq!(
        article.guid.as_deref(),
        Some("http://tna.example/items/ferry-0417")
    );
    assert_eq!(article.version.as_deref(), Some("3"));
    assert_eq!(article.kind.as_deref(), Some("text"));
    assert_eq!(article.language.as_deref(), Some("en-GB"));
    assert_eq!(article.slugline.as_deref(), Some("tern-hill-ferry"));
    assert_eq!(article.urgency, Some(4));
    assert_eq!(
        article.keywords,
        ["ferries", "Tern Hill", "ferries and ports"]
    );
    assert_eq!(article.codes, ["20000337"]);
    assert_eq!(
        article.ednote.as_deref(),
        Some("Adds mayor in par 3 Company results")
    );
    let at = |moment: Option<copytaster::article::Moment>| moment.unwrap().to_string();
    assert_eq!(at(article.published), "2026-10-09T11:02:00+02:00");
    assert_eq!(at(article.updated), "2026-10-09T14:12:00+00:00");
    assert_eq!(at(article.embargo), "2026-10-09T16:00:00+00:00");
    assert_eq!(at(article.expires), "2026-11-09T00:00:00+00:00");
    assert_eq!(article.dated_by, DateSource::Metadata);
    assert_eq!(
        paragraphs(&article),
        [
            (
                Role::Body,
                "The ferry to Tern Hill made its last crossing on Friday."
            ),
            (Role::Body, "“We will miss it,” said Ana Costa."),
            (Role::Heading, "What happens next"),
            (Role::Body, "A bus will run every hour, the mayor said."),
            (Role::Preformatted, "Day\tBuses\nMon\t14"),
            (Role::Heading, "A short history of the ferry"),
            (Role::Body, "The first boat left in 1914."),
            (Role::Caption, "A map of the bay."),
            (Role::Caption, "The pier at Tern Hill at dusk."),
        ]
    );
    assert_eq!(article.warnings, [""; 0]);
}

#[test]
fn version_2_and_3() {
    let article = read(TWO);
    assert_eq!(
        article.headline.as_deref(),
        Some("Ferry to Tern Hill stops for good")
    );
    assert_eq!(article.byline.as_deref(), Some("Ann Roe"));
    assert_eq!(article.status, Status::Withheld);
    assert_eq!(
        article.codes,
        ["http://cv.iptc.org/newscodes/mediatopic/20000337"]
    );
    assert_eq!(
        paragraphs(&article),
        [
            (
                Role::Body,
                "The ferry to Tern Hill made its last crossing on Friday."
            ),
            (Role::Heading, "The boats"),
            (Role::Body, "There were four of them."),
        ]
    );
    let articles = all(THREE).unwrap();
    assert_eq!(articles.len(), 2);
    assert_eq!(articles[0].status, Status::Canceled);
    assert_eq!(articles[0].source.as_deref(), Some("The News Agency"));
    assert_eq!(
        articles[0].published.unwrap().to_string(),
        "2026-10-09T11:02:00+02:00"
    );
    assert_eq!(articles[1].headline.as_deref(), Some("Ferry runs again"));
    assert_eq!(articles[1].dateline.as_deref(), Some("ALDER (TNA)"));
    assert_eq!(articles[1].version.as_deref(), Some("1"));
}

#[test]
fn a_package_is_several_stories_and_so_are_lines() {
    let package = r#"{"type": "composite", "headline": "The day", "associations": {
        "a": {"type": "text", "headline": "One", "body_text": "One story."},
        "b": {"type": "text", "headline": "Two", "body_text": "Another story."}}}"#;
    let names = |text: &str| -> Vec<String> {
        let articles = all(text).unwrap();
        articles.into_iter().filter_map(|a| a.headline).collect()
    };
    assert_eq!(names(package), ["The day", "One", "Two"]);
    let lines = "{\"headline\": \"One\", \"body_text\": \"x\"}\n{\"headline\": \"Two\", \"body_text\": \"y\"}\n";
    assert_eq!(names(lines), ["One", "Two"]);
    let wrapped = r#"{"items": [{"headline": "One"}, {"headline": "Two"}]}"#;
    assert_eq!(names(wrapped), ["One", "Two"]);
}

#[test]
fn a_picture_keeps_what_it_shows() {
    let picture = r#"{"type": "picture", "headline": "Tern Hill", "body_text": "Tern Hill", "description_text": "The pier at dusk, with gulls."}"#;
    assert!(read(picture).text.contains("The pier at dusk, with gulls."));
}

#[test]
fn cut_files_yield_their_story() {
    for end in [900, 1100, 1300] {
        let article = read(&ONE[..end]);
        assert!(article.warnings.iter().any(|w| w == CUT_SHORT), "{end}");
        assert_eq!(article.version.as_deref(), Some("3"));
    }
    let article = read(r#"{"headline": "Ferry stops", "body_text": "The ferry made its la"#);
    assert_eq!(article.text, "The ferry made its la");
}

#[test]
fn refusals_name_what_is_wrong() {
    let told = |text: &str| all(text).unwrap_err().to_string();
    let deep = format!("{{\"headline\": {}", "[".repeat(300));
    assert_eq!(told(&deep), "nests too deep: the limit is 100 levels");
    assert_eq!(told("{\"headline\": }"), "is damaged: its JSON has a fault");
    assert_eq!(told("{\"headline\": {\"a\": 1}}"), "holds no story");
    let given = Given {
        limits: Limits {
            items: 10,
            ..Limits::DEFAULT
        },
        ..Given::default()
    };
    let refused = format::read(Path::new("a"), ONE.as_bytes(), &given).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "holds too many JSON values: the limit is 10"
    );
}

#[test]
fn values_of_the_wrong_kind_hurt_nobody() {
    let odd = r#"{"uri": 5, "headline": ["Ferry stops"], "body_text": {"a": 1}, "versioncreated": 1e308,
        "keywords": "ferry; bay", "urgency": "x", "subject": "eco", "pubstatus": 7, "associations": [1, null]}"#;
    let article = read(odd);
    assert_eq!(article.headline.as_deref(), Some("Ferry stops"));
    assert_eq!(article.guid.as_deref(), Some("5"));
    assert_eq!(article.keywords, ["ferry", "bay"]);
    assert_eq!((article.published, article.urgency), (None, None));
    assert_eq!(article.codes, ["eco"]);
}
