//! RSS 0.9 to 2.0, RDF Site Summary, and their ancestor CDF.

use super::entry::{Around, Entry, Words};
use super::person;
use super::vocabulary::Vocabulary::{self, Content, Core, DublinCore, Podcast, WordPress, Xhtml};
use crate::article::{Article, Status};
use crate::format::xml::{self, Element, Story};
use crate::format::{Error, Format, Given, Material, fields};

/// Its row in the table.
pub const FORMAT: Format = Format {
    name: "rss",
    detect: |material| xml::has_root(material, &["rss", "RDF", "channel"]),
    read,
};

fn read(material: &Material<'_>, given: &Given) -> Result<Vec<Article>, Error> {
    xml::stories(material, given, &["item"], around, story)
}

fn story(item: Element<'_>, around: &Around) -> Story {
    let mut entry = Entry::default();
    for e in item.children() {
        said(&mut entry, Vocabulary::of(e, item), e);
    }
    let exported = item
        .children()
        .any(|e| Vocabulary::of(e, item) == WordPress);
    for e in item.children() {
        match (Vocabulary::of(e, item), &*e.name().to_ascii_lowercase()) {
            (Content, "encoded") if exported => entry.words.push(Words::Post(e.text())),
            (Content, "encoded") | (Core, "content" | "body" | "fullitem") | (Xhtml, _) => {
                entry.words.push(carried(e));
            }
            (DublinCore | Podcast, "title") => {
                fields::fill(&mut entry.article.headline, &carried(e).line());
            }
            (Core, "link") => fields::fill(&mut entry.article.guid, &e.text()),
            _ => {}
        }
    }
    let article = &mut entry.article;
    fields::fill(&mut article.guid, item.says("about"));
    fields::fill(&mut article.guid, item.says("href"));
    fields::updated(article, item.says("lastmod"));
    entry.story(around)
}

/// Takes what one of the item's elements says.
fn said<'d>(entry: &mut Entry<'d>, vocabulary: Vocabulary, e: Element<'d>) {
    let article = &mut entry.article;
    match (vocabulary, &*e.name().to_ascii_lowercase()) {
        (Core, "title") => fields::fill(&mut article.headline, &carried(e).line()),
        (Core, "guid" | "id") => fields::fill(&mut article.guid, &e.text()),
        (Core, "pubdate" | "issued" | "published")
        | (DublinCore, "date" | "issued" | "created" | "available") => {
            fields::published(article, &e.text());
        }
        (Core, "updated" | "modified" | "lastbuilddate")
        | (DublinCore, "modified")
        | (WordPress, "post_modified_gmt") => fields::updated(article, &e.text()),
        (Core, "expirationdate") => {
            article.expires = article.expires.or(fields::moment(article, &e.text()));
        }
        (Core | Podcast, "author") | (DublinCore, "creator" | "author" | "contributor") => {
            let name = e.child("name").unwrap_or(e).text();
            fields::add(&mut entry.writers, fields::byline(person::name(&name)));
        }
        (Core, "category") | (DublinCore, "subject") => {
            fields::add(&mut article.keywords, &carried(e).line());
        }
        (Podcast, "keywords") => {
            let all = e.text();
            all.split(',')
                .for_each(|k| fields::add(&mut article.keywords, k));
        }
        (Core, "source") | (DublinCore, "publisher") => {
            fields::fill(&mut article.source, &e.text());
        }
        (Core | DublinCore, "language") => fields::fill(&mut article.language, &e.text()),
        (WordPress, "status") if is_unpublished(&e.text()) => article.status = Status::Withheld,
        (Core, "description" | "summary" | "abstract")
        | (DublinCore, "description" | "abstract")
        | (Podcast, "summary")
        | (WordPress, "encoded") => entry.words.push(carried(e)),
        _ => {}
    }
}

/// What the feed says of all its entries.
fn around(root: Element<'_>) -> Around {
    let channel = root.find("channel").unwrap_or(root);
    let mut around = Around::default();
    for e in channel.children() {
        let vocabulary = Vocabulary::of(e, channel);
        if vocabulary == Core && e.is("title") {
            fields::fill(&mut around.source, &carried(e).line());
        } else if matches!(vocabulary, Core | DublinCore) && e.is("language") {
            fields::fill(&mut around.language, &e.text());
        }
    }
    for e in [channel, root] {
        fields::fill(&mut around.language, e.says("lang"));
    }
    around
}

/// What an element of RSS carries: markup in its text, or elements.
fn carried(element: Element<'_>) -> Words<'_> {
    if element.is_marked() {
        Words::Tree(element)
    } else {
        Words::Markup(element.text())
    }
}

/// Whether WordPress would show a post of this status to nobody.
fn is_unpublished(status: &str) -> bool {
    ["draft", "private", "pending", "trash"].contains(&status.trim())
}
