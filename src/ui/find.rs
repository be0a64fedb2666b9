//! Find: what was typed, which rows of which panes answer to it, and which letters to light.
//!
//! The search room ranks; this keeps what it found beside what was typed.

use std::collections::HashSet;
use std::ops::Range;

use tui_input::Input;

use super::layout::Pane;
use super::list::{Cursor, RowId};
use super::state::State;
use crate::search::{Column, Found, Index, Query};

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
    query: Query,
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
            query: Query::default(),
            hits: Default::default(),
            paragraphs: Vec::new(),
            best: [None; 3],
        }
    }

    /// Whether it looks at a pane.
    pub fn looks_at(&self, pane: Pane) -> bool {
        !self.query.is_empty() && (self.all || self.pane == pane)
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

    /// The letters to light in columns of a pane.
    pub fn light<S: AsRef<str>>(&self, pane: Pane, columns: &[S]) -> Vec<Vec<Range<usize>>> {
        if self.looks_at(pane) {
            self.query.light(columns)
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
    find.query = Query::parse(find.input.value());
    find.hits = Default::default();
    find.best = [None; 3];
    find.paragraphs.clear();
    for pane in Pane::LISTS {
        if !find.looks_at(pane) {
            continue;
        }
        let (hits, best) = look(state, pane, &find.query);
        find.hits[pane.index()] = hits;
        find.best[pane.index()] = best;
    }
    if find.looks_at(Pane::Reader)
        && let Some(article) = state.article()
    {
        let mut index = Index::new(&[Column::Text]);
        for (i, paragraph) in article.paragraphs.iter().enumerate() {
            index.insert(i as u32 + 1, 0, &[paragraph.span.of(&article.text)]);
        }
        let found = index.find(&find.query, MOST, None);
        find.paragraphs = rows(&found, |row| row as usize);
        find.paragraphs.sort_unstable();
    }
    state.find = Some(find);
}

fn look(state: &mut State, pane: Pane, query: &Query) -> (HashSet<RowId>, Option<RowId>) {
    if pane == Pane::Timeline && state.times {
        return look_at_events(state, query);
    }
    let State { finder, views, .. } = state;
    let hits: Vec<RowId> = match pane {
        Pane::Actors => rows(&finder.actors(views, query, MOST), RowId::Actor),
        Pane::Quotes => rows(&finder.quotes(views, query, MOST), RowId::Quote),
        _ => rows(&finder.stories(views, query, MOST), RowId::Story),
    };
    (hits.iter().copied().collect(), hits.first().copied())
}

fn rows<T: Copy, R>(found: &Found<T>, row: impl Fn(T) -> R) -> Vec<R> {
    found.likely().iter().map(|hit| row(hit.row)).collect()
}

fn look_at_events(state: &State, query: &Query) -> (HashSet<RowId>, Option<RowId>) {
    let events: Vec<_> = (0..state.views.events.len(&state.desk))
        .filter_map(|at| state.views.events.row(&state.desk, at))
        .collect();
    let mut index = Index::new(&[Column::Text, Column::Line]);
    for (at, (id, _)) in events.iter().enumerate() {
        if let Some(event) = state.desk.event(*id) {
            index.insert(at as u32, 0, &[&event.sentence, event.story.title()]);
        }
    }
    let hits: Vec<_> = rows(&index.find(query, MOST, None), |row| {
        events.get(row as usize)
    })
    .into_iter()
    .flatten()
    .map(|(id, _)| RowId::Event(*id))
    .collect();
    (hits.iter().copied().collect(), hits.first().copied())
}
