//! From clauses to attributions: every quotation gets the clause that claims it, or the one that it goes on from.

use super::about::{
    BORROWED, beside_it, borrowed, inner_label, is_one_person, is_statement, stands_alone,
    subject_of,
};
use super::clause::{self, Clause};
use super::colon;
use super::marks::Region;
use super::phrase::Phrase;
use super::rule::Rule;
use super::transcript::{self, Turn};
use super::unit::{self, Unit};
use crate::extract::lexicon::cues::Sort;
use crate::extract::text::{Class, Text};
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
pub(super) struct Said {
    pub source: (usize, usize, usize),
    pub cue: Option<(usize, usize)>,
    pub paragraph: usize,
    /// A quotation of theirs was the last thing in its paragraph.
    pub quoted: bool,
    /// What they said ended with a colon.
    pub colon: bool,
}

impl Said {
    /// Somebody named in a paragraph who has not been quoted yet.
    pub fn new(
        source: (usize, usize, usize),
        cue: Option<(usize, usize)>,
        paragraph: usize,
    ) -> Self {
        Self {
            source,
            cue,
            paragraph,
            quoted: false,
            colon: false,
        }
    }
}

/// Fewest words that make a borrowed stretch worth a row though nobody is named for it.
const NAMELESS: usize = 5;

/// All attributions of the article, in order of the text.
pub(super) fn read(text: &Text<'_>, regions: &[Region], who: &[Option<ActorKind>]) -> Vec<Draft> {
    let turns = transcript::turns(text, who);
    let mut reader = Reader {
        text,
        regions,
        who,
        drafts: Vec::new(),
        last: None,
        left_open: None,
        about: None,
        previous: None,
    };
    for number in 0..text.paragraphs.len() {
        if !text.paragraphs[number].role.is_story() {
            continue;
        }
        match turns.iter().find(|t| t.paragraph == number) {
            Some(turn) => {
                reader.drafts.push(spoken(turn));
                (reader.last, reader.left_open, reader.about) = (None, None, None);
            }
            None => reader.paragraph(number),
        }
        reader.previous = Some(number);
    }
    let mut drafts = reader.drafts;
    drafts.sort_by_key(|d| d.pieces.first().map_or(0, |p| p.0));
    drafts
}

/// Goes through an article paragraph by paragraph and remembers who spoke.
struct Reader<'t> {
    text: &'t Text<'t>,
    regions: &'t [Region],
    who: &'t [Option<ActorKind>],
    drafts: Vec<Draft>,
    last: Option<Said>,
    /// Whose quotation the paragraph before left open.
    left_open: Option<Said>,
    /// Whom the last sentence of the paragraph before is about, or who speaks in it.
    about: Option<Said>,
    /// The story paragraph before.
    previous: Option<usize>,
}

impl Reader<'_> {
    fn paragraph(&mut self, number: usize) {
        let units = unit::cut(self.text, self.regions, self.who, number);
        let read: Vec<Vec<Clause>> = units.iter().map(clause::read).collect();
        for at in 0..units.len() {
            self.unit(&units, &read, at);
        }
        let open = self
            .regions
            .iter()
            .rev()
            .find(|r| r.paragraph == number)
            .is_some_and(|r| r.close.is_none() && r.last == self.text.paragraphs[number].last);
        self.left_open = self.last.filter(|s| open && s.paragraph == number);
        self.about = units.last().and_then(|unit| {
            let clauses = read.last().map(Vec::as_slice).unwrap_or_default();
            let spoke = clauses.iter().rev().find_map(|c| said(unit, c));
            spoke
                .filter(|s| is_one_person(unit, s.source))
                .or_else(|| subject_of(unit))
        });
    }

    fn unit(&mut self, units: &[Unit<'_>], read: &[Vec<Clause>], at: usize) {
        let (unit, clauses) = (&units[at], &read[at]);
        let number = unit.paragraph;
        let first_draft = self.drafts.len();
        self.drafts
            .extend(clauses.iter().filter_map(|c| draft(unit, c)));
        let claimed: Vec<(usize, usize)> = self.drafts[first_draft..]
            .iter()
            .flat_map(|d| d.pieces.iter().copied())
            .collect();
        // "..., said the driver when the judge asked him": whoever was quoted goes on, not who was named last
        let own = clauses
            .iter()
            .rev()
            .filter(|c| quotes(unit, c))
            .chain(
                clauses
                    .iter()
                    .rev()
                    .filter(|c| !clause::is_told(c, clauses)),
            )
            .find_map(|c| said(unit, c));
        let mut beside = None;
        for item in 0..unit.len() {
            let Some(region) = unit.quote(item) else {
                continue;
            };
            if claimed
                .iter()
                .any(|&(a, b)| a < region.last && region.first < b)
            {
                continue;
            }
            let (start, found) = self.orphan(units, read, at, item, own);
            let rule = found.map_or(Rule::Unknown, |(_, rule)| rule);
            if rule == Rule::Unknown && !self.is_worth_a_row(unit, region) {
                continue;
            }
            self.drafts.push(quoted(start, region.end(), found));
            if let Some((s, _)) = found.filter(|(_, rule)| *rule != Rule::Borrowed) {
                let spoke = Said {
                    paragraph: number,
                    quoted: true,
                    colon: false,
                    ..s
                };
                self.last = Some(spoke);
                if matches!(
                    rule,
                    Rule::NameVerbBehind | Rule::VerbNameBehind | Rule::QuoteBehindVerb
                ) {
                    beside = Some(spoke);
                }
            }
        }
        self.remember(unit, own.or(beside));
    }

    /// Whether a quotation is listed though nobody is named for it: not a word or two, nor what a heading or the first
    /// lines only take from the story below.
    fn is_worth_a_row(&self, unit: &Unit<'_>, region: &Region) -> bool {
        let alone = stands_alone(unit);
        let fewest = if alone { BORROWED } else { NAMELESS };
        region.words(self.text) >= fewest && (alone || !self.is_said_again(region))
    }

    /// The same words stand in marks further on.
    fn is_said_again(&self, region: &Region) -> bool {
        let text = self.text;
        let words = |r: &Region| {
            let is_word = |&t: &usize| matches!(text.class(t), Class::Word | Class::Number);
            (r.first..r.last)
                .filter(is_word)
                .map(|t| text.lower(t))
                .collect::<Vec<_>>()
        };
        let these = words(region);
        self.regions
            .iter()
            .filter(|r| r.first > region.last)
            .any(|r| words(r).windows(these.len().max(1)).any(|w| w == these))
    }

    /// Who says a quotation that no clause claims, and the token where their words begin.
    fn orphan(
        &self,
        units: &[Unit<'_>],
        read: &[Vec<Clause>],
        at: usize,
        item: usize,
        own: Option<Said>,
    ) -> (usize, Option<(Said, Rule)>) {
        let unit = &units[at];
        let number = unit.paragraph;
        let Some(region) = unit.quote(item) else {
            return (0, None);
        };
        let alone = stands_alone(unit);
        if alone && let Some((source, from)) = inner_label(self.text, region) {
            return (from, Some((Said::new(source, None, number), Rule::Label)));
        }
        let earlier = self.last.filter(|s| s.paragraph == number);
        let before = self.last.filter(|s| Some(s.paragraph) == self.previous);
        let found = if alone {
            self.alone(units, read, at, earlier, before)
        } else {
            let colon = (item > 0 && unit.word(item - 1) == ":")
                .then(|| colon::inside(unit, item - 1, own, earlier))
                .flatten();
            colon
                .or_else(|| beside_it(unit, item, earlier))
                .or_else(|| {
                    own.filter(|_| item > 0 && unit.is_quote(item - 1))
                        .map(|s| (s, Rule::SameSentence))
                })
                .or_else(|| {
                    let leads = item == 0 && region.words(self.text) >= 6;
                    leads
                        .then(|| self.alone(units, read, at, earlier, before))
                        .flatten()
                })
                .or_else(|| borrowed(unit, item))
        };
        (region.start(), found)
    }

    /// Who says a quotation that is a sentence by itself.
    fn alone(
        &self,
        units: &[Unit<'_>],
        read: &[Vec<Clause>],
        at: usize,
        earlier: Option<Said>,
        before: Option<Said>,
    ) -> Option<(Said, Rule)> {
        let number = units[at].paragraph;
        if let Some(source) = self.signature(&units[at]) {
            return Some((Said::new(source, None, number), Rule::Dash));
        }
        if let Some(s) = earlier {
            let rule = if s.colon {
                Rule::ColonBefore
            } else {
                Rule::SameParagraph
            };
            return Some((s, rule));
        }
        if let Some(s) = before.filter(|s| s.colon) {
            return Some((s, Rule::ColonBefore));
        }
        if let Some(s) = self.left_open {
            return Some((s, Rule::GoesOn));
        }
        if let Some(s) = next_in_paragraph(&units[at + 1..], &read[at + 1..]) {
            return Some((s, Rule::LaterInParagraph));
        }
        let sentence_before = at.checked_sub(1).and_then(|b| subject_of(&units[b]));
        sentence_before
            .map(|s| (s, Rule::SentenceBefore))
            .or_else(|| {
                before
                    .filter(|s| s.quoted)
                    .map(|s| (s, Rule::NextParagraph))
            })
            .or_else(|| {
                // "Costa is not surprised." and a new paragraph that is all quotation
                self.about
                    .or(before)
                    .filter(|s| at == 0 && Some(s.paragraph) == self.previous)
                    .filter(|_| is_statement(&units[at]))
                    .map(|s| (s, Rule::ParagraphBefore))
            })
    }

    /// "- Ana Costa" as the paragraph behind one that is all quotation.
    fn signature(&self, unit: &Unit<'_>) -> Option<(usize, usize, usize)> {
        let (text, p) = (self.text, &self.text.paragraphs[unit.paragraph]);
        let whole = unit
            .quote(0)
            .is_some_and(|r| r.start() == p.first && r.end() + 2 > p.last);
        let next = text.paragraphs.get(unit.paragraph + 1)?;
        let dash = matches!(text.word(next.first), "-" | "–" | "—" | "―" | "--");
        let first = next.first + usize::from(dash);
        let end = (first..next.last)
            .find(|&t| text.class(t) != Class::Word)
            .unwrap_or(next.last);
        // the line ends with the name: no "Ana Costa via Agency"
        let name =
            end > first && self.who.get(end - 1).copied().flatten() == Some(ActorKind::Person);
        let short = next.last - next.first <= if dash { 14 } else { 7 };
        let verb = (first..next.last).any(|t| text.tag(t).is_finite());
        (whole && name && short && !verb).then_some((first, end, end - 1))
    }

    fn remember(&mut self, unit: &Unit<'_>, own: Option<Said>) {
        let ends_in_colon = unit.len() > 0 && unit.word(unit.len() - 1) == ":";
        let quotes = (0..unit.len()).any(|i| unit.is_quote(i));
        if let Some(mut s) = own {
            s.colon = ends_in_colon;
            s.quoted = quotes;
            self.last = Some(s);
        } else if ends_in_colon {
            if let Some(mut s) = colon::subject(unit, unit.len() - 1) {
                s.colon = true;
                self.last = Some(s);
            }
        } else if !stands_alone(unit)
            && let Some(s) = &mut self.last
        {
            s.quoted = false;
        }
    }
}

/// Tokens of a source, and the token of its head.
pub(super) fn tokens(unit: &Unit<'_>, source: Phrase) -> Option<(usize, usize, usize)> {
    let mut last = source.last;
    while last > source.first + 1
        && matches!(unit.class(last - 1), Some(Class::Punct))
        && unit.word(last - 1) != ")"
    {
        last -= 1;
    }
    let (first, last) = unit.tokens(source.first, last)?;
    Some((first, last, unit.token(source.head)?))
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

/// The clause reports a quotation.
fn quotes(unit: &Unit<'_>, clause: &Clause) -> bool {
    clause
        .content
        .iter()
        .any(|&(a, b)| (a..b).any(|i| unit.is_quote(i)))
}

fn said(unit: &Unit<'_>, clause: &Clause) -> Option<Said> {
    let source = clause.source?;
    let (first, last) = unit.tokens(source.first, source.last)?;
    let source = (first, last, unit.token(source.head)?);
    let quoted = quotes(unit, clause);
    let thought = clause.sort == Sort::Mind
        && matches!(
            clause.rule,
            Rule::That | Rule::Bare | Rule::BeforeVerb | Rule::Adjective
        );
    let cue = unit.tokens(clause.cue.0, clause.cue.1);
    (clause.sort == Sort::Speech || quoted || thought)
        .then(|| Said::new(source, cue, unit.paragraph))
}

fn next_in_paragraph(units: &[Unit<'_>], read: &[Vec<Clause>]) -> Option<Said> {
    for (unit, clauses) in units.iter().zip(read) {
        if !unit.is_quote(0) {
            return None;
        }
        if let Some(found) = clauses.iter().find_map(|c| said(unit, c)) {
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
    let source = clause.source.and_then(|s| tokens(unit, s));
    Some(Draft {
        pieces,
        source,
        cue: unit.tokens(clause.cue.0, clause.cue.1.max(clause.cue.0 + 1)),
        polarity: clause.polarity,
        rule: clause.rule,
    })
}
