//! A dashboard left and opened again: as it was, as soon as its stories have come.

use copytaster::intake::{Arrival, Notice};
use copytaster::ui::Session;
use copytaster::ui::layout::Pane;
use copytaster::ui::state::State;
use copytaster::ui::update;

use crate::hand::Hand;
use crate::wire::{copy, week};

/// What is left, by way of the file.
fn left(hand: &Hand) -> Session {
    let words = serde_json::to_string(&Session::of(&hand.state)).unwrap();
    serde_json::from_str(&words).unwrap()
}

/// The same stories, one after the other, on a dashboard opened where another was left.
fn reopened(session: Session, width: u16, height: u16, arrivals: Vec<Arrival>) -> Hand {
    let mut hand = Hand::empty(width, height);
    update::restore(&mut hand.state, session);
    for arrival in arrivals {
        hand.tell(Notice::Arrivals(vec![arrival]));
    }
    hand.tell(Notice::Progress {
        read: 6,
        found: 6,
        done: true,
    });
    hand
}

/// Below the header, which tells what is new.
fn below(hand: &mut Hand) -> String {
    let screen = hand.screen();
    screen.lines().skip(1).collect::<Vec<_>>().join("\n")
}

#[test]
fn filter_rows_and_panes_come_back() {
    let mut hand = Hand::with(160, 45, week());
    hand.press("f text:who:Costa enter 2 S j j 1 j j 3 j j");
    assert_eq!(hand.state.focus, Pane::Quotes);
    let before = below(&mut hand);
    let mut again = reopened(left(&hand), 160, 45, week());
    assert_eq!(below(&mut again), before);
    for pane in Pane::LISTS {
        assert_eq!(again.chosen(pane), hand.chosen(pane), "{pane:?}");
    }
    assert!(again.state.restoring.is_none());
    // And what is left of that is the same again.
    assert_eq!(left(&again), left(&hand));
}

#[test]
fn the_reader_opens_at_its_place_and_events_at_theirs() {
    let paragraphs: Vec<String> = (1..40)
        .map(|n| format!("Paragraph {n} says little."))
        .collect();
    let words: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
    let stories = || {
        let mut stories = week();
        stories.push(copy("2026-10-07T16:59:00Z", "Long read", &words).arrival());
        stories
    };
    let mut hand = Hand::with(80, 24, stories());
    hand.press("t + - j j j 1 t G enter space space");
    assert_eq!(hand.state.focus, Pane::Reader);
    let before = below(&mut hand);
    assert!(before.contains("Paragraph 1"), "{before}");
    let mut again = reopened(left(&hand), 80, 24, stories());
    assert_eq!(below(&mut again), before);
    again.press("esc");
    assert_eq!(again.chosen(Pane::Timeline), "Long read");

    hand.press("esc t j j j -");
    let again = reopened(left(&hand), 80, 24, stories());
    assert!(again.state.times);
    assert_eq!(again.chosen(Pane::Timeline), hand.chosen(Pane::Timeline));
}

#[test]
fn a_find_comes_back_and_who_followed_follows_again() {
    let mut hand = Hand::with(80, 24, week());
    hand.press("/ text:road tab enter g");
    assert!(hand.state.follows());
    let mut again = reopened(left(&hand), 80, 24, week());
    assert!(again.sees("found"), "{}", again.screen());
    assert!(again.state.follows());
    again.press("n");
    assert_eq!(again.chosen(Pane::Timeline), "South road closed");
}

#[test]
fn who_presses_a_key_is_not_sent_elsewhere() {
    let mut hand = Hand::with(80, 24, week());
    hand.press("G");
    let session = left(&hand);
    let mut again = Hand::empty(80, 24);
    update::restore(&mut again.state, session.clone());
    again.tell(Notice::Arrivals(week().split_off(1)));
    // Not there yet, and whoever leaves now finds it as it was.
    assert_eq!(left(&again), session);
    again.press("j");
    let chosen = again.chosen(Pane::Timeline);
    again.tell(Notice::Arrivals(week()));
    assert_eq!(again.chosen(Pane::Timeline), chosen);
}

#[test]
fn what_is_not_there_any_more_is_let_go() {
    let mut hand = Hand::with(80, 24, week());
    hand.press("f text:who:Tanaka enter j");
    let mut few = week();
    few.truncate(2);
    let mut again = reopened(left(&hand), 80, 24, few);
    assert!(
        again.sees("no story names anybody called so"),
        "{}",
        again.screen()
    );
    assert!(again.sees("Ferry service halved"));
    assert!(again.state.restoring.is_none());
}

#[test]
fn a_find_that_is_typed_while_the_desk_comes_goes_on() {
    let all = Hand::with(160, 45, week());
    let mut hand = Hand::empty(160, 45);
    hand.press("3 / text:sur");
    let State {
        desk,
        views,
        finder,
        ..
    } = all.state;
    update::take_over(&mut hand.state, desk, views, None);
    hand.press("text:vey");
    update::finder_came(&mut hand.state, finder);
    let screen = hand.screen();
    assert!(screen.contains("find in quotes: survey"), "{screen}");
    let find = hand.state.find.as_ref().unwrap();
    assert!(
        find.typing && find.count(Pane::Quotes) > Some(0),
        "{screen}"
    );
    assert_eq!(hand.state.chosen(Pane::Quotes), find.best(Pane::Quotes));
}
