//! Lists that don't jump: the chosen row stays what it is and where it is.

use copytaster::intake::Outcome;
use copytaster::ui::layout::Pane;
use copytaster::ui::update::Effect;

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
    gone.outcome = Outcome::Gone;
    hand.arrive(gone);
    assert_eq!(hand.chosen(Pane::Timeline), "Mayor on local radio");
    assert!(!hand.sees("Council meets"));
}

#[test]
fn an_event_and_a_statement_stay_chosen_on_their_lines_too() {
    for (keys, pane) in [("t j j j", Pane::Timeline), ("3 j j", Pane::Quotes)] {
        let mut hand = Hand::with(80, 24, week());
        hand.press(keys);
        let chosen = hand.state.chosen(pane);
        let line = hand.row_of(">");
        for minute in 41..44 {
            let words = "“Nothing of this is true, and nobody said so.”";
            let text = format!("{words} Otto Brandt said.");
            let story = copy(
                &format!("2026-10-09T16:{minute}:00Z"),
                &format!("Flash {minute}"),
                &[&text],
            );
            let story = story.names("Otto Brandt", PERSON, "").undated(&text);
            let said = minute == 41;
            hand.arrive(match said {
                true => story.said(words, "Otto Brandt", "said", 0.9).arrival(),
                false => story.arrival(),
            });
            assert_eq!(hand.state.chosen(pane), chosen, "{keys}");
            assert_eq!(hand.row_of(">"), line, "{keys}\n{}", hand.screen());
        }
    }
}

#[test]
fn what_goes_above_and_what_changes_leaves_the_chosen_row_on_its_line() {
    let mut hand = Hand::with(80, 24, week());
    hand.press("j j");
    let line = hand.row_of(">14:58");
    let mut gone = week().remove(4);
    gone.outcome = Outcome::Gone;
    hand.arrive(gone);
    assert!(!hand.sees("Talks resume"));
    // No gap opens above the first row, so it moves with the rows that are left there.
    assert_eq!(
        hand.chosen(Pane::Timeline),
        "Council meets behind closed doors"
    );
    let up = hand.row_of(">14:58");
    assert_eq!(up.map(|y| y + 1), line);
    hand.arrive(
        copy(
            "2026-10-09T14:58:00Z",
            "Council meets behind closed doors",
            &["It met again."],
        )
        .arrival(),
    );
    assert_eq!(hand.row_of(">14:58"), up);
}

#[test]
fn whoever_leaves_the_newest_by_any_way_no_longer_follows() {
    for keys in [
        "j",
        "G",
        "ctrl-d",
        "enter",
        "/ text:mayor enter",
        "n",
        "F",
        "t",
    ] {
        let mut hand = Hand::with(80, 24, week());
        assert!(hand.state.follows());
        hand.press(keys);
        assert!(!hand.state.follows(), "{keys}");
        let before = hand.state.chosen(Pane::Timeline);
        hand.arrive(late("Cranes move again", 50));
        assert_eq!(hand.state.chosen(Pane::Timeline), before, "{keys}");
        hand.press("esc esc");
        if keys == "t" {
            hand.press("t");
        }
        assert!(hand.sees("▲1 new (g)"), "{keys}\n{}", hand.screen());
        hand.press("1 g");
        assert!(hand.state.follows(), "{keys}");
        assert!(!hand.sees("▲"), "{keys}");
    }
}

#[test]
fn the_count_of_new_ones_is_of_those_that_pass_the_filter() {
    let mut hand = Hand::with(80, 24, week());
    hand.press("f text:who:Tanaka enter 1 F");
    assert!(!hand.state.follows());
    hand.arrive(late("Cranes move again", 50));
    assert!(!hand.sees("▲"), "{}", hand.screen());
    let text = "K. Tanaka spoke of cranes.";
    let story = copy("2026-10-09T16:55:00Z", "Cranes explained", &[text]);
    hand.arrive(story.names("K. Tanaka", PERSON, "").arrival());
    assert!(hand.sees("▲1 new"), "{}", hand.screen());
    hand.press("esc");
    assert!(hand.sees("▲2 new"), "{}", hand.screen());
}

#[test]
fn holding_the_intake_says_so_and_is_let_go_by_the_same_key() {
    let mut hand = Hand::with(80, 24, week());
    hand.press("=");
    assert!(hand.sees("HELD (=)"), "{}", hand.screen());
    assert_eq!(hand.effects, [Effect::Hold(true)]);
    hand.press("=");
    assert!(!hand.sees("HELD"));
    assert_eq!(hand.effects, [Effect::Hold(true), Effect::Hold(false)]);
}

#[test]
fn the_reader_stays_at_its_words_when_paragraphs_come_above() {
    let lines: Vec<String> = (1..40)
        .map(|n| format!("Paragraph {n} of the siege."))
        .collect();
    let mut paragraphs: Vec<&str> = lines.iter().map(String::as_str).collect();
    let story = |paragraphs: &[&str]| copy("2026-10-09T16:59:00Z", "Siege", paragraphs).arrival();
    for (width, height) in [(80, 24), (160, 45)] {
        let mut hand = Hand::with(width, height, vec![story(&paragraphs)]);
        hand.press("enter ctrl-d ctrl-d");
        let first = |hand: &mut Hand| {
            let screen = hand.screen();
            let at = screen.find("Paragraph ").unwrap();
            screen[at..].split(" of").next().unwrap().to_owned()
        };
        let before = first(&mut hand);
        assert_ne!(before, "Paragraph 1");
        paragraphs.insert(0, "Correction: the siege is over.");
        paragraphs.insert(3, "Nobody was hurt.");
        hand.arrive(story(&paragraphs));
        assert_eq!(first(&mut hand), before, "{}", hand.screen());
        hand.press("g");
        assert!(hand.sees("the siege is over"));
        paragraphs.remove(3);
        paragraphs.remove(0);
    }
}

#[test]
fn what_is_read_under_unread_stays_until_the_filter_is_run_again() {
    let mut hand = Hand::with(80, 24, week());
    hand.press("f text:is:unread enter 1 g");
    assert!(hand.sees("6 of 6 stories"), "{}", hand.screen());
    hand.press("enter esc");
    assert!(hand.sees("6 of 6 stories"), "{}", hand.screen());
    assert_eq!(
        hand.chosen(Pane::Timeline),
        "Harbour strike enters third week"
    );
    hand.arrive(late("Cranes move again", 50));
    assert!(hand.sees("7 of 7 stories"), "{}", hand.screen());
    assert_eq!(
        hand.chosen(Pane::Timeline),
        "Harbour strike enters third week"
    );
    hand.press("u j u");
    assert!(hand.sees("7 of 7 stories"), "{}", hand.screen());
    hand.press("f enter");
    assert!(hand.sees("6 of 7 stories"), "{}", hand.screen());
}

#[test]
fn quotes_stay_while_the_timeline_does_not_follow() {
    let said = |at: &str, words: &str| {
        copy(at, words, &[&format!("“{words}” Ana Costa said.")])
            .names("Ana Costa", PERSON, "mayor")
            .said(&format!("“{words}”"), "Ana Costa", "said", 0.95)
            .arrival()
    };
    for (width, height) in [(80, 24), (160, 45)] {
        let mut hand = Hand::with(width, height, week());
        hand.arrive(said("2026-10-09T16:50:00Z", "The cranes move."));
        assert_eq!(hand.chosen(Pane::Quotes), "“The cranes move.”");
        hand.press("j");
        hand.arrive(said("2026-10-09T16:51:00Z", "The cranes stop."));
        assert_eq!(hand.chosen(Pane::Quotes), "“The cranes move.”");
        hand.press("g");
        assert_eq!(hand.chosen(Pane::Quotes), "“The cranes stop.”");
    }
}
