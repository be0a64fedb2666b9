//! How well letters fit one word, with gaps between them: the scorer, behind one trait.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

/// Scores letters that a word holds in their order.
pub(super) trait Scorer {
    /// A score, and which of the word's characters were taken; `None` if a letter is missing. Both texts are folded and
    /// short. Scores of one run of letters compare with each other only.
    fn score(&self, word: &str, letters: &str) -> Option<(i64, Vec<usize>)>;
}

impl Scorer for SkimMatcherV2 {
    fn score(&self, word: &str, letters: &str) -> Option<(i64, Vec<usize>)> {
        // Not `fuzzy_match`: on some pairs it scores another choice of letters, and those lit must be those ranked.
        self.fuzzy_indices(word, letters)
    }
}
