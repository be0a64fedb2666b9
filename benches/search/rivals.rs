//! Fuzzy matchers that look through all lines.

use std::cmp::Reverse;

use copytaster::fold::fold;
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::corpus::Rows;

/// The statements as lines, folded.
pub struct Lines(Vec<String>);

impl Lines {
    pub fn new(rows: &Rows) -> Self {
        Self(
            (0..rows.len())
                .map(|row| fold(&rows.get(row).join(" ")))
                .collect(),
        )
    }

    /// Bytes of all lines.
    pub fn bytes(&self) -> usize {
        self.0.iter().map(String::len).sum()
    }

    /// The best by a rival, best first, of equals the newest.
    pub fn find(&self, rival: Rival, typed: &str, limit: usize) -> Vec<u32> {
        let typed = fold(typed);
        let mut found = match rival {
            Rival::Frizbee { typos, threads } => self.frizbee(&typed, typos, threads),
            Rival::Nucleo => self.nucleo(&typed),
            Rival::Skim => self.skim(&typed),
        };
        let best = |&(score, row): &(i64, u32)| Reverse((score, row));
        if found.len() > limit {
            found.select_nth_unstable_by_key(limit, best);
            found.truncate(limit);
        }
        found.sort_unstable_by_key(best);
        found.into_iter().map(|(_, row)| row).collect()
    }

    fn frizbee(&self, typed: &str, typos: bool, threads: usize) -> Vec<(i64, u32)> {
        let config = frizbee::Config::default().sort(frizbee::SortStrategy::IndexAsc);
        // As its own documentation sets it: one slip in four letters.
        let patterns: Vec<_> = typed
            .split_whitespace()
            .map(|word| {
                let most = if typos { word.chars().count() / 4 } else { 0 };
                let own = frizbee::PatternConfig::default().max_typos(Some(most as u16));
                frizbee::Pattern::new(word, own)
            })
            .collect();
        let mut matcher = frizbee::Matcher::from_patterns(&patterns, &config);
        let found = match threads {
            1 => matcher.match_list(&self.0),
            _ => matcher.match_list_parallel(&self.0, threads),
        };
        found
            .iter()
            .map(|found| (found.score.into(), found.index))
            .collect()
    }

    fn nucleo(&self, typed: &str) -> Vec<(i64, u32)> {
        let pattern = Pattern::parse(typed, CaseMatching::Ignore, Normalization::Never);
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut letters = Vec::new();
        let mut score =
            |line: &String| pattern.score(Utf32Str::new(line, &mut letters), &mut matcher);
        (0..)
            .zip(&self.0)
            .filter_map(|(row, line)| Some((score(line)?.into(), row)))
            .collect()
    }

    fn skim(&self, typed: &str) -> Vec<(i64, u32)> {
        let matcher = SkimMatcherV2::default();
        let score = |line: &String| -> Option<i64> {
            typed
                .split_whitespace()
                .map(|word| matcher.fuzzy_match(line, word))
                .sum()
        };
        (0..)
            .zip(&self.0)
            .filter_map(|(row, line)| Some((score(line)?, row)))
            .collect()
    }
}

/// Who else searches.
#[derive(Clone, Copy, Debug)]
pub enum Rival {
    Frizbee { typos: bool, threads: usize },
    Nucleo,
    Skim,
}
