//! What was kept comes back as it was, or not at all.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use jiff::Timestamp;
use jiff::civil::date;
use jiff::tz::TimeZone;
use tempfile::TempDir;

use super::Left;
use super::store::{Archive, SPARE, clear};
use crate::desk::{Decision, Desk, Name, Views};
use crate::extract::{self, ActorKind};
use crate::format::{self, Given, Limits, Loaded, Mark};
use crate::intake::{Arrival, Means, Outcome, Packed, Place, Shelf, Story};
use crate::search::{Finder, Query};

const TEXT: &str = "Ferry stops\n\nPORT ALDER, Oct 9 (TNA) - “The ferry sails no more,” Ana Costa, the mayor, said on Friday.\n";

fn stories(path: &Path, loaded: &Loaded) -> Vec<Story> {
    let given = Given {
        modified: loaded.modified,
        ..Given::default()
    };
    let articles = format::read(path, &loaded.bytes, &given).unwrap();
    let story = |article| {
        let findings = extract::extract(&article);
        Story::new(article, findings)
    };
    articles.into_iter().map(story).collect()
}

/// Where an archive is to be, and a file.
fn places(folder: &TempDir) -> (PathBuf, PathBuf) {
    let place = |name| folder.path().join(name);
    (place("archive.db"), place("ferry.txt"))
}

/// A file that was written an hour ago.
fn rested(path: &Path, text: &str) -> (Loaded, Mark) {
    fs::write(path, text).unwrap();
    let hour_ago = SystemTime::now() - Duration::from_secs(3600);
    let file = fs::File::options().write(true).open(path).unwrap();
    file.set_modified(hour_ago).unwrap();
    let loaded = format::load(path, &Limits::DEFAULT).unwrap();
    let mark = loaded.mark.unwrap();
    // Its entry was changed just now; a real file rests.
    let mark = mark.at_rest();
    let loaded = Loaded {
        mark: Some(mark),
        ..loaded
    };
    (loaded, mark)
}

fn print(stories: &[Story]) -> String {
    let told = stories
        .iter()
        .map(|s| format!("{:?} {:?}", s.article, s.findings));
    told.collect()
}

#[test]
fn what_was_kept_comes_back_by_mark_and_by_content() {
    let folder = tempfile::tempdir().unwrap();
    let (db, path) = (
        folder.path().join("a/archive.db"),
        folder.path().join("ferry.txt"),
    );
    let (loaded, mark) = rested(&path, TEXT);
    let read = stories(&path, &loaded);
    assert_eq!(read[0].article.date(), Some(date(2026, 10, 9)));
    assert!(!read[0].findings.quotes.is_empty() && !read[0].findings.events.is_empty());

    let archive = Archive::open(&db, Limits::DEFAULT).unwrap();
    assert!(archive.of_file(&path, &mark).is_none());
    archive.keep(&path, &loaded, &read);
    drop(archive);

    let archive = Archive::open(&db, Limits::DEFAULT).unwrap();
    assert_eq!(print(&archive.of_file(&path, &mark).unwrap()), print(&read));
    // The same words elsewhere.
    let other = folder.path().join("copy.txt");
    let copied = Loaded {
        mark: None,
        ..loaded.clone()
    };
    let again = archive.of_bytes(&other, &copied).unwrap();
    assert_eq!(again[0].article.path, other);
    assert_eq!(again[0].article.text, read[0].article.text);
    // Other words in the same file.
    let (changed, mark) = rested(&path, "Ferry sails\n\nAgain.\n");
    assert!(archive.of_file(&path, &mark).is_none());
    assert!(archive.of_bytes(&path, &changed).is_none());
    assert_eq!(archive.trouble(), None);
}

#[test]
fn another_version_of_the_program_reads_anew() {
    let folder = tempfile::tempdir().unwrap();
    let (db, path) = places(&folder);
    let (loaded, mark) = rested(&path, TEXT);
    let read = stories(&path, &loaded);
    let older = Archive::open_for(&db, Limits::DEFAULT, b"1".to_vec()).unwrap();
    older.keep(&path, &loaded, &read);
    drop(older);
    let newer = Archive::open_for(&db, Limits::DEFAULT, b"2".to_vec()).unwrap();
    assert!(newer.of_file(&path, &mark).is_none());
    assert!(newer.of_bytes(&path, &loaded).is_none());
    newer.keep(&path, &loaded, &read);
    drop(newer);
    let again = Archive::open_for(&db, Limits::DEFAULT, b"2".to_vec()).unwrap();
    assert!(again.of_file(&path, &mark).is_some());
}

#[test]
fn a_damaged_archive_is_made_anew_and_a_damaged_row_is_none() {
    let folder = tempfile::tempdir().unwrap();
    let (db, path) = places(&folder);
    fs::write(
        &db,
        "This is no database, but a text that is long enough to look like one.".repeat(99),
    )
    .unwrap();
    let (loaded, mark) = rested(&path, TEXT);
    let archive = Archive::open(&db, Limits::DEFAULT).unwrap();
    archive.keep(&path, &loaded, &stories(&path, &loaded));
    drop(archive);
    let rows = rusqlite::Connection::open(&db).unwrap();
    assert_eq!(
        rows.execute("UPDATE readings SET stories = x'ffffffff00'", [])
            .unwrap(),
        1
    );
    drop(rows);
    let archive = Archive::open(&db, Limits::DEFAULT).unwrap();
    assert!(archive.of_file(&path, &mark).is_none());
    assert!(archive.of_bytes(&path, &loaded).is_none());
}

#[test]
fn two_programs_share_an_archive() {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("archive.db");
    let (one, two) = (
        Archive::open(&db, Limits::DEFAULT).unwrap(),
        Archive::open(&db, Limits::DEFAULT).unwrap(),
    );
    for n in 0..40 {
        let path = folder.path().join(format!("{n}.txt"));
        let (loaded, _) = rested(&path, &format!("Ferry {n}\n\nIt sails.\n"));
        let archive = if n % 2 == 0 { &one } else { &two };
        archive.keep(&path, &loaded, &stories(&path, &loaded));
    }
    drop((one, two));
    let archive = Archive::open(&db, Limits::DEFAULT).unwrap();
    for n in 0..40 {
        let path = folder.path().join(format!("{n}.txt"));
        let loaded = format::load(&path, &Limits::DEFAULT).unwrap();
        assert!(archive.of_bytes(&path, &loaded).is_some(), "{n}");
    }
    assert_eq!(archive.trouble(), None);
}

#[test]
fn a_file_written_just_now_is_not_known_by_its_mark() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ferry.txt");
    fs::write(&path, TEXT).unwrap();
    assert!(!Mark::of(&path).unwrap().is_settled());
    let db = folder.path().join("archive.db");
    let loaded = format::load(&path, &Limits::DEFAULT).unwrap();
    let archive = Archive::open(&db, Limits::DEFAULT).unwrap();
    archive.keep(&path, &loaded, &stories(&path, &loaded));
    drop(archive);
    // By its bytes it is.
    let archive = Archive::open(&db, Limits::DEFAULT).unwrap();
    assert!(archive.of_file(&path, &loaded.mark.unwrap()).is_none());
    assert!(archive.of_bytes(&path, &loaded).is_some());
    drop(archive);
}

#[test]
fn what_no_file_needs_any_more_is_forgotten_after_a_while() {
    let folder = tempfile::tempdir().unwrap();
    let (db, path) = places(&folder);
    let stamp = b"1".to_vec();
    let (loaded, mark) = rested(&path, TEXT);
    let archive = Archive::open_for(&db, Limits::DEFAULT, stamp.clone()).unwrap();
    let content = archive.keep(&path, &loaded, &stories(&path, &loaded));
    let place = Place {
        content: content.unwrap(),
        story: 0,
    };
    drop(archive);
    let there = || {
        let archive = Archive::open_for(&db, Limits::DEFAULT, stamp.clone()).unwrap();
        let known = archive.of_file(&path, &mark).is_some();
        assert_eq!(archive.fetch(&place).is_some(), known);
        known
    };
    let mut connection = rusqlite::Connection::open(&db).unwrap();
    let mut clear = |spare| clear(&mut connection, &stamp, spare).unwrap();
    clear(Duration::ZERO);
    assert!(there());
    fs::remove_file(&path).unwrap();
    for _ in 0..2 {
        clear(SPARE);
        assert!(there(), "a folder may be mounted again");
    }
    fs::write(&path, TEXT).unwrap();
    clear(SPARE);
    fs::remove_file(&path).unwrap();
    clear(SPARE);
    clear(Duration::ZERO);
    clear(Duration::ZERO);
    assert!(!there());
}

#[test]
fn other_limits_are_other_readings() {
    let folder = tempfile::tempdir().unwrap();
    let (db, path) = places(&folder);
    let (loaded, mark) = rested(&path, TEXT);
    let archive = Archive::open(&db, Limits::DEFAULT).unwrap();
    archive.keep(&path, &loaded, &stories(&path, &loaded));
    drop(archive);
    let tighter = Limits {
        stories: 1,
        ..Limits::DEFAULT
    };
    let archive = Archive::open(&db, tighter).unwrap();
    assert!(archive.of_file(&path, &mark).is_none());
    assert!(archive.of_bytes(&path, &loaded).is_none());
}

#[test]
fn an_archive_damaged_inside_is_made_anew() {
    let folder = tempfile::tempdir().unwrap();
    let (db, path) = places(&folder);
    let archive = Archive::open(&db, Limits::DEFAULT).unwrap();
    for n in 0..200 {
        let other = folder.path().join(format!("{n}.txt"));
        let (loaded, _) = rested(&other, &format!("Ferry {n}\n\nIt sails.\n"));
        archive.keep(&other, &loaded, &stories(&other, &loaded));
    }
    drop(archive);
    let mut bytes = fs::read(&db).unwrap();
    let length = bytes.len();
    assert!(length > 20_000, "{length}");
    bytes[4096..length - 4096].fill(0x5a);
    fs::write(&db, bytes).unwrap();
    let (loaded, mark) = rested(&path, TEXT);
    for _ in 0..2 {
        if let Ok(archive) = Archive::open(&db, Limits::DEFAULT) {
            archive.keep(&path, &loaded, &stories(&path, &loaded));
        }
    }
    let archive = Archive::open(&db, Limits::DEFAULT).unwrap();
    assert!(archive.of_file(&path, &mark).is_some());
}

fn shelved(db: &Path) -> Means {
    Means {
        shelf: Some(Arc::new(Archive::open(db, Limits::DEFAULT).unwrap())),
        ..Means::default()
    }
}

/// A desk of so many stories that a shelf keeps, and its finder.
fn filled(means: &Means, folder: &Path, count: usize) -> (Desk, Finder) {
    let mut desk = Desk::new(TimeZone::UTC);
    desk.open_with(means.clone());
    let (mut views, mut finder) = (Views::new(&desk), Finder::new());
    let shelf = means.shelf.as_ref().unwrap();
    let arrivals = (0..count).map(|n| {
        let path = folder.join(format!("{n}.txt"));
        let (loaded, mark) = rested(&path, &TEXT.replace("Ferry", &format!("Ferry {n}")));
        let read = stories(&path, &loaded);
        let content = shelf.keep(&path, &loaded, &read).unwrap();
        let kept = read.into_iter().map(|story| {
            let packed = Packed::Kept(Place { content, story: 0 });
            Story::held(story.article, story.findings, packed)
        });
        Arrival {
            path,
            at: Timestamp::from_second(n as i64 * 60).unwrap(),
            live: false,
            mark: Some(mark),
            outcome: Outcome::Read(kept.collect()),
        }
    });
    let applied = desk.apply(arrivals.collect());
    views.update(&desk, &applied);
    finder.update(&desk, &applied);
    (desk, finder)
}

#[test]
fn a_desk_that_was_left_is_taken_up_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("archive.db");
    let means = shelved(&db);
    let folders = [folder.path().to_owned()];
    let left = |limits| Left::of(&db, &folders, limits, &TimeZone::UTC);
    assert!(left(Limits::DEFAULT).open().is_none());
    let (desk, finder) = filled(&means, folder.path(), 300);
    let name = |name: &str| Name {
        name: name.into(),
        kind: ActorKind::Person,
    };
    let decisions = [Decision::Same(name("A. Costa"), name("Ana Costa"))];
    left(Limits::DEFAULT)
        .keep(&desk, &decisions, &finder)
        .unwrap();

    let opening = left(Limits::DEFAULT).open().unwrap();
    assert_eq!(opening.stories(), 300);
    let (names, mut front) = opening.front().unwrap();
    front.take_up(names, TimeZone::UTC, means.clone());
    let newest = front.stories().next_back().unwrap();
    assert_eq!(newest.title(), "Ferry 299 stops");
    assert_eq!(front.totals().stories, 200);

    let (heeded, mut again) = opening.desk().unwrap();
    assert_eq!(heeded, decisions);
    again.take_up(opening.names().unwrap(), TimeZone::UTC, means.clone());
    let mut found = opening.finder().unwrap();
    assert_eq!(again.totals(), desk.totals());
    assert_eq!(again.known(), desk.known());
    let told = |desk: &Desk| -> Vec<String> {
        let views = Views::new(desk);
        let quotes = views
            .quotes
            .said()
            .chain(views.quotes.rows())
            .filter_map(|id| desk.quote(id));
        let quotes = quotes.map(|quote| format!("{:?} {}", quote.speaker, quote.words));
        let actors = views.actors.rows().filter_map(|id| desk.actor(id));
        quotes
            .chain(actors.map(|actor| format!("{actor:?}")))
            .collect()
    };
    assert_eq!(told(&again), told(&desk));
    let views = Views::new(&again);
    let hits = found.stories(&views, &Query::parse("'ferry '17"), 10).hits;
    let titles: Vec<_> = hits
        .iter()
        .map(|hit| again.story(hit.row).unwrap().title())
        .collect();
    assert_eq!(titles, ["Ferry 17 stops"]);
    // It goes on from there.
    let gone = Arrival {
        path: folder.path().join("17.txt"),
        at: Timestamp::from_second(99_999).unwrap(),
        live: true,
        mark: None,
        outcome: Outcome::Gone,
    };
    let applied = again.apply(vec![gone]);
    found.update(&again, &applied);
    assert_eq!(again.totals().stories, 299);
    let views = Views::new(&again);
    assert!(
        found
            .stories(&views, &Query::parse("'ferry '17"), 10)
            .hits
            .is_empty()
    );

    let tighter = Limits {
        stories: 1,
        ..Limits::DEFAULT
    };
    assert!(left(tighter).open().is_none(), "read within other limits");
}

#[test]
fn a_damaged_desk_is_none() {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("archive.db");
    let means = shelved(&db);
    let left = Left::of(&db, &[], Limits::DEFAULT, &TimeZone::UTC);
    let (desk, finder) = filled(&means, folder.path(), 20);
    left.keep(&desk, &[], &finder).unwrap();
    let path = folder
        .path()
        .read_dir()
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut path = path.filter(|path| path.extension().is_some_and(|end| end == "bin"));
    let path = path.next().unwrap();
    let whole = fs::read(&path).unwrap();
    let mut damaged = whole.clone();
    damaged[..whole.len() - 512]
        .iter_mut()
        .step_by(50)
        .for_each(|byte| *byte ^= 1);
    fs::write(&path, damaged).unwrap();
    let opening = left.open().unwrap();
    assert!(opening.front().is_none() && opening.desk().is_none() && opening.finder().is_none());
    fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    assert!(left.open().is_none_or(|opening| opening.desk().is_none()));
}
