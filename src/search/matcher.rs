//! How well letters fit one word: the scorer behind one trait.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

/// Scores letters that appear in a word, in order, with gaps.
pub(super) trait Scorer {
    /// A score, and the index of each letter's character in the word; both are folded. Higher is better.
    fn score(&self, word: &str, letters: &str) -> Option<(i64, Vec<usize>)>;
}

impl Scorer for SkimMatcherV2 {
    fn score(&self, word: &str, letters: &str) -> Option<(i64, Vec<usize>)> {
        // Its `fuzzy_match` disagrees with `fuzzy_indices` on some pairs; the letters lit must be the letters ranked.
        self.fuzzy_indices(word, letters)
    }
}
