//! The filter as a line: what is offered, what is taken, what is wrong.

use copytaster::article::Status;
use copytaster::intake::Arrival;
use copytaster::ui::layout::Pane;

use crate::hand::Hand;
use crate::wire::{copy, late, week};

fn wire() -> Vec<Arrival> {
    let mut wire = week();
    let ferry = copy("2026-10-09T16:50:00Z", "Ferry sails again", &["It sails."]);
    let ferry = ferry
        .version("ferry", "2", Status::Corrected)
        .source("Alder Courier");
    wire.push(ferry.arrival());
    wire
}

#[test]
fn kinds_are_offered_then_values() {
    let mut hand = Hand::with(80, 24, wire());
    hand.press("f");
    assert!(hand.sees("filter:"), "{}", hand.screen());
    assert!(hand.sees("who:     stories that name somebody"));
    hand.press("text:w tab");
    assert!(hand.sees("filter: who:"));
    hand.press("text:no");
    assert!(
        hand.sees("who:\"Radek Novák\"  port union · 3 stories"),
        "{}",
        hand.screen()
    );
    insta::assert_snapshot!(hand.screen());
    hand.press("tab enter");
    assert!(
        hand.sees("who:Radek Novák") && hand.sees("3 of 7 stories"),
        "{}",
        hand.screen()
    );
}

#[test]
fn the_present_chips_are_the_line() {
    let mut hand = Hand::with(80, 24, wire());
    hand.press("2 enter f");
    assert!(hand.sees("filter: who:\"Ana Costa\""), "{}", hand.screen());
    hand.press("text:!said:ana enter");
    assert!(hand.sees("!said:Ana Costa"), "{}", hand.screen());
    assert!(!hand.sees("We will not reopen"));
    hand.press("f ctrl-u enter");
    assert!(hand.sees("No filter."));
}

#[test]
fn esc_leaves_all_as_it_was() {
    let mut hand = Hand::with(80, 24, wire());
    hand.press("2 enter");
    let before = hand.screen();
    hand.press("f text:status:corrected");
    assert!(
        hand.sees("0 of 7 stories"),
        "counted while it is typed: {}",
        hand.screen()
    );
    hand.press("esc");
    assert_eq!(hand.screen(), before);
}

#[test]
fn down_puts_one_after_the_other_into_the_line() {
    let mut hand = Hand::with(160, 45, wire());
    hand.press("f text:said: down");
    assert!(hand.sees("filter: said:\"Ana Costa\""), "{}", hand.screen());
    hand.press("down");
    insta::assert_snapshot!(hand.screen());
    hand.press("up up");
    assert!(!hand.sees("filter: said:\"Ana Costa\""));
    hand.press("down enter");
    assert!(hand.sees("said:Ana Costa"));
}

#[test]
fn values_that_occur_are_offered() {
    let mut hand = Hand::with(80, 24, wire());
    hand.press("f text:status:");
    assert!(hand.sees("status:corrected  1 story"), "{}", hand.screen());
    assert!(!hand.sees("status:withheld"));
    hand.press("ctrl-w text:source:co tab");
    assert!(
        hand.sees("filter: source:\"Alder Courier\""),
        "{}",
        hand.screen()
    );
    hand.press("text:on:2026 down");
    assert!(
        hand.sees("filter: source:\"Alder Courier\" on:2026-10-09"),
        "{}",
        hand.screen()
    );
    hand.press("enter");
    assert!(hand.sees("1 of 7 stories"), "{}", hand.screen());
}

#[test]
fn what_is_wrong_is_said_and_stays_in_the_line() {
    let mut hand = Hand::with(80, 24, wire());
    hand.press("f text:on:soon");
    assert!(!hand.sees("is no day"), "it is still being typed");
    hand.press("enter");
    assert!(hand.sees("on:soon is no day; write"), "{}", hand.screen());
    assert!(hand.sees("filter: on:soon"));
    insta::assert_snapshot!(hand.screen());
    hand.press("ctrl-u text:whom:costa space text:who:");
    assert!(
        hand.sees("There is no filter \"whom:\""),
        "{}",
        hand.screen()
    );
    hand.press("ctrl-u text:is:unread enter");
    assert!(hand.sees("7 of 7 stories"), "{}", hand.screen());
}

#[test]
fn words_are_found_in_what_passes() {
    let mut hand = Hand::with(80, 24, wire());
    hand.press("f text:who:novak space text:radio enter");
    assert!(hand.sees("who:Radek Novák") && hand.sees("3 of 7 stories"));
    assert_eq!(hand.chosen(Pane::Timeline), "Mayor on local radio");
    assert!(hand.state.find.is_some());
    hand.press("f");
    assert!(
        hand.sees("filter: who:\"Radek Novák\" radio"),
        "{}",
        hand.screen()
    );
}

#[test]
fn chips_in_a_find_narrow_it() {
    let mut hand = Hand::with(80, 24, wire());
    hand.press("/ text:who:costa space text:harbour");
    assert!(hand.sees("1 found"), "{}", hand.screen());
    assert_eq!(
        hand.chosen(Pane::Timeline),
        "Harbour strike enters third week"
    );
    hand.press("ctrl-u text:who:el-sayed");
    assert!(hand.sees("1 found"));
    assert_eq!(hand.chosen(Pane::Timeline), "Ferry service halved");
    hand.press("ctrl-u text:on:soon enter");
    assert!(hand.sees("on:soon is no day"), "{}", hand.screen());
}

#[test]
fn arrivals_are_counted_while_it_is_typed() {
    let mut hand = Hand::with(80, 24, wire());
    hand.press("f text:on:2026-10-09");
    assert!(hand.sees("5 of 7 stories"), "{}", hand.screen());
    hand.arrive(late("More news", 55));
    assert!(hand.sees("6 of 8 stories"), "{}", hand.screen());
    assert!(hand.sees("filter: on:2026-10-09"));
}

#[test]
fn small_screens_have_it_too() {
    let mut hand = Hand::with(44, 10, wire());
    hand.press("f text:who:no");
    assert!(hand.sees("filter: who:no"), "{}", hand.screen());
    insta::assert_snapshot!(hand.screen());
    hand.press("tab enter");
    assert!(!hand.state.views.chips().is_empty());
}
