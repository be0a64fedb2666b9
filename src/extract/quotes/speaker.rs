//! Who a source is: a name, a description or a pronoun resolved to an actor of the article, or left unknown.

use std::collections::HashMap;

use crate::article::Span;
use crate::extract::text::{Tag, Text};
use crate::extract::{Actor, ActorKind};

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

/// What the resolver remembers of those who spoke before.
#[derive(Default)]
pub(super) struct Memory {
    /// Actors that spoke, newest last, with the token of their source.
    spoke: Vec<(usize, usize)>,
    /// Sources already resolved.
    known: HashMap<(usize, usize), Speaker>,
}

impl Memory {
    /// Resolves the source `first..last` whose head noun is `head`, and remembers who it was.
    pub fn resolve(
        &mut self,
        text: &Text<'_>,
        actors: &[Actor],
        source: (usize, usize, usize),
    ) -> Speaker {
        let key = (source.0, source.1);
        if let Some(found) = self.known.get(&key) {
            if let Some(actor) = found.actor {
                self.spoke.push((actor, source.2));
            }
            return found.clone();
        }
        let found = resolve(text, actors, self, source);
        if let Some(actor) = found.actor {
            self.spoke.push((actor, source.2));
        }
        self.known.insert(key, found.clone());
        found
    }

    fn latest(&self, actors: &[Actor], kind: ActorKind) -> Option<(usize, usize)> {
        self.spoke
            .iter()
            .rev()
            .copied()
            .find(|&(a, _)| actors.get(a).is_some_and(|a| a.kind == kind))
    }
}

fn resolve(
    text: &Text<'_>,
    actors: &[Actor],
    memory: &Memory,
    source: (usize, usize, usize),
) -> Speaker {
    let (first, last, head) = source;
    let span = text.span(first..last);
    let lower = text.lower(head);
    if last - first == 1 && is_pronoun(lower) {
        return pronoun(text, actors, memory, head);
    }
    if let Some(found) = named(text, actors, span, head) {
        return found;
    }
    description(text, actors, memory, source)
}

fn is_pronoun(lower: &str) -> bool {
    matches!(
        lower,
        "he" | "she" | "they" | "it" | "we" | "i" | "you" | "who" | "which" | "that"
    )
}

/// The actor that the source names itself.
fn named(text: &Text<'_>, actors: &[Actor], span: Span, head: usize) -> Option<Speaker> {
    let head_span = text.tokens.get(head)?.span;
    let mut best: Option<(u8, usize)> = None;
    for (index, actor) in actors.iter().enumerate() {
        for mention in actor.mentions.iter().filter(|m| span.overlaps(**m)) {
            let on_head = mention.overlaps(head_span);
            let before = text
                .token_at(mention.start)
                .checked_sub(1)
                .filter(|&t| text.tokens[t].span.start >= span.start);
            let between = head + 1..text.token_at(mention.start);
            let reached = between.clone().any(|t| text.tag(t) == Tag::IN)
                && !between.clone().any(|t| text.word(t) == ",");
            let governed = reached
                || before.is_some_and(|t| {
                    let t = if text.tag(t) == Tag::DT {
                        t.saturating_sub(1)
                    } else {
                        t
                    };
                    matches!(
                        text.lower(t),
                        "of" | "for"
                            | "at"
                            | "from"
                            | "in"
                            | "with"
                            | "to"
                            | "by"
                            | "on"
                            | "against"
                            | "near"
                            | "between"
                            | "'s"
                    )
                });
            let possessive = matches!(text.lower(text.token_at(mention.end)), "'s" | "'")
                && mention.end < span.end;
            let rank = match (actor.kind, on_head) {
                _ if possessive => continue,
                (ActorKind::Person, true) => 4,
                (ActorKind::Person, false) if !governed => 3,
                (_, true) if !governed => 2,
                _ => continue,
            };
            if best.is_none_or(|(r, _)| rank > r) {
                best = Some((rank, index));
            }
        }
    }
    let (rank, index) = best?;
    let actor = actors.get(index)?;
    Some(Speaker {
        name: Some(actor.name.clone()),
        actor: Some(index),
        trust: if rank >= 3 { 1.0 } else { 0.95 },
        how: "named",
    })
}

/// "he", "she": the last person who spoke or was the subject of a sentence.
fn pronoun(text: &Text<'_>, actors: &[Actor], memory: &Memory, at: usize) -> Speaker {
    let lower = text.lower(at);
    let kind = match lower {
        "he" | "she" => ActorKind::Person,
        "it" => ActorKind::Organization,
        _ => {
            return Speaker {
                trust: 0.5,
                how: "pronoun",
                ..Speaker::default()
            };
        }
    };
    let here = text.tokens.get(at).map_or(0, |t| t.span.start);
    let paragraph = text.paragraph_of(at).unwrap_or(0);
    let spoke = memory.latest(actors, kind).filter(|&(_, t)| t < at);
    let subject = latest_subject(text, actors, kind, at);
    let (actor, trust) = match (spoke, subject) {
        (Some((a, _)), Some((b, _))) if a == b => (a, 0.97),
        (Some((a, ta)), Some((b, tb))) => {
            if tb > ta {
                (b, 0.8)
            } else {
                (a, 0.85)
            }
        }
        (Some((a, _)), None) => (a, 0.85),
        (None, Some((b, _))) => (b, 0.85),
        (None, None) => {
            return Speaker {
                trust: 0.5,
                how: "pronoun",
                ..Speaker::default()
            };
        }
    };
    let near = actors[actor]
        .mentions
        .iter()
        .rev()
        .find(|m| m.start < here)
        .is_some_and(|m| {
            text.paragraph_of(text.token_at(m.start))
                .is_some_and(|p| p + 4 >= paragraph)
        });
    if !near
        && !memory
            .spoke
            .iter()
            .any(|&(a, t)| a == actor && text.paragraph_of(t).is_some_and(|p| p + 2 >= paragraph))
    {
        return Speaker {
            trust: 0.5,
            how: "pronoun",
            ..Speaker::default()
        };
    }
    Speaker {
        name: Some(actors[actor].name.clone()),
        actor: Some(actor),
        trust,
        how: "pronoun",
    }
}

/// The actor of this kind that last stood at the head of a sentence before the token, and the token it stood at.
fn latest_subject(
    text: &Text<'_>,
    actors: &[Actor],
    kind: ActorKind,
    at: usize,
) -> Option<(usize, usize)> {
    let sentence = text.sentence_of(at)?;
    let floor = sentence.saturating_sub(4);
    for number in (floor..=sentence).rev() {
        let s = text.sentences[number];
        let stop = s.last.min(at);
        let found = actors
            .iter()
            .enumerate()
            .filter(|(_, a)| a.kind == kind)
            .flat_map(|(i, a)| a.mentions.iter().map(move |m| (i, *m)))
            .map(|(i, m)| (i, text.token_at(m.start)))
            .filter(|&(_, t)| t >= s.first && t < stop)
            .min_by_key(|&(_, t)| t);
        if let Some(found) = found {
            return Some(found);
        }
    }
    None
}

/// "the director of the union", "the expert", "residents".
fn description(
    text: &Text<'_>,
    actors: &[Actor],
    memory: &Memory,
    source: (usize, usize, usize),
) -> Speaker {
    let (first, last, head) = source;
    let phrase = text.span(first..last).of(text.source);
    let noun = text.lower(head);
    let plural = text.tag(head) == Tag::NNS
        || matches!(
            noun,
            "people" | "police" | "some" | "many" | "others" | "critics"
        );
    let definite = matches!(
        text.lower(first),
        "the" | "this" | "that" | "his" | "her" | "their" | "its"
    );
    if plural || !definite {
        let name = phrase.trim_start_matches(|c: char| !c.is_alphanumeric());
        let name = ["the ", "a ", "an ", "The ", "A ", "An "]
            .iter()
            .find_map(|d| name.strip_prefix(d))
            .unwrap_or(name);
        let name = name
            .split(", who")
            .next()
            .unwrap_or(name)
            .trim_end_matches([',', ' ']);
        return Speaker {
            name: (!name.is_empty()).then(|| name.to_string()),
            actor: None,
            trust: 0.9,
            how: "described",
        };
    }
    // one actor whose role holds the noun
    let mut holders = actors.iter().enumerate().filter(|(_, a)| {
        a.kind == ActorKind::Person
            && a.role.as_deref().is_some_and(|r| {
                r.to_lowercase()
                    .split(|c: char| !c.is_alphanumeric() && c != '-')
                    .any(|w| w == noun)
            })
    });
    if let (Some((index, actor)), None) = (holders.next(), holders.next()) {
        return Speaker {
            name: Some(actor.name.clone()),
            actor: Some(index),
            trust: 0.95,
            how: "role",
        };
    }
    if is_person_noun(noun) {
        if let Some((index, token)) = memory.latest(actors, ActorKind::Person) {
            let near = text
                .paragraph_of(token)
                .zip(text.paragraph_of(head))
                .is_some_and(|(a, b)| a + 3 >= b);
            if near && token < head {
                return Speaker {
                    name: Some(actors[index].name.clone()),
                    actor: Some(index),
                    trust: 0.88,
                    how: "description of the last speaker",
                };
            }
        }
        return Speaker {
            trust: 0.5,
            how: "description",
            ..Speaker::default()
        };
    }
    // "the ministry": the one organisation whose name holds the noun
    let mut bodies = actors.iter().enumerate().filter(|(_, a)| {
        a.kind == ActorKind::Organization && a.name.to_lowercase().split(' ').any(|w| w == noun)
    });
    if let (Some((index, actor)), None) = (bodies.next(), bodies.next()) {
        return Speaker {
            name: Some(actor.name.clone()),
            actor: Some(index),
            trust: 0.9,
            how: "description",
        };
    }
    let name = phrase
        .strip_prefix("the ")
        .or_else(|| phrase.strip_prefix("The "))
        .unwrap_or(phrase);
    Speaker {
        name: Some(name.to_string()),
        actor: None,
        trust: 0.8,
        how: "described",
    }
}

/// Nouns that stand for one person whose name came before.
pub(super) fn is_person_noun(noun: &str) -> bool {
    let ends = ["er", "or", "ist", "ian", "ant", "man", "woman", "ess"]
        .iter()
        .any(|e| noun.ends_with(e))
        && noun.len() > 4;
    ends && !matches!(
        noun,
        "letter"
            | "paper"
            | "number"
            | "order"
            | "newspaper"
            | "center"
            | "tower"
            | "matter"
            | "power"
            | "error"
            | "sector"
            | "factor"
            | "broadcaster"
            | "regulator"
            | "carrier"
            | "publisher"
            | "manufacturer"
            | "retailer"
    ) || matches!(
        noun,
        "expert"
            | "analyst"
            | "president"
            | "chief"
            | "head"
            | "official"
            | "candidate"
            | "nominee"
            | "mogul"
            | "secretary"
            | "official"
            | "editor-in-chief"
            | "diplomat"
            | "coach"
            | "student"
            | "activist"
            | "mayor"
            | "judge"
            | "general"
            | "professor"
            | "captain"
            | "father"
            | "mother"
            | "chair"
            | "attorney"
            | "native"
            | "veteran"
            | "billionaire"
            | "tycoon"
            | "star"
            | "colonel"
            | "chancellor"
    )
}
