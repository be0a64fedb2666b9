//! How the dashboard is left, so that the next start on the same folders opens there.
//!
//! Everything is said in words that mean the same in another run: stories and statements by what they are known by,
//! actors by name, the filter as it is written.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::layout::Pane;
use super::list::RowId;
use super::reader::Top;
use super::state::State;
use crate::desk::view::{ActorOrder, Scale};
use crate::desk::{Chip, StoryKey, Target, Thing};

/// What was left.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Session {
    /// The filter, as it is written.
    pub filter: String,
    /// The find.
    pub find: Option<Sought>,
    /// The pane that had the keys.
    pub focus: Pane,
    /// The pane that has them again when the reader is left.
    pub home: Pane,
    /// That pane was alone.
    pub zoom: bool,
    /// The timeline was by what the texts speak of.
    pub times: bool,
    /// In stretches so long.
    pub scale: Scale,
    /// The order of the actors.
    pub sort: ActorOrder,
    /// The chosen story; none while the newest is followed.
    pub story: Option<Thing>,
    /// What of it happened, by the place among what it tells.
    pub event: Option<u32>,
    /// The chosen actor.
    pub actor: Option<String>,
    /// The chosen statement.
    pub quote: Option<Thing>,
    /// The open story.
    pub reader: Option<Reading>,
}

/// A find.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sought {
    /// What was typed.
    pub words: String,
    /// The pane it was started in.
    pub pane: Pane,
    /// It looked at all panes.
    pub all: bool,
}

/// A story in the reader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The story, or the statement that it was opened at.
    #[serde(flatten)]
    pub on: Thing,
    /// What was at the top.
    #[serde(flatten)]
    pub top: Top,
}

impl Session {
    /// As things stand; what was not yet taken up of an earlier session is left as it was.
    pub fn of(state: &State) -> Self {
        if let Some(restoring) = &state.restoring {
            return restoring.whole.clone();
        }
        let thing = |target| state.desk.thing(target);
        let cursor = state.cursor(Pane::Timeline);
        let chosen = cursor.chosen.filter(|_| !cursor.top);
        let (story, event) = match chosen {
            Some(RowId::Story(id)) => (thing(Target::Story(id)), None),
            Some(RowId::Event(id)) => (thing(Target::Story(id.story)), Some(id.event)),
            _ => (None, None),
        };
        let cursor = state.cursor(Pane::Actors);
        let actor = match cursor.chosen.filter(|_| !cursor.top) {
            Some(RowId::Actor(id)) => Some(Chip::Who(id).value(&state.desk)),
            _ => None,
        };
        let cursor = state.cursor(Pane::Quotes);
        let quote = match cursor.chosen.filter(|_| !cursor.top) {
            Some(RowId::Quote(id)) => thing(Target::Quote(id)),
            _ => None,
        };
        let quoted = state.reader.quote.and_then(|id| thing(Target::Quote(id)));
        let open = state.reader.story.and_then(|id| thing(Target::Story(id)));
        Self {
            filter: state.views.chips().written(&state.desk),
            find: state.find.as_ref().map(|find| Sought {
                words: find.input.value().to_owned(),
                pane: find.pane,
                all: find.all,
            }),
            focus: state.focus,
            home: state.home,
            zoom: state.zoom,
            times: state.times,
            scale: state.views.events.scale(),
            sort: state.views.actors.order(),
            story,
            event,
            actor,
            quote,
            reader: quoted.or(open).map(|on| Reading {
                on,
                top: state.reader.top(),
            }),
        }
    }

    /// The stories it speaks of.
    pub fn stories(&self) -> HashSet<StoryKey> {
        let reader = self.reader.as_ref().map(|reading| &reading.on);
        let things = [self.story.as_ref(), self.quote.as_ref(), reader];
        things
            .into_iter()
            .flatten()
            .map(|on| on.story.clone())
            .collect()
    }
}

/// A session that is being taken up, as its stories come.
#[derive(Clone, Debug)]
pub struct Restoring {
    /// All of it.
    pub whole: Session,
    /// What is still to come; the filter and the reader among it.
    pub left: Session,
}
