//! "he", "she", "it", "they": the last who fits and headed a sentence or spoke.

use super::description::phrase;
use super::{Resolver, Speaker};
use crate::extract::lexicon::people;
use crate::extract::text::{Class, Tag};
use crate::extract::{ActorKind, Gender};

impl Resolver<'_> {
    /// "he", "she", "it", "they": the last who fits and headed a sentence or spoke.
    pub(super) fn pronoun(&self, at: usize, pieces: &[(usize, usize)]) -> Speaker {
        if subject_form(self.text.lower(at)) == "they" {
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

    pub(super) fn fits(&self, index: usize, kind: ActorKind, gender: Option<Gender>) -> bool {
        let Some(actor) = self.actors.get(index) else {
            return false;
        };
        let known = self.told.get(&index).copied().or(actor.gender);
        actor.kind == kind && (gender.is_none() || known.is_none() || known == gender)
    }

    pub(super) fn antecedent(&self, at: usize, pieces: &[(usize, usize)], depth: usize) -> Speaker {
        let unknown = Speaker::unknown("pronoun");
        let lower = subject_form(self.text.lower(at));
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
                .filter(|&&(t, a)| s.first <= t && t < stop && fits(a) && !self.asks(t))
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
        // "The mediator, Ambassador Ana Costa": the name behind the comma says who
        let reach = head
            + if self.text.word(head + 1) == "," {
                6
            } else {
                2
            };
        let named = self.mentions.iter().any(|&(t, _)| first < t && t <= reach);
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
    pub(super) fn crowd(&self, at: usize) -> Speaker {
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

    /// "Asked by Costa": who asks does not answer.
    pub(super) fn asks(&self, mention: usize) -> bool {
        let by = (mention.saturating_sub(4)..mention)
            .rev()
            .find(|&t| self.text.lower(t) == "by");
        by.is_some_and(|by| {
            by > 0
                && matches!(
                    self.text.lower(by - 1),
                    "asked" | "questioned" | "pressed" | "cross-examined" | "interviewed"
                )
        })
    }

    /// Behind a preposition or before 's: not what the sentence is about.
    pub(super) fn is_oblique(&self, token: usize) -> bool {
        let mut end = token + 1;
        while self.text.tag(end).is_proper() {
            end += 1;
        }
        self.is_governed(token) || self.text.tag(end) == Tag::POS
    }

    /// Behind a preposition.
    pub(super) fn is_governed(&self, token: usize) -> bool {
        let mut at = token;
        while at > 0
            && matches!(
                self.text.tag(at - 1),
                Tag::NNP | Tag::NN | Tag::DT | Tag::JJ
            )
        {
            at -= 1;
        }
        // "Minister of Trade Ana Costa met": the name stands beside the office, and is not what "of" governs
        let office = at > 1
            && self.text.lower(at - 1) == "of"
            && at < token
            && people::is_person(self.text.lower(at - 2));
        at > 0 && matches!(self.text.tag(at - 1), Tag::IN | Tag::TO) && !office
    }
}

/// "his" and "him" ask for whom "he" asks.
fn subject_form(pronoun: &str) -> &str {
    match pronoun {
        "his" | "him" => "he",
        "her" | "hers" => "she",
        "its" => "it",
        "their" | "them" => "they",
        other => other,
    }
}
