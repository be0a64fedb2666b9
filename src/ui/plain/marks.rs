//! Bookmarks and notes by typed lines.

use super::{Page, Plain, Row};
use crate::desk::Target;
use crate::ui::draw::bars;

impl Plain {
    /// Bookmarks a row, or the story being read; or takes the bookmark off.
    pub(super) fn bookmark(&mut self, n: Option<usize>) -> Vec<String> {
        let target = match (n, self.pages.last()) {
            (Some(n), _) => self.markable(n),
            (None, Some(Page::Story { id, .. })) => Ok(Target::Story(*id)),
            (None, _) => Err("Bookmark which row? No story is being read.".into()),
        };
        let target = match target {
            Ok(target) => target,
            Err(why) => return vec![why],
        };
        let saved = self.desk.is_saved(target);
        let Some(on) = self.desk.markable(target) else {
            return vec!["That is gone.".into()];
        };
        self.desk.save(on, !saved, self.now);
        let word = if saved { "off" } else { "on" };
        vec![format!("Bookmark {word}: {}", self.what(target))]
    }

    /// Puts a note on a row, or takes it off.
    pub(super) fn annotate(&mut self, n: usize, words: &str) -> Vec<String> {
        let target = match self.markable(n) {
            Ok(target) => target,
            Err(why) => return vec![why],
        };
        let Some(on) = self.desk.markable(target) else {
            return vec!["That is gone.".into()];
        };
        self.desk.annotate(on, words, self.now);
        let word = if words.is_empty() { "No note" } else { "Noted" };
        vec![format!("{word}: {}", self.what(target))]
    }

    /// Lists what is bookmarked or noted, the last marked first.
    pub(super) fn marks(&mut self) -> Vec<String> {
        let marked = self.desk.marked();
        let rows = marked.iter().filter_map(|mark| match mark.target? {
            Target::Story(id) => Some(Row::Story(id)),
            Target::Quote(id) => Some(Row::Quote(id)),
        });
        let rows: Vec<_> = rows.collect();
        let away = marked.len() - rows.len();
        if marked.is_empty() {
            return vec!["Nothing is bookmarked or noted yet.".into()];
        }
        let mut lines = Vec::new();
        if away > 0 {
            let away = bars::count(away, "mark is", "marks are");
            lines.push(format!(
                "{away} on stories that are not here: copytaster marks prints all."
            ));
        }
        lines.extend(self.list(rows, "marks on what is here"));
        lines
    }

    /// What a row's mark would be on.
    fn markable(&self, n: usize) -> Result<Target, String> {
        match self.numbered(n)? {
            Row::Story(id) => Ok(Target::Story(id)),
            Row::Quote(id) => Ok(Target::Quote(id)),
            Row::Actor(_) => Err(format!(
                "Row {n} is an actor; stories and quotes are marked."
            )),
        }
    }

    /// What is marked, in its own words.
    fn what(&self, target: Target) -> String {
        let words = match target {
            Target::Story(id) => self.desk.story(id).map(|story| story.title().to_owned()),
            Target::Quote(id) => self.desk.words(id),
        };
        words.unwrap_or_default()
    }
}
