//! A mouse on the screen, for those who ask for it.

use copytaster::ui::layout::Pane;
use copytaster::ui::update::{Gesture, mouse};
use jiff::ToSpan;

use crate::hand::{Hand, now};
use crate::wire::week;

/// Does something with the mouse on the first of these words, so many milliseconds after the start.
fn on(hand: &mut Hand, gesture: Gesture, words: &str, ms: i64) {
    let screen = hand.screen();
    let (y, line) = screen
        .lines()
        .enumerate()
        .find(|(_, line)| line.contains(words))
        .unwrap();
    let x = line.split(words).next().unwrap().chars().count() as u16;
    mouse(
        &mut hand.state,
        gesture,
        (x, y as u16),
        now() + ms.milliseconds(),
    );
    hand.rest();
}

#[test]
fn a_click_chooses_and_a_second_one_opens() {
    let mut hand = Hand::with(100, 30, week());
    on(&mut hand, Gesture::Click, "South road", 0);
    assert_eq!(hand.chosen(Pane::Timeline), "South road closed");
    on(&mut hand, Gesture::Click, "South road", 900);
    assert_eq!(
        hand.state.focus,
        Pane::Timeline,
        "too late for a double click"
    );
    on(&mut hand, Gesture::Click, "South road", 1100);
    assert_eq!(hand.state.focus, Pane::Reader);
    assert!(hand.sees("closed to lorries"), "{}", hand.screen());
}

#[test]
fn a_click_means_its_row_though_a_find_found_nothing() {
    let mut hand = Hand::with(100, 30, week());
    hand.press("/ text:zeppelin enter");
    on(&mut hand, Gesture::Click, "South road", 0);
    on(&mut hand, Gesture::Click, "South road", 200);
    assert_eq!(hand.state.focus, Pane::Reader);
}

#[test]
fn a_click_gives_the_keys_to_a_pane() {
    let mut hand = Hand::with(100, 30, week());
    on(&mut hand, Gesture::Click, "K. Tanaka", 0);
    let first = hand.state.focus;
    on(&mut hand, Gesture::Click, "1 Timeline", 0);
    assert_eq!(hand.state.focus, Pane::Timeline);
    assert_ne!(first, Pane::Timeline);
}

#[test]
fn the_wheel_moves_what_is_under_it() {
    let mut hand = Hand::with(100, 30, week());
    let before = hand.chosen(Pane::Actors);
    on(&mut hand, Gesture::Down, "2 Actors", 0);
    assert_ne!(hand.chosen(Pane::Actors), before);
    assert_eq!(hand.state.focus, Pane::Timeline);
    on(&mut hand, Gesture::Up, "2 Actors", 0);
    assert_eq!(hand.chosen(Pane::Actors), before);
    hand.press("?");
    let top = hand.screen();
    on(&mut hand, Gesture::Down, "Help", 0);
    assert_ne!(hand.screen(), top);
}
