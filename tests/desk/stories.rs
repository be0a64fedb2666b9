//! Files read, read again, refused and removed.

use copytaster::desk::{Desk, QuoteId, StoryId};
use jiff::tz::TimeZone;

use crate::wire::{Copy, at, copy, gone, read, refused};

fn desk() -> Desk {
    Desk::new(TimeZone::UTC)
}

fn strike() -> Copy {
    copy("Harbour strike")
        .person("Ana Costa = mayor")
        .says("Ana Costa", "“Cranes stand still.”")
}

#[test]
fn a_story_that_arrives_has_rows_everywhere() {
    let mut desk = desk();
    let applied = desk.apply(vec![read(
        "a.txt",
        "2020-10-09T14:02",
        [strike().when("On Friday it went on.", None)],
    )]);
    let [id] = applied.new[..] else {
        panic!("{applied:?}")
    };
    assert!(applied.changed.is_empty() && applied.gone.is_empty() && !applied.troubles);

    let story = desk.story(id).unwrap();
    assert_eq!(
        (story.title(), story.path().to_str()),
        ("Harbour strike", Some("a.txt"))
    );
    assert_eq!(
        (story.arrived(), story.day().to_string().as_str()),
        (at("2020-10-09T14:02"), "2020-10-09")
    );
    assert!(story.is_live() && story.is_unread() && story.changed().is_none());

    let quote = desk.quote(story.quotes()[0]).unwrap();
    assert_eq!(quote.words, "“Cranes stand still.”");
    assert_eq!(
        (
            quote.speaker.as_deref(),
            quote.role.as_deref(),
            quote.inferred
        ),
        (Some("Ana Costa"), Some("mayor"), false)
    );
    assert_eq!((quote.paragraph, quote.story.id()), (3, id));

    let actor = desk.actor(story.actors()[0]).unwrap();
    assert_eq!((actor.name, actor.role), ("Ana Costa", Some("mayor")));
    assert_eq!(
        (
            actor.count.mentions,
            actor.count.stories,
            actor.count.quotes
        ),
        (1, 1, 1)
    );
    assert_eq!(desk.mentions(actor.id), [(story.day(), 1)].into());

    let totals = desk.totals();
    assert_eq!(
        (
            totals.stories,
            totals.unread,
            totals.actors,
            totals.quotes,
            totals.troubles
        ),
        (1, 1, 1, 1, 0)
    );
}

#[test]
fn the_day_is_that_of_the_desk() {
    let mut desk = Desk::new(TimeZone::fixed(jiff::tz::offset(9)));
    let applied = desk.apply(vec![read("a.txt", "2020-10-09T20:00", [strike()])]);
    assert_eq!(
        desk.story(applied.new[0]).unwrap().day().to_string(),
        "2020-10-10"
    );
}

#[test]
fn a_file_read_again_is_the_same_story() {
    let mut desk = desk();
    let id = desk
        .apply(vec![read("a.txt", "2020-10-09T14:02", [strike()])])
        .new[0];
    desk.mark_read(id, true, jiff::Timestamp::UNIX_EPOCH);
    let kept = desk.story(id).unwrap().quotes()[0];

    let more = strike()
        .person("Radek Novák")
        .says("Radek Novák", "“Nobody called.”");
    let applied = desk.apply(vec![read("a.txt", "2020-10-09T15:00", [more])]);
    assert_eq!(
        (applied.new, applied.changed, applied.gone),
        (vec![], vec![id], vec![])
    );
    let story = desk.story(id).unwrap();
    assert!(!story.is_unread(), "a read mark stays");
    assert_eq!(
        (story.arrived(), story.changed()),
        (at("2020-10-09T14:02"), Some(at("2020-10-09T15:00")))
    );
    assert_eq!(story.quotes()[0], kept, "the same words keep their id");
    assert_eq!(desk.totals().quotes, 2);

    // Words that change are another statement; its id is not given to anything else.
    let other = copy("Harbour strike")
        .person("Ana Costa")
        .says("Ana Costa", "“Cranes move.”");
    let applied = desk.apply(vec![read("a.txt", "2020-10-09T16:00", [other])]);
    let quotes = desk.story(id).unwrap().quotes().to_vec();
    assert!(desk.quote(kept).is_none() && !quotes.contains(&kept));
    assert!(applied.unsaid.contains(&kept) && applied.unsaid.len() == 2);
    assert_eq!((desk.totals().quotes, desk.totals().actors), (1, 1));
    assert_eq!(
        desk.actor(desk.story(id).unwrap().actors()[0])
            .unwrap()
            .role,
        None,
        "the role went with its words"
    );
}

#[test]
fn equal_statements_of_one_story_keep_their_order() {
    let twice = || {
        copy("Chant")
            .person("Ana Costa")
            .says("Ana Costa", "“No.”")
            .says("Ana Costa", "“No.”")
    };
    let mut desk = desk();
    let id = desk
        .apply(vec![read("a.txt", "2020-10-09T14:02", [twice()])])
        .new[0];
    let before = desk.story(id).unwrap().quotes().to_vec();
    let applied = desk.apply(vec![read("a.txt", "2020-10-09T14:03", [twice()])]);
    assert_eq!(desk.story(id).unwrap().quotes(), before);
    assert!(applied.unsaid.is_empty());
    assert!(
        desk.story(id).unwrap().changed().is_none(),
        "no other words"
    );
}

#[test]
fn a_feed_keeps_each_of_its_stories() {
    let item = |guid: &str, title: &str| copy(title).guid(guid);
    let mut desk = desk();
    let first = desk
        .apply(vec![read(
            "feed.xml",
            "2020-10-09T14:00",
            [item("1", "Strike"), item("2", "Ferry")],
        )])
        .new;
    let applied = desk.apply(vec![read(
        "feed.xml",
        "2020-10-09T15:00",
        [
            item("3", "Ferry"),
            item("2", "Ferry runs again"),
            copy("Road closed"),
        ],
    )]);
    assert_eq!(
        applied.changed,
        [first[1]],
        "known by its identifier, whatever its headline"
    );
    assert_eq!(applied.gone, [first[0]]);
    assert_eq!(
        applied.new.len(),
        2,
        "an equal headline under another identifier is another story"
    );
    let titles: Vec<_> = desk
        .stories_of("feed.xml".as_ref())
        .iter()
        .map(|&id| desk.story(id).unwrap().title())
        .collect();
    assert_eq!(titles, ["Ferry", "Ferry runs again", "Road closed"]);
}

#[test]
fn a_headline_may_change_under_the_same_file() {
    let mut desk = desk();
    let id = desk
        .apply(vec![read(
            "a.txt",
            "2020-10-09T14:00",
            [copy("Strike looms")],
        )])
        .new[0];
    let applied = desk.apply(vec![read(
        "a.txt",
        "2020-10-09T15:00",
        [copy("Strike begins")],
    )]);
    assert_eq!(applied.changed, [id]);
    assert_eq!(desk.story(id).unwrap().title(), "Strike begins");
}

#[test]
fn what_cannot_be_read_is_a_row_until_it_can() {
    let mut desk = desk();
    let id = desk
        .apply(vec![read("a.txt", "2020-10-09T14:00", [strike()])])
        .new[0];
    let applied = desk.apply(vec![refused(
        "a.txt",
        "2020-10-09T15:00",
        "a.txt: not a text",
    )]);
    assert!(applied.troubles && applied.changed.is_empty());
    assert_eq!(
        desk.story(id).unwrap().title(),
        "Harbour strike",
        "the last good reading stays"
    );
    desk.apply(vec![
        refused("a.txt", "2020-10-09T15:01", "a.txt: cut short"),
        refused("b.txt", "2020-10-09T15:01", "b"),
    ]);
    let reasons: Vec<_> = desk.troubles().map(|t| t.reason.as_str()).collect();
    assert_eq!(reasons, ["a.txt: cut short", "b"]);

    let applied = desk.apply(vec![
        read("a.txt", "2020-10-09T16:00", [strike()]),
        gone("b.txt"),
    ]);
    assert!(applied.troubles && desk.totals().troubles == 0);
    assert!(desk.apply(vec![gone("never.txt")]).is_empty());
}

#[test]
fn a_removed_file_takes_all_its_rows_along() {
    let mut desk = desk();
    let id = desk
        .apply(vec![read("a.txt", "2020-10-09T14:00", [strike()])])
        .new[0];
    let quote = desk.story(id).unwrap().quotes()[0];
    let actor = desk.story(id).unwrap().actors()[0];
    let applied = desk.apply(vec![gone("a.txt")]);
    assert_eq!(
        (applied.gone, applied.unsaid, applied.actors),
        (vec![id], vec![quote], vec![actor])
    );
    assert!(desk.story(id).is_none() && desk.quote(quote).is_none() && desk.actor(actor).is_none());
    assert_eq!(desk.totals(), Default::default());

    let again = desk
        .apply(vec![read("a.txt", "2020-10-09T14:00", [strike()])])
        .new[0];
    assert_ne!(again, id, "ids are not used twice");
    assert_ne!(desk.story(again).unwrap().quotes()[0], quote);
    assert_eq!(
        desk.story(again).unwrap().actors()[0],
        actor,
        "but a name is the same name"
    );
}

#[test]
fn a_renamed_file_keeps_its_stories() {
    let mut desk = desk();
    let id = desk
        .apply(vec![read("in/a.txt", "2020-10-09T14:00", [strike()])])
        .new[0];
    desk.mark_read(id, true, jiff::Timestamp::UNIX_EPOCH);
    for arrivals in [
        vec![
            gone("in/a.txt"),
            read("done/a.txt", "2020-10-09T14:00", [strike()]),
        ],
        vec![
            read("old/a.txt", "2020-10-09T14:00", [strike()]),
            gone("done/a.txt"),
        ],
    ] {
        let path = arrivals
            .iter()
            .find(|a| matches!(a.outcome, copytaster::intake::Outcome::Read(_)))
            .unwrap()
            .path
            .clone();
        let applied = desk.apply(arrivals);
        assert_eq!(
            (applied.new, applied.changed, applied.gone),
            (vec![], vec![id], vec![])
        );
        let story = desk.story(id).unwrap();
        assert_eq!(story.path(), path);
        assert!(!story.is_unread());
    }
    let applied = desk.apply(vec![
        gone("old/a.txt"),
        read("new.txt", "2020-10-09T15:00", [copy("Other news")]),
    ]);
    assert_eq!(applied.gone, [id]);
}

#[test]
fn what_came_and_went_within_a_batch_never_was() {
    let mut desk = desk();
    let applied = desk.apply(vec![
        read("a.txt", "2020-10-09T14:00", [strike()]),
        gone("a.txt"),
        read("b.txt", "2020-10-09T14:01", [copy("One")]),
        read("b.txt", "2020-10-09T14:02", [copy("Two")]),
    ]);
    assert_eq!(applied.new.len(), 1);
    assert!(applied.gone.is_empty() && applied.changed.is_empty());
    assert_eq!(desk.story(applied.new[0]).unwrap().title(), "Two");
}

#[test]
fn unknown_ids_are_nothing() {
    let mut desk = desk();
    assert!(desk.story(StoryId::from_number(7)).is_none());
    assert!(desk.quote(QuoteId::from_number(7)).is_none());
    desk.mark_read(StoryId::from_number(7), true, jiff::Timestamp::UNIX_EPOCH);
    assert_eq!(desk.totals().unread, 0);
}
