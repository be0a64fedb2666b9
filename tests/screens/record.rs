//! An actor's names and roles with their evidence, and names joined and taken out by hand.

use copytaster::ui::layout::Pane;
use copytaster::ui::state::Overlay;
use copytaster::ui::update::Effect;

use crate::hand::Hand;
use crate::wire::{PERSON, copy, week};

/// The week, and two stories that call its people otherwise.
fn more() -> Hand {
    let mut stories = week();
    stories.push(
        copy(
            "2026-10-09T16:50:00Z",
            "Costa sees no deal",
            &[
                "Costa sees no deal.",
                "R. Novak, dockers' speaker, sees one.",
            ],
        )
        .names("Costa", PERSON, "")
        .names("R. Novak", PERSON, "dockers' speaker")
        .arrival(),
    );
    Hand::with(160, 45, stories)
}

#[test]
fn the_record_tells_names_and_roles_and_where_they_come_from() {
    let mut hand = more();
    hand.press("2 w");
    assert!(hand.sees("inferred: one bearer"), "{}", hand.screen());
    insta::assert_snapshot!(hand.screen());
    hand.press("j");
    hand.press("enter");
    assert!(hand.state.overlay.is_none());
    assert_eq!(hand.state.focus, Pane::Reader);
    assert!(hand.sees("Reader  Costa sees no deal"), "{}", hand.screen());
    hand.press("esc");
    assert_eq!(hand.state.focus, Pane::Actors);
}

#[test]
fn a_narrow_record_takes_two_lines_an_entry() {
    let mut hand = more();
    hand.resize(60, 20);
    hand.press("2 w");
    insta::assert_snapshot!(hand.screen());
    // The last entry is in sight when it is chosen.
    hand.press("G");
    assert!(hand.sees("> mayor"), "{}", hand.screen());
}

#[test]
fn two_actors_are_joined_and_taken_apart_again() {
    let mut hand = more();
    hand.press("2 / text:dockers enter");
    assert_eq!(hand.chosen(Pane::Actors), "R. Novak");
    hand.press("esc m");
    assert!(hand.sees("R. Novak in hand"), "{}", hand.screen());
    assert!(hand.sees("Esc let go"));
    hand.press("/ text:radek enter esc");
    assert_eq!(hand.chosen(Pane::Actors), "Radek Novák");
    hand.press("m");
    assert!(
        hand.sees("R. Novak is Radek Novák from now on"),
        "{}",
        hand.screen()
    );
    assert_eq!(hand.effects.len(), 1);
    assert!(matches!(&hand.effects[0], Effect::Keep(_)));
    assert_eq!(hand.chosen(Pane::Actors), "Radek Novák");
    let names = hand.state.actors.iter().map(|id| hand.state.desk.name(*id));
    assert!(names.clone().all(|name| name != "R. Novak"));
    // The finder knows the actor by the other name too.
    hand.press("/ text:dockers enter");
    assert_eq!(hand.chosen(Pane::Actors), "Radek Novák");

    hand.press("esc M");
    assert!(hand.sees("joined by hand"), "{}", hand.screen());
    hand.press("M");
    assert!(
        hand.sees("R. Novak is not Radek Novák from now on"),
        "{}",
        hand.screen()
    );
    assert!(matches!(hand.state.overlay, Some(Overlay::Record(_))));
    assert_eq!(hand.effects.len(), 2);
    hand.press("esc");
    assert!(
        hand.state
            .actors
            .iter()
            .any(|id| hand.state.desk.name(*id) == "R. Novak")
    );
}

#[test]
fn what_is_in_hand_can_be_let_go() {
    let mut hand = more();
    hand.press("2 m esc");
    assert!(!hand.sees("in hand"));
    hand.press("m m");
    assert!(hand.sees("let go"), "{}", hand.screen());
    hand.press("j M");
    assert!(hand.effects.is_empty());
}

#[test]
fn the_list_can_stand_by_recency_and_by_name() {
    let mut hand = more();
    hand.press("2 j S");
    assert!(hand.sees("newest first"), "{}", hand.screen());
    let first = |hand: &Hand| hand.state.desk.name(hand.state.actors[0]).to_owned();
    assert_eq!(first(&hand), "Ana Costa");
    let chosen = hand.chosen(Pane::Actors);
    hand.press("S");
    assert!(hand.sees("by name"));
    assert_eq!(
        hand.chosen(Pane::Actors),
        chosen,
        "the chosen row stays chosen"
    );
    hand.press("S");
    assert!(hand.sees("by mentions"));
}
