//! The finder: what can be found in each pane, kept in step with the desk.
//!
//! Row columns stand in order of falling weight; a pane that lights hits hands the same columns to [`Query::light`].

use std::borrow::Cow;

use super::{Found, Hit, Index, Query};
use crate::desk::{ActorId, ActorRow, Applied, Desk, QuoteId, QuoteRow, Story, StoryId, Views};

/// A story's columns: title, slug line, byline, file.
pub fn story_columns(story: &Story) -> [Cow<'_, str>; 4] {
    let head = story.head();
    [
        story.title().into(),
        head.slugline.as_deref().unwrap_or("").into(),
        head.byline.as_deref().unwrap_or("").into(),
        story.path().to_string_lossy(),
    ]
}

/// An actor's columns: name, other names, role.
pub fn actor_columns<'a>(actor: &ActorRow<'a>) -> [Cow<'a, str>; 3] {
    [
        actor.name.into(),
        actor.aliases.join(", ").into(),
        actor.role.unwrap_or("").into(),
    ]
}

/// A statement's columns: speaker, role, words, story title.
pub fn quote_columns<'a>(quote: &'a QuoteRow<'_>) -> [Cow<'a, str>; 4] {
    [
        quote.speaker.unwrap_or("").into(),
        quote.role.unwrap_or("").into(),
        quote.words.as_ref().into(),
        quote.story.title().into(),
    ]
}

/// Indexes of all panes.
#[derive(Clone, Debug, Default)]
pub struct Finder {
    stories: Index,
    actors: Index,
    quotes: Index,
}

impl Finder {
    /// Knows nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Follows a batch that the desk has taken in. Batches must not be left out.
    pub fn update(&mut self, desk: &Desk, applied: &Applied) {
        for id in &applied.gone {
            self.stories.remove(id.number());
        }
        for id in &applied.unsaid {
            self.quotes.remove(id.number());
        }
        for &id in &applied.actors {
            match desk.actor(id).filter(|actor| actor.id == id) {
                Some(actor) => self.actors.insert(id.number(), &actor_columns(&actor)),
                None => self.actors.remove(id.number()),
            }
        }
        let renamed = applied
            .merged
            .iter()
            .flat_map(|&id| desk.stories_naming(id));
        let mut stories: Vec<_> = applied
            .new
            .iter()
            .chain(&applied.changed)
            .copied()
            .chain(renamed)
            .collect();
        stories.sort_unstable();
        stories.dedup();
        for story in stories.into_iter().filter_map(|id| desk.story(id)) {
            self.stories
                .insert(story.id().number(), &story_columns(story));
            for &id in story.quotes() {
                if let Some(quote) = desk.quote(id) {
                    self.quotes.insert(id.number(), &quote_columns(&quote));
                }
            }
        }
    }

    /// The best stories among those in view.
    pub fn stories(
        &mut self,
        desk: &Desk,
        views: &Views,
        query: &Query,
        limit: usize,
    ) -> Found<StoryId> {
        let keep = |row| {
            views
                .timeline
                .position_of(desk, StoryId::from_number(row))
                .is_ok()
        };
        self.stories
            .find(query, limit, keep)
            .map(StoryId::from_number)
    }

    /// The best actors among those in view.
    pub fn actors(
        &mut self,
        desk: &Desk,
        views: &Views,
        query: &Query,
        limit: usize,
    ) -> Found<ActorId> {
        let keep = |row| {
            views
                .actors
                .position_of(desk, ActorId::from_number(row))
                .is_some()
        };
        self.actors
            .find(query, limit, keep)
            .map(ActorId::from_number)
    }

    /// The best statements among those in view.
    pub fn quotes(
        &mut self,
        desk: &Desk,
        views: &Views,
        query: &Query,
        limit: usize,
    ) -> Found<QuoteId> {
        let keep = |row| {
            views
                .quotes
                .position_of(desk, QuoteId::from_number(row))
                .is_ok()
        };
        self.quotes
            .find(query, limit, keep)
            .map(QuoteId::from_number)
    }
}

impl Found<u32> {
    fn map<Id>(self, id: impl Fn(u32) -> Id) -> Found<Id> {
        let hits = self.hits.into_iter().map(|hit| Hit {
            row: id(hit.row),
            score: hit.score,
        });
        Found {
            hits: hits.collect(),
            total: self.total,
        }
    }
}
