//! What the screens look like at the sizes that matter.

use copytaster::intake::{Arrival, Notice, Outcome, Watching};

use crate::hand::{Hand, now};
use crate::wire::{late, week};
use proptest::prelude::*;

#[test]
fn three_columns() {
    let mut hand = Hand::with(160, 45, week());
    hand.press("j j");
    insta::assert_snapshot!(hand.screen());
}

#[test]
fn two_columns() {
    let mut hand = Hand::with(80, 24, week());
    insta::assert_snapshot!(hand.screen());
}

#[test]
fn one_pane_and_tabs() {
    let mut hand = Hand::with(40, 10, week());
    insta::assert_snapshot!("tabs_timeline", hand.screen());
    hand.press("3");
    insta::assert_snapshot!("tabs_quotes", hand.screen());
    hand.press("2");
    insta::assert_snapshot!("tabs_actors", hand.screen());
}

#[test]
fn tabs_with_room_for_header_and_footer() {
    let mut hand = Hand::with(60, 16, week());
    hand.press("2 enter");
    insta::assert_snapshot!(hand.screen());
}

#[test]
fn a_wide_but_low_screen() {
    let mut hand = Hand::with(100, 9, week());
    insta::assert_snapshot!(hand.screen());
}

#[test]
fn too_small() {
    let mut hand = Hand::with(28, 5, week());
    assert_eq!(
        hand.screen(),
        "copytaster needs at least 30\ncolumns and 6 rows.\n\n\n\n"
    );
    hand.resize(80, 24);
    assert!(hand.sees("Ana Costa"));
}

#[test]
fn an_empty_folder_explains_itself() {
    let mut hand = Hand::with(80, 24, vec![]);
    insta::assert_snapshot!(hand.screen());
}

#[test]
fn reading_shows_how_far_it_is() {
    let mut hand = Hand::empty(80, 24);
    hand.tell(Notice::Progress {
        read: 812,
        found: 10_000,
        done: false,
    });
    assert!(hand.sees("reading 812 of 10,000"));
    assert!(hand.sees("Reading 812 of 10,000 files"));
    hand.tell(Notice::Progress {
        read: 10_000,
        found: 10_000,
        done: true,
    });
    assert!(!hand.sees("of 10,000"));
}

#[test]
fn polling_and_trouble_are_told_with_their_reason() {
    let mut hand = Hand::with(80, 24, week());
    hand.tell(Notice::Watching(Watching::Polling(
        "wire is on a network mount".into(),
    )));
    assert!(hand.sees("polling: wire is on a network mount"));
    hand.tell(Notice::Watching(Watching::Live));
    assert!(!hand.sees("polling"));
    hand.tell(Notice::Trouble("wire: the folder is gone".into()));
    assert!(hand.sees("wire: the folder is gone"));
}

#[test]
fn unreadable_files_are_counted_and_listed_with_reasons() {
    let mut hand = Hand::with(80, 24, week());
    hand.tell(Notice::Arrivals(vec![Arrival {
        path: "wire/scan.txt".into(),
        at: now(),
        live: true,
        mark: None,
        outcome: Outcome::Refused("scan.txt: this is a picture, not text".into()),
    }]));
    assert!(hand.sees("1 unreadable (!)"));
    hand.press("!");
    insta::assert_snapshot!(hand.screen());
    hand.press("esc");
    assert!(hand.sees("1 Timeline"));
}

#[test]
fn help_is_built_from_the_table_and_searchable() {
    let mut hand = Hand::with(80, 24, week());
    hand.press("?");
    insta::assert_snapshot!("help", hand.screen());
    hand.press("text:unread");
    insta::assert_snapshot!("help_search", hand.screen());
    hand.press("esc esc");
    assert!(hand.sees("1 Timeline"));
    assert!(hand.effects.is_empty());
}

#[test]
fn arrivals_are_told_in_the_header() {
    let mut hand = Hand::with(160, 45, week());
    hand.press("j");
    hand.arrive(late("Cranes move again", 55));
    assert!(hand.sees("16:55:30 + “Cranes move again”"));
    assert!(hand.sees("▲1 new (g)"));
}

#[test]
fn every_size_can_be_drawn() {
    let mut hand = Hand::with(160, 45, week());
    hand.press("/ text:costa enter");
    for (width, height) in (1..60).map(|n| (n * 5, n)).chain([
        (30, 6),
        (79, 11),
        (80, 12),
        (119, 24),
        (120, 24),
        (300, 9),
    ]) {
        hand.resize(width, height);
        let screen = hand.screen();
        assert_eq!(screen.lines().count(), usize::from(height));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn no_size_and_no_page_is_too_much(
        keys in prop::sample::select(vec![
            "j", "2 w", "3 enter", "?", ":", ": text:sort", "!", "j v", "j b '", "s", "f text:who:co", "f text:since:never enter",
            "/ text:costa", "z", "t j", "j c text:ask", "2 j m",
        ]),
        sizes in prop::collection::vec((1u16..=300, 1u16..=100), 1..6),
        more in prop::sample::select(vec!["j", "G", "pgdn", "down down", "enter", "esc"]),
    ) {
        let mut hand = Hand::with(100, 30, week());
        hand.press(keys);
        for (width, height) in sizes {
            hand.resize(width, height);
            prop_assert_eq!(hand.screen().lines().count(), usize::from(height));
            hand.press(more);
            hand.screen();
        }
    }
}
