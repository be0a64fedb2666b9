//! One quotation mark before its part is decided: its family, its form, and what stands beside it.

use crate::extract::text::{Class, Text};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    /// “ ” „ " `` ''
    Double,
    /// „ as opener: closed by “ or ”
    Low,
    /// « »
    Angle,
    /// » «
    Reversed,
    /// ‘ ’ ' ‚ ‹ ›
    Single,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lean {
    Opens,
    Closes,
    Either,
}

/// What is known of one mark before its part is decided.
pub(super) struct Mark {
    pub token: usize,
    pub family: Family,
    pub lean: Lean,
    pub straight: bool,
    pub space_before: bool,
    pub space_after: bool,
    /// Last character before it that is no space; '\n' at the paragraph's edge.
    pub before: char,
    /// First character behind it that is no space; '\n' at the paragraph's edge.
    pub after: char,
    /// Dots follow that may begin a quotation: "...and".
    pub ellipsis_after: bool,
    /// No word follows before the next mark or the paragraph's end.
    pub nothing_after: bool,
}

pub(super) fn collect(text: &Text<'_>, number: usize) -> Vec<Mark> {
    let p = &text.paragraphs[number];
    let mut marks = Vec::new();
    for token in p.first..p.last {
        if text.class(token) != Class::Mark {
            continue;
        }
        let (family, lean) = match text.word(token) {
            "“" | "‟" | "「" | "``" => (Family::Double, Lean::Opens),
            "”" | "」" => (Family::Double, Lean::Closes),
            "„" => (Family::Low, Lean::Opens),
            "«" => (Family::Angle, Lean::Opens),
            "»" => (Family::Angle, Lean::Closes),
            "‘" | "‛" | "‚" | "‹" => (Family::Single, Lean::Opens),
            "’" | "´" | "›" => (Family::Single, Lean::Closes),
            "'" | "`" => (Family::Single, Lean::Either),
            _ => (Family::Double, Lean::Either),
        };
        let span = text.tokens[token].span;
        let before = text.source[p.span.start as usize..span.start as usize]
            .trim_end()
            .chars()
            .next_back();
        let after = text.source[span.end as usize..p.span.end as usize]
            .trim_start()
            .chars()
            .next();
        marks.push(Mark {
            token,
            family,
            lean,
            straight: matches!(text.word(token), "\"" | "'" | "''" | "＂" | "`"),
            space_before: token == p.first || text.spaced_before(token),
            space_after: token + 1 == p.last || text.spaced_after(token),
            before: before.unwrap_or('\n'),
            after: after.unwrap_or('\n'),
            nothing_after: !(token + 1..p.last)
                .take_while(|&i| text.class(i) != Class::Mark)
                .any(|i| matches!(text.class(i), Class::Word | Class::Number | Class::Symbol)),
            ellipsis_after: text.word(token + 1).starts_with("..") && !text.spaced_after(token),
        });
    }
    marks
}

/// How far form and spacing can be trusted in this article: 1 clean, less where they contradict one another.
#[derive(Clone, Copy)]
pub(super) struct Trust {
    pub form: f32,
    pub space: f32,
}

/// Curly marks whose form and spacing disagree show that the copy was mangled.
pub(super) fn trust(marks: &[Vec<Mark>]) -> Trust {
    let (mut all, mut odd) = (0usize, 0usize);
    for mark in marks.iter().flatten() {
        if mark.straight || mark.family == Family::Single || mark.lean == Lean::Either {
            continue;
        }
        all += 1;
        let glued_left = !mark.space_before && mark.before.is_alphanumeric();
        let glued_right = !mark.space_after && mark.after.is_alphanumeric();
        let opens_oddly = mark.lean == Lean::Opens
            && (mark.after == '.' || mark.after == '\n' || (glued_left && mark.space_after));
        let closes_oddly = mark.lean == Lean::Closes && glued_right && mark.space_before;
        let comma = mark.lean == Lean::Opens
            && mark.before == ','
            && mark.after.is_lowercase()
            && !mark.space_after;
        odd += usize::from(opens_oddly || closes_oddly) + usize::from(comma && odd > 0);
    }
    if all > 0 && odd * 12 >= all {
        Trust {
            form: 0.7,
            space: 0.4,
        }
    } else {
        Trust {
            form: 1.0,
            space: 1.0,
        }
    }
}

pub(super) fn mangled(trust: Trust) -> bool {
    trust.form < 1.0
}
