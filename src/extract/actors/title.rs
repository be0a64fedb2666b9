//! Titles inside a run of capitals: "U.S. | Secretary of State | John Kerry".

use std::ops::Range;

use super::piece::{Form, listed};
use super::word::{Shape, Words};
use crate::extract::lexicon::facts::Facts;

const HEADS: Facts = Facts::ORG_HEAD
    .and(Facts::PLACE_HEAD)
    .and(Facts::THING_HEAD);

/// A title in the run, and the name behind it (empty where the run ends with the title).
pub(super) fn find(words: &Words<'_>, run: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let facts = |i: usize| words.at(i).facts;
    for at in run.clone().rev() {
        let name = at + 1..run.end;
        if !is_title(words, at, &name) {
            continue;
        }
        if name.is_empty() {
            let surname = at > run.start
                && facts(at - 1).has(Facts::GIVEN)
                && !facts(at - 1).any(Facts::TITLE_PART);
            if surname || facts(at).any(HEADS) || run.len() == 1 && plainly_given(facts(at)) {
                continue;
            }
        } else if !bears(words, &name, facts(at).has(Facts::HONORIFIC)) {
            continue;
        }
        let mut start = at;
        while start > run.start
            && facts(start - 1).any(Facts::TITLE.and(Facts::TITLE_PART))
            && !plainly_given(facts(start - 1))
        {
            start -= 1;
        }
        return Some((start..at + 1, name));
    }
    None
}

/// Whether the word is a title here: on the list, or a noun of people before a plain given name.
fn is_title(words: &Words<'_>, at: usize, name: &Range<usize>) -> bool {
    let facts = words.at(at).facts;
    let actor = matches!(
        listed(words, &(at..name.end)),
        Some(Form::Organization | Form::Place)
    );
    if facts.has(Facts::TITLE) {
        return !actor;
    }
    facts.has(Facts::PERSON_NOUN)
        && !facts.any(Facts::GIVEN.and(Facts::SURNAME).and(Facts::DEMONYM))
        && name.len() > 1
        && plainly_given(words.at(name.start).facts)
}

fn plainly_given(facts: Facts) -> bool {
    facts.has(Facts::GIVEN) && !facts.has(Facts::COMMON)
}

/// Whether what stands behind a title can be its bearer's name.
fn bears(words: &Words<'_>, name: &Range<usize>, honorific: bool) -> bool {
    let first = words.at(name.start).facts;
    let last = words.at(name.end - 1).facts;
    let named = |f: Facts| !f.has(Facts::COMMON) || f.any(Facts::SURNAME.and(Facts::GIVEN));
    if honorific {
        return true;
    }
    let surname = last.has(Facts::SURNAME) && (name.len() == 1 || first.has(Facts::GIVEN));
    if last.any(HEADS) && !surname || first.has(Facts::DEMONYM) && !first.has(Facts::GIVEN) {
        return false;
    }
    let another = first.has(Facts::COMMON) && first.any(Facts::TITLE.and(Facts::TITLE_PART));
    // "Economist Piers Lockwood": many a given name is a word as well.
    let given = named(first)
        || name.len() == 2 && !last.has(Facts::COMMON) && !another && !first.any(HEADS);
    given && named(last) && !(name.len() == 1 && another)
}

/// Where a person's name begins behind what an office is over: "(Secretary of) State | John Kerry".
pub(super) fn portfolio(words: &Words<'_>, run: &Range<usize>) -> Option<usize> {
    let start = (run.start + 1..run.end).find(|&i| {
        let facts = words.at(i).facts;
        facts.has(Facts::GIVEN) && (!facts.has(Facts::COMMON) || i + 2 == run.end)
            || words.text.word(i).len() == 2 && words.text.word(i).ends_with('.')
    })?;
    let over = (run.start..start)
        .all(|i| words.at(i).facts.has(Facts::COMMON) || words.at(i).shape == Shape::Lower);
    (over && run.end - start >= 2 && bears(words, &(start..run.end), false)).then_some(start)
}
