//! How long a start takes and how much memory a desk: `cargo bench --bench start -- [COUNT]`.
//!
//! A large folder is read for the first time, its desk is left, and taken up again thirty times, each time by a program of
//! its own.
#![allow(clippy::expect_used, clippy::panic)]

mod large;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use copytaster::archive::{Archive, Left};
use copytaster::desk::{Desk, Views};
use copytaster::format::Limits;
use copytaster::intake::{Intake, Means, Notice, Options, Shelf};
use copytaster::search::{Finder, Query};
use jiff::tz::TimeZone;
use tokio::runtime::Runtime;

const RUNS: usize = 30;
/// As many as the dashboard takes in at once.
const BATCH: usize = 32;

fn main() {
    let given: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| word != "--bench")
        .collect();
    match given.as_slice() {
        [again, within] if again == "--again" => again_in(Path::new(within)),
        [] => first(10_000),
        [count] => first(count.parse().expect("a number of stories")),
        _ => panic!("usage: cargo bench --bench start -- [COUNT]"),
    }
}

/// The first start, and what it leads to.
fn first(count: usize) {
    let place = tempfile::tempdir().expect("a folder");
    let bytes = large::fill(&place.path().join("wire"), count);
    println!("{count} stories, {} bytes on average", bytes / count.max(1));
    let start = Instant::now();
    let (desk, finder) = read(place.path());
    let took = start.elapsed().as_secs_f64();
    let totals = desk.totals();
    println!(
        "first start: {took:.1} s, {:.0} stories a second; {} statements, {} actors; resident {} MB",
        count as f64 / took,
        totals.quotes,
        totals.actors,
        resident(),
    );
    let start = Instant::now();
    left(place.path()).keep(&desk, &[], &finder).expect("left");
    println!("left in {:.2} s", start.elapsed().as_secs_f64());
    drop((desk, finder));
    let own = std::env::current_exe().expect("this program");
    let mut told: Vec<Vec<f64>> = Vec::new();
    for _ in 0..RUNS {
        let child = Command::new(&own)
            .arg("--again")
            .arg(place.path())
            .output()
            .expect("a run");
        let words = String::from_utf8(child.stdout).expect("numbers");
        told.push(
            words
                .split_whitespace()
                .map(|n| n.parse().expect("a number"))
                .collect(),
        );
    }
    for (at, what) in ["desk, ms", "all searchable, ms", "resident, MB"]
        .iter()
        .enumerate()
    {
        let mut values: Vec<f64> = told.iter().map(|run| run[at]).collect();
        values.sort_by(f64::total_cmp);
        println!(
            "{RUNS} further starts, {what}: median {:.0}, most {:.0}",
            values[RUNS / 2],
            values[RUNS - 1]
        );
    }
}

/// A later start: tells its figures on one line.
fn again_in(within: &Path) {
    let start = Instant::now();
    let opening = Arc::new(left(within).open().expect("a desk that was left"));
    let other = Arc::clone(&opening);
    let (tell, names) = std::sync::mpsc::channel();
    let finder = std::thread::spawn(move || {
        tell.send(other.names().expect("its names")).expect("told");
        other.finder().expect("its finder")
    });
    let (_, mut desk) = opening.desk().expect("the desk");
    let names = names.recv().expect("its names");
    desk.take_up(names, TimeZone::UTC, means(within));
    let views = Views::new(&desk);
    let there = start.elapsed();
    let mut finder = finder.join().expect("its finder");
    let found = finder.quotes(&views, &Query::parse("harbour"), 50);
    let searchable = start.elapsed();
    assert!(!found.hits.is_empty(), "nothing found");
    println!("{} {} {}", millis(there), millis(searchable), resident());
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn folders(within: &Path) -> Vec<PathBuf> {
    vec![within.join("wire")]
}

fn left(within: &Path) -> Left {
    let archive = within.join("archive.db");
    Left::of(&archive, &folders(within), Limits::DEFAULT, &TimeZone::UTC)
}

fn means(within: &Path) -> Means {
    let archive = Archive::open(&within.join("archive.db"), Limits::DEFAULT).expect("an archive");
    Means {
        shelf: Some(Arc::new(archive) as Arc<dyn Shelf>),
        ..Means::default()
    }
}

/// Reads all, as the dashboard does.
fn read(within: &Path) -> (Desk, Finder) {
    let mut desk = Desk::new(TimeZone::UTC);
    let mut views = Views::new(&desk);
    let mut finder = Finder::new();
    let means = means(within);
    desk.open_with(means.clone());
    let options = Options {
        means,
        ..Options::default()
    };
    let runtime = Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let (_intake, mut notices) = Intake::start(folders(within), options);
        loop {
            match notices.recv().await.expect("a notice") {
                Notice::Arrivals(many) => {
                    let mut many = many.into_iter().peekable();
                    while many.peek().is_some() {
                        let applied = desk.apply(many.by_ref().take(BATCH).collect());
                        views.update(&desk, &applied);
                        finder.update(&desk, &applied);
                    }
                }
                Notice::Progress { done: true, .. } => return,
                _ => {}
            }
        }
    });
    (desk, finder)
}

/// Megabytes of memory that this program has; 0 where the system does not say.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let number = line.and_then(|line| line.trim().strip_suffix(" kB"));
    number
        .and_then(|kb| kb.trim().parse::<u64>().ok())
        .unwrap_or_default()
        / 1_024
}
