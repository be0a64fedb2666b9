//! Datelines: "PORT ALDER, Oct 9 (TNA) -" in front of a paragraph's first sentence.
//!
//! What it names says where the story was written, and nobody in it speaks. The first one of a story is what its file
//! or the reader of its format says; others, as collections of short items have them, are told by their form.

use std::ops::Range;

use super::{Class, Text};
use crate::extract::lexicon::facts::{self, Facts};
use crate::fold::is_shouted;

/// A dateline, in tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dateline {
    /// First token.
    pub first: usize,
    /// First token of the story behind it.
    pub last: usize,
    /// The words before the first comma, bracket, number or dash.
    pub place: Range<usize>,
    /// A date, an agency, or the story's own word for it tells it from a heading.
    pub sure: bool,
}

/// How many tokens behind its first the dash may stand.
const REACH: usize = 16;

/// The dateline that paragraph `number` opens with; `stated` is the story's own.
pub(super) fn find(text: &Text<'_>, number: usize, stated: Option<&str>) -> Option<Dateline> {
    let paragraph = text.paragraphs.get(number)?;
    let (first, last) = (paragraph.first, paragraph.last);
    let words = paragraph.span.of(text.source);
    if let Some(stated) = stated.filter(|s| !s.is_empty() && words.starts_with(s)) {
        let end = text.token_at(paragraph.span.start + stated.len() as u32);
        return Some(Dateline {
            first,
            last: (end..last.min(end + 2))
                .find(|&at| is_dash(text, at))
                .map_or(end, |dash| dash + 1),
            place: first..place(text, first..end),
            sure: true,
        });
    }
    let story = paragraph.role.is_story();
    story.then(|| by_form(text, first, last)).flatten()
}

/// Told by capitals, and a dash that no word in small letters and no quotation mark stands before.
fn by_form(text: &Text<'_>, first: usize, last: usize) -> Option<Dateline> {
    let end = (first..last)
        .find(|&at| !is_shouted(text.word(at)) && text.word(at) != "/")
        .filter(|&end| end > first)?;
    let letters = |at: usize| text.word(at).chars().filter(|c| c.is_alphabetic()).count();
    if (first..end).map(letters).sum::<usize>() < 3 {
        return None;
    }
    let small = |at: usize| {
        text.class(at) == Class::Word && text.word(at).starts_with(char::is_lowercase)
            || text.class(at) == Class::Mark
    };
    let dash = (end..last.min(first + REACH))
        .take_while(|&at| !small(at))
        .find(|&at| is_dash(text, at))?;
    let sure = end - first <= 5
        && !is_filed_under(text, first..end)
        && !(first..end).any(|at| is_of_sentences(text.lower(at)))
        && (end..dash).any(|at| is_day(text, at) || is_agency(text, at, dash));
    // "NATO - the alliance - said" is no dateline, and a heading in capitals may hold a dash.
    let opens = (dash + 1..last).find(|&at| text.class(at) == Class::Word);
    let opens = opens.is_some_and(|at| !small(at) && !is_shouted(text.word(at)));
    (sure || opens).then_some(Dateline {
        first,
        last: dash + 1,
        place: first..end,
        sure,
    })
}

/// "Oct 9", "9 October".
fn is_day(text: &Text<'_>, at: usize) -> bool {
    #[rustfmt::skip]
    const MONTHS: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let month = text.lower(at).get(..3).is_some_and(|m| MONTHS.contains(&m));
    let number = |at: usize| text.class(at) == Class::Number;
    month && (number(at + 1) || at > 0 && number(at - 1))
}

/// "(TNA)", "(Alder Courier)".
fn is_agency(text: &Text<'_>, at: usize, dash: usize) -> bool {
    let close = || (at + 2..dash.min(at + 5)).find(|&close| text.word(close) == ")");
    text.word(at) == "("
        && close().is_some_and(|c| (at + 1..c).all(|at| text.class(at) == Class::Word))
}

/// "WHY", "’S": words that no place's name is made of, but for those that join others.
fn is_of_sentences(lower: &str) -> bool {
    lower.starts_with('\'')
        || lower.ends_with("n't")
        || !matches!(lower, "of" | "the" | "and" | "on" | "in" | "by")
            && facts::common(lower).has(Facts::FUNCTION)
}

/// One past the words of a dateline that name where it was written.
fn place(text: &Text<'_>, tokens: Range<usize>) -> usize {
    let end = tokens.end;
    tokens
        .into_iter()
        .find(|&at| text.class(at) != Class::Word && text.word(at) != "/")
        .unwrap_or(end)
}

/// "HARBOUR-STRIKE (2nd take)": what a story is filed under.
fn is_filed_under(text: &Text<'_>, mut tokens: Range<usize>) -> bool {
    tokens.any(|at| {
        let lower = text.lower(at);
        let mut parts = lower.split('-').filter(|p| p.len() > 1);
        lower.contains('-') && parts.all(|p| facts::common(p).has(Facts::COMMON))
    })
}

/// A dash that stands apart from the word before.
fn is_dash(text: &Text<'_>, at: usize) -> bool {
    let dash = matches!(text.word(at), "-" | "–" | "—" | "--" | "―" | "_");
    dash && (text.spaced_before(at) || at > 0 && text.word(at - 1) == ")")
}

#[cfg(test)]
mod tests {
    use crate::extract::text::{lines, read};

    /// Of each dateline its place, and what stands first behind it; with a question mark if it is not sure.
    fn datelines(copy: &str, stated: Option<&str>) -> Vec<String> {
        let mut article = lines(copy);
        article.dateline = stated.map(Into::into);
        let text = read(&article);
        let show = |d: &super::Dateline| {
            let place = text.span(d.place.clone()).of(text.source);
            let doubt = if d.sure { "" } else { "?" };
            format!("{place}{doubt} > {}", text.word(d.last))
        };
        text.datelines.iter().map(show).collect()
    }

    #[test]
    fn are_told_by_their_form() {
        for (copy, expected) in [
            (
                "PORT ALDER, Oct 9 (TNA) - Dockers left.",
                "PORT ALDER > Dockers",
            ),
            (
                "MARLOW QUAY, Nov. 12 — \"We wait,\" she said.",
                "MARLOW QUAY > \"",
            ),
            ("SKERRY (TNA) -- Rain fell.", "SKERRY > Rain"),
            ("TARN BRIDGE (TNA)_ Rain fell.", "TARN BRIDGE > Rain"),
            (
                "NORTH HAVEN, Corvania, Oct 3 (TNA) – It is shut.",
                "NORTH HAVEN > It",
            ),
            (
                "PORT ALDER/ST BRANNOC, Oct 3 - A ferry sank.",
                "PORT ALDER/ST BRANNOC > A",
            ),
            ("WENLOCK, Friday — The school is shut.", "WENLOCK? > The"),
            ("SKERRY - Rain fell.", "SKERRY? > Rain"),
            ("WAGE-TALKS (TNA) - Dockers left.", "WAGE-TALKS? > Dockers"),
        ] {
            assert_eq!(datelines(copy, None), [expected], "{copy}");
        }
        for copy in [
            "SATU - the dockers' union - said no.",
            "FERRY STRIKE - UNION SAYS NO",
            "A - The first of two.",
            "COSTA, who leads the council - said no.",
            "Port Alder (TNA) - Dockers left.",
            "TNA said on Friday - and Saturday - that it left.",
            "",
        ] {
            assert!(datelines(copy, None).is_empty(), "{copy}");
        }
    }

    #[test]
    fn are_what_the_story_says() {
        let copy = "Port Alder (Alder Courier), 8 October – The former mayor left.\nSKERRY, Oct 8 (TNA) - Rain fell.";
        assert_eq!(
            datelines(copy, Some("Port Alder (Alder Courier), 8 October")),
            ["Port Alder > The", "SKERRY > Rain"]
        );
        assert_eq!(
            datelines(
                "MARLOW QUAY\nThe tide took the slipway.",
                Some("MARLOW QUAY")
            ),
            ["MARLOW QUAY > The"]
        );
    }
}
