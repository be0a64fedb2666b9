//! What actors, stories and sources are called on a desk, and so how a chip is written: in words that mean it again, also
//! where two actors share a name or two stories a title.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::{Chip, Filter, Term, written};
use crate::desk::{ActorId, Desk, Story, StoryId, name};
use crate::extract::ActorKind;
use crate::fold::fold;

impl Desk {
    /// The actor that stories call exactly so, spelling apart, by name, surname or abbreviation; of several the most named.
    /// "Jordan (place)" is the name of a place. An actor whose last story is gone is found where no other is.
    pub fn named(&self, words: &str) -> Option<ActorId> {
        let of_kind = KINDS.into_iter().find_map(|(kind, word)| {
            let name = words.strip_suffix(')')?.strip_suffix(word)?;
            Some((kind, name.strip_suffix('(')?.trim_end()))
        });
        if let Some((kind, name)) = of_kind {
            let id = self.roster.known(&(kind, name::key(name, kind)))?;
            return Some(self.resolve(id));
        }
        let called = KINDS.into_iter().flat_map(|(kind, _)| {
            let key = (kind, name::key(words, kind));
            let known = self.roster.known(&key);
            known
                .into_iter()
                .chain(self.roster.bearing(&key))
                .collect::<Vec<_>>()
        });
        let called = called.map(|id| self.resolve(id));
        called.max_by_key(|&id| {
            let mentions = self.roster.entry(id).map_or(0, |e| e.count.mentions);
            (self.roster.is_live(id), mentions, Reverse(id))
        })
    }

    /// The newest story with this title or in this file, letter case and accents apart; "#7" is the story of that number.
    pub fn titled(&self, words: &str) -> Option<StoryId> {
        if let Some(number) = words.strip_prefix('#')
            && let Ok(number) = number.parse()
        {
            let id = StoryId::from_number(number);
            return (id.at() < self.stories.len()).then_some(id);
        }
        let sought = fold(words);
        let is_meant =
            |story: &&Story| fold(story.title()) == sought || story.path().to_str() == Some(words);
        self.stories().rev().find(is_meant).map(Story::id)
    }

    /// Where stories are from, with how many are; the most frequent first.
    pub fn sources(&self) -> Vec<(&str, usize)> {
        let mut sources: BTreeMap<&str, usize> = BTreeMap::new();
        for source in self.stories().filter_map(|s| s.head().source.as_deref()) {
            *sources.entry(source).or_default() += 1;
        }
        let mut sources: Vec<_> = sources.into_iter().collect();
        sources.sort_by_key(|(_, stories)| Reverse(*stories));
        sources
    }
}

/// Kinds of actors, with their words.
const KINDS: [(ActorKind, &str); 3] = [
    (ActorKind::Person, "person"),
    (ActorKind::Organization, "organization"),
    (ActorKind::Place, "place"),
];

impl Chip {
    /// The words behind the colon: read on the same desk they mean this chip again.
    pub fn value(&self, desk: &Desk) -> String {
        match self {
            Chip::Who(id) | Chip::Said(id) => desk.called(*id),
            Chip::On(day) | Chip::Since(day) | Chip::Until(day) => day.to_string(),
            Chip::Source(words) => words.to_string(),
            Chip::Status(standing) => standing.name().to_owned(),
            Chip::Is(marking) => marking.name().to_owned(),
            Chip::Story(id) => {
                let title = desk.story(*id).map(|story| story.title());
                let own = title.filter(|title| desk.titled(title) == Some(*id));
                own.map_or_else(|| format!("#{}", id.number()), str::to_owned)
            }
        }
    }
}

impl Desk {
    /// What [`Desk::named`] finds this actor by.
    fn called(&self, id: ActorId) -> String {
        let id = self.resolve(id);
        let Some(entry) = self.roster.entry(id) else {
            return String::new();
        };
        let name = entry.names.best().unwrap_or(&entry.key.1);
        if self.named(name) == Some(id) {
            return name.to_owned();
        }
        let word = KINDS.into_iter().find(|(kind, _)| *kind == entry.key.0);
        word.map_or_else(|| name.to_owned(), |(_, word)| format!("{name} ({word})"))
    }
}

impl Term {
    /// The chip as it is written: `!who:"Ana Costa"`.
    pub fn written(&self, desk: &Desk) -> String {
        written(self.not, self.chip.kind().name(), &self.chip.value(desk))
    }
}

impl Filter {
    /// All chips as they are written, parted by blanks.
    pub fn written(&self, desk: &Desk) -> String {
        let terms: Vec<_> = self.terms().iter().map(|term| term.written(desk)).collect();
        terms.join(" ")
    }
}
