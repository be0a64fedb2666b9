//! Speech behind dashes, as French, Spanish and Nordic papers set it: "– It went up, says Ana Costa, 70. Then it stopped."
//!
//! A paragraph opens with a dash and bears no marks: all of it is said but the reporting clause behind a comma. One such
//! paragraph may be a list or an aside; two or more, one of them with a reporting clause, are dialogue.

use super::marks::Region;
use crate::extract::lexicon::cues::{self, Form, Frames};
use crate::extract::text::{Class, Tag, Text};

/// How sure it is that what a dash opens is said.
const SURE: f32 = 0.85;

/// Adds what stands behind dialogue dashes to the regions read from marks, and drops those that lie inside.
pub(super) fn add(text: &Text<'_>, regions: &mut Vec<Region>) {
    let dashed: Vec<usize> = (0..text.paragraphs.len())
        .filter(|&p| text.paragraphs[p].role.is_story() && opens(text, p))
        .collect();
    let clauses: Vec<Option<Clause>> = dashed.iter().map(|&p| clause(text, p)).collect();
    if dashed.len() < 2 || clauses.iter().all(Option::is_none) {
        return;
    }
    let found: Vec<Region> = dashed
        .iter()
        .zip(clauses)
        .flat_map(|(&p, clause)| said(text, p, clause))
        .collect();
    let inside = |r: &Region| dashed.contains(&r.paragraph);
    regions.retain(|r| !inside(r));
    regions.extend(found);
    regions.sort_by_key(|r| r.first);
}

/// "– " at a paragraph's head.
fn opens(text: &Text<'_>, paragraph: usize) -> bool {
    let first = text.paragraphs[paragraph].first;
    matches!(text.word(first), "–" | "—" | "―" | "--" | "-") && text.spaced_after(first)
}

/// Tokens of a reporting clause, from the comma before it to the end of its sentence.
type Clause = (usize, usize);

fn clause(text: &Text<'_>, paragraph: usize) -> Option<Clause> {
    let p = &text.paragraphs[paragraph];
    let sentences = &text.sentences[p.first_sentence..p.last_sentence];
    sentences.iter().find_map(|s| {
        (s.first + 1..s.last)
            .find(|&at| {
                matches!(text.word(at), "," | "?" | "!" | "…" | "–" | "—") && reports(text, at + 1)
            })
            .map(|at| (at, s.last))
    })
}

/// "says Ana Costa", "she says": a reporting verb and a name or pronoun begin here.
pub(super) fn reports(text: &Text<'_>, at: usize) -> bool {
    let cue = |i: usize| {
        let lower_case = text.word(i).chars().next().is_some_and(char::is_lowercase);
        lower_case
            && cues::look_up(text.lower(i)).is_some_and(|(cue, form)| {
                cue.frames.any(Frames::QUOTE) && matches!(form, Form::Past | Form::Third)
            })
    };
    let speaker = |i: usize| {
        let capital = text.word(i).chars().next().is_some_and(char::is_uppercase);
        capital && text.class(i) == Class::Word && text.lower(i) != "i"
            || matches!(text.tag(i), Tag::DT | Tag::PRPS)
            || matches!(text.lower(i), "he" | "she" | "they")
    };
    if cue(at) {
        return speaker(at + 1);
    }
    speaker(at)
        && (at + 1..at + 5)
            .take_while(|&i| text.class(i) == Class::Word)
            .any(cue)
}

/// What is said in a paragraph that a dash opens.
fn said(text: &Text<'_>, paragraph: usize, clause: Option<Clause>) -> Vec<Region> {
    let p = &text.paragraphs[paragraph];
    let region = |first: usize, last: usize, open: Option<usize>, close: Option<usize>| Region {
        first,
        last,
        open,
        close,
        paragraph,
        sure: SURE,
        single: false,
    };
    // The full stop counts as the closing mark: the next dash may be anybody's.
    let rest = |first: usize, open: Option<usize>| {
        (first + 1 < p.last).then(|| region(first, p.last - 1, open, Some(p.last - 1)))
    };
    match clause {
        Some((comma, end)) => [
            Some(region(p.first + 1, comma, Some(p.first), None)),
            rest(end, None),
        ]
        .into_iter()
        .flatten()
        .collect(),
        None => rest(p.first + 1, Some(p.first)).into_iter().collect(),
    }
}
