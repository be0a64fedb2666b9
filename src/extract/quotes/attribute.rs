//! From clauses to attributions: every quotation gets the clause that claims it, or the one that it goes on from.

use super::clause::{self, Clause};
use super::marks::Region;
use super::phrase;
use super::rule::Rule;
use super::subject;
use super::transcript::{self, Turn};
use super::unit::{self, Unit};
use crate::extract::lexicon::cues::{self, Form, Sort};
use crate::extract::text::{Class, Tag, Text};
use crate::extract::{ActorKind, Polarity};

/// One attribution, in tokens of the article.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// Pieces of what was said: first token, one past the last.
    pub pieces: Vec<(usize, usize)>,
    /// Tokens of the source, and the token of its head noun.
    pub source: Option<(usize, usize, usize)>,
    /// Tokens of the cue.
    pub cue: Option<(usize, usize)>,
    pub polarity: Polarity,
    pub rule: Rule,
}

/// Who spoke last, and where.
#[derive(Clone, Copy)]
struct Said {
    source: (usize, usize, usize),
    cue: Option<(usize, usize)>,
    paragraph: usize,
    /// A quotation of theirs was the last thing in its paragraph.
    quoted: bool,
    /// What they said ended with a colon.
    colon: bool,
}

/// All attributions of the article, in order of the text.
pub(super) fn read(text: &Text<'_>, regions: &[Region], who: &[Option<ActorKind>]) -> Vec<Draft> {
    let turns = transcript::turns(text, who);
    let mut drafts: Vec<Draft> = Vec::new();
    let mut last: Option<Said> = None;
    let mut open_from: Option<Said> = None; // the quotation that the paragraph before left open
    let mut previous = None; // the story paragraph before
    for number in 0..text.paragraphs.len() {
        if !text.paragraphs[number].role.is_story() {
            continue;
        }
        if let Some(turn) = turns.iter().find(|t| t.paragraph == number) {
            drafts.push(spoken(turn));
            (last, open_from, previous) = (None, None, Some(number));
            continue;
        }
        let units = unit::cut(text, regions, who, number);
        let read: Vec<Vec<Clause>> = units.iter().map(clause::read).collect();
        for (at, (unit, clauses)) in units.iter().zip(&read).enumerate() {
            let mut claimed = vec![false; unit.len()];
            for clause in clauses {
                for &(a, b) in &clause.content {
                    claimed[a..b.min(unit.len())].fill(true);
                }
                drafts.extend(draft(unit, clause));
            }
            let mut outside = (0..unit.len())
                .filter(|&i| matches!(unit.class(i), Some(Class::Word | Class::Number)));
            let alone = outside.clone().count() <= 2
                && outside.all(|i| matches!(unit.tag(i), Tag::CC | Tag::RB | Tag::UH | Tag::IN));
            let own = clauses.iter().rev().find_map(|c| said(unit, c, number));
            for item in (0..unit.len()).filter(|&i| unit.is_quote(i)) {
                if claimed[item] {
                    continue;
                }
                let region = unit.quote(item);
                if let Some((source, from)) =
                    region.filter(|_| alone).and_then(|r| inner_label(text, r))
                {
                    let end = region.map_or(from, Region::end);
                    let named = Said {
                        source,
                        cue: None,
                        paragraph: number,
                        quoted: true,
                        colon: false,
                    };
                    drafts.push(quoted(from, end, Some((named, Rule::Label))));
                    last = Some(named);
                    continue;
                }
                let leads = item == 0 && region.is_some_and(|r| r.words(text) >= 6);
                let earlier = last.filter(|s| s.paragraph == number);
                let before = last.filter(|s| Some(s.paragraph) == previous);
                let found = if item > 0 && matches!(unit.word(item - 1), ":") {
                    colon(unit, item - 1, number, own, earlier)
                } else if !alone && !leads {
                    own.filter(|_| item > 0 && unit.is_quote(item - 1))
                        .map(|s| (s, Rule::SameSentence))
                } else if let Some(s) = earlier {
                    Some((
                        s,
                        if s.colon {
                            Rule::ColonBefore
                        } else {
                            Rule::SameParagraph
                        },
                    ))
                } else if let Some(s) = before.filter(|s| s.colon) {
                    Some((s, Rule::ColonBefore))
                } else if let Some(s) = open_from {
                    Some((s, Rule::GoesOn))
                } else if let Some(s) = next_in_paragraph(&units[at + 1..], &read[at + 1..], number)
                {
                    Some((s, Rule::LaterInParagraph))
                } else if let Some(s) = at
                    .checked_sub(1)
                    .and_then(|b| subject_of(&units[b], number))
                {
                    Some((s, Rule::SentenceBefore))
                } else {
                    before
                        .filter(|s| s.quoted)
                        .map(|s| (s, Rule::NextParagraph))
                };
                let Some(region) = region else { continue };
                if found.is_none() && region.words(text) < 6 {
                    continue;
                }
                if !alone && found.is_none() {
                    continue; // words borrowed inside a narrative sentence
                }
                drafts.push(quoted(region.start(), region.end(), found));
                if let Some((s, _)) = found {
                    last = Some(Said {
                        paragraph: number,
                        quoted: true,
                        colon: false,
                        ..s
                    });
                }
            }
            if let Some(mut s) = own {
                s.colon = unit.len() > 0 && unit.word(unit.len() - 1) == ":";
                s.quoted = (0..unit.len()).any(|i| unit.is_quote(i));
                last = Some(s);
            } else if unit.len() > 0 && unit.word(unit.len() - 1) == ":" {
                if let Some(mut s) = colon_subject(unit, unit.len() - 1, number) {
                    s.colon = true;
                    last = Some(s);
                }
            } else if !alone && let Some(s) = &mut last {
                s.quoted = false;
            }
        }
        let left_open = regions
            .iter()
            .rev()
            .find(|r| r.paragraph == number)
            .is_some_and(|r| r.close.is_none() && r.last == text.paragraphs[number].last);
        open_from = last.filter(|s| left_open && s.paragraph == number);
        previous = Some(number);
    }
    drafts.sort_by_key(|d| d.pieces.first().map_or(0, |p| p.0));
    drafts
}

/// A labelled paragraph of a transcript.
fn spoken(turn: &Turn) -> Draft {
    let (first, last) = turn.label;
    Draft {
        pieces: vec![(turn.first, turn.last)],
        source: Some((first, last, last - 1)),
        cue: None,
        polarity: Polarity::Asserted,
        rule: Rule::Transcript,
    }
}

/// A quotation that no clause of its own claims.
fn quoted(first: usize, last: usize, found: Option<(Said, Rule)>) -> Draft {
    Draft {
        pieces: vec![(first, last)],
        source: found.map(|(s, _)| s.source),
        cue: found.and_then(|(s, _)| s.cue),
        polarity: Polarity::Asserted,
        rule: found.map_or(Rule::Unknown, |(_, rule)| rule),
    }
}

fn said(unit: &Unit<'_>, clause: &Clause, paragraph: usize) -> Option<Said> {
    let source = clause.source?;
    let (first, last) = unit.tokens(source.first, source.last)?;
    let head = unit.token(source.head)?;
    let quoted = clause
        .content
        .iter()
        .any(|&(a, b)| (a..b).any(|i| unit.is_quote(i)));
    let thought = clause.sort == Sort::Mind
        && matches!(
            clause.rule,
            Rule::That | Rule::Bare | Rule::BeforeVerb | Rule::Adjective
        );
    (clause.sort == Sort::Speech || quoted || thought).then(|| Said {
        source: (first, last, head),
        cue: unit.tokens(clause.cue.0, clause.cue.1),
        paragraph,
        quoted: false,
        colon: false,
    })
}

/// "Costa shook her head. ": the person whom a sentence is about.
fn subject_of(unit: &Unit<'_>, paragraph: usize) -> Option<Said> {
    let verb = (0..unit.len()).find(|&i| unit.tag(i).is_finite())?;
    let group = phrase::verb_group(unit, verb);
    let source = subject::plain(unit, group.first)?;
    let pronoun = matches!(unit.lower(source.head), "he" | "she");
    let person = (source.first..source.last).any(|i| unit.kind(i) == Some(ActorKind::Person));
    let (first, last) = unit
        .tokens(source.first, source.last)
        .filter(|_| pronoun || person)?;
    Some(Said {
        source: (first, last, unit.token(source.head)?),
        cue: None,
        paragraph,
        quoted: false,
        colon: false,
    })
}

/// Who speaks behind a colon inside a unit: the clause before it, whoever spoke before if that clause is about things,
/// or the subject of the verb before the colon.
fn colon(
    unit: &Unit<'_>,
    at: usize,
    paragraph: usize,
    own: Option<Said>,
    earlier: Option<Said>,
) -> Option<(Said, Rule)> {
    if let Some(s) = own {
        return Some((s, Rule::ColonClause));
    }
    let subject = colon_subject(unit, at, paragraph);
    let person = subject.is_some_and(|s| {
        unit.text.tag(s.source.2) == Tag::PRP
            || (s.source.0..s.source.1).any(|t| {
                matches!(
                    unit.who.get(t),
                    Some(Some(ActorKind::Person | ActorKind::Organization))
                )
            })
    });
    match (subject, earlier) {
        (Some(s), _) if person => Some((s, Rule::Colon)),
        (_, Some(s)) => Some((s, Rule::SameParagraph)),
        (Some(s), None) => Some((s, Rule::Colon)),
        (None, None) => None,
    }
}

/// "Her answer was short: ...": the subject of the verb before the colon; "From Costa's letter: ...": the name before it.
fn colon_subject(unit: &Unit<'_>, colon: usize, paragraph: usize) -> Option<Said> {
    let reports = colon > 1
        && cues::look_up(unit.lower(colon - 1))
            .is_some_and(|(_, form)| matches!(form, Form::Third | Form::Past));
    // "doesn't surprise the analyst Ana Costa: ...": the name before the colon
    let near = phrase::phrase_before(unit, colon, 0).filter(|p| {
        unit.kind(p.head) == Some(ActorKind::Person)
            || unit.kind(p.last - 1) == Some(ActorKind::Person)
    });
    let verb = if reports {
        Some(colon - 1)
    } else {
        (0..colon).rev().find(|&i| unit.tag(i).is_finite())
    };
    let (source, cue) = match verb {
        Some(verb) => (
            subject::plain(unit, phrase::verb_group(unit, verb).first)?,
            unit.tokens(verb, verb + 1),
        ),
        None => {
            let found = phrase::phrase_before(unit, colon, 0)?;
            let named = (found.first..found.last).any(|i| unit.tag(i).is_proper())
                || unit.lower(0) == "from";
            (
                Some(found).filter(|_| named)?,
                unit.tokens(colon, colon + 1),
            )
        }
    };
    let speaks = unit.tag(source.head) == Tag::PRP
        || (source.first..source.last).any(|i| {
            matches!(
                unit.kind(i),
                Some(ActorKind::Person | ActorKind::Organization)
            )
        });
    let source = near.filter(|_| !speaks).unwrap_or(source);
    let (first, last) = unit.tokens(source.first, source.last)?;
    Some(Said {
        source: (first, last, unit.token(source.head)?),
        cue,
        paragraph,
        quoted: false,
        colon: false,
    })
}

/// "COSTA: I never said so.", a label inside the marks of a quoted transcript: source, and where the words begin.
fn inner_label(text: &Text<'_>, region: &Region) -> Option<((usize, usize, usize), usize)> {
    let colon =
        (region.first + 1..region.last.min(region.first + 5)).find(|&i| text.word(i) == ":")?;
    let capitals = (region.first..colon).all(|i| {
        let word = text.word(i);
        word.chars().all(|c| !c.is_lowercase()) && word.chars().any(char::is_alphabetic)
    });
    capitals.then_some(((region.first, colon, colon - 1), colon + 1))
}

fn next_in_paragraph(units: &[Unit<'_>], read: &[Vec<Clause>], paragraph: usize) -> Option<Said> {
    for (unit, clauses) in units.iter().zip(read) {
        if !unit.is_quote(0) {
            return None;
        }
        if let Some(found) = clauses.iter().find_map(|c| said(unit, c, paragraph)) {
            return Some(found);
        }
    }
    None
}

fn draft(unit: &Unit<'_>, clause: &Clause) -> Option<Draft> {
    let mut pieces = Vec::new();
    for &(a, b) in &clause.content {
        let (mut from, mut to) = (a, b.min(unit.len()));
        let loose = |i: usize| {
            matches!(unit.class(i), Some(Class::Punct)) && !matches!(unit.word(i), "(" | ")" | "%")
        };
        while from < to && loose(from) {
            from += 1;
        }
        while to > from && loose(to - 1) {
            to -= 1;
        }
        pieces.extend(unit.tokens(from, to));
    }
    if pieces.is_empty() {
        return None;
    }
    let source = clause.source.and_then(|s| {
        let mut last = s.last;
        while last > s.first + 1
            && matches!(unit.class(last - 1), Some(Class::Punct))
            && unit.word(last - 1) != ")"
        {
            last -= 1;
        }
        let (first, last) = unit.tokens(s.first, last)?;
        Some((first, last, unit.token(s.head)?))
    });
    Some(Draft {
        pieces,
        source,
        cue: unit.tokens(clause.cue.0, clause.cue.1.max(clause.cue.0 + 1)),
        polarity: clause.polarity,
        rule: clause.rule,
    })
}
