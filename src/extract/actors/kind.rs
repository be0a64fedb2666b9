//! What sort of thing a name is: evidence from its words, the lists and its neighbours, added up over all its mentions.
//!
//! Knows nothing of merging; `merge` adds the evidence of names that mean the same.

use super::piece::Form;
use super::spot::Mention;
use super::word::{Shape, Words};
use crate::extract::ActorKind;
use crate::extract::lexicon::facts::{self, Facts};
use crate::extract::text::{Class, Tag};

/// Points for person, organisation, place and no actor at all.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Evidence {
    pub person: f32,
    pub organization: f32,
    pub place: f32,
    pub thing: f32,
}

impl Evidence {
    fn new(person: f32, organization: f32, place: f32, thing: f32) -> Self {
        Self {
            person,
            organization,
            place,
            thing,
        }
    }

    pub fn add(&mut self, other: Evidence) {
        self.person += other.person;
        self.organization += other.organization;
        self.place += other.place;
        self.thing += other.thing;
    }

    /// No kind gets more than `most` points of this evidence.
    pub fn capped(self, most: f32) -> Evidence {
        let cap = |x: f32| x.clamp(-most, most);
        Evidence::new(
            cap(self.person),
            cap(self.organization),
            cap(self.place),
            cap(self.thing),
        )
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
    let count = mention.last - mention.first;
    let first = words.at(mention.first).facts;
    let last = words.at(mention.last - 1).facts;
    match mention.form {
        Form::Person => sum.person += 3.0,
        Form::Organization => sum.organization += 3.0,
        Form::Place => sum.place += 2.0,
        Form::Thing => sum.thing += 3.0,
        Form::Name | Form::Title | Form::People => {}
    }
    if count > 1 && last.has(Facts::ORG_HEAD.and(Facts::PLACE_HEAD)) {
        sum.place += 1.0;
    }
    if let Some(place) = facts::place(&mention.key) {
        sum.place += match place.sort {
            b'c' => 3.0,
            b's' | b'k' => 2.0,
            b'r' => 2.0,
            b't' => 1.0,
            _ => 0.8,
        };
    }
    match facts::known(&mention.key).map(|k| k.0) {
        Some(b'o') => sum.organization += 1.5,
        Some(b'l') => sum.place += 2.0,
        Some(_) => sum.thing += 3.0,
        None => {}
    }
    let inner = mention.first..mention.last;
    let common = inner
        .clone()
        .filter(|&i| {
            words.at(i).facts.has(Facts::COMMON)
                && !words.at(i).facts.any(Facts::GIVEN.and(Facts::SURNAME))
        })
        .count();
    if common > 0 && mention.form == Form::Name {
        sum.organization += 0.6;
        sum.person -= 1.0;
        sum.thing += if common == count { 0.9 } else { 0.2 };
    }
    if count == 1 {
        let caps = words.at(mention.first).shape == Shape::Caps && !words.at(mention.first).weak;
        if caps && (2..=6).contains(&words.text.word(mention.first).len()) && sum.place < 1.0 {
            sum.organization += 1.5;
        } else if !first.has(Facts::COMMON) {
            sum.person += 0.3;
            if first.has(Facts::GIVEN) {
                sum.person += 0.7;
            }
            if first.has(Facts::SURNAME) {
                sum.person += 0.5;
            }
            if first.has(Facts::SURNAME_ENDING) {
                sum.person += 1.0;
            }
        }
    } else if mention.form == Form::Name && common == 0 && count <= 3 {
        sum.person += 1.0;
        if last.any(Facts::SURNAME.and(Facts::SURNAME_ENDING)) {
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
    let sentence = text
        .sentence_of(mention.first)
        .and_then(|i| text.sentences.get(i));
    let (start, end) = sentence.map_or((mention.first, mention.last), |s| (s.first, s.last));
    let before = (mention.first > start).then(|| mention.first - 1);
    if let Some(before) = before {
        let lower = text.lower(before);
        let seat = facts::of(lower);
        match lower {
            "in" => sum.place += 1.2,
            "near" | "outside" | "throughout" | "across" | "around" | "visit" | "leave"
            | "left" | "visited" | "off" => sum.place += 1.0,
            "at" => {
                sum.place += 0.3;
                sum.organization += 0.4;
            }
            "from" | "to" | "into" | "through" | "toward" | "towards" | "between" => {
                sum.place += 0.3
            }
            "the" => {
                sum.person -= 1.5;
                sum.organization += 0.6;
            }
            "by" => {
                sum.person += 0.2;
                sum.organization += 0.2;
            }
            "of" => {
                let owner = before.checked_sub(1).map(|i| text.lower(i)).unwrap_or("");
                if matches!(
                    owner,
                    "city"
                        | "town"
                        | "village"
                        | "state"
                        | "province"
                        | "country"
                        | "republic"
                        | "capital"
                        | "region"
                        | "island"
                        | "north"
                        | "south"
                        | "east"
                        | "west"
                        | "outside"
                        | "suburb"
                        | "port"
                        | "coast"
                        | "streets"
                        | "outskirts"
                        | "parts"
                        | "people"
                        | "district"
                ) {
                    sum.place += 1.2;
                }
            }
            _ => {}
        }
        if words.at(before).shape == Shape::Lower {
            if facts::is_role(lower) {
                sum.person += 1.8;
            } else if seat.has(Facts::ORG_NOUN)
                || matches!(
                    lower,
                    "company"
                        | "firm"
                        | "giant"
                        | "startup"
                        | "network"
                        | "group"
                        | "party"
                        | "rival"
                        | "website"
                        | "newspaper"
                        | "maker"
                )
            {
                sum.organization += 1.5;
            } else if seat.has(Facts::PLACE_NOUN) {
                sum.place += 0.5;
            }
        }
    }
    sum.add(behind(words, mention, end));
    sum
}

fn behind(words: &Words<'_>, mention: &Mention, end: usize) -> Evidence {
    let text = words.text;
    let mut sum = Evidence::default();
    let after = mention.last;
    if after >= end {
        return sum;
    }
    let next = text.lower(after);
    let shape = words.at(after).shape;
    if is_speech(next) {
        sum.person += 0.9;
        sum.organization += 0.4;
    } else if matches!(next, "who" | "whose" | "himself" | "herself") {
        sum.person += 1.6;
    } else if next == "'s" && after + 1 < end {
        let owned = text.lower(after + 1);
        if matches!(
            owned,
            "wife"
                | "husband"
                | "son"
                | "daughter"
                | "mother"
                | "father"
                | "family"
                | "death"
                | "life"
                | "lawyer"
                | "lawyers"
                | "attorney"
                | "parents"
                | "brother"
                | "sister"
                | "remarks"
                | "body"
                | "career"
        ) {
            sum.person += 1.5;
        } else if matches!(
            owned,
            "president"
                | "government"
                | "capital"
                | "parliament"
                | "army"
                | "foreign"
                | "economy"
                | "prime"
                | "military"
                | "population"
                | "largest"
                | "border"
                | "people"
                | "central"
                | "minister"
                | "mayor"
                | "streets"
        ) {
            sum.place += 1.0;
        } else if matches!(
            owned,
            "ceo"
                | "chief"
                | "board"
                | "shares"
                | "shareholders"
                | "headquarters"
                | "chairman"
                | "spokesman"
                | "spokeswoman"
                | "members"
                | "website"
                | "director"
                | "founder"
        ) {
            sum.organization += 1.2;
        }
    } else if shape == Shape::Lower {
        let noun = facts::of(next);
        if matches!(
            next,
            "officials"
                | "spokesman"
                | "spokeswoman"
                | "executives"
                | "employees"
                | "members"
                | "shares"
                | "lawmakers"
                | "leader"
                | "leaders"
                | "chief"
                | "executive"
                | "headquarters"
                | "stock"
                | "users"
                | "staff"
                | "fighters"
                | "supporters"
        ) {
            sum.organization += 0.8;
            sum.place += 0.2;
        } else if matches!(
            next,
            "residents"
                | "mayor"
                | "area"
                | "region"
                | "native"
                | "border"
                | "airport"
                | "street"
                | "governor"
                | "suburb"
        ) {
            sum.place += 1.2;
        } else if noun.has(Facts::ORG_NOUN) {
            sum.organization += 0.6;
        } else if text.tag(after) == Tag::VBD || next.ends_with("ed") {
            sum.person += 0.3;
            sum.organization += 0.2;
        }
    }
    if next == "," && after + 1 < end {
        if text.class(after + 1) == Class::Number
            && matches!(text.lower(after + 2), "," | "." | "of")
            && text.word(after + 1).len() <= 2
        {
            sum.person += 2.0;
        } else if matches!(text.lower(after + 1), "who" | "whose") {
            sum.person += 1.6;
        } else if is_speech(text.lower(after + 1)) {
            sum.person += 0.5;
        } else {
            let role = (after + 1..(after + 6).min(end))
                .take_while(|&i| {
                    words.at(i).shape == Shape::Lower || words.at(i).facts.has(Facts::DEMONYM)
                })
                .any(|i| facts::is_role(text.lower(i)));
            if role {
                sum.person += 1.2;
            }
        }
    }
    if next == "(" && text.class(after + 1) == Class::Word && text.word(after + 2) == ")" {
        let inside = text.word(after + 1);
        if matches!(inside, "D" | "R" | "I") || inside.starts_with("D-") || inside.starts_with("R-")
        {
            sum.person += 2.5;
        } else if words.at(after + 1).shape == Shape::Caps {
            sum.organization += 1.5;
        }
    }
    sum
}

/// Verbs of saying and thinking, as they stand beside a speaker.
fn is_speech(lower: &str) -> bool {
    matches!(
        lower,
        "said"
            | "says"
            | "told"
            | "added"
            | "adds"
            | "believes"
            | "thinks"
            | "explained"
            | "explains"
            | "recalls"
            | "recalled"
            | "noted"
            | "notes"
            | "argued"
            | "argues"
            | "insisted"
            | "insists"
            | "warned"
            | "warns"
            | "wrote"
            | "writes"
            | "tweeted"
            | "asked"
            | "asks"
            | "replied"
            | "claimed"
            | "claims"
            | "admitted"
            | "denied"
            | "continued"
            | "continues"
            | "stated"
            | "states"
            | "suggested"
            | "testified"
            | "joked"
            | "testifies"
            | "acknowledged"
            | "concedes"
            | "conceded"
            | "met"
            | "spoke"
            | "called"
            | "tells"
            | "urged"
    )
}
