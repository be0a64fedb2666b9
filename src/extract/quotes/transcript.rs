//! Transcripts and interviews: paragraphs that begin with who speaks, "MS. AMADI: Why not?".
//!
//! One such label may be anything ("Correction: ..."); two or more make a transcript, in which a labelled paragraph is
//! said word for word, marks or no marks.

use crate::article::Role;
use crate::extract::ActorKind;
use crate::extract::text::{Class, Text};

/// A labelled paragraph.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Turn {
    /// Index of the paragraph.
    pub paragraph: usize,
    /// Tokens of the label: first, one past the last.
    pub label: (usize, usize),
    /// First token of the words said.
    pub first: usize,
    /// One past their last token.
    pub last: usize,
}

/// The turns of an article that is, or holds, a transcript; none for any other.
pub(super) fn turns(text: &Text<'_>, who: &[Option<ActorKind>]) -> Vec<Turn> {
    let turns: Vec<Turn> = (0..text.paragraphs.len())
        .filter_map(|p| turn(text, who, p))
        .collect();
    // a list of results has labels too; in a dialogue somebody says "I" or asks
    let talks = turns
        .iter()
        .filter(|t| {
            (t.first..t.last).any(|i| {
                matches!(
                    text.lower(i),
                    "?" | "i" | "we" | "you" | "my" | "your" | "our" | "me" | "us"
                )
            })
        })
        .count();
    if turns.len() < 2 || talks * 2 < turns.len() {
        Vec::new()
    } else {
        with_more(text, turns)
    }
}

/// Fewest turns of an interview whose answers may run over several paragraphs.
const INTERVIEW: usize = 4;

/// Adds paragraphs without a label between two turns: the answer goes on.
fn with_more(text: &Text<'_>, turns: Vec<Turn>) -> Vec<Turn> {
    if turns.len() < INTERVIEW {
        return turns;
    }
    let mut all = Vec::with_capacity(turns.len());
    for (at, turn) in turns.iter().enumerate() {
        all.push(*turn);
        let Some(next) = turns.get(at + 1) else {
            continue;
        };
        let between = turn.paragraph + 1..next.paragraph;
        let plain = |p: usize| text.paragraphs[p].role == Role::Body;
        if between.len() > 4 || !between.clone().all(plain) {
            continue;
        }
        all.extend(between.map(|p| Turn {
            paragraph: p,
            label: turn.label,
            first: text.paragraphs[p].first,
            last: text.paragraphs[p].last,
        }));
    }
    all
}

fn turn(text: &Text<'_>, who: &[Option<ActorKind>], paragraph: usize) -> Option<Turn> {
    let p = &text.paragraphs[paragraph];
    if p.role != Role::Body {
        return None;
    }
    let mut first = p.first;
    // "14:05 - Costa: ..."
    while first < p.last
        && (text.class(first) == Class::Number
            || matches!(text.lower(first), "-" | "–" | "—" | "a.m." | "p.m." | "gmt"))
    {
        first += 1;
    }
    let mut colon = (first + 1..p.last.min(first + 16))
        .find(|&i| text.word(i) == ":" || text.class(i) == Class::Mark)?;
    if text.word(colon) != ":" {
        return None;
    }
    let label_end = (first..colon)
        .find(|&i| text.word(i) == "(")
        .unwrap_or(colon);
    let words = label_end - first;
    // "Ana al-Costa": a name may begin small, but has a capital
    let capital = |i: usize| !text.word(i).chars().all(char::is_lowercase);
    let named = (first..label_end).all(|i| {
        text.class(i) == Class::Word && capital(i)
            || matches!(
                text.word(i),
                "." | "de" | "van" | "von" | "al" | "of" | "the"
            )
    });
    let speaks = (first..label_end).any(|i| {
        matches!(
            who.get(i),
            Some(Some(ActorKind::Person | ActorKind::Organization))
        )
    });
    let short = matches!(text.lower(first), "q" | "a" | "question" | "answer") && words <= 2;
    let shouted = (first..label_end).all(|i| text.word(i).chars().all(|c| !c.is_lowercase()));
    if words == 0 || words > 5 || !named || !(speaks || short || shouted) {
        return None;
    }
    // "Question (Ana Costa, Port Courier): ..."
    let mut label = (first, label_end);
    if short && label_end < colon {
        let end = (label_end + 1..colon)
            .find(|&i| matches!(text.word(i), "," | ")"))
            .unwrap_or(colon);
        label = (label_end + 1, end.max(label_end + 2));
    }
    colon += 1;
    (colon < p.last).then_some(Turn {
        paragraph,
        label,
        first: colon,
        last: p.last,
    })
}
