//! The footer keeps its word: whatever key it tells does something, in every situation.

use copytaster::search::{Ring, Saved};
use copytaster::ui::searches::Searches;
use copytaster::ui::update;

use crate::hand::{Hand, now};
use crate::wire::{PERSON, copy, late, week};

/// Keys that lead from the start to each situation.
const SITUATIONS: &[&str] = &[
    "1",
    "j j",
    "k",
    "1 k enter",
    "2",
    "2 j enter",
    "2 j m",
    "2 w",
    "2 w j",
    "3",
    "3 j",
    "3 enter",
    "j enter",
    "j enter z",
    "z",
    "2 z",
    "t",
    "t j",
    "t enter",
    "t k",
    "/",
    "/ text:costa",
    "/ text:costa tab",
    "/ text:costa enter",
    "3 / text:road enter",
    "f",
    "f text:who:",
    "f text:who:co down",
    "f text:who:costa enter",
    "?",
    "? text:find",
    ": text:zoom",
    ":",
    "j b '",
    "j c text:ask",
    "s",
    "f text:who:costa enter s",
    "f text:who:costa enter s s",
    "!",
    "j v",
    "j u",
    "j F",
];

fn hand(size: (u16, u16), keys: &str) -> Hand {
    let mut hand = Hand::with(size.0, size.1, week());
    let saved = Saved {
        name: "roads".into(),
        line: "road".into(),
        ring: Ring::default(),
        looked: now(),
    };
    hand.state.searches = Searches::new(vec![saved]);
    hand.press("j");
    hand.arrive(late("Cranes move again", 55));
    hand.press(keys);
    hand
}

#[test]
fn whatever_the_footer_tells_happens() {
    let (mut told, mut lies) = (0, Vec::new());
    for size in [(160, 45), (80, 24), (60, 16)] {
        for keys in SITUATIONS {
            let now_there = hand(size, keys);
            let hints: Vec<_> = now_there
                .state
                .keymap
                .hints(&now_there.state.situation())
                .cloned()
                .collect();
            for hint in hints {
                let mut hand = hand(size, keys);
                let (before, effects, marks) = (hand.cells(), hand.effects.len(), hand.marks.len());
                let done = update::press(&mut hand.state, hint.chord, now());
                hand.rest();
                let note = hand.state.note.clone().unwrap_or_default();
                let refused = note.starts_with("no ") || note.starts_with("there is no");
                let what = format!("{size:?} {keys:?}: {} {:?} {note}", hint.chord, hint.hint);
                let same = hand.cells() == before && done.is_empty();
                let kept = hand.effects.len() > effects || hand.marks.len() > marks;
                if refused || same && !kept {
                    lies.push(what);
                }
                told += 1;
            }
        }
    }
    assert!(lies.is_empty(), "{lies:#?}");
    assert!(told > 500, "{told}");
}

#[test]
fn what_matters_most_fits() {
    let footer = |hand: &mut Hand| hand.screen().lines().last().unwrap().to_owned();
    for keys in ["1", "3", "3 j"] {
        let mut hand = Hand::with(80, 24, week());
        hand.press(keys);
        let told = footer(&mut hand);
        for hint in [
            "/ find", "f filter", "y copy", "o file", "e export", "? help",
        ] {
            assert!(told.contains(hint), "{keys}: {told}");
        }
    }
    let mut hand = Hand::with(160, 45, week());
    assert!(footer(&mut hand).starts_with(" Tab panes  ↵ read"));
}

#[test]
fn a_title_keeps_its_count_where_there_is_no_room_for_the_order() {
    let names = [
        "Otto Brandt",
        "Ida Falk",
        "Jon Lund",
        "Mia Roth",
        "Per Holm",
    ];
    let text = names.join(" met ");
    let story = copy("2026-10-09T16:50:00Z", "Many meet", &[&text]);
    let story = (names.iter()).fold(story, |story, name| story.names(name, PERSON, ""));
    let mut arrivals = week();
    arrivals.push(story.arrival());
    let mut hand = Hand::with(120, 30, arrivals);
    let count = hand.state.actors.len();
    let actors = |hand: &mut Hand| {
        let screen = hand.screen();
        let title = screen.lines().find(|line| line.contains("2 Actors"));
        title.unwrap().to_owned()
    };
    let title = actors(&mut hand);
    assert!(title.contains(&format!(" {count} ─")), "{title}");
    hand.resize(160, 45);
    let title = actors(&mut hand);
    assert!(
        title.contains(&format!(" {count} · by mentions ")),
        "{title}"
    );
}
