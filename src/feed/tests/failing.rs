//! What happens when the system's notices fail, in part or altogether, and when very much happens at once.

use std::fs;
use std::path::Path;
use std::sync::mpsc::SyncSender;
use std::time::Duration;

use notify::{ErrorKind, EventHandler, NullWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use super::{Watched, Watching, both_ways, options, write_old};
use crate::feed::signs::{Lost, Native, Sign};

#[test]
fn of_thousands_at_once_none_is_lost() {
    both_ways(|polling| {
        const EACH: usize = 500;
        let mut watched = Watched::start(polling, |root| {
            for n in 0..5 {
                fs::create_dir(root.join(n.to_string())).unwrap();
            }
        });
        watched.wait_scanned();
        let root = watched.at("");
        let writers: Vec<_> = (0..10)
            .map(|folder| {
                let folder = root.join(folder.to_string());
                std::thread::spawn(move || {
                    // Half of the folders are new.
                    fs::create_dir_all(&folder).unwrap();
                    for n in 0..EACH {
                        let (hidden, path) = (
                            folder.join(format!(".{n}.txt")),
                            folder.join(format!("{n}.txt")),
                        );
                        let words = format!("story {n}");
                        if n % 2 == 0 {
                            fs::write(&path, words).unwrap();
                        } else {
                            fs::write(&hidden, words).unwrap();
                            fs::rename(&hidden, &path).unwrap();
                        }
                    }
                })
            })
            .collect();
        watched.wait("all stories", |w| w.files.len() == 10 * EACH);
        for writer in writers {
            writer.join().unwrap();
        }
        watched.wait("their words", |w| {
            w.files
                .values()
                .all(|words| words.last().is_some_and(|w| w.starts_with("story ")))
        });
        fs::remove_dir_all(watched.at("3")).unwrap();
        watched.wait("one folder less", |w| w.files.len() == 9 * EACH);
        assert_eq!(watched.gone.len(), EACH);
    });
}

/// A watcher whose notices are all lost, and that says so.
fn losing(to: SyncSender<Sign>, lost: Lost) -> Result<Native, String> {
    let watcher = NullWatcher::new(|_| {}, notify::Config::default()).unwrap();
    std::thread::spawn(move || {
        while to.send(Sign::Wake).is_ok() {
            lost.note();
            std::thread::sleep(Duration::from_millis(20));
        }
    });
    Ok(Native::over(Box::new(watcher)))
}

#[test]
fn lost_notices_are_made_up_for_by_a_listing() {
    let mut watched = Watched::start_with(options(false), losing, |root| {
        for name in ["kept.txt", "changed.txt", "removed.txt", "deep/removed.txt"] {
            write_old(&root.join(name), "before");
        }
    });
    watched.wait_scanned();
    fs::write(watched.at("changed.txt"), "after").unwrap();
    fs::remove_file(watched.at("removed.txt")).unwrap();
    fs::remove_dir_all(watched.at("deep")).unwrap();
    write_old(&watched.at("new/folder/added.txt"), "after");
    watched.wait_names(&["changed.txt", "kept.txt", "new/folder/added.txt"]);
    watched.wait("the change", |w| w.words("changed.txt") == "after");
    assert_eq!(watched.files["kept.txt"].len(), 1);
    watched.gone.sort();
    assert_eq!(watched.gone, ["deep/removed.txt", "removed.txt"]);
    assert_eq!(watched.watching, Some(Watching::Live));
}

/// A watcher that runs out of watches after two.
struct Scarce(RecommendedWatcher, u32);

impl Watcher for Scarce {
    fn new<F: EventHandler>(handler: F, config: notify::Config) -> notify::Result<Self> {
        Ok(Self(RecommendedWatcher::new(handler, config)?, 2))
    }

    fn watch(&mut self, path: &Path, mode: RecursiveMode) -> notify::Result<()> {
        self.1 = match self.1.checked_sub(1) {
            Some(left) => left,
            None => return Err(notify::Error::new(ErrorKind::MaxFilesWatch)),
        };
        self.0.watch(path, mode)
    }

    fn unwatch(&mut self, path: &Path) -> notify::Result<()> {
        self.0.unwatch(path)
    }

    fn kind() -> notify::WatcherKind {
        notify::WatcherKind::NullWatcher
    }
}

#[test]
fn out_of_watches_it_polls_and_says_why() {
    let scarce = |_, _| {
        let watcher = Scarce::new(|_| {}, notify::Config::default()).unwrap();
        Ok(Native::over(Box::new(watcher)))
    };
    let mut watched = Watched::start_with(options(false), scarce, |root| {
        for n in 0..5 {
            write_old(&root.join(format!("{n}/a.txt")), "a");
        }
    });
    watched.wait_scanned();
    assert_eq!(watched.files.len(), 5);
    assert_eq!(
        watched.watching,
        Some(Watching::Polling(
            "the system's limit of watched folders is reached".into()
        ))
    );
    fs::write(watched.at("4/b.txt"), "b").unwrap();
    fs::remove_file(watched.at("0/a.txt")).unwrap();
    watched.wait_names(&["1/a.txt", "2/a.txt", "3/a.txt", "4/a.txt", "4/b.txt"]);
}

#[test]
fn without_a_watcher_it_polls_and_says_why() {
    let none = |_, _| Err("the system's watcher fails: too many open files".into());
    let mut watched = Watched::start_with(options(false), none, |_| {});
    watched.wait_scanned();
    assert_eq!(
        watched.watching,
        Some(Watching::Polling(
            "the system's watcher fails: too many open files".into()
        ))
    );
    fs::write(watched.at("a.txt"), "a").unwrap();
    watched.wait_names(&["a.txt"]);
}

#[test]
fn dropping_the_handle_ends_the_feed() {
    both_ways(|polling| {
        let mut watched = Watched::start(polling, |root| write_old(&root.join("a.txt"), "a"));
        watched.wait_scanned();
        drop(watched.feed.take());
        watched.wait("the end", |w| w.ended);
    });
}
