//! When two stories speak of one actor, and when they must not be taken to.

use copytaster::desk::{ActorId, Desk, StoryId};
use copytaster::extract::ActorKind::{Organization, Person, Place};
use jiff::tz::TimeZone;

use crate::wire::{Copy, copy, gone, read};

struct Wire {
    desk: Desk,
    hour: u32,
}

impl Wire {
    fn new() -> Self {
        Self {
            desk: Desk::new(TimeZone::UTC),
            hour: 0,
        }
    }

    fn file(&mut self, path: &str, story: Copy) -> StoryId {
        self.hour += 1;
        self.desk
            .apply(vec![read(
                path,
                &format!("2020-10-09T{:02}:00", self.hour),
                [story],
            )])
            .new[0]
    }

    fn actor(&self, story: StoryId, local: usize) -> ActorId {
        self.desk
            .resolve(self.desk.story(story).unwrap().actors()[local])
    }
}

#[test]
fn one_name_is_one_actor_however_it_is_spelled() {
    let mut wire = Wire::new();
    let a = wire.file(
        "a",
        copy("A")
            .person("Radek Novák = docker")
            .person("Radek Novák"),
    );
    let b = wire.file(
        "b",
        copy("B")
            .person("RADEK NOVAK = union leader")
            .says("RADEK NOVAK", "“No.”"),
    );
    let c = wire.file("c", copy("C").person("Radek Novák"));
    assert_eq!(wire.actor(a, 0), wire.actor(b, 0));
    let actor = wire.desk.actor(wire.actor(c, 0)).unwrap();
    assert_eq!(
        (actor.name, actor.role),
        ("Radek Novák", Some("union leader")),
        "most used name, newest role"
    );
    assert_eq!(actor.aliases, ["RADEK NOVAK"]);
    assert_eq!(
        (
            actor.count.mentions,
            actor.count.stories,
            actor.count.quotes
        ),
        (4, 3, 1)
    );

    wire.desk.apply(vec![gone("b")]);
    let actor = wire.desk.actor(wire.actor(c, 0)).unwrap();
    assert_eq!(
        (actor.role, actor.count.mentions, actor.count.quotes),
        (Some("docker"), 3, 0)
    );
    assert!(actor.aliases.is_empty());
}

#[test]
fn one_name_of_two_kinds_is_two_actors() {
    let mut wire = Wire::new();
    let id = wire.file(
        "a",
        copy("A")
            .names(Person, "Jordan")
            .names(Place, "Jordan")
            .names(Organization, "Jordan"),
    );
    let ids = wire.desk.story(id).unwrap().actors().to_vec();
    assert_eq!(wire.desk.totals().actors, 3);
    assert!(ids[0] != ids[1] && ids[1] != ids[2]);
}

#[test]
fn a_lone_surname_joins_its_only_bearer_and_says_so() {
    let mut wire = Wire::new();
    let lone = wire.file("a", copy("A").person("Costa").says("Costa", "“Soon.”"));
    assert_eq!(wire.desk.actor(wire.actor(lone, 0)).unwrap().name, "Costa");
    let full = wire.file("b", copy("B").person("Ana Costa = mayor"));
    assert_eq!(wire.actor(lone, 0), wire.actor(full, 0));
    assert_eq!(wire.desk.totals().actors, 1);

    let actor = wire.desk.actor(wire.actor(full, 0)).unwrap();
    assert_eq!(
        (actor.name, actor.inferred.as_slice()),
        ("Ana Costa", &["Costa"][..])
    );
    assert_eq!(
        (
            actor.count.mentions,
            actor.count.stories,
            actor.count.quotes
        ),
        (2, 2, 1)
    );
    let quote = wire
        .desk
        .quote(wire.desk.story(lone).unwrap().quotes()[0])
        .unwrap();
    assert_eq!(
        (
            quote.speaker.as_deref(),
            quote.role.as_deref(),
            quote.inferred
        ),
        (Some("Ana Costa"), Some("mayor"), true)
    );

    // A second bearer makes it ambiguous: it stands for itself again.
    let other = wire.file("c", copy("C").person("Rui Costa"));
    assert_ne!(wire.actor(lone, 0), wire.actor(full, 0));
    assert_ne!(wire.actor(lone, 0), wire.actor(other, 0));
    assert_eq!(wire.desk.totals().actors, 3);
    let quote = wire
        .desk
        .quote(wire.desk.story(lone).unwrap().quotes()[0])
        .unwrap();
    assert_eq!(
        (quote.speaker.as_deref(), quote.inferred),
        (Some("Costa"), false)
    );

    // And when the first goes, it is the second's.
    wire.desk.apply(vec![gone("b")]);
    assert_eq!(wire.actor(lone, 0), wire.actor(other, 0));
    wire.desk.apply(vec![gone("c")]);
    assert_eq!(wire.desk.actor(wire.actor(lone, 0)).unwrap().name, "Costa");
}

#[test]
fn first_names_and_other_kinds_do_not_join() {
    let mut wire = Wire::new();
    let full = wire.file("a", copy("A").person("Ana Costa"));
    let first = wire.file("b", copy("B").person("Ana"));
    let place = wire.file("c", copy("C").names(Place, "Costa"));
    let partly = wire.file("d", copy("D").person("A. Costa"));
    for other in [first, place, partly] {
        assert_ne!(wire.actor(full, 0), wire.actor(other, 0));
    }
    // "A. Costa" bears the surname too, so "Costa" alone is nobody's.
    let lone = wire.file("e", copy("E").person("Costa"));
    assert_eq!(wire.desk.actor(wire.actor(lone, 0)).unwrap().name, "Costa");
}

#[test]
fn particles_belong_to_the_surname() {
    let mut wire = Wire::new();
    let full = wire.file("a", copy("A").person("Jan van der Berg"));
    let lone = wire.file("b", copy("B").person("Van der Berg"));
    let berg = wire.file("c", copy("C").person("Berg"));
    assert_eq!(wire.actor(full, 0), wire.actor(lone, 0));
    assert_ne!(wire.actor(full, 0), wire.actor(berg, 0));
}

#[test]
fn an_abbreviation_joins_the_only_organization_that_states_it() {
    let mut wire = Wire::new();
    let short = wire.file("a", copy("A").names(Organization, "NPU"));
    let full = wire.file(
        "b",
        copy("B").names(Organization, "National Port Union aka NPU"),
    );
    assert_eq!(wire.actor(short, 0), wire.actor(full, 0));
    wire.file(
        "c",
        copy("C").names(Organization, "New People’s University aka N.P.U."),
    );
    assert_ne!(wire.actor(short, 0), wire.actor(full, 0));
}

#[test]
fn two_actors_of_a_story_may_be_one_to_the_desk() {
    let mut wire = Wire::new();
    let id = wire.file("a", copy("A").person("Ana Costa").person("ANA COSTA"));
    let actor = wire.desk.actor(wire.actor(id, 0)).unwrap();
    assert_eq!((actor.count.mentions, actor.count.stories), (2, 1));
    wire.desk.apply(vec![gone("a")]);
    assert_eq!(wire.desk.totals().actors, 0);
}
