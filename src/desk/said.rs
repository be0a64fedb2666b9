//! All that one actor said, in order of time, and what changed from one statement to a later one that speaks of the same.
//!
//! Two statements speak of the same if most words that carry meaning are in both. That is no understanding: what differs is
//! shown, and not judged.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use jiff::Timestamp;

use super::{ActorId, Desk, QuoteId};
use crate::extract::Polarity;
use crate::fold::fold;

/// The newest statements that are looked at: the story of each has to be opened.
const NEWEST: usize = 500;
/// Words of meaning that two statements on one thing have in common at least, and of ten, how many.
const COMMON: (usize, usize) = (3, 6);
/// Letters from which a word carries meaning, unless it is one of these.
const LETTERS: usize = 4;
const HELPERS: &[&str] = &[
    "about", "also", "been", "being", "could", "does", "from", "have", "having", "into", "just",
    "more", "most", "only", "other", "over", "said", "says", "should", "some", "such", "than",
    "that", "their", "them", "then", "there", "these", "they", "this", "those", "very", "were",
    "what", "when", "where", "which", "while", "will", "with", "would", "your",
];
/// Words that turn what is said into its contrary.
const NEGATIONS: &[&str] = &[
    "not", "no", "never", "nobody", "none", "nothing", "neither", "cannot", "without", "t",
];

/// What became of an earlier statement in a later one; what weighs most, if more than one thing did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It was said, or denied, asked, supposed, and is not so now.
    Turned {
        /// Before.
        from: Polarity,
        /// Now.
        to: Polarity,
    },
    /// A "not" came in, or went.
    Negated(bool),
    /// It has other figures.
    Figures,
    /// It has other words.
    Reworded,
}

/// One statement of an actor's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Where it was said first.
    pub id: QuoteId,
    /// How many statements say the same.
    pub times: usize,
    /// When the story that said it first arrived.
    pub at: Timestamp,
    /// The words, in one line.
    pub words: String,
    /// Whether the text says that they were said.
    pub polarity: Polarity,
    /// The earlier statement on the same, by its place in the list, and what became of it.
    pub change: Option<(usize, Change)>,
    /// The words that are not in the earlier one.
    pub news: Vec<Range<usize>>,
}

/// What two statements are compared by.
struct Gist {
    meaning: Vec<u64>,
    figures: HashSet<String>,
    negated: bool,
    polarity: Polarity,
}

impl Desk {
    /// What an actor said, the oldest first, and how many statements were left out, older ones.
    pub fn said_by(&self, who: ActorId) -> (Vec<Said>, usize) {
        let who = self.resolve(who);
        let mut stories: Vec<_> = self.stories_naming(who).collect();
        stories.sort_unstable_by_key(|&id| self.age(id));
        stories.dedup();
        let stories = stories.into_iter().filter_map(|id| self.story(id));
        let all: Vec<QuoteId> = stories.flat_map(|story| self.said_in(story, who)).collect();
        let left_out = all.len().saturating_sub(NEWEST);
        let mut said: Vec<Said> = Vec::new();
        let mut gists: Vec<Gist> = Vec::new();
        let mut known = HashMap::new();
        for &id in &all[left_out..] {
            if let Some(saying) = self.saying(id) {
                let at = *known.entry(saying).or_insert(said.len());
                if let Some(same) = said.get_mut(at) {
                    same.times += 1;
                    continue;
                }
            }
            let Some(row) = self.quote(id) else { continue };
            let gist = Gist::new(&row.words, row.quote.polarity);
            let earlier = gist.nearest(&gists);
            let change = earlier.and_then(|at| Some((at, gist.change(gists.get(at)?))));
            let news = match change.and_then(|(at, _)| said.get(at)) {
                Some(before) => news(&before.words, &row.words),
                None => Vec::new(),
            };
            said.push(Said {
                id,
                times: 1,
                at: row.at,
                words: row.words,
                polarity: row.quote.polarity,
                change,
                news,
            });
            gists.push(gist);
        }
        (said, left_out)
    }
}

impl Gist {
    fn new(line: &str, polarity: Polarity) -> Self {
        let words: Vec<String> = words(line).map(|word| fold(&line[word])).collect();
        let is_figure = |word: &&String| word.chars().any(char::is_numeric);
        let means = |word: &&String| {
            !is_figure(word)
                && word.chars().count() >= LETTERS
                && HELPERS.binary_search(&word.as_str()).is_err()
                && !NEGATIONS.contains(&word.as_str())
        };
        let mut meaning: Vec<u64> = words
            .iter()
            .filter(means)
            .map(|word| number(word))
            .collect();
        meaning.sort_unstable();
        meaning.dedup();
        Self {
            meaning,
            figures: words.iter().filter(is_figure).cloned().collect(),
            negated: words.iter().any(|word| NEGATIONS.contains(&word.as_str())),
            polarity,
        }
    }

    /// The earlier statement that has most in common with this one, if it is on the same; the latest of several.
    fn nearest(&self, earlier: &[Self]) -> Option<usize> {
        let near = earlier.iter().enumerate().filter_map(|(at, other)| {
            let own = self.meaning.iter();
            let common = own.filter(|word| other.meaning.binary_search(word).is_ok());
            let common = common.count();
            let all = self.meaning.len() + other.meaning.len();
            let enough = common >= COMMON.0 && 20 * common >= COMMON.1 * all;
            enough.then_some((2000 * common / all, at))
        });
        near.max().map(|(_, at)| at)
    }

    fn change(&self, before: &Self) -> Change {
        if self.polarity != before.polarity {
            Change::Turned {
                from: before.polarity,
                to: self.polarity,
            }
        } else if self.negated != before.negated {
            Change::Negated(self.negated)
        } else if self.figures != before.figures {
            Change::Figures
        } else {
            Change::Reworded
        }
    }
}

fn number(word: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    word.hash(&mut hasher);
    hasher.finish()
}

/// Where the words of a line stand; a figure is one word with the points in it.
fn words(line: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + line[from..].find(char::is_alphanumeric)?;
        let mut end = start;
        for (at, letter) in line[start..].char_indices() {
            let figure = line[end..].chars().next().is_some_and(char::is_numeric);
            let next = line[start + at + letter.len_utf8()..].chars().next();
            let inside =
                matches!(letter, '.' | ',' | ':') && figure && next.is_some_and(char::is_numeric);
            if !letter.is_alphanumeric() && !inside {
                break;
            }
            end = start + at;
        }
        from = end + line[end..].chars().next().map_or(0, char::len_utf8);
        Some(start..from)
    })
}

/// The words of the later line that are not in the earlier one.
fn news(before: &str, line: &str) -> Vec<Range<usize>> {
    let known: HashSet<String> = words(before).map(|word| fold(&before[word])).collect();
    let new = words(line).filter(|word| !known.contains(&fold(&line[word.clone()])));
    new.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAID: Polarity = Polarity::Asserted;

    fn change(before: (&str, Polarity), now: (&str, Polarity)) -> Option<Change> {
        let before = Gist::new(before.0, before.1);
        let now = Gist::new(now.0, now.1);
        let earlier = [before];
        now.nearest(&earlier).map(|at| now.change(&earlier[at]))
    }

    #[test]
    fn helpers_are_in_order() {
        assert!(HELPERS.is_sorted());
    }

    #[test]
    fn a_figure_a_denial_and_a_not_are_told_from_other_words() {
        let road = "The harbour lost 120 ships to the northern ports this winter";
        let with = |words: &str| change((road, SAID), (words, SAID));
        assert_eq!(
            with("To the northern ports the harbour lost 140 ships this winter"),
            Some(Change::Figures)
        );
        assert_eq!(
            with("The harbour lost 120 ships to northern ports this whole winter"),
            Some(Change::Reworded)
        );
        assert_eq!(
            with("The harbour didn't lose ships to the northern ports this winter"),
            Some(Change::Negated(true))
        );
        assert_eq!(
            with("The survey of the south road takes two weeks more"),
            None
        );
        assert_eq!(with("We lost 120 ships"), None);
        let denied = Change::Turned {
            from: SAID,
            to: Polarity::Denied,
        };
        assert_eq!(change((road, SAID), (road, Polarity::Denied)), Some(denied));
    }

    #[test]
    fn what_is_new_is_found_word_by_word() {
        let line = "We lost 1,500 ships, and “Élan” sank.";
        let new: Vec<_> = news("we LOST 1,400 ships and elan", line)
            .into_iter()
            .map(|word| &line[word])
            .collect();
        assert_eq!(new, ["1,500", "sank"]);
        assert_eq!(words("").count() + words("… — “”").count(), 0);
        assert_eq!(
            words("1.5.").map(|w| &"1.5."[w]).collect::<Vec<_>>(),
            ["1.5"]
        );
    }
}
