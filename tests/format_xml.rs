//! XML that is damaged, cut short or made to hurt: its story is still read, or its limit named.
#![allow(clippy::unwrap_used)]

use std::path::Path;

use copytaster::article::Article;
use copytaster::format::{self, Given, Limits};

const DAMAGED: &str = "Its markup is damaged: read as far as it makes sense.";

fn read(file: &str) -> Article {
    format::read(Path::new("a.txt"), file.as_bytes(), &Given::default())
        .unwrap()
        .remove(0)
}

fn nitf(body: &str) -> String {
    format!(
        "<nitf><body><body.head><hedline><hl1>Ferry</hl1></hedline></body.head><body.content>{body}</body.content></body></nitf>"
    )
}

#[test]
fn damage_is_told_and_read_through() {
    for (body, expected) in [
        ("<p>AT&T and R&D</p>", "AT&T and R&D"),
        ("<p>caf&eacute; &unknown; end</p>", "café &unknown; end"),
        (
            "<p>One <b>two</i> three</p><p>Four</p>",
            "One two three\n\nFour",
        ),
        ("<p>One</p></section><p>Two</p>", "One\n\nTwo"),
        ("<p>One<p>Two</p>", "One\n\nTwo"),
        ("<p>1 < 2 and 3 > 2</p>", "1 < 2 and 3 > 2"),
        ("<p class=\"x>One</p><p>Two</p>", "One\n\nTwo"),
    ] {
        let article = read(&nitf(body));
        assert_eq!(article.text, expected, "{body}");
        assert_eq!(article.headline.as_deref(), Some("Ferry"));
        assert_eq!(article.warnings, [DAMAGED], "{body}");
    }
    let sound = read(&nitf("<p class=bare>R&#38;D &#x2013; &#146;&nbsp;x</p>"));
    assert_eq!(sound.text, "R&D – ’ x");
    assert_eq!(sound.warnings, [""; 0]);
}

#[test]
fn a_file_cut_anywhere_yields_what_there_is_and_says_so() {
    let whole = nitf("<p>The ferry <b>stopped</b> on Friday.</p><![CDATA[A bus runs.]]>");
    let from = whole.find("ferry").unwrap();
    for end in from + 5..whole.len() {
        let article = read(&whole[..end]);
        assert!(article.text.starts_with("The ferry"), "{end}");
        assert!(
            article.warnings.contains(&format::CUT_SHORT.to_owned()),
            "{end}: {:?}",
            article.warnings
        );
    }
    assert_eq!(read(&whole).warnings, [""; 0]);
    assert_eq!(read(&format!("{whole}\n<!-- end -->\n")).warnings, [""; 0]);
}

#[test]
fn what_a_file_declares_is_never_looked_up() {
    let file = format!(
        "<!DOCTYPE nitf [<!ENTITY a 'tide'><!ENTITY b SYSTEM 'file:///etc/hostname'>]>{}",
        nitf("<p>&a; &b; out</p>")
    );
    assert_eq!(read(&file).text, "&a; &b; out");
}

#[test]
fn limits_are_named() {
    let refused = |file: &str, limits: Limits| {
        let given = Given {
            limits,
            ..Given::default()
        };
        format::read(Path::new("a"), file.as_bytes(), &given)
            .unwrap_err()
            .to_string()
    };
    assert_eq!(
        refused(&nitf(&"<p>".repeat(200_000)), Limits::DEFAULT),
        "nests too deep: the limit is 100 levels"
    );
    let wide: String = (0..100_000).map(|n| format!(" a{n}='x'")).collect();
    assert_eq!(
        refused(&nitf(&format!("<p{wide}>x</p>")), Limits::DEFAULT),
        "holds too many attributes of one element: the limit is 1000"
    );
    let few = Limits {
        nodes: 20,
        ..Limits::DEFAULT
    };
    assert_eq!(
        refused(&nitf(&"<p>x</p>".repeat(20)), few),
        "holds too many elements and texts: the limit is 20"
    );
}

#[test]
fn stories_beyond_the_limit_are_left_out_and_that_is_said() {
    let feed = format!(
        "<rss><channel>{}</channel></rss>",
        "<item><title>Ferry</title></item>".repeat(5)
    );
    let given = Given {
        limits: Limits {
            stories: 3,
            ..Limits::DEFAULT
        },
        ..Given::default()
    };
    let articles = format::read(Path::new("a"), feed.as_bytes(), &given).unwrap();
    assert_eq!(articles.len(), 3);
    assert!(articles[0].warnings[0].contains("as many as the limit allows"));
}

#[test]
fn charsets_are_told_before_the_markup_is_read() {
    let text = nitf("<p>Žofie Dvořáková</p>");
    let declared = format!("<?xml version=\"1.0\" encoding=\"iso-8859-2\"?>{text}");
    let (bytes, _, _) = encoding_rs::ISO_8859_2.encode(&declared);
    let utf16: Vec<u8> = [0xfeff]
        .into_iter()
        .chain(declared.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    for bytes in [&*bytes, declared.as_bytes(), &utf16] {
        let article = format::read(Path::new("a"), bytes, &Given::default())
            .unwrap()
            .remove(0);
        assert_eq!(article.text, "Žofie Dvořáková");
    }
}
