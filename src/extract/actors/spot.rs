//! Finds names: runs of capitalised words, cut into pieces, joined again over "of", "for" and "and".
//!
//! Knows where a name stands and what its own words make of it; not who it is.

use std::ops::Range;

use super::piece::{self, Form, Piece};
use super::title;
use super::word::{Shape, Words, is_particle};
use crate::article::Span;
use crate::extract::lexicon::facts::{Facts, Place};
use crate::extract::lexicon::legal;

/// A name where it stands.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub last: usize,
    /// Its bytes.
    pub span: Span,
    pub form: Form,
    /// Tokens of the title before it.
    pub title: Option<(usize, usize)>,
    /// Its words, folded, single spaces between.
    pub key: String,
    /// The place of this name, if the lists have one.
    pub place: Option<Place>,
    /// What the list of well-known names says.
    pub known: Option<(u8, Option<&'static str>)>,
    /// None of its capitals means anything.
    pub weak: bool,
}

/// Every name of the article, in order.
pub(super) fn mentions(words: &Words<'_>) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut pieces = Vec::new();
    for sentence in &words.text.sentences {
        pieces.clear();
        let mut at = sentence.first;
        while at < sentence.last {
            if !words.at(at).name {
                at += 1;
                continue;
            }
            let end = run(words, at, sentence.last);
            match where_written(words, at..end) {
                Some(place) => pieces.push(place),
                None => piece::cut(words, at..end, &mut pieces),
            }
            at = end;
        }
        offices(words, &mut pieces);
        join(words, &mut pieces);
        collect(words, &pieces, &mut found);
    }
    found
}

/// "MARLOW QUAY, Oct 3 (TNA) -": whatever its words mean elsewhere, here they are a place; but for those that have an
/// organisation's name.
fn where_written(words: &Words<'_>, run: Range<usize>) -> Option<Piece> {
    let place = words.text.is_where_written(run.start)
        && piece::listed(words, &run) != Some(Form::Organization);
    place.then_some(Piece {
        first: run.start,
        last: run.end,
        form: Form::Place,
    })
}

/// One past the last token of the run of capitals that starts at `first`.
fn run(words: &Words<'_>, first: usize, last: usize) -> usize {
    let text = words.text;
    let mut end = first + 1;
    while end < last {
        let word = words.at(end);
        // "Baker | 王小明": another script begins another name, but for a title's bearer.
        let foreign = word.name && text.is_uncased(end) != text.is_uncased(end - 1);
        if foreign && !words.at(end - 1).facts.has(Facts::TITLE) {
            break;
        }
        if word.name {
            // A slash, a missing space or an opening bracket would be a token of its own.
            end += 1;
            continue;
        }
        if let Some(after) = firm(words, end, last) {
            end = after;
            continue;
        }
        if let Some(after) = owners(words, end, last) {
            end = after;
            continue;
        }
        let next = words.at(end + 1);
        if end + 1 < last && next.name {
            let lower = text.lower(end);
            let person = is_particle(lower)
                && !matches!(lower, "do" | "e" | "ten" | "y")
                && word.shape == Shape::Lower;
            // "Chandlers' Row": a plural that owns what closes names.
            let heads = Facts::ORG_HEAD.and(Facts::PLACE_HEAD);
            let closed =
                lower == "'" && text.lower(end - 1).ends_with('s') && next.facts.any(heads);
            // "St Brannoc's Hospital"
            let saint = lower == "'s"
                && end > first + 1
                && matches!(text.lower(end - 2), "st" | "st." | "saint")
                && next.facts.any(heads);
            let people = matches!(lower, "'s" | "'")
                && (closed || saint || common_owner(words, end - 1))
                && !next.weak;
            if person || people || lower == "&" {
                end += 2;
                continue;
            }
            if is_particle(lower)
                && end + 2 < last
                && is_particle(text.lower(end + 1))
                && words.at(end + 2).name
            {
                end += 3;
                continue;
            }
        } else if is_particle(text.lower(end))
            && end + 2 < last
            && is_particle(text.lower(end + 1))
            && words.at(end + 2).name
        {
            end += 3;
            continue;
        }
        break;
    }
    end
}

/// "Acme plc", "Acme A/S", "Acme, Inc.", "Acme Co., Ltd.": one past the legal form that goes on with a firm's name.
fn firm(words: &Words<'_>, at: usize, last: usize) -> Option<usize> {
    let end = match words.text.word(at) {
        "A" if words.text.word(at + 1) == "/" => at + 3,
        "," if legal::is_plain(words.text.word(at + 1)) => at + 2,
        _ => at + 1,
    };
    (end <= last && piece::is_legal(words, end - 1)).then_some(end)
}

/// "Bakers' and Allied Trades Union": owners that are common nouns, and the rest of a name that says what it is.
fn owners(words: &Words<'_>, mark: usize, last: usize) -> Option<usize> {
    let text = words.text;
    let the = mark > 1 && text.lower(mark - 2) == "the" && text.lower(mark - 1).ends_with('s');
    let owner = matches!(text.lower(mark), "'" | "'s") && (the || common_owner(words, mark - 1));
    if !owner || !matches!(text.lower(mark + 1), "and" | "&") {
        return None;
    }
    let name = |at: usize| at < last && words.at(at).name && !words.at(at).weak;
    let mut end = mark + 2;
    while name(end) || end > mark + 2 && matches!(text.lower(end), "'" | "'s") && name(end + 1) {
        end += 1;
    }
    (end > mark + 2 && words.at(end - 1).facts.has(Facts::ORG_HEAD)).then_some(end)
}

/// "People's Republic", "Workers' Party": the owner is a common noun, not somebody.
fn common_owner(words: &Words<'_>, at: usize) -> bool {
    let word = words.at(at);
    word.facts.has(Facts::COMMON)
        && !word.weak
        && !word
            .facts
            .any(Facts::GIVEN.and(Facts::TITLE).and(Facts::DEMONYM))
        && piece::place(words, at..at + 1).is_none()
        && piece::known(words, at..at + 1).is_none()
        && words.counts(at).0 == 0
}

/// Moves what an office is over to its title: "Secretary | of | State John Kerry".
fn offices(words: &Words<'_>, pieces: &mut [Piece]) {
    for at in 1..pieces.len() {
        let (left, right) = (pieces[at - 1], pieces[at]);
        if left.form != Form::Title || link(words, left, right) != Some("of") {
            continue;
        }
        if let Some(start) = title::portfolio(words, &(right.first..right.last)) {
            pieces[at - 1].last = start;
            pieces[at] = Piece {
                first: start,
                last: right.last,
                form: Form::Person,
            };
        }
    }
}

/// Joins "University | of | Texas", "Centre | for | Analysis | of | Strategies | and | Technologies".
fn join(words: &Words<'_>, pieces: &mut Vec<Piece>) {
    let mut at = 0;
    while at + 1 < pieces.len() {
        let (left, right) = (pieces[at], pieces[at + 1]);
        if joins(words, left, right) {
            let form = match left.form {
                _ if piece::listed(words, &(left.first..right.last)).is_some() => {
                    piece::listed(words, &(left.first..right.last)).unwrap_or(left.form)
                }
                Form::Name => match right.form {
                    Form::Organization if link(words, left, right) == Some("and") => {
                        Form::Organization
                    }
                    _ => head_form(words, left),
                },
                form => form,
            };
            pieces[at] = Piece {
                first: left.first,
                last: right.last,
                form,
            };
            pieces.remove(at + 1);
        } else {
            at += 1;
        }
    }
}

/// What the word before the first "of" makes of a joined name.
fn head_form(words: &Words<'_>, left: Piece) -> Form {
    let facts = words.at(left.last - 1).facts;
    if facts.has(Facts::ORG_HEAD) {
        Form::Organization
    } else if facts.has(Facts::PLACE_HEAD) {
        Form::Place
    } else if facts.has(Facts::THING_HEAD) {
        Form::Thing
    } else {
        Form::Name
    }
}

/// The small word between two pieces, if there is nothing else but "the".
fn link<'t>(words: &'t Words<'_>, left: Piece, right: Piece) -> Option<&'t str> {
    let gap = right.first.checked_sub(left.last)?;
    let lower = words.text.lower(left.last);
    (gap == 1 || gap == 2 && words.text.lower(left.last + 1) == "the").then_some(lower)
}

fn joins(words: &Words<'_>, left: Piece, right: Piece) -> bool {
    if matches!(left.form, Form::Person | Form::People | Form::Title)
        || matches!(right.form, Form::Title)
    {
        return false;
    }
    let Some(link) = link(words, left, right) else {
        return false;
    };
    // "Globe and Mail", "House of Commons"
    if right.last - left.first <= 5 && piece::listed(words, &(left.first..right.last)).is_some() {
        return true;
    }
    let head = words.at(left.last - 1).facts;
    let complement =
        (left.first..left.last).any(|i| matches!(words.text.lower(i), "of" | "for" | "on"));
    let closes = head.any(
        Facts::ORG_HEAD
            .and(Facts::PLACE_HEAD)
            .and(Facts::THING_HEAD),
    );
    let place = piece::place(words, left.first..left.last).is_some();
    match link {
        "of" => {
            let common = head.has(Facts::COMMON)
                && !head.any(Facts::GIVEN.and(Facts::DEMONYM).and(Facts::TITLE));
            // "Bosphorus Bulk of Istanbul": a firm, and where it sits.
            let seat = right.form == Form::Place
                && !closes
                && (left.first..left.last).any(|i| {
                    words.at(i).shape != Shape::Lower && !words.at(i).facts.has(Facts::COMMON)
                });
            let country = right.form == Form::Place && words.text.lower(left.last + 1) == "the";
            (closes || common && (complement || !words.at(left.last - 1).weak))
                && (closes || !place)
                && !(complement && country)
                && (closes || right.form != Form::Person)
                && !seat
        }
        "for" => {
            head.has(Facts::ORG_HEAD)
                && right.form != Form::Person
                && !complement
                && right.form != Form::Place
        }
        "on" => {
            matches!(
                words.text.lower(left.last - 1),
                "council"
                    | "committee"
                    | "commission"
                    | "conference"
                    | "panel"
                    | "center"
                    | "centre"
                    | "board"
                    | "institute"
                    | "subcommittee"
            ) && right.form != Form::Person
        }
        "and" => {
            let plain = |piece: Piece| {
                (piece.first..piece.last).all(|i| {
                    let f = words.at(i).facts;
                    f.has(Facts::COMMON) && !f.any(Facts::GIVEN.and(Facts::DEMONYM))
                        || words.at(i).shape == Shape::Lower
                }) && piece.form != Form::Place
            };
            let one = right.last - right.first == 1;
            (complement
                && plain_tail(words, left)
                && plain(right)
                && one
                && piece::listed(words, &(right.first..right.last)).is_none())
                || (matches!(left.form, Form::Name)
                    && plain(left)
                    && right.form == Form::Organization
                    && !words.at(left.first).weak
                    && plain(right))
        }
        _ => false,
    }
}

/// Whether the last word of a joined name is a common noun ("Analysis of Strategies").
fn plain_tail(words: &Words<'_>, left: Piece) -> bool {
    let facts = words.at(left.last - 1).facts;
    facts.has(Facts::COMMON)
        && !facts.any(Facts::GIVEN.and(Facts::DEMONYM))
        && left.form != Form::Place
}

/// Turns pieces into mentions; titles become part of the name behind them.
fn collect(words: &Words<'_>, pieces: &[Piece], found: &mut Vec<Mention>) {
    for (i, piece) in pieces.iter().enumerate() {
        if matches!(piece.form, Form::Title | Form::People) {
            continue;
        }
        let before = i.checked_sub(1).and_then(|i| pieces.get(i));
        let title = before
            .filter(|b| b.form == Form::Title && b.last == piece.first)
            .map(|b| (b.first, b.last));
        if title.is_none() && portfolio(words, before, *piece) {
            continue;
        }
        let tokens = piece.first..piece.last;
        let form_alone = tokens.len() == 1 && piece::is_legal(words, piece.first);
        if words.text.span(tokens.clone()).len() < 2 || form_alone {
            continue;
        }
        found.push(Mention {
            first: piece.first,
            last: piece.last,
            span: words.text.span(piece.first..piece.last),
            form: piece.form,
            title,
            key: piece::phrase(words, tokens.clone()),
            place: piece::place(words, tokens.clone()),
            known: piece::known(words, tokens.clone()),
            weak: (piece.first..piece.last)
                .all(|at| words.at(at).weak || words.at(at).shape == Shape::Lower),
        });
    }
}

/// "Minister of Health": common words behind a title say what it is over.
fn portfolio(words: &Words<'_>, before: Option<&Piece>, piece: Piece) -> bool {
    let Some(title) = before.filter(|b| b.form == Form::Title) else {
        return false;
    };
    link(words, *title, piece) == Some("of")
        && (piece.first..piece.last).all(|i| words.at(i).facts.has(Facts::COMMON))
        && matches!(piece.form, Form::Name | Form::Thing)
}
