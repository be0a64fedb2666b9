//! Atom 0.3 and 1.0.

use super::entry::{Around, Entry, Words};
use super::person;
use crate::article::Article;
use crate::format::xml::{self, Element, Story};
use crate::format::{Error, Format, Given, Material, fields};

/// Its row in the table.
pub const FORMAT: Format = Format {
    name: "atom",
    detect: |material| xml::has_root(material, &["feed", "entry"]),
    read,
};

fn read(material: &Material<'_>, given: &Given) -> Result<Vec<Article>, Error> {
    xml::stories(material, given, &["entry"], around, story)
}

/// What the feed says of all its entries.
fn around(feed: Element<'_>) -> Around {
    let mut around = Around::default();
    if feed.is("entry") {
        return around;
    }
    fields::fill(&mut around.language, feed.says("lang"));
    for e in feed.children() {
        if e.is("title") {
            title(&mut around.source, e);
        } else if e.is("author") {
            writer(&mut around.writers, e);
        }
    }
    around
}

fn story(element: Element<'_>, around: &Around) -> Story {
    let mut entry = Entry::default();
    let mut texts = Vec::new();
    let own = |e: &Element<'_>| e.namespace() == element.namespace();
    for e in element.children().filter(own) {
        let article = &mut entry.article;
        match &*e.name().to_ascii_lowercase() {
            "title" => title(&mut article.headline, e),
            "id" => fields::fill(&mut article.guid, &e.text()),
            "published" | "issued" => fields::published(article, &e.text()),
            "updated" | "modified" => fields::updated(article, &e.text()),
            "author" => writer(&mut entry.writers, e),
            "category" => {
                let label = e.attribute("label").or(e.attribute("term"));
                fields::add(&mut article.keywords, label.unwrap_or(""));
            }
            "source" => e.all("title").for_each(|t| title(&mut article.source, t)),
            "summary" => entry.words.extend(carried(e)),
            "content" => texts.extend(carried(e)),
            _ => {}
        }
    }
    entry.words.extend(texts);
    if entry.writers.is_empty() {
        let sources = element
            .all("source")
            .flat_map(|source| source.all("author"));
        sources.for_each(|e| writer(&mut entry.writers, e));
    }
    elsewhere(&mut entry.article, element);
    entry.story(around)
}

/// What is said in words of other vocabularies, or in another place than it should be.
fn elsewhere(article: &mut Article, element: Element<'_>) {
    for e in element.children() {
        match &*e.name().to_ascii_lowercase() {
            "created" | "date" => fields::published(article, &e.text()),
            "subject" => fields::add(&mut article.keywords, &e.text()),
            "link" if e.attribute("rel").is_none_or(|rel| rel == "alternate") => {
                fields::fill(&mut article.guid, e.says("href"));
            }
            _ => {}
        }
    }
    if let Some(updated) = element.child("updated").or(element.child("modified")) {
        fields::published(article, &updated.text());
    }
    let content = element.child("content").map_or("", |e| e.says("lang"));
    for language in [element.says("lang"), content] {
        fields::fill(&mut article.language, language);
    }
}

fn title(slot: &mut Option<String>, title: Element<'_>) {
    if let Some(words) = carried(title) {
        fields::fill(slot, &words.line());
    }
}

fn writer(writers: &mut Vec<String>, author: Element<'_>) {
    let name = author
        .child("name")
        .or(author.child("email"))
        .unwrap_or(author);
    fields::add(writers, fields::byline(person::name(&name.text())));
}

/// What a text construct carries, by its type and, in Atom 0.3, its mode.
fn carried(element: Element<'_>) -> Option<Words<'_>> {
    let kind = element.says("type").to_ascii_lowercase();
    let mode = element.says("mode").to_ascii_lowercase();
    if element.is_marked() {
        return Some(Words::Tree(element));
    }
    let text = element.text();
    if text.trim().is_empty() {
        return None;
    }
    let binary = kind.contains('/') && !kind.starts_with("text/") && !kind.ends_with("xml");
    Some(match kind.as_str() {
        _ if mode == "base64" || binary => Words::Markup(xml::base64(&text)?),
        // "text" means the letters as they are; where nothing is said, many write markup all the same.
        "text" => Words::Plain(text),
        "text/plain" if mode != "escaped" => Words::Plain(text),
        _ => Words::Markup(text),
    })
}
