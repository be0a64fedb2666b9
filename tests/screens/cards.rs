//! Quote cards: how sure they are and why, what several stories say alike, and all that one actor said.

use copytaster::intake::{Arrival, Outcome};
use copytaster::ui::layout::Pane;
use copytaster::ui::list::RowId;
use copytaster::ui::state::Overlay;

use crate::hand::Hand;
use crate::wire::{Copy, PERSON, copy, late, week};

const ROAD: &str = "“We will not reopen the south road until the survey is finished.”";

fn mayor(at: &str, headline: &str, text: &str, words: &str) -> Copy {
    copy(at, headline, &[text])
        .names("Ana Costa", PERSON, "mayor")
        .said(words, "Ana Costa", "said", 0.95)
}

/// The week, and two stories more that hold the mayor's words.
fn repeated() -> Vec<Arrival> {
    let mut stories = week();
    let plain = "\"We will not reopen the South Road until the survey is finished\"";
    stories.push(
        mayor(
            "2026-10-09T16:50:00Z",
            "South road stays shut",
            &format!("{plain}, Ana Costa said."),
            plain,
        )
        .arrival(),
    );
    let more = ROAD.replace(".”", ". It is not safe.”");
    stories.push(
        mayor(
            "2026-10-09T16:55:00Z",
            "Mayor firm on road",
            &format!("{more} Ana Costa said on Friday."),
            &more,
        )
        .arrival(),
    );
    stories
}

/// The lines of the screen from the one that holds these words, so many.
fn lines(hand: &mut Hand, words: &str, many: usize) -> Vec<String> {
    let screen = hand.screen();
    let from = screen.lines().skip_while(|line| !line.contains(words));
    let lines: Vec<_> = from
        .take(many)
        .map(|line| line.trim_end().to_owned())
        .collect();
    assert!(!lines.is_empty(), "no {words} in\n{screen}");
    lines
}

#[test]
fn the_same_statement_is_one_card() {
    let mut hand = Hand::with(160, 45, repeated());
    hand.press("3 / text:survey enter");
    assert!(hand.sees("1 found"), "{}", hand.screen());
    assert!(
        hand.sees("in 3 stories, first at 14:58 in Council meets behind closed doors"),
        "{}",
        hand.screen()
    );
    hand.press("esc");
    insta::assert_snapshot!(hand.screen());
    // Statements are counted, cards are moved in.
    assert!(hand.sees("7 quotes"), "{}", hand.screen());
    assert!(hand.sees("of 5 cards"), "{}", hand.screen());
    hand.resize(80, 24);
    insta::assert_snapshot!("the_same_statement_is_one_card_80x24", hand.screen());
}

#[test]
fn a_card_stays_chosen_and_in_place_when_it_is_said_again() {
    let mut hand = Hand::with(80, 24, week());
    hand.press("3 j j");
    let chosen = hand.state.chosen(Pane::Quotes);
    assert!(hand.sees("> Ana Costa"), "{}", hand.screen());
    let line = hand.row_of("> Ana Costa");
    for story in repeated().drain(6..) {
        hand.arrive(story);
        assert_eq!(hand.state.chosen(Pane::Quotes), chosen);
        assert_eq!(hand.row_of("> Ana Costa"), line);
    }
    assert!(
        hand.sees("in 3 stories, first at 14:58"),
        "{}",
        hand.screen()
    );
    // The story that said it first goes: another stands for the card, and stays chosen.
    let mut gone = week().remove(3);
    gone.outcome = Outcome::Gone;
    hand.arrive(gone);
    assert!(
        hand.sees("in 2 stories, first at 16:50"),
        "{}",
        hand.screen()
    );
}

#[test]
fn why_shows_source_cue_rule_and_share() {
    let mut hand = Hand::with(160, 45, repeated());
    hand.press("3 / text:survey enter esc w");
    insta::assert_snapshot!(hand.screen());
    let under = lines(&mut hand, "remarks by Ana Costa", 2);
    let from = under[0].find("Ana Costa").unwrap();
    let mark = under[1].find('─').unwrap();
    assert_eq!(
        under[0][..from].chars().count(),
        under[1][..mark].chars().count()
    );
    hand.resize(80, 24);
    insta::assert_snapshot!("why_80x24", hand.screen());
    hand.press("esc");
    assert!(hand.state.overlay.is_none());
    assert_eq!(hand.state.focus, Pane::Quotes);
}

#[test]
fn why_lists_wordings_and_goes_to_their_stories() {
    let mut hand = Hand::with(80, 24, repeated());
    hand.press("3 / text:survey enter esc w j j j");
    assert!(hand.sees("in 3 wordings"), "{}", hand.screen());
    insta::assert_snapshot!(hand.screen());
    hand.press("enter");
    assert!(hand.state.overlay.is_none());
    assert_eq!(hand.state.focus, Pane::Reader);
    assert!(hand.sees("Mayor firm on road"), "{}", hand.screen());
    // In the reader it is about the words in sight; with the pane's statements hidden too.
    hand.press("w");
    assert!(hand.sees("Mayor firm on road"), "{}", hand.screen());
    assert!(hand.sees("Why Ana Costa"));
    hand.press("esc");
    assert_eq!(hand.state.focus, Pane::Reader);
}

#[test]
fn an_unsure_card_says_what_makes_it_so() {
    let mut hand = Hand::with(80, 24, week());
    hand.press("3 G k k");
    hand.press("/ text:monday enter esc");
    assert!(
        hand.sees("Radek Novák · port union (?)"),
        "{}",
        hand.screen()
    );
    assert!(hand.sees("very unsure: marks guessed"), "{}", hand.screen());
    hand.press("w");
    insta::assert_snapshot!(hand.screen());
}

#[test]
fn kinds_are_told_apart_without_colour_and_in_ascii() {
    let text = "Talks go on, Ana Costa said. Ana Costa said the road was “a farce” of a road. “It is late,” Ana Costa said.";
    let mut story = copy("2026-10-09T16:59:00Z", "Three ways", &[text])
        .names("Ana Costa", PERSON, "mayor")
        .said("Talks go on", "Ana Costa", "said", 0.9)
        .said("the road was “a farce” of a road", "Ana Costa", "said", 0.9);
    story.mixed();
    let story = story.said("“It is late,”", "Ana Costa", "said", 0.9);
    let mut hand = Hand::with(80, 24, vec![story.arrival()]);
    hand.press("3");
    assert!(lines(&mut hand, "Talks go on", 2)[1].contains("said · retold"));
    assert!(hand.sees("┆ the road was “a farce”"), "{}", hand.screen());
    assert!(hand.sees("said · part quoted"), "{}", hand.screen());
    assert!(hand.sees("│ “It is late,”"), "{}", hand.screen());
    hand.state.signs = &copytaster::ui::signs::ASCII;
    assert!(hand.sees(": the road was"), "{}", hand.screen());
    assert!(hand.sees("| “It is late,”"), "{}", hand.screen());
    hand.press("w");
    assert!(hand.sees("=="), "{}", hand.screen());
}

#[test]
fn all_that_somebody_said_stands_in_order_of_time() {
    let mut stories = repeated();
    for (at, headline, words) in [
        (
            "2026-10-08T22:00:00Z",
            "Ships lost",
            "“The harbour lost 120 ships to the northern ports this winter.”",
        ),
        (
            "2026-10-09T16:57:00Z",
            "More ships lost",
            "“This winter the harbour lost 140 ships to the northern ports.”",
        ),
    ] {
        let text = format!("{words} Ana Costa said.");
        stories.push(mayor(at, headline, &text, words).arrival());
    }
    let mut hand = Hand::with(160, 45, stories);
    hand.press("2 g r");
    assert!(matches!(hand.state.overlay, Some(Overlay::Said(_))));
    assert!(hand.sees("What Ana Costa said"), "{}", hand.screen());
    assert!(
        hand.sees("other figures than on Thu 8 Oct 22:00"),
        "{}",
        hand.screen()
    );
    assert!(hand.sees("said 3 times"), "{}", hand.screen());
    insta::assert_snapshot!(hand.screen());
    hand.resize(80, 24);
    insta::assert_snapshot!("all_said_80x24", hand.screen());
    // It begins at the newest; what arrives leaves the chosen one where it is.
    hand.press("k k");
    let chosen = lines(&mut hand, ">", 2);
    let words = "“The survey begins on Monday, and not before that day.”";
    let text = format!("{words} Ana Costa said.");
    let mut next = mayor("2026-10-09T16:59:00Z", "Survey begins", &text, words).arrival();
    next.live = true;
    hand.arrive(next);
    assert_eq!(lines(&mut hand, ">", 2), chosen);
    hand.press("enter");
    assert_eq!(hand.state.focus, Pane::Reader);
    assert!(hand.state.overlay.is_none());
    assert!(hand.state.reader.quote.is_some());
    // The same from a card, at that statement.
    hand.press("3 / text:survey enter esc r");
    assert!(hand.sees("What Ana Costa said"), "{}", hand.screen());
}

#[test]
fn what_is_found_in_another_story_of_a_card_finds_the_card() {
    let mut hand = Hand::with(80, 24, repeated());
    // Only the second story's title has the word.
    hand.press("3 / text:shut enter");
    assert!(hand.sees("1 found"), "{}", hand.screen());
    assert!(matches!(
        hand.state.chosen(Pane::Quotes),
        Some(RowId::Quote(_))
    ));
    assert!(
        hand.sees("in 3 stories, first at 14:58"),
        "{}",
        hand.screen()
    );
}

#[test]
fn a_page_of_a_statement_that_goes_is_closed() {
    let mut hand = Hand::with(80, 24, week());
    hand.press("3 / text:survey enter esc w");
    hand.arrive(late("Flash", 58));
    assert!(hand.sees("Why Ana Costa"));
    let mut gone = week().remove(3);
    gone.outcome = Outcome::Gone;
    hand.arrive(gone);
    assert!(hand.state.overlay.is_none());
}

#[test]
fn a_denial_is_nowhere_shown_as_said() {
    let words = "the survey had been stopped";
    let denied = copy(
        "2026-10-09T16:50:00Z",
        "South road stays shut",
        &[&format!("Ana Costa denied that {words}.")],
    );
    let denied = denied
        .names("Ana Costa", PERSON, "mayor")
        .said(words, "Ana Costa", "denied", 0.3)
        .denied();
    let mut stories = week();
    stories.push(denied.arrival());
    for (width, height) in [(30, 6), (60, 16), (80, 24), (160, 45)] {
        let mut hand = Hand::with(width, height, stories.clone());
        for keys in ["3", "r", "esc b '"] {
            hand.press(keys);
            let screen = hand.screen();
            assert!(screen.contains("the surve"), "{keys}\n{screen}");
            assert!(screen.contains("not said"), "{keys}\n{screen}");
        }
        hand.press("esc r");
        if width == 80 {
            insta::assert_snapshot!("a_denial_among_all_that_was_said", hand.screen());
        }
    }
}
