//! NewsML-G2 of the IPTC: news items, packages, and messages that carry several of them.
//!
//! Concept and knowledge items describe the world and tell no story; a file of nothing else holds none.

mod content;
mod meta;

use super::xml::{self, Element, Story};
use super::{Error, Format, Given, Material};
use crate::article::Article;

/// Its row in the table.
pub const FORMAT: Format = Format {
    name: "newsml-g2",
    detect: |material| xml::has_root(material, ROOTS),
    read,
};

const ROOTS: &[&str] = &[
    "newsItem",
    "newsMessage",
    "packageItem",
    "planningItem",
    "conceptItem",
    "knowledgeItem",
    "catalogItem",
];

/// The items that tell a story.
const STORIES: &[&str] = &["newsItem", "packageItem", "planningItem"];

fn read(material: &Material<'_>, given: &Given) -> Result<Vec<Article>, Error> {
    xml::stories(material, given, STORIES, |_| (), story)
}

fn story(item: Element<'_>, (): &()) -> Story {
    let (mut article, mut composer) = Story::default();
    meta::apply(&mut article, item);
    content::apply(&mut article, item, &mut composer);
    (article, composer)
}
