//! Taking arrivals in: which story is which when a file is read again, and what has to be counted anew.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use super::roster::Sighting;
use super::{ActorId, Desk, GONE, QuoteId, Story, StoryId, Trouble};
use crate::article::Article;
use crate::extract::{Findings, Quote};
use crate::intake::{Arrival, Outcome, Story as Incoming};

/// What a batch of arrivals changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// Stories that were not there before.
    pub new: Vec<StoryId>,
    /// Stories whose file brought other words.
    pub changed: Vec<StoryId>,
    /// Stories that are no longer there.
    pub gone: Vec<StoryId>,
    /// Actors whose counts, names or merges changed; some may be gone.
    pub actors: Vec<ActorId>,
    /// Whether the list of unreadable files changed.
    pub troubles: bool,
}

impl Applied {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.new.is_empty() && self.changed.is_empty() && self.gone.is_empty() && !self.troubles
    }
}

impl Desk {
    /// Takes a batch in, in its order, and says what changed. A later view update needs the answer.
    pub fn apply(&mut self, arrivals: Vec<Arrival>) -> Applied {
        let mut applied = Applied::default();
        for arrival in arrivals {
            self.take(arrival, &mut applied);
        }
        applied.settle(self);
        self.order
            .retain(|&id| self.stories.get(id.at()).is_some_and(Option::is_some));
        self.order.extend(&applied.new);
        self.order
            .sort_by_key(|&id| (self.arrived.get(id.at()).copied(), id));
        applied
    }

    fn take(&mut self, arrival: Arrival, applied: &mut Applied) {
        match arrival.outcome {
            Outcome::Read(stories) => {
                applied.troubles |= self.troubles.remove(&arrival.path).is_some();
                let header = Header {
                    path: &arrival.path,
                    at: arrival.at,
                    live: arrival.live,
                };
                self.replace(&header, stories, applied);
            }
            Outcome::Refused(reason) => {
                let trouble = Trouble {
                    path: arrival.path.clone(),
                    reason,
                    at: arrival.at,
                };
                applied.troubles |= self.troubles.get(&arrival.path) != Some(&trouble);
                self.troubles.insert(arrival.path, trouble);
            }
            Outcome::Gone => {
                applied.troubles |= self.troubles.remove(&arrival.path).is_some();
                for id in self.paths.remove(&arrival.path).unwrap_or_default() {
                    self.drop_story(id, applied);
                }
            }
        }
    }

    /// All that a path holds from now on.
    fn replace(&mut self, header: &Header<'_>, stories: Vec<Incoming>, applied: &mut Applied) {
        let old = self.paths.remove(header.path).unwrap_or_default();
        let matches = self.same_stories(&old, &stories);
        for id in old.iter().filter(|id| !matches.contains(&Some(**id))) {
            self.drop_story(*id, applied);
        }
        let mut ids = Vec::with_capacity(stories.len());
        for (incoming, same) in stories.into_iter().zip(matches) {
            ids.push(match same {
                Some(id) => self.change_story(id, header, incoming, applied),
                None => self.new_story(header, incoming, applied),
            });
        }
        if !ids.is_empty() {
            self.paths.insert(header.path.to_owned(), ids);
        }
    }

    /// For each incoming story, the one it is a new reading of: by the provider's identifier, else by headline, else,
    /// where each side has only one left, that one.
    fn same_stories(&self, old: &[StoryId], stories: &[Incoming]) -> Vec<Option<StoryId>> {
        let mut left: Vec<&Story> = old.iter().filter_map(|&id| self.story(id)).collect();
        let mut same = vec![None; stories.len()];
        let tests: [fn(&Article, &Article) -> bool; 2] = [
            |a, b| a.guid.is_some() && a.guid == b.guid,
            |a, b| (a.guid.is_none() || b.guid.is_none()) && a.title() == b.title(),
        ];
        for test in tests {
            for (incoming, same) in stories
                .iter()
                .zip(&mut same)
                .filter(|(_, same)| same.is_none())
            {
                if let Some(at) = left
                    .iter()
                    .position(|old| test(&old.article, &incoming.article))
                {
                    *same = Some(left.remove(at).id);
                }
            }
        }
        if let ([old], Some(at), 1) = (
            left.as_slice(),
            same.iter().position(Option::is_none),
            same.iter().filter(|s| s.is_none()).count(),
        ) {
            let (a, b) = (&old.article.guid, &stories[at].article.guid);
            if a.is_none() || b.is_none() {
                same[at] = Some(old.id);
            }
        }
        same
    }

    fn new_story(
        &mut self,
        header: &Header<'_>,
        incoming: Incoming,
        applied: &mut Applied,
    ) -> StoryId {
        let id = StoryId(self.stories.len() as u32);
        let mut story = Story {
            id,
            path: header.path.to_owned(),
            title: incoming.article.title(),
            published: incoming.article.published,
            arrived: header.at,
            changed: None,
            day: header.at.to_zoned(self.zone.clone()).date(),
            live: header.live,
            read: None,
            article: Arc::new(incoming.article),
            findings: Arc::new(incoming.findings),
            actors: Vec::new(),
            quotes: Vec::new(),
        };
        self.arrived.push(header.at);
        self.count_in(&mut story, HashMap::new(), applied);
        self.stories.push(Some(story));
        self.unread += 1;
        applied.new.push(id);
        id
    }

    fn change_story(
        &mut self,
        id: StoryId,
        header: &Header<'_>,
        incoming: Incoming,
        applied: &mut Applied,
    ) -> StoryId {
        let Some(mut story) = self.stories.get_mut(id.at()).and_then(Option::take) else {
            return id;
        };
        let kept = self.count_out(&story, applied);
        if story.article.text != incoming.article.text {
            story.changed = Some(header.at);
        }
        story.title = incoming.article.title();
        story.published = incoming.article.published;
        story.article = Arc::new(incoming.article);
        story.findings = Arc::new(incoming.findings);
        self.count_in(&mut story, kept, applied);
        if let Some(place) = self.stories.get_mut(id.at()) {
            *place = Some(story);
        }
        applied.changed.push(id);
        id
    }

    fn drop_story(&mut self, id: StoryId, applied: &mut Applied) {
        let Some(story) = self.stories.get_mut(id.at()).and_then(Option::take) else {
            return;
        };
        self.count_out(&story, applied);
        self.unread -= usize::from(story.is_unread());
        applied.gone.push(id);
    }

    /// Gives the story's actors and statements their ids and counts them. `kept` holds the ids of an earlier reading.
    fn count_in(
        &mut self,
        story: &mut Story,
        mut kept: HashMap<u64, Vec<QuoteId>>,
        applied: &mut Applied,
    ) {
        let findings = Arc::clone(&story.findings);
        story.actors = findings
            .actors
            .iter()
            .map(|actor| self.roster.id(actor))
            .collect();
        story.quotes.clear();
        for (index, quote) in findings.quotes.iter().enumerate() {
            let same = kept
                .get_mut(&content(&story.article, quote))
                .and_then(Vec::pop);
            let id = same.unwrap_or(QuoteId(self.places.len() as u32));
            let place = (story.id, index as u32);
            match self.places.get_mut(id.at()) {
                Some(old) => *old = place,
                None => self.places.push(place),
            }
            story.quotes.push(id);
        }
        self.quotes += story.quotes.len();
        each_sighting(story, |id, seen| {
            self.roster.add(id, &seen, &mut applied.actors)
        });
    }

    /// Takes the story's actors and statements out of all counts; gives back the statements' ids by content.
    fn count_out(&mut self, story: &Story, applied: &mut Applied) -> HashMap<u64, Vec<QuoteId>> {
        each_sighting(story, |id, seen| {
            self.roster.remove(id, &seen, &mut applied.actors)
        });
        self.quotes -= story.quotes.len();
        let mut kept: HashMap<u64, Vec<QuoteId>> = HashMap::new();
        for (id, quote) in story.quotes.iter().zip(&story.findings.quotes).rev() {
            if let Some(place) = self.places.get_mut(id.at()) {
                place.1 = GONE;
            }
            kept.entry(content(&story.article, quote))
                .or_default()
                .push(*id);
        }
        kept
    }
}

/// What an arrival says of all stories in it.
struct Header<'a> {
    path: &'a Path,
    at: jiff::Timestamp,
    live: bool,
}

impl Applied {
    /// A story that came and changed or went within the batch is told once, as what it is now.
    fn settle(&mut self, desk: &Desk) {
        let (new, actors) = (&mut self.new, &mut self.actors);
        actors.sort_unstable();
        actors.dedup();
        self.gone.retain(|id| !new.contains(id));
        new.retain(|&id| desk.story(id).is_some());
        self.changed
            .retain(|id| !new.contains(id) && desk.story(*id).is_some());
        self.changed.sort_unstable();
        self.changed.dedup();
    }
}

/// One sighting for each of the desk's actors that the story names; two local actors of one key are one.
fn each_sighting(story: &Story, mut see: impl FnMut(ActorId, Sighting<'_>)) {
    let Findings { actors, quotes, .. } = &*story.findings;
    for (local, (actor, &id)) in actors.iter().zip(&story.actors).enumerate() {
        let quotes = quotes.iter().filter(|q| q.actor == Some(local)).count() as u32;
        let first = !story.actors[..local].contains(&id);
        see(
            id,
            Sighting {
                story: story.id,
                first,
                at: story.arrived,
                day: story.day,
                actor,
                quotes,
            },
        );
    }
}

/// A statement's words and speaker as one number, to know it again.
fn content(article: &Article, quote: &Quote) -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    super::story::one_line(&article.text, super::pieces(quote)).hash(&mut hasher);
    quote.speaker.hash(&mut hasher);
    hasher.finish()
}
