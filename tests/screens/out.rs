//! What leaves the dashboard: words to be pasted, files to be opened, lists to be written.

use std::time::Duration;

use copytaster::article::Status;
use copytaster::config::Config;
use copytaster::output::{Format, List};
use copytaster::outside::{Alarm, Export, Outcome, Program, Told, View, With};
use copytaster::ui::export::Writing;
use copytaster::ui::layout::Pane;
use copytaster::ui::update::{Effect, told};

use crate::hand::Hand;
use crate::wire::{PERSON, copy, late, week};

/// The words that the last key copied.
fn copied(hand: &Hand) -> &str {
    match hand.effects.last() {
        Some(Effect::Copy { text, .. }) => text,
        other => panic!("{other:?}"),
    }
}

fn viewed(hand: &Hand) -> &View {
    match hand.effects.last() {
        Some(Effect::View(view)) => view,
        other => panic!("{other:?}"),
    }
}

fn exported(hand: &Hand) -> &Export {
    match hand.effects.last() {
        Some(Effect::Export(export)) => export,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_quote_is_copied_with_who_said_it_and_where() {
    let mut hand = Hand::with(80, 24, week());
    hand.press("3 j j y");
    assert_eq!(
        copied(&hand),
        "“We will not reopen the south road until the survey is finished.”\n\
         Ana Costa, mayor\n\
         “Council meets behind closed doors”, received 9 October 2026, 14:58"
    );
    hand.press("Y");
    assert_eq!(
        copied(&hand),
        "Ana Costa, mayor, “Council meets behind closed doors”, received 9 October 2026, 14:58 \
         (wire/council-meets-behind-closed-doors.txt ¶2)"
    );
}

#[test]
fn what_is_not_certain_is_said_where_it_is_pasted() {
    let mut hand = Hand::with(80, 24, week());
    hand.press("3 j j j y");
    assert_eq!(
        copied(&hand),
        "“Nobody has called us, not once, since Monday.”\n\
         Radek Novák (?), port union (very unsure: marks guessed)\n\
         “Mayor on local radio”, received 9 October 2026, 09:12"
    );
    hand.press("Y");
    assert!(copied(&hand).starts_with("Radek Novák (?), port union, “Mayor"));
    // Retold words are not taken for the speaker's own.
    hand.press("k k y");
    assert!(
        copied(&hand).contains("Ana Costa, mayor (retold)"),
        "{}",
        copied(&hand)
    );
}

#[test]
fn a_killed_story_is_not_copied_without_a_word() {
    let killed = copy(
        "2026-10-09T17:00:00Z",
        "Ferry sinks",
        &["“It sank,” Ana Costa said."],
    )
    .names("Ana Costa", PERSON, "mayor")
    .said("“It sank,”", "Ana Costa", "said", 0.9)
    .source("TNA")
    .version("a", "2", Status::Canceled);
    let mut hand = Hand::with(80, 24, vec![killed.arrival()]);
    hand.press("y");
    assert_eq!(
        copied(&hand),
        "Ferry sinks\nTNA, received 9 October 2026, 17:00 [KILLED]"
    );
    hand.press("3 Y");
    assert_eq!(
        copied(&hand),
        "Ana Costa, mayor, “Ferry sinks”, TNA, received 9 October 2026, 17:00 (wire/ferry-sinks.txt ¶1) [KILLED]"
    );
}

#[test]
fn a_story_is_copied_by_its_headline_and_slug_line() {
    let story = |at: &str| {
        copy("2026-10-09T17:00:00Z", "Ferry sails", &["It sails."])
            .source("Evening Wire")
            .slug("FERRY-SAILS")
            .published(at)
            .arrival()
    };
    let mut hand = Hand::with(80, 24, vec![story("2026-10-09T14:58:00Z")]);
    hand.press("y");
    assert_eq!(
        copied(&hand),
        "Ferry sails\nFERRY-SAILS, Evening Wire, 9 October 2026, 14:58"
    );
    hand.press("Y");
    assert_eq!(
        copied(&hand),
        "“Ferry sails”, FERRY-SAILS, Evening Wire, 9 October 2026, 14:58 (wire/ferry-sails.txt)"
    );
    // A day alone has no clock time.
    let mut hand = Hand::with(80, 24, vec![story("2026-10-09T00:00:00Z")]);
    hand.press("y");
    assert!(copied(&hand).ends_with("Evening Wire, 9 October 2026"));
}

#[test]
fn the_reader_copies_what_is_looked_at() {
    let mut hand = Hand::with(80, 24, week());
    // Opened at a story: the first statement of the first paragraph seen, or the paragraph.
    hand.press("j j enter y");
    assert_eq!(hand.state.focus, Pane::Reader);
    assert_eq!(
        copied(&hand),
        "The council met for three hours.\n\
         “Council meets behind closed doors”, received 9 October 2026, 14:58"
    );
    // Opened at a quote: that one.
    hand.press("esc 3 j j enter y");
    assert!(copied(&hand).starts_with("“We will not reopen"));
    hand.press("Y");
    assert!(
        copied(&hand).ends_with("doors.txt ¶2)"),
        "{}",
        copied(&hand)
    );
}

#[test]
fn what_happened_is_copied_as_the_text_tells_it() {
    let mut hand = Hand::with(80, 24, week());
    hand.press("t g y");
    assert!(copied(&hand).contains(", received "), "{}", copied(&hand));
    hand.press("k y");
    assert!(
        hand.sees("choose a story or a quote to copy"),
        "{}",
        hand.screen()
    );
}

#[test]
fn nothing_of_a_text_controls_what_it_is_pasted_into() {
    let hostile = copy(
        "2026-10-09T17:00:00Z",
        "Ferry\u{1b}]52;c;eA==\u{7} sinks\u{202e}",
        &["“It\r\u{9b}2J\tsank,” she said."],
    )
    .said("“It\r\u{9b}2J\tsank,”", "", "said", 0.9);
    let mut hand = Hand::with(80, 24, vec![hostile.arrival()]);
    for keys in ["y", "Y", "3 y", "Y"] {
        hand.press(keys);
        let text = copied(&hand);
        let controls = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert!(!text.contains(controls), "{text:?}");
    }
    hand.press("1");
    let screen = hand.screen();
    assert!(!screen.contains(|c: char| c.is_control() && c != '\n'));
}

#[test]
fn what_was_copied_is_said() {
    let mut hand = Hand::with(80, 24, week());
    told(
        &mut hand.state,
        Told::Copied(Ok("given to wl-copy, 7 letters: “Road”".into())),
    );
    assert!(
        hand.sees("given to wl-copy, 7 letters: “Road”"),
        "{}",
        hand.screen()
    );
}

#[test]
fn a_file_is_opened_where_its_words_stand() {
    let mut hand = Hand::with(80, 24, week());
    hand.press("j o");
    let view = viewed(&hand).clone();
    assert_eq!(
        view.path.to_str(),
        Some("wire/talks-resume-at-city-hall.txt")
    );
    assert_eq!((view.with, view.words), (With::Pager, None));
    hand.press("3 j j E");
    let words = "“We will not reopen the south road until the survey is finished.”";
    assert_eq!(viewed(&hand).with, With::Editor);
    assert_eq!(viewed(&hand).words, Some((words.to_owned(), 0)));
    let before = hand.effects.len();
    hand.press("1 g k E");
    assert!(
        hand.sees("choose a story or a quote to open its file"),
        "{}",
        hand.screen()
    );
    assert_eq!(hand.effects.len(), before);
}

#[test]
fn an_export_asks_for_format_and_file() {
    let mut hand = Hand::with(80, 24, week());
    hand.press("f text:said:Costa enter 3 e");
    insta::assert_snapshot!(hand.screen());
    hand.press("tab");
    assert!(
        hand.sees("export to: quotes-2026-10-09-1705.jsonl"),
        "{}",
        hand.screen()
    );
    hand.press("ctrl-u text:said.md enter");
    let export = exported(&hand);
    assert_eq!(
        (export.list, export.format, export.sure),
        (List::Quotes, Format::Markdown, false)
    );
    assert_eq!(export.name, "said.md");
    assert_eq!(export.watched, hand.state.folders);
    // The next one is written as the last.
    hand.press("2 e");
    assert!(
        hand.sees("export to: actors-2026-10-09-1705.md"),
        "{}",
        hand.screen()
    );
    hand.press("esc 1 t e");
    assert!(hand.sees("rows of the timeline"), "{}", hand.screen());
    hand.press("esc t e");
    assert!(
        hand.sees("2 stories: those that pass the filter"),
        "{}",
        hand.screen()
    );
    hand.press("ctrl-u enter");
    assert!(
        hand.sees("nothing was written: the file has no name"),
        "{}",
        hand.screen()
    );
}

#[test]
fn nothing_is_overwritten_without_a_word() {
    let mut hand = Hand::with(160, 45, week());
    hand.press("e ctrl-u text:a.csv enter");
    let export = exported(&hand).clone();
    hand.state.writing = Some(Writing {
        name: "a.csv".into(),
        done: 3,
        rows: 6,
    });
    assert!(hand.sees("writing a.csv: 3 of 6 rows"), "{}", hand.screen());
    let there = Outcome::Doubt("a file of this name is there already".into());
    told(&mut hand.state, Told::Exported(export.clone(), there));
    insta::assert_snapshot!(hand.screen());
    // Another name is another file.
    hand.press("home text:b enter");
    assert!(!exported(&hand).sure);
    let there = Outcome::Doubt("a file of this name is there already".into());
    told(&mut hand.state, Told::Exported(export.clone(), there));
    hand.press("enter");
    assert!(exported(&hand).sure && exported(&hand).name == "a.csv");
    let written = Outcome::Written(6, "/tmp/a.csv".into());
    told(&mut hand.state, Told::Exported(export, written));
    assert!(
        hand.sees("6 stories written to /tmp/a.csv"),
        "{}",
        hand.screen()
    );
}

#[test]
fn a_folder_for_exports_is_offered_and_an_empty_list_is_not() {
    let mut hand = Hand::with(160, 45, week());
    let settings = "export = \"/srv/out\"\n[keys]\nexport = \"f9\"\n";
    hand.state
        .set_up(Config::read(settings).unwrap().setup(true));
    hand.press("e");
    assert!(!hand.sees("export to"));
    assert!(hand.sees("F9 export"), "{}", hand.screen());
    hand.press("f9");
    assert!(
        hand.sees("export to: /srv/out/stories-2026-10-09-1705.csv"),
        "{}",
        hand.screen()
    );
    let mut hand = Hand::empty(80, 24);
    hand.press("e");
    assert!(hand.sees("there is nothing to export"), "{}", hand.screen());
}

#[test]
fn small_screens_have_the_export_too() {
    for (width, height) in [(40, 10), (30, 6), (60, 13)] {
        let mut hand = Hand::with(width, height, week());
        hand.press("e");
        assert!(hand.sees("jsonl"), "{width}x{height}:\n{}", hand.screen());
        assert!(
            hand.sees("export to:"),
            "{width}x{height}:\n{}",
            hand.screen()
        );
    }
}

#[test]
fn a_command_hears_of_what_answers_unless_the_search_is_off() {
    let mut hand = Hand::with(80, 24, week());
    hand.state.wishes.alarms = vec![Alarm {
        search: "Bridges".into(),
        run: Program::split("tell-desk --loud").unwrap(),
        limit: Duration::from_secs(1),
    }];
    hand.press("/ text:bridge enter s s text:Bridges enter");
    assert!(hand.sees("runs tell-desk"), "{}", hand.screen());
    hand.press("esc esc");
    let rung = |hand: &mut Hand, minute: u32| {
        hand.effects.clear();
        let at = format!("2026-10-09T17:{minute}:00Z");
        let story = copy(
            &at,
            &format!("Bridge {minute} closed"),
            &["Nobody knows why."],
        );
        hand.arrive(story.arrival());
        let alerts = hand
            .effects
            .iter()
            .filter(|effect| matches!(effect, Effect::Ring(_)));
        alerts.count()
    };
    assert_eq!(
        rung(&mut hand, 50),
        1,
        "new stories are counted alone, and the command runs"
    );
    // Bell, notify, off.
    hand.press("s a a a esc");
    assert_eq!(rung(&mut hand, 51), 0);
    told(
        &mut hand.state,
        Told::Rang(
            0,
            Err("the command for Bridges: tell-desk ended with exit status: 1".into()),
        ),
    );
    assert!(
        hand.sees("the command for Bridges: tell-desk"),
        "{}",
        hand.screen()
    );
}

#[test]
fn the_header_tells_the_last_arrival_and_the_lists_stay() {
    let mut hand = Hand::with(160, 45, week());
    assert!(!hand.sees(" + “"), "what was there did not arrive");
    hand.press("j j");
    let chosen = hand.row_of(">14:58");
    let quoted = copy(
        "2026-10-09T17:04:07Z",
        "Cranes move again",
        &["“They move,” Ana Costa said."],
    )
    .names("Ana Costa", PERSON, "mayor")
    .said("“They move,”", "Ana Costa", "said", 0.9);
    hand.arrive(quoted.arrival());
    assert!(
        hand.sees("17:04:07 + “Cranes move again” 1q   ▲1 new (g)"),
        "{}",
        hand.screen()
    );
    hand.arrive(late("Ferry back", 30));
    assert!(
        hand.sees("17:04:07 + “Cranes move again” 1q"),
        "an older one is not the last: {}",
        hand.screen()
    );
    let now = hand.row_of(">14:58");
    assert!(now.is_some() && now == chosen, "{}", hand.screen());
}
