//! What sort of thing a name is: evidence from its words, the lists and its neighbours, added up over all its mentions.
//!
//! Knows nothing of merging; `merge` adds the evidence of names that mean the same.

use std::ops::Range;

use super::piece::Form;
use super::spot::Mention;
use super::word::{Shape, Words};
use crate::extract::ActorKind;
use crate::extract::lexicon::contexts::{self, Points};
use crate::extract::lexicon::facts::Facts;
use crate::extract::lexicon::people;
use crate::extract::text::{Class, Dateline, Tag};

/// Points for person, organisation, place and no actor at all.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Evidence {
    pub person: f32,
    pub organization: f32,
    pub place: f32,
    pub thing: f32,
}

impl Evidence {
    pub fn add(&mut self, other: Evidence) {
        self.person += other.person;
        self.organization += other.organization;
        self.place += other.place;
        self.thing += other.thing;
    }

    fn points(&mut self, points: Points) {
        self.person += f32::from(points[0]) / 10.0;
        self.organization += f32::from(points[1]) / 10.0;
        self.place += f32::from(points[2]) / 10.0;
    }

    /// How much is said at all.
    pub fn strength(&self) -> f32 {
        self.person.abs() + self.organization + self.place + self.thing
    }

    /// Takes this much from every kind of actor.
    pub fn doubt(&mut self, points: f32) {
        self.person -= points;
        self.organization -= points;
        self.place -= points;
    }

    /// The same, weighed.
    pub fn times(self, weight: f32) -> Evidence {
        Evidence {
            person: self.person * weight,
            organization: self.organization * weight,
            place: self.place * weight,
            thing: self.thing * weight,
        }
    }

    /// No kind gets or loses more than this much.
    pub fn capped(self, least: f32, most: f32) -> Evidence {
        let cap = |x: f32| x.clamp(-least, most);
        Evidence {
            person: cap(self.person),
            organization: cap(self.organization),
            place: cap(self.place),
            thing: cap(self.thing),
        }
    }

    /// The kind with most points; `None` if it is no actor or nothing speaks for any kind.
    pub fn kind(&self) -> Option<ActorKind> {
        let best = self.person.max(self.organization).max(self.place);
        if self.thing >= best || best <= 0.0 {
            None
        } else if self.person >= best {
            Some(ActorKind::Person)
        } else if self.organization >= best {
            Some(ActorKind::Organization)
        } else {
            Some(ActorKind::Place)
        }
    }
}

/// What the name's own words say.
pub(super) fn of_words(words: &Words<'_>, mention: &Mention) -> Evidence {
    let mut sum = Evidence::default();
    let last = words.at(mention.last - 1).facts;
    match mention.form {
        Form::Person => sum.person += 3.0,
        Form::Organization => sum.organization += 3.0,
        Form::Place => sum.place += 2.0,
        Form::Thing => sum.thing += 3.0,
        Form::Name | Form::Title | Form::People => {}
    }
    if mention.last - mention.first > 1 && last.has(Facts::ORG_HEAD.and(Facts::PLACE_HEAD)) {
        sum.place += 1.0;
    }
    if let Some(place) = mention.place {
        sum.place += match place.sort {
            b'c' => 3.0,
            b's' | b'k' | b'r' => 2.0,
            b't' => 1.0,
            _ => 0.8,
        };
    }
    match mention.known {
        Some((b'o', _)) => sum.organization += 1.5,
        Some((b'l', _)) => sum.place += 2.0,
        Some(_) => sum.thing += 3.0,
        None => {}
    }
    if mention.last - mention.first == 1 {
        sum.add(of_one(words, mention));
    } else if mention.form == Form::Name {
        sum.add(of_several(words, mention));
    }
    sum
}

/// A single word that closes nothing and is on no list.
fn of_one(words: &Words<'_>, mention: &Mention) -> Evidence {
    let mut sum = Evidence::default();
    let word = words.at(mention.first);
    let facts = word.facts;
    let written = words.text.word(mention.first);
    let listed = mention.place.is_some() || mention.known.is_some();
    let digits = written.bytes().any(|b| b.is_ascii_digit());
    let caps = word.shape == Shape::Caps && !word.weak && !digits;
    if !listed && digits {
        // "S-400", "IE9"
        sum.thing += 2.0;
    }
    if caps && written.len() <= 6 && mention.place.is_none() {
        // Whatever name it spells: nobody is written so among words that are not ("SATU said").
        sum.organization += 2.5;
        sum.person -= 2.0;
        return sum;
    }
    if facts.has(Facts::COMMON) {
        if !listed && !facts.any(Facts::GIVEN.and(Facts::SURNAME)) {
            sum.organization += 0.6;
            sum.person -= 1.0;
            sum.thing += 1.3;
        } else if !listed {
            sum.person += 0.2;
        }
        if facts.any(Facts::ORG_HEAD) {
            sum.organization += 0.8;
        }
        return sum;
    }
    if word.shape == Shape::Inner || is_coined(written) {
        // "eBay", "TechWorld", "Citynews"
        sum.organization += 1.5;
        return sum;
    }
    if written.ends_with('s')
        && written[..written.len() - 1]
            .bytes()
            .filter(u8::is_ascii_uppercase)
            .count()
            + 1
            == written.len()
        && written.len() > 2
    {
        // "CFLs"
        sum.thing += 2.0;
        return sum;
    }
    sum.organization += 0.35;
    sum.person += 0.3;
    if facts.has(Facts::GIVEN) {
        sum.person += 1.2;
    }
    if facts.has(Facts::SURNAME) {
        sum.person += 0.5;
    }
    if facts.has(Facts::SURNAME_ENDING) {
        sum.person += 1.0;
    }
    let lower = words.text.lower(mention.first);
    if !facts.has(Facts::GIVEN)
        && [
            "ism", "phobia", "gate", "itis", "mania", ".com", ".org", ".net",
        ]
        .iter()
        .any(|e| lower.ends_with(e))
    {
        sum.thing += 2.0;
    }
    sum
}

/// A capital inside ("TechWorld"), or an ending that firms and papers take ("Citynews").
fn is_coined(word: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "news", "soft", "bank", "media", "pedia", "tech", "corp", "tel", "com", "net", "air",
        "wire", "gas", "neft", "post", "telecom", "group", "works", "pharma", "book", "tube",
        "med",
    ];
    let inner = word
        .char_indices()
        .zip(word.chars().skip(1))
        .any(|((i, a), b)| i > 1 && a.is_lowercase() && b.is_uppercase());
    let particle = ["Mc", "Mac", "De", "La", "Le", "Di", "Van", "Du", "Fitz"]
        .iter()
        .any(|p| word.starts_with(p));
    inner && !particle || word.len() > 6 && ENDINGS.iter().any(|e| word.ends_with(e))
}

/// Several words that close nothing and are on no list.
fn of_several(words: &Words<'_>, mention: &Mention) -> Evidence {
    let mut sum = Evidence::default();
    if (mention.first + 1..mention.last - 1).any(|at| words.text.word(at) == "&") {
        // "Castor & Quill"
        sum.organization += 1.5;
        sum.person -= 1.0;
    }
    let acronym = |at: usize| {
        let word = words.text.word(at);
        let word_in_caps = words.at(at);
        word_in_caps.shape == Shape::Caps
            && !word_in_caps.weak
            && !word.contains('.')
            && !word_in_caps.facts.any(Facts::GIVEN.and(Facts::SURNAME))
    };
    let title = (mention.first..mention.last).any(|at| words.at(at).shape == Shape::Title);
    if title && acronym(mention.first) && mention.key.split(' ').next().is_some_and(|w| w.len() > 2)
    {
        // "UNC Greensboro", "BBC Verify"
        sum.organization += 1.5;
        sum.person -= 1.0;
    } else if title && acronym(mention.last - 1) {
        // "PlayStation VR"
        sum.person -= 1.0;
        sum.thing += 0.5;
    }
    let count = mention.last - mention.first;
    let common = (mention.first..mention.last)
        .filter(|&i| {
            let facts = words.at(i).facts;
            facts.has(Facts::COMMON) && !facts.any(Facts::GIVEN.and(Facts::SURNAME))
        })
        .count();
    if common > 0 {
        sum.organization += 0.6;
        sum.person -= 1.0;
        sum.thing += if common == count { 1.3 } else { 0.2 };
    } else if count <= 3 {
        sum.person += 1.0;
        if words
            .at(mention.last - 1)
            .facts
            .any(Facts::SURNAME.and(Facts::SURNAME_ENDING))
        {
            sum.person += 0.6;
        }
    }
    sum
}

/// What stands around the name says.
pub(super) fn of_context(words: &Words<'_>, mention: &Mention) -> Evidence {
    let text = words.text;
    let mut sum = Evidence::default();
    if mention.title.is_some() {
        sum.person += 4.0;
        return sum;
    }
    let bounds = words.sentence(mention.first);
    if let Some(before) = mention.first.checked_sub(1).filter(|&b| b >= bounds.start) {
        let lower = text.lower(before);
        // "the cruise ship, Aurora", "a robot named 'Bolt'"
        let apart = matches!(lower, "," | "named" | "called" | "dubbed")
            || text.class(before) == Class::Mark;
        let noun = (bounds.start..before)
            .rev()
            .take(2)
            .find(|&at| !matches!(text.lower(at), "named" | "called" | "dubbed" | ","));
        if apart && noun.is_some_and(|at| contexts::is_thing(text.lower(at))) {
            sum.thing += 2.0;
        } else if text.class(before) == Class::Mark
            && before > bounds.start
            && (words.is_body(before - 1) || words.facts(before - 1).has(Facts::PLACE_NOUN))
        {
            // "the clinic 'Aurora'"
            sum.organization += 2.5;
        }
        if lower == "," && introduces(words, mention, before, &bounds) {
            sum.person += 2.2;
        }
        let lead = before.checked_sub(1).filter(|&l| l >= bounds.start);
        let lead = lead.map_or("", |l| text.lower(l));
        if lower == "to" && contexts::goes(lead) {
            sum.place += 0.8;
        }
        if lower == "to" && lead == "according" {
            sum.person += 0.4;
            sum.organization += 0.4;
        } else {
            sum.points(contexts::before(lower));
        }
        if contexts::says(lower) && is_inverted(words, mention, &bounds) {
            sum.points(contexts::behind(lower));
        }
        if lower == "of" && before > bounds.start {
            sum.points(contexts::before_of(text.lower(before - 1)));
        }
        if words.at(before).shape == Shape::Lower && contexts::before(lower) == [0; 3] {
            let facts = words.facts(before);
            if contexts::is_thing(lower) {
                sum.thing += 2.5;
            } else if words.is_role(before) {
                sum.person += 1.8;
            } else if facts.has(Facts::ORG_NOUN) {
                sum.organization += 1.5;
            } else if facts.has(Facts::PLACE_NOUN) {
                sum.place += 0.5;
            }
        }
    }
    if mention.last < bounds.end {
        sum.add(of_behind(words, mention.last, bounds.end));
    }
    // "SKERRY - Rain fell": a dateline, or a heading.
    let unsure = |d: &Dateline| !d.sure && d.place == (mention.first..mention.last);
    if text.dateline(mention.first).is_some_and(unsure) {
        sum.place += 3.5;
    }
    sum
}

/// "..., said Costa.": the subject of the verb before it, which a comma or a quotation stands before.
fn is_inverted(words: &Words<'_>, mention: &Mention, bounds: &Range<usize>) -> bool {
    let text = words.text;
    let before = mention
        .first
        .checked_sub(2)
        .filter(|&at| at >= bounds.start);
    before.is_some_and(|at| text.word(at) == "," || text.class(at) == Class::Mark)
        && matches!(text.class(mention.last), Class::Punct | Class::Mark)
}

/// "The spokesman, Piers Lockwood, ...": a role of one, and the name set off behind it.
fn introduces(words: &Words<'_>, mention: &Mention, comma: usize, bounds: &Range<usize>) -> bool {
    let text = words.text;
    let Some(noun) = comma.checked_sub(1).filter(|&at| at > bounds.start) else {
        return false;
    };
    let one = text.tag(noun) == Tag::NN && words.at(noun).shape == Shape::Lower;
    let told = (bounds.start..noun)
        .rev()
        .take(4)
        .take_while(|&at| words.at(at).shape == Shape::Lower || at == bounds.start)
        .any(|at| {
            matches!(
                text.lower(at),
                "the" | "a" | "an" | "his" | "her" | "their" | "its"
            )
        });
    one && told
        && words.is_role(noun)
        && mention.last - mention.first > 1
        && (text.lower(mention.last) == "," || text.tag(mention.last).is_finite())
}

/// "NORTHBANK, Oct. 2 (Wire) -": where a story was written.
pub(super) fn is_dateline(words: &Words<'_>, mention: &Mention) -> bool {
    mention.form != Form::Organization && words.text.is_where_written(mention.first)
}

/// "the yard at Holm", "a man from Eskdale": a name of one word, in no list, where a place stands sooner than somebody.
/// What may be somebody's given name needs more than a preposition. "A director at Marlow": a firm.
pub(super) fn stands_where(words: &Words<'_>, mention: &Mention) -> Option<ActorKind> {
    let text = words.text;
    let start = words.sentence(mention.first).start;
    let (at, word) = (mention.first, words.at(mention.first));
    let unknown = mention.last - at == 1
        && mention.form == Form::Name
        && mention.title.is_none()
        && mention.place.is_none()
        && mention.known.is_none()
        && word.shape == Shape::Title
        && !word.facts.any(Facts::COMMON.and(Facts::SURNAME_ENDING));
    let owner = matches!(text.lower(mention.last), "'s" | "'");
    if !unknown || owner || at <= start || text.tag(mention.last) == Tag::VBG {
        return None;
    }
    let lead = Some(at - 1).filter(|&p| p > start).map(|p| p - 1);
    let role = lead.is_some_and(|l| words.is_role(l) || people::is_crowd(text.lower(l)));
    let spot = lead
        .filter(|&l| words.at(l).shape == Shape::Lower)
        .is_some_and(|l| {
            words.facts(l).has(Facts::PLACE_NOUN) || contexts::behind(text.lower(l))[2] > 5
        });
    let turns = lead.is_some_and(|l| contexts::turns(text.lower(l)));
    let (sure, kind) = match text.lower(at - 1) {
        "near" | "outside" | "around" => (true, ActorKind::Place),
        "in" => (!turns, ActorKind::Place),
        "at" if role => (false, ActorKind::Organization),
        "at" => (spot, ActorKind::Place),
        "from" => (role, ActorKind::Place),
        _ => return None,
    };
    (sure || !turns && !word.facts.has(Facts::GIVEN)).then_some(kind)
}

fn of_behind(words: &Words<'_>, after: usize, end: usize) -> Evidence {
    let text = words.text;
    let mut sum = Evidence::default();
    let next = text.lower(after);
    let points = contexts::behind(next);
    sum.points(points);
    if next == "'s" {
        sum.points(contexts::owned(text.lower(after + 1)));
    } else if points == [0; 3] && words.at(after).shape == Shape::Lower {
        let facts = words.facts(after);
        if facts.has(Facts::ORG_NOUN) {
            sum.organization += 0.6;
        } else if facts.has(Facts::PLACE_NOUN) && text.tag(after) != Tag::VBD {
            // "the Westhaven meadow"
            sum.place += 0.5;
        } else if text.tag(after) == Tag::VBD {
            sum.person += 0.3;
            sum.organization += 0.2;
        } else if matches!(text.tag(after), Tag::NN | Tag::NNS)
            && facts.has(Facts::COMMON)
            && !facts.any(Facts::FUNCTION.and(Facts::PERSON_NOUN))
        {
            // "the Polaroid camera": a name that only says what sort
            sum.thing += 0.4;
        }
    }
    if next == "," && after + 1 < end {
        let age = text.class(after + 1) == Class::Number && text.word(after + 1).len() <= 2;
        if age && matches!(text.lower(after + 2), "," | "." | "of") {
            sum.person += 2.0;
        } else if matches!(text.lower(after + 1), "who" | "whose") {
            sum.person += 1.6;
        } else if contexts::behind(text.lower(after + 1))[0] == 9 {
            sum.person += 0.5;
        } else {
            // "Guryong, a port of 9,000", "Ada, a village near"
            let lies = matches!(text.lower(after + 1), "a" | "an" | "the")
                && (after + 2..(after + 5).min(end))
                    .take_while(|&i| words.at(i).shape == Shape::Lower)
                    .any(|i| contexts::before(text.lower(i))[2] >= 10 && text.tag(i).is_noun());
            sum.place += if lies { 1.5 } else { 0.0 };
            let role = (after + 1..(after + 6).min(end))
                .take_while(|&i| {
                    words.at(i).shape == Shape::Lower || words.at(i).facts.has(Facts::DEMONYM)
                })
                .any(|i| words.is_role(i));
            sum.person += if role { 1.2 } else { 0.0 };
        }
    }
    if next == "(" && text.class(after + 1) == Class::Word {
        let inside = text.word(after + 1);
        if matches!(inside, "D" | "R" | "I") || inside.starts_with("D-") || inside.starts_with("R-")
        {
            sum.person += 2.5;
        } else if words.at(after + 1).shape == Shape::Caps && text.word(after + 2) == ")" {
            sum.organization += 1.5;
        }
    }
    sum
}
