//! The reader: marks in the text, and a place that holds.

use copytaster::ui::layout::Pane;
use copytaster::ui::list::RowId;
use ratatui::style::Modifier;

use crate::hand::Hand;
use crate::wire::{PERSON, copy, week};

#[test]
fn a_quote_opens_its_story_at_its_words() {
    let mut hand = Hand::with(80, 24, week());
    hand.press("3 j j enter");
    assert!(
        hand.sees("Reader  Council meets behind closed doors"),
        "{}",
        hand.screen()
    );
    insta::assert_snapshot!(hand.screen());
    let names = hand.marked(Modifier::UNDERLINED);
    assert_eq!(names, ["Ana Costa", "Port Authority", "Radek Novák"]);
    let bold = hand.marked(Modifier::BOLD).join("");
    assert!(
        bold.contains("“We will not reopen the south road"),
        "{bold}"
    );
}

#[test]
fn the_reader_beside_the_lists_follows_the_cursor() {
    let mut hand = Hand::with(160, 45, week());
    assert!(hand.sees("Reader  Harbour strike enters third week"));
    hand.press("j");
    assert!(hand.sees("Reader  Talks resume at city hall"));
    hand.press("3 j j");
    assert!(hand.sees("Reader  Council meets behind closed doors"));
    hand.press("enter");
    assert_eq!(hand.state.focus, Pane::Reader);
    hand.press("enter");
    assert!(hand.state.zoom && !hand.sees("3 Quotes"));
    hand.press("esc esc");
    assert_eq!(hand.state.focus, Pane::Quotes);
}

#[test]
fn who_is_in_an_actors_stories_follows_what_comes_and_the_filter() {
    let mut hand = Hand::with(160, 45, week());
    hand.press("2");
    let them = match hand.state.chosen(Pane::Actors) {
        Some(RowId::Actor(id)) => hand.state.desk.name(id).to_owned(),
        other => panic!("{other:?}"),
    };
    let in_pane = |hand: &Hand, name: &str| {
        let others = &hand.state.company.others;
        let with = others
            .iter()
            .find(|(id, _)| hand.state.desk.name(*id) == name);
        with.map(|with| with.1)
    };
    assert_eq!(in_pane(&hand, "Wanda Quill"), None);
    let story = |headline: &str, name: &str| {
        let words = format!("{them} met {name}.");
        copy("2026-10-09T14:59:00Z", headline, &[&words])
            .names(&them, PERSON, "")
            .names(name, PERSON, "")
            .arrival()
    };
    hand.arrive(story("They meet", "Wanda Quill"));
    assert_eq!(in_pane(&hand, "Wanda Quill"), Some(1));
    hand.arrive(story("They meet again", "Wanda Quill"));
    assert_eq!(in_pane(&hand, "Wanda Quill"), Some(2));
    // The same file says something else now.
    hand.arrive(story("They meet again", "Otto Brandt"));
    assert_eq!(in_pane(&hand, "Wanda Quill"), Some(1));
    assert_eq!(in_pane(&hand, "Otto Brandt"), Some(1));
    hand.press("f text:who:Brandt enter");
    assert_eq!(in_pane(&hand, "Wanda Quill"), None);
    assert_eq!(in_pane(&hand, "Otto Brandt"), Some(1));
}

#[test]
fn panes_that_come_into_sight_show_what_is_chosen() {
    let mut hand = Hand::with(80, 24, week());
    hand.press("2 j 1 j");
    let name = hand.chosen(Pane::Actors);
    hand.resize(160, 45);
    hand.rest();
    assert!(hand.sees(&format!("With {name} ─")), "{}", hand.screen());
    assert!(!hand.sees("Choose an actor"), "{}", hand.screen());
    assert!(hand.sees("Reader  Talks resume at city hall"));
    hand.press("z");
    assert!(!hand.sees("Reader"));
    hand.press("j z");
    hand.rest();
    assert!(hand.sees("Reader  Council meets behind closed doors"));
}

#[test]
fn the_place_survives_a_new_version_of_the_story() {
    let long = |extra: &str| {
        let mut paragraphs: Vec<String> = (1..40)
            .map(|n| format!("Paragraph {n} says little."))
            .collect();
        paragraphs.push(extra.into());
        let words: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
        copy("2026-10-09T16:59:00Z", "Long read", &words).arrival()
    };
    let mut hand = Hand::with(80, 24, vec![long("The end.")]);
    hand.press("enter space space");
    let top = hand.screen().lines().nth(3).unwrap().to_owned();
    assert!(top.contains("Paragraph"), "{top}");
    hand.arrive(long("Updated: the end was wrong."));
    assert_eq!(hand.screen().lines().nth(3).unwrap(), top);
    hand.press("G");
    assert!(hand.sees("Updated: the end was wrong."));
    assert!(hand.sees("100%"));
}

#[test]
fn a_find_in_the_story_goes_from_paragraph_to_paragraph() {
    let mut paragraphs = vec!["Quiet here."; 60];
    paragraphs[30] = "A zeppelin came.";
    paragraphs[50] = "The zeppelin left.";
    let mut hand = Hand::with(
        80,
        24,
        vec![copy("2026-10-09T16:59:00Z", "Airship", &paragraphs).arrival()],
    );
    hand.press("enter / text:zeppelin enter");
    assert!(hand.sees("A zeppelin came.") && !hand.sees("The zeppelin left."));
    hand.press("n");
    assert!(hand.sees("The zeppelin left."));
    hand.press("n");
    assert!(hand.sees("A zeppelin came."));
}

#[test]
fn opening_marks_as_read() {
    let mut hand = Hand::with(80, 24, week());
    assert!(hand.sees("16:40 ●"));
    hand.press("enter esc");
    assert!(!hand.sees("16:40 ●"));
    hand.press("u");
    assert!(hand.sees("16:40 ●"));
}

#[test]
fn events_stand_by_the_day_they_happened() {
    let mut hand = Hand::with(160, 45, week());
    hand.press("t");
    insta::assert_snapshot!(hand.screen());
    hand.press("j enter");
    assert!(hand.sees("Reader  "));
    hand.press("esc j");
    let row = hand.chosen(Pane::Timeline);
    hand.press("-");
    assert!(hand.sees("when, by week") && hand.sees("5–11 Oct"));
    assert_eq!(hand.chosen(Pane::Timeline), row);
    hand.press("- - -");
    assert!(hand.sees("by year: this is the coarsest"));
    hand.press("+ + +");
    assert!(hand.sees("when, by day") && hand.sees("Thu 8 Oct"));
    hand.press("t");
    assert!(hand.sees("newest first"));
    // Where nothing was chosen, the days spoken of open at today, not at the far end of the future.
    hand.press("g t");
    assert!(
        hand.chosen(Pane::Timeline).contains("The council met"),
        "{}",
        hand.screen()
    );
}

#[test]
fn what_must_not_be_used_is_struck_out_and_says_so_in_every_pane() {
    use copytaster::article::Status;
    use ratatui::style::Modifier;

    let mut hand = Hand::with(160, 45, Vec::new());
    let story = |status, version: &str| {
        copy(
            "2026-10-09T16:50:00Z",
            "Ferry sinks",
            &["“It sank,” Ana Costa said."],
        )
        .names("Ana Costa", PERSON, "")
        .said("“It sank,”", "Ana Costa", "said", 0.9)
        .version("urn:tna:ferry", version, status)
    };
    hand.arrive(story(Status::Usable, "1").arrival());
    assert!(!hand.sees("KILLED"));
    let notice = copy("2026-10-09T16:55:00Z", "Ferry did not sink", &["Kill it."]);
    hand.arrive(
        notice
            .version("urn:tna:ferry", "2", Status::Canceled)
            .arrival(),
    );
    assert!(hand.sees("● KILLED Ferry sinks"), "{}", hand.screen());
    assert!(hand.sees("Ferry sinks KILLED ¶1"));
    assert!(
        hand.sees("16:55:00 KILLED “Ferry sinks”"),
        "{}",
        hand.screen()
    );
    assert!(hand.sees("CANCELED: not to be used"));
    assert!(hand.sees("Note: Ferry did not sink"));
    let struck = hand.marked(Modifier::CROSSED_OUT);
    assert!(struck.contains(&"Ferry sinks".to_owned()), "{struck:?}");
    assert!(struck.contains(&"“It sank,”".to_owned()), "{struck:?}");
    assert!(
        struck.iter().any(|words| words.contains("Ana Costa")),
        "{struck:?}"
    );
    hand.press("v");
    assert!(hand.sees("version 2 · killed"), "{}", hand.screen());
    assert!(hand.sees("the notice that kills it"), "{}", hand.screen());
    hand.press("esc");
    hand.arrive(story(Status::Corrected, "3").arrival());
    assert!(hand.sees("● CORRECTED Ferry sinks"), "{}", hand.screen());
    assert!(hand.marked(Modifier::CROSSED_OUT).is_empty());
}

#[test]
fn an_embargo_shows_until_its_time() {
    let story = copy("2026-10-09T16:50:00Z", "Budget", &["It is balanced."]);
    let mut hand = Hand::with(
        100,
        30,
        vec![story.embargo("2026-10-09T18:00:00Z").arrival()],
    );
    assert!(hand.sees("● EMBARGO 18:00 Budget"), "{}", hand.screen());
    hand.state.now = "2026-10-09T18:00:00Z".parse().unwrap();
    assert!(!hand.sees("EMBARGO 18:00"));
}

#[test]
fn enter_on_a_stretch_opens_it_into_shorter_ones() {
    let mut hand = Hand::with(100, 30, week());
    hand.press("t - -");
    assert!(hand.sees("October 2026"), "{}", hand.screen());
    hand.press("G k");
    while !hand.chosen(Pane::Timeline).starts_with("2026-10-01") {
        hand.press("k");
    }
    hand.press("enter");
    assert!(hand.sees("by week"), "{}", hand.screen());
    hand.press("enter");
    assert_eq!(hand.state.focus, Pane::Reader, "on an event it reads");
}
