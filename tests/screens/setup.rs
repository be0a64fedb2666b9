//! Keys and looks as a user wants them.

use copytaster::config::Config;
use copytaster::ui::layout::Pane;
use ratatui::style::{Color, Modifier};

use crate::hand::Hand;
use crate::wire::week;

fn hand(settings: &str) -> Hand {
    let mut hand = Hand::with(100, 30, week());
    hand.state
        .set_up(Config::read(settings).unwrap().setup(true));
    hand
}

#[test]
fn remapped_keys_work_and_are_told_wherever_keys_are() {
    let mut hand = hand(
        "[keys]\ndown = \"e\"\nopen = \"o\"\nfilter = \"f5\"\nhelp = \"f1\"\nhold = \"none\"\nunreadable = \"none\"\n\
         [keys.quotes]\nopen = \"x\"\n",
    );
    assert!(
        hand.sees("F1 help") && hand.sees("F5 filter") && hand.sees("o read"),
        "{}",
        hand.screen()
    );
    assert!(
        hand.sees("No filter. F5 sets one, or o on an actor or a day."),
        "{}",
        hand.screen()
    );
    hand.press("e j");
    assert_eq!(hand.chosen(Pane::Timeline), "Talks resume at city hall");
    hand.press("3");
    assert!(hand.sees("x read"), "{}", hand.screen());
    hand.press("o");
    assert_eq!(hand.state.focus, Pane::Quotes);
    hand.press("x");
    assert_eq!(hand.state.focus, Pane::Reader);
    hand.press("esc f1 text:filter");
    assert!(hand.sees("F5"), "{}", hand.screen());
    hand.press("esc esc f5 text:foe");
    assert!(
        hand.sees("filter: foe"),
        "letters stay letters: {}",
        hand.screen()
    );
}

#[test]
fn a_remapped_key_is_told_in_the_header() {
    let mut hand = hand("[keys]\nfirst = \"ctrl-g\"\n");
    hand.press("j j");
    hand.arrive(crate::wire::late("Cranes move again", 55));
    assert!(hand.sees("▲1 new (^G)"), "{}", hand.screen());
}

#[test]
fn no_theme_paints_what_is_behind_the_letters() {
    for theme in ["auto", "dark", "light", "contrast", "16", "none"] {
        let mut hand = hand(&format!("theme = {theme:?}"));
        hand.press("j");
        let cells = hand.cells();
        let coloured = cells.content().iter().any(|cell| cell.fg != Color::Reset);
        assert!(
            cells.content().iter().all(|cell| cell.bg == Color::Reset),
            "{theme}"
        );
        assert_eq!(coloured, !["contrast", "none"].contains(&theme), "{theme}");
        assert!(!hand.marked(Modifier::REVERSED).is_empty(), "{theme}");
    }
}

#[test]
fn one_look_may_be_otherwise() {
    let mut hand = hand("theme = \"none\"\n[colors]\nhit = \"#ff0000 italic\"\n");
    hand.press("/ text:road");
    let lit = hand.marked(Modifier::ITALIC);
    assert!(lit.iter().any(|words| words == "road"), "{lit:?}");
}
