//! Several readings of one story: versions, corrections, kills, and the same words twice.

use copytaster::article::Status;
use copytaster::desk::{Desk, StoryId, Views};
use jiff::tz::TimeZone;
use proptest::prelude::*;

use crate::wire::{Copy, copy, gone, read, read_all};

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

/// A story by its slug line, whether it is a take, and when it came: hours after the first.
type Part = (Option<u8>, bool, i64);

/// Rows as they are to be shown: each running story's takes below the newest, as long as they came within a day of it.
fn together(parts: &[(Part, String)]) -> Vec<(String, i64)> {
    let mut parts = parts.to_vec();
    parts.sort_by_key(|((_, _, hours), _)| std::cmp::Reverse(*hours));
    let mut runs: Vec<Vec<(Part, String)>> = Vec::new();
    for (part, title) in parts.clone() {
        let runs_on = |slug: u8| parts.iter().any(|(p, _)| p.0 == Some(slug) && p.1);
        let slug = part.0.filter(|&slug| runs_on(slug));
        let last = runs
            .iter_mut()
            .rfind(|run| slug.is_some() && run[0].0.0 == slug);
        match last {
            Some(run) if run[0].0.2 - part.2 <= 24 => run.push((part, title)),
            _ => runs.push(vec![(part, title)]),
        }
    }
    let rows = runs.into_iter().flat_map(|run| {
        let day = run[0].0.2.div_euclid(24);
        run.into_iter().map(move |(_, title)| (title, day))
    });
    rows.collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn takes_stand_together_whatever_else_comes(
        parts in prop::collection::vec((prop::option::of(0u8..4), any::<bool>(), 0i64..120), 1..30),
    ) {
        let mut hours = std::collections::BTreeSet::new();
        let parts = parts.into_iter().filter(|part| hours.insert(part.2));
        let parts: Vec<_> = parts.zip(0..).map(|(part, n)| (part, format!("Story {n}"))).collect();
        let first = crate::wire::at("2020-10-09T00:00");
        let mut wire = Wire::new();
        for ((slug, is_take, hours), title) in &parts {
            let story = match slug {
                Some(slug) => copy(title).take(&format!("SLUG {slug}"), is_take.then_some("1st take")),
                None => copy(title),
            };
            let at = first + jiff::SignedDuration::from_hours(*hours);
            wire.apply(vec![read_all(title, at, vec![story])]);
        }
        let timeline = &wire.views.timeline;
        let row = |at| timeline.row(&wire.desk, at).map(|id| (at, id));
        let rows: Vec<_> = (0..parts.len()).map_while(row).collect();
        let days = timeline.days(&wire.desk);
        let shown: Vec<_> = rows.iter().map(|&(at, id)| {
            let day = days[timeline.day_of(&wire.desk, at).unwrap()];
            let midnight = day.date.to_zoned(TimeZone::UTC).unwrap().timestamp();
            let title = wire.desk.story(id).unwrap().title().to_owned();
            (title, midnight.duration_since(first).as_hours() / 24)
        }).collect();
        prop_assert_eq!(shown, together(&parts));
        for (at, id) in rows {
            prop_assert_eq!(timeline.position_of(&wire.desk, id), Ok(at));
        }
        prop_assert_eq!(days.iter().map(|day| day.stories).sum::<usize>(), parts.len());
    }
}
