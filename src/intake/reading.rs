//! One file: from its path to its stories, or to the reason why not.

use std::any::Any;
use std::fmt::Display;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;

use super::pack::unpack;
use super::{Outcome, Packed, Place, Shelf, Story};
use crate::article::Article;
use crate::extract::{self, Findings};
use crate::format::{self, Error, Given, Limits, Loaded, Mark, clean};

/// Reads one file and understands it, here and now. `published` dates a story that does not say when it is from.
pub fn read(path: &Path, published: Option<Date>, limits: Limits) -> Outcome {
    let means = &Means {
        limits,
        shelf: None,
    };
    match load(path, means) {
        Ok(Found::Bytes(loaded)) => understand(path, &loaded, published, means),
        Ok(Found::Stories(stories, _)) => Outcome::Read(stories),
        Err(refused) => refused,
    }
}

/// What files are read with.
#[derive(Clone, Debug, Default)]
pub struct Means {
    /// What a file may ask of the machine.
    pub limits: Limits,
    /// Where stories of earlier readings are, if anywhere.
    pub shelf: Option<Arc<dyn Shelf>>,
}

impl Means {
    /// A story that was packed, of the file at a path; from the file itself, where the shelf has lost it. `None` if it can't be
    /// had any more.
    pub fn open(&self, packed: &Packed, path: &Path) -> Option<(Article, Findings)> {
        match packed {
            Packed::Bytes(bytes) => unpack(bytes),
            Packed::Whole(whole) => Some((**whole).clone()),
            Packed::Kept(place) => {
                let kept = self.shelf.as_ref().and_then(|shelf| shelf.fetch(place));
                kept.and_then(|bytes| unpack(&bytes)).or_else(|| {
                    let Outcome::Read(stories) = read(path, None, self.limits) else {
                        return None;
                    };
                    let story = stories.into_iter().nth(place.story as usize)?;
                    Some((story.article, story.findings))
                })
            }
        }
    }
}

/// What a path leads to.
#[derive(Debug)]
pub(super) enum Found {
    /// Bytes that are to be understood.
    Bytes(Loaded),
    /// Stories that were understood before, and the mark of their file.
    Stories(Vec<Story>, Mark),
}

/// Reads the bytes, unless it is known already what is in them.
pub(super) fn load(path: &Path, means: &Means) -> Result<Found, Outcome> {
    guarded(path, || {
        if let Some(shelf) = &means.shelf
            && let Ok(mark) = Mark::of(path)
            && let Some(stories) = shelf.of_file(path, &mark)
        {
            return Ok(Found::Stories(stories, mark));
        }
        let loaded = format::load(path, &means.limits);
        loaded.map(Found::Bytes).map_err(|error| match error {
            Error::Io(e) if e.kind() == io::ErrorKind::NotFound => Outcome::Gone,
            error => refused(path, &error),
        })
    })
}

/// Understands the bytes.
pub(super) fn understand(
    path: &Path,
    loaded: &Loaded,
    published: Option<Date>,
    means: &Means,
) -> Outcome {
    let outcome = guarded(path, || {
        if let Some(stories) = means.shelf.as_ref().and_then(|s| s.of_bytes(path, loaded)) {
            return Ok(stories);
        }
        let given = Given {
            modified: loaded.modified,
            published,
            limits: means.limits,
        };
        let articles = format::read(path, &loaded.bytes, &given).map_err(|e| refused(path, &e))?;
        let story = |article| {
            let findings = extract::extract(&article);
            Story::new(article, findings)
        };
        Ok(articles.into_iter().map(story).collect())
    });
    outcome.map_or_else(|refused| refused, Outcome::Read)
}

/// What [`rehearse`] reads.
const REHEARSAL: &str = "Strike over\n\nPORT ALDER, Oct 9 (TNA) - \"It is over,\" said Ana Costa, the mayor, on Friday.\n";

/// Understands a story for practice: the first that comes need not wait until all word lists are at hand.
pub(super) fn rehearse() {
    let path = Path::new("rehearsal.txt");
    let articles = format::read(path, REHEARSAL.as_bytes(), &Given::default());
    for article in articles.iter().flatten() {
        let _ = extract::extract(article);
    }
}

/// Puts what was understood on the shelf, or packs it.
pub(super) fn put_away(path: &Path, loaded: &Loaded, outcome: Outcome, means: &Means) -> Outcome {
    let Outcome::Read(stories) = outcome else {
        return outcome;
    };
    if stories.iter().all(Story::is_kept) {
        return Outcome::Read(stories);
    }
    let put = guarded(path, || {
        let shelf = means.shelf.as_ref();
        let Some(content) = shelf.and_then(|shelf| shelf.keep(path, loaded, &stories)) else {
            for story in &stories {
                story.packed();
            }
            return Ok(stories);
        };
        let kept = stories.into_iter().zip(0..);
        let kept = kept.map(|(story, at)| story.kept(Place { content, story: at }));
        Ok(kept.collect())
    });
    put.map_or_else(|refused| refused, Outcome::Read)
}

/// A sentence that names the file.
pub(super) fn refused(path: &Path, why: &dyn Display) -> Outcome {
    let name = path.file_name().unwrap_or(path.as_os_str());
    let why = clean::line(&format!("{} {why}.", name.display()));
    tracing::warn!(?path, ?why, "refused");
    Outcome::Refused(why)
}

/// Does the work; a panic refuses the file, and neither ends the program nor loses another file.
fn guarded<T>(path: &Path, work: impl FnOnce() -> Result<T, Outcome>) -> Result<T, Outcome> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| {
        let why = format!(
            "could not be read, by a fault of this program ({})",
            words(&*panic)
        );
        Err(refused(path, &why))
    })
}

fn words(panic: &(dyn Any + Send)) -> &str {
    panic
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("no more is known")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_refuses_the_file_and_names_it() {
        let path = Path::new("/in/strike.txt");
        let refused = guarded(path, || -> Result<(), Outcome> {
            panic!("index {} out of range", 7)
        });
        let Err(Outcome::Refused(why)) = refused else {
            panic!("{refused:?}")
        };
        assert_eq!(
            why,
            "strike.txt could not be read, by a fault of this program (index 7 out of range)."
        );
    }

    #[test]
    fn a_file_that_is_gone_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let means = &Means {
            limits: Limits::DEFAULT,
            shelf: None,
        };
        let gone = load(&folder.path().join("a.txt"), means);
        assert!(matches!(gone, Err(Outcome::Gone)), "{gone:?}");
        let folder = load(folder.path(), means);
        assert!(matches!(folder, Err(Outcome::Refused(_))), "{folder:?}");
    }
}
