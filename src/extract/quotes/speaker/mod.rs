//! Who a source is: a name, a description or a pronoun resolved to an actor of the article, or left unknown.
//!
//! A wrong name harms more than none, so every step gives up where two people fit: pronouns look for the last person of
//! that gender who headed a sentence or spoke, descriptions for the one actor whom the text calls so. Nobody speaks of
//! himself by name: whoever the statement itself names is no candidate.

mod description;
mod pronoun;

use std::collections::HashMap;

use crate::article::{Role, Span};
use crate::extract::text::{Tag, Text};
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
            .filter(|&(token, _)| text.dateline(token).is_none())
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
                // but "the deputy of the Assembly Ana Costa": the full name behind another ends the source
                let behind = text.word(start + words);
                let set_beside = words > 1
                    && (mention.end == span.end || behind == ",")
                    && start > 0
                    && (comma || text.tag(start - 1).is_noun());
                // "another driver, who introduced himself as Costa"
                let own_name = (head..start)
                    .any(|t| matches!(text.lower(t), "introduced" | "identified" | "name"))
                    && matches!(text.lower(start.saturating_sub(1)), "as" | "is" | "was");
                let apart = comma && words > 1 || set_beside || own_name;
                let governed =
                    !apart && (head + 1..start).any(|t| matches!(text.tag(t), Tag::IN | Tag::TO));
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
        // whom the first lines introduce, and who is named most
        let opening = self.mentions.iter().map(|&(_, a)| a).find(person);
        match people[..] {
            [(_, one)] => self.speaker(one, 0.85, "interviewee"),
            [(most, one), (next, _), ..] if most >= 2 * next => {
                self.speaker(one, 0.8, "interviewee")
            }
            [(most, _), ..] => opening
                .filter(|&a| self.actors[a].mentions.len() + 1 >= most)
                .map_or(Speaker::unknown("label"), |a| {
                    self.speaker(a, 0.75, "interviewee")
                }),
            [] => Speaker::unknown("label"),
        }
    }
}

fn is_pronoun(lower: &str) -> bool {
    matches!(
        lower,
        "he" | "she"
            | "they"
            | "it"
            | "we"
            | "i"
            | "you"
            | "who"
            | "which"
            | "that"
            | "his"
            | "her"
            | "its"
            | "their"
            | "him"
    )
}
