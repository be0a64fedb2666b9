//! Who is named in the same stories as an actor.

use std::cmp::Reverse;

use foldhash::{HashMap, HashMapExt};

use super::state::State;
use crate::desk::{ActorId, Applied, Desk, StoryId};

/// Stories in which the company of an actor is looked for, at most; the newest.
pub const NEWEST: usize = 2_000;

/// The company of an actor, as it was counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Company {
    /// The actor.
    pub of: Option<ActorId>,
    /// The others, and in how many of the stories each is; the most frequent first.
    pub others: Vec<(ActorId, u32)>,
    /// Whether only the [`NEWEST`] stories were looked through.
    pub cut: bool,
    /// How many others were wanted.
    most: usize,
    /// The version of the views, where a filter is on.
    view: Option<u64>,
    /// Whether stories came or went that name the actor.
    stale: bool,
}

impl Company {
    /// Counts anew, if anything may differ: whose company, how many of it are wanted, or the stories.
    pub fn follow(&mut self, state: &State, of: Option<ActorId>, most: usize) {
        let view = (!state.views.chips().is_empty()).then(|| state.views.version());
        if (self.of, self.most, self.view, self.stale) == (of, most, view, false) {
            return;
        }
        *self = Self {
            of,
            most,
            view,
            ..Self::default()
        };
        if let Some(actor) = of {
            let stories = self.stories(state, actor);
            self.others = others(&state.desk, &stories, actor, most);
        }
    }

    /// Follows a batch that the desk has taken in.
    pub fn take_in(&mut self, desk: &Desk, applied: &Applied) {
        let is_them = |id: &ActorId| Some(desk.resolve(*id)) == self.of;
        let read_again = applied.changed.iter().filter_map(|&id| desk.story(id));
        let touched = applied.actors.iter().any(is_them)
            || read_again.flat_map(|story| story.actors()).any(is_them);
        self.stale |= touched || !applied.merged.is_empty();
    }

    /// The stories that name an actor and pass the filter; of many the newest.
    fn stories(&mut self, state: &State, actor: ActorId) -> Vec<StoryId> {
        let timeline = &state.views.timeline;
        let passes =
            |id: &StoryId| self.view.is_none() || timeline.position_of(&state.desk, *id).is_ok();
        let mut stories: Vec<_> = state.desk.stories_naming(actor).filter(passes).collect();
        stories.sort_unstable();
        stories.dedup();
        if stories.len() <= NEWEST {
            return stories;
        }
        self.cut = true;
        stories.select_nth_unstable_by_key(NEWEST, |&id| (Reverse(state.desk.arrived(id)), id));
        stories.truncate(NEWEST);
        stories
    }
}

/// Who else is named in stories, and in how many: so many, the most frequent first.
fn others(desk: &Desk, stories: &[StoryId], actor: ActorId, most: usize) -> Vec<(ActorId, u32)> {
    let mut counts: HashMap<ActorId, u32> = HashMap::new();
    let mut named = Vec::new();
    for story in stories.iter().filter_map(|id| desk.story(*id)) {
        named.clear();
        named.extend(story.actors().iter().map(|id| desk.resolve(*id)));
        named.sort_unstable();
        named.dedup();
        for id in named.iter().filter(|id| **id != actor) {
            *counts.entry(*id).or_default() += 1;
        }
    }
    let mut others: Vec<_> = counts.into_iter().collect();
    // Names are looked up for those alone that may be among the first.
    if let Some(last) = most.checked_sub(1).filter(|last| *last < others.len()) {
        let (_, last, _) =
            others.select_nth_unstable_by_key(last, |(_, stories)| Reverse(*stories));
        let least = last.1;
        others.retain(|(_, stories)| *stories >= least);
    }
    others.sort_by_cached_key(|(id, stories)| (Reverse(*stories), desk.name(*id).to_owned()));
    others.truncate(most);
    others
}
