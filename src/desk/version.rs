//! Versions: several readings of one story, which of them are one, and which is the newest.

use std::cmp::Reverse;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::marks::StoryKey;
use crate::article::compact;
use crate::article::{Article, DateSource, Status};
use crate::intake::Packed;

/// One reading of a story.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Version {
    pub(super) path: PathBuf,
    #[serde(with = "compact::time")]
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
        Self {
            path: path.to_owned(),
            at,
            title: article.title(),
            words: words(article),
            head: Arc::new(article.head()),
            packed,
        }
    }

    /// What it has in common with other versions of the story.
    pub(super) fn family(&self) -> Family {
        Family::new(&self.head, &self.path, self.words)
    }

    /// What its story is known by in every run: not its file, which may be renamed.
    pub(super) fn key(&self) -> StoryKey {
        let words = || format!("words:{:016x}", self.words);
        let Some(guid) = &self.head.guid else {
            return StoryKey(words());
        };
        let base = base(guid, self.head.version.as_deref());
        StoryKey(match (is_global(guid), &self.head.source) {
            (true, _) => format!("guid:{base}"),
            (false, Some(source)) => format!("guid:{source}/{base}"),
            // A number that anybody may use says nothing.
            (false, None) => words(),
        })
    }

    fn number(&self) -> Option<(u64, u64)> {
        self.head.version.as_deref().and_then(number)
    }

    /// When it was last changed, as it says itself.
    fn stated(&self) -> Option<Timestamp> {
        let head = &self.head;
        let stated = matches!(head.dated_by, DateSource::Metadata | DateSource::Text);
        let published = head.published.filter(|_| stated);
        head.updated.or(published).map(|m| m.at)
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
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) enum Family {
    /// Whose identifier it is, where others may use the same, and the identifier without a version.
    Guid(String, String),
    /// Headline and text, where the provider gives no identifier.
    Words(u64),
}

impl Family {
    /// Of an article in the file at a path.
    pub fn of(article: &Article, path: &Path) -> Self {
        Self::new(article, path, words(article))
    }

    fn new(head: &Article, path: &Path, words: u64) -> Self {
        match &head.guid {
            Some(guid) => {
                let base = base(guid, head.version.as_deref()).to_owned();
                let whose = match (&head.source, is_global(guid)) {
                    // It is nobody else's, whoever passes it on.
                    (_, true) => String::new(),
                    (Some(source), _) => source.clone(),
                    (None, _) => path.to_string_lossy().into_owned(),
                };
                Self::Guid(whose, base)
            }
            None => Self::Words(words),
        }
    }
}

/// Headline and text as one number, the same in every run.
pub(super) fn words(article: &Article) -> u64 {
    let mut hasher = blake3::Hasher::new();
    let headline = article.headline.as_deref().unwrap_or_default();
    hasher.update(headline.as_bytes());
    // No text has one, so that no letter goes from one to the other unseen.
    hasher.update(b"\0");
    hasher.update(article.text.as_bytes());
    let hash = hasher.finalize();
    hash.as_bytes()
        .iter()
        .take(8)
        .fold(0, |sum, &byte| sum << 8 | u64::from(byte))
}

/// Whether an identifier is made to be the only one of its kind: a URN, a tag, an address, a mail's; "7" is not.
fn is_global(guid: &str) -> bool {
    let scheme = guid.split_once(':').is_some_and(|(scheme, rest)| {
        scheme.len() > 2 && scheme.chars().all(|c| c.is_ascii_alphabetic()) && rest.len() > 4
    });
    scheme || guid.contains('@') && guid.len() > 8
}

/// The identifier without the version that NewsML's have at their end: "urn:newsml:agency:20201009:ABC:2".
fn base<'g>(guid: &'g str, version: Option<&str>) -> &'g str {
    let Some((before, last)) = guid.rsplit_once(':') else {
        return guid;
    };
    // NewsML 1.2 adds N for a first version, U for one that updates it.
    let number = last.trim_end_matches(['N', 'U', 'A']);
    let parts = guid.split(':').count();
    match version {
        Some(version) if guid.starts_with("urn:newsml:") && parts > 5 && number == version => {
            before
        }
        _ => guid,
    }
}

/// Puts the versions of one story in order, the one to be shown first; returns the newest of them.
///
/// Newest by version where all have one, then by time of update where all state one, then by arrival; the same words again
/// are no newer than the first time. Of a killed story the words that must not be used are shown, where they are known, not
/// the notice that kills it.
pub(super) fn rank(versions: &mut [Version]) -> Option<Arc<Article>> {
    let numbered = versions.iter().all(|v| v.number().is_some());
    let timed = versions.iter().all(|v| v.stated().is_some());
    let age = |version: &Version| {
        let same = |v: &&Version| v.says_the_same(version) && v.head.status == version.head.status;
        let first = versions.iter().filter(same).map(|v| v.at).min();
        (
            version.number().filter(|_| numbered),
            version.stated().filter(|_| timed),
            first.unwrap_or(version.at),
            Reverse(version.at),
        )
    };
    let keys: Vec<_> = versions.iter().map(age).collect();
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
        assert_eq!(base("tag:tna,2020:2", Some("2")), "tag:tna,2020:2");
        assert_eq!(base("urn:x:2", Some("2")), "urn:x:2");
        assert_eq!(base("", Some("2")), "");
    }

    #[test]
    fn some_identifiers_are_the_only_ones_of_their_kind() {
        for guid in [
            "urn:newsml:tna:1",
            "https://tna.example/7",
            "tag:tna.example,2020:7",
            "20201009.7@tna.example",
        ] {
            assert!(is_global(guid), "{guid}");
        }
        for guid in ["7", "ferry-417", "a:7", ""] {
            assert!(!is_global(guid), "{guid}");
        }
    }

    #[test]
    fn versions_are_numbers_where_they_can_be() {
        assert!(number("10") > number("9"));
        assert!(number("2.1") > number("2"));
        assert_eq!(number("v3"), Some((3, 0)));
        assert_eq!(number("second"), None);
    }
}
