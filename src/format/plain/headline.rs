//! Which line is the headline, and which repeats it.

use super::dateline;
use super::layout::{Piece, ends_sentence, opens_item};

/// Whether the first paragraph that is no slug is the headline, or the story has none.
pub fn may_be(text: &str, pieces: &[Piece], at: usize) -> bool {
    let piece = pieces[at];
    let words = piece.span.of(text);
    let length = words.chars().count();
    if length > 200 || piece.lines > 3 || opens_item(words) {
        return false;
    }
    if words.starts_with('(') && words.ends_with(')') || words.ends_with(':') {
        return false;
    }
    let Some(next) = pieces.get(at + 1) else {
        return !ends_sentence(words);
    };
    let bare = words.trim_end_matches(['"', '\'', '”', '’', '»', ')']);
    if !ends_sentence(words) || bare.ends_with("..") || dateline::read(next.span.of(text)).is_some()
    {
        return true;
    }
    // With a full stop it may be a first sentence: it must be short, stand apart, and report nobody's words.
    let reported = words.contains(" said ") || words.contains(" said.") || words.contains(" told ");
    let longer = pieces[at + 1..]
        .iter()
        .take(3)
        .any(|p| p.span.len() * 2 > words.len() * 3);
    length <= 110 && next.gap && !reported && longer && !breaks(words)
}

/// Whether a sentence ends within the line: a full stop behind a word that is no abbreviation, and a capital.
fn breaks(line: &str) -> bool {
    line.match_indices(". ").any(|(at, _)| {
        let word = line[..at].rsplit(char::is_whitespace).next().unwrap_or("");
        let capital = line[at + 2..].starts_with(|c: char| !c.is_lowercase());
        capital && word.chars().count() > 3 && !word.contains('.')
    })
}

/// Whether a line repeats a title, perhaps cut short.
pub fn repeats(headline: &str, line: &str) -> bool {
    let fold = |s: &str| -> String {
        s.chars()
            .filter(|c| c.is_alphanumeric() || c.is_whitespace())
            .flat_map(char::to_lowercase)
            .collect::<String>()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    if headline.len() > 400 || line.len() > 400 {
        return false;
    }
    let (a, b) = (fold(headline), fold(line));
    !b.is_empty() && (a == b || (b.len() >= 20 && a.starts_with(&b)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::plain::layout;

    fn first(text: &str) -> bool {
        may_be(text, &layout::cut(text), 0)
    }

    #[test]
    fn tells_a_headline_from_a_first_sentence() {
        let body = "\n\nThe ferry to Tern Hill stopped on Monday because the pier is closed, the company said in a statement.";
        for headline in [
            "Ferry stops",
            "Ferry to St. Alder stops.",
            "Will the ferry ever run again?",
            "‘Nobody called us’",
        ] {
            assert!(first(&format!("{headline}{body}")), "{headline}");
        }
        for sentence in [
            "The company said on Monday it would close the pier.",
            "The ferry stopped. Nobody knows why.",
            "(Undated)",
            "* Ferry stops",
        ] {
            assert!(!first(&format!("{sentence}{body}")), "{sentence}");
        }
        assert!(first("Ferry stops"));
        assert!(!first("The ferry to Tern Hill stopped on Monday."));
    }

    #[test]
    fn a_repetition_may_be_cut_short() {
        let headline = "Who does the Orvin belong to? Dispute over the dam";
        assert!(repeats(headline, "Who does the Orvin belong to?"));
        assert!(repeats("Russia’s restraint", "Russia's restraint"));
        assert!(!repeats(headline, "Who does"));
    }
}
