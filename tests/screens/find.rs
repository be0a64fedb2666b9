//! Fuzzy find: letters lit, the best row chosen, n and N from one to the next.

use copytaster::intake::Notice;
use copytaster::ui::layout::Pane;
use ratatui::style::Modifier;

use crate::hand::Hand;
use crate::wire::{late, week};

#[test]
fn letters_choose_the_best_row_and_are_lit() {
    let mut hand = Hand::with(80, 24, week());
    hand.press("/ text:road");
    assert_eq!(hand.chosen(Pane::Timeline), "South road closed");
    assert!(hand.sees("find in timeline: road"));
    let lit = hand.marked(Modifier::UNDERLINED);
    assert!(lit.contains(&"road".to_owned()), "{lit:?}");
    insta::assert_snapshot!(hand.screen());
}

#[test]
fn esc_in_the_prompt_goes_back_to_where_it_started() {
    let mut hand = Hand::with(80, 24, week());
    hand.press("j");
    hand.press("/ text:ferry");
    assert_eq!(hand.chosen(Pane::Timeline), "Ferry service halved");
    hand.press("esc");
    assert_eq!(hand.chosen(Pane::Timeline), "Talks resume at city hall");
    assert!(hand.state.find.is_none());
}

#[test]
fn accents_and_case_do_not_matter() {
    let mut hand = Hand::with(80, 24, week());
    hand.press("2 / text:novak enter");
    assert_eq!(hand.chosen(Pane::Actors), "Radek Novák");
}

#[test]
fn n_goes_round_what_was_found() {
    let mut hand = Hand::with(80, 24, week());
    hand.press("3 / text:harbour enter");
    assert!(hand.chosen(Pane::Quotes).starts_with("“After two weeks"));
    hand.press("esc / text:costa enter");
    let first = hand.chosen(Pane::Quotes);
    hand.press("n");
    let second = hand.chosen(Pane::Quotes);
    assert_ne!(first, second);
    hand.press("N");
    assert_eq!(hand.chosen(Pane::Quotes), first);
    hand.press("n n");
    assert_eq!(hand.chosen(Pane::Quotes), first);
}

#[test]
fn tab_widens_to_all_panes() {
    let mut hand = Hand::with(80, 24, week());
    hand.press("/ text:tanaka");
    assert!(hand.sees("0 found"));
    hand.press("tab");
    assert!(hand.sees("find in all panes: tanaka"));
    assert!(hand.sees("Tab one pane"));
    assert_eq!(hand.chosen(Pane::Actors), "K. Tanaka");
    hand.press("esc");
    assert_eq!(hand.chosen(Pane::Actors), "Ana Costa");
    hand.press("/ text:tanaka tab");
    hand.press("enter");
    assert_eq!(hand.state.focus, Pane::Actors);
    assert_eq!(hand.chosen(Pane::Actors), "K. Tanaka");
}

#[test]
fn nothing_found_is_said() {
    let mut hand = Hand::with(80, 24, week());
    hand.press("/ text:zeppelin enter");
    assert!(hand.sees("nothing found"));
    assert_eq!(
        hand.chosen(Pane::Timeline),
        "Harbour strike enters third week"
    );
}

#[test]
fn enter_opens_no_row_that_nobody_looked_for() {
    for keys in ["j /", "2 j /", "3 j /", "G k /", "t /", "f"] {
        let mut hand = Hand::with(80, 24, week());
        hand.press(&format!("{keys} text:zeppelin enter"));
        assert!(hand.sees("nothing found"), "{keys}");
        assert!(!hand.sees("↵"), "{keys}\n{}", hand.screen());
        let before = hand.cells();
        hand.press("enter enter");
        assert_eq!(hand.cells(), before, "{keys}\n{}", hand.screen());
        assert_eq!(hand.state.desk.totals().unread, 6);
        assert!(hand.state.views.chips().is_empty());
        // Whoever goes to a row means it.
        hand.press("G k enter");
        assert!(!hand.sees("nothing found"), "{keys}\n{}", hand.screen());
        assert_ne!(hand.cells(), before, "{keys}");
    }
}

#[test]
fn enter_goes_to_what_came_after_nothing_was_found() {
    let mut hand = Hand::with(80, 24, week());
    hand.press("j / text:zeppelin enter");
    hand.arrive(late("Zeppelin over the harbour", 50));
    assert_eq!(hand.chosen(Pane::Timeline), "Talks resume at city hall");
    hand.press("enter");
    assert_eq!(hand.chosen(Pane::Timeline), "Zeppelin over the harbour");
    assert_eq!(hand.state.focus, Pane::Timeline);
    hand.press("enter");
    assert_eq!(hand.state.focus, Pane::Reader);
}

#[test]
fn without_a_find_n_steps_through_the_unread() {
    let mut hand = Hand::with(80, 24, week());
    hand.press("enter esc j enter esc g n");
    assert_eq!(
        hand.chosen(Pane::Timeline),
        "Council meets behind closed doors"
    );
    hand.press("A n");
    assert!(hand.sees("no unread story"));
}

#[test]
fn nothing_found_is_not_the_last_word_while_files_are_read() {
    let mut hand = Hand::empty(80, 24);
    hand.tell(Notice::Arrivals(week()));
    hand.tell(Notice::Progress {
        read: 6,
        found: 900,
        done: false,
    });
    hand.press("/ text:zeppelin enter");
    assert!(
        hand.sees("nothing found so far: files are still being read"),
        "{}",
        hand.screen()
    );
}
