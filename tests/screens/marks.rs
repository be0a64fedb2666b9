//! Bookmarks and notes: on rows, cards and in the reader, and the list of them.

use copytaster::desk::{Fact, MarkLine};
use copytaster::intake::Outcome;
use copytaster::ui::layout::Pane;

use crate::hand::Hand;
use crate::wire::week;

/// What was kept, without what it is on.
fn facts(marks: &[MarkLine]) -> Vec<Fact> {
    marks.iter().map(|mark| mark.fact.clone()).collect()
}

#[test]
fn stories_and_quotes_are_bookmarked_and_noted() {
    let mut hand = Hand::with(160, 45, week());
    hand.press("j b");
    assert!(hand.sees("bookmark on: Talks resume"), "{}", hand.screen());
    assert!(hand.sees("15:05★● Talks resume"), "{}", hand.screen());
    assert!(hand.sees("Reader  ★ Talks resume at city hall"));
    hand.press("j c text:for_the_six_o'clock enter");
    assert!(
        hand.sees("✎ note: for_the_six_o'clock"),
        "{}",
        hand.screen()
    );
    assert!(hand.sees("● ✎ Council meets"), "{}", hand.screen());
    hand.press("3 b c text:check enter");
    assert!(hand.sees("Fri 16:40 ★ ●"), "{}", hand.screen());
    assert!(hand.sees("   ✎ note: check"));
    insta::assert_snapshot!(hand.screen());
    let note = |words: &str| Fact::Note(words.into());
    assert_eq!(
        facts(&hand.marks),
        [
            Fact::Saved(true),
            note("for_the_six_o'clock"),
            Fact::Saved(true),
            note("check")
        ]
    );
    // The same key takes the bookmark off; an empty line takes the note off.
    hand.press("b c ctrl-u enter");
    assert!(hand.sees("no note"));
    assert!(!hand.sees("check"));
    assert_eq!(facts(&hand.marks[4..]), [Fact::Saved(false), note("")]);
    // A note given up is as it was.
    hand.press("1 c text:more esc");
    assert!(hand.sees("✎ note: for_the_six_o'clock") && hand.state.line.is_none());
    assert_eq!(hand.marks.len(), 6);
}

#[test]
fn the_list_goes_there() {
    let mut hand = Hand::with(80, 24, week());
    hand.press("'");
    assert!(hand.sees("nothing is bookmarked"), "{}", hand.screen());
    hand.press("G b 3 j j b c text:whose_survey? enter '");
    insta::assert_snapshot!(hand.screen());
    hand.press("enter");
    assert!(hand.sees("Reader  Council meets"), "{}", hand.screen());
    assert!(hand.sees("We will not reopen"), "{}", hand.screen());
    hand.press("esc");
    assert_eq!(hand.state.focus, Pane::Quotes);
    hand.press("' j enter");
    assert!(
        hand.sees("Reader  ★ Ferry service halved"),
        "{}",
        hand.screen()
    );
    hand.press("esc");
    assert_eq!(hand.chosen(Pane::Timeline), "Ferry service halved");
    // In the list a bookmark can be taken off and put on again.
    hand.press("' b");
    assert!(hand.sees("1 bookmark · 1 note"), "{}", hand.screen());
    hand.press("b j b esc '");
    assert!(hand.sees("1 bookmark · 1 note"), "{}", hand.screen());
}

#[test]
fn a_story_that_is_gone_stays_in_the_list() {
    let mut hand = Hand::with(80, 24, week());
    hand.press("G b");
    let mut gone = week().remove(0);
    gone.outcome = Outcome::Gone;
    hand.arrive(gone);
    hand.press("'");
    assert!(
        hand.sees("not here · wire/ferry-service-halved.txt"),
        "{}",
        hand.screen()
    );
    hand.press("enter");
    assert!(hand.sees("its story is not here"), "{}", hand.screen());
}

#[test]
fn filters_ask_for_marks() {
    let mut hand = Hand::with(80, 24, week());
    hand.press("j b f text:is:saved enter");
    assert!(hand.sees("1 of 6 stories"), "{}", hand.screen());
    hand.press("b");
    assert!(
        hand.sees("Talks resume"),
        "it stays until the filter runs again"
    );
    hand.press("esc f text:is:noted enter");
    assert!(hand.sees("0 of 6 stories"));
    hand.press("esc f text:is:x enter");
    assert!(hand.sees("unread, read, saved, noted"), "{}", hand.screen());
}

#[test]
fn what_was_read_is_kept() {
    let mut hand = Hand::with(80, 24, week());
    hand.press("enter esc A");
    assert_eq!(hand.marks.len(), 6);
    hand.press("u");
    assert_eq!(hand.marks[6].fact, Fact::Read(None));
}
