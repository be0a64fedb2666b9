//! What the user typed, and how a text answers to it.

use std::ops::Range;

use fuzzy_matcher::skim::SkimMatcherV2;

use super::matcher::Scorer;
use crate::fold::{Folded, fold};

/// Words that all must be found, in any order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    text: String,
    terms: Vec<String>,
}

impl Query {
    /// Reads what was typed. Never fails: whatever cannot be read otherwise is words.
    pub fn parse(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            terms: fold(text).split_whitespace().map(str::to_owned).collect(),
        }
    }

    /// As it was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The byte ranges to light in each column, in order, not overlapping, on grapheme boundaries. A term lights
    /// where it fits best: letters scattered in one word are dark if another word has them in a row.
    pub fn light(&self, columns: &[impl AsRef<str>]) -> Vec<Vec<Range<usize>>> {
        let mut lit = vec![Vec::new(); columns.len()];
        for term in &self.terms {
            for (column, lit) in columns.iter().zip(&mut lit) {
                let folded = Folded::new(column.as_ref());
                for (start, word) in words(folded.text()) {
                    if let Some(at) = word.find(term.as_str()) {
                        lit.push(folded.original(start + at..start + at + term.len()));
                    }
                }
            }
        }
        for ranges in &mut lit {
            ranges.sort_by_key(|r| (r.start, r.end));
            ranges.dedup_by(|next, before| {
                let overlap = next.start <= before.end;
                if overlap {
                    before.end = before.end.max(next.end);
                }
                overlap
            });
        }
        lit
    }

    /// How well folded columns answer; `None` if a term is missing.
    pub(super) fn score(&self, columns: &[String]) -> Option<i64> {
        let scorer = SkimMatcherV2::default();
        let mut total = 0;
        for term in &self.terms {
            let best = columns.iter().enumerate().flat_map(|(column, text)| {
                let scorer = &scorer;
                words(text).filter_map(move |(_, word)| {
                    let (score, _) = scorer.score(word, term)?;
                    let start = if word.starts_with(term.as_str()) {
                        100
                    } else {
                        0
                    };
                    Some(score + start - 20 * column as i64)
                })
            });
            total += best.max()?;
        }
        Some(total)
    }
}

/// Words of a folded text with the byte each starts at.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\'');
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(is_part)?;
        let len = text[start..]
            .find(|c| !is_part(c))
            .unwrap_or(text.len() - start);
        at = start + len;
        Some((start, &text[start..at]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lights_whole_graphemes_in_every_column() {
        let columns = ["Élodie Zu\u{308}rich", "Die Straße nach Zürich"];
        let lit = Query::parse("zurich strasse").light(&columns);
        let words: Vec<Vec<&str>> = lit
            .iter()
            .zip(columns)
            .map(|(ranges, text)| ranges.iter().map(|r| &text[r.clone()]).collect())
            .collect();
        assert_eq!(words, [vec!["Zu\u{308}rich"], vec!["Straße", "Zürich"]]);
    }
}
