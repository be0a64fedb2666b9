//! Versions: several readings of one story, which of them are one, and which is the newest.

use std::cmp::Reverse;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;

use crate::article::{Article, DateSource, Status};
use crate::extract::Findings;
use crate::intake::Packed;

/// One reading of a story.
#[derive(Clone, Debug)]
pub struct Version {
    pub(super) path: PathBuf,
    pub(super) at: Timestamp,
    /// All of the article but its text.
    pub(super) head: Arc<Article>,
    pub(super) title: String,
    /// Headline and text as one number.
    words: u64,
    /// Text and findings, before any name was divided by hand.
    pub(super) packed: Packed,
}

impl Version {
    /// A reading of the file at a path.
    pub(super) fn new(path: &Path, at: Timestamp, article: &Article, packed: Packed) -> Self {
        let mut head = article.head();
        head.path = path.to_owned();
        Self {
            path: path.to_owned(),
            at,
            title: article.title(),
            words: words(article),
            head: Arc::new(head),
            packed,
        }
    }

    /// What it has in common with other versions of the story.
    pub(super) fn family(&self) -> Family {
        Family::new(&self.head, self.words)
    }

    /// Its headline and text as one number.
    pub(super) fn words(&self) -> u64 {
        self.words
    }

    /// Whether another version says the same words.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        self.words == other.words
    }

    /// Its headline, or its first words.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Its text and findings; `None` if they cannot be had any more.
    pub fn read(&self) -> Option<(Article, Findings)> {
        self.packed.open()
    }

    /// The file it came from.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// When it came.
    pub fn arrived(&self) -> Timestamp {
        self.at
    }

    /// What its file says of it: version, status, editor's note.
    pub fn head(&self) -> &Article {
        &self.head
    }
}

/// What versions of one story have in common.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Family {
    /// The provider and its identifier without a version.
    Guid(String, String),
    /// Headline and text, where the provider gives no identifier.
    Words(u64),
}

impl Family {
    pub fn of(article: &Article) -> Self {
        Self::new(article, words(article))
    }

    fn new(head: &Article, words: u64) -> Self {
        match &head.guid {
            Some(guid) => Self::Guid(
                head.source.clone().unwrap_or_default(),
                base(guid, head.version.as_deref()).to_owned(),
            ),
            None => Self::Words(words),
        }
    }
}

/// Headline and text as one number.
pub(super) fn words(article: &Article) -> u64 {
    let mut hasher = DefaultHasher::new();
    (&article.headline, &article.text).hash(&mut hasher);
    hasher.finish()
}

/// The identifier without the version that some providers put at its end: "urn:newsml:agency:20201009:ABC:2".
fn base<'g>(guid: &'g str, version: Option<&str>) -> &'g str {
    let Some((before, last)) = guid.rsplit_once([':', '#']) else {
        return guid;
    };
    // NewsML 1.2 adds N for a first version, U for one that updates it.
    let number = last.trim_end_matches(['N', 'U', 'A']);
    match version {
        Some(version) if !number.is_empty() && number == version => before,
        _ => guid,
    }
}

/// Puts the versions of one story in order, the one to be shown first; returns the newest of them.
///
/// Newest by version, then by time of update, then by arrival; the same words again are no newer than the first time. Of
/// a killed story the words that must not be used are shown, where they are known, not the notice that kills it.
pub(super) fn rank(versions: &mut [Version]) -> Option<Arc<Article>> {
    let keys: Vec<_> = versions.iter().map(|v| age(v, versions)).collect();
    let mut places: Vec<usize> = (0..versions.len()).collect();
    places.sort_by_key(|&at| Reverse(keys[at]));
    let ranked: Vec<Version> = places.iter().map(|&at| versions[at].clone()).collect();
    versions.clone_from_slice(&ranked);
    let newest = versions.first().map(|v| Arc::clone(&v.head));
    if newest
        .as_ref()
        .is_some_and(|n| n.status == Status::Canceled)
        && let Some(at) = versions
            .iter()
            .position(|v| v.head.status != Status::Canceled)
    {
        versions[..=at].rotate_right(1);
    }
    newest
}

type Age = (
    Option<(u64, u64)>,
    Option<Timestamp>,
    Timestamp,
    Reverse<Timestamp>,
);

/// What orders versions: the higher the newer.
fn age(version: &Version, all: &[Version]) -> Age {
    let article = &version.head;
    let stated = article
        .published
        .filter(|_| matches!(article.dated_by, DateSource::Metadata | DateSource::Text));
    let same = |v: &&Version| v.says_the_same(version) && v.head.status == article.status;
    let first = all.iter().filter(same).map(|v| v.at).min();
    (
        article.version.as_deref().and_then(number),
        article.updated.or(stated).map(|m| m.at),
        first.unwrap_or(version.at),
        Reverse(version.at),
    )
}

/// A version's number: "2", "2.1", "v3"; `None` if it is none.
fn number(version: &str) -> Option<(u64, u64)> {
    let mut parts = version.trim().trim_start_matches(['v', 'V']).splitn(2, '.');
    let whole = parts.next()?.parse().ok()?;
    Some((whole, parts.next().map_or(Some(0), |p| p.parse().ok())?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_lose_their_version_and_nothing_else() {
        assert_eq!(
            base("urn:newsml:tna:20201009:ABC:2", Some("2")),
            "urn:newsml:tna:20201009:ABC"
        );
        assert_eq!(
            base("urn:newsml:tna:20201009:ABC:2U", Some("2")),
            "urn:newsml:tna:20201009:ABC"
        );
        assert_eq!(
            base("urn:newsml:tna:20201009:2", None),
            "urn:newsml:tna:20201009:2"
        );
        assert_eq!(base("tag:tna,2020:7", Some("2")), "tag:tna,2020:7");
        assert_eq!(base("", Some("2")), "");
    }

    #[test]
    fn versions_are_numbers_where_they_can_be() {
        assert!(number("10") > number("9"));
        assert!(number("2.1") > number("2"));
        assert_eq!(number("v3"), Some((3, 0)));
        assert_eq!(number("second"), None);
    }
}
