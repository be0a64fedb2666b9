//! Saved searches: saved, applied, counted, and ringing.

use copytaster::search::Ring;
use copytaster::ui::update::Effect;

use crate::hand::Hand;
use crate::wire::{copy, late, week};

#[test]
fn a_search_is_saved_applied_and_deleted() {
    let mut hand = Hand::with(160, 45, week());
    hand.press("s s");
    assert!(hand.sees("None yet"), "{}", hand.screen());
    assert!(hand.sees("there is no filter or find to save"));
    hand.press("esc f text:who:Costa enter / text:road tab enter s s text:Roads enter");
    assert!(hand.sees("who:\"Ana Costa\" road"), "{}", hand.screen());
    hand.press("esc esc esc f text:said:Tanaka enter s s text:Analysts enter");
    insta::assert_snapshot!(hand.screen());
    hand.press("esc esc");
    assert!(
        hand.sees("saved: [1] Roads  [2] Analysts"),
        "{}",
        hand.screen()
    );
    hand.press("s 1");
    assert!(hand.sees("who:Ana Costa"), "{}", hand.screen());
    assert!(hand.state.find.is_some() && hand.state.overlay.is_none());
    hand.press("s j enter");
    assert!(hand.sees("said:K. Tanaka") && hand.state.find.is_none());
    // The same name again takes the place of the first.
    hand.press("s s text:Roads enter");
    assert_eq!(hand.state.searches.all.len(), 2);
    assert_eq!(hand.state.searches.all[0].saved.line, "said:\"K. Tanaka\"");
    hand.press("d");
    assert!(hand.sees("deleted Roads"), "{}", hand.screen());
    let saved = hand.effects.iter().rev().find_map(|effect| match effect {
        Effect::Save(saved) => Some(saved),
        _ => None,
    });
    assert_eq!(
        saved.map(|s| (s.name.as_str(), s.line.as_str())),
        Some(("Roads", ""))
    );
}

#[test]
fn new_stories_are_counted_and_ring_as_they_are_told_to() {
    let mut hand = Hand::with(80, 24, week());
    hand.press("/ text:bridge enter s s text:Bridges enter");
    hand.press("a a esc esc");
    let ring = hand.state.searches.all[0].saved.ring;
    assert_eq!(ring, Ring::Notify);
    hand.effects.clear();
    let mut bridge = |minute| {
        let arrival = copy(
            &format!("2026-10-09T17:{minute}:00Z"),
            &format!("Bridge {minute} closed"),
            &["Nobody knows why."],
        );
        hand.arrive(arrival.arrival());
    };
    bridge(10);
    bridge(11);
    hand.arrive(late("Ferry back", 50));
    let alerts: Vec<_> = (hand.effects.iter())
        .map(|effect| match effect {
            Effect::Ring(alert) => (alert.search.as_str(), alert.stories[0].1.as_str()),
            other => panic!("{other:?}"),
        })
        .collect();
    let expected = [
        ("Bridges", "Bridge 10 closed"),
        ("Bridges", "Bridge 11 closed"),
    ];
    assert_eq!(alerts, expected);
    hand.press("s");
    assert!(hand.sees("▲2 new"), "{}", hand.screen());
    assert!(hand.sees("notify"));
    // Whoever looks has seen them; off counts nothing.
    hand.press("1 s");
    assert!(!hand.sees("▲2 new"), "{}", hand.screen());
    hand.press("a");
    assert_eq!(hand.state.searches.all[0].saved.ring, Ring::Off);
}

#[test]
fn what_came_while_nobody_was_there_is_new_and_rings_not() {
    let mut before = Hand::with(160, 45, week());
    before.press("/ text:bridge enter s s text:Bridges enter a");
    let saved: Vec<_> = (before.state.searches.all.iter())
        .map(|search| search.saved.clone())
        .collect();
    let mut stories = week();
    stories.push(copy("2026-10-09T18:00:00Z", "Bridge open", &["At last."]).arrival());
    let mut hand = Hand::empty(160, 45);
    hand.state.searches = copytaster::ui::searches::Searches::new(saved);
    hand.tell(copytaster::intake::Notice::Arrivals(stories));
    assert!(hand.sees("[1] Bridges ▲1"), "{}", hand.screen());
    assert!(hand.effects.is_empty());
}
