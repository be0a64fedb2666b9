//! What lasts: a user's own lines from their files, and how to keep more of them.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::archive::{Journal, journal_file};
use crate::desk::{Decision, MarkLine};
use crate::search::Saved;
use crate::ui::{Keep, Kept, Lasting};

/// A file may have so many lines that no longer hold, beside as many as do, before it is written anew.
const SPARE: usize = 1_000;

/// All that lasts.
pub(super) fn kept() -> Kept {
    let mut trouble = None;
    Kept {
        decisions: decisions(&mut trouble),
        marks: marks(&mut trouble),
        searches: searches(&mut trouble),
        trouble,
    }
}

/// What was decided on names. The first trouble is told.
pub(super) fn decisions(trouble: &mut Option<String>) -> Lasting<Decision> {
    // Each decision counts, whatever came after it.
    lasting("names.jsonl", |all| all, trouble)
}

/// What was read, bookmarked and noted.
pub(super) fn marks(trouble: &mut Option<String>) -> Lasting<MarkLine> {
    lasting("marks.jsonl", MarkLine::holding, trouble)
}

/// Searches that were saved.
pub(super) fn searches(trouble: &mut Option<String>) -> Lasting<Saved> {
    lasting("searches.jsonl", Saved::holding, trouble)
}

fn lasting<T>(name: &str, holding: fn(Vec<T>) -> Vec<T>, trouble: &mut Option<String>) -> Lasting<T>
where
    T: Serialize + DeserializeOwned + 'static,
{
    let Some(journal) = journal_file(name).map(Journal::at) else {
        return Lasting::default();
    };
    let shown = journal.path().display().to_string();
    let mut say = |words: String| {
        trouble.get_or_insert(words);
    };
    let lines = match journal.read() {
        Ok((lines, lost)) => {
            if lost > 0 {
                say(format!("{shown}: {lost} of its lines can't be read"));
            }
            let count = lines.len();
            let held = holding(lines);
            if count > 2 * held.len() + SPARE {
                // A file that stays long is no harm.
                let _ = journal.compact(holding);
            }
            held
        }
        Err(error) => {
            say(format!("{shown} can't be read: {error}"));
            Vec::new()
        }
    };
    let keep: Keep<T> = Box::new(move |lines| {
        journal.add(lines).map_err(|error| {
            format!("{shown} can't be written, so this holds until the end only: {error}")
        })
    });
    Lasting { lines, keep }
}
