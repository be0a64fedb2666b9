//! Cuts a run of capitalised words into what it is made of: "U.S. | Secretary of State | John Kerry".
//!
//! Works on the run alone, by the lists and the order of its words; what stands around it is `kind`'s business.

use std::ops::Range;

use super::word::{Shape, Words};
use crate::extract::lexicon::facts::{self, Facts};
use crate::fold::fold_into;

/// What a piece is by its own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A name; of what is open.
    Name,
    /// A given name and more, or what follows a title.
    Person,
    /// Closed by "Ministry", or well known.
    Organization,
    /// Closed by "River", or on the list of places.
    Place,
    /// Closed by "Treaty": no actor.
    Thing,
    /// "Prime Minister"
    Title,
    /// "Russian", "Democrats"
    People,
}

/// Tokens `first..last`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub first: usize,
    pub last: usize,
    pub form: Form,
}

/// The folded words of some tokens, single spaces between.
pub(super) fn phrase(words: &Words<'_>, tokens: Range<usize>) -> String {
    let mut phrase = String::with_capacity(tokens.len() * 8);
    for at in tokens {
        if !phrase.is_empty() {
            phrase.push(' ');
        }
        fold_into(words.text.word(at), &mut phrase);
    }
    phrase
}

/// Cuts the tokens, all taken for names or small words between them, and appends the pieces.
pub(super) fn cut(words: &Words<'_>, mut run: Range<usize>, out: &mut Vec<Piece>) {
    while !run.is_empty() && trims(words, run.start) && listed(words, &run).is_none() {
        run.start += 1;
    }
    while !run.is_empty()
        && words.facts(run.end - 1).has(Facts::FUNCTION)
        && words.at(run.end - 1).shape == Shape::Lower
    {
        run.end -= 1;
    }
    if run.is_empty() {
        return;
    }
    let mut push = |tokens: Range<usize>, form| {
        out.push(Piece {
            first: tokens.start,
            last: tokens.end,
            form,
        });
    };
    if let Some(form) = listed(words, &run) {
        push(run, form);
        return;
    }
    if let Some((title, name)) = title(words, &run) {
        let before = run.start..title.start;
        let mut left = Vec::new();
        cut(words, before, &mut left);
        out.extend(left);
        out.push(Piece {
            first: title.start,
            last: title.end,
            form: Form::Title,
        });
        if !name.is_empty() {
            out.push(Piece {
                first: name.start,
                last: name.end,
                form: Form::Person,
            });
        }
        return;
    }
    let first = words.at(run.start).facts;
    let last = words.at(run.end - 1).facts;
    if run.len() > 1 {
        if let Some(form) = closed(words, &run) {
            push(run, form);
            return;
        }
        if first.has(Facts::DEMONYM) && !first.has(Facts::GIVEN) {
            let rest = run.start + 1..run.end;
            let bare = rest.clone().all(|i| {
                let f = words.at(i).facts;
                f.has(Facts::COMMON) && !f.any(Facts::GIVEN.and(Facts::DEMONYM).and(Facts::TITLE))
            });
            if bare && rest.len() == 1 && !last.has(Facts::SURNAME) {
                push(run, Form::Name);
            } else {
                push(run.start..run.start + 1, Form::People);
                cut(words, rest, out);
            }
            return;
        }
        if last.has(Facts::DEMONYM) && !last.any(Facts::SURNAME.and(Facts::GIVEN)) {
            let end = run.end - 1;
            cut(words, run.start..end, out);
            out.push(Piece {
                first: end,
                last: end + 1,
                form: Form::People,
            });
            return;
        }
        if let Some(at) = seam(words, &run) {
            cut(words, run.start..at, out);
            cut(words, at..run.end, out);
            return;
        }
    } else if first.has(Facts::DEMONYM) && !first.has(Facts::GIVEN) {
        push(run, Form::People);
        return;
    }
    let form = if is_person(words, &run) {
        Form::Person
    } else {
        Form::Name
    };
    push(run, form);
}

/// Words that open a run without belonging to the name.
fn trims(words: &Words<'_>, at: usize) -> bool {
    let word = words.at(at);
    let lower = words.text.lower(at);
    (word.facts.has(Facts::FUNCTION) || word.shape == Shape::Lower)
        && !(lower == "us" && word.shape == Shape::Caps)
        && !(word.facts.has(Facts::GIVEN) && word.name && words.at(at + 1).name)
}

/// What the lists say of the whole run.
fn listed(words: &Words<'_>, run: &Range<usize>) -> Option<Form> {
    if run.len() > 6 {
        return None;
    }
    let phrase = phrase(words, run.clone());
    let single = run.len() == 1;
    let caps = words.at(run.start).shape == Shape::Caps;
    let common = single && words.at(run.start).facts.has(Facts::FUNCTION) && !caps;
    if common {
        return None;
    }
    if let Some(place) = facts::place(&phrase)
        && !(single && place.sort == b'm')
    {
        return Some(Form::Place);
    }
    match facts::known(&phrase)?.0 {
        b'o' => Some(Form::Organization),
        b'l' => Some(Form::Place),
        _ => Some(Form::Thing),
    }
}

/// A title in the run, and the name behind it (empty where the run ends with the title).
fn title(words: &Words<'_>, run: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let facts = |i: usize| words.at(i).facts;
    let heads = Facts::ORG_HEAD
        .and(Facts::PLACE_HEAD)
        .and(Facts::THING_HEAD);
    for at in run.clone().rev() {
        if !facts(at).has(Facts::TITLE) || listed(words, &(at..run.end)).is_some() {
            continue;
        }
        let name = at + 1..run.end;
        if name.is_empty() {
            let surname = at > run.start
                && facts(at - 1).has(Facts::GIVEN)
                && !facts(at - 1).any(Facts::TITLE_PART);
            if surname
                || facts(at).any(heads)
                || run.len() == 1 && facts(at).has(Facts::GIVEN) && !facts(at).has(Facts::COMMON)
            {
                continue;
            }
        } else if !bears_title(words, &name, facts(at).has(Facts::HONORIFIC)) {
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

fn plainly_given(facts: Facts) -> bool {
    facts.has(Facts::GIVEN) && !facts.has(Facts::COMMON)
}

/// Whether what stands behind a title can be its bearer's name.
fn bears_title(words: &Words<'_>, name: &Range<usize>, honorific: bool) -> bool {
    let first = words.at(name.start).facts;
    let last = words.at(name.end - 1).facts;
    let heads = Facts::ORG_HEAD
        .and(Facts::PLACE_HEAD)
        .and(Facts::THING_HEAD);
    let named = |f: Facts| !f.has(Facts::COMMON) || f.any(Facts::SURNAME.and(Facts::GIVEN));
    let people = first.has(Facts::DEMONYM) && !first.has(Facts::GIVEN);
    if honorific {
        return true;
    }
    if last.any(heads)
        && !(last.has(Facts::SURNAME) && (name.len() == 1 || first.has(Facts::GIVEN)))
    {
        return false;
    }
    if name.len() == 1 {
        return named(first)
            && !(first.has(Facts::COMMON) && first.any(Facts::TITLE.and(Facts::TITLE_PART)))
            && !people;
    }
    named(first) && named(last) && !people
}

/// What the run's last word makes of it, if it is a noun that closes names.
fn closed(words: &Words<'_>, run: &Range<usize>) -> Option<Form> {
    let last = words.at(run.end - 1).facts;
    let form = if last.has(Facts::ORG_HEAD) {
        Form::Organization
    } else if last.has(Facts::PLACE_HEAD) {
        Form::Place
    } else if last.has(Facts::THING_HEAD) {
        Form::Thing
    } else {
        return None;
    };
    let first = words.at(run.start).facts;
    let the = run.start > 0 && words.text.lower(run.start - 1) == "the";
    // "Rick Perry" is no pier: a given name before a head that is a surname too.
    let person = run.len() <= 3
        && last.has(Facts::SURNAME)
        && first.has(Facts::GIVEN)
        && !the
        && !first.has(Facts::COMMON);
    (!person).then_some(form)
}

/// Where a place or common words end and a person's name begins.
fn seam(words: &Words<'_>, run: &Range<usize>) -> Option<usize> {
    for at in run.start + 1..run.end {
        let rest = at..run.end;
        let facts = words.at(at).facts;
        if rest.len() < 2 {
            continue;
        }
        let before = run.start..at;
        let place = facts::place(&phrase(words, before.clone()));
        let given = facts.has(Facts::GIVEN) && !facts.has(Facts::COMMON);
        // "Armenia Jeyhun Bayramov": a country ends, and words that no list knows begin.
        let unknown = place.is_some_and(|p| matches!(p.sort, b'c' | b's' | b'k'))
            && rest.clone().all(|i| {
                !words.at(i).facts.has(Facts::COMMON) && words.at(i).shape == Shape::Title
            });
        if !given && !unknown {
            continue;
        }
        let place = place.is_some_and(|p| p.sort != b'm');
        let common = before.clone().all(|i| {
            let f = words.at(i).facts;
            f.has(Facts::COMMON) && !f.any(Facts::GIVEN.and(Facts::SURNAME))
        });
        let caps = before.len() == 1
            && words.at(run.start).shape == Shape::Caps
            && words.text.word(run.start).len() > 2
            && !words.text.word(run.start).contains('.');
        if place || common || caps && words.at(at).shape != Shape::Caps {
            return Some(at);
        }
    }
    None
}

/// A given name or initial, and a word or three that may be the rest of a person's name.
fn is_person(words: &Words<'_>, run: &Range<usize>) -> bool {
    if run.len() < 2 || run.len() > 5 {
        return false;
    }
    let first = words.at(run.start).facts;
    let initial = |i: usize| {
        let w = words.text.word(i);
        w.len() <= 4
            && w.ends_with('.')
            && w.chars().next().is_some_and(char::is_uppercase)
            && w.len() == 2 * w.matches('.').count()
    };
    let last = words.at(run.end - 1).facts;
    let country =
        facts::place(&phrase(words, run.start..run.start + 1)).is_some_and(|p| p.sort == b'c');
    let rest = run.clone().skip(1).all(|i| {
        let f = words.at(i).facts;
        words.at(i).shape == Shape::Lower
            || initial(i)
            || !f.has(Facts::COMMON)
            || f.any(Facts::SURNAME.and(Facts::GIVEN))
    });
    rest && (first.has(Facts::GIVEN)
        && !(country && last.has(Facts::COMMON))
        && !(first.has(Facts::COMMON) && last.has(Facts::COMMON) && !last.has(Facts::SURNAME))
        || initial(run.start))
}
