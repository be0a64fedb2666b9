//! Holds what is found in our own articles against what a careful editor finds in them (see `README.md` beside this).
//!
//! Every miss is a line of `known-misses.txt`; a change of behaviour, for better or worse, shows as a change of that
//! file. `COPYTASTER_BLESS=1 cargo test --test gold` rewrites it. Whatever it holds, the totals must reach
//! [`FLOORS`] and stay under [`CEILINGS`]. `cargo test --test gold -- --nocapture` prints the totals.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod actors;
mod misses;
mod quotes;
mod speaker;
mod story;
mod tally;
mod times;
mod words;

use std::fs;
use std::path::Path;

use misses::Misses;
use story::Story;
use tally::Tally;

/// What must at least be counted: row, column, how many.
const FLOORS: &[(&str, &str, usize)] = &[
    ("direct", "found", 495),
    ("direct", "right", 454),
    ("mixed", "found", 158),
    ("mixed", "right", 139),
    ("indirect", "found", 386),
    ("indirect", "right", 342),
    ("polarity", "right", 33),
    ("actors", "found", 228),
    ("actors", "kind right", 221),
    ("roles", "right", 91),
    ("times", "found", 248),
    ("times", "right", 244),
];

/// What may at most be counted.
const CEILINGS: &[(&str, &str, usize)] = &[
    ("direct", "wrong", 11),
    ("mixed", "wrong", 9),
    ("indirect", "wrong", 12),
    ("surplus", "false", 15),
    ("surplus", "double", 54),
    ("actors", "split", 7),
    ("actors", "merged", 0),
];

/// Reads every article that has a gold, and judges what is found.
fn judge() -> (Tally, Misses) {
    let (mut tally, mut misses) = (Tally::default(), Misses::default());
    for story in Story::all() {
        let mut note = |what: &str, miss: &str, gold: &str, found: &str| {
            misses.add(&story.gold.file, what, miss, gold, found);
        };
        story::judge_date(&story, &mut note);
        quotes::judge(&story, &mut tally, &mut note);
        actors::judge(&story, &mut tally, &mut note);
        times::judge(&story, &mut tally, &mut note);
    }
    (tally, misses)
}

#[test]
fn finds_what_a_careful_editor_finds() {
    let (tally, misses) = judge();
    println!("{tally}");
    let list = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold/known-misses.txt");
    if std::env::var_os("COPYTASTER_BLESS").is_some() {
        fs::write(&list, misses.to_string()).unwrap();
    }
    let known = fs::read_to_string(&list).unwrap_or_default();
    let changes = misses.changes_since(&known);
    assert!(
        changes.is_empty(),
        "what is missed has changed (- no longer missed, + missed now):\n{changes}\
         If that is meant, COPYTASTER_BLESS=1 cargo test --test gold rewrites {}.",
        list.display()
    );
}

#[test]
fn does_not_fall_below_what_it_found_before() {
    let (tally, _) = judge();
    let fallen: Vec<String> = FLOORS
        .iter()
        .filter(|(row, column, least)| tally.of(row, column) < *least)
        .chain(
            CEILINGS
                .iter()
                .filter(|(row, column, most)| tally.of(row, column) > *most),
        )
        .map(|(row, column, bound)| {
            format!("{row} {column}: {}, bound {bound}", tally.of(row, column))
        })
        .collect();
    assert!(fallen.is_empty(), "{}\n{tally}", fallen.join("\n"));
}
