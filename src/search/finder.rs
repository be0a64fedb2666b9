//! The finder: what can be found in each pane, kept in step with the desk.
//!
//! Row columns stand in order of falling weight; a pane that lights hits hands the same columns to [`Query::light`].

use std::borrow::Cow;
use std::collections::{HashSet, VecDeque};

use serde::{Deserialize, Serialize};

use super::{Answers, Column, Found, Hit, Index, Query, Scope};
use crate::desk::{
    ActorId, ActorRow, Applied, Desk, EventId, Likely, QuoteId, QuoteRow, Story, StoryId, Views,
};

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
        quote.speaker.as_deref().unwrap_or("").into(),
        quote.role.as_deref().unwrap_or("").into(),
        quote.words.as_str().into(),
        quote.story.title().into(),
    ]
}

/// Which of these the speaker is.
const SPEAKER: usize = 0;

/// Indexes of all panes.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Finder {
    stories: Pane,
    actors: Pane,
    quotes: Pane,
    #[serde(skip)]
    late: Late,
}

/// Actors or stories that a name may mean.
const LIKELY: usize = 24;

/// Actors that may wait to be written anew: some twenty milliseconds' work.
const LATE: usize = 2000;

/// Actors whose names or roles changed and that were not written anew yet, each once, in the order they came.
#[derive(Clone, Debug, Default)]
struct Late {
    actors: VecDeque<ActorId>,
    /// By number: whether it is one of them.
    waits: Vec<bool>,
}

impl Late {
    fn add(&mut self, id: ActorId) {
        let at = id.number() as usize;
        if at >= self.waits.len() {
            self.waits.resize(at + 1, false);
        }
        if !std::mem::replace(&mut self.waits[at], true) {
            self.actors.push_back(id);
        }
    }

    fn take(&mut self) -> Option<ActorId> {
        let id = self.actors.pop_front()?;
        self.waits[id.number() as usize] = false;
        Some(id)
    }
}

/// An index, and the rows in view when it was last asked.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Pane {
    index: Index,
    #[serde(skip)]
    view: Option<(u64, Scope)>,
}

impl Default for Finder {
    fn default() -> Self {
        use Column::{Line, Name, Text};
        let pane = |columns: &[Column]| Pane {
            index: Index::new(columns),
            view: None,
        };
        Self {
            stories: pane(&[Line, Name, Name, Line]),
            actors: pane(&[Name, Name, Line]),
            quotes: pane(&[Name, Line, Text, Line]),
            late: Late::default(),
        }
    }
}

impl Finder {
    /// Knows nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Completes what was read back.
    pub fn complete(mut self) -> Self {
        for pane in [&mut self.stories, &mut self.actors, &mut self.quotes] {
            pane.index.take_up();
        }
        self
    }

    /// Follows a batch that the desk has taken in. Batches must not be left out.
    ///
    /// Actors whose names or roles changed are written anew when somebody looks for one, or when many wait for it: the same few
    /// change again and again while stories pour in. [`Self::catch_up`] must come before the finder is put away.
    pub fn update(&mut self, desk: &Desk, applied: &Applied) {
        for id in &applied.gone {
            self.stories.index.remove(id.number());
        }
        for id in &applied.unsaid {
            self.quotes.index.remove(id.number());
        }
        applied.reworded.iter().for_each(|&id| self.late.add(id));
        for &id in &applied.actors {
            let mentions = desk.mentioned(id).into();
            self.actors.index.date(id.number(), mentions);
        }
        while self.late.actors.len() > LATE {
            self.write_next(desk);
        }
        for &id in applied.merged.iter().filter(|&&id| desk.resolve(id) == id) {
            let name = desk.name(id);
            for said in desk.statements_of(id) {
                self.quotes.index.rename(said.number(), SPEAKER, name);
            }
        }
        let told = applied.new.iter().chain(&applied.changed);
        for story in told.filter_map(|&id| desk.story(id)) {
            self.add_story(desk, story);
        }
    }

    /// Writes all actors that changed anew.
    pub fn catch_up(&mut self, desk: &Desk) {
        while !self.late.actors.is_empty() {
            self.write_next(desk);
        }
    }

    fn write_next(&mut self, desk: &Desk) {
        let Some(id) = self.late.take() else { return };
        let index = &mut self.actors.index;
        match desk.actor(id).filter(|actor| actor.id == id) {
            Some(actor) => {
                let age = actor.count.mentions.into();
                index.insert(id.number(), age, &actor_columns(&actor));
            }
            None => index.remove(id.number()),
        }
    }

    /// A finder of these stories alone and what is said in them.
    pub fn of(desk: &Desk, stories: &[StoryId]) -> Self {
        let mut finder = Self::new();
        for story in stories.iter().filter_map(|&id| desk.story(id)) {
            finder.add_story(desk, story);
        }
        finder
    }

    /// All stories that hold the words, in their rows or in a statement; no guesses.
    pub fn telling(&mut self, desk: &Desk, query: &Query) -> HashSet<StoryId> {
        let sure = |pane: &mut Pane| {
            let found = pane.index.find(query, usize::MAX, None);
            let sure = found.hits.into_iter().take(found.sure);
            sure.map(|hit| hit.row).collect::<Vec<_>>()
        };
        let quotes = sure(&mut self.quotes).into_iter().map(QuoteId::from_number);
        let stories = sure(&mut self.stories)
            .into_iter()
            .map(StoryId::from_number);
        stories
            .chain(quotes.filter_map(|id| desk.story_saying(id)))
            .collect()
    }

    fn add_story(&mut self, desk: &Desk, story: &Story) {
        let (id, age) = (story.id().number(), story.arrived().as_second());
        self.stories.index.insert(id, age, &story_columns(story));
        for quote in story.quotes().iter().filter_map(|&id| desk.quote(id)) {
            let (id, age) = (quote.id.number(), quote.at.as_second());
            self.quotes.index.insert(id, age, &quote_columns(&quote));
        }
    }

    /// The best stories among those in view.
    pub fn stories(&mut self, views: &Views, query: &Query, limit: usize) -> Found<StoryId> {
        let rows = || views.timeline.rows().map(StoryId::number).collect();
        self.stories
            .find(views, rows, query, limit)
            .map(StoryId::from_number)
    }

    /// The best actors among those in view; of those that fit equally well, the most mentioned first.
    pub fn actors(
        &mut self,
        desk: &Desk,
        views: &Views,
        query: &Query,
        limit: usize,
    ) -> Found<ActorId> {
        self.catch_up(desk);
        let rows = || views.actors.rows().map(ActorId::number).collect();
        self.actors
            .find(views, rows, query, limit)
            .map(ActorId::from_number)
    }

    /// The best statements among those in view.
    pub fn quotes(&mut self, views: &Views, query: &Query, limit: usize) -> Found<QuoteId> {
        let rows = || views.quotes.said().map(QuoteId::number).collect();
        self.quotes
            .find(views, rows, query, limit)
            .map(QuoteId::from_number)
    }
}

/// Of all there is, in view or not.
impl Likely for Finder {
    fn likely_actors(&mut self, desk: &Desk, words: &str) -> Vec<ActorId> {
        self.catch_up(desk);
        let found = self.actors.index.find(&Query::parse(words), LIKELY, None);
        let hits = found.likely().iter();
        hits.map(|hit| ActorId::from_number(hit.row)).collect()
    }

    fn likely_stories(&mut self, words: &str) -> Vec<StoryId> {
        let found = self.stories.index.find(&Query::parse(words), LIKELY, None);
        let hits = found.likely().iter();
        hits.map(|hit| StoryId::from_number(hit.row)).collect()
    }
}

/// The best of these events, which no index keeps: what they say is read from their stories.
pub(super) fn events(
    desk: &Desk,
    rows: &[EventId],
    query: &Query,
    limit: usize,
) -> Answers<EventId> {
    if query.is_empty() {
        return Answers {
            rows: rows.iter().copied().take(limit).collect(),
            more: rows.len() > limit,
        };
    }
    let mut index = Index::new(&[Column::Text, Column::Line]);
    for (at, event) in rows.iter().enumerate() {
        if let Some(event) = desk.event(*event) {
            index.insert(at as u32, 0, &[&event.sentence, event.story.title()]);
        }
    }
    let found = index.find(query, limit, None);
    let hits = found.likely().iter();
    Answers {
        rows: hits
            .filter_map(|hit| rows.get(hit.row as usize).copied())
            .collect(),
        more: found.more,
    }
}

impl Pane {
    fn find(
        &mut self,
        views: &Views,
        rows: impl Fn() -> Scope,
        query: &Query,
        limit: usize,
    ) -> Found<u32> {
        if views.chips().is_empty() {
            self.view = None;
        } else if self
            .view
            .as_ref()
            .is_none_or(|view| view.0 != views.version())
        {
            self.view = Some((views.version(), rows()));
        }
        self.index
            .find(query, limit, self.view.as_ref().map(|view| &view.1))
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
            sure: self.sure,
            more: self.more,
        }
    }
}
