//! Lists that don't jump: the chosen row stays what it is and where it is.

use copytaster::ui::layout::Pane;

use crate::hand::Hand;
use crate::wire::{PERSON, copy, late, week};

#[test]
fn arrivals_never_move_the_chosen_row() {
    for (width, height) in [(80, 24), (160, 45), (40, 10)] {
        let mut hand = Hand::with(width, height, week());
        hand.press("j j");
        let line = hand.row_of(">14:58").unwrap();
        for minute in 41..47 {
            hand.arrive(late(&format!("Flash {minute}"), minute));
            assert_eq!(
                hand.chosen(Pane::Timeline),
                "Council meets behind closed doors"
            );
            assert_eq!(hand.row_of(">14:58"), Some(line));
        }
        assert!(hand.sees("▲6"));
        hand.press("g");
        assert_eq!(hand.chosen(Pane::Timeline), "Flash 46");
        assert!(!hand.sees("▲"));
    }
}

#[test]
fn follow_stays_on_the_newest_until_the_cursor_leaves_it() {
    let mut hand = Hand::with(80, 24, week());
    assert!(hand.sees("FOLLOW on"));
    hand.arrive(late("Cranes move again", 50));
    assert_eq!(hand.chosen(Pane::Timeline), "Cranes move again");
    hand.press("j");
    assert!(hand.sees("FOLLOW off"));
    hand.arrive(late("Cranes stop again", 55));
    assert_eq!(
        hand.chosen(Pane::Timeline),
        "Harbour strike enters third week"
    );
    hand.press("F");
    assert!(hand.sees("FOLLOW on"));
    assert_eq!(hand.chosen(Pane::Timeline), "Cranes stop again");
    hand.press("F");
    hand.arrive(late("Cranes fall over", 56));
    assert_eq!(hand.chosen(Pane::Timeline), "Cranes stop again");
}

#[test]
fn who_reads_is_not_carried_away() {
    let mut hand = Hand::with(80, 24, week());
    hand.press("enter");
    assert!(hand.sees("Harbour strike enters third week"));
    let before = hand.screen();
    hand.arrive(late("Cranes move again", 50));
    let after = hand.screen();
    let text = |screen: &str| {
        screen
            .lines()
            .skip(2)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(text(&before), text(&after));
    hand.press("esc");
    assert_eq!(
        hand.chosen(Pane::Timeline),
        "Harbour strike enters third week"
    );
}

#[test]
fn actors_do_not_change_places_under_a_moving_cursor() {
    let mut hand = Hand::with(80, 24, week());
    hand.press("2 j j");
    let chosen = hand.chosen(Pane::Actors);
    let names = |hand: &mut Hand| -> Vec<String> {
        let actors = hand.state.actors.clone();
        actors
            .iter()
            .map(|id| hand.state.desk.name(*id).to_owned())
            .collect()
    };
    let before = names(&mut hand);
    let text = "M. El-Sayed and M. El-Sayed and again M. El-Sayed met Otto Brandt. M. El-Sayed left. M. El-Sayed stayed.";
    let busy = copy("2026-10-09T16:50:00Z", "El-Sayed everywhere", &[text]);
    hand.arrive(
        busy.names("M. El-Sayed", PERSON, "")
            .names("Otto Brandt", PERSON, "")
            .arrival(),
    );
    assert_eq!(hand.chosen(Pane::Actors), chosen);
    let after = names(&mut hand);
    assert_eq!(after[..before.len()], before[..]);
    assert_eq!(after.last().map(String::as_str), Some("Otto Brandt"));
    // Elsewhere, the list takes its order again.
    hand.press("1");
    hand.arrive(late("Cranes move again", 52));
    assert_eq!(names(&mut hand)[0], "M. El-Sayed");
}

#[test]
fn a_removed_story_hands_its_place_to_a_neighbour() {
    let mut hand = Hand::with(80, 24, week());
    hand.press("j j");
    let mut gone = week().remove(3);
    gone.outcome = copytaster::intake::Outcome::Gone;
    hand.arrive(gone);
    assert_eq!(hand.chosen(Pane::Timeline), "Mayor on local radio");
    assert!(!hand.sees("Council meets"));
}
