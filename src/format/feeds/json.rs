//! JSON Feed 1.0 and 1.1.

use super::entry::{Entry, Words};
use super::person;
use crate::article::Article;
use crate::format::json::{self, Fields};
use crate::format::xml::Story;
use crate::format::{Error, Format, Given, Material, cut_short, fields, plain};

/// Its row in the table.
pub const FORMAT: Format = Format {
    name: "jsonfeed",
    detect,
    read,
};

fn detect(material: &Material<'_>) -> bool {
    material.text().is_ok_and(|decoded| {
        let text = decoded.text.trim_start();
        // Its address may be written with escaped slashes, and stand behind the feed's other fields.
        text.starts_with('{')
            && ["jsonfeed.org/version", "jsonfeed.org\\/version"]
                .iter()
                .any(|mark| text.contains(mark))
    })
}

fn read(material: &Material<'_>, given: &Given) -> Result<Vec<Article>, Error> {
    let decoded = material.text()?;
    let (values, cut) = json::parse(&decoded.text, &given.limits)?;
    let mut articles = Vec::new();
    for feed in values.iter().filter_map(Fields::of) {
        let items = feed.get(&["items"]).and_then(|items| items.as_array());
        for item in items.into_iter().flatten().filter_map(Fields::of) {
            let (mut article, composer) = story(item, feed);
            decoded.warn(&mut article);
            if cut {
                cut_short(&mut article);
            }
            composer.finish(&mut article);
            plain::refine(&mut article, given);
            articles.push(article);
        }
    }
    if articles.is_empty() {
        return Err(Error::NoStory);
    }
    Ok(articles)
}

fn story(item: Fields<'_>, feed: Fields<'_>) -> Story {
    let mut entry = Entry::default();
    let article = &mut entry.article;
    for (slot, from, name) in [
        (&mut article.headline, item, "title"),
        (&mut article.guid, item, "id"),
        (&mut article.source, feed, "title"),
    ] {
        fields::fill(slot, &line(from, name));
    }
    fields::fill(&mut article.guid, &line(item, "url"));
    for from in [item, feed] {
        fields::fill(&mut article.language, &line(from, "language"));
    }
    if let Some(date) = item.text(&["datepublished"]) {
        fields::published(article, &date);
    }
    if let Some(date) = item.text(&["datemodified"]) {
        fields::updated(article, &date);
        fields::published(article, &date);
    }
    for tag in item.texts(&["tags"]) {
        fields::add(&mut article.keywords, &tag);
    }
    for around in [item, feed] {
        if entry.writers.is_empty() {
            for name in around.texts(&["authors", "author"]) {
                fields::add(&mut entry.writers, fields::byline(person::name(&name)));
            }
        }
    }
    entry
        .words
        .extend(item.text(&["summary"]).map(Words::Plain));
    let html = item.text(&["contenthtml"]).map(Words::Markup);
    let text = item.text(&["contenttext"]).map(Words::Plain);
    entry.words.extend(html.or(text));
    entry.story()
}

/// What a field says, as one line.
fn line(from: Fields<'_>, name: &str) -> String {
    let value = from.text(&[name]).unwrap_or_default();
    Words::Markup(value).line()
}
