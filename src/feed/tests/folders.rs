//! What happens in folders, told alike both ways.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::time::{Duration, SystemTime};

use super::{Watched, Watching, both_ways, options, write_old};
use crate::feed::{Feed, News, Seen};

#[test]
fn the_first_scan_finds_what_can_be_a_story() {
    both_ways(|polling| {
        let outside = tempfile::tempdir().unwrap();
        write_old(&outside.path().join("elsewhere.txt"), "not ours");
        let mut watched = Watched::start(polling, |root| {
            write_old(&root.join("a.txt"), "Harbour strike ends");
            write_old(&root.join("sports/deep/b.txt"), "Rovers win");
            fs::write(root.join("just-written.txt"), "Talks resume").unwrap();
            for name in [
                ".hidden",
                "c.tmp",
                "d.part",
                "e.partial",
                "f.filepart",
                "g~",
                ".h.swp",
            ] {
                write_old(&root.join(name), "unfinished");
            }
            write_old(&root.join(".git/config.txt"), "hidden folder");
            write_old(&root.join("batch.tmp/i.txt"), "unfinished folder");
            #[cfg(unix)]
            {
                use std::os::unix::{fs::symlink, net::UnixListener};
                symlink(
                    outside.path().join("elsewhere.txt"),
                    root.join("out-link.txt"),
                )
                .unwrap();
                symlink(outside.path(), root.join("out-folder")).unwrap();
                symlink(root.join("a.txt"), root.join("sports/aside.txt")).unwrap();
                symlink(root.join("sports"), root.join("in-folder")).unwrap();
                symlink(root.join("nowhere"), root.join("broken")).unwrap();
                UnixListener::bind(root.join("socket")).unwrap();
            }
        });
        watched.wait_scanned();
        assert_eq!(
            watched.names(),
            ["a.txt", "just-written.txt", "sports/deep/b.txt"]
        );
        assert_eq!(watched.first, 3);
        assert_eq!(watched.words("sports/deep/b.txt"), "Rovers win");
        let live = watched.watching == Some(Watching::Live);
        assert_eq!(live, !polling);
        watched.wait_sentinel();
        assert!(watched.files.values().all(|reports| reports.len() == 1));
        assert!(watched.gone.is_empty() && watched.troubles.is_empty());
    });
}

#[cfg(unix)]
#[test]
fn a_link_to_a_file_of_the_folder_is_taken() {
    both_ways(|polling| {
        let mut watched = Watched::start(polling, |root| {
            write_old(&root.join("a.txt"), "Harbour strike ends");
            std::os::unix::fs::symlink("a.txt", root.join("latest.txt")).unwrap();
            std::os::unix::fs::symlink(".", root.join("loop")).unwrap();
        });
        watched.wait_names(&["a.txt", "latest.txt"]);
    });
}

#[test]
fn a_file_arrives_by_rename_and_leaves_by_rename() {
    both_ways(|polling| {
        let mut watched = Watched::start(polling, |_| {});
        watched.wait_scanned();
        fs::write(watched.beside("a.txt"), "from outside").unwrap();
        fs::rename(watched.beside("a.txt"), watched.at("a.txt")).unwrap();
        fs::write(watched.at("b.txt.part"), "from within").unwrap();
        fs::rename(watched.at("b.txt.part"), watched.at("b.txt")).unwrap();
        watched.wait_names(&["a.txt", "b.txt"]);
        assert_eq!(watched.words("b.txt"), "from within");
        fs::rename(watched.at("a.txt"), watched.at("a.txt~")).unwrap();
        fs::rename(watched.at("b.txt"), watched.at("c.txt")).unwrap();
        watched.wait_names(&["c.txt"]);
        watched.wait_sentinel();
        watched.gone.sort();
        assert_eq!(watched.gone, ["a.txt", "b.txt"]);
        assert_eq!(watched.first, 0);
    });
}

#[test]
fn a_growing_file_is_told_whole() {
    both_ways(|polling| {
        let mut watched = Watched::start(polling, |_| {});
        watched.wait_scanned();
        let pause = if polling { 20 } else { 250 };
        let mut file = fs::File::create(watched.at("a.txt")).unwrap();
        for n in 0..6 {
            std::thread::sleep(Duration::from_millis(pause));
            writeln!(file, "paragraph {n}").unwrap();
            file.flush().unwrap();
        }
        drop(file);
        watched.wait("the last paragraph", |w| {
            w.words("a.txt").ends_with("paragraph 5\n")
        });
        // Nobody tells a polling feed that a file is closed, so there a long pause may pass for the end.
        if !polling && cfg!(target_os = "linux") {
            watched.wait_sentinel();
            assert_eq!(watched.files["a.txt"].len(), 1);
        }
    });
}

#[test]
fn an_empty_file_is_told_if_it_stays_empty() {
    both_ways(|polling| {
        let mut watched = Watched::start(polling, |_| {});
        watched.wait_scanned();
        fs::write(watched.at("empty.txt"), "").unwrap();
        watched.wait_names(&["empty.txt"]);
        assert_eq!(watched.words("empty.txt"), "");
    });
}

#[test]
fn a_change_is_told_even_of_the_same_length() {
    both_ways(|polling| {
        let mut watched = Watched::start(polling, |root| {
            write_old(&root.join("a.txt"), "version 1");
            write_old(&root.join("b.txt"), "version 1");
        });
        watched.wait_scanned();
        for n in 2..6 {
            let words = format!("version {n}");
            fs::write(watched.at("a.txt"), &words).unwrap();
            // Replaced whole, as careful writers do.
            fs::write(watched.at(".b.txt"), &words).unwrap();
            fs::rename(watched.at(".b.txt"), watched.at("b.txt")).unwrap();
            watched.wait(&words, |w| {
                w.words("a.txt") == words && w.words("b.txt") == words
            });
        }
        assert_eq!(watched.names(), ["a.txt", "b.txt"]);
    });
}

#[test]
fn rapid_rewriting_ends_with_the_last_words() {
    let mut watched = Watched::start(false, |_| {});
    watched.wait_scanned();
    for n in 10..60 {
        fs::write(watched.at("a.txt"), format!("version {n}")).unwrap();
    }
    watched.wait("the last version", |w| w.words("a.txt") == "version 59");
}

#[test]
fn a_new_folder_is_listed_with_what_landed_in_it_at_once() {
    both_ways(|polling| {
        let mut watched = Watched::start(polling, |_| {});
        watched.wait_scanned();
        let mut names = Vec::new();
        for n in 0..20 {
            fs::create_dir_all(watched.at(&format!("{n}/deep"))).unwrap();
            for name in [format!("{n}/a.txt"), format!("{n}/deep/b.txt")] {
                fs::write(watched.at(&name), &name).unwrap();
                names.push(name);
            }
        }
        names.sort();
        watched.wait("all files", |w| w.files.keys().eq(names.iter()));
        for name in &names {
            assert_eq!(watched.words(name), name);
        }
        fs::write(watched.at("7/deep/c.txt"), "later").unwrap();
        watched.wait("a later file", |w| w.words("7/deep/c.txt") == "later");
    });
}

#[test]
fn a_folder_moves_in_within_and_away() {
    both_ways(|polling| {
        let mut watched = Watched::start(polling, |_| {});
        watched.wait_scanned();
        write_old(&watched.beside("pack/a.txt"), "a");
        write_old(&watched.beside("pack/deep/b.txt"), "b");
        fs::rename(watched.beside("pack"), watched.at("pack")).unwrap();
        watched.wait_names(&["pack/a.txt", "pack/deep/b.txt"]);
        fs::rename(watched.at("pack"), watched.at("parcel")).unwrap();
        watched.wait_names(&["parcel/a.txt", "parcel/deep/b.txt"]);
        fs::write(watched.at("parcel/deep/c.txt"), "c").unwrap();
        watched.wait_names(&["parcel/a.txt", "parcel/deep/b.txt", "parcel/deep/c.txt"]);
        fs::rename(watched.at("parcel/deep"), watched.beside("deep")).unwrap();
        watched.wait_names(&["parcel/a.txt"]);
        fs::remove_dir_all(watched.at("parcel")).unwrap();
        watched.wait_names(&[]);
        watched.wait_sentinel();
        watched.gone.sort();
        assert_eq!(
            watched.gone,
            [
                "pack/a.txt",
                "pack/deep/b.txt",
                "parcel/a.txt",
                "parcel/deep/b.txt",
                "parcel/deep/c.txt"
            ]
        );
    });
}

#[test]
fn a_folder_is_replaced_by_another_of_its_name() {
    both_ways(|polling| {
        let mut watched = Watched::start(polling, |root| {
            write_old(&root.join("day/a.txt"), "yesterday");
        });
        watched.wait_scanned();
        write_old(&watched.beside("fresh/b.txt"), "today");
        fs::rename(watched.at("day"), watched.beside("old")).unwrap();
        fs::rename(watched.beside("fresh"), watched.at("day")).unwrap();
        watched.wait_names(&["day/b.txt"]);
        fs::write(watched.at("day/c.txt"), "more").unwrap();
        watched.wait_names(&["day/b.txt", "day/c.txt"]);
        // What happens in the old one is no longer of interest.
        fs::write(watched.beside("old/c.txt"), "past").unwrap();
        fs::remove_dir_all(watched.at("day")).unwrap();
        fs::write(watched.at("day"), "now a file").unwrap();
        watched.wait_names(&["day"]);
        fs::remove_file(watched.at("day")).unwrap();
        write_old(&watched.at("day/d.txt"), "a folder again");
        watched.wait_names(&["day/d.txt"]);
        watched.wait_sentinel();
        assert_eq!(watched.words("day/c.txt"), "");
    });
}

#[test]
fn a_root_that_vanishes_is_named_and_read_again_when_it_returns() {
    both_ways(|polling| {
        let mut watched = Watched::start(polling, |root| {
            write_old(&root.join("a.txt"), "a");
            write_old(&root.join("deep/b.txt"), "b");
        });
        watched.wait_scanned();
        fs::rename(watched.at(""), watched.beside("away")).unwrap();
        watched.wait("the trouble", |w| w.troubles.len() == 1);
        assert!(
            watched.troubles[0].ends_with(
                "/in has been removed or renamed; its stories stay listed until it is back."
            ),
            "{:?}",
            watched.troubles
        );
        assert!(watched.gone.is_empty());
        fs::remove_file(watched.beside("away/a.txt")).unwrap();
        fs::write(watched.beside("away/deep/c.txt"), "c").unwrap();
        fs::rename(watched.beside("away"), watched.at("")).unwrap();
        watched.wait_names(&["deep/b.txt", "deep/c.txt"]);
        assert!(
            watched.troubles[1].ends_with("/in is there now and is being read."),
            "{:?}",
            watched.troubles
        );
        fs::write(watched.at("deep/d.txt"), "d").unwrap();
        watched.wait_names(&["deep/b.txt", "deep/c.txt", "deep/d.txt"]);
        assert_eq!(watched.gone, ["a.txt"]);
        assert_eq!(watched.files["deep/b.txt"].len(), 1);
        // Removed and made anew at once: the system may give the new folder the old one's number.
        fs::remove_dir_all(watched.at("")).unwrap();
        fs::create_dir(watched.at("")).unwrap();
        watched.wait_names(&[]);
        fs::write(watched.at("e.txt"), "e").unwrap();
        watched.wait_names(&["e.txt"]);
    });
}

#[test]
fn a_root_that_is_missing_at_the_start_is_read_once_it_is_there() {
    both_ways(|polling| {
        let folder = tempfile::tempdir().unwrap();
        let (here, later) = (folder.path().join("here"), folder.path().join("later"));
        write_old(&here.join("a.txt"), "a");
        fs::write(&later, "not a folder yet").unwrap();
        let (_feed, mut news) = Feed::start(vec![here.clone(), later.clone()], options(polling));
        let mut told = Vec::new();
        let mut wait = |what: &str, satisfied: &dyn Fn(&[String]) -> bool| {
            let until = std::time::Instant::now() + super::PATIENCE;
            while !satisfied(&told) {
                match news.try_recv() {
                    Ok(News::Seen(seen)) => told.extend(seen.iter().map(|s| format!("{s:?}"))),
                    Ok(news) => told.push(format!("{news:?}")),
                    Err(_) => std::thread::sleep(Duration::from_millis(2)),
                }
                assert!(std::time::Instant::now() < until, "{what}: {told:?}");
            }
        };
        let holds = |told: &[String], words: &str| told.iter().any(|t| t.contains(words));
        wait("the scan", &|told| {
            holds(
                told,
                "later is not a folder; it will be read as soon as it is there.",
            ) && holds(told, "here/a.txt")
                && holds(told, "Scanned")
        });
        fs::remove_file(&later).unwrap();
        write_old(&later.join("b.txt"), "b");
        wait("the late root", &|told| {
            holds(told, "later/b.txt") && holds(told, "later is there now")
        });
    });
}

#[test]
fn times_in_the_future_and_long_past_do_not_matter() {
    both_ways(|polling| {
        let set = |path: &Path, time: SystemTime| {
            fs::write(path, "words").unwrap();
            let file = fs::File::options().write(true).open(path).unwrap();
            file.set_modified(time).unwrap();
        };
        let ahead = SystemTime::now() + Duration::from_secs(86_400 * 365);
        let mut watched = Watched::start(polling, |root| {
            set(&root.join("ahead.txt"), ahead);
            set(&root.join("epoch.txt"), SystemTime::UNIX_EPOCH);
        });
        watched.wait_scanned();
        assert_eq!(watched.names(), ["ahead.txt", "epoch.txt"]);
        set(&watched.at("epoch.txt"), ahead);
        set(&watched.at("new.txt"), SystemTime::UNIX_EPOCH);
        watched.wait("both", |w| {
            w.files.contains_key("new.txt") && w.files["epoch.txt"].len() > 1
        });
    });
}

#[cfg(unix)]
#[test]
fn a_relative_root_stays_relative() {
    both_ways(|polling| {
        let folder = tempfile::tempdir().unwrap();
        let here = std::env::current_dir().unwrap();
        let up: std::path::PathBuf = here.components().skip(1).map(|_| "..").collect();
        let root = up.join(folder.path().strip_prefix("/").unwrap());
        let (_feed, mut news) = Feed::start(vec![root.clone()], options(polling));
        let mut written = false;
        let until = std::time::Instant::now() + super::PATIENCE;
        loop {
            match news.try_recv() {
                Ok(News::Scanned) => {
                    fs::write(folder.path().join("a.txt"), "a").unwrap();
                    written = true;
                }
                Ok(News::Seen(seen)) => {
                    let Seen::File { path, .. } = &seen[0] else {
                        panic!("{seen:?}")
                    };
                    assert_eq!(path, &root.join("a.txt"));
                    break assert!(written);
                }
                _ => std::thread::sleep(Duration::from_millis(2)),
            }
            assert!(std::time::Instant::now() < until);
        }
    });
}
