//! Counting stories in and out: the ids of what they say, and what the user decided about their names.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use super::{Applied, Batch};
use crate::article::Article;
use crate::desk::divide::divide;
use crate::desk::hand::Decision;
use crate::desk::roster::Sighting;
use crate::desk::{ActorCount, ActorId, Desk, GONE, QuoteId, Story, StoryId, pieces, story};
use crate::extract::{Findings, Quote};

impl Desk {
    /// Gives the story's actors and statements their ids and counts them. `kept` holds the ids of an earlier reading.
    pub(super) fn count_in(
        &mut self,
        story: &mut Story,
        mut kept: HashMap<u64, Vec<QuoteId>>,
        batch: &mut Batch,
    ) {
        self.divide(story);
        if story.article.take.is_some() && story.article.slugline.is_some() {
            self.takes.insert(story.id);
        }
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

    /// The findings of the version shown, with names that the user told apart as actors of their own.
    fn divide(&self, story: &mut Story) {
        if let Some(shown) = story.versions.first() {
            let divided = divide(&shown.article, &shown.findings, self.roster.hand());
            story.findings = divided.map_or_else(|| Arc::clone(&shown.findings), Arc::new);
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
        let Some(shown) = story.versions.first() else {
            return;
        };
        let divided = divide(&shown.article, &shown.findings, self.roster.hand());
        if divided.is_none() && Arc::ptr_eq(&story.findings, &shown.findings) {
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
    pub(super) fn count_out(
        &mut self,
        story: &Story,
        batch: &mut Batch,
    ) -> HashMap<u64, Vec<QuoteId>> {
        self.takes.remove(&story.id);
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

/// One sighting for each of the story's own actors.
pub(in crate::desk) fn each_sighting(story: &Story, mut see: impl FnMut(ActorId, Sighting<'_>)) {
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
    story::one_line(&article.text, pieces(quote)).hash(&mut hasher);
    quote.speaker.hash(&mut hasher);
    hasher.finish()
}
