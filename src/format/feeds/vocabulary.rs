//! Whose word an element's name is, in feeds that mix the words of many.

use crate::format::xml::Element;

/// A vocabulary. Prefixes are each feed's own choice; one that was never declared is taken for what it usually means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vocabulary {
    /// RSS's own, in any of its namespaces or none, and Atom's.
    Core,
    DublinCore,
    Content,
    Podcast,
    WordPress,
    Xhtml,
    /// Pictures' captions, links to comments, and all else that is no story.
    Foreign,
}

impl Vocabulary {
    /// The vocabulary of an element inside another one.
    pub fn of(element: Element<'_>, around: Element<'_>) -> Self {
        let space = element.namespace();
        if space.is_empty() || space == around.namespace() {
            return Self::Core;
        }
        let space = space.to_ascii_lowercase();
        let has = |part: &str| space.contains(part);
        match space.as_str() {
            "rss" | "atom" => Self::Core,
            "dc" | "dcterms" => Self::DublinCore,
            "content" => Self::Content,
            "itunes" => Self::Podcast,
            "wp" | "excerpt" => Self::WordPress,
            "xhtml" | "html" => Self::Xhtml,
            _ if has("purl.org/dc/") => Self::DublinCore,
            _ if has("rss/1.0/modules/content") => Self::Content,
            _ if has("rss/1.0/modules") => Self::Foreign,
            _ if has("purl.org/rss/1.0") || has("netscape.com/rdf/simple") => Self::Core,
            _ if has("backend.userland.com") || has("blogs.law.harvard.edu") => Self::Core,
            _ if has("purl.org/atom") || has("w3.org/2005/atom") => Self::Core,
            _ if has("itunes.com") => Self::Podcast,
            _ if has("wordpress.org/export") => Self::WordPress,
            _ if has("w3.org/1999/xhtml") => Self::Xhtml,
            _ => Self::Foreign,
        }
    }
}
