//! Chips as they are written: what words mean on a desk, and that a chip's own words mean it again.

use copytaster::article::Status;
use copytaster::desk::{Chip, Desk, Filter, Marking, Standing, Term, Views};
use copytaster::extract::ActorKind;
use copytaster::search::{Asked, Finder};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use proptest::prelude::*;

use crate::wire::{at, copy, gone, read};

/// A Friday.
fn now() -> Timestamp {
    at("2020-10-09T14:02")
}

struct Room {
    desk: Desk,
    finder: Finder,
}

/// Namesakes of two kinds, a surname, two stories with one title, sources, and a story of each standing.
fn room() -> Room {
    let mut desk = Desk::new(TimeZone::UTC);
    let mut finder = Finder::new();
    let applied = desk.apply(vec![
        read(
            "strike",
            "2020-10-07T09:00",
            [copy("Strike")
                .source("TNA")
                .person("Ana Costa aka Ms Harbour")
                .person("Radek Novák")
                .says("Radek Novák", "“We stop.”")],
        ),
        read(
            "ferry",
            "2020-10-08T10:00",
            [copy("Ferry \"Orvin\"")
                .source("The Alder Courier")
                .status(Status::Corrected)
                .person("Jordan")
                .person("Li Wei")],
        ),
        read(
            "ferry2",
            "2020-10-08T11:00",
            [copy("Ferry \"Orvin\"")
                .guid("2")
                .names(ActorKind::Place, "Jordan")
                .names(ActorKind::Place, "Jordan")],
        ),
        read(
            "budget",
            "2020-10-09T12:00",
            [copy("Budget")
                .embargo("2020-10-09T18:00")
                .person("Ana Costa")],
        ),
        read(
            "killed",
            "2020-10-09T13:00",
            [copy("Killed").status(Status::Canceled)],
        ),
    ]);
    finder.update(&desk, &applied);
    Room { desk, finder }
}

impl Room {
    fn ask(&mut self, line: &str) -> Asked {
        Asked::read(
            line,
            &self.desk,
            now(),
            &Filter::default(),
            &mut self.finder,
        )
    }

    /// The titles that a line lets pass, newest first; it must be understood.
    fn titles(&mut self, line: &str) -> Vec<String> {
        let asked = self.ask(line);
        assert_eq!(asked.troubles, [], "{line}");
        let mut views = Views::new(&self.desk);
        views.filter(&self.desk, asked.filter);
        let rows = views.timeline.rows();
        rows.map(|id| self.desk.story(id).unwrap().title().to_owned())
            .collect()
    }

    /// The one sentence that says why a line is not understood.
    fn trouble(&mut self, line: &str) -> String {
        let asked = self.ask(line);
        assert_eq!(asked.troubles.len(), 1, "{line}");
        asked.troubles[0].1.words.clone()
    }

    fn written(&mut self, line: &str) -> String {
        self.ask(line).filter.written(&self.desk)
    }
}

#[test]
fn sources_are_known_by_their_words() {
    let mut room = room();
    assert_eq!(room.titles("source:tna"), ["Strike"]);
    assert_eq!(room.titles("source:ALDER"), ["Ferry \"Orvin\""]);
    assert_eq!(room.titles("source:\"courier alder\" source:tna").len(), 2);
    assert_eq!(room.titles("!source:tna").len(), 4);
    let told = room.trouble("source:gazette");
    assert!(
        told.contains("sources are TNA, The Alder Courier"),
        "{told}"
    );
}

#[test]
fn standings_are_judged_at_the_moment_of_asking() {
    let mut room = room();
    assert_eq!(room.titles("status:corrected"), ["Ferry \"Orvin\""]);
    assert_eq!(room.titles("status:killed"), ["Killed"]);
    assert_eq!(room.titles("status:embargoed"), ["Budget"]);
    assert_eq!(room.titles("status:usable").len(), 2);
    assert_eq!(room.titles("status:withheld status:canceled"), ["Killed"]);
    let embargoed: Term = Chip::Status(Standing::Embargoed).into();
    let mut filter = Filter::default().at(at("2020-10-09T18:00"));
    filter.add(embargoed);
    assert_eq!(filter.count(&room.desk), 0, "the embargo is over");
    assert!(
        room.trouble("status:fine")
            .contains("usable, corrected, withheld, canceled, embargoed")
    );
}

#[test]
fn days_have_two_ends() {
    let mut room = room();
    assert_eq!(room.titles("until:2020-10-07"), ["Strike"]);
    assert_eq!(room.titles("since:1d until:yesterday").len(), 2);
    assert_eq!(room.titles("on:today !status:canceled"), ["Budget"]);
    assert_eq!(room.titles("on:wednesday"), ["Strike"]);
    assert!(room.trouble("on:soon").contains("is no day"));
}

#[test]
fn names_mean_who_bears_them() {
    let mut room = room();
    for (typed, meant) in [
        ("who:\"ana costa\"", "who:\"Ana Costa\""),
        ("who:\"ms harbour\"", "who:\"Ana Costa\""),
        ("said:novak", "said:\"Radek Novák\""),
        ("who:Radko", "who:\"Radek Novák\""),
        ("WHO:jordan", "who:Jordan"),
        ("who:\"Jordan (person)\"", "who:\"Jordan (person)\""),
        ("!who:\"Jordan (place)\"", "!who:Jordan"),
        ("story:strike", "story:Strike"),
        (
            "story:\"ferry \\\"orvin\\\"\"",
            "story:\"Ferry \\\"Orvin\\\"\"",
        ),
        ("story:#1", "story:#1"),
    ] {
        assert_eq!(room.written(typed), meant, "{typed}");
    }
    assert_eq!(room.ask("who:\"Ana Costa\"").guesses, [""; 0]);
    assert_eq!(
        room.ask("who:Radko").guesses,
        ["who:Radko is taken to mean Radek Novák."]
    );
    assert_eq!(
        room.trouble("who:zzyzx"),
        "who:zzyzx: no story names anybody called so."
    );
    assert_eq!(room.trouble("who:"), "who: needs a name.");
}

#[test]
fn words_beside_chips_are_a_search() {
    let mut room = room();
    let asked = room.ask("who:Costa road \"south gate\" !is:unread");
    assert_eq!(asked.filter.terms().len(), 2);
    assert_eq!(
        asked.query.text().split_whitespace().collect::<Vec<_>>(),
        ["road", "\"south", "gate\""]
    );
    assert!(room.ask("").is_empty());
    assert!(
        room.trouble("whom:Costa")
            .contains("There is no filter \"whom:\"")
    );
    assert!(
        room.trouble("is:seen")
            .contains("unread, read, saved, noted")
    );
}

#[test]
fn a_chip_outlives_the_last_story_it_means() {
    let mut room = room();
    let kept = room.ask("source:tna who:\"Radek Novák\"").filter;
    let line = kept.written(&room.desk);
    let applied = room.desk.apply(vec![gone("strike")]);
    room.finder.update(&room.desk, &applied);
    let again = Asked::read(&line, &room.desk, now(), &kept, &mut room.finder);
    assert_eq!((again.troubles.len(), again.filter), (0, kept.clone()));
    let written = kept.written(&room.desk);
    let again = Asked::read(&written, &room.desk, now(), &kept, &mut room.finder);
    assert_eq!(again.filter, kept, "{written}");
}

/// Any chip that can be on this desk.
fn chip(room: &Room) -> impl Strategy<Value = Chip> + use<> {
    let actors: Vec<_> = room.desk.actors().collect();
    let stories: Vec<_> = room.desk.stories().map(|story| story.id()).collect();
    let day = (0i16..20_000).prop_map(|n| {
        let first: jiff::civil::Date = "1990-01-01".parse().unwrap();
        first.checked_add(jiff::Span::new().days(n)).unwrap()
    });
    let sources = ["TNA", "Alder Courier", "the alder"];
    prop_oneof![
        prop::sample::select(actors.clone()).prop_map(Chip::Who),
        prop::sample::select(actors).prop_map(Chip::Said),
        prop::sample::select(stories).prop_map(Chip::Story),
        prop::sample::select(sources.to_vec()).prop_map(|words| Chip::source(words).unwrap()),
        prop::sample::select(Standing::ALL.to_vec()).prop_map(Chip::Status),
        Just(Chip::Is(Marking::Unread)),
        day.clone().prop_map(Chip::On),
        day.clone().prop_map(Chip::Since),
        day.prop_map(Chip::Until),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_means_the_same_again(terms in prop::collection::vec((chip(&room()), any::<bool>()), 0..5), words in "[a-z ]{0,9}") {
        let mut room = room();
        let mut filter = Filter::default().at(now());
        terms.into_iter().for_each(|(chip, not)| filter.add(Term { chip, not }));
        let line = format!("{} {words}", filter.written(&room.desk));
        let asked = room.ask(&line);
        prop_assert_eq!(asked.filter, filter, "{}", line);
        prop_assert_eq!(asked.troubles.len(), 0);
        prop_assert_eq!(asked.query.text().trim(), words.trim());
    }

    #[test]
    fn anything_may_be_asked(line in "((who|said|on|since|source|status|is|story|x)?:?[\"a-z0-9#é李!|^'() -]{0,9}){0,3}") {
        let mut room = room();
        let asked = room.ask(&line);
        for (at, why) in &asked.troubles {
            prop_assert!(line.get(at.clone()).is_some() && why.words.ends_with('.'));
        }
    }
}
