//! What a user decides about names, kept beyond the stories it was decided on.

use copytaster::desk::{ActorId, Decision, Desk, Filter, Name, StoryId, Tie, Views};
use copytaster::extract::ActorKind::{self, Organization, Person, Place};
use copytaster::extract::AliasEvidence;
use jiff::tz::TimeZone;

use crate::wire::{Copy, copy, gone, read};

fn name(kind: ActorKind, name: &str) -> Name {
    Name {
        name: name.into(),
        kind,
    }
}

fn same(a: &str, b: &str) -> Decision {
    Decision::Same(name(Person, a), name(Person, b))
}

fn apart(a: &str, b: &str) -> Decision {
    Decision::Apart(name(Person, a), name(Person, b))
}

/// A desk whose views must say what views made anew would.
struct Wire {
    desk: Desk,
    views: Views,
    day: u32,
}

impl Wire {
    fn new() -> Self {
        let desk = Desk::new(TimeZone::UTC);
        let views = Views::new(&desk);
        Self {
            desk,
            views,
            day: 0,
        }
    }

    fn file(&mut self, path: &str, story: Copy) -> StoryId {
        self.day += 1;
        let when = format!("2020-10-{:02}T12:00", self.day);
        let applied = self.desk.apply(vec![read(path, &when, [story])]);
        self.views.update(&self.desk, &applied);
        self.check();
        applied.new[0]
    }

    fn decide(&mut self, decision: Decision) {
        let applied = self.desk.decide(&[decision]);
        self.views.update(&self.desk, &applied);
        self.check();
    }

    fn check(&self) {
        let mut anew = Views::new(&self.desk);
        anew.filter(&self.desk, Filter::default());
        let rows = |views: &Views| -> Vec<_> {
            (0..views.actors.len())
                .map(|at| views.actors.row(&self.desk, at))
                .collect()
        };
        assert_eq!(rows(&self.views), rows(&anew));
        assert_eq!(self.views.actors.len(), self.desk.totals().actors);
    }

    fn actor(&self, story: StoryId, local: usize) -> ActorId {
        self.desk
            .resolve(self.desk.story(story).unwrap().actors()[local])
    }

    fn names(&self) -> Vec<(&str, u32)> {
        let rows =
            (0..self.views.actors.len()).filter_map(|at| self.views.actors.row(&self.desk, at));
        rows.map(|(id, count)| (self.desk.name(id), count.mentions))
            .collect()
    }
}

#[test]
fn two_names_are_one_from_then_on() {
    let mut wire = Wire::new();
    let a = wire.file("a", copy("A").person("R. Novák").says("R. Novák", "“No.”"));
    let b = wire.file("b", copy("B").person("Radek Novák").person("Radek Novák"));
    assert_eq!(wire.names(), [("Radek Novák", 2), ("R. Novák", 1)]);

    wire.decide(same("R. Novák", "Radek Novák"));
    assert_eq!(wire.names(), [("Radek Novák", 3)]);
    assert_eq!(wire.actor(a, 0), wire.actor(b, 0));
    let quote = wire.desk.story(a).unwrap().quotes()[0];
    assert_eq!(
        wire.desk.quote(quote).unwrap().speaker.as_deref(),
        Some("Radek Novák")
    );
    let actor = wire.desk.actor(wire.actor(a, 0)).unwrap();
    assert_eq!(actor.aliases, ["R. Novák"]);
    assert!(actor.inferred.is_empty());

    // A later story with either name, and the surname alone, which now has one bearer.
    let c = wire.file("c", copy("C").person("R. Novak"));
    let d = wire.file("d", copy("D").person("Novák"));
    assert_eq!(wire.actor(c, 0), wire.actor(b, 0));
    assert_eq!(wire.actor(d, 0), wire.actor(b, 0));

    // Without the better name the other stands for itself, and the surname for it.
    let applied = wire.desk.apply(vec![gone("b")]);
    wire.views.update(&wire.desk, &applied);
    wire.check();
    assert_eq!(wire.names(), [("R. Novak", 3)]);
    wire.file("e", copy("E").person("Radek Novák"));
    assert_eq!(wire.names(), [("Radek Novák", 4)]);

    wire.decide(apart("R. Novák", "Radek Novák"));
    assert_eq!(
        wire.names(),
        [("R. Novak", 2), ("Novák", 1), ("Radek Novák", 1)],
        "the surname has two bearers again"
    );
}

#[test]
fn names_of_two_kinds_can_be_joined() {
    let mut wire = Wire::new();
    wire.file(
        "a",
        copy("A").names(Place, "Harbour House").person("Ana Costa"),
    );
    wire.file("b", copy("B").names(Organization, "Harbour House"));
    wire.decide(Decision::Same(
        name(Place, "Harbour House"),
        name(Organization, "Harbour House"),
    ));
    assert_eq!(wire.names(), [("Harbour House", 2), ("Ana Costa", 1)]);
}

#[test]
fn a_surname_is_inferred_no_more_once_it_is_taken_out() {
    let mut wire = Wire::new();
    let full = wire.file("a", copy("A").person("Ana Costa = mayor"));
    let lone = wire.file("b", copy("B").person("Costa"));
    assert_eq!(wire.actor(lone, 0), wire.actor(full, 0));
    let record = wire.desk.record(wire.actor(full, 0)).unwrap();
    let row = &record.names[1];
    assert_eq!(
        (row.name.as_str(), row.tie, row.stories),
        ("Costa", Tie::Inferred, 1)
    );
    assert_eq!(row.place.story, lone);
    assert_eq!(record.roles[0].role, "mayor");
    assert_eq!(record.roles[0].place.story, full);

    wire.decide(row.parting.clone().unwrap());
    assert_eq!(wire.names(), [("Ana Costa", 1), ("Costa", 1)]);
    wire.file("c", copy("C").person("Costa"));
    assert_eq!(wire.names(), [("Costa", 2), ("Ana Costa", 1)]);
    // Whoever else comes up can be meant.
    wire.file("d", copy("D").person("Rui Costa"));
    assert_eq!(wire.names(), [("Rui Costa", 3), ("Ana Costa", 1)]);
}

#[test]
fn a_surname_joins_nobody_of_old_copy() {
    let mut desk = Desk::new(TimeZone::UTC);
    let mut file = |path: &str, day: &str, who: &str| {
        let when = format!("{day}T12:00");
        desk.apply(vec![read(path, &when, [copy(path).person(who)])]);
        desk.totals().actors
    };
    assert_eq!(file("a", "2020-01-02", "Ana Costa"), 1);
    assert_eq!(
        file("b", "2020-10-09", "Costa"),
        2,
        "ten months are too long"
    );
    assert_eq!(file("c", "2020-10-01", "Ana Costa"), 1);
}

#[test]
fn a_name_that_a_story_itself_ties_to_an_actor_can_be_taken_out_of_it() {
    let mut wire = Wire::new();
    let story = |headline: &str| {
        let mut story = copy(headline)
            .person("Ana Costa aka Costa")
            .says("Ana Costa", "“Yes.”");
        story.mention("Ana Costa", "Costa", AliasEvidence::default());
        story.says("Ana Costa", "“No.”")
    };
    let a = wire.file("a", story("A"));
    assert_eq!(wire.names(), [("Ana Costa", 2)]);
    let record = wire.desk.record(wire.actor(a, 0)).unwrap();
    assert!(matches!(record.names[1].tie, Tie::Told(_)), "{record:?}");

    wire.decide(apart("Costa", "Ana Costa"));
    assert_eq!(wire.names(), [("Ana Costa", 1), ("Costa", 1)]);
    let said = |wire: &Wire, story| -> Vec<String> {
        let quotes = wire.desk.story(story).unwrap().quotes().to_vec();
        let quotes = quotes.iter().filter_map(|&id| wire.desk.quote(id));
        quotes
            .map(|q| format!("{} {}", q.speaker.unwrap(), q.words))
            .collect()
    };
    assert_eq!(said(&wire, a), ["Ana Costa “Yes.”", "Costa “No.”"]);
    let b = wire.file("b", story("B"));
    assert_eq!(said(&wire, b), ["Ana Costa “Yes.”", "Costa “No.”"]);

    wire.decide(same("Costa", "Ana Costa"));
    assert_eq!(wire.names(), [("Ana Costa", 4)]);
    assert_eq!(said(&wire, a), ["Ana Costa “Yes.”", "Ana Costa “No.”"]);
    assert_eq!(wire.desk.reading(a).unwrap().findings.actors.len(), 1);
    let findings = wire.desk.reading(b).unwrap().findings;
    let whole = &findings.actors[0];
    assert_eq!(whole.mentions.len(), 2);
}

#[test]
fn many_stories_are_divided_and_made_whole_again() {
    // More than are held open.
    let mut desk = Desk::new(TimeZone::UTC);
    for n in 0..1_200 {
        let mut story = copy(&format!("A {n}"))
            .person("Ana Costa aka Costa")
            .says("Ana Costa", "“Yes.”");
        story.mention("Ana Costa", "Costa", AliasEvidence::default());
        desk.apply(vec![read(&n.to_string(), "2020-10-09T12:00", [story])]);
    }
    let count = |desk: &Desk, name: &str| {
        let id = desk.actors().find(|&id| desk.name(id) == name);
        id.map(|id| desk.actor(id).unwrap().count)
            .map_or((0, 0, 0), |c| (c.mentions, c.stories, c.quotes))
    };
    assert_eq!(count(&desk, "Ana Costa"), (2_400, 1_200, 1_200));
    desk.decide(&[apart("Costa", "Ana Costa")]);
    assert_eq!(count(&desk, "Ana Costa"), (1_200, 1_200, 1_200));
    assert_eq!(count(&desk, "Costa"), (1_200, 1_200, 0));
    desk.decide(&[same("Costa", "Ana Costa")]);
    assert_eq!(count(&desk, "Ana Costa"), (2_400, 1_200, 1_200));
    assert_eq!(count(&desk, "Costa"), (0, 0, 0));
}

#[test]
fn a_surname_that_stands_alone_is_taken_out_without_those_that_stories_tie_themselves() {
    let mut wire = Wire::new();
    let mut tied = copy("A").person("Ana Costa aka Costa");
    tied.mention("Ana Costa", "Costa", AliasEvidence::default());
    let a = wire.file("a", tied);
    wire.file("b", copy("B").person("Costa"));
    assert_eq!(wire.names(), [("Ana Costa", 3)]);
    let record = wire.desk.record(wire.actor(a, 0)).unwrap();
    let row = record.names.iter().find(|row| row.tie == Tie::Inferred);
    wire.decide(row.unwrap().parting.clone().unwrap());
    assert_eq!(wire.names(), [("Ana Costa", 2), ("Costa", 1)]);
}

#[test]
fn an_abbreviation_joins_its_bearer_whichever_came_when() {
    let stories = [
        ("a", "2020-08-01", "World Health Organization aka WHO"),
        ("b", "2020-10-09", "WHO"),
        ("c", "2020-10-08", "World Health Organization"),
    ];
    for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2]] {
        let mut desk = Desk::new(TimeZone::UTC);
        for at in order {
            let (path, day, who) = stories[at];
            let when = format!("{day}T12:00");
            desk.apply(vec![read(
                path,
                &when,
                [copy(path).names(Organization, who)],
            )]);
        }
        assert_eq!(desk.totals().actors, 1, "{order:?}");
    }
}

#[test]
fn actors_stand_in_three_orders() {
    use copytaster::desk::view::ActorOrder::{Mentions, Name, Recent};
    let mut wire = Wire::new();
    wire.file(
        "a",
        copy("A")
            .person("Bo Lind")
            .person("Bo Lind")
            .person("Cy Aru"),
    );
    wire.file("b", copy("B").person("Di Ek"));
    let names = |wire: &Wire| -> Vec<String> {
        wire.names()
            .into_iter()
            .map(|(n, _)| n.to_owned())
            .collect()
    };
    assert_eq!(names(&wire), ["Bo Lind", "Cy Aru", "Di Ek"]);
    wire.views.sort_actors(&wire.desk, Recent);
    assert_eq!(names(&wire), ["Di Ek", "Bo Lind", "Cy Aru"]);
    let update = |wire: &mut Wire, arrivals| {
        let applied = wire.desk.apply(arrivals);
        wire.views.update(&wire.desk, &applied);
    };
    update(
        &mut wire,
        vec![read("c", "2020-10-05T12:00", [copy("C").person("Cy Aru")])],
    );
    assert_eq!(names(&wire), ["Cy Aru", "Di Ek", "Bo Lind"]);
    wire.views.sort_actors(&wire.desk, Name);
    update(
        &mut wire,
        vec![read("d", "2020-10-06T12:00", [copy("D").person("Al Tor")])],
    );
    assert_eq!(names(&wire), ["Al Tor", "Bo Lind", "Cy Aru", "Di Ek"]);
    wire.views.sort_actors(&wire.desk, Recent);
    update(&mut wire, vec![gone("c"), gone("d")]);
    assert_eq!(names(&wire), ["Di Ek", "Bo Lind", "Cy Aru"]);
    wire.views.sort_actors(&wire.desk, Mentions);
    assert_eq!(names(&wire), ["Bo Lind", "Cy Aru", "Di Ek"]);
}
