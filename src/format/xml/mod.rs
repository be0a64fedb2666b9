//! A small, limited view of an XML file, for every format that is one.
//!
//! [`parse`] builds it, within limits and from damaged files as well. Names are local names: an element is what it is
//! called, whatever prefix its file gives the namespace. Attributes and children are looked up without regard to
//! case, as feeds write them either way. Nothing an entity declares is ever looked up.

pub mod body;
mod parse;
mod text;

use std::borrow::Cow;

use super::compose::Composer;
use super::{Error, Given, Material, cut_short, fields, limits, plain};
use crate::article::Article;

use parse::parse;
pub use text::base64;

/// A file's elements and texts, in the order they stand in it.
#[derive(Debug, Default)]
pub struct Document<'t> {
    entries: Vec<Entry<'t>>,
    /// Whether the file ends before its root element does.
    pub cut: bool,
    /// Whether something in it is no XML.
    pub damaged: bool,
}

#[derive(Debug)]
enum Entry<'t> {
    Text(Cow<'t, str>),
    Element(Box<Tag<'t>>),
}

#[derive(Debug)]
struct Tag<'t> {
    name: &'t str,
    namespace: &'t str,
    attributes: Vec<(&'t str, Cow<'t, str>)>,
    /// One past its last descendant.
    end: usize,
}

/// An element of a document.
#[derive(Clone, Copy, Debug)]
pub struct Element<'d> {
    entries: &'d [Entry<'d>],
    tag: &'d Tag<'d>,
    at: usize,
}

/// A child of an element.
#[derive(Clone, Copy, Debug)]
pub enum Node<'d> {
    /// Words.
    Text(&'d str),
    /// Another element.
    Element(Element<'d>),
}

impl<'t> Document<'t> {
    /// The root element.
    pub fn root(&self) -> Option<Element<'_>> {
        self.entries
            .iter()
            .enumerate()
            .find_map(|(at, entry)| match entry {
                Entry::Element(tag) => Some(Element {
                    entries: &self.entries,
                    tag,
                    at,
                }),
                Entry::Text(_) => None,
            })
    }

    /// Warns the article's readers of what is wrong with its file.
    fn warn(&self, article: &mut Article) {
        if self.damaged {
            fields::warn(
                article,
                "Its markup is damaged: read as far as it makes sense.",
            );
        }
        if self.cut {
            cut_short(article);
        }
    }
}

impl<'d> Element<'d> {
    /// Its name without prefix.
    pub fn name(self) -> &'d str {
        self.tag.name
    }

    /// Whether it is called so, in capitals or not.
    pub fn is(self, name: &str) -> bool {
        self.tag.name.eq_ignore_ascii_case(name)
    }

    /// Its namespace; the prefix itself where that was never declared.
    pub fn namespace(self) -> &'d str {
        self.tag.namespace
    }

    /// An attribute that says something, by its name without prefix.
    pub fn attribute(self, name: &str) -> Option<&'d str> {
        self.tag
            .attributes
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.trim())
            .filter(|value| !value.is_empty())
    }

    /// An attribute, or nothing.
    pub fn says(self, name: &str) -> &'d str {
        self.attribute(name).unwrap_or("")
    }

    /// Its children.
    pub fn nodes(self) -> impl Iterator<Item = Node<'d>> {
        let mut at = self.at + 1;
        std::iter::from_fn(move || {
            if at >= self.tag.end {
                return None;
            }
            let here = at;
            Some(match self.entries.get(here)? {
                Entry::Text(words) => {
                    at += 1;
                    Node::Text(words)
                }
                Entry::Element(tag) => {
                    at = tag.end.max(here + 1);
                    Node::Element(Element {
                        at: here,
                        tag,
                        ..self
                    })
                }
            })
        })
    }

    /// The elements among its children.
    pub fn children(self) -> impl Iterator<Item = Element<'d>> {
        self.nodes().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The children of this name.
    pub fn all(self, name: &str) -> impl Iterator<Item = Element<'d>> {
        self.children().filter(move |e| e.is(name))
    }

    /// The first child of this name.
    pub fn child(self, name: &str) -> Option<Element<'d>> {
        self.all(name).next()
    }

    /// All elements below it, in the file's order.
    pub fn descendants(self) -> impl Iterator<Item = Element<'d>> {
        let below = self.entries.get(self.at + 1..self.tag.end).unwrap_or(&[]);
        below
            .iter()
            .zip(self.at + 1..)
            .filter_map(move |(entry, at)| match entry {
                Entry::Element(tag) => Some(Element { at, tag, ..self }),
                Entry::Text(_) => None,
            })
    }

    /// All elements of this name below it.
    pub fn every(self, name: &str) -> impl Iterator<Item = Element<'d>> {
        self.descendants().filter(move |e| e.is(name))
    }

    /// The first element of this name below it.
    pub fn find(self, name: &str) -> Option<Element<'d>> {
        self.every(name).next()
    }

    /// The first element at the end of a path of children.
    pub fn at(self, path: &[&str]) -> Option<Element<'d>> {
        path.iter().try_fold(self, |e, name| e.child(name))
    }

    /// Its words and those below it, but for scripts and styles.
    pub fn text(self) -> String {
        let mut words = String::new();
        self.gather(&mut words);
        words
    }

    fn gather(self, words: &mut String) {
        for node in self.nodes() {
            match node {
                Node::Text(text) => words.push_str(text),
                Node::Element(e) if e.is("script") || e.is("style") => {}
                Node::Element(e) => {
                    if body::is_apart(e) && !words.is_empty() {
                        words.push(' ');
                    }
                    e.gather(words);
                }
            }
        }
    }

    /// Whether it holds other elements.
    pub fn is_marked(self) -> bool {
        self.children().next().is_some()
    }
}

/// Whether the text is XML with a root element of one of these names; namespace and case say nothing.
pub fn has_root(material: &Material<'_>, names: &[&str]) -> bool {
    material.text().is_ok_and(|decoded| {
        parse::root(&decoded.text).is_some_and(|r| names.iter().any(|n| n.eq_ignore_ascii_case(r)))
    })
}

/// A story as its format's reader took it from the file: its fields, and its paragraphs.
pub type Story = (Article, Composer);

/// Parses the file, has the elements of these names read as stories, and completes each from its own text. What the
/// file says of all of them is read first, once.
///
/// # Errors
/// The limits' refusals, and [`Error::NoStory`] if nothing in the file is one.
pub fn stories<A>(
    material: &Material<'_>,
    given: &Given,
    names: &[&str],
    around: fn(Element<'_>) -> A,
    story: fn(Element<'_>, &A) -> Story,
) -> Result<Vec<Article>, Error> {
    let decoded = material.text()?;
    let document = parse(&decoded.text, &given.limits)?;
    let root = document.root().ok_or(Error::NoStory)?;
    let around = around(root);
    let mut articles = Vec::new();
    let mut behind = 0;
    for element in std::iter::once(root).chain(root.descendants()) {
        // A story inside a story is a part of it.
        if element.at < behind || !names.iter().any(|name| element.is(name)) {
            continue;
        }
        behind = element.tag.end;
        let (mut article, composer) = story(element, &around);
        // A kill may name its story and say no more.
        let named = article.headline.is_some() || article.guid.is_some();
        let dated = article.published.is_some() || article.updated.is_some();
        if composer.is_empty() && !named && !dated && article.byline.is_none() {
            continue;
        }
        decoded.warn(&mut article);
        document.warn(&mut article);
        composer.finish(&mut article);
        plain::refine(&mut article, given);
        articles.push(article);
        if articles.len() == given.limits.stories {
            articles.iter_mut().for_each(limits::stories);
            break;
        }
    }
    if articles.is_empty() {
        return Err(Error::NoStory);
    }
    Ok(articles)
}
