//! Who a source is: a name, a description or a pronoun resolved to an actor of the article, or left unknown.
//!
//! A wrong name harms more than none, so every step gives up where two people fit: pronouns look for the last person of
//! that gender who headed a sentence or spoke, descriptions for the one actor whom the text calls so. Nobody speaks of
//! himself by name: whoever the statement itself names is no candidate.

use std::collections::HashMap;

use crate::article::{Role, Span};
use crate::extract::lexicon::people;
use crate::extract::text::{Class, Tag, Text};
use crate::extract::{Actor, ActorKind, Gender};

/// What a source was resolved to.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Speaker {
    pub name: Option<String>,
    pub actor: Option<usize>,
    /// How likely it is right, given that the source is.
    pub trust: f32,
    /// How it was resolved, for the evidence.
    pub how: &'static str,
}

impl Speaker {
    fn unknown(how: &'static str) -> Self {
        Speaker {
            trust: 0.5,
            how,
            ..Speaker::default()
        }
    }
}

/// Resolves the sources of one article, in order of the text.
pub(super) struct Resolver<'a> {
    text: &'a Text<'a>,
    actors: &'a [Actor],
    /// Named mentions outside quotation marks: token, actor; in order of the text.
    mentions: Vec<(usize, usize)>,
    /// Who spoke: token of the source's head, actor.
    spoke: Vec<(usize, usize)>,
    known: HashMap<(usize, usize), Speaker>,
    /// Genders that pronouns have told.
    told: HashMap<usize, Gender>,
}

impl<'a> Resolver<'a> {
    /// `quoted` says of every token whether it stands inside quotation marks.
    pub fn new(text: &'a Text<'a>, actors: &'a [Actor], quoted: &[bool]) -> Self {
        let mut mentions: Vec<(usize, usize)> = actors
            .iter()
            .enumerate()
            .flat_map(|(index, actor)| {
                actor
                    .mentions
                    .iter()
                    .map(move |m| (text.token_at(m.start), index))
            })
            .filter(|&(token, _)| !quoted.get(token).copied().unwrap_or(true))
            .filter(|&(token, _)| {
                text.paragraph_of(token)
                    .is_some_and(|p| text.paragraphs[p].role.is_story())
            })
            .collect();
        mentions.sort_unstable();
        Self {
            text,
            actors,
            mentions,
            spoke: Vec::new(),
            known: HashMap::new(),
            told: HashMap::new(),
        }
    }

    /// Resolves the source `first..last` whose head noun is `head`, of the statement that stands in `pieces` (tokens).
    pub fn resolve(&mut self, source: (usize, usize, usize), pieces: &[(usize, usize)]) -> Speaker {
        let key = (source.0, source.1);
        let found = match self.known.get(&key) {
            Some(found) => found.clone(),
            None => self.find(source, pieces),
        };
        if let Some(actor) = found.actor {
            self.spoke.push((source.2, actor));
            if source.1 - source.0 == 1 {
                match self.text.lower(source.2) {
                    "he" => self.told.entry(actor).or_insert(Gender::Male),
                    "she" => self.told.entry(actor).or_insert(Gender::Female),
                    _ => &mut Gender::Male,
                };
            }
        }
        self.known.insert(key, found.clone());
        found
    }

    fn find(&self, source: (usize, usize, usize), pieces: &[(usize, usize)]) -> Speaker {
        let (first, last, head) = source;
        if last - first == 1 && is_pronoun(self.text.lower(head)) {
            return self.pronoun(head, pieces);
        }
        if self.text.word(head).starts_with('@') {
            return self.handle(head);
        }
        if last - first <= 2
            && matches!(self.text.lower(first), "a" | "answer" | "q" | "question")
            && self.text.word(last) == ":"
        {
            return self.label(first);
        }
        self.named(self.text.span(first..last), head)
            .unwrap_or_else(|| self.description(source, pieces))
    }

    /// The actor that the source names itself.
    fn named(&self, span: Span, head: usize) -> Option<Speaker> {
        let text = self.text;
        let head_span = text.tokens.get(head)?.span;
        let mut best: Option<(u8, usize)> = None;
        for (index, actor) in self.actors.iter().enumerate() {
            for mention in actor.mentions.iter().filter(|m| span.overlaps(**m)) {
                let on_head = mention.overlaps(head_span);
                let start = text.token_at(mention.start);
                let words = text.tokens_in(*mention).len();
                let comma = start > 0 && text.word(start - 1) == ",";
                // "a spokesman for Costa", "the agency of Costa": governed by a preposition behind the head
                let governed = (head + 1..start).any(|t| matches!(text.tag(t), Tag::IN | Tag::TO))
                    && !(comma && words > 1);
                let possessive = mention.end < span.end
                    && matches!(text.lower(text.token_at(mention.end)), "'s" | "'");
                let rank = match (actor.kind, on_head) {
                    _ if possessive => continue,
                    (ActorKind::Person, true) => 4,
                    (ActorKind::Person, false) if !governed => 3,
                    (_, true) => 2,
                    _ => continue,
                };
                if best.is_none_or(|(r, _)| rank > r) {
                    best = Some((rank, index));
                }
            }
        }
        let (rank, index) = best?;
        Some(self.speaker(index, if rank >= 3 { 1.0 } else { 0.95 }, "named"))
    }

    fn speaker(&self, actor: usize, trust: f32, how: &'static str) -> Speaker {
        Speaker {
            name: self.actors.get(actor).map(|a| a.name.clone()),
            actor: Some(actor),
            trust,
            how,
        }
    }

    /// Whether the statement names the actor.
    fn is_said_of(&self, actor: usize, pieces: &[(usize, usize)]) -> bool {
        self.mentions
            .iter()
            .any(|&(t, a)| a == actor && pieces.iter().any(|&(from, to)| from <= t && t < to))
    }

    /// "@anacosta": whose name it begins with, or whom it stands behind in brackets.
    fn handle(&self, at: usize) -> Speaker {
        let letters = |s: &str| {
            s.chars()
                .filter(|c| c.is_alphanumeric())
                .flat_map(char::to_lowercase)
                .collect::<String>()
        };
        let handle = letters(self.text.word(at));
        let mut named = (0..self.actors.len()).filter(|&i| {
            let name = letters(&self.actors[i].name);
            name.len() > 5 && handle.starts_with(&name)
        });
        let bracketed = || {
            let token = (2..self.text.tokens.len()).find(|&t| {
                self.text.lower(t) == self.text.lower(at) && self.text.word(t - 1) == "("
            })?;
            let end = self.text.tokens[token - 2].span.end;
            (0..self.actors.len()).find(|&i| self.actors[i].mentions.iter().any(|m| m.end == end))
        };
        match (named.next(), named.next()) {
            (Some(one), None) => self.speaker(one, 0.95, "handle"),
            _ => bracketed().map_or_else(
                || Speaker {
                    name: Some(self.text.word(at).to_string()),
                    actor: None,
                    trust: 0.9,
                    how: "handle",
                },
                |a| self.speaker(a, 0.95, "handle"),
            ),
        }
    }

    /// "A: ..." in an interview: the one person of the headline, or whom the article is about.
    fn label(&self, at: usize) -> Speaker {
        if matches!(self.text.lower(at), "q" | "question") {
            return Speaker::unknown("label");
        }
        let person = |i: &usize| self.actors[*i].kind == ActorKind::Person;
        let headed: Vec<usize> = (0..self.actors.len())
            .filter(person)
            .filter(|&i| {
                self.actors[i].mentions.iter().any(|m| {
                    let p = self.text.paragraph_of(self.text.token_at(m.start));
                    p.is_some_and(|p| p < 2 && self.text.paragraphs[p].role == Role::Headline)
                })
            })
            .collect();
        if let [one] = headed[..] {
            return self.speaker(one, 0.9, "interviewee");
        }
        let mut people: Vec<(usize, usize)> = (0..self.actors.len())
            .filter(person)
            .map(|i| (self.actors[i].mentions.len(), i))
            .collect();
        people.sort_unstable_by(|a, b| b.cmp(a));
        match people[..] {
            [(_, one)] => self.speaker(one, 0.85, "interviewee"),
            [(most, one), (next, _), ..] if most >= 2 * next => {
                self.speaker(one, 0.8, "interviewee")
            }
            _ => Speaker::unknown("label"),
        }
    }

    /// "he", "she", "it", "they": the last who fits and headed a sentence or spoke.
    fn pronoun(&self, at: usize, pieces: &[(usize, usize)]) -> Speaker {
        if self.text.lower(at) == "they" {
            return self.crowd(at);
        }
        let found = self.antecedent(at, pieces, 0);
        if found.actor.is_none() && found.name.is_none() {
            // nobody else fits: "Ana Costa has withdrawn, she said"
            let mut own = self.antecedent(at, &[], 0);
            own.trust -= 0.1;
            return own;
        }
        found
    }

    fn fits(&self, index: usize, kind: ActorKind, gender: Option<Gender>) -> bool {
        let Some(actor) = self.actors.get(index) else {
            return false;
        };
        let known = self.told.get(&index).copied().or(actor.gender);
        actor.kind == kind && (gender.is_none() || known.is_none() || known == gender)
    }

    fn antecedent(&self, at: usize, pieces: &[(usize, usize)], depth: usize) -> Speaker {
        let unknown = Speaker::unknown("pronoun");
        let lower = self.text.lower(at);
        let (kind, gender) = match lower {
            "he" => (ActorKind::Person, Some(Gender::Male)),
            "she" => (ActorKind::Person, Some(Gender::Female)),
            "it" => (ActorKind::Organization, None),
            _ => return unknown,
        };
        let fits = |index: usize| self.fits(index, kind, gender) && !self.is_said_of(index, pieces);
        let Some(sentence) = self.text.sentence_of(at) else {
            return unknown;
        };
        let paragraph = self.text.sentences[sentence].paragraph;
        for number in (0..=sentence).rev() {
            let s = self.text.sentences[number];
            if s.paragraph + 3 < paragraph {
                break;
            }
            if !self.text.paragraphs[s.paragraph].role.is_story() {
                continue;
            }
            let stop = s.last.min(at);
            let opening = (s.first..stop).find(|&t| self.text.class(t) == Class::Word);
            if number < sentence
                && let Some(first) = opening
            {
                // "He ... He ... he": the sentence before is about the same one
                if self.text.lower(first) == lower && depth < 6 {
                    let found = self.antecedent(first, pieces, depth + 1);
                    return Speaker {
                        trust: found.trust - 0.02,
                        ..found
                    };
                }
                // "The prime minister did not appear. ... he said"
                if let Some(found) = self.described_subject(first, s.last, kind, gender) {
                    return found;
                }
            }
            let mut here: Vec<(usize, usize, bool)> = self
                .mentions
                .iter()
                .filter(|&&(t, a)| s.first <= t && t < stop && fits(a))
                .map(|&(t, a)| (t, a, self.is_oblique(t)))
                .filter(|&(_, a, oblique)| {
                    !oblique || self.actors[a].gender.is_some() || self.told.contains_key(&a)
                })
                .collect();
            here.extend(
                self.spoke
                    .iter()
                    .filter(|&&(t, a)| s.first <= t && t < stop && fits(a))
                    .map(|&(t, a)| (t, a, false)),
            );
            here.sort_by_key(|&(t, _, oblique)| (oblique, t));
            let Some(&(_, actor, oblique)) = here.first() else {
                continue;
            };
            let sole = here.iter().all(|&(_, a, _)| a == actor);
            let sure = self.actors[actor].gender.is_some() || self.told.contains_key(&actor);
            if !sole && !sure && oblique {
                return unknown; // two fit, and neither heads the sentence
            }
            let trust = match (sole, sure) {
                (true, true) => 0.95,
                (true, false) => 0.88,
                (false, true) => 0.85,
                (false, false) => 0.75,
            };
            return self.speaker(
                actor,
                if number == sentence {
                    trust
                } else {
                    trust - 0.02
                },
                "pronoun",
            );
        }
        unknown
    }

    /// A sentence that opens with "The minister": whom a pronoun behind it means. A person whom nobody names stops the search.
    fn described_subject(
        &self,
        first: usize,
        last: usize,
        kind: ActorKind,
        gender: Option<Gender>,
    ) -> Option<Speaker> {
        if !matches!(self.text.lower(first), "the" | "a" | "an") {
            return None;
        }
        let mut head = first + 1;
        while head + 1 < last
            && matches!(self.text.tag(head), Tag::JJ | Tag::NN)
            && matches!(self.text.tag(head + 1), Tag::NN)
        {
            head += 1;
        }
        let noun = self.text.lower(head);
        let named = self
            .mentions
            .iter()
            .any(|&(t, _)| first < t && t <= head + 2);
        let wanted = if kind == ActorKind::Person {
            people::is_person(noun)
        } else {
            people::is_body(noun)
        };
        if named || !wanted || self.text.tag(head) != Tag::NN {
            return None;
        }
        let found = self.description((first, head + 1, head), &[]);
        let fits = found.actor.is_none_or(|a| self.fits(a, kind, gender));
        let body = kind == ActorKind::Organization && found.name.is_some();
        if found.actor.is_some() && fits || body {
            return Some(Speaker {
                trust: found.trust - 0.05,
                how: "pronoun",
                ..found
            });
        }
        Some(Speaker::unknown("pronoun"))
    }

    /// "they": the group that the sentence before is about.
    fn crowd(&self, at: usize) -> Speaker {
        let unknown = Speaker::unknown("pronoun");
        let Some(sentence) = self.text.sentence_of(at) else {
            return unknown;
        };
        for number in (sentence.saturating_sub(2)..sentence).rev() {
            let s = self.text.sentences[number];
            let verb = (s.first..s.last)
                .find(|&t| self.text.tag(t).is_finite())
                .unwrap_or(s.first);
            let Some(head) = (s.first..verb).find(|&t| self.text.tag(t).is_noun()) else {
                continue;
            };
            if people::is_crowd(self.text.lower(head)) {
                return Speaker {
                    name: phrase(self.text, s.first, head + 1),
                    actor: None,
                    trust: 0.8,
                    how: "pronoun",
                };
            }
            if self.text.tag(head) != Tag::NN {
                return unknown;
            }
        }
        unknown
    }

    /// Behind a preposition or before 's: not what the sentence is about.
    fn is_oblique(&self, token: usize) -> bool {
        let mut at = token;
        while at > 0
            && matches!(
                self.text.tag(at - 1),
                Tag::NNP | Tag::NN | Tag::DT | Tag::JJ
            )
        {
            at -= 1;
        }
        let governed = at > 0 && matches!(self.text.tag(at - 1), Tag::IN | Tag::TO);
        let mut end = token + 1;
        while self.text.tag(end).is_proper() {
            end += 1;
        }
        governed || self.text.tag(end) == Tag::POS
    }

    /// "the director of the union", "the expert", "residents".
    fn description(&self, source: (usize, usize, usize), pieces: &[(usize, usize)]) -> Speaker {
        let (first, last, head) = source;
        let text = self.text;
        let noun = text.lower(head);
        let definite = matches!(
            text.lower(first),
            "the" | "this" | "that" | "his" | "her" | "their" | "its" | "our"
        );
        let plural = text.tag(head) == Tag::NNS || people::is_crowd(noun);
        if plural || !definite {
            let speaks = people::is_crowd(noun)
                || people::is_person(noun)
                || people::is_body(noun)
                || people::is_document(noun);
            return match phrase(text, first, last) {
                Some(name) if speaks => Speaker {
                    name: Some(name),
                    actor: None,
                    trust: 0.9,
                    how: "described",
                },
                _ => Speaker::unknown("description"),
            };
        }
        // whom the text calls so
        let called: Vec<usize> = (0..self.actors.len())
            .filter(|&i| self.is_called(i, noun) && !self.is_said_of(i, pieces))
            .collect();
        match called[..] {
            [one] => return self.speaker(one, 0.93, "role"),
            [] => {
                if let Some(actor) = self.introduced(noun) {
                    return self.speaker(actor, 0.93, "role");
                }
            }
            _ => {
                let latest = self
                    .mentions
                    .iter()
                    .rev()
                    .find(|&&(t, a)| t < head && called.contains(&a));
                return latest.map_or(Speaker::unknown("description"), |&(_, a)| {
                    self.speaker(a, 0.75, "role, the last of several")
                });
            }
        }
        if people::is_generic(noun) {
            let gender = match noun {
                "man" | "businessman" => Some(Gender::Male),
                "woman" | "businesswoman" => Some(Gender::Female),
                _ => None,
            };
            let near = |t: usize| {
                text.paragraph_of(t)
                    .zip(text.paragraph_of(head))
                    .is_some_and(|(a, b)| a + 3 >= b)
            };
            let latest = self
                .spoke
                .iter()
                .rev()
                .find(|&&(_, a)| self.actors[a].kind == ActorKind::Person);
            if let Some(&(token, actor)) = latest
                && token < head
                && near(token)
                && (gender.is_none()
                    || self.actors[actor].gender.is_none()
                    || self.actors[actor].gender == gender)
                && !self.is_said_of(actor, pieces)
            {
                return self.speaker(actor, 0.88, "description of the last speaker");
            }
            return Speaker::unknown("description");
        }
        let people_name = text
            .word(head)
            .chars()
            .next()
            .is_some_and(char::is_uppercase)
            && head == first + 1;
        if people::is_person(noun)
            || people_name && text.tag(head) != Tag::NNS && !people::is_body(noun)
        {
            return self.only_one(head, pieces);
        }
        if people::is_body(noun) || people::is_document(noun) {
            return Speaker {
                name: phrase(text, first, last),
                actor: None,
                trust: 0.8,
                how: "described",
            };
        }
        Speaker::unknown("description")
    }

    /// "the psychologist": the only person whom the paragraph has named so far.
    fn only_one(&self, head: usize, pieces: &[(usize, usize)]) -> Speaker {
        let unknown = Speaker::unknown("description");
        let Some(paragraph) = self.text.paragraph_of(head) else {
            return unknown;
        };
        let first = self.text.paragraphs[paragraph].first;
        let mut here = self
            .mentions
            .iter()
            .map(|&(t, a)| (t, a))
            .chain(self.spoke.iter().copied())
            .filter(|&(t, a)| first <= t && t < head && self.actors[a].kind == ActorKind::Person)
            .map(|(_, a)| a);
        let Some(actor) = here.next() else {
            return unknown;
        };
        let gender = match self.text.lower(head) {
            noun if noun.ends_with("woman") => Some(Gender::Female),
            noun if noun.ends_with("man") => Some(Gender::Male),
            _ => None,
        };
        if here.any(|a| a != actor)
            || self.is_said_of(actor, pieces)
            || !self.fits(actor, ActorKind::Person, gender)
        {
            return unknown;
        }
        self.speaker(actor, 0.82, "the only one named in the paragraph")
    }

    /// "The witness is Captain Fergal Mac Aodha": whom the text says the noun stands for.
    fn introduced(&self, noun: &str) -> Option<usize> {
        let text = self.text;
        let verb = (1..text.tokens.len())
            .find(|&t| matches!(text.lower(t), "is" | "was") && text.lower(t - 1) == noun)?;
        let near = self.mentions.iter().find(|&&(t, a)| {
            t > verb && t <= verb + 4 && self.actors[a].kind == ActorKind::Person
        })?;
        Some(near.1)
    }

    /// Whether the text calls the actor by this noun: in a role beside the name, or in the name itself ("the ministry").
    fn is_called(&self, actor: usize, noun: &str) -> bool {
        let Some(actor) = self.actors.get(actor) else {
            return false;
        };
        match actor.kind {
            ActorKind::Person => actor
                .descriptions
                .iter()
                .any(|d| d.heads.iter().any(|h| h == noun)),
            ActorKind::Organization => {
                actor.name.split(' ').any(|w| w.eq_ignore_ascii_case(noun))
                    || actor
                        .descriptions
                        .iter()
                        .any(|d| d.heads.iter().any(|h| h == noun))
            }
            ActorKind::Place => false,
        }
    }
}

fn is_pronoun(lower: &str) -> bool {
    matches!(
        lower,
        "he" | "she" | "they" | "it" | "we" | "i" | "you" | "who" | "which" | "that"
    )
}

/// The words of a source that names a group, without determiners and what is said about it behind a comma.
fn phrase(text: &Text<'_>, first: usize, last: usize) -> Option<String> {
    let start = (first..last).find(|&t| {
        !matches!(
            text.tag(t),
            Tag::DT | Tag::PDT | Tag::PRPS | Tag::Punct | Tag::CD | Tag::POS
        ) && !matches!(
            text.lower(t),
            "several" | "many" | "some" | "most" | "other" | "few" | "all" | "both"
        )
    });
    let start = start.unwrap_or(first);
    let end = (start..last)
        .find(|&t| matches!(text.word(t), "," | "(") || text.lower(t) == "who")
        .unwrap_or(last);
    let words = text
        .span(start..end)
        .of(text.source)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    (!words.is_empty()).then_some(words)
}
