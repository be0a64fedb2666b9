//! Every command by its name.

use copytaster::ui::action::TABLE;
use copytaster::ui::layout::Pane;
use copytaster::ui::state::Overlay;
use copytaster::ui::update::Effect;

use crate::hand::Hand;
use crate::wire::week;

#[test]
fn all_commands_with_their_keys() {
    let mut hand = Hand::with(160, 45, week());
    hand.press(":");
    insta::assert_snapshot!("palette", hand.screen());
    hand.press("text:unread");
    insta::assert_snapshot!("palette_search", hand.screen());
    hand.press("esc");
    assert!(hand.sees("1 Timeline"));
    hand.resize(40, 10);
    hand.press("ctrl-p text:sort");
    insta::assert_snapshot!("palette_small", hand.screen());
}

#[test]
fn enter_does_the_chosen_one() {
    let mut hand = Hand::with(80, 24, week());
    hand.press(": text:zoom enter");
    assert!(hand.state.zoom && hand.state.overlay.is_none());
    hand.press(": text:zoom enter");
    assert!(!hand.state.zoom);
    hand.press(": text:hold enter");
    assert_eq!(hand.effects, [Effect::Hold(true)]);
    hand.press(": text:saved down up enter");
    assert!(hand.sees("Saved searches"), "{}", hand.screen());
    hand.press("esc : text:quit enter");
    assert_eq!(hand.effects.last(), Some(&Effect::Quit));
}

#[test]
fn what_another_pane_does_is_done_there() {
    let mut hand = Hand::with(80, 24, week());
    let before = hand.state.actors.clone();
    hand.press(": text:sort enter");
    assert_eq!(hand.state.focus, Pane::Actors);
    assert_ne!(hand.state.actors, before);
}

#[test]
fn what_cannot_be_done_says_so() {
    let mut hand = Hand::with(160, 45, week());
    hand.press(": text:coarser enter");
    assert!(
        hand.sees("nothing to do for coarser now"),
        "{}",
        hand.screen()
    );
    assert!(hand.sees("command: coarser"));
    hand.press("ctrl-u text:qwxyz");
    assert!(hand.sees("No command is called that."));
    hand.press("enter");
    assert!(hand.effects.is_empty());
}

#[test]
fn no_command_is_left_out() {
    let mut hand = Hand::with(160, 45, week());
    hand.press(":");
    let Some(Overlay::Palette(page)) = &hand.state.overlay else {
        panic!("no palette");
    };
    let choices = page.choices(&hand.state);
    let is_there = |name: &str| choices.iter().any(|choice| choice.entry.name == name);
    let commands = TABLE.iter().filter(|entry| entry.group != "While typing");
    let missing: Vec<_> = commands
        .map(|entry| entry.name)
        .filter(|name| !is_there(name))
        .collect();
    let lines_only = [
        "back",
        "apply",
        "complete",
        "next-choice",
        "previous-choice",
        "accept",
        "widen",
        "write",
        "next-format",
        "previous-format",
        "pick-search",
        "palette",
        "close",
    ];
    assert_eq!(missing, lines_only);
}
