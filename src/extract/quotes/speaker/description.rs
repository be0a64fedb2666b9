//! "the director of the union", "the expert", "residents": whom a description stands for.

use super::{Resolver, Speaker};
use crate::extract::lexicon::{legal, people};
use crate::extract::text::{Tag, Text};
use crate::extract::{ActorKind, Gender};

impl Resolver<'_> {
    /// "the director of the union", "the expert", "residents".
    pub(super) fn description(
        &self,
        source: (usize, usize, usize),
        pieces: &[(usize, usize)],
    ) -> Speaker {
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
        // "the younger chemist": one of two, and the noun does not say which
        let contrasted = (first + 1..head).any(|t| {
            matches!(
                text.lower(t),
                "younger" | "elder" | "older" | "other" | "second" | "third" | "new" | "next"
            )
        });
        if contrasted {
            return Speaker::unknown("description");
        }
        if let Some(age) = noun.strip_suffix("-year-old") {
            return self
                .aged(age, head)
                .map_or(Speaker::unknown("description"), |a| {
                    self.speaker(a, 0.93, "age")
                });
        }
        // whom the text calls so
        let called: Vec<usize> = (0..self.actors.len())
            .filter(|&i| self.is_called(i, noun) && !self.is_said_of(i, pieces))
            .filter(|&i| self.latest(head, |a| a == i).is_some())
            .collect();
        match called[..] {
            [one] => return self.speaker(one, 0.93, "role"),
            [] => {
                if let Some(actor) = self.introduced(noun) {
                    return self.speaker(actor, 0.93, "role");
                }
            }
            _ => {
                return self
                    .latest(head, |a| called.contains(&a))
                    .map_or(Speaker::unknown("description"), |(_, a)| {
                        self.speaker(a, 0.75, "role, the last of several")
                    });
            }
        }
        let owned = matches!(text.lower(first), "his" | "her" | "their" | "its" | "our");
        let person = people::is_person(noun);
        // "the Frenchman", "the Basque"
        let capital = text
            .word(head)
            .chars()
            .next()
            .is_some_and(char::is_uppercase);
        let people_name = capital && head == first + 1 && !people::is_body(noun);
        if person || people_name {
            return if owned {
                Speaker::unknown("description") // "his colleague" is not he
            } else if person {
                self.taken_up(head, noun, pieces)
            } else {
                self.only_one(head, pieces)
            };
        }
        if let Some(actor) = self.company(head, noun, pieces) {
            return self.speaker(actor, 0.85, "the one company");
        }
        if let Some(actor) = self.issuer(head, noun) {
            return self.speaker(actor, 0.8, "whoever issued it");
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

    /// "the doctor" for a surgeon, "the expert" for whoever spoke last.
    fn taken_up(&self, head: usize, noun: &str, pieces: &[(usize, usize)]) -> Speaker {
        let gender = match noun {
            "man" | "businessman" => Some(Gender::Male),
            "woman" | "businesswoman" => Some(Gender::Female),
            _ => None,
        };
        let fits =
            |a: usize| self.fits(a, ActorKind::Person, gender) && !self.is_said_of(a, pieces);
        let so_called = |a: usize| {
            self.actors[a]
                .descriptions
                .iter()
                .flat_map(|d| &d.heads)
                .any(|h| people::is_wider(noun, h))
        };
        let unnamed = self.unnamed(head, noun);
        let behind_unnamed = |t: usize| unnamed.is_none_or(|u| t > u);
        let spoke = |a: usize| self.spoke.iter().any(|&(_, s)| s == a);
        let wider: Vec<usize> = (0..self.actors.len())
            .filter(|&a| so_called(a) && fits(a))
            .collect();
        let generic = people::is_generic(noun);
        let found = match wider[..] {
            [one] => self.latest(head, |a| a == one).map(|(t, a)| (t, a, 0.88)),
            _ => None,
        };
        let found = found
            .or_else(|| {
                self.latest(head, |a| wider.contains(&a) && (spoke(a) || !generic))
                    .map(|(t, a)| (t, a, 0.8))
            })
            .filter(|&(t, ..)| self.near(t, head) || !generic);
        if let Some((t, actor, trust)) = found {
            return if behind_unnamed(t) {
                self.speaker(actor, trust, "a wider word for the role")
            } else {
                Speaker::unknown("description")
            };
        }
        if generic {
            let person = |a: usize| self.actors[a].kind == ActorKind::Person;
            let latest = self.spoke.iter().rev().find(|&&(_, a)| person(a));
            if let Some(&(t, actor)) = latest
                && t < head
                && self.near(t, head)
                && behind_unnamed(t)
                && fits(actor)
            {
                return self.speaker(actor, 0.85, "description of the last speaker");
            }
            return Speaker::unknown("description");
        }
        if unnamed.is_some() {
            return Speaker::unknown("description");
        }
        // "the physicist" for a glaciologist who spoke just before
        let learned = |a: usize| {
            let heads = self.actors[a].descriptions.iter().flat_map(|d| &d.heads);
            heads
                .into_iter()
                .any(|h| h.ends_with("ist") || people::is_wider("scientist", h))
        };
        if noun.ends_with("ist")
            && let Some(&(t, actor)) = self.spoke.last()
            && self.near(t, head)
            && fits(actor)
            && learned(actor)
        {
            return self.speaker(actor, 0.75, "description of the last speaker");
        }
        self.only_one(head, pieces)
    }

    /// "the company": the one firm that the article is about.
    fn company(&self, head: usize, noun: &str, pieces: &[(usize, usize)]) -> Option<usize> {
        if !people::is_company(noun) {
            return None;
        }
        let known = |a: &usize| {
            let actor = &self.actors[*a];
            actor.kind == ActorKind::Organization && !self.is_said_of(*a, pieces)
        };
        let so_called = |a: &usize| {
            let actor = &self.actors[*a];
            let described = actor.descriptions.iter().flat_map(|d| &d.heads);
            described.into_iter().any(|h| people::is_company(h))
                || actor.name.rsplit(' ').next().is_some_and(legal::is_form)
                || actor
                    .aliases
                    .iter()
                    .any(|n| n.rsplit(' ').next().is_some_and(legal::is_form))
        };
        let mentioned = |a: &usize| self.latest(head, |b| b == *a).is_some();
        let firms: Vec<usize> = (0..self.actors.len())
            .filter(known)
            .filter(so_called)
            .filter(mentioned)
            .collect();
        match firms[..] {
            [one] => return Some(one),
            [] => {}
            _ => return None,
        }
        // nobody is called a company: the one organization that the article keeps naming
        let mut bodies: Vec<(usize, usize)> = (0..self.actors.len())
            .filter(known)
            .filter(mentioned)
            .map(|a| (self.actors[a].mentions.len(), a))
            .collect();
        bodies.sort_unstable_by(|a, b| b.cmp(a));
        match bodies[..] {
            [(most, one), (next, _), ..] if most >= 3 && most >= 2 * next => Some(one),
            [(most, one)] if most >= 2 => Some(one),
            _ => None,
        }
    }

    /// "the statement said": whoever spoke where the text last spoke of a statement.
    fn issuer(&self, head: usize, noun: &str) -> Option<usize> {
        if !people::is_document(noun) {
            return None;
        }
        let text = self.text;
        let earlier = (head.saturating_sub(90)..head).rev().find(|&t| {
            text.lower(t) == noun
                && matches!(
                    text.lower(t - t.min(1)),
                    "a" | "an" | "written" | "his" | "her" | "its" | "their"
                )
        })?;
        let sentence = text.sentences[text.sentence_of(earlier)?];
        let mut spoke = self
            .spoke
            .iter()
            .filter(|&&(t, _)| sentence.first <= t && t < sentence.last)
            .map(|&(_, a)| a);
        let one = spoke.next()?;
        spoke.all(|a| a == one).then_some(one)
    }

    /// Whether two tokens stand within three paragraphs.
    fn near(&self, token: usize, head: usize) -> bool {
        self.text
            .paragraph_of(token)
            .zip(self.text.paragraph_of(head))
            .is_some_and(|(a, b)| a + 3 >= b)
    }

    /// The last actor before a token that was named or spoke and fits, with where.
    fn latest(&self, before: usize, fits: impl Fn(usize) -> bool) -> Option<(usize, usize)> {
        self.mentions
            .iter()
            .chain(&self.spoke)
            .filter(|&&(t, a)| t < before && fits(a))
            .max_by_key(|&&(t, _)| t)
            .copied()
    }

    /// Where the text last speaks of "a woman" without a name: the noun may mean her.
    fn unnamed(&self, head: usize, noun: &str) -> Option<usize> {
        let text = self.text;
        (head.saturating_sub(150)..head).rev().find(|&t| {
            text.lower(t) == noun
                && (t.saturating_sub(4)..t).rev().any(|d| {
                    matches!(text.lower(d), "a" | "an" | "another")
                        && !(d > 0 && text.word(d - 1) == ",")
                })
                && !text.tag(t + 1).is_proper()
                && !(matches!(text.word(t + 1), "," | "named" | "called")
                    && text.tag(t + 2).is_proper())
        })
    }

    /// "the 58-year-old": the person behind whose name the age stands.
    fn aged(&self, age: &str, head: usize) -> Option<usize> {
        let text = self.text;
        let mut bearers = (0..self.actors.len()).filter(|&a| {
            self.actors[a].kind == ActorKind::Person
                && self.actors[a].mentions.iter().any(|m| {
                    let next = text.tokens_in(*m).end;
                    matches!(text.word(next), "," | "(") && text.word(next + 1) == age
                })
        });
        match (bearers.next(), bearers.next()) {
            (Some(one), None) => Some(one),
            // nobody's age is told: whoever was spoken of last
            (None, _) => {
                let (t, a) = self.spoke.last().copied()?;
                let told = self.actors[a].mentions.iter().any(|m| {
                    let next = text.tokens_in(*m).end;
                    text.word(next) == ","
                        && text.word(next + 1).bytes().all(|b| b.is_ascii_digit())
                });
                (self.near(t, head) && !told).then_some(a)
            }
            _ => None,
        }
    }

    /// "the psychologist": the only person whom the paragraph has named so far, and not only on the way to something
    /// else ("the men at Costa's").
    fn only_one(&self, head: usize, pieces: &[(usize, usize)]) -> Speaker {
        let unknown = Speaker::unknown("description");
        let Some(paragraph) = self.text.paragraph_of(head) else {
            return unknown;
        };
        let first = self.text.paragraphs[paragraph].first;
        let here = |&&(t, a): &&(usize, usize)| {
            first <= t && t < head && self.actors[a].kind == ActorKind::Person && !self.asks(t)
        };
        let spoke = self.spoke.iter().filter(here).map(|&(_, a)| (a, true));
        let named = self.mentions.iter().filter(here);
        let named = named.map(|&(t, a)| (a, !self.is_oblique(t)));
        let here: Vec<(usize, bool)> = named.chain(spoke).collect();
        let Some(&(actor, _)) = here.first() else {
            return unknown;
        };
        let gender = match self.text.lower(head) {
            noun if noun.ends_with("woman") => Some(Gender::Female),
            noun if noun.ends_with("man") => Some(Gender::Male),
            _ => None,
        };
        if here.iter().any(|&(a, _)| a != actor)
            || !here.iter().any(|&(_, heads)| heads)
            || self.text.tag(head) == Tag::NNPS
            || self.is_said_of(actor, pieces)
            || !self.fits(actor, ActorKind::Person, gender)
        {
            return unknown;
        }
        self.speaker(actor, 0.68, "the only one named in the paragraph")
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

/// The words of a source that names a group, without determiners and what is said about it behind a comma.
pub(super) fn phrase(text: &Text<'_>, first: usize, last: usize) -> Option<String> {
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
