//! What happened, by the days it happened on, newest first, in groups of a day or of what a coarser scale joins; what
//! names no day comes last.
//!
//! How much a day matters is how many stories speak of it, whenever they were written: the best single sign of a salient
//! date in Kessler et al. (2012), "Finding salient dates for building thematic timelines".

use std::cell::{OnceCell, RefCell};
use std::cmp::Reverse;
use std::collections::{HashSet, VecDeque};

use jiff::civil::Date;
use jiff::{Span, Timestamp};
use serde::{Deserialize, Serialize};

use super::Turn;
use crate::desk::order::patch;
use crate::desk::{Desk, EventId, StoryId};
use crate::extract::Dated;

/// First and last day of an event or a group of them; `None` for vague ones ("recently").
pub type When = Option<(Date, Date)>;

/// How long the stretches are that events are grouped by, finest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
#[rustfmt::skip]
pub enum Scale { #[default] Day, Week, Month, Year }

impl Scale {
    /// All, finest first.
    const ALL: [Scale; 4] = [Scale::Day, Scale::Week, Scale::Month, Scale::Year];

    /// The next finer or coarser one, if there is one.
    pub fn next(self, finer: bool) -> Option<Self> {
        let at = self as usize;
        let at = if finer { at.checked_sub(1)? } else { at + 1 };
        Self::ALL.get(at).copied()
    }

    /// Its word.
    pub fn name(self) -> &'static str {
        match self {
            Scale::Day => "day",
            Scale::Week => "week",
            Scale::Month => "month",
            Scale::Year => "year",
        }
    }

    /// The stretch that holds all these days; the days themselves where no one stretch does.
    fn group(self, when: When) -> When {
        let (first, last) = when?;
        self.stretch(first).filter(|(_, end)| last <= *end).or(when)
    }

    /// The stretch that holds a day.
    pub fn stretch(self, day: Date) -> When {
        Some(match self {
            Scale::Day => (day, day),
            Scale::Week => {
                let back = i64::from(day.weekday().to_monday_zero_offset());
                let monday = day.checked_sub(Span::new().days(back)).ok()?;
                (monday, monday.checked_add(Span::new().days(6)).ok()?)
            }
            Scale::Month => (day.first_of_month(), day.last_of_month()),
            Scale::Year => (day.first_of_year(), day.last_of_year()),
        })
    }
}

/// A run of rows under one head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its days.
    pub when: When,
    /// Its first row.
    pub first: usize,
    /// How many rows.
    pub rows: usize,
    /// How many stories they are from.
    pub stories: usize,
    /// Whether nothing tells the day but when stories were published.
    pub published: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Row {
    group: When,
    when: When,
    id: EventId,
    published: bool,
}

/// What happened. Rows are put in order when they are asked for, for hardly anybody looks while stories pour in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Events {
    scale: Scale,
    /// The last row first: vague ones (`None` sorts before any date), then by days.
    rows: OnceCell<VecDeque<Row>>,
    /// Whatever the rows are to be made of, until they are.
    loose: RefCell<Loose>,
    /// From the first row on.
    groups: OnceCell<Vec<Group>>,
}

/// Rows in order, and the stories whose rows are to be added.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Loose {
    sorted: VecDeque<Row>,
    came: Vec<StoryId>,
    /// Stories whose rows among the sorted ones are gone.
    left: HashSet<StoryId>,
}

impl Loose {
    fn settle(mut self, desk: &Desk, scale: Scale) -> VecDeque<Row> {
        if !self.left.is_empty() {
            self.sorted.retain(|row| !self.left.contains(&row.id.story));
        }
        let came = self.came.iter();
        let mut came: Vec<_> = came.flat_map(|&id| told(desk, scale, id)).collect();
        came.sort_by_cached_key(|row| key(desk, row));
        let place = |row: &Row| {
            let place = key(desk, row);
            self.sorted
                .partition_point(|other| key(desk, other) < place)
        };
        let came: Vec<_> = came.into_iter().map(|row| (place(&row), row)).collect();
        patch(&mut self.sorted, &[], &came);
        self.sorted
    }
}

impl Events {
    /// Of the stories that pass.
    pub(super) fn of(scale: Scale, passing: &VecDeque<StoryId>) -> Self {
        let loose = Loose {
            came: passing.iter().copied().collect(),
            ..Loose::default()
        };
        Self {
            scale,
            loose: loose.into(),
            ..Self::default()
        }
    }

    /// The rows in order.
    fn rows(&self, desk: &Desk) -> &VecDeque<Row> {
        self.rows
            .get_or_init(|| self.loose.take().settle(desk, self.scale))
    }

    /// Lets go of the order.
    fn loosen(&mut self) -> &mut Loose {
        self.groups = OnceCell::new();
        let loose = self.loose.get_mut();
        if let Some(rows) = self.rows.take() {
            loose.sorted = rows;
        }
        loose
    }

    pub(super) fn update(&mut self, turn: &Turn) {
        if turn.left.is_empty() && turn.came.is_empty() {
            return;
        }
        let loose = self.loosen();
        if !turn.left.is_empty() {
            let left: HashSet<StoryId> = turn.left.iter().copied().collect();
            loose.came.retain(|id| !left.contains(id));
            loose.left.extend(left);
        }
        loose.came.extend(&turn.came);
    }

    /// Groups all rows by another scale.
    pub(super) fn rescale(&mut self, desk: &Desk, scale: Scale) {
        self.rows(desk);
        self.scale = scale;
        let loose = self.loosen();
        for row in &mut loose.sorted {
            row.group = scale.group(row.when);
        }
        let sorted = loose.sorted.make_contiguous();
        sorted.sort_by_cached_key(|row| key(desk, row));
    }

    fn group(&self, desk: &Desk) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        let rows = self.rows(desk);
        let last = rows.iter().map(|row| row.id.story.at()).max();
        // For each story the last group that counted it, so that counting needs no set.
        let mut counted = vec![0_u32; last.map_or(0, |last| last + 1)];
        for (at, row) in rows.iter().rev().enumerate() {
            if groups.last().is_none_or(|group| group.when != row.group) {
                groups.push(Group {
                    when: row.group,
                    first: at,
                    rows: 0,
                    stories: 0,
                    published: true,
                });
            }
            let number = groups.len() as u32;
            let Some(group) = groups.last_mut() else {
                continue;
            };
            group.rows += 1;
            group.published &= row.published;
            if let Some(last) = counted.get_mut(row.id.story.at())
                && *last != number
            {
                *last = number;
                group.stories += 1;
            }
        }
        groups
    }

    /// How many of the rows, the last first, come before this one.
    fn place(&self, desk: &Desk, row: &Row) -> usize {
        let place = key(desk, row);
        let rows = self.rows(desk);
        rows.partition_point(|other| key(desk, other) < place)
    }

    /// How rows are grouped.
    pub fn scale(&self) -> Scale {
        self.scale
    }

    /// Groups, newest first; their rows follow one another without a gap.
    pub fn groups(&self, desk: &Desk) -> &[Group] {
        self.groups.get_or_init(|| self.group(desk))
    }

    /// Stretches of the scale up to the one that holds a day, oldest first: the first day of each, and how many stories
    /// tell of it.
    pub fn until(&self, desk: &Desk, day: Date, count: usize) -> Vec<(Date, u32)> {
        let mut stretches = Vec::with_capacity(count);
        let mut day = Some(day);
        while stretches.len() < count
            && let Some(when @ (first, _)) = day.and_then(|day| self.scale.stretch(day))
        {
            let group = self
                .groups(desk)
                .iter()
                .find(|group| group.when == Some(when));
            stretches.push((first, group.map_or(0, |group| group.stories as u32)));
            day = first.yesterday().ok();
        }
        stretches.reverse();
        stretches
    }

    /// How many rows.
    pub fn len(&self, desk: &Desk) -> usize {
        self.rows(desk).len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self, desk: &Desk) -> bool {
        self.rows(desk).is_empty()
    }

    /// The event in a row, and its days.
    pub fn row(&self, desk: &Desk, at: usize) -> Option<(EventId, When)> {
        self.rows(desk)
            .iter()
            .rev()
            .nth(at)
            .map(|row| (row.id, row.when))
    }

    /// The row of an event.
    pub fn position_of(&self, desk: &Desk, id: EventId) -> Option<usize> {
        let event = desk.event(id)?.event;
        let row = Row {
            group: self.scale.group(event.when),
            when: event.when,
            id,
            published: event.by == Dated::Published,
        };
        let at = self.place(desk, &row);
        let rows = self.rows(desk);
        (rows.get(at) == Some(&row)).then(|| rows.len() - 1 - at)
    }

    /// The first row without a date; the length, if all have one.
    pub fn vague(&self, desk: &Desk) -> usize {
        let rows = self.rows(desk);
        rows.len() - rows.partition_point(|row| row.when.is_none())
    }
}

/// What orders rows, the last first: the group, the days, then the older story, then the later sentence.
fn key(desk: &Desk, row: &Row) -> (When, When, (Timestamp, StoryId), Reverse<u32>) {
    let EventId { story, event } = row.id;
    (row.group, row.when, desk.age(story), Reverse(event))
}

/// A story's rows.
fn told(desk: &Desk, scale: Scale, id: StoryId) -> impl Iterator<Item = Row> {
    let told = desk.story(id).map_or(&[][..], |story| &story.told);
    told.iter().map(move |told| Row {
        group: scale.group(told.when),
        when: told.when,
        id: EventId {
            story: id,
            event: told.event,
        },
        published: told.published,
    })
}
