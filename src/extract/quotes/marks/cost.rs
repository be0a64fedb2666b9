//! What speaks against each part that a mark may play: the costs of opening, closing and passing, and of reading the
//! words between two marks as inside or outside.

use super::mark::{Family, Lean, Mark, Trust, mangled};
use crate::extract::lexicon::cues::{self, Form};
use crate::extract::text::{Class, Text};

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct State {
    pub open: [Option<Family>; 2],
}

impl State {
    pub(super) const OUT: State = State { open: [None, None] };

    pub(super) fn depth(self) -> usize {
        self.open.iter().flatten().count()
    }

    pub(super) fn top(self) -> Option<Family> {
        self.open[1].or(self.open[0])
    }

    pub(super) fn push(self, family: Family) -> Option<State> {
        match self.open {
            [None, _] => Some(State {
                open: [Some(family), None],
            }),
            [first, None] => Some(State {
                open: [first, Some(family)],
            }),
            _ => None,
        }
    }

    pub(super) fn pop(self) -> State {
        match self.open {
            [first, Some(_)] => State {
                open: [first, None],
            },
            _ => State::OUT,
        }
    }
}

pub(super) fn open_cost(mark: &Mark, state: State, trust: Trust) -> Option<(State, f32)> {
    let angle = mark.family == Family::Angle;
    let family = if angle && mark.lean == Lean::Closes {
        Family::Reversed
    } else {
        mark.family
    };
    let next = state.push(family)?;
    let mut cost = match (mark.lean, angle) {
        (Lean::Closes, true) => 1.5,
        (Lean::Closes, false) if mark.family == Family::Single => 6.0,
        (Lean::Closes, false) => 2.5 * trust.form,
        _ => 0.0,
    };
    if !mark.space_before {
        cost += match mark.before {
            c if c.is_alphanumeric() => 2.5 * trust.space,
            '.' | ',' | ';' | '!' | '?' | ':' => 0.8 * trust.space,
            _ => 0.0,
        };
    }
    if mark.space_after {
        cost += if angle { 0.1 } else { 1.8 * trust.space };
    }
    cost += match mark.after {
        _ if mark.nothing_after => 6.0,
        '.' if mark.ellipsis_after => 0.0,
        '.' | ',' | ';' | ':' | '!' | '?' | ')' => 3.0,
        _ => 0.0,
    };
    cost += match mark.before {
        '\n' => -0.5,
        ':' => -0.4,
        _ => 0.0,
    };
    if mark.family == Family::Single {
        cost += 0.4;
    }
    if let Some(top) = state.top() {
        cost += match (top, mark.family) {
            (Family::Single, Family::Single) => 6.0,
            (Family::Single, _) | (_, Family::Single) => 0.6,
            _ if mark.straight => 4.5,
            _ if mangled(trust) => 1.0,
            _ => 1.8,
        };
    }
    Some((next, cost))
}

pub(super) fn close_cost(mark: &Mark, state: State, trust: Trust) -> Option<(State, f32)> {
    let top = state.top()?;
    let (fits, form) = match (top, mark.family, mark.lean) {
        (Family::Single, Family::Single, Lean::Opens) => (true, 4.0),
        (Family::Single, Family::Single, _) => (true, 0.0),
        (Family::Single, ..) | (_, Family::Single, _) => (false, 0.0),
        (Family::Angle, Family::Angle, Lean::Closes) => (true, 0.0),
        (Family::Reversed, Family::Angle, Lean::Opens) => (true, 0.0),
        (Family::Low, Family::Double, _) => (true, 0.0),
        (Family::Angle | Family::Reversed, ..) | (_, Family::Angle, _) => (true, 3.0),
        (_, _, Lean::Opens) => (true, 2.5 * trust.form),
        _ => (true, 0.0),
    };
    if !fits {
        return None;
    }
    let angle = mark.family == Family::Angle;
    let mut cost = form;
    if mark.space_before {
        cost += if angle { 0.1 } else { 1.8 * trust.space };
    }
    if !mark.space_after && mark.after.is_alphanumeric() {
        cost += 2.5 * trust.space;
    }
    cost += match mark.before {
        '\n' => 6.0,
        '.' | ',' | '!' | '?' | '…' => -0.5,
        ':' | '(' if mark.space_before => 2.0,
        _ => 0.0,
    };
    if mark.after == '\n' || (mark.space_before && mark.after == '.') {
        cost -= 0.6;
    }
    if mangled(trust)
        && state.depth() == 1
        && mark.before.is_alphanumeric()
        && mark.after.is_alphanumeric()
    {
        cost += 1.2; // speech that stops in the middle of a sentence: likelier a word quoted inside it
    }
    if mark.family == Family::Single
        && matches!(mark.before, 's' | 'S')
        && mark.after.is_lowercase()
    {
        cost += 1.0; // more likely the workers' than a closing mark
    }
    Some((state.pop(), cost))
}

pub(super) fn pass_cost(mark: &Mark, state: State) -> f32 {
    if mark.family != Family::Single {
        return if mark.straight && mark.before.is_ascii_digit() {
            1.5
        } else {
            5.0
        };
    }
    let inside_single = state.top() == Some(Family::Single);
    let base = match mark.before {
        // 'But when I hear: the head of a paragraph is no place for an apostrophe
        '\n' if !mark.space_after && mark.after.is_uppercase() => 3.5,
        's' | 'S' | 'z' | 'x' if !mark.space_before => 0.2,
        c if !mark.space_before && (c.is_alphanumeric() || mark.lean == Lean::Either) => 0.7,
        _ if mark.lean == Lean::Opens => 3.0,
        _ if !mark.space_after && mark.after.is_alphanumeric() => 1.5,
        _ => 1.5,
    };
    if inside_single && matches!(mark.before, '.' | ',' | '!' | '?') && !mark.space_before {
        base + 3.0
    } else {
        base
    }
}

/// What the words between two marks say of themselves: the cost of reading them as inside, and as outside.
pub(super) fn segment_costs(
    text: &Text<'_>,
    first: usize,
    last: usize,
    before: char,
) -> (f32, f32) {
    let (mut inside, mut outside) = (0.0, 0.0);
    if first >= last {
        return (inside, outside);
    }
    let behind_comma = matches!(before, ',' | '?' | '!' | '.' | '…' | '-' | '—' | '–');
    let lowercase = text
        .word(first)
        .chars()
        .next()
        .is_some_and(char::is_lowercase);
    let lead = leading_cue(text, first, last);
    if behind_comma && lead == Some(0) {
        inside += 6.0;
    } else if behind_comma && lead.is_some() && (lowercase || last - first < 14) {
        inside += if before == ',' { 4.0 } else { 2.0 };
    }
    if lead.is_some() && behind_comma {
        outside -= 1.0;
    }
    let first_person = (first..last).take(40).any(|i| {
        matches!(
            text.lower(i),
            "i" | "we" | "my" | "our" | "us" | "me" | "you"
        )
    });
    let cue = lead.is_some()
        || (first..last).any(|i| is_cue(text, i))
        || matches!(text.word(last - 1), ":" | ",");
    if first_person && !cue {
        outside += 0.8;
    }
    (inside, outside)
}

pub(super) fn is_cue(text: &Text<'_>, token: usize) -> bool {
    cues::look_up(text.lower(token))
        .is_some_and(|(_, form)| matches!(form, Form::Past | Form::Third))
}

/// How many tokens stand before a reporting verb at the head of these tokens: "says the expert" 0, "the expert says" 2.
pub(super) fn leading_cue(text: &Text<'_>, first: usize, last: usize) -> Option<usize> {
    let stop = last.min(first + 7);
    for at in first..stop {
        let lower = text.lower(at);
        if at == first {
            let sure = matches!(
                lower,
                "said"
                    | "says"
                    | "added"
                    | "adds"
                    | "wrote"
                    | "asked"
                    | "told"
                    | "explained"
                    | "continued"
            );
            if sure
                || is_cue(text, at) && text.word(at).chars().next().is_some_and(char::is_lowercase)
            {
                return Some(0);
            }
            continue;
        }
        if is_cue(text, at) {
            return Some(at - first);
        }
        if matches!(text.class(at), Class::Punct | Class::Mark) {
            return None;
        }
    }
    None
}
