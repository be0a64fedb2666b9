//! Cuts a run of capitalised words into what it is made of: "U.S. | Secretary of State | John Kerry".
//!
//! Works on the run alone, by the lists and the order of its words; what stands around it is `kind`'s business.

use std::ops::Range;

use super::title;
use super::word::{Shape, Words};
use crate::extract::lexicon::contexts;
use crate::extract::lexicon::facts::{self, Facts, Place};
use crate::extract::lexicon::legal;
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

/// The folded words of some tokens, single spaces between; inner full stops gone ("us" for "U.S.").
pub(super) fn phrase(words: &Words<'_>, tokens: Range<usize>) -> String {
    let mut phrase = String::with_capacity(tokens.len() * 8);
    for at in tokens {
        let owner = matches!(words.text.lower(at), "'s" | "'");
        if !phrase.is_empty() && !owner {
            phrase.push(' ');
        }
        let start = phrase.len();
        fold_into(words.text.word(at), &mut phrase);
        if phrase[start..].trim_end_matches('.').contains('.') {
            let plain = phrase[start..].replace('.', "");
            phrase.truncate(start);
            phrase.push_str(&plain);
        }
    }
    phrase
}

/// The place of this name, if the list has it; "la" and "us" must stand in capitals.
pub(super) fn place(words: &Words<'_>, tokens: Range<usize>) -> Option<Place> {
    if !may_be_listed(words, &tokens, Facts::IN_PLACES, Facts::OPENS_PLACE) {
        return None;
    }
    let phrase = phrase(words, tokens.clone());
    let abbreviation =
        tokens.len() == 1 && phrase.len() <= 3 && words.at(tokens.start).shape != Shape::Caps;
    let first = words.at(tokens.start);
    // "GUAM", "CHAD": a place's name in capitals among words that are not is an acronym.
    let acronym =
        tokens.len() == 1 && phrase.len() > 3 && first.shape == Shape::Caps && !first.weak;
    facts::place(&phrase).filter(|_| !abbreviation && !acronym)
}

/// What the list of well-known names says of this one; "who" and "it" must stand in capitals.
pub(super) fn known(words: &Words<'_>, tokens: Range<usize>) -> Option<(u8, Option<&'static str>)> {
    let first = words.at(tokens.start);
    if tokens.len() == 1 && first.facts.has(Facts::FUNCTION) && first.shape != Shape::Caps {
        return None;
    }
    if !may_be_listed(words, &tokens, Facts::IN_KNOWN, Facts::OPENS_KNOWN) {
        return None;
    }
    facts::known(&phrase(words, tokens))
}

/// Whether a list may hold the tokens, by what it knows of the first: saves most look-ups.
fn may_be_listed(words: &Words<'_>, tokens: &Range<usize>, alone: Facts, opens: Facts) -> bool {
    let first = words.at(tokens.start);
    let known = matches!(first.shape, Shape::Title | Shape::Caps | Shape::Inner);
    !known
        || first
            .facts
            .has(if tokens.len() == 1 { alone } else { opens })
}

/// Cuts the tokens, all taken for names or small words between them, and appends the pieces.
pub(super) fn cut(words: &Words<'_>, mut run: Range<usize>, out: &mut Vec<Piece>) {
    while !run.is_empty() && trims(words, run.start) && listed(words, &run).is_none() {
        run.start += 1;
    }
    while !run.is_empty()
        && (words.text.word(run.end - 1) == "&"
            || words.facts(run.end - 1).has(Facts::FUNCTION)
                && words.at(run.end - 1).shape == Shape::Lower)
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
    if let Some((title, name)) = title::find(words, &run) {
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
        if let Some(at) = (run.start + 1..run.end - 1)
            .rev()
            .find(|&at| firm_ends(words, at))
        {
            // "Acme Ltd | Ana Costa"
            cut(words, run.start..at + 1, out);
            cut(words, at + 1..run.end, out);
            return;
        }
        // "Assistant U.S. (Attorney)", "President (of) Russia"
        if first.any(Facts::TITLE.and(Facts::TITLE_PART))
            && first.has(Facts::PERSON_NOUN)
            && !first.has(Facts::GIVEN)
            && listed(words, &(run.start + 1..run.end)) == Some(Form::Place)
        {
            push(run.start..run.start + 1, Form::Title);
            cut(words, run.start + 1..run.end, out);
            return;
        }
        if let Some(form) = closed(words, &run) {
            if form == Form::Thing {
                // "FIFA World Cup": whose it is stays a name.
                let owner = (run.start + 1..run.end).rev().find(|&end| {
                    matches!(
                        listed(words, &(run.start..end)),
                        Some(Form::Organization | Form::Place)
                    )
                });
                if let Some(end) = owner {
                    cut(words, run.start..end, out);
                    run.start = end;
                }
            }
            out.push(Piece {
                first: run.start,
                last: run.end,
                form,
            });
            return;
        }
        if let Some(form) = opened(words, &run) {
            push(run, form);
            return;
        }
        if let Some(at) = listed_end(words, &run) {
            cut(words, run.start..at, out);
            cut(words, at..run.end, out);
            return;
        }
        // "East Jerusalem", "Southern Indiana"
        if is_direction(words.text.lower(run.start))
            && listed(words, &(run.start + 1..run.end)) == Some(Form::Place)
        {
            push(run, Form::Place);
            return;
        }
        // "South Korean officials"
        if is_direction(words.text.lower(run.start))
            && words.at(run.start + 1).facts.has(Facts::DEMONYM)
        {
            push(run.start..run.start + 2, Form::People);
            cut(words, run.start + 2..run.end, out);
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

fn is_direction(lower: &str) -> bool {
    matches!(
        lower,
        "north"
            | "south"
            | "east"
            | "west"
            | "northern"
            | "southern"
            | "eastern"
            | "western"
            | "central"
            | "upper"
            | "lower"
            | "greater"
    )
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
pub(super) fn listed(words: &Words<'_>, run: &Range<usize>) -> Option<Form> {
    if run.len() > 6 {
        return None;
    }
    if place(words, run.clone()).is_some_and(|p| run.len() > 1 || p.sort != b'm') {
        return Some(Form::Place);
    }
    match known(words, run.clone())?.0 {
        b'o' => Some(Form::Organization),
        b'l' => Some(Form::Place),
        _ => Some(Form::Thing),
    }
}

/// What the run's last word makes of it, if it is a noun that closes names.
fn closed(words: &Words<'_>, run: &Range<usize>) -> Option<Form> {
    let last = words.at(run.end - 1).facts;
    if is_legal(words, run.end - 1) {
        return Some(Form::Organization);
    }
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
    let person = run.len() == 2
        && last.has(Facts::SURNAME)
        && first.has(Facts::GIVEN)
        && !the
        && !first.has(Facts::COMMON)
        && !matches!(words.text.lower(run.end - 1), "brothers" | "sons" | "bros.")
        && listed(words, &(run.start..run.start + 1)) != Some(Form::Place);
    (!person).then_some(form)
}

/// Whether the token is the legal form behind a firm's name: "AB", "plc", "Ltd.".
pub(super) fn is_legal(words: &Words<'_>, at: usize) -> bool {
    let text = words.text;
    legal::is_form(text.word(at))
        || text.word(at) == "S" && at > 1 && text.word(at - 1) == "/" && text.word(at - 2) == "A"
}

/// Whether a firm's name ends here inside a run: at its legal form, or the last of several ("Co. Ltd").
fn firm_ends(words: &Words<'_>, at: usize) -> bool {
    is_legal(words, at)
        && !is_legal(words, at + 1)
        && words.text.word(at + 1) != ","
        && words.text.word(at) != "SA"
}

/// What the run's first word makes of it, if it is one that opens names: "Lake Tana", "Radio Liberty", "Hurricane Ida".
fn opened(words: &Words<'_>, run: &Range<usize>) -> Option<Form> {
    let form = match words.text.lower(run.start) {
        "lake" | "mount" | "mt." | "cape" | "fort" | "camp" | "san" | "santa" | "isle" | "río"
        | "rio" | "port" | "el" => Form::Place,
        "radio" | "team" | "bank" | "hotel" | "club" | "real" | "fc" | "ac" | "group"
        | "partido" | "banco" | "grupo" => Form::Organization,
        "hurricane" | "cyclone" | "typhoon" | "storm" | "operation" | "hms" | "uss" | "hmc"
        | "ss" | "rms" | "project" | "tropical" | "windows" | "internet" => Form::Thing,
        _ => return None,
    };
    let rest = words.at(run.start + 1).facts;
    (!rest.has(Facts::COMMON) || form == Form::Thing || rest.any(Facts::SURNAME.and(Facts::GIVEN)))
        .then_some(form)
}

/// Where a listed name of several words begins that ends the run: "Clinton | White House".
fn listed_end(words: &Words<'_>, run: &Range<usize>) -> Option<usize> {
    (run.start + 1..run.end.saturating_sub(1)).find(|&at| listed(words, &(at..run.end)).is_some())
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
        let place = place(words, before.clone());
        let given = facts.has(Facts::GIVEN) && !facts.has(Facts::COMMON);
        // "Armenia Jeyhun Bayramov": a country ends, and words that no list knows begin.
        let unknown = place.is_some_and(|p| matches!(p.sort, b'c' | b's' | b'k'))
            && rest.clone().all(|i| {
                !words.at(i).facts.has(Facts::COMMON) && words.at(i).shape == Shape::Title
            });
        // "the Trade Directorate Quazi Alam": a noun that closes names, and words that no list knows.
        let closed = before.len() > 1
            && words
                .at(at - 1)
                .facts
                .has(Facts::ORG_HEAD.and(Facts::COMMON))
            && rest.len() < 5
            && is_strange(words, &rest);
        // Neither word of the person's name may be listed; two such before and an ending will do.
        let likely = given || before.len() > 1 && rest.len() == 2;
        if closed || likely && is_glued(words, &before, &rest) {
            return Some(at);
        }
        if !given && !unknown {
            continue;
        }
        let place = place.is_some_and(|p| p.sort != b'm');
        let last = words.at(at - 1).facts;
        let common = before.clone().all(|i| {
            let f = words.at(i).facts;
            f.has(Facts::COMMON) && !f.any(Facts::GIVEN.and(Facts::SURNAME))
        }) || before.len() > 1 && last.has(Facts::ORG_HEAD) && last.has(Facts::COMMON);
        let first = words.text.word(run.start);
        let caps = before.len() == 1
            && words.at(run.start).shape == Shape::Caps
            && first.len() > 2
            && !first.contains('.')
            && words.at(at).shape != Shape::Caps;
        if place || common || caps {
            return Some(at);
        }
    }
    None
}

/// Whether no list knows the words as anything but names.
fn is_strange(words: &Words<'_>, rest: &Range<usize>) -> bool {
    place(words, rest.clone()).is_none()
        && known(words, rest.clone()).is_none()
        && rest.clone().all(|i| {
            let word = words.at(i);
            word.shape != Shape::Caps
                && !word.facts.any(Facts::COMMON.and(Facts::DEMONYM))
                && place(words, i..i + 1).is_none_or(|p| p.sort == b'm')
        })
}

/// Whether a person's full name, `rest`, follows a name of something else with nothing between, as in copy translated
/// from languages that need no comma: "head of the district of Ak-Tobe | Gulnara Isaeva".
fn is_glued(words: &Words<'_>, before: &Range<usize>, rest: &Range<usize>) -> bool {
    let named = before
        .clone()
        .any(|i| words.at(i).facts.has(Facts::GIVEN) || words.text.word(i).ends_with('.'));
    if named || rest.len() > 3 || !is_strange(words, rest) {
        return false;
    }
    let lead = |back: usize| {
        before
            .start
            .checked_sub(back)
            .map_or("", |at| words.text.lower(at))
    };
    // Nobody's name stands behind "the".
    let owned = lead(1) == "the" || lead(1) == "of" && contexts::before_of(lead(2))[2] > 0;
    let long = before.len() > 1 || words.text.word(before.start).contains('-');
    let ending = words.at(rest.end - 1).facts.has(Facts::SURNAME_ENDING);
    let listed = words.at(rest.start).facts.has(Facts::GIVEN);
    listed && (owned || long && ending) || owned && ending
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
    let place = place(words, run.start..run.start + 1).is_some_and(|p| p.sort != b'm');
    let named = |i: usize| {
        let f = words.at(i).facts;
        words.at(i).shape == Shape::Lower
            || initial(i)
            || !f.has(Facts::COMMON)
            || f.any(Facts::SURNAME.and(Facts::GIVEN))
    };
    let rest = run.clone().skip(1).all(named);
    let given = first.has(Facts::GIVEN);
    let strong = given && !first.has(Facts::COMMON) && !words.at(run.end - 1).weak && !place;
    // "John Stones": a plain given name carries any last word.
    if strong && run.len() == 2 && words.at(run.start).shape != Shape::Caps {
        return true;
    }
    let both_common =
        first.has(Facts::COMMON) && last.has(Facts::COMMON) && !last.has(Facts::SURNAME);
    rest && (given && !both_common && !(place && last.has(Facts::COMMON)) || initial(run.start))
}
