//! Taking arrivals in: which story is which when a file is read again, and what has to be counted anew.

use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::divide::divide;
use super::hand::Decision;
use super::order::patch;
use super::roster::{Changes, Sighting};
use super::{ActorCount, ActorId, Desk, GONE, QuoteId, Story, StoryId, Trouble};
use crate::article::Article;
use crate::extract::{Findings, Quote};
use crate::intake::{Arrival, Outcome, Story as Incoming};

/// What a batch of arrivals changed, told once for the whole batch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// Stories that were not there before.
    pub new: Vec<StoryId>,
    /// Stories that were read again.
    pub changed: Vec<StoryId>,
    /// Stories that are no longer there.
    pub gone: Vec<StoryId>,
    /// Statements that are no longer there.
    pub unsaid: Vec<QuoteId>,
    /// Actors whose counts, names or roles changed; some may be gone, some may stand for another now.
    pub actors: Vec<ActorId>,
    /// Of these, the short forms that stand for somebody else than before, and everybody they stood or stand for.
    pub merged: Vec<ActorId>,
    /// Whether the list of unreadable files changed.
    pub troubles: bool,
    /// What the changed and gone stories said of their actors before.
    pub(super) before: BTreeMap<StoryId, Vec<(ActorId, ActorCount)>>,
}

impl Applied {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.new.is_empty() && self.before.is_empty() && self.actors.is_empty() && !self.troubles
    }
}

/// What is gathered while a batch is taken in.
struct Batch {
    /// Stories from this id on are new.
    fresh: StoryId,
    changes: Changes,
    before: BTreeMap<StoryId, Vec<(ActorId, ActorCount)>>,
    unsaid: Vec<QuoteId>,
    troubles: bool,
}

/// What an arrival says of all stories in it.
struct Header<'a> {
    path: &'a Path,
    at: jiff::Timestamp,
    live: bool,
}

impl Desk {
    /// Takes a batch in, in its order, and says what changed. Views and indexes need the answer.
    pub fn apply(&mut self, arrivals: Vec<Arrival>) -> Applied {
        let mut batch = self.batch();
        self.rename(&arrivals);
        for arrival in arrivals {
            self.take(arrival, &mut batch);
        }
        self.roster.spell();
        self.settle(batch)
    }

    fn batch(&self) -> Batch {
        Batch {
            fresh: StoryId(self.stories.len() as u32),
            changes: Changes::default(),
            before: BTreeMap::new(),
            unsaid: Vec::new(),
            troubles: false,
        }
    }

    /// Puts the stories in order and sums up.
    fn settle(&mut self, batch: Batch) -> Applied {
        let Batch {
            fresh,
            mut changes,
            before,
            mut unsaid,
            troubles,
        } = batch;
        let all_new = (fresh.0..self.stories.len() as u32).map(StoryId);
        let new: Vec<_> = all_new.filter(|&id| self.story(id).is_some()).collect();
        let (changed, gone): (Vec<_>, Vec<_>) =
            before.keys().partition(|&&id| self.story(id).is_some());
        let mut came: Vec<_> = new.iter().map(|&id| (self.age(id), id)).collect();
        came.sort_unstable();
        let came: Vec<_> = came
            .into_iter()
            .map(|(age, id)| (self.rank(&self.order, age), id))
            .collect();
        let mut left: Vec<_> = gone
            .iter()
            .map(|&id| self.rank(&self.order, self.age(id)))
            .collect();
        left.sort_unstable();
        let left: Vec<_> = left.into_iter().map(|at| at..at + 1).collect();
        patch(&mut self.order, &left, &came);
        unsaid.retain(|id| {
            self.places
                .get(id.at())
                .is_some_and(|place| place.1 == GONE)
        });
        for list in [&mut changes.touched, &mut changes.merged] {
            list.sort_unstable();
            list.dedup();
        }
        Applied {
            new,
            changed,
            gone,
            unsaid,
            actors: changes.touched,
            merged: changes.merged,
            troubles,
            before,
        }
    }

    fn take(&mut self, arrival: Arrival, batch: &mut Batch) {
        let Arrival {
            path,
            at,
            live,
            outcome,
        } = arrival;
        match outcome {
            Outcome::Read(stories) => {
                batch.troubles |= self.troubles.remove(&path).is_some();
                self.replace(
                    &Header {
                        path: &path,
                        at,
                        live,
                    },
                    stories,
                    batch,
                );
            }
            Outcome::Refused(reason) => {
                let trouble = Trouble {
                    path: path.clone(),
                    reason,
                    at,
                };
                batch.troubles |= self.troubles.get(&path) != Some(&trouble);
                self.troubles.insert(path, trouble);
            }
            Outcome::Gone => {
                batch.troubles |= self.troubles.remove(&path).is_some();
                for id in self.paths.remove(&path).unwrap_or_default() {
                    self.drop_story(id, batch);
                }
            }
        }
    }

    /// A file that went while another with the very same stories came was renamed: its stories move along.
    fn rename(&mut self, arrivals: &[Arrival]) {
        let gone = arrivals
            .iter()
            .filter(|a| matches!(a.outcome, Outcome::Gone));
        let mut left: HashMap<u64, PathBuf> = HashMap::new();
        for path in gone.map(|a| &a.path) {
            let stories = self
                .stories_of(path)
                .iter()
                .filter_map(|&id| self.story(id));
            let stories: Vec<&Article> = stories.map(|s| &*s.article).collect();
            if !stories.is_empty() {
                left.insert(texts(stories.into_iter()), path.clone());
            }
        }
        if left.is_empty() {
            return;
        }
        for arrival in arrivals {
            let Outcome::Read(stories) = &arrival.outcome else {
                continue;
            };
            if self.paths.contains_key(&arrival.path) {
                continue;
            }
            let Some(old) = left.remove(&texts(stories.iter().map(|s| &s.article))) else {
                continue;
            };
            let ids = self.paths.remove(&old).unwrap_or_default();
            for id in &ids {
                if let Some(story) = self.stories.get_mut(id.at()).and_then(Option::as_mut) {
                    story.path.clone_from(&arrival.path);
                }
            }
            self.paths.insert(arrival.path.clone(), ids);
        }
    }

    /// All that a path holds from now on.
    fn replace(&mut self, header: &Header<'_>, stories: Vec<Incoming>, batch: &mut Batch) {
        let old = self.paths.remove(header.path).unwrap_or_default();
        let same = self.same_stories(&old, &stories);
        for &id in old.iter().filter(|&&id| !same.contains(&Some(id))) {
            self.drop_story(id, batch);
        }
        let mut ids = Vec::with_capacity(stories.len());
        for (incoming, same) in stories.into_iter().zip(same) {
            ids.push(match same {
                Some(id) => self.change_story(id, header, incoming, batch),
                None => self.new_story(header, incoming, batch),
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
            |a, b| may_be_one(a, b) && a.title() == b.title(),
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
        let mut open = stories
            .iter()
            .zip(&mut same)
            .filter(|(_, same)| same.is_none());
        if let ([old], Some((incoming, same)), None) = (left.as_slice(), open.next(), open.next())
            && may_be_one(&old.article, &incoming.article)
        {
            *same = Some(old.id);
        }
        same
    }

    fn new_story(&mut self, header: &Header<'_>, incoming: Incoming, batch: &mut Batch) -> StoryId {
        let id = StoryId(self.stories.len() as u32);
        let day = header.at.to_zoned(self.zone.clone()).date();
        self.arrived.push((header.at, day));
        let mut story = Story {
            id,
            path: header.path.to_owned(),
            title: incoming.article.title(),
            published: incoming.article.published,
            arrived: header.at,
            changed: None,
            day,
            live: header.live,
            read: None,
            article: Arc::new(incoming.article),
            findings: Arc::new(incoming.findings),
            undivided: None,
            actors: Vec::new(),
            quotes: Vec::new(),
        };
        self.count_in(&mut story, HashMap::new(), batch);
        self.stories.push(Some(story));
        self.unread += 1;
        id
    }

    fn change_story(
        &mut self,
        id: StoryId,
        header: &Header<'_>,
        incoming: Incoming,
        batch: &mut Batch,
    ) -> StoryId {
        let Some(mut story) = self.stories.get_mut(id.at()).and_then(Option::take) else {
            return id;
        };
        let kept = self.count_out(&story, batch);
        if story.article.text != incoming.article.text
            || story.article.status != incoming.article.status
        {
            story.changed = Some(header.at);
        }
        story.title = incoming.article.title();
        story.published = incoming.article.published;
        story.article = Arc::new(incoming.article);
        story.findings = Arc::new(incoming.findings);
        story.undivided = None;
        self.count_in(&mut story, kept, batch);
        if let Some(place) = self.stories.get_mut(id.at()) {
            *place = Some(story);
        }
        id
    }

    fn drop_story(&mut self, id: StoryId, batch: &mut Batch) {
        let Some(story) = self.stories.get_mut(id.at()).and_then(Option::take) else {
            return;
        };
        self.count_out(&story, batch);
        self.unread -= usize::from(story.is_unread());
    }

    /// Gives the story's actors and statements their ids and counts them. `kept` holds the ids of an earlier reading.
    fn count_in(
        &mut self,
        story: &mut Story,
        mut kept: HashMap<u64, Vec<QuoteId>>,
        batch: &mut Batch,
    ) {
        self.divide(story);
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
            self.roster.add(id, &seen, &mut batch.changes)
        });
    }

    /// Gives names that the user told apart to actors of their own, or back.
    fn divide(&self, story: &mut Story) {
        if let Some(whole) = story.undivided.take() {
            story.findings = whole;
        }
        if let Some(divided) = divide(&story.article, &story.findings, self.roster.hand()) {
            story.undivided = Some(std::mem::replace(&mut story.findings, Arc::new(divided)));
        }
    }

    /// Takes the user's decisions on names in, in their order, and says what changed. They hold for later stories too.
    pub fn decide(&mut self, decisions: &[Decision]) -> Applied {
        let mut batch = self.batch();
        for decision in decisions {
            let (Decision::Same(a, b) | Decision::Apart(a, b)) = decision;
            let ids = [a, b].map(|name| self.roster.known(&name.key()));
            self.roster.decide(decision, &mut batch.changes);
            let mut stories: Vec<_> = ids
                .into_iter()
                .flatten()
                .filter_map(|id| self.roster.entry(id))
                .flat_map(|entry| entry.stories.clone())
                .collect();
            stories.sort_unstable();
            stories.dedup();
            for id in stories {
                self.divide_again(id, &mut batch);
            }
        }
        self.roster.spell();
        self.settle(batch)
    }

    /// Counts a story anew whose names are divided otherwise now.
    fn divide_again(&mut self, id: StoryId, batch: &mut Batch) {
        let Some(story) = self.story(id) else { return };
        let whole = story.undivided.as_ref().unwrap_or(&story.findings);
        let divided = divide(&story.article, whole, self.roster.hand());
        if divided.is_none() && story.undivided.is_none() {
            return;
        }
        let Some(mut story) = self.stories.get_mut(id.at()).and_then(Option::take) else {
            return;
        };
        let kept = self.count_out(&story, batch);
        self.count_in(&mut story, kept, batch);
        if let Some(place) = self.stories.get_mut(id.at()) {
            *place = Some(story);
        }
    }

    /// Takes the story's actors and statements out of all counts; gives back the statements' ids by content.
    fn count_out(&mut self, story: &Story, batch: &mut Batch) -> HashMap<u64, Vec<QuoteId>> {
        let mut counts = Vec::with_capacity(story.actors.len());
        each_sighting(story, |id, seen| {
            counts.push((id, seen.count));
            self.roster.remove(id, &seen, &mut batch.changes);
        });
        if story.id < batch.fresh {
            batch.before.entry(story.id).or_insert(counts);
        }
        self.quotes -= story.quotes.len();
        batch.unsaid.extend(&story.quotes);
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

/// Two provider's identifiers are two stories.
fn may_be_one(a: &Article, b: &Article) -> bool {
    a.guid.is_none() || b.guid.is_none() || a.guid == b.guid
}

/// One sighting for each of the story's own actors.
pub(super) fn each_sighting(story: &Story, mut see: impl FnMut(ActorId, Sighting<'_>)) {
    let Findings { actors, quotes, .. } = &*story.findings;
    for (local, (actor, &id)) in actors.iter().zip(&story.actors).enumerate() {
        let count = ActorCount {
            mentions: actor.mentions.len() as u32,
            // Two of a story's actors may be one to the desk; the story counts once.
            stories: u32::from(!story.actors[..local].contains(&id)),
            quotes: quotes.iter().filter(|q| q.actor == Some(local)).count() as u32,
        };
        see(
            id,
            Sighting {
                story: story.id,
                at: story.arrived,
                day: story.day,
                actor,
                count,
            },
        );
    }
}

/// A statement's words and speaker as one number, to know it again.
fn content(article: &Article, quote: &Quote) -> u64 {
    let mut hasher = DefaultHasher::new();
    super::story::one_line(&article.text, super::pieces(quote)).hash(&mut hasher);
    quote.speaker.hash(&mut hasher);
    hasher.finish()
}

/// The texts of a file's stories as one number.
fn texts<'a>(stories: impl Iterator<Item = &'a Article>) -> u64 {
    let mut hasher = DefaultHasher::new();
    for article in stories {
        (&article.text, &article.headline).hash(&mut hasher);
    }
    hasher.finish()
}
