//! Several readings of one story: versions, corrections, kills, and the same words twice.

use copytaster::article::Status;
use copytaster::desk::{Desk, StoryId, Views};
use jiff::tz::TimeZone;

use crate::wire::{Copy, copy, gone, read};

/// A version of the strike, with its number in words that it alone has.
fn strike(version: &str) -> Copy {
    copy("Harbour strike")
        .guid("urn:tna:strike")
        .version(version)
        .person("Ana Costa = mayor")
        .says("Ana Costa", &format!("“Version {version}.”"))
}

struct Wire {
    desk: Desk,
    views: Views,
    minute: u32,
}

impl Wire {
    fn new() -> Self {
        let desk = Desk::new(TimeZone::UTC);
        let views = Views::new(&desk);
        Self {
            desk,
            views,
            minute: 0,
        }
    }

    fn apply(&mut self, arrivals: Vec<copytaster::intake::Arrival>) {
        let applied = self.desk.apply(arrivals);
        self.views.update(&self.desk, &applied);
        let anew = Views::new(&self.desk);
        // Asked for, so that what is made then is compared too.
        assert_eq!(
            self.views.timeline.days(&self.desk),
            anew.timeline.days(&self.desk)
        );
        assert_eq!(self.views.timeline, anew.timeline);
        assert_eq!(self.views.quotes, anew.quotes);
        assert_eq!(self.views.actors, anew.actors);
    }

    fn file<const N: usize>(&mut self, path: &str, stories: [Copy; N]) {
        self.minute += 1;
        let when = format!("2020-10-09T14:{:02}", self.minute);
        self.apply(vec![read(path, &when, stories)]);
    }

    fn gone(&mut self, path: &str) {
        self.apply(vec![gone(path)]);
    }

    /// Words said in each story, newest story first.
    fn said(&self) -> Vec<String> {
        let quotes = self
            .views
            .quotes
            .rows()
            .filter_map(|id| self.desk.words(id));
        quotes.collect()
    }

    fn only(&self) -> StoryId {
        assert_eq!(self.desk.totals().stories, 1);
        self.views.timeline.row(&self.desk, 0).unwrap()
    }
}

#[test]
fn a_newer_version_takes_the_place_of_the_older() {
    let mut wire = Wire::new();
    wire.file("a", [strike("1")]);
    let id = wire.only();
    wire.desk.mark_read(id, true, jiff::Timestamp::UNIX_EPOCH);
    wire.file("other", [copy("Ferry")]);
    wire.file("b", [strike("2")]);
    assert_eq!(wire.said(), ["“Version 2.”"]);
    let story = wire.desk.story(id).unwrap();
    assert_eq!(story.path().to_str(), Some("b"));
    assert_eq!(story.arrived(), crate::wire::at("2020-10-09T14:01"));
    assert_eq!(story.changed(), Some(crate::wire::at("2020-10-09T14:03")));
    assert!(!story.is_unread());
    let versions: Vec<_> = story
        .versions()
        .iter()
        .map(|v| v.path().to_str().unwrap())
        .collect();
    assert_eq!(versions, ["b", "a"]);
    assert_eq!(
        wire.views.timeline.row(&wire.desk, 1),
        Some(id),
        "it stays where it stood"
    );

    // An older one that comes late is history, and says nothing.
    wire.file("c", [strike("1.5")]);
    assert_eq!(wire.said(), ["“Version 2.”"]);
    assert_eq!(wire.desk.story(id).unwrap().versions().len(), 3);

    // Without the newest the next one stands.
    wire.gone("b");
    assert_eq!(wire.said(), ["“Version 1.5.”"]);
    wire.gone("a");
    wire.gone("c");
    assert_eq!(wire.desk.totals().stories, 1);
    assert!(wire.desk.story(id).is_none());
}

#[test]
fn a_kill_strikes_the_words_it_kills() {
    let mut wire = Wire::new();
    wire.file("a", [strike("1")]);
    wire.desk
        .mark_read(wire.only(), true, jiff::Timestamp::UNIX_EPOCH);
    let notice = copy("Kill: Harbour strike")
        .guid("urn:tna:strike")
        .version("2");
    wire.file("b", [notice.status(Status::Canceled)]);
    let story = wire.desk.story(wire.only()).unwrap();
    assert_eq!(story.status(), Status::Canceled);
    assert!(story.is_unread(), "who read it does not know yet");
    assert_eq!(
        story.title(),
        "Harbour strike",
        "what must not be used is shown"
    );
    assert_eq!(wire.said(), ["“Version 1.”"]);
    assert_eq!(story.versions()[1].title(), "Kill: Harbour strike");
    wire.file("c", [strike("3").status(Status::Corrected)]);
    let story = wire.desk.story(wire.only()).unwrap();
    assert_eq!(story.status(), Status::Corrected);
    assert_eq!(wire.said(), ["“Version 3.”"]);
}

#[test]
fn the_same_story_twice_is_one() {
    let mut wire = Wire::new();
    let ferry = || {
        copy("Ferry")
            .person("Ana Costa")
            .says("Ana Costa", "“Full.”")
    };
    wire.file("a", [ferry()]);
    wire.file("b", [ferry()]);
    let id = wire.only();
    assert_eq!(
        wire.desk
            .actor(wire.desk.story(id).unwrap().actors()[0])
            .unwrap()
            .count
            .stories,
        1
    );
    assert_eq!(wire.desk.story(id).unwrap().versions().len(), 2);
    assert_eq!(wire.desk.story(id).unwrap().path().to_str(), Some("a"));
    wire.gone("a");
    assert_eq!(
        wire.desk.story(wire.only()).unwrap().path().to_str(),
        Some("b")
    );

    // A copy that is written anew is a story of its own; the other stays.
    wire.file("a", [ferry()]);
    wire.file(
        "a",
        [copy("Cranes")
            .person("Ana Costa")
            .says("Ana Costa", "“Still.”")],
    );
    assert_eq!(wire.desk.totals().stories, 2);
    assert_eq!(wire.said(), ["“Still.”", "“Full.”"]);
}

#[test]
fn a_feed_may_hold_two_versions_of_one_story() {
    let mut wire = Wire::new();
    wire.file("feed", [strike("2"), strike("1"), copy("Ferry")]);
    assert_eq!(wire.desk.totals().stories, 2);
    assert_eq!(wire.said(), ["“Version 2.”"]);
    wire.file("feed", [strike("3"), strike("2"), strike("1")]);
    assert_eq!(wire.desk.story(wire.only()).unwrap().versions().len(), 3);
    assert_eq!(wire.said(), ["“Version 3.”"]);
    wire.file("feed", [strike("1")]);
    assert_eq!(wire.said(), ["“Version 1.”"]);
    assert_eq!(wire.desk.story(wire.only()).unwrap().versions().len(), 1);
}

#[test]
fn two_providers_may_use_one_identifier() {
    let mut wire = Wire::new();
    wire.file("a", [copy("Strike").guid("7").source("TNA")]);
    wire.file("b", [copy("Ferry").guid("7").source("Evening Wire")]);
    assert_eq!(wire.desk.totals().stories, 2);
}

#[test]
fn takes_of_one_story_stand_together() {
    let mut wire = Wire::new();
    let take = |headline: &str, number| copy(headline).take("STRIKE", number).source("TNA");
    wire.file("a", [take("Urgent", None)]);
    wire.file("b", [copy("Ferry")]);
    wire.file("c", [copy("Vote").take("VOTE", None).source("TNA")]);
    let titles = |wire: &Wire| -> Vec<String> {
        let rows =
            (0..wire.views.timeline.len()).filter_map(|at| wire.views.timeline.row(&wire.desk, at));
        rows.map(|id| wire.desk.story(id).unwrap().title().to_owned())
            .collect()
    };
    assert_eq!(titles(&wire), ["Vote", "Ferry", "Urgent"]);
    wire.file("d", [take("First", Some("1st take"))]);
    assert_eq!(titles(&wire), ["First", "Urgent", "Vote", "Ferry"]);
    wire.file("e", [copy("Cranes")]);
    wire.file("f", [take("Second", Some("2nd take"))]);
    wire.file(
        "g",
        [copy("Other")
            .take("STRIKE", Some("1st take"))
            .source("Evening Wire")],
    );
    assert_eq!(
        titles(&wire),
        [
            "Other", "Second", "First", "Urgent", "Cranes", "Vote", "Ferry"
        ]
    );
    for at in 0..7 {
        let id = wire.views.timeline.row(&wire.desk, at).unwrap();
        assert_eq!(wire.views.timeline.position_of(&wire.desk, id), Ok(at));
    }
    assert_eq!(wire.views.timeline.days(&wire.desk)[0].stories, 7);
    let noon = crate::wire::at("2020-10-09T14:05");
    assert_eq!(wire.views.timeline.since(&wire.desk, noon), 3);
    wire.gone("d");
    wire.gone("f");
    wire.gone("g");
    assert_eq!(titles(&wire), ["Cranes", "Vote", "Ferry", "Urgent"]);
}

#[test]
fn a_kill_without_a_number_kills() {
    let mut wire = Wire::new();
    wire.file("a", [strike("2")]);
    let notice = copy("Kill").guid("urn:tna:strike").source("Another desk");
    wire.file("b", [notice.status(Status::Canceled)]);
    assert_eq!(
        wire.desk.story(wire.only()).unwrap().status(),
        Status::Canceled
    );
    assert_eq!(wire.said(), ["“Version 2.”"]);
}

#[test]
fn small_numbers_of_two_files_are_two_stories() {
    let mut wire = Wire::new();
    wire.file("a.rss", [copy("Strike").guid("7"), copy("Vote").guid("8")]);
    wire.file("b.rss", [copy("Ferry").guid("7")]);
    assert_eq!(wire.desk.totals().stories, 3);
}
