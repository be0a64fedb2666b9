//! Counting stories in and out: the ids of what they say, and what the user decided about their names.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use super::{Applied, Batch};
use crate::desk::divide::divide;
use crate::desk::hand::{Decision, Hand};
use crate::desk::roster::Sighting;
use crate::desk::sayings::Worded;
use crate::desk::story::{Seen, Told};
use crate::desk::{ActorId, Desk, GONE, QuoteId, Reading, Story, StoryId, pieces, story};
use crate::extract::{Dated, Event, Findings, Quote};

impl Desk {
    /// Gives the story's actors and statements their ids and counts them. `kept` holds the ids of an earlier reading.
    pub(super) fn count_in(
        &mut self,
        story: &mut Story,
        reading: &Reading,
        mut kept: HashMap<u64, Vec<QuoteId>>,
        batch: &mut Batch,
    ) {
        if let Some(slug) = story.slug() {
            self.slugs.insert((story::slug_number(slug), story.id));
            if story.head.take.is_some() {
                self.takes.insert(story.id);
            }
        }
        if let Some(until) = story.head.embargo {
            self.embargoes.insert((until.at, story.id));
        }
        let Findings {
            actors,
            quotes,
            events,
            ..
        } = &*reading.findings;
        story.actors = actors.iter().map(|actor| self.roster.id(actor)).collect();
        story.seen = seen(&story.actors, &reading.findings);
        let local = |quote: &Quote| quote.actor.and_then(|at| u16::try_from(at).ok());
        story.speakers = quotes.iter().map(local).collect();
        story.told = told(events);
        story.quotes.clear();
        let mut worded = Vec::with_capacity(quotes.len());
        for (index, quote) in quotes.iter().enumerate() {
            let line = story::one_line(&reading.article.text, pieces(quote));
            // Of a story that is new nothing is kept, and nothing need be compared.
            let same = match kept.is_empty() {
                true => None,
                false => kept.get_mut(&content(&line, quote)).and_then(Vec::pop),
            };
            let id = same.unwrap_or(QuoteId(self.places.len() as u32));
            let place = (story.id, index as u32);
            match self.places.get_mut(id.at()) {
                Some(old) => *old = place,
                None => self.places.push(place),
            }
            let said = Worded::new(&reading.article, quote, &line);
            let joined = self.put_saying(id, &said, &worded);
            worded.push((id, said));
            // What else comes views see for themselves.
            if joined {
                batch.saying(self, id);
            }
            story.quotes.push(id);
        }
        self.quotes += story.quotes.len();
        each_sighting(story, reading, |id, seen| {
            self.roster.add(id, &seen, &mut batch.changes)
        });
    }

    /// Takes the user's decisions on names in, in their order, and says what changed. They hold for later stories too.
    pub fn decide(&mut self, decisions: &[Decision]) -> Applied {
        let mut batch = self.batch();
        for decision in decisions {
            // At the start there are decisions and no stories yet.
            let before = (!self.order.is_empty()).then(|| self.roster.hand().clone());
            let names = self.roster.decide(decision, &mut batch.changes);
            let Some(before) = before else { continue };
            let mut stories: Vec<_> = names
                .iter()
                .filter_map(|name| self.roster.entry(self.roster.known(name)?))
                .flat_map(|entry| entry.stories.clone())
                .collect();
            stories.sort_unstable();
            stories.dedup();
            if before.parts() || self.roster.hand().parts() {
                for id in stories {
                    self.divide_again(id, &before, &mut batch);
                }
            }
        }
        self.roster.spell();
        self.settle(batch)
    }

    /// Counts a story anew, if its names are divided otherwise than `before`.
    fn divide_again(&mut self, id: StoryId, before: &Hand, batch: &mut Batch) {
        let Some(story) = self.story(id) else { return };
        let shown = story.versions.first();
        let Some((article, findings)) = shown.and_then(|shown| self.read_version(shown)) else {
            return;
        };
        let was = divide(&article, &findings, before);
        if was.is_none() && divide(&article, &findings, self.roster.hand()).is_none() {
            return;
        }
        let was = Reading {
            article: Arc::new(article),
            findings: Arc::new(was.unwrap_or(findings)),
        };
        let Some(mut story) = self.stories.get_mut(id.at()).and_then(Option::take) else {
            return;
        };
        let kept = self.count_out(&story, Some(&was), batch);
        if let Some(reading) = self.read(&story) {
            self.count_in(&mut story, &reading, kept, batch);
        }
        if let Some(place) = self.stories.get_mut(id.at()) {
            *place = Some(story);
        }
    }

    /// Takes the story's actors and statements out of all counts; gives back the statements' ids by content.
    pub(super) fn count_out(
        &mut self,
        story: &Story,
        was: Option<&Reading>,
        batch: &mut Batch,
    ) -> HashMap<u64, Vec<QuoteId>> {
        self.takes.remove(&story.id);
        if let Some(slug) = story.slug() {
            self.slugs.remove(&(story::slug_number(slug), story.id));
        }
        if let Some(until) = story.head.embargo {
            self.embargoes.remove(&(until.at, story.id));
        }
        self.open.close(story.id);
        let mut counts = Vec::with_capacity(story.actors.len());
        let mut kept: HashMap<u64, Vec<QuoteId>> = HashMap::new();
        if let Some(was) = was {
            each_sighting(story, was, |id, seen| {
                counts.push((id, seen.count));
                self.roster.remove(id, &seen, &mut batch.changes);
            });
            for (id, quote) in story.quotes.iter().zip(&was.findings.quotes).rev() {
                let line = story::one_line(&was.article.text, pieces(quote));
                let content = content(&line, quote);
                kept.entry(content).or_default().push(*id);
            }
        }
        if story.id < batch.fresh {
            batch.before.entry(story.id).or_insert(counts);
        }
        self.quotes -= story.quotes.len();
        batch.unsaid.extend(&story.quotes);
        for id in &story.quotes {
            batch.saying(self, *id);
            if let Some(place) = self.places.get_mut(id.at()) {
                place.1 = GONE;
            }
        }
        kept
    }
}

/// One sighting for each of the story's own actors.
fn each_sighting(story: &Story, reading: &Reading, mut see: impl FnMut(ActorId, Sighting<'_>)) {
    let actors = reading.findings.actors.iter();
    for ((actor, &id), seen) in actors.zip(&story.actors).zip(&story.seen) {
        see(
            id,
            Sighting {
                story: story.id,
                at: story.arrived,
                day: story.day,
                actor,
                count: seen.count(),
            },
        );
    }
}

fn seen(ids: &[ActorId], findings: &Findings) -> Box<[Seen]> {
    let mut quotes = vec![0; findings.actors.len()];
    for local in findings.quotes.iter().filter_map(|quote| quote.actor) {
        if let Some(count) = quotes.get_mut(local) {
            *count += 1;
        }
    }
    let seen = findings.actors.iter().zip(quotes).enumerate();
    let seen = seen.map(|(local, (actor, quotes))| Seen {
        mentions: actor.mentions.len() as u32,
        quotes,
        first: !ids.get(local).is_some_and(|id| ids[..local].contains(id)),
    });
    seen.collect()
}

/// A story's rows. A sentence that tells of the same days twice is one row; of sentences that name no day only the
/// story's first is one: the day of publication is the day of its news, if of anything.
fn told(events: &[Event]) -> Box<[Told]> {
    let rows = events.iter().enumerate().filter_map(|(index, event)| {
        let published = event.by == Dated::Published;
        let again = events[..index]
            .iter()
            .rev()
            .take_while(|other| other.sentence == event.sentence)
            .any(|other| other.when == event.when);
        (!again && (!published || index == 0)).then_some(Told {
            event: index as u32,
            when: event.when,
            published,
        })
    });
    rows.collect()
}

/// A statement's words, in one line, and speaker as one number, to know it again.
fn content(line: &str, quote: &Quote) -> u64 {
    let mut hasher = DefaultHasher::new();
    line.hash(&mut hasher);
    quote.speaker.hash(&mut hasher);
    hasher.finish()
}
