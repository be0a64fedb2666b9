//! What sort of thing a name is: a linear model over what its words and its neighbours say, over all its mentions.
//!
//! Each fact is a [`Sign`]; [`crate::extract::lexicon::kinds`] holds what each is worth for a person, an organisation, a
//! place and for no actor at all. Knows nothing of merging; `merge` adds the evidence of names that mean the same.

use super::piece::{self, Form};
use super::spot::Mention;
use super::word::{Shape, Word, Words};
use crate::extract::ActorKind;
use crate::extract::lexicon::contexts::{self, Context};
use crate::extract::lexicon::facts::{Facts, Place};
use crate::extract::lexicon::kinds::{SIGNS, Sign, weights};
use crate::extract::text::{Class, Tag};

/// Points for person, organisation, place and no actor at all: logarithms of odds.
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

    /// The kind with most points; `None` if it is no actor.
    pub fn kind(&self) -> Option<ActorKind> {
        let best = self.person.max(self.organization).max(self.place);
        if self.thing >= best {
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

/// How strongly each sign shows.
pub(super) struct Signs([f32; SIGNS]);

impl Default for Signs {
    fn default() -> Self {
        Self([0.0; SIGNS])
    }
}

impl Signs {
    fn see(&mut self, sign: Sign) {
        self.0[sign as usize] += 1.0;
    }

    fn see_if(&mut self, seen: bool, sign: Sign) {
        if seen {
            self.see(sign);
        }
    }

    /// What they amount to.
    pub fn evidence(&self) -> Evidence {
        let mut sum = [0.0f32; 4];
        for (value, row) in self.0.iter().zip(weights()) {
            if *value != 0.0 {
                for (sum, weight) in sum.iter_mut().zip(row) {
                    *sum += value * f32::from(*weight) / 100.0;
                }
            }
        }
        let [person, organization, place, thing] = sum;
        Evidence {
            person,
            organization,
            place,
            thing,
        }
    }
}

/// All that shows what a name is, from the mentions that spell it alike.
pub(super) fn signs(words: &Words<'_>, mentions: &[&Mention]) -> Signs {
    let mut signs = Signs::default();
    for mention in mentions {
        around(words, mention, &mut signs);
    }
    let count = mentions.len().max(1) as f32;
    // A sign that shows in each of n mentions is worth more than one mention's, but not n times as much.
    for value in &mut signs.0 {
        *value /= count.sqrt();
    }
    signs.see(Sign::Any);
    signs.0[Sign::Often as usize] = count.log2();
    // The spelling that says most: a headline's capitals say less than the body's.
    if let Some(mention) = mentions.iter().find(|m| !m.weak).or(mentions.first()) {
        of_words(words, mention, &mut signs);
        signs.see_if(mention.weak, Sign::Weak);
        signs.see_if(mention.weak && mentions.len() == 1, Sign::WeakOnce);
    }
    signs
}

/// What the name's own words say.
fn of_words(words: &Words<'_>, mention: &Mention, signs: &mut Signs) {
    let count = mention.last - mention.first;
    signs.see(match mention.form {
        Form::Person => Sign::FormPerson,
        Form::Organization => Sign::FormOrganization,
        Form::Place => Sign::FormPlace,
        Form::Thing => Sign::FormThing,
        Form::Name | Form::Title | Form::People => Sign::FormName,
    });
    if let Some(place) = mention.place {
        signs.see(match place.sort {
            b'c' => Sign::Country,
            b's' => Sign::State,
            b'k' => Sign::Capital,
            b'r' => Sign::Region,
            b't' => Sign::Town,
            _ => Sign::TownOrName,
        });
    }
    if let Some(known) = mention.known {
        signs.see(match known.sort {
            b'o' => Sign::KnownOrganization,
            b'l' => Sign::KnownPlace,
            _ => Sign::KnownThing,
        });
    }
    let listed = mention.place.is_some() || mention.known.is_some();
    match count {
        1 => of_one(words, mention, listed, signs),
        _ => of_several(words, mention, signs),
    }
}

/// A name of one word.
fn of_one(words: &Words<'_>, mention: &Mention, listed: bool, signs: &mut Signs) {
    let Word { shape, facts, .. } = words.at(mention.first);
    let written = words.text.word(mention.first);
    let lower = words.text.lower(mention.first);
    let digit = written.bytes().any(|b| b.is_ascii_digit());
    signs.see(Sign::One);
    signs.see_if(digit && !listed, Sign::Digit);
    if listed || digit {
        return;
    }
    let caps = shape == Shape::Caps && !mention.weak;
    signs.see_if(caps && mention.key.len() <= 3, Sign::ShortAcronym);
    signs.see_if(caps && mention.key.len() > 3, Sign::Acronym);
    if caps {
        return;
    }
    let many = written.strip_suffix('s').unwrap_or("");
    signs.see_if(
        many.len() > 1 && many.bytes().all(|b| b.is_ascii_uppercase()),
        Sign::Acronyms,
    );
    signs.see_if(shape == Shape::Inner || is_coined(written), Sign::Coined);
    signs.see_if(is_idea(lower), Sign::Idea);
    signs.see_if(facts.has(Facts::GIVEN), Sign::OneGiven);
    signs.see_if(facts.has(Facts::SURNAME), Sign::OneSurname);
    signs.see_if(facts.has(Facts::ORG_HEAD), Sign::OneHead);
    signs.see_if(facts.has(Facts::PLACE_HEAD), Sign::OnePlaceHead);
    if facts.has(Facts::COMMON) {
        signs.see(Sign::OneCommon);
    } else {
        signs.see_if(facts.has(Facts::SURNAME_ENDING), Sign::OneEnding);
        signs.see_if(
            !facts.any(Facts::GIVEN.and(Facts::SURNAME)),
            Sign::OneUnknown,
        );
        signs.see_if(
            lower.ends_with('s') && !facts.any(Facts::GIVEN.and(Facts::SURNAME)),
            Sign::OneMany,
        );
    }
}

/// A name of several words.
fn of_several(words: &Words<'_>, mention: &Mention, signs: &mut Signs) {
    let tokens = mention.first..mention.last;
    let first = words.at(mention.first).facts;
    let last = words.at(mention.last - 1).facts;
    let plain = |f: Facts| f.has(Facts::COMMON) && !f.any(Facts::GIVEN.and(Facts::SURNAME));
    let common = tokens.clone().filter(|&i| plain(words.at(i).facts)).count();
    let capitals = tokens
        .clone()
        .filter(|&i| words.at(i).shape != Shape::Lower)
        .count();
    signs.see(match capitals {
        ..=2 => Sign::Two,
        3 => Sign::Three,
        _ => Sign::More,
    });
    signs.see_if(first.has(Facts::GIVEN), Sign::FirstGiven);
    signs.see_if(last.has(Facts::SURNAME), Sign::LastSurname);
    signs.see_if(
        last.has(Facts::SURNAME_ENDING) && !last.has(Facts::COMMON),
        Sign::LastEnding,
    );
    signs.see_if(last.has(Facts::ORG_HEAD), Sign::LastOrganization);
    signs.see_if(last.has(Facts::PLACE_HEAD), Sign::LastPlace);
    signs.see_if(last.has(Facts::THING_HEAD), Sign::LastThing);
    signs.see_if(first.has(Facts::DEMONYM), Sign::FirstPeople);
    signs.see_if(common == 0, Sign::NoneCommon);
    signs.see_if(common >= capitals && common > 0, Sign::AllCommon);
    signs.see_if(common > 0 && common < capitals, Sign::SomeCommon);
    signs.see_if(
        words.text.lower(mention.last - 1).ends_with('s') && plain(last),
        Sign::LastMany,
    );
    let mut inner = tokens.clone();
    signs.see_if(inner.any(|i| words.text.lower(i) == "of"), Sign::Of);
    let and = |i: usize| matches!(words.text.lower(i), "and" | "&");
    signs.see_if(tokens.clone().any(and), Sign::And);
    let initial = |i: usize| words.text.word(i).len() == 2 && words.text.word(i).ends_with('.');
    signs.see_if(tokens.clone().any(initial), Sign::Initial);
    let place = (mention.first + 1..mention.last)
        .any(|end| piece::place(words, mention.first..end).is_some_and(|p: Place| p.sort != b'm'));
    signs.see_if(place, Sign::FirstPlace);
}

/// What stands around one mention says.
fn around(words: &Words<'_>, mention: &Mention, signs: &mut Signs) {
    let bounds = words.sentence(mention.first);
    if mention.title.is_some() {
        signs.see(Sign::Titled);
        return;
    }
    match mention.first.checked_sub(1).filter(|b| bounds.contains(b)) {
        Some(before) => in_front(words, before, bounds.start, signs),
        None => signs.see(Sign::Starts),
    }
    if mention.last < bounds.end {
        behind(words, mention.last, bounds.end, signs);
    } else {
        signs.see(Sign::Ends);
    }
}

fn in_front(words: &Words<'_>, before: usize, start: usize, signs: &mut Signs) {
    let text = words.text;
    let lower = text.lower(before);
    let known = match contexts::before(lower) {
        Some(Context::In) => Some(Sign::In),
        Some(Context::Near) => Some(Sign::Near),
        Some(Context::At) => Some(Sign::At),
        Some(Context::From) => Some(Sign::From),
        Some(Context::The) => Some(Sign::The),
        Some(Context::A) => Some(Sign::An),
        Some(Context::By) => Some(Sign::By),
        Some(Context::Company) => Some(Sign::Company),
        Some(Context::City) => Some(Sign::City),
        Some(Context::Ship) => Some(Sign::Ship),
        _ => None,
    };
    if let Some(sign) = known {
        signs.see(sign);
        return;
    }
    let facts = words.facts(before);
    let lower_word = words.at(before).shape == Shape::Lower;
    match lower {
        "of" => {
            signs.see(Sign::OfName);
            let owner = before
                .checked_sub(1)
                .filter(|o| *o >= start)
                .map_or("", |o| text.lower(o));
            let role = before > start && words.facts(before - 1).has(Facts::ROLE);
            signs.see_if(role, Sign::RoleOf);
            signs.see_if(
                contexts::before_of(owner) == Some(Context::City),
                Sign::CityOf,
            );
            signs.see_if(
                contexts::before_of(owner) == Some(Context::Wife),
                Sign::WifeOf,
            );
        }
        "and" | "or" => signs.see(Sign::AndName),
        "," => signs.see(Sign::CommaName),
        "'s" | "'" => signs.see(Sign::OwnerName),
        "(" => signs.see(Sign::BracketName),
        _ if text.class(before) == Class::Mark => signs.see(Sign::MarkName),
        _ if text.class(before) == Class::Number => signs.see(Sign::NumberName),
        _ if lower_word && facts.has(Facts::ROLE) => signs.see(Sign::RoleName),
        _ if lower_word && facts.has(Facts::BODY) => signs.see(Sign::BodyName),
        _ if lower_word && facts.has(Facts::PLACE_NOUN) => signs.see(Sign::PlaceNounName),
        _ if text.tag(before).is_verb() => signs.see(Sign::VerbName),
        _ if text.tag(before).is_adjective() => signs.see(Sign::AdjectiveName),
        _ if text.tag(before).is_noun() => signs.see(Sign::NounName),
        _ => {}
    }
}

fn behind(words: &Words<'_>, after: usize, end: usize, signs: &mut Signs) {
    let text = words.text;
    let next = text.lower(after);
    let known = match contexts::behind(next) {
        Some(Context::Says) => Some(Sign::Says),
        Some(Context::Who) => Some(Sign::Who),
        Some(Context::Officials) => Some(Sign::Officials),
        Some(Context::Residents) => Some(Sign::Residents),
        Some(Context::Camera) => Some(Sign::Camera),
        _ => None,
    };
    if let Some(sign) = known {
        signs.see(sign);
        return;
    }
    let facts = words.facts(after);
    let lower_word = words.at(after).shape == Shape::Lower;
    match next {
        "," if after + 1 < end => behind_comma(words, after + 1, end, signs),
        "'s" | "'" => signs.see(match contexts::owned(text.lower(after + 1)) {
            Some(Context::Wife) => Sign::OwnsWife,
            Some(Context::Capital) => Sign::OwnsCapital,
            Some(Context::Shares) => Sign::OwnsShares,
            _ => Sign::Owns,
        }),
        "(" if text.class(after + 1) == Class::Word => {
            let inside = text.word(after + 1);
            let party = matches!(inside, "D" | "R" | "I")
                || inside.starts_with("D-")
                || inside.starts_with("R-");
            let caps = words.at(after + 1).shape == Shape::Caps && text.word(after + 2) == ")";
            signs.see_if(party, Sign::Party);
            signs.see_if(caps && !party, Sign::Bracket);
        }
        "and" | "or" => signs.see(Sign::NameAnd),
        "is" | "was" | "has" | "had" => signs.see(Sign::Is),
        _ if text.class(after) == Class::Mark => signs.see(Sign::NameMark),
        _ if names_body(words, after, end) => signs.see(Sign::NameBody),
        _ if lower_word && facts.has(Facts::ROLE) => signs.see(Sign::NameRole),
        _ if matches!(text.tag(after), Tag::NN | Tag::NNS) => signs.see(Sign::NameNoun),
        _ if matches!(text.tag(after), Tag::VBD) => signs.see(Sign::Did),
        _ if text.tag(after).is_finite() => signs.see(Sign::Does),
        _ => {}
    }
}

/// "the Harbour Knot Internet portal": nouns behind a name that end with a body's.
fn names_body(words: &Words<'_>, after: usize, end: usize) -> bool {
    (after..end.min(after + 3))
        .take_while(|&i| matches!(words.text.tag(i), Tag::NN | Tag::NNS | Tag::NNP | Tag::JJ))
        .any(|i| words.at(i).shape == Shape::Lower && words.facts(i).has(Facts::BODY))
}

/// "Costa, 34, ...", "Costa, who ...", "Costa, a lawyer, ...", "Acme, a maker of ..., ..."
fn behind_comma(words: &Words<'_>, at: usize, end: usize, signs: &mut Signs) {
    let text = words.text;
    let age = text.class(at) == Class::Number && text.word(at).len() <= 2;
    if age && matches!(text.lower(at + 1), "," | "." | "of") {
        signs.see(Sign::Age);
        return;
    }
    if matches!(text.lower(at), "who" | "whose") {
        signs.see(Sign::Who);
        return;
    }
    if contexts::behind(text.lower(at)) == Some(Context::Says) {
        signs.see(Sign::CommaSays);
        return;
    }
    let phrase = (at..(at + 6).min(end)).take_while(|&i| {
        words.at(i).shape == Shape::Lower || words.at(i).facts.has(Facts::DEMONYM)
    });
    let mut found = None;
    for i in phrase {
        let facts = words.facts(i);
        if facts.has(Facts::BODY) {
            found = Some(Sign::CommaBody);
        } else if facts.has(Facts::ROLE) {
            found = Some(Sign::CommaRole);
        }
        if found.is_some() && matches!(text.tag(i + 1), Tag::IN | Tag::Punct | Tag::CC) {
            break;
        }
    }
    signs.see(found.unwrap_or(Sign::NameComma));
}

/// A capital inside ("TechWorld"), or an ending that firms and papers take ("Citynews").
fn is_coined(word: &str) -> bool {
    #[rustfmt::skip]
    const ENDINGS: &[&str] = &[
        "news", "soft", "bank", "media", "pedia", "tech", "corp", "tel", "com", "net", "air", "wire", "gas", "neft", "post", "telecom", "group",
        "works", "pharma", "book", "tube", "med",
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

/// "Thatcherism", "acme.com"
fn is_idea(lower: &str) -> bool {
    #[rustfmt::skip]
    const ENDINGS: &[&str] = &["ism", "phobia", "gate", "itis", "mania", ".com", ".org", ".net"];
    lower.len() > 5 && ENDINGS.iter().any(|e| lower.ends_with(e))
}
