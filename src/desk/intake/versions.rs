//! Which story is which: a file read again, a version from another file, the same words twice.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;

use super::{Batch, Header};
use crate::article::Article;
use crate::desk::marks::Flag;
use crate::desk::version::{Family, Version, rank};
use crate::desk::{Arrived, Desk, Holding, Story, StoryId};
use crate::extract::Findings;
use crate::intake::Story as Incoming;

impl Desk {
    /// All that a path holds from now on.
    pub(super) fn replace(
        &mut self,
        header: &Header<'_>,
        stories: Vec<Incoming>,
        batch: &mut Batch,
    ) {
        let old = self.paths.remove(header.path).unwrap_or_default().stories;
        let same = self.same_stories(&old, header.path, &stories);
        for &id in old.iter().filter(|&&id| !same.contains(&Some(id))) {
            self.take_away(id, header.path, header.at, batch);
        }
        let mut ids = Vec::with_capacity(stories.len());
        for (incoming, same) in stories.into_iter().zip(same) {
            let packed = incoming.packed().clone();
            let Incoming {
                article, findings, ..
            } = incoming;
            let version = Version::new(header.path, header.at, &article, packed);
            // Two entries of one file may be versions of one story that neither of them has met before.
            let known = || self.families.get(&version.family()).copied();
            let id = match same.or_else(known) {
                Some(id) => self.add_version(id, version, !ids.contains(&id), batch),
                None => self.new_story(header, version, (article, findings), batch),
            };
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        if !ids.is_empty() {
            let held = Holding {
                stories: ids,
                mark: header.mark,
            };
            self.paths.insert(header.path.to_owned(), held);
        }
    }

    /// For each incoming story, the one it is a new reading of: of any file by the provider's identifier or by the very
    /// same words, else of the same file by headline, else, where each side has only one left, that one.
    fn same_stories(
        &self,
        old: &[StoryId],
        path: &Path,
        stories: &[Incoming],
    ) -> Vec<Option<StoryId>> {
        let families: Vec<_> = stories
            .iter()
            .map(|s| Family::of(&s.article, path))
            .collect();
        let known = families.iter().map(|family| self.families.get(family));
        let mut same: Vec<_> = known.map(Option::<&StoryId>::copied).collect();
        // What other files hold as well stays theirs when this one brings another story.
        let own = |story: &&Story| story.versions.iter().all(|v| v.path == path);
        let left = old.iter().filter(|&&id| !same.contains(&Some(id)));
        let mut left: Vec<&Story> = left.filter_map(|&id| self.story(id)).filter(own).collect();
        // What the file says twice is one story, and goes where the first goes.
        let first = |at: usize| !families[..at].contains(&families[at]);
        let open = stories.iter().zip(&mut same).enumerate();
        let mut open: Vec<_> = open
            .filter(|(at, (_, same))| same.is_none() && first(*at))
            .map(|(_, open)| open)
            .collect();
        for (incoming, same) in &mut open {
            let article = &incoming.article;
            let is_it =
                |old: &&Story| may_be_one(&old.head, article) && old.title() == article.title();
            if let Some(at) = left.iter().position(is_it) {
                **same = Some(left.remove(at).id);
            }
        }
        open.retain(|(_, same)| same.is_none());
        if let ([old], [(incoming, same)]) = (left.as_slice(), open.as_mut_slice())
            && may_be_one(&old.head, &incoming.article)
        {
            **same = Some(old.id);
        }
        same
    }

    fn new_story(
        &mut self,
        header: &Header<'_>,
        version: Version,
        read: (Article, Findings),
        batch: &mut Batch,
    ) -> StoryId {
        let id = StoryId(self.stories.len() as u32);
        let day = header.at.to_zoned(self.zone.clone()).date();
        self.arrived.push(Arrived { at: header.at, day });
        self.families.insert(version.family(), id);
        let mut story = Story {
            id,
            arrived: header.at,
            changed: None,
            day,
            live: header.live,
            read: Flag::default(),
            saved: Flag::default(),
            noted: Flag::default(),
            head: Arc::clone(&version.head),
            seen: Box::default(),
            speakers: Box::default(),
            told: Box::default(),
            versions: vec![version],
            actors: Vec::new(),
            quotes: Vec::new(),
        };
        let (article, findings) = read;
        let reading = self.lay_open(&story, article, findings);
        self.count_in(&mut story, &reading, HashMap::new(), batch);
        self.marks.heed(&mut story, 0);
        self.unread += usize::from(story.is_unread());
        self.stories.push(Some(story));
        id
    }

    /// Adds a version to a story, in place of the one that the same file held if it was read again.
    fn add_version(
        &mut self,
        id: StoryId,
        mut version: Version,
        again: bool,
        batch: &mut Batch,
    ) -> StoryId {
        self.families.insert(version.family(), id);
        let at = version.at;
        self.change_story(id, at, batch, |versions| {
            let before: Option<Timestamp> = versions
                .iter()
                .filter(|v| again && v.path == version.path)
                .map(|v| v.at)
                .min();
            versions.retain(|v| !(again && v.path == version.path));
            // The same words read again came when they came first.
            let unchanged = versions.is_empty() && before.is_some();
            version.at = before.filter(|_| unchanged).unwrap_or(version.at);
            versions.push(version);
        });
        id
    }

    /// Takes the versions of one file out of a story; the story goes with its last.
    pub(super) fn take_away(&mut self, id: StoryId, path: &Path, at: Timestamp, batch: &mut Batch) {
        let Some(story) = self.story(id) else { return };
        if story.versions.iter().all(|v| v.path == path) {
            return self.drop_story(id, batch);
        }
        self.change_story(id, at, batch, |versions| {
            versions.retain(|v| v.path != path);
        });
    }

    /// Changes a story's versions and shows the newest of them.
    fn change_story(
        &mut self,
        id: StoryId,
        at: Timestamp,
        batch: &mut Batch,
        change: impl FnOnce(&mut Vec<Version>),
    ) {
        let Some(mut story) = self.stories.get_mut(id.at()).and_then(Option::take) else {
            return;
        };
        self.forget_families(&story);
        let before = (story.versions.first().cloned(), story.head.status);
        let key = story.key();
        // What is shown now must be counted out as it was counted in.
        let was = self.reading_of(&story);
        change(&mut story.versions);
        let newest = rank(&mut story.versions);
        let status = newest.as_ref().map_or(before.1, |article| article.status);
        for version in &story.versions {
            self.families.insert(version.family(), id);
        }
        let same = |shown: &Version| {
            let before = before.0.as_ref();
            before.is_some_and(|before| Arc::ptr_eq(&before.head, &shown.head))
        };
        if let Some(shown) = story.versions.first().cloned()
            && (!same(&shown) || status != before.1)
        {
            let kept = self.count_out(&story, was.as_ref(), batch);
            let before_said = before.0.as_ref();
            if before_said.is_none_or(|before| !before.says_the_same(&shown)) || before.1 != status
            {
                story.changed = Some(at);
            }
            story.head = as_shown(&shown.head, &newest);
            self.marks.follow(&key, &story.key(), at);
            let was = story.is_unread();
            self.marks.heed(&mut story, 0);
            self.unread = self.unread + usize::from(story.is_unread()) - usize::from(was);
            if let Some(reading) = self.read(&story) {
                self.count_in(&mut story, &reading, kept, batch);
            }
        }
        if let Some(place) = self.stories.get_mut(id.at()) {
            *place = Some(story);
        }
    }

    fn drop_story(&mut self, id: StoryId, batch: &mut Batch) {
        let Some(story) = self.stories.get_mut(id.at()).and_then(Option::take) else {
            return;
        };
        self.forget_families(&story);
        let was = self.reading_of(&story);
        self.count_out(&story, was.as_ref(), batch);
        self.unread -= usize::from(story.is_unread());
        self.marks.leave(&story.key());
    }

    fn forget_families(&mut self, story: &Story) {
        for version in &story.versions {
            let family = version.family();
            if self.families.get(&family) == Some(&story.id) {
                self.families.remove(&family);
            }
        }
    }
}

/// The article of the version shown, with what the newest says of it: the notice that kills a story is not the story.
pub(in crate::desk) fn as_shown(
    shown: &Arc<Article>,
    newest: &Option<Arc<Article>>,
) -> Arc<Article> {
    match newest {
        Some(newest) if !Arc::ptr_eq(shown, newest) => Arc::new(Article {
            status: newest.status,
            ednote: newest.ednote.clone().or_else(|| newest.headline.clone()),
            ..Article::clone(shown)
        }),
        _ => Arc::clone(shown),
    }
}

/// Two provider's identifiers are two stories.
fn may_be_one(a: &Article, b: &Article) -> bool {
    a.guid.is_none() || b.guid.is_none() || a.guid == b.guid
}
