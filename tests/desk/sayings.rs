//! What several stories say alike is one card, and what an actor said stands in order of time.

use copytaster::desk::{Change, Chip, Desk, Filter, QuoteId, Views};
use copytaster::extract::Polarity;
use jiff::tz::TimeZone;

use crate::wire::{Copy, copy, gone, read};

const ROAD: &str = "“We will not reopen the south road until the survey is finished.”";
const LONGER: &str =
    "“We will not reopen the south road until the survey is finished. It is not safe.”";

struct Wire {
    desk: Desk,
    views: Views,
}

impl Wire {
    fn new() -> Self {
        let desk = Desk::new(TimeZone::UTC);
        let views = Views::new(&desk);
        Self { desk, views }
    }

    fn add(&mut self, path: &str, at: &str, story: Copy) -> &mut Self {
        let applied = self.desk.apply(vec![read(path, at, [story])]);
        self.views.update(&self.desk, &applied);
        self
    }

    /// The cards: how many statements each is, and the file it stands for.
    fn cards(&self) -> Vec<(usize, String)> {
        let cards = self.views.quotes.rows();
        cards
            .map(|id| {
                let row = self.desk.quote(id).unwrap();
                let path = row.story.path().display().to_string();
                (self.desk.same(id).len(), path)
            })
            .collect()
    }

    fn first(&self) -> QuoteId {
        self.views.quotes.rows().last().unwrap()
    }
}

fn says(headline: &str, who: &str, words: &str) -> Copy {
    copy(headline).person(who).says(who, words)
}

#[test]
fn what_is_said_again_is_the_same_card_in_its_place() {
    let mut wire = Wire::new();
    wire.add(
        "a",
        "2020-10-09T09:14",
        says("Council meets", "Ana Costa", ROAD),
    );
    wire.add(
        "b",
        "2020-10-09T10:00",
        says(
            "Cranes move",
            "Radek Novák",
            "“The cranes move again on Monday.”",
        ),
    );
    let card = wire.first();
    let plain = "\"we will not reopen the South Road until the survey is finished\"";
    wire.add("c", "2020-10-09T11:00", says("Road shut", "Costa", plain));
    wire.add(
        "d",
        "2020-10-09T12:00",
        says("Road still shut", "Ana Costa", LONGER),
    );
    assert_eq!(wire.cards(), [(1, "b".into()), (3, "a".into())]);
    assert_eq!(wire.views.quotes.count(), 4);
    assert_eq!(wire.first(), card);
    for same in wire.desk.same(card) {
        assert_eq!(wire.views.quotes.position_of(&wire.desk, same), Ok(1));
    }
    // The first that said it goes, and the next stands for it.
    let applied = wire.desk.apply(vec![gone("a")]);
    wire.views.update(&wire.desk, &applied);
    assert_eq!(wire.cards(), [(2, "c".into()), (1, "b".into())]);
}

#[test]
fn a_file_that_changes_leaves_and_joins_cards() {
    let mut wire = Wire::new();
    wire.add(
        "a",
        "2020-10-09T09:14",
        says("Council meets", "Ana Costa", ROAD),
    );
    wire.add(
        "b",
        "2020-10-09T10:00",
        says("Road shut", "Ana Costa", ROAD),
    );
    assert_eq!(wire.cards(), [(2, "a".into())]);
    let other = "“The survey of the south road has not begun.”";
    wire.add(
        "a",
        "2020-10-09T11:00",
        says("Council meets", "Ana Costa", other),
    );
    assert_eq!(wire.cards(), [(1, "b".into()), (1, "a".into())]);
    wire.add(
        "b",
        "2020-10-09T12:00",
        says("Road shut", "Ana Costa", other),
    );
    assert_eq!(wire.cards(), [(2, "a".into())]);
}

#[test]
fn two_speakers_a_denial_and_short_words_are_no_card_together() {
    let mut wire = Wire::new();
    wire.add("a", "2020-10-09T09:14", says("One", "Ana Costa", ROAD));
    // Of two people of the name, the surname alone is nobody's.
    wire.add("b", "2020-10-09T09:15", says("Two", "Rui Costa", ROAD));
    wire.add("c", "2020-10-09T09:16", says("Three", "Costa", ROAD));
    let mut denied = says("Four", "Ana Costa", ROAD);
    denied.findings.quotes[0].polarity = Polarity::Denied;
    wire.add("d", "2020-10-09T09:17", denied);
    wire.add(
        "e",
        "2020-10-09T09:18",
        says("Five", "Ana Costa", "“No comment.”"),
    );
    wire.add(
        "f",
        "2020-10-09T09:19",
        says("Six", "Ana Costa", "“No comment.”"),
    );
    assert!(
        wire.cards().iter().all(|(many, _)| *many == 1),
        "{:?}",
        wire.cards()
    );
}

#[test]
fn names_that_turn_out_to_be_one_bring_their_cards_together() {
    let mut wire = Wire::new();
    wire.add("a", "2020-10-09T09:14", says("One", "Costa", ROAD));
    wire.add(
        "b",
        "2020-10-09T09:15",
        says("Two", "Costa", "“The cranes move again on Monday.”"),
    );
    assert_eq!(wire.cards().len(), 2);
    wire.add("c", "2020-10-09T09:16", says("Three", "Ana Costa", ROAD));
    assert_eq!(wire.cards(), [(1, "b".into()), (2, "a".into())]);
    // Another bearer, and nobody knows who said the first.
    wire.add("d", "2020-10-09T09:17", copy("Four").person("Rui Costa"));
    assert_eq!(wire.cards().len(), 3, "{:?}", wire.cards());
}

#[test]
fn a_filter_shows_the_first_that_passes_and_counts_statements() {
    let mut wire = Wire::new();
    wire.add("a", "2020-10-08T09:14", says("One", "Ana Costa", ROAD));
    wire.add("b", "2020-10-09T09:14", says("Two", "Ana Costa", ROAD));
    wire.add("c", "2020-10-09T10:14", says("Three", "Ana Costa", LONGER));
    let mut filter = Filter::default();
    filter.add(Chip::Since("2020-10-09".parse().unwrap()));
    wire.views.filter(&wire.desk, filter);
    assert_eq!(wire.cards(), [(3, "b".into())]);
    assert_eq!((wire.views.quotes.len(), wire.views.quotes.count()), (1, 2));
    let all: Vec<_> = wire.views.quotes.said().collect();
    assert_eq!(all.len(), 2);
}

#[test]
fn what_an_actor_said_stands_in_order_with_what_changed() {
    let mut wire = Wire::new();
    let lost = "“The harbour lost 120 ships to the northern ports this winter.”";
    let more = "“The harbour lost 140 ships to the northern ports this winter.”";
    wire.add("a", "2020-10-07T09:14", says("One", "Ana Costa", lost));
    wire.add("b", "2020-10-08T09:14", says("Two", "Ana Costa", ROAD));
    wire.add("c", "2020-10-08T10:14", says("Three", "Radek Novák", lost));
    wire.add("d", "2020-10-09T09:14", says("Four", "Costa", more));
    wire.add("e", "2020-10-09T10:14", says("Five", "Ana Costa", ROAD));
    let who = wire.desk.speaker_of(wire.first()).unwrap();
    let (said, left_out) = wire.desk.said_by(who);
    assert_eq!(left_out, 0);
    let told: Vec<_> = said.iter().map(|said| (said.times, said.change)).collect();
    assert_eq!(
        told,
        [(1, None), (2, None), (1, Some((0, Change::Figures)))]
    );
    let new: Vec<_> = said[2]
        .news
        .iter()
        .map(|word| &said[2].words[word.clone()])
        .collect();
    assert_eq!(new, ["140"]);
}

#[test]
fn what_goes_on_is_the_same_within_a_story_and_whatever_came_and_went() {
    let mut wire = Wire::new();
    let twice = says("One", "Ana Costa", LONGER).says("Ana Costa", ROAD);
    wire.add("a", "2020-10-09T09:14", twice);
    assert_eq!(wire.cards(), [(2, "a".into())]);

    let mut wire = Wire::new();
    wire.add("a", "2020-10-09T09:14", says("One", "Ana Costa", ROAD));
    let applied = wire.desk.apply(vec![gone("a")]);
    wire.views.update(&wire.desk, &applied);
    wire.add("b", "2020-10-09T09:15", says("Two", "Ana Costa", LONGER));
    wire.add("c", "2020-10-09T09:16", says("Three", "Ana Costa", ROAD));
    assert_eq!(wire.cards(), [(2, "b".into())]);
}
