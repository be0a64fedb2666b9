//! Words and their places: stretches are compared by the words they hold, so that marks and spaces do not count.

use std::collections::BTreeSet;
use std::ops::Range;

use copytaster::article::Span;
use copytaster::fold::fold;

/// Places of words in a story, counted from its first.
pub type Places = BTreeSet<usize>;

/// The words of a story: runs of letters and digits.
pub struct Words {
    text: String,
    at: Vec<Range<usize>>,
}

impl Words {
    pub fn new(text: &str) -> Self {
        Self {
            at: runs(text),
            text: text.into(),
        }
    }

    /// The words that the span touches.
    pub fn of(&self, span: Span) -> Places {
        let (start, end) = (span.start as usize, span.end as usize);
        let first = self.at.partition_point(|w| w.end <= start);
        let last = self.at.partition_point(|w| w.start < end);
        (first..last).collect()
    }

    /// The `nth` occurrence, counted from 1, of a phrase's words at or after the place `from`.
    pub fn find(&self, phrase: &str, nth: usize, from: usize) -> Range<usize> {
        let sought: Vec<&str> = runs(phrase).into_iter().map(|w| &phrase[w]).collect();
        let last = self.at.len().saturating_sub(sought.len());
        (from..=last)
            .filter(|&i| {
                sought
                    .iter()
                    .zip(&self.at[i..])
                    .all(|(s, w)| *s == &self.text[w.clone()])
            })
            .nth(nth - 1)
            .map(|i| i..i + sought.len())
            .unwrap_or_else(|| panic!("the gold's words are not in the text: {phrase}"))
    }
}

fn runs(text: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (i, c) in text.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
        match runs.last_mut() {
            Some(run) if run.end == i => run.end = i + c.len_utf8(),
            _ => runs.push(i..i + c.len_utf8()),
        }
    }
    runs
}

/// How much two stretches have in common: words of both by words of either.
pub fn overlap(a: &Places, b: &Places) -> f64 {
    let common = a.intersection(b).count();
    common as f64 / (a.len() + b.len() - common).max(1) as f64
}

/// The words of a name or phrase, folded, without articles and forms of address.
pub fn core(phrase: &str) -> Vec<String> {
    const ASIDE: &[&str] = &[
        "a",
        "an",
        "the",
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "professor",
        "sir",
        "dame",
    ];
    let phrase = fold(phrase);
    let mut core: Vec<String> = runs(&phrase)
        .into_iter()
        .map(|w| phrase[w].to_owned())
        .collect();
    while core.len() > 1 && ASIDE.contains(&core[0].as_str()) {
        core.remove(0);
    }
    core
}

/// Whether every word of `a` is one of `b`.
pub fn within(a: &[String], b: &[String]) -> bool {
    a.iter().all(|w| b.contains(w))
}
