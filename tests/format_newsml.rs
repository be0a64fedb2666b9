//! NewsML in, of both generations: messages of several items, each an article with all that its meta data says.
#![allow(clippy::unwrap_used)]

use std::path::Path;

use copytaster::article::{Article, Moment, Role, Status};
use copytaster::format::{self, Given};

const G2: &str = include_str!("samples/ferry.newsml-g2");
const FIRST: &[u8] = include_bytes!("samples/ferry.newsml1");

fn read(file: &[u8]) -> Vec<Article> {
    format::read(Path::new("a.txt"), file, &Given::default()).unwrap()
}

fn text(field: &Option<String>) -> &str {
    field.as_deref().unwrap_or("")
}

fn time(moment: Option<Moment>) -> String {
    moment.map(|m| m.to_string()).unwrap_or_default()
}

fn paragraphs(article: &Article) -> Vec<(Role, &str)> {
    article
        .paragraphs
        .iter()
        .map(|p| (p.role, p.span.of(&article.text)))
        .collect()
}

#[test]
fn a_message_holds_several_items() {
    let articles = read(G2.as_bytes());
    let told: Vec<_> = articles
        .iter()
        .map(|a| (a.format, text(&a.kind), a.status, text(&a.headline)))
        .collect();
    let g2 = "newsml-g2";
    assert_eq!(
        told,
        [
            (
                g2,
                "text",
                Status::Corrected,
                "Ferry to Tern Hill stops for good"
            ),
            (g2, "text", Status::Withheld, "Le conseil vote"),
            (g2, "picture", Status::Usable, "The pier"),
            (g2, "text", Status::Canceled, ""),
            (g2, "composite", Status::Usable, "The day in Port Alder"),
        ]
    );
}

#[test]
fn a_text_of_the_second_generation() {
    let article = read(G2.as_bytes()).remove(0);
    for (field, expected) in [
        (&article.byline, "Ann Roe"),
        (&article.dateline, "PORT ALDER (TNA)"),
        (&article.version, "4"),
        (&article.language, "en-GB"),
        (&article.slugline, "ferry-tern"),
        (&article.source, "Tern News Agency"),
        (&article.guid, "urn:newsml:tna.example:20261009:ferry"),
        (
            &article.ednote,
            "Corrects the year. | Desk: Jo Doe, 555 0100",
        ),
    ] {
        assert_eq!(text(field), expected);
    }
    assert_eq!(time(article.published), "2026-10-09T10:15:00+02:00");
    assert_eq!(time(article.updated), "2026-10-09T12:00:00+00:00");
    assert_eq!(time(article.embargo), "2026-10-09T18:00:00+02:00");
    assert_eq!(article.urgency, Some(3));
    assert_eq!(article.keywords, ["Ferries", "Tern Hill"]);
    assert_eq!(article.codes, ["medtop:20000345", "tnaplace:12"]);
    assert_eq!(article.warnings, [""; 0]);
    // Neither the page's head nor the note pad is a part of the story, least of all what is not for publication.
    assert_eq!(
        paragraphs(&article),
        [
            (
                Role::Body,
                "PORT ALDER (TNA) - The ferry made its last crossing on Friday."
            ),
            (Role::Heading, "What happens next"),
            (Role::Body, "“We will miss it,” said Ana Costa."),
        ]
    );
}

#[test]
fn inline_nitf_pictures_kills_and_packages() {
    let articles = read(G2.as_bytes());
    let french = &articles[1];
    assert_eq!(text(&french.byline), "Luc Morel");
    assert_eq!(text(&french.source), "tna.example");
    assert_eq!(french.text, "Le conseil a voté vendredi.");
    assert_eq!((french.urgency, french.embargo), (None, None));
    // A template's date is none, and a time without zone is told.
    assert_eq!(time(french.published), "2026-10-09T11:00:00+00:00");
    assert_eq!(
        french.warnings,
        ["A time in it names no zone: read as UTC."]
    );
    let picture = &articles[2];
    assert_eq!(text(&picture.byline), "Ivo Lund");
    assert_eq!(
        paragraphs(picture),
        [(Role::Caption, "The pier at dusk, 9 October 2026.")]
    );
    let kill = &articles[3];
    assert_eq!(text(&kill.guid), "urn:newsml:tna.example:20261008:rates");
    assert_eq!(kill.text, "");
    assert_eq!(articles[4].text, "• Ferry stops\n\n• Council votes");
}

#[test]
fn plain_words_and_hidden_ones_inside_an_item() {
    let item = |data: &str| {
        let file = format!(
            "<newsItem guid='x'><contentMeta><headline>Ferry stops</headline></contentMeta><contentSet>{data}</contentSet></newsItem>"
        );
        read(file.as_bytes()).remove(0).text
    };
    let plain = "<inlineData contenttype='text/plain'>One.\n\nTwo &amp; three.</inlineData>";
    assert_eq!(item(plain), "One.\n\nTwo & three.");
    let hidden = "<inlineData encoding='base64'>RmVycnkgc3RvcHMu</inlineData>";
    assert_eq!(item(hidden), "Ferry stops.");
    let escaped = "<inlineData contenttype='text/html'>&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</inlineData>";
    assert_eq!(item(escaped), "One.\n\nTwo.");
    let picture =
        "<inlineData contenttype='image/jpeg' encoding='base64'>/9j/4AAQSkZJRg==</inlineData>";
    assert_eq!(item(picture), "");
}

#[test]
fn knowledge_tells_no_story() {
    let file = b"<conceptItem guid='x'><concept><name>Ferry</name></concept></conceptItem>";
    let refused = format::read(Path::new("a"), file, &Given::default()).unwrap_err();
    assert_eq!(refused.to_string(), "holds no story");
}

#[test]
fn a_text_of_the_first_generation() {
    let article = read(FIRST).remove(0);
    assert_eq!(article.format, "newsml1");
    for (field, expected) in [
        (&article.headline, "Le bac s'arrête pour de bon"),
        (&article.byline, "Luc Morel"),
        (&article.dateline, "Port Alder, 9 oct 2026 (TNA)"),
        (&article.version, "2"),
        (&article.language, "fr"),
        (&article.slugline, "bac-fin"),
        (&article.source, "TNA"),
        (&article.guid, "urn:newsml:tna.example:20261009:ferry"),
        (&article.kind, "News"),
        (&article.ednote, "Photos: TERN1."),
    ] {
        assert_eq!(text(field), expected);
    }
    assert_eq!(time(article.published), "2026-10-09T08:15:00+00:00");
    assert_eq!(time(article.updated), "2026-10-09T10:15:00+00:00");
    assert_eq!(time(article.embargo), "2026-10-09T16:00:00+00:00");
    assert_eq!((article.status, article.urgency), (Status::Usable, Some(3)));
    assert_eq!(article.keywords, ["bac", "Colline"]);
    assert_eq!(article.codes, ["11000000", "11016000"]);
    assert_eq!(
        article.text,
        "Le bac a traversé la baie vendredi.\n\n«C'est fini», a dit Ana Costa."
    );
    assert_eq!(article.warnings, [""; 0]);
}

#[test]
fn every_line_may_be_a_component() {
    let part = |role: &str, words: &str| {
        format!(
            "<NewsComponent><Role FormalName='{role}'/><ContentItem><MediaType FormalName='Text'/>\
             <DataContent>{words}</DataContent></ContentItem></NewsComponent>"
        )
    };
    let file = format!(
        "<NewsML><NewsItem><NewsComponent>{}{}{}{}</NewsComponent></NewsItem></NewsML>",
        part("TITLE", "Le bac s'arrête"),
        part("BODY", "&lt;p&gt;Le bac a traversé.&lt;/p&gt;"),
        part("Caption", "Le quai."),
        part(
            "BODY",
            "<nitf><body><body.head><byline>par Luc Morel</byline></body.head>\
             <body.content><p>C'est fini.</p></body.content></body></nitf>"
        ),
    );
    let article = read(file.as_bytes()).remove(0);
    assert_eq!(text(&article.headline), "Le bac s'arrête");
    assert_eq!(text(&article.byline), "Luc Morel");
    assert_eq!(article.text, "Le bac a traversé.\n\nC'est fini.");
}
