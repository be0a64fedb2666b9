//! Web pages: what JSON-LD and meta tags say first, then the readable text.
//!
//! The article's text is the page's main text without its furniture, in the manner of Readability (Arc90 2009, kept
//! alive by Mozilla), as `dom_smoothie` implements it.

mod body;
mod depth;
mod linked;
mod meta;
mod raw;

use dom_query::Document;
use dom_smoothie::{Config, Readability};

use super::compose::Composer;
use super::flow::Flow;
use super::{Error, Format, Given, Material, clean, plain};
use crate::article::{Article, Role};

/// Its row in the table.
pub const FORMAT: Format = Format {
    name: "html",
    detect,
    read,
};

/// Bytes of markup that a tree is built of; it takes ten times as many.
const LONGEST: usize = 8 << 20;

/// Bytes of a page looked at to tell it.
const SAMPLE: usize = 4096;

fn detect(material: &Material<'_>) -> bool {
    let Ok(decoded) = material.text() else {
        return false;
    };
    let text = decoded.text.trim_start();
    if !text.starts_with('<') {
        return false;
    }
    let head = text[..text.floor_char_boundary(SAMPLE)].to_ascii_lowercase();
    head.starts_with("<!doctype html")
        || [
            "<html", "<head", "<body", "<article", "<div", "<p>", "<h1", "<meta",
        ]
        .iter()
        .any(|t| head.contains(t))
}

fn read(material: &Material<'_>, given: &Given) -> Result<Vec<Article>, Error> {
    let decoded = material.text()?;
    let mut article = Article::default();
    decoded.warn(&mut article);
    let mut composer = Composer::default();
    let mut title = String::new();
    if is_too_much(&decoded.text) {
        article.warnings.push(
            "The page nests too deep, or is too long, to be taken apart: all its words are shown."
                .into(),
        );
        strip(&decoded.text, &mut Flow::new(&mut composer));
    } else {
        title = page(&decoded.text, &mut article, &mut composer);
    }
    if composer.is_empty() && article.headline.is_none() {
        return Err(Error::Empty);
    }
    composer.finish(&mut article);
    plain::refine(&mut article, given);
    plain::keep_story(&mut article, &title);
    Ok(vec![article])
}

/// Reads a page; returns its own title, which need not be the headline that its head gives.
fn page(text: &str, article: &mut Article, to: &mut Composer) -> String {
    let page = Document::from(text);
    let title = clean::line(&page.select_single("h1").text());
    let told = meta::apply(article, &page);
    let config = Config {
        disable_json_ld: true,
        keep_classes: true,
        ..Config::default()
    };
    let readable = Readability::with_document(page, None, Some(config)).and_then(|mut r| r.parse());
    if let Ok(readable) = readable {
        fragment(&readable.content, to);
    }
    if to.is_empty() {
        match told {
            Some(told) => told.lines().for_each(|line| to.push(Role::Body, line)),
            None => fragment(text, to),
        }
    }
    title
}

/// Adds the paragraphs of a piece of markup, as feeds and mails carry it.
pub fn fragment(markup: &str, to: &mut Composer) {
    let mut flow = Flow::new(to);
    if is_too_much(markup) {
        return strip(markup, &mut flow);
    }
    let document = Document::fragment(raw::close(markup).as_ref());
    body::walk(&document.root(), &mut flow);
}

/// Whether a tree of the markup would take too much time or memory.
fn is_too_much(markup: &str) -> bool {
    markup.len() > LONGEST || depth::of(markup) > depth::DEEPEST
}

/// The words of a short value that may hold markup or entities, as titles in JSON and feeds do.
pub fn words(value: &str) -> String {
    if !value.contains(['<', '&']) || is_too_much(value) {
        return value.to_owned();
    }
    let document = Document::fragment(value);
    document.select("script, style").remove();
    document.text().to_string()
}

/// Whether a string holds tags or entities, and not just letters that look like their beginning.
pub fn is_marked(value: &str) -> bool {
    let tag = |from: &str| {
        from.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!'))
            && from.contains('>')
    };
    let entity = |from: &str| {
        let end = from.find(|c: char| !c.is_ascii_alphanumeric() && c != '#');
        end.is_some_and(|end| end > 1 && from[end..].starts_with(';'))
    };
    value
        .match_indices('<')
        .take(1000)
        .any(|(at, _)| tag(&value[at + 1..]))
        || value
            .match_indices('&')
            .take(1000)
            .any(|(at, _)| entity(&value[at + 1..]))
}

/// The words between the tags, for markup that no tree should be built of.
fn strip(markup: &str, flow: &mut Flow<'_>) {
    for part in markup.split('<') {
        let words = part.split_once('>').map_or("", |(_, words)| words);
        flow.text(words);
        flow.text(" ");
    }
    flow.close();
}
