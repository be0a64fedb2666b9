//! Text that means harm, or is hard to measure, on the screen.

use crate::hand::Hand;
use crate::wire::{PERSON, copy};

const EVIL: &str = "Quay \u{1b}[2J\u{1b}]0;owned\u{7}closed \u{202e}live\u{2066}x \u{9b}31m";

fn hand(width: u16, height: u16) -> Hand {
    let words = "「我们不会重开南路」李伟说。 Ŷ\u{308}\u{301}\u{302}\u{303}\u{304}\u{305}\u{306} 👩\u{200d}👩\u{200d}👧 🇨🇭 مرحبا بالعالم שלום";
    let evil = copy("2026-10-09T16:50:00Z", EVIL, &[EVIL, words])
        .names("李伟", PERSON, "司机 \u{202e}\u{1b}[31m")
        .names("مرحبا", PERSON, "")
        .said("「我们不会重开南路」", "李伟", "说", 0.9)
        .arrival();
    let wide = copy(
        "2026-10-09T16:51:00Z",
        "港口罢工进入第三周港口罢工进入第三周港口罢工进入第三周",
        &["没有更多消息。"],
    )
    .arrival();
    Hand::with(width, height, vec![evil, wide])
}

#[test]
fn no_control_character_reaches_a_cell() {
    for (width, height) in [(160, 45), (80, 24), (40, 10)] {
        let mut hand = hand(width, height);
        for keys in ["1", "2", "3", "1 j enter", "esc ?", "esc !"] {
            hand.press(keys);
            let bad = |c: char| {
                (c.is_control() && c != '\n')
                    || matches!(c, '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            };
            assert_eq!(hand.screen().find(bad), None, "{keys}");
        }
    }
}

#[test]
fn wide_characters_keep_the_rules_straight() {
    for (width, height) in [(160, 45), (80, 24)] {
        let mut hand = hand(width, height);
        hand.press("j");
        let column = hand.state.layout.upright[0].0;
        for (y, line) in hand.screen().lines().enumerate().skip(3) {
            if !line.contains('│') {
                continue;
            }
            let before: String = line.chars().take_while(|c| !"│├┤".contains(*c)).collect();
            assert_eq!(
                copytaster::ui::glyph::width(&before),
                usize::from(column),
                "row {y}: {line}"
            );
        }
    }
}

#[test]
fn wide_characters_in_three_columns() {
    insta::assert_snapshot!(hand(160, 45).screen());
}

#[test]
fn pasted_text_is_typed_not_obeyed() {
    let mut hand = hand(80, 24);
    copytaster::ui::update::paste(&mut hand.state, "qqq");
    assert!(hand.effects.is_empty());
    hand.press("/");
    copytaster::ui::update::paste(&mut hand.state, "qu\u{1b}[Aay\n");
    assert!(hand.sees("find in timeline: qu[Aay"));
}
