//! JSON Feed 1.0 and 1.1.

use super::entry::{Around, Entry, Words};
use super::person;
use crate::article::Article;
use crate::format::json::{self, Fields};
use crate::format::xml::Story;
use crate::format::{Error, Format, Given, Material, cut_short, fields, limits, plain};

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
        let around = Around {
            source: Some(line(feed, "title")).filter(|title| !title.is_empty()),
            language: Some(line(feed, "language")).filter(|tag| !tag.is_empty()),
            writers: writers(feed),
        };
        let items = feed.get(&["items"]).and_then(|items| items.as_array());
        for item in items.into_iter().flatten().filter_map(Fields::of) {
            let (mut article, composer) = story(item, &around);
            decoded.warn(&mut article);
            if cut {
                cut_short(&mut article);
            }
            composer.finish(&mut article);
            plain::refine(&mut article, given);
            articles.push(article);
        }
    }
    if articles.len() > given.limits.stories {
        articles.truncate(given.limits.stories);
        articles.iter_mut().for_each(limits::stories);
    }
    if articles.is_empty() {
        return Err(Error::NoStory);
    }
    Ok(articles)
}

fn story(item: Fields<'_>, around: &Around) -> Story {
    let mut entry = Entry::default();
    let article = &mut entry.article;
    fields::fill(&mut article.headline, &line(item, "title"));
    for name in ["id", "url"] {
        fields::fill(&mut article.guid, &line(item, name));
    }
    fields::fill(&mut article.language, &line(item, "language"));
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
    entry.writers = writers(item);
    entry
        .words
        .extend(item.text(&["summary"]).map(Words::Plain));
    let html = item.text(&["contenthtml"]).map(Words::Markup);
    let text = item.text(&["contenttext"]).map(Words::Plain);
    entry.words.extend(html.or(text));
    entry.story(around)
}

fn writers(of: Fields<'_>) -> Vec<String> {
    let mut writers = Vec::new();
    for name in of.texts(&["authors", "author"]) {
        fields::add(&mut writers, fields::byline(person::name(&name)));
    }
    writers
}

/// What a field says, as one line.
fn line(from: Fields<'_>, name: &str) -> String {
    let value = from.text(&[name]).unwrap_or_default();
    Words::Markup(value).line()
}
