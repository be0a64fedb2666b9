//! The intake on real folders, from file to stories.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use jiff::Timestamp;
use tempfile::TempDir;
use tokio::sync::mpsc::Receiver;
use tokio::time::{Instant, timeout_at};

use super::*;
use crate::format;

/// Long enough for the busiest machine: a test waits for what it expects, never for a time.
const PATIENCE: Duration = Duration::from_secs(60);

const STRIKE: &str = "Harbour strike enters third week

PORT ALDER, Oct 9 (Evening Wire) - Dockers at Port Alder said on Friday they would stay out.

\"Nobody has called us, not once, since Monday,\" said Radek Novak of the port union.
";

/// A folder with its intake, and what it has told.
struct Desk {
    folder: TempDir,
    intake: Option<Intake>,
    notices: Receiver<Notice>,
    arrivals: Vec<Arrival>,
    progress: (usize, usize, bool),
    known: usize,
    watching: Option<Watching>,
    ended: bool,
}

impl Desk {
    fn start(polling: bool, prepare: impl FnOnce(&Path)) -> Self {
        Self::start_with(polling, |folder| {
            prepare(folder);
            HashMap::new()
        })
    }

    /// `prepare` says what is known.
    fn start_with(polling: bool, prepare: impl FnOnce(&Path) -> HashMap<PathBuf, Mark>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let known = prepare(folder.path());
        let options = Options {
            known,
            ..Options::default()
        };
        Self::start_on(folder, polling, options)
    }

    fn start_on(folder: TempDir, polling: bool, options: Options) -> Self {
        let count = options.known.len();
        let options = Options {
            feed: feed::Options {
                settle: Duration::from_millis(100),
                interval: Duration::from_millis(50),
                force_polling: polling,
            },
            ..options
        };
        let (intake, notices) = Intake::start(vec![folder.path().to_path_buf()], options);
        Self {
            folder,
            intake: Some(intake),
            notices,
            arrivals: Vec::new(),
            progress: (0, 0, false),
            known: count,
            watching: None,
            ended: false,
        }
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    async fn wait(&mut self, what: &str, satisfied: impl Fn(&Self) -> bool) {
        let until = Instant::now() + PATIENCE;
        while !satisfied(self) {
            let notice = timeout_at(until, self.notices.recv()).await;
            match notice.unwrap_or_else(|_| panic!("waited in vain for {what}")) {
                Some(Notice::Arrivals(batch)) => {
                    assert!(batch.is_sorted_by_key(|a| a.at), "a batch out of order");
                    self.arrivals.extend(batch);
                }
                Some(Notice::Progress { read, found, done }) => {
                    assert!(read <= found && (!done || read == found));
                    // What is counted as read has been handed over before.
                    let told = self.arrivals.iter().filter(|a| !a.live).count();
                    assert!(
                        read <= told + self.known,
                        "{read} said to be read, {told} told"
                    );
                    self.progress = (read, found, done);
                }
                Some(Notice::Watching(watching)) => self.watching = Some(watching),
                Some(Notice::Trouble(words)) => panic!("{words}"),
                None => {
                    self.ended = true;
                    assert!(satisfied(self), "the intake ended before {what}");
                }
            }
        }
    }

    /// What became of a file last.
    fn last(&self, name: &str) -> Option<&Outcome> {
        let path = self.at(name);
        let arrival = self.arrivals.iter().rev().find(|a| a.path == path);
        arrival.map(|a| &a.outcome)
    }

    fn headline(&self, name: &str) -> Option<String> {
        match self.last(name)? {
            Outcome::Read(stories) => stories.first().map(|s| s.article.title()),
            _ => None,
        }
    }

    fn reason(&self, name: &str) -> Option<&str> {
        match self.last(name)? {
            Outcome::Refused(reason) => Some(reason),
            _ => None,
        }
    }
}

fn write_at(path: &Path, words: &str, seconds: u64) -> Timestamp {
    fs::write(path, words).unwrap();
    let time = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
    let file = fs::File::options().write(true).open(path).unwrap();
    file.set_modified(time).unwrap();
    Timestamp::from_second(seconds as i64).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_scan_is_read_and_counted() {
    let mut times = Vec::new();
    let mut desk = Desk::start(false, |root| {
        for n in 0..40 {
            let words = STRIKE.replace("third", &format!("{n}th"));
            let path = root.join(format!("{n}.txt"));
            let at = write_at(&path, &words, 1_600_000_000 + n * 60);
            times.push((path, at));
        }
    });
    desk.wait("the end", |d| d.progress.2).await;
    assert_eq!(desk.progress, (40, 40, true));
    assert_eq!(desk.arrivals.len(), 40);
    assert_eq!(desk.watching, Some(Watching::Live));
    for (path, at) in times {
        let arrival = desk.arrivals.iter().find(|a| a.path == path).unwrap();
        assert_eq!((arrival.at, arrival.live), (at, false));
    }
    let Some(Outcome::Read(stories)) = desk.last("7.txt") else {
        panic!("not read")
    };
    assert_eq!(stories.len(), 1);
    assert!(stories[0].article.text.contains("7th week"));
    assert_eq!(stories[0].article.path, desk.at("7.txt"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_story_arrives_changes_and_goes() {
    for polling in [false, true] {
        let mut desk = Desk::start(polling, |_| {});
        desk.wait("the end of the scan", |d| d.progress.2).await;
        let before = Timestamp::now();
        fs::write(desk.at("a.txt.part"), STRIKE).unwrap();
        fs::rename(desk.at("a.txt.part"), desk.at("a.txt")).unwrap();
        desk.wait("the story", |d| d.headline("a.txt").is_some())
            .await;
        let arrival = desk.arrivals.last().unwrap();
        assert!(arrival.live && arrival.at >= before);
        fs::write(desk.at("a.txt"), STRIKE.replace("third", "fourth")).unwrap();
        desk.wait("the change", |d| {
            d.headline("a.txt").is_some_and(|h| h.contains("fourth"))
        })
        .await;
        fs::remove_file(desk.at("a.txt")).unwrap();
        desk.wait("the removal", |d| {
            matches!(d.last("a.txt"), Some(Outcome::Gone))
        })
        .await;
        assert_eq!(desk.progress, (0, 0, true));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_is_refused_by_name_and_delays_nothing() {
    let mut desk = Desk::start(false, |root| {
        write_at(&root.join("empty.txt"), "", 1_600_000_000);
        fs::write(root.join("noise.bin"), [0u8, 159, 1, 2, 0, 0, 3].repeat(99)).unwrap();
        let huge = fs::File::create(root.join("huge.txt")).unwrap();
        huge.set_len(format::Limits::DEFAULT.size + 1).unwrap();
        write_at(&root.join("good.txt"), STRIKE, 1_600_000_000);
    });
    desk.wait("the end", |d| d.progress.2).await;
    assert_eq!(desk.progress, (4, 4, true));
    assert_eq!(desk.reason("empty.txt"), Some("empty.txt is empty."));
    let huge = desk.reason("huge.txt").unwrap();
    assert!(
        huge.starts_with("huge.txt is too large") && huge.contains("104857600"),
        "{huge}"
    );
    let noise = desk.reason("noise.bin").unwrap();
    assert!(noise.starts_with("noise.bin is not text"), "{noise}");
    assert!(desk.headline("good.txt").is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn of_thousands_of_arrivals_none_is_lost_though_the_taker_is_slow() {
    const COUNT: usize = 3000;
    let mut desk = Desk::start(false, |_| {});
    desk.wait("the end of the scan", |d| d.progress.2).await;
    for n in 0..COUNT {
        fs::write(desk.at(".x"), STRIKE.replace("third", &format!("{n}th"))).unwrap();
        fs::rename(desk.at(".x"), desk.at(&format!("{n}.txt"))).unwrap();
    }
    let root = desk.folder.path().to_path_buf();
    desk.wait("all of them", |d| d.arrivals.len() >= COUNT)
        .await;
    desk.wait("each of them", |d| {
        let last: HashMap<_, _> = d.arrivals.iter().map(|a| (&a.path, &a.outcome)).collect();
        (0..COUNT).all(|n| {
            let path = root.join(format!("{n}.txt"));
            matches!(last.get(&path), Some(Outcome::Read(_)))
        })
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn held_back_it_reads_nothing_and_then_goes_on() {
    let mut desk = Desk::start(false, |_| {});
    desk.wait("the end of the scan", |d| d.progress.2).await;
    desk.intake.as_ref().unwrap().hold(true);
    fs::write(desk.at("a.txt"), STRIKE).unwrap();
    fs::write(desk.at("b.txt"), STRIKE).unwrap();
    let quiet = timeout_at(
        Instant::now() + Duration::from_millis(300),
        desk.notices.recv(),
    );
    assert!(quiet.await.is_err());
    desk.intake.as_ref().unwrap().hold(false);
    desk.wait("both", |d| {
        d.headline("a.txt").is_some() && d.headline("b.txt").is_some()
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn dropping_the_handle_ends_the_intake() {
    let mut desk = Desk::start(false, |root| {
        for n in 0..100 {
            write_at(&root.join(format!("{n}.txt")), STRIKE, 1_600_000_000);
        }
    });
    drop(desk.intake.take());
    desk.wait("the end", |d| d.ended).await;
}

#[tokio::test]
async fn what_is_known_is_not_read_again_and_what_is_missed_is_gone() {
    let mut desk = Desk::start_with(false, |folder| {
        let names = ["same.txt", "changed.txt", "gone.txt"];
        let paths = names.map(|name| folder.join(name));
        let mut known = HashMap::new();
        for path in &paths {
            write_at(path, STRIKE, 1_000);
            known.insert(path.clone(), Mark::of(path).unwrap());
        }
        fs::write(&paths[1], "Other words\n\nQuite other words.\n").unwrap();
        fs::remove_file(&paths[2]).unwrap();
        known
    });
    desk.wait("the end of the scan", |desk| {
        desk.progress.2 && desk.arrivals.len() == 2
    })
    .await;
    let what = |name: &str| {
        let path = desk.at(name);
        let told = desk.arrivals.iter().find(|arrival| arrival.path == path);
        told.map(|arrival| arrival.outcome.clone())
    };
    assert!(what("same.txt").is_none());
    assert!(matches!(what("gone.txt"), Some(Outcome::Gone)));
    let Some(Outcome::Read(stories)) = what("changed.txt") else {
        panic!("{:?}", desk.arrivals)
    };
    assert_eq!(stories[0].article.title(), "Other words");
    assert_eq!(desk.progress, (2, 2, true));
}

/// Holds up whoever understands a file of this name until it is let go; keeps nothing.
#[derive(Debug)]
struct Slow(std::sync::Mutex<std::sync::mpsc::Receiver<()>>);

impl Shelf for Slow {
    fn of_file(&self, _: &Path, _: &Mark) -> Option<Vec<Story>> {
        None
    }

    fn of_bytes(&self, path: &Path, _: &format::Loaded) -> Option<Vec<Story>> {
        if path.ends_with("slow.txt") {
            let _ = self.0.lock().unwrap().recv();
        }
        None
    }

    fn keep(&self, _: &Path, _: &format::Loaded, _: &[Story]) -> Option<Content> {
        None
    }

    fn fetch(&self, _: &Place) -> Option<Vec<u8>> {
        None
    }

    fn trouble(&self) -> Option<String> {
        None
    }
}

/// One worker, a slow file that it comes to first, and as many others as all readers could have at hand; with what lets
/// the slow one go.
fn slow(seconds: u64) -> (Desk, std::sync::mpsc::Sender<()>) {
    let folder = tempfile::tempdir().unwrap();
    write_at(&folder.path().join("slow.txt"), STRIKE, 1_600_000_999);
    for n in 0..12 {
        let words = STRIKE.replace("third", &format!("{n}th"));
        write_at(
            &folder.path().join(format!("{n}.txt")),
            &words,
            1_600_000_000,
        );
    }
    let (go, wait) = std::sync::mpsc::channel();
    let means = Means {
        limits: format::Limits {
            seconds,
            ..format::Limits::DEFAULT
        },
        shelf: Some(std::sync::Arc::new(Slow(wait.into()))),
    };
    let options = Options {
        means,
        workers: 1,
        ..Options::default()
    };
    (Desk::start_on(folder, false, options), go)
}

#[tokio::test(flavor = "multi_thread")]
async fn slow_work_gives_its_place_to_others() {
    let (mut desk, go) = slow(600);
    desk.wait("the others", |d| {
        (0..12).all(|n| d.headline(&format!("{n}.txt")).is_some())
    })
    .await;
    assert!(desk.last("slow.txt").is_none());
    go.send(()).unwrap();
    desk.wait("the slow one", |d| d.headline("slow.txt").is_some())
        .await;
    desk.wait("the end", |d| d.progress == (13, 13, true)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn work_that_never_ends_is_given_up() {
    let (mut desk, _go) = slow(1);
    desk.wait("the end", |d| d.progress == (13, 13, true)).await;
    assert_eq!(
        desk.reason("slow.txt"),
        Some("slow.txt takes longer to read than 1 seconds, the limit.")
    );
    assert!((0..12).all(|n| desk.headline(&format!("{n}.txt")).is_some()));
}
