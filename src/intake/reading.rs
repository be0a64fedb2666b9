//! One file: from its path to its stories, or to the reason why not.

use std::any::Any;
use std::fmt::Display;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use jiff::civil::Date;

use super::{Outcome, Story};
use crate::extract;
use crate::format::{self, Error, Given, Limits, Loaded, clean};

/// Reads one file and understands it, here and now. `published` dates a story that does not say when it is from.
pub fn read(path: &Path, published: Option<Date>, limits: Limits) -> Outcome {
    load(path, limits).map_or_else(
        |refused| refused,
        |loaded| understand(path, &loaded, published, limits),
    )
}

/// Reads the bytes.
pub(super) fn load(path: &Path, limits: Limits) -> Result<Loaded, Outcome> {
    guarded(path, || {
        format::load(path, &limits).map_err(|error| match error {
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
    limits: Limits,
) -> Outcome {
    let outcome = guarded(path, || {
        let given = Given {
            modified: loaded.modified,
            published,
            limits,
        };
        let articles = format::read(path, &loaded.bytes, &given).map_err(|e| refused(path, &e))?;
        let story = |article| {
            let findings = extract::extract(&article);
            Story { article, findings }
        };
        Ok(articles.into_iter().map(story).collect())
    });
    outcome.map_or_else(|refused| refused, Outcome::Read)
}

/// A sentence that names the file.
pub(super) fn refused(path: &Path, why: &dyn Display) -> Outcome {
    let name = path.file_name().unwrap_or(path.as_os_str());
    Outcome::Refused(clean::line(&format!("{} {why}.", name.display())))
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
        let gone = load(&folder.path().join("a.txt"), Limits::DEFAULT);
        assert!(matches!(gone, Err(Outcome::Gone)), "{gone:?}");
        let folder = load(folder.path(), Limits::DEFAULT);
        assert!(matches!(folder, Err(Outcome::Refused(_))), "{folder:?}");
    }
}
