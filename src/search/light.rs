//! Which letters of a row to light.

use std::ops::Range;

use super::Query;
use super::fit::Token;
use super::query::Sought;
use super::words::{Word, letters_at, words};
use crate::fold::Folded;

/// Columns with no more words than this are taken for names, whose beginnings and letters may fit as a whole.
const NAME: usize = 12;

impl Query {
    /// The byte ranges to light in each column, in order, not overlapping, on grapheme boundaries.
    ///
    /// A term lights all that fits it strictly; only where nothing does, what fits best loosely.
    pub fn light(&self, columns: &[impl AsRef<str>]) -> Vec<Vec<Range<usize>>> {
        let folded: Vec<_> = columns
            .iter()
            .map(|column| Folded::new(column.as_ref()))
            .collect();
        let columns: Vec<Vec<_>> = folded
            .iter()
            .map(|column| words(column.text()).collect())
            .collect();
        let mut lit = vec![Vec::new(); columns.len()];
        let terms = self.terms().iter().filter(|term| !term.not);
        for sought in terms.flat_map(|term| &term.any) {
            let strict: Vec<_> = folded
                .iter()
                .zip(&columns)
                .map(|(text, words)| strictly(sought, text.text(), words))
                .collect();
            let hits = if strict.iter().any(|hits| !hits.is_empty()) || !sought.is_loose() {
                strict
            } else {
                let token = Token::new(&sought.words.concat());
                let hits = loosely(&token, &folded, &columns, NAME);
                // A value of many words (a headline) may fit as a whole too.
                if hits.iter().all(Vec::is_empty) {
                    loosely(&token, &folded, &columns, usize::MAX)
                } else {
                    hits
                }
            };
            for (lit, hits) in lit.iter_mut().zip(hits) {
                lit.extend(hits);
            }
        }
        lit.into_iter()
            .zip(&folded)
            .map(|(ranges, text)| merged(ranges, text))
            .collect()
    }
}

/// Folded ranges that fit strictly: words side by side, the last perhaps by its beginning.
fn strictly(sought: &Sought, text: &str, words: &[Word<'_>]) -> Vec<Range<usize>> {
    let plain: Vec<_> = words.iter().filter(|word| !word.compound).collect();
    let Some((last, before)) = sought.words.split_last() else {
        return Vec::new();
    };
    let ends = |word: &Word<'_>| match sought.exact || sought.last {
        false => word.text.starts_with(last.as_str()),
        true => word.text == *last,
    };
    let mut hits = Vec::new();
    let count = plain.len();
    for (at, run) in plain.windows(sought.words.len()).enumerate() {
        if sought.first && at > 0 || sought.last && at + run.len() < count {
            continue;
        }
        let Some((end, start)) = run.split_last() else {
            continue;
        };
        if ends(end)
            && start
                .iter()
                .zip(before)
                .all(|(word, before)| word.text == *before)
        {
            let first = start.first().unwrap_or(end).range.start;
            hits.push(first..nth_letter_end(text, &end.range, last.chars().count()));
        }
    }
    // "'portalder": a hyphenated word taken whole, which stands nowhere in a row of words.
    if sought.exact && before.is_empty() && !sought.first && !sought.last {
        let wholes = words.iter().filter(|word| word.compound && ends(word));
        hits.extend(wholes.map(|word| word.range.clone()));
    }
    hits
}

/// Folded ranges that fit best, if nothing does strictly.
///
/// Columns of at most `name` words may fit as a whole.
fn loosely(
    token: &Token,
    folded: &[Folded],
    columns: &[Vec<Word<'_>>],
    name: usize,
) -> Vec<Vec<Range<usize>>> {
    let mut best = 0;
    let mut hits = vec![Vec::new(); columns.len()];
    for (at, (text, words)) in folded.iter().zip(columns).enumerate() {
        for (score, ranges) in fits(token, text.text(), words, name) {
            if score > best {
                best = score;
                hits.iter_mut().for_each(Vec::clear);
            }
            if score == best {
                hits[at].extend(ranges);
            }
        }
    }
    hits
}

/// Each loose fit in a column, with the ranges it takes.
fn fits(
    token: &Token,
    text: &str,
    words: &[Word<'_>],
    name: usize,
) -> Vec<(u16, Vec<Range<usize>>)> {
    let mut found = Vec::new();
    for word in words {
        let letters: Vec<_> = letters_at(text, word.range.clone()).collect();
        let range = |at: usize| letters.get(at).map(|&(byte, c)| byte..byte + c.len_utf8());
        if word.compound && token.strict(&word.text).is_some() {
            found.push((u16::MAX, (0..token.len).filter_map(range).collect()));
        } else if let Some((score, byte)) = token.infix(&word.text) {
            let first = word.text[..byte].chars().count();
            found.push((
                score,
                (first..first + token.len).filter_map(range).collect(),
            ));
        }
        if let Some((score, whole)) = token.slip(&word.text) {
            let count = if whole { letters.len() } else { token.len };
            found.push((score, (0..count).filter_map(range).collect()));
        }
        if let Some((score, taken)) = token.spread(&word.text) {
            found.push((score, taken.into_iter().filter_map(range).collect()));
        }
    }
    let plain: Vec<_> = words.iter().filter(|word| !word.compound).collect();
    if (2..=name).contains(&plain.len()) {
        let name = plain
            .iter()
            .map(|word| &*word.text)
            .collect::<Vec<_>>()
            .join(" ");
        // A letter's place in the joined name, in the text; the spaces between have none.
        let places: Vec<_> = plain
            .iter()
            .flat_map(|word| letters_at(text, word.range.clone()).map(Some).chain([None]))
            .collect();
        for (score, taken) in [token.initials(&name), token.spread(&name)]
            .into_iter()
            .flatten()
        {
            let range = |at: usize| {
                places
                    .get(at)
                    .copied()
                    .flatten()
                    .map(|(byte, c)| byte..byte + c.len_utf8())
            };
            found.push((score, taken.into_iter().filter_map(range).collect()));
        }
    }
    found
}

/// Where the `count`th letter of a word ends.
fn nth_letter_end(text: &str, word: &Range<usize>, count: usize) -> usize {
    let letter = letters_at(text, word.clone()).nth(count.saturating_sub(1));
    let end = letter.map_or(word.end, |(byte, c)| byte + c.len_utf8());
    // Marks that belong to the last letter are lit with it.
    if letters_at(text, word.clone()).nth(count).is_none() {
        word.end
    } else {
        end
    }
}

/// The ranges in the original, in order; those that touch become one.
fn merged(ranges: Vec<Range<usize>>, text: &Folded) -> Vec<Range<usize>> {
    let mut ranges: Vec<_> = ranges
        .into_iter()
        .filter(|r| !r.is_empty())
        .map(|r| text.original(r))
        .collect();
    ranges.sort_by_key(|r| (r.start, r.end));
    ranges.dedup_by(|next, before| {
        let touch = next.start <= before.end;
        if touch {
            before.end = before.end.max(next.end);
        }
        touch
    });
    ranges
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lit<'a>(query: &str, columns: &[&'a str]) -> Vec<Vec<&'a str>> {
        let ranges = Query::parse(query).light(columns);
        ranges
            .iter()
            .zip(columns)
            .map(|(ranges, text)| ranges.iter().map(|r| &text[r.clone()]).collect())
            .collect()
    }

    #[test]
    fn lights_whole_graphemes_in_every_column() {
        let columns = ["Élodie Zu\u{308}rich", "Die Straße nach Zürich"];
        assert_eq!(
            lit("zurich strasse", &columns),
            [vec!["Zu\u{308}rich"], vec!["Straße", "Zürich"]]
        );
        assert_eq!(
            lit("élo zur", &columns),
            [vec!["Élo", "Zu\u{308}r"], vec!["Zür"]]
        );
        assert_eq!(lit("лавров", &["ЛАВРОВ сказал"]), [["ЛАВРОВ"]]);
        assert_eq!(lit("李伟", &["李伟说 伟李"]), [["李伟"]]);
    }

    #[test]
    fn loose_fits_light_only_without_strict_ones() {
        assert_eq!(
            lit("costa", &["Ana Costa", "on the coast, Acosta"]),
            [vec!["Costa"], vec![]]
        );
        assert_eq!(
            lit("cotsa", &["Ana Costa", "on the coast"]),
            [vec!["Costa"], vec![]]
        );
        assert_eq!(
            lit("nkrbkh", &["the Nagorno-Karabakh war"]),
            [["N", "K", "r", "b", "kh"].to_vec()]
        );
        assert_eq!(lit("gshv", &["Grigory Shvedov"]), [["G", "Shv"]]);
        assert_eq!(lit("karabakh", &["Nagorno-Karabakh"]), [["Karabakh"]]);
        assert_eq!(
            lit("nagornokara", &["Nagorno-Karabakh"]),
            [["Nagorno", "Kara"]]
        );
        assert_eq!(lit("house", &["the warehouses"]), [["house"]]);
    }

    #[test]
    fn signs_are_obeyed() {
        assert_eq!(lit("'cost", &["cost costs"]), [["cost"]]);
        assert_eq!(
            lit("\"south road\"", &["the South Road, south of Road"]),
            [["South Road"]]
        );
        assert_eq!(lit("!cost", &["cost"]), [vec![""; 0]]);
        assert_eq!(lit("oneil o'neil", &["Niamh O’Neil’s"]), [["O’Neil"]]);
    }
}
