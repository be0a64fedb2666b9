//! Find: what was typed, which rows of which panes answer to it, and which letters to light.
//!
//! The search room ranks; this keeps what it found beside what was typed.

use std::collections::HashSet;
use std::ops::Range;

use tui_input::Input;

use super::layout::Pane;
use super::list::{Cursor, RowId};
use super::state::State;
use crate::search::{Answers, Asked, Column, Index};

/// Rows looked up in a pane; the best, where there are more.
const MOST: usize = 2000;

/// A find, being typed or kept.
#[derive(Clone, Debug)]
pub struct Find {
    /// What is typed.
    pub input: Input,
    /// Still being typed.
    pub typing: bool,
    /// In all panes.
    pub all: bool,
    /// The pane it was started in.
    pub pane: Pane,
    /// Where the panes' cursors were before.
    pub before: [Cursor; 3],
    /// Nothing was found, and nobody has done anything since: the next `Enter` is meant for what was looked for.
    pub vain: bool,
    asked: Asked,
    hits: [HashSet<RowId>; 3],
    /// Paragraphs of the open story, counted from 1.
    paragraphs: Vec<usize>,
    best: [Option<RowId>; 3],
}

impl Find {
    /// A find to be typed.
    pub fn new(pane: Pane, before: [Cursor; 3]) -> Self {
        Self {
            input: Input::default(),
            typing: true,
            all: false,
            pane,
            before,
            vain: false,
            asked: Asked::default(),
            hits: Default::default(),
            paragraphs: Vec::new(),
            best: [None; 3],
        }
    }

    /// Forgets what it found: it was another desk's.
    pub fn forget(&mut self) {
        *self = Self {
            input: self.input.clone(),
            typing: self.typing,
            all: self.all,
            ..Self::new(self.pane, Default::default())
        };
    }

    /// Whether it looks at a pane.
    pub fn looks_at(&self, pane: Pane) -> bool {
        !self.asked.is_empty() && (self.all || self.pane == pane)
    }

    /// How many rows of a pane answer; `None` if it does not look there.
    pub fn count(&self, pane: Pane) -> Option<usize> {
        if !self.looks_at(pane) {
            return None;
        }
        match pane {
            Pane::Reader => Some(self.paragraphs.len()),
            pane => self.hits.get(pane.index()).map(HashSet::len),
        }
    }

    /// The pane in which something answers: the one it was started in, or else the first.
    pub fn answered(&self) -> Option<Pane> {
        let mut panes = std::iter::once(self.pane).chain(Pane::LISTS);
        panes.find(|pane| self.count(*pane).is_some_and(|n| n > 0))
    }

    /// Whether a row answers.
    pub fn has(&self, pane: Pane, row: RowId) -> bool {
        self.hits
            .get(pane.index())
            .is_some_and(|hits| hits.contains(&row))
    }

    /// The row that answers best.
    pub fn best(&self, pane: Pane) -> Option<RowId> {
        self.best.get(pane.index()).copied().flatten()
    }

    /// Paragraphs of the open story that answer, counted from 1, in order.
    pub fn paragraphs(&self) -> &[usize] {
        &self.paragraphs
    }

    /// What can't be read as a chip, and why; not of a chip that is still being typed.
    pub fn trouble(&self) -> Option<&str> {
        let end = self.input.value().len();
        let mut troubles = self.asked.troubles.iter();
        let first = troubles.find(|(at, _)| !self.typing || at.end < end);
        first.map(|(_, why)| why.words.as_str())
    }

    /// The letters to light in columns of a pane.
    pub fn light<S: AsRef<str>>(&self, pane: Pane, columns: &[S]) -> Vec<Vec<Range<usize>>> {
        if self.looks_at(pane) {
            self.asked.query.light(columns)
        } else {
            vec![Vec::new(); columns.len()]
        }
    }
}

/// Looks again, after other letters, other rows or another story.
pub fn search(state: &mut State) {
    let Some(mut find) = state.find.take() else {
        return;
    };
    find.asked = state.ask(find.input.value());
    find.hits = Default::default();
    find.best = [None; 3];
    find.paragraphs.clear();
    for pane in Pane::LISTS {
        if !find.looks_at(pane) {
            continue;
        }
        let (hits, best) = look(state, pane, &find.asked);
        find.hits[pane.index()] = hits;
        find.best[pane.index()] = best;
    }
    if find.looks_at(Pane::Reader)
        && !find.asked.query.is_empty()
        && find.asked.allows(&state.desk, state.reader.story)
        && let Some(article) = state.article()
    {
        let mut index = Index::new(&[Column::Text]);
        for (i, paragraph) in article.paragraphs.iter().enumerate() {
            index.insert(i as u32 + 1, 0, &[paragraph.span.of(&article.text)]);
        }
        let found = index.find(&find.asked.query, MOST, None);
        find.paragraphs = found.likely().iter().map(|hit| hit.row as usize).collect();
        find.paragraphs.sort_unstable();
    }
    state.find = Some(find);
}

fn look(state: &mut State, pane: Pane, asked: &Asked) -> (HashSet<RowId>, Option<RowId>) {
    let State {
        desk,
        views,
        finder,
        times,
        ..
    } = state;
    let hits: Vec<RowId> = match pane {
        Pane::Timeline if *times => ids(asked.events(desk, views, MOST), RowId::Event),
        Pane::Actors => ids(asked.actors(desk, views, finder, MOST), RowId::Actor),
        Pane::Quotes => {
            let found = asked.quotes(desk, views, finder, MOST);
            ids(found, |id| RowId::Quote(views.quotes.card(desk, id)))
        }
        _ => ids(asked.stories(desk, views, finder, MOST), RowId::Story),
    };
    (hits.iter().copied().collect(), hits.first().copied())
}

fn ids<T>(found: Answers<T>, id: impl Fn(T) -> RowId) -> Vec<RowId> {
    found.rows.into_iter().map(id).collect()
}
