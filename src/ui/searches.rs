//! Saved searches: how many stories answer each, which of them are new, and the list of them, open.

use std::collections::HashSet;

use jiff::Timestamp;

use crate::desk::{Desk, Filter, StoryId};
use crate::search::{Asked, Finder, Ring, Saved};

/// So many stories make an index of their own quickly.
const FEW: usize = 64;

/// A saved search, and what answers it.
#[derive(Clone, Debug)]
pub struct Search {
    /// As it is kept.
    pub saved: Saved,
    /// Stories that came since somebody last looked.
    pub new: HashSet<StoryId>,
    /// How many stories answer in all; counted when the list is opened.
    pub total: usize,
}

/// All saved searches.
#[derive(Clone, Debug, Default)]
pub struct Searches {
    /// In the order they were saved; the first nine have a digit.
    pub all: Vec<Search>,
    /// Stories that came and were not yet held against the searches.
    pub coming: Vec<StoryId>,
}

/// The list, open.
#[derive(Clone, Copy, Debug, Default)]
pub struct SearchesPage {
    /// The chosen one.
    pub chosen: usize,
}

/// Stories that answered a saved search as they came in, for whoever is to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alert {
    /// The search's name.
    pub search: String,
    /// How it rings.
    pub ring: Ring,
    /// The stories, with their titles.
    pub stories: Vec<(StoryId, String)>,
}

impl Search {
    /// How many new stories answer, if anybody wants to know.
    pub fn news(&self) -> usize {
        match self.saved.ring {
            Ring::Off => 0,
            Ring::Mark | Ring::Bell | Ring::Notify => self.new.len(),
        }
    }
}

impl Searches {
    /// Searches of earlier runs.
    pub fn new(saved: Vec<Saved>) -> Self {
        let all = saved.into_iter().map(|saved| Search {
            saved,
            new: HashSet::new(),
            total: 0,
        });
        Self {
            all: all.collect(),
            coming: Vec::new(),
        }
    }

    /// The stories are another desk's, and all of them come.
    pub fn start_over(&mut self, stories: Vec<StoryId>) {
        self.all.iter_mut().for_each(|search| search.new.clear());
        self.coming = stories;
    }

    /// Holds what came against every search, and tells what rings, or what a command is to hear of: what came in while the
    /// program ran.
    pub fn follow(
        &mut self,
        desk: &Desk,
        finder: &mut Finder,
        now: Timestamp,
        heard: impl Fn(&str) -> bool,
    ) -> Vec<Alert> {
        let mut came = std::mem::take(&mut self.coming);
        came.retain(|&id| desk.story(id).is_some());
        let mut alerts = Vec::new();
        // Nobody asks for what was there when all were looked at last.
        let looked = self.all.iter().map(|search| search.saved.looked).min();
        let later = |id: &StoryId| desk.story(*id).map(|story| story.arrived()) > looked;
        came.retain(later);
        if came.is_empty() || looked.is_none() {
            return alerts;
        }
        // A few stories are looked through on their own, not all there are.
        let mut few = (came.len() <= FEW).then(|| Finder::of(desk, &came));
        for search in &mut self.all {
            let since = search.saved.looked;
            let arrived = |id: &StoryId| desk.story(*id).map(|story| story.arrived());
            let found = answers(&search.saved.line, desk, finder, few.as_mut(), now, &came);
            let new: Vec<_> = found
                .into_iter()
                .filter(|id| arrived(id) > Some(since) && search.new.insert(*id))
                .collect();
            let live: Vec<_> = (new.iter())
                .filter_map(|&id| desk.story(id).filter(|story| story.is_live()))
                .map(|story| (story.id(), story.title().to_owned()))
                .collect();
            let told = match search.saved.ring {
                Ring::Off => false,
                Ring::Mark => heard(&search.saved.name),
                Ring::Bell | Ring::Notify => true,
            };
            if !live.is_empty() && told {
                alerts.push(Alert {
                    search: search.saved.name.clone(),
                    ring: search.saved.ring,
                    stories: live,
                });
            }
        }
        alerts
    }

    /// Counts all that answers.
    pub fn count(&mut self, desk: &Desk, finder: &mut Finder, now: Timestamp) {
        let all: Vec<_> = desk.stories().map(|story| story.id()).collect();
        for search in &mut self.all {
            let asked = ask(&search.saved.line, desk, finder, now);
            search.total = match (&asked, asked.query.is_empty()) {
                (asked, _) if !asked.troubles.is_empty() => 0,
                (asked, true) => asked.filter.count(desk),
                (asked, false) => {
                    let told = finder.telling(desk, &asked.query);
                    let passes =
                        |id: &&StoryId| told.contains(id) && asked.allows(desk, Some(**id));
                    all.iter().filter(passes).count()
                }
            };
        }
    }

    /// Stories that are gone are not new any more.
    pub fn forget(&mut self, gone: &[StoryId]) {
        for search in &mut self.all {
            gone.iter().for_each(|id| {
                search.new.remove(id);
            });
        }
    }
}

fn ask(line: &str, desk: &Desk, finder: &mut Finder, now: Timestamp) -> Asked {
    Asked::read(line, desk, now, &Filter::default(), finder)
}

/// Which of a few stories answer a line. One that speaks of somebody or something not on the desk has no answer.
fn answers(
    line: &str,
    desk: &Desk,
    finder: &mut Finder,
    few: Option<&mut Finder>,
    now: Timestamp,
    stories: &[StoryId],
) -> Vec<StoryId> {
    let asked = ask(line, desk, finder, now);
    if !asked.troubles.is_empty() {
        return Vec::new();
    }
    let few = few.unwrap_or(finder);
    let told = (!asked.query.is_empty()).then(|| few.telling(desk, &asked.query));
    let passes = |id: &StoryId| {
        told.as_ref().is_none_or(|told| told.contains(id)) && asked.allows(desk, Some(*id))
    };
    stories.iter().copied().filter(passes).collect()
}
