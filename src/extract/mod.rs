//! Reads one [`Article`] and says when, who, and who said what: a pure function of that article alone.
//!
//! No files, no clock, no other articles, no screens. The sub-rooms run in this order:
//! `text/` (tokens, sentences, tags), `actors/`, `quotes/`, `times/`; `lexicon/` holds their word lists.

pub mod actors;
pub mod lexicon;
pub mod quotes;
pub mod text;
pub mod times;

use serde::{Deserialize, Serialize};

use crate::article::{Article, Span, compact};
pub use quotes::{Grounds, Rule};

/// Everything found in one article.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Findings {
    /// Who said what, in order of the text.
    pub quotes: Vec<Quote>,
    /// Who and where; [`Quote::actor`] is an index into this list.
    pub actors: Vec<Actor>,
    /// When, in order of the text; [`Dated::Explicit`] is an index into this list.
    pub times: Vec<TimeMention>,
    /// What happened when, as the clauses of the story tell it, in order of the text.
    pub events: Vec<Event>,
}

/// How a statement is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum QuoteKind {
    /// Word for word, inside quotation marks.
    #[default]
    Direct,
    /// Retold, with some of the speaker's own words in marks.
    Mixed,
    /// Retold.
    Indirect,
}

/// Whether the text says that it was said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Polarity {
    /// "She said so."
    #[default]
    Asserted,
    /// "She did not say so."
    Denied,
    /// "Did she say so?"
    Question,
    /// "If she said so."
    Conditional,
}

impl Polarity {
    /// What has to stand beside the words, lest they be taken for said.
    pub fn remark(self) -> Option<&'static str> {
        match self {
            Self::Asserted => None,
            Self::Denied => Some("not said"),
            Self::Question => Some("asked whether"),
            Self::Conditional => Some("if said"),
        }
    }
}

/// A statement and the one who made it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Quote {
    /// From the first word said to the last, with their quotation marks.
    pub span: Span,
    /// The pieces, where the text breaks the statement ("..., he said, ..."); never empty.
    pub spans: Vec<Span>,
    /// Direct, mixed or indirect.
    pub kind: QuoteKind,
    /// The resolved speaker's canonical name; may name a group that is no actor ("residents").
    pub speaker: Option<String>,
    /// Index of the speaker in [`Findings::actors`].
    pub actor: Option<usize>,
    /// The words that name the speaker in the text.
    pub source: Option<Span>,
    /// The words that say it was said.
    pub cue: Option<Span>,
    /// Whether it was said at all.
    pub polarity: Polarity,
    /// 0 to 1: how likely the speaker is right.
    pub confidence: f32,
    /// The rule that named the speaker, and the words it rests on: an answer to "why?".
    pub evidence: String,
    /// What the confidence is made of.
    pub grounds: Grounds,
}

/// What sort of thing an actor is.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum ActorKind {
    /// Somebody.
    #[default]
    Person,
    /// A company, ministry, team, paper, ...
    Organization,
    /// A country, city, region, ...
    Place,
}

impl ActorKind {
    /// Its word, as the contract has it too.
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Place => "place",
        }
    }
}

/// The gender that pronouns for a person take in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Gender {
    /// "She".
    Female,
    /// "He".
    Male,
}

/// Words of the text that say what an actor is: "founder and director of the institute".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Description {
    /// The words.
    pub span: Span,
    /// The nouns that carry it, in lower case and singular: "founder", "director".
    pub heads: Vec<String>,
}

/// Why another name is taken to mean the same actor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AliasEvidence {
    /// The rule, in words for the user: "surname of the full name", "acronym in brackets", ...
    #[serde(deserialize_with = "compact::word")]
    pub rule: compact::Word,
    /// The words of the text that it rests on.
    pub span: Span,
}

/// Somebody or something that the article names.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Actor {
    /// The fullest name the text gives, without title or article.
    pub name: String,
    /// Person, organization or place.
    pub kind: ActorKind,
    /// What the text says they are, in its own words.
    pub role: Option<String>,
    /// Other names the text uses.
    pub aliases: Vec<String>,
    /// Why each of `aliases` is one, at the same index.
    pub alias_evidence: Vec<AliasEvidence>,
    /// Every place in the text that names them, in order: proper names alone, without titles, articles or endings.
    pub mentions: Vec<Span>,
    /// What the text calls them, in order: roles beside the name, "director of the institute".
    pub descriptions: Vec<Description>,
    /// A person's likely gender, from titles, pronouns or the given name.
    pub gender: Option<Gender>,
}

impl Actor {
    /// The last word of a person's name that is no suffix ("Jr."), with its particles: "van der Berg", "al-Amin".
    /// `None` for other kinds and for names of one word that is a given name alone.
    pub fn surname(&self) -> Option<&str> {
        (self.kind == ActorKind::Person)
            .then(|| actors::surname(&self.name))
            .flatten()
    }
}

/// TIMEX3 type of a time expression (TimeML 1.2.1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimeType {
    /// A calendar time of a day or more.
    #[default]
    Date,
    /// A time of the day.
    Time,
    /// How long.
    Duration,
    /// How often.
    Set,
}

/// How fine a stretch of the calendar is, coarsest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
#[rustfmt::skip]
pub enum Grain { Century, Decade, Year, Half, Season, Quarter, Month, Week, Weekend, Day }

/// A time expression.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct TimeMention {
    /// The words.
    pub span: Span,
    /// TIMEX3 type.
    pub kind: TimeType,
    /// TIMEX3 value: "2020-10-09", "PT8H", "PAST_REF", ...
    pub value: String,
    /// First and last day meant, where the value names any; for ordering.
    #[serde(with = "compact::days")]
    pub interval: Option<(jiff::civil::Date, jiff::civil::Date)>,
    /// How fine the interval is.
    pub grain: Option<Grain>,
    /// The sentence it dates.
    pub sentence: Span,
}

/// How the days of an event are known, surest first. The index is one into [`Findings::times`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Dated {
    /// A time expression of the clause names them.
    Explicit(usize),
    /// A time expression before it does, and the story goes on telling of that day.
    Carried(usize),
    /// The text names none: this is the day it was published, and no more is known.
    #[default]
    Published,
}

/// Whether the story tells what was, or what was then still to come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Told {
    /// After it happened: "met on Friday".
    #[default]
    Reported,
    /// Before: "will meet on Friday".
    Announced,
}

/// Something that a clause says happened, or will.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// The clause; where a statement is what happened, the sentence with it.
    pub span: Span,
    /// The sentence it stands in.
    pub sentence: Span,
    /// First and last day; `None` where the text is vague ("recently").
    #[serde(with = "compact::days")]
    pub when: Option<(jiff::civil::Date, jiff::civil::Date)>,
    /// How fine that is.
    pub grain: Option<Grain>,
    /// How it is known.
    pub by: Dated,
    /// Reported or announced.
    pub told: Told,
    /// Index into [`Findings::quotes`] of the word-for-word statement it is part of: then it is its speaker's claim.
    pub quote: Option<usize>,
}

/// Reads an article. Never panics, whatever the text.
pub fn extract(article: &Article) -> Findings {
    let text = text::read(article);
    let actors = actors::find(article, &text);
    let quotes = quotes::find(article, &text, &actors);
    let times = times::find(article, &text);
    let events = times::events::find(article, &text, &times, &quotes);
    Findings {
        quotes,
        actors,
        times,
        events,
    }
}
