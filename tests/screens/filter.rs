//! Panes that filter one another, by chips.

use copytaster::intake::{Notice, Outcome};
use copytaster::ui::layout::Pane;
use copytaster::ui::update::Effect;

use crate::hand::Hand;
use crate::wire::{PERSON, copy, week};

#[test]
fn enter_on_an_actor_filters_all_panes() {
    let mut hand = Hand::with(80, 24, week());
    hand.press("2");
    assert_eq!(hand.chosen(Pane::Actors), "Ana Costa");
    hand.press("j enter");
    assert!(hand.sees("who:Radek Novák"));
    assert!(hand.sees("3 of 6 stories · 3 quotes"));
    assert!(!hand.sees("Ferry service halved"));
    assert_eq!(hand.chosen(Pane::Actors), "Radek Novák");
    insta::assert_snapshot!(hand.screen());
}

#[test]
fn a_day_and_an_actor_are_both_asked_for() {
    let mut hand = Hand::with(80, 24, week());
    hand.press("2 enter 1 G");
    // From the last story, up to the head of its day.
    hand.press("k enter");
    assert!(hand.sees("on:8 Oct"), "{}", hand.screen());
    assert!(hand.sees("1 of 6 stories"));
    assert!(hand.sees("South road closed"));
    hand.press("esc");
    assert!(!hand.sees("on:8 Oct"));
    assert!(hand.sees("who:Ana Costa"));
    hand.press("esc");
    assert!(hand.sees("No filter."));
    hand.press("esc esc esc");
    assert!(hand.effects.is_empty(), "Esc never quits");
}

#[test]
fn esc_takes_one_step_at_a_time() {
    let mut hand = Hand::with(160, 45, week());
    hand.press("2 enter / text:novak enter z ?");
    assert!(hand.sees("Help"));
    hand.press("esc");
    assert!(
        !hand.sees("1 Timeline"),
        "the help is closed, the zoom is not"
    );
    assert!(hand.state.find.is_some());
    hand.press("esc");
    assert!(hand.state.find.is_none());
    assert!(hand.state.zoom);
    hand.press("esc");
    assert!(hand.sees("1 Timeline"));
    assert!(hand.sees("who:Ana Costa"));
    hand.press("esc");
    assert!(hand.sees("No filter."));
}

#[test]
fn q_closes_what_is_open_and_then_quits() {
    let mut hand = Hand::with(80, 24, week());
    hand.press("enter q");
    assert!(hand.effects.is_empty());
    assert!(hand.sees("1 Timeline"));
    hand.press("q");
    assert_eq!(hand.effects, [Effect::Quit]);
}

#[test]
fn a_filter_that_nothing_passes_says_so() {
    let mut hand = Hand::with(80, 24, week());
    hand.press("2 G");
    assert_eq!(hand.chosen(Pane::Actors), "李伟");
    hand.press("enter");
    let mut gone = week().remove(1);
    gone.outcome = Outcome::Gone;
    hand.arrive(gone);
    assert!(hand.sees("0 of 5 stories"));
    assert!(hand.sees("Esc takes the"), "{}", hand.screen());
    hand.press("esc");
    assert!(hand.sees("Ferry service halved"));
}

#[test]
fn whom_a_name_is_taken_to_mean_is_told() {
    let mut hand = Hand::with(80, 24, week());
    hand.press("f text:said:tanka enter");
    assert!(
        hand.sees("said:tanka is taken to mean K. Tanaka."),
        "{}",
        hand.screen()
    );
}

fn scanned(hand: &mut Hand, done: bool) {
    hand.tell(Notice::Progress {
        read: 6,
        found: if done { 6 } else { 900 },
        done,
    });
}

/// Somebody whose name another's was taken for before he came.
fn novik() -> Notice {
    let words = "it would rain";
    let story = copy(
        "2026-10-07T09:00:00Z",
        "Rain, says Novik",
        &["Milan Novik said it would rain."],
    );
    let story = story.names("Milan Novik", PERSON, "");
    Notice::Arrivals(vec![
        story.said(words, "Milan Novik", "said", 0.9).arrival(),
    ])
}

#[test]
fn a_name_that_was_guessed_while_files_are_read_is_read_again_when_all_are() {
    for (keys, then) in [
        ("", "said:Milan Novik"),
        // Who has gone on from there is not sent elsewhere.
        ("esc", "No filter."),
        ("2 g enter", "said:Radek Novák"),
        ("f", "filter: said:\"Radek Novák\""),
    ] {
        let mut hand = Hand::empty(80, 24);
        hand.tell(Notice::Arrivals(week()));
        scanned(&mut hand, false);
        hand.press("f text:said:novik enter");
        assert!(hand.sees("said:novik is taken to mean Radek Novák."));
        if !keys.is_empty() {
            hand.press(keys);
        }
        hand.tell(novik());
        scanned(&mut hand, true);
        assert!(hand.sees(then), "{keys}\n{}", hand.screen());
    }
}

#[test]
fn a_surname_s_bearer_stays_who_it_is() {
    let mut hand = Hand::empty(80, 24);
    hand.tell(Notice::Arrivals(week()));
    scanned(&mut hand, false);
    hand.press("f text:said:novak enter");
    hand.tell(novik());
    scanned(&mut hand, true);
    assert!(hand.sees("said:Radek Novák"), "{}", hand.screen());
    assert!(!hand.sees("all files are read"), "{}", hand.screen());
}
