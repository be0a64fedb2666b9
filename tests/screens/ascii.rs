//! Screens for terminals and fonts that have nothing but ASCII.

use copytaster::intake::{Arrival, Notice, Outcome};
use copytaster::ui::Setup;

use crate::hand::Hand;
use crate::wire::{PERSON, copy};

/// A day whose texts are ASCII themselves, so that every other sign is the program's own.
fn hand(width: u16, height: u16) -> Hand {
    let mut hand = Hand::empty(width, height);
    hand.state.set_up(Setup {
        ascii: true,
        ..Setup::default()
    });
    let words = "\"After two weeks without cranes the harbour cannot catch up before spring, whatever is signed this week, \
                 whoever signs it, and whoever comes to look at it,\"";
    let strike = copy(
        "2026-10-09T16:40:00Z",
        "Harbour strike enters third week as storm damage keeps the cranes still and nobody knows how long",
        &[
            "The harbour strike entered its third week on Friday, and it will not end before Saturday.",
            &format!("{words} K. Tanaka, an analyst, told the Evening Wire."),
            "Ana Costa said talks resume on Saturday.",
        ],
    )
    .names("K. Tanaka", PERSON, "analyst")
    .names("Ana Costa", PERSON, "mayor")
    .said(words, "K. Tanaka", "told the Evening Wire", 0.9)
    .said("talks resume on Saturday", "Ana Costa", "said", 0.3)
    .dates("Friday", "2026-10-09", "The harbour strike entered its third week on Friday")
    .dates("Saturday", "2026-10-10", "it will not end before Saturday.")
    .source("TNA")
    .arrival();
    let ferry = copy(
        "2026-10-08T07:15:00Z",
        "Ferry service halved",
        &["The Port Authority halved the ferry service in September."],
    )
    .names("Port Authority", crate::wire::ORGANIZATION, "")
    .dates(
        "September",
        "2026-09-08",
        "The Port Authority halved the ferry service in September.",
    )
    .arrival();
    let scan = Arrival {
        path: "wire/scan.txt".into(),
        at: crate::hand::now(),
        live: false,
        mark: None,
        outcome: Outcome::Refused("scan.txt is a picture.".into()),
    };
    hand.tell(Notice::Arrivals(vec![strike, ferry, scan]));
    hand.tell(Notice::Progress {
        read: 3,
        found: 3,
        done: true,
    });
    hand
}

#[test]
fn no_sign_of_our_own_goes_beyond_ascii() {
    let stories = [
        "g",
        "j",
        "F",
        "enter",
        "esc",
        "t",
        "t j j",
        "+",
        "-",
        "2",
        "m",
        "w",
        "esc esc",
        "S",
        "enter",
        "3",
        "j",
        "enter",
        "esc",
        "v",
        "esc",
        "!",
        "esc",
        "?",
        "esc",
        "/",
        "text:harbour",
        "tab",
        "enter",
        "esc",
        "f",
        "text:who:",
        "down",
        "esc",
        "f",
        "text:nowhere:x",
        "enter",
        "esc",
        "f",
        "text:since:2d",
        "enter",
        "z",
        "=",
        "u",
        "A",
    ];
    for (width, height) in [(160, 45), (100, 30), (80, 24), (60, 16), (40, 10)] {
        let mut hand = hand(width, height);
        for keys in stories {
            hand.press(keys);
            let screen = hand.screen();
            let strange = screen.chars().find(|c| !c.is_ascii());
            assert_eq!(strange, None, "{width}x{height}, {keys}:\n{screen}");
        }
    }
}

#[test]
fn three_columns_of_ascii() {
    let mut hand = hand(160, 45);
    hand.press("j");
    insta::assert_snapshot!(hand.screen());
}

#[test]
fn two_columns_of_ascii() {
    let mut hand = hand(80, 24);
    hand.press("t 3");
    insta::assert_snapshot!(hand.screen());
}

#[test]
fn text_from_stories_stays_as_it_is() {
    let mut hand = hand(160, 45);
    hand.arrive(
        copy(
            "2026-10-09T16:55:00Z",
            "Café Lumière · reopens …",
            &["李伟 — “ja”."],
        )
        .arrival(),
    );
    hand.press("g");
    assert!(hand.sees("Café Lumière · reopens …"), "{}", hand.screen());
}
