//! Acronyms and what they stand for.

use super::{Group, join, only};
use crate::extract::actors::piece::Form;
use crate::extract::actors::spot::Mention;
use crate::extract::actors::word::{Shape, Words};
use crate::extract::lexicon::roles;

/// "Collective Security Treaty Organization (CSTO)", "EAEU (Eurasian Economic Union)".
pub(super) fn bracketed(words: &Words<'_>, mentions: &[Mention], groups: &mut [Group]) {
    for i in 1..mentions.len() {
        let (a, b) = (&mentions[i - 1], &mentions[i]);
        if b.first != a.last + 1 || words.text.word(a.last) != "(" {
            continue;
        }
        let closed = words.text.word(b.last) == ")";
        let (short, long) = if closed && b.last - b.first == 1 && stands_for(words, a, b) {
            (i, i - 1)
        } else if a.last - a.first == 1 && stands_for(words, b, a) {
            (i - 1, i)
        } else {
            continue;
        };
        let of = |mention: usize| {
            groups
                .iter()
                .position(|g| !g.gone && g.mentions.contains(&mention))
        };
        if let (Some(into), Some(from)) = (of(long), of(short)) {
            groups[into].evidence.organization += 1.0;
            join(groups, into, from, "acronym in brackets");
        }
    }
}

/// "Sea surface salinity (SSS)": an acronym of common words names what they name, a body or no actor.
pub(super) fn of_words(words: &Words<'_>, mentions: &[Mention], groups: &mut [Group]) {
    let text = words.text;
    for group in groups.iter_mut().filter(|g| !g.gone) {
        let spelled = group.mentions.iter().find_map(|&m| {
            let short = mentions.get(m)?;
            let bracket = short.first.checked_sub(1)?;
            let inside = text.word(bracket) == "(" && text.word(short.last) == ")";
            if !inside || short.last - short.first != 1 || short.key.len() < 2 {
                return None;
            }
            let start = words.sentence(short.first).start;
            let first = bracket
                .checked_sub(short.key.len())
                .filter(|f| *f >= start)?;
            let initials = (first..bracket).map(|i| text.lower(i).chars().next());
            let lower = (first + 1..bracket).all(|i| words.at(i).shape == Shape::Lower);
            (lower && initials.eq(short.key.chars().map(Some))).then_some(bracket - 1)
        });
        let Some(head) = spelled else {
            continue;
        };
        if roles::is_body(text.lower(head)) {
            group.evidence.organization += 2.0;
        } else {
            group.evidence.thing += 6.0;
        }
    }
}

/// Acronyms that are the initials of the one name of the article that fits.
pub(super) fn fitting(words: &Words<'_>, mentions: &[Mention], groups: &mut [Group]) {
    for from in 0..groups.len() {
        let Some(short) = groups[from].first(mentions) else {
            continue;
        };
        let acronym = short.last - short.first == 1
            && words.at(short.first).shape == Shape::Caps
            && short.key.len() > 1
            && short.place.is_none();
        if !acronym {
            continue;
        }
        let into = only(groups, from, |g| {
            g.first(mentions)
                .is_some_and(|long| long.form != Form::Person && initials(words, long, &short.key))
        });
        if let Some(into) = into {
            join(groups, into, from, "initials of the full name");
        }
    }
}

/// Whether an acronym in brackets fits: each word of the full name gives its first letter, some more ("EAEU" of "Eurasian
/// Economic Union").
fn stands_for(words: &Words<'_>, long: &Mention, short: &Mention) -> bool {
    if initials(words, long, &short.key) {
        return true;
    }
    let capital = |&i: &usize| words.at(i).shape != Shape::Lower;
    if words.at(short.first).shape == Shape::Lower || long.last - long.first < 2 {
        return false;
    }
    let mut wanted = short.key.chars().peekable();
    let mut left = (long.first..long.last).filter(capital).count();
    for at in (long.first..long.last).filter(capital) {
        left -= 1;
        let mut letters = words.text.lower(at).chars();
        if letters.next() != wanted.next() {
            return false;
        }
        for letter in letters {
            // Each later word must still find its first letter.
            if wanted.peek() == Some(&letter) && wanted.clone().count() > left {
                wanted.next();
            }
        }
    }
    wanted.next().is_none()
}

/// Whether `short` is the initials of the name, small words and a leading people left out or not.
fn initials(words: &Words<'_>, long: &Mention, short: &str) -> bool {
    if long.last - long.first < 2 || short.len() < 2 {
        return false;
    }
    let fits = |skip: usize, small: bool| {
        (long.first + skip..long.last)
            .filter(|&i| small || words.at(i).shape != Shape::Lower)
            .flat_map(|i| words.text.lower(i).split('-'))
            .filter_map(|w| w.chars().next())
            .filter(|c| c.is_alphanumeric())
            .eq(short.chars())
    };
    let most = usize::from(long.last - long.first > 2);
    (0..=most).any(|skip| fits(skip, false) || fits(skip, true))
}
