//! A web page in: its article out, without what stands around it. And gzip around any format.
#![allow(clippy::unwrap_used)]

use std::io::Write;
use std::path::Path;

use copytaster::article::{Article, DateSource, Role};
use copytaster::format::{self, Given};

fn read(bytes: &[u8]) -> Article {
    format::read(Path::new("a.txt"), bytes, &Given::default())
        .unwrap()
        .remove(0)
}

fn page(head: &str) -> String {
    format!(
        r#"<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Ferry stops - The Alder Courier</title>{head}</head>
<body><header><nav><a href="/">Home</a> <a href="/world">World</a></nav></header>
<main><article><h1>Ferry to Tern Hill stops for good</h1><p class="byline">By Ann Roe</p>
<p>ALDER (TNA) — The ferry to Tern&nbsp;Hill made its last crossing on Friday after 112 years, its owner said in a <a href="/x">statement</a> on the pier.</p>
<figure><img src="p.jpg"><figcaption>The pier at dusk. Photo: Ivo Lund</figcaption></figure>
<p>“We will miss it,” said Ana Costa, who had crossed the bay every working day since 1991,<br>and knew the crew by name.</p>
<p><a href="/y">READ MORE: The pier that nobody wanted</a></p>
<h2>What happens next</h2>
<p>A bus will run every hour, the city said &amp; promised, but the way round the bay is long and the road is narrow, as everybody knows who lives there.</p>
<ul><li>Every hour on weekdays, and every two hours on Sundays and on holidays.</li><li>The fare stays the same until the end of the year, the city said.</li></ul>
<table><tr><th>Day</th><th>Runs</th></tr><tr><td>Mon</td><td>14</td></tr></table>
<div class="related"><h3>Related</h3><ul><li><a href="/1">One thing</a></li><li><a href="/2">Another thing</a></li></ul></div>
</article></main>
<footer><p>© The Alder Courier</p></footer><script>var x = "<div><div>";</script></body></html>"#
    )
}

const LINKED: &str = r#"<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},
{"@type":["NewsArticle"],"headline":"Ferry to Tern Hill stops &amp; stays","author":[{"@type":"Person","name":"Ann Roe"},{"name":"Jo Doe"}],
"datePublished":"2026-10-09T10:15:00+02:00","dateModified":"2026-10-09T12:00:00Z","publisher":{"name":"The Alder Courier"},"inLanguage":"en",
"keywords":"ferries, Tern Hill","mainEntityOfPage":{"@id":"https://courier.example/ferry"}}]}</script>"#;

#[test]
fn the_article_and_nothing_around_it() {
    let article = read(page(LINKED).as_bytes());
    assert_eq!(article.format, "html");
    assert_eq!(
        article.headline.as_deref(),
        Some("Ferry to Tern Hill stops & stays")
    );
    assert_eq!(article.byline.as_deref(), Some("Ann Roe, Jo Doe"));
    assert_eq!(
        article.published.unwrap().to_string(),
        "2026-10-09T10:15:00+02:00"
    );
    assert_eq!(article.dated_by, DateSource::Metadata);
    assert_eq!(
        article.updated.unwrap().to_string(),
        "2026-10-09T12:00:00+00:00"
    );
    assert_eq!(article.source.as_deref(), Some("The Alder Courier"));
    assert_eq!(article.language.as_deref(), Some("en"));
    assert_eq!(article.keywords, ["ferries", "Tern Hill"]);
    assert_eq!(
        article.guid.as_deref(),
        Some("https://courier.example/ferry")
    );
    assert_eq!(article.dateline.as_deref(), Some("ALDER (TNA)"));
    let paragraphs: Vec<_> = article
        .paragraphs
        .iter()
        .map(|p| (p.role, p.span.of(&article.text)))
        .collect();
    assert_eq!(paragraphs[0].0, Role::Body);
    assert!(
        paragraphs[0]
            .1
            .starts_with("ALDER (TNA) — The ferry to Tern Hill made"),
        "{paragraphs:?}"
    );
    assert!(
        paragraphs[1].1.contains("since 1991,\nand knew"),
        "{paragraphs:?}"
    );
    assert_eq!(paragraphs[2], (Role::Heading, "What happens next"));
    assert!(paragraphs[3].1.contains("said & promised"));
    assert!(paragraphs[4].1.starts_with("• Every hour"));
    assert_eq!(paragraphs[6], (Role::Preformatted, "Day\tRuns\nMon\t14"));
    assert_eq!(paragraphs.len(), 7);
}

#[test]
fn meta_tags_and_the_page_itself_tell_what_json_does_not() {
    let head = r#"<meta property="og:title" content="Ferry stops"><meta name="author" content="By Ann Roe">
<meta property="article:published_time" content="2026-10-09T10:15:00Z"><meta property="og:site_name" content="Courier">"#;
    let article = read(page(head).as_bytes());
    assert_eq!(article.headline.as_deref(), Some("Ferry stops"));
    assert_eq!(article.byline.as_deref(), Some("Ann Roe"));
    assert_eq!(
        article.published.unwrap().to_string(),
        "2026-10-09T10:15:00+00:00"
    );
    assert_eq!(
        (article.source.as_deref(), article.language.as_deref()),
        (Some("Courier"), Some("en-GB"))
    );
    let bare = read(page("").as_bytes());
    assert_eq!(
        bare.headline.as_deref(),
        Some("Ferry to Tern Hill stops for good")
    );
    assert_eq!(bare.byline.as_deref(), Some("Ann Roe"));
}

#[test]
fn declared_charsets_are_believed_unless_the_bytes_say_otherwise() {
    let text = page("")
        .replace("utf-8", "iso-8859-2")
        .replace("Ana Costa", "Žofie Dvořáková");
    let (bytes, _, _) = encoding_rs::ISO_8859_2.encode(&text);
    assert!(read(&bytes).text.contains("Žofie Dvořáková"));
    assert!(read(text.as_bytes()).text.contains("Žofie Dvořáková"));
}

#[test]
fn a_page_too_deep_is_read_without_a_tree() {
    let deep = format!(
        "<html><body>{}Ferry stops{}",
        "<div>".repeat(100_000),
        "</div>".repeat(100_000)
    );
    let article = read(deep.as_bytes());
    assert_eq!(article.text, "Ferry stops");
    assert!(
        article
            .warnings
            .iter()
            .any(|w| w.contains("nests too deep")),
        "{:?}",
        article.warnings
    );
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut to = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    to.write_all(bytes).unwrap();
    to.finish().unwrap()
}

#[test]
fn gzip_around_any_format_within_limits() {
    let text = "Ferry stops\n\nThe ferry stopped on Friday, its owner said.\n";
    let packed = gzip(text.as_bytes());
    assert_eq!(read(&packed).text, text);
    assert_eq!(read(&gzip(page("").as_bytes())).format, "html");
    let story: String = (0..4000)
        .map(|n| format!("Sentence {} of a long story.\n\n", n * 7919))
        .collect();
    let packed = gzip(story.as_bytes());
    let cut = read(&packed[..packed.len() / 2]);
    assert!(
        cut.warnings.iter().any(|w| w.contains("ends too early")),
        "{:?}",
        cut.warnings
    );
    let refused = |bytes: &[u8]| {
        format::read(Path::new("a"), bytes, &Given::default())
            .unwrap_err()
            .to_string()
    };
    assert!(refused(&gzip(&vec![b'a'; 20_000_000])).starts_with("grows beyond"));
    assert_eq!(
        refused(&gzip(&gzip(b"Ferry"))),
        "is damaged: it is compressed twice"
    );
    assert_eq!(
        refused(b"\x1f\x8b\x08garbage"),
        "is damaged: its compression does not hold"
    );
}
