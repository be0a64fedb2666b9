//! Chips and what the panes show under them.

use copytaster::desk::view::{Group, Scale};
use copytaster::desk::{Chip, Desk, Filter, Marking, Term, Views};
use jiff::tz::TimeZone;

use crate::wire::{copy, gone, read};

/// Three days, three speakers.
fn desk() -> Desk {
    let mut desk = Desk::new(TimeZone::UTC);
    desk.apply(vec![
        read(
            "strike",
            "2020-10-07T09:00",
            [copy("Strike")
                .person("Ana Costa")
                .person("Radek Novák")
                .person("Radek Novák")
                .says("Radek Novák", "“We stop.”")
                .says("Ana Costa", "“We wait.”")
                .when("It began on Monday.", Some(("2020-10-05", "2020-10-05")))],
        ),
        read(
            "ferry",
            "2020-10-08T10:00",
            [copy("Ferry")
                .person("Li Wei")
                .says("Li Wei", "“It sails.”")
                .when("It sailed last week.", Some(("2020-09-28", "2020-10-04")))
                .when("It has sailed recently.", None)],
        ),
        read(
            "road",
            "2020-10-09T11:00",
            [copy("Road").person("Ana Costa").person("Li Wei")],
        ),
        read(
            "radio",
            "2020-10-09T12:00",
            [copy("Radio")
                .person("Ana Costa")
                .says("Ana Costa", "“Good morning.”")],
        ),
    ]);
    desk
}

fn titles(desk: &Desk, views: &Views) -> Vec<String> {
    (0..views.timeline.len())
        .map(|row| {
            desk.story(views.timeline.row(desk, row).unwrap())
                .unwrap()
                .title()
                .into()
        })
        .collect()
}

fn words(desk: &Desk, views: &Views) -> Vec<String> {
    (0..views.quotes.len())
        .map(|row| desk.quote(views.quotes.row(row).unwrap()).unwrap().words)
        .collect()
}

fn actors(desk: &Desk, views: &Views) -> Vec<(String, u32, u32)> {
    (0..views.actors.len())
        .map(|row| views.actors.row(desk, row).unwrap())
        .map(|(id, count)| (desk.name(id).to_owned(), count.mentions, count.quotes))
        .collect()
}

fn events(desk: &Desk, views: &Views) -> Vec<String> {
    (0..views.events.len(desk))
        .map(|row| {
            desk.event(views.events.row(desk, row).unwrap().0)
                .unwrap()
                .sentence
        })
        .collect()
}

fn who(desk: &Desk, name: &str) -> copytaster::desk::ActorId {
    desk.actors().find(|&id| desk.name(id) == name).unwrap()
}

fn under(desk: &Desk, terms: impl IntoIterator<Item = Term>) -> Views {
    let mut filter = Filter::default();
    terms.into_iter().for_each(|term| filter.add(term));
    let mut views = Views::new(desk);
    views.filter(desk, filter);
    views
}

#[test]
fn without_chips_every_pane_has_its_order() {
    let desk = desk();
    let views = Views::new(&desk);
    assert_eq!(titles(&desk, &views), ["Radio", "Road", "Ferry", "Strike"]);
    let days: Vec<_> = views
        .timeline
        .days(&desk)
        .iter()
        .map(|day| (day.date.to_string(), day.first, day.stories))
        .collect();
    assert_eq!(
        days,
        [
            ("2020-10-09".into(), 0, 2),
            ("2020-10-08".into(), 2, 1),
            ("2020-10-07".into(), 3, 1)
        ]
    );
    assert_eq!(
        [0, 1, 2, 3].map(|row| views.timeline.day_of(&desk, row)),
        [Some(0), Some(0), Some(1), Some(2)]
    );
    assert_eq!(views.timeline.day_of(&desk, 4), None);
    assert_eq!(
        words(&desk, &views),
        ["“Good morning.”", "“It sails.”", "“We stop.”", "“We wait.”"]
    );
    let expected = [("Ana Costa", 3, 2), ("Li Wei", 2, 1), ("Radek Novák", 2, 1)];
    assert_eq!(
        actors(&desk, &views),
        expected.map(|(name, m, q)| (name.to_owned(), m, q))
    );
    assert_eq!(
        events(&desk, &views),
        [
            "It began on Monday.",
            "It sailed last week.",
            "It has sailed recently."
        ]
    );
    assert_eq!(views.events.vague(&desk), 2);
}

#[test]
fn events_are_grouped_by_days_and_by_longer_stretches() {
    let story = |words: &str, day: &str| copy(words).when(words, Some((day, day)));
    let mut desk = Desk::new(TimeZone::UTC);
    desk.apply(vec![
        read(
            "a",
            "2020-10-09T09:00",
            [story("A", "2020-10-05").when("A too", Some(("2020-10-05", "2020-10-05")))],
        ),
        read(
            "b",
            "2020-10-09T10:00",
            [story("B", "2020-10-05").when("B in all", Some(("2020-10-01", "2020-10-31")))],
        ),
        read(
            "c",
            "2020-10-09T11:00",
            [copy("C")
                .undated("C", "2020-10-09")
                .undated("C too", "2020-10-09")],
        ),
        read(
            "d",
            "2020-10-09T12:00",
            [story("D", "2019-12-31").when("D once", None)],
        ),
    ]);
    let mut views = Views::new(&desk);
    // Days, rows, stories, and "=" where only publication tells the day.
    let groups = |desk: &Desk, views: &Views| -> Vec<String> {
        let shown = |group: &Group| {
            let days = group
                .when
                .map_or("?".into(), |(from, to)| format!("{from}..{to}"));
            let mark = if group.published { "=" } else { "" };
            format!("{days} {} {}{mark}", group.rows, group.stories)
        };
        views.events.groups(desk).iter().map(shown).collect()
    };
    assert_eq!(
        groups(&desk, &views),
        [
            "2020-10-09..2020-10-09 1 1=",
            "2020-10-05..2020-10-05 3 2",
            "2020-10-01..2020-10-31 1 1",
            "2019-12-31..2019-12-31 1 1",
            "? 1 1",
        ]
    );
    views.rescale(&desk, Scale::Week);
    let by_week = [
        "2020-10-05..2020-10-11 4 3",
        "2020-10-01..2020-10-31 1 1",
        "2019-12-30..2020-01-05 1 1",
        "? 1 1",
    ];
    assert_eq!(groups(&desk, &views), by_week);
    views.rescale(&desk, Scale::Month);
    assert_eq!(
        groups(&desk, &views),
        [
            "2020-10-01..2020-10-31 5 3",
            "2019-12-01..2019-12-31 1 1",
            "? 1 1"
        ]
    );
    views.rescale(&desk, Scale::Year);
    assert_eq!(
        groups(&desk, &views),
        [
            "2020-01-01..2020-12-31 5 3",
            "2019-01-01..2019-12-31 1 1",
            "? 1 1"
        ]
    );
    // Arrivals keep the scale, and so does another filter.
    let applied = desk.apply(vec![
        read("e", "2020-10-09T13:00", [story("E", "2020-02-01")]),
        gone("d"),
    ]);
    views.update(&desk, &applied);
    assert_eq!(groups(&desk, &views), ["2020-01-01..2020-12-31 6 4"]);
    views.filter(&desk, Filter::default());
    assert_eq!(groups(&desk, &views), ["2020-01-01..2020-12-31 6 4"]);
}

#[test]
fn who_picks_stories_and_all_that_is_in_them() {
    let desk = desk();
    let views = under(&desk, [Chip::Who(who(&desk, "Ana Costa")).into()]);
    assert_eq!(titles(&desk, &views), ["Radio", "Road", "Strike"]);
    assert_eq!(
        words(&desk, &views),
        ["“Good morning.”", "“We stop.”", "“We wait.”"]
    );
    let expected = [("Ana Costa", 3, 2), ("Radek Novák", 2, 1), ("Li Wei", 1, 0)];
    assert_eq!(
        actors(&desk, &views),
        expected.map(|(name, m, q)| (name.to_owned(), m, q))
    );
    assert_eq!(events(&desk, &views), ["It began on Monday."]);
}

#[test]
fn said_picks_statements_and_their_stories() {
    let desk = desk();
    let views = under(&desk, [Chip::Said(who(&desk, "Ana Costa")).into()]);
    assert_eq!(titles(&desk, &views), ["Radio", "Strike"]);
    assert_eq!(words(&desk, &views), ["“Good morning.”", "“We wait.”"]);
    let expected = [("Ana Costa", 2, 2), ("Radek Novák", 2, 0)];
    assert_eq!(
        actors(&desk, &views),
        expected.map(|(name, m, q)| (name.to_owned(), m, q))
    );
}

#[test]
fn kinds_are_all_required_and_one_kind_is_a_choice() {
    let desk = desk();
    let ana = who(&desk, "Ana Costa");
    let day = |text: &str| text.parse().unwrap();
    let cases: [(&[Chip], &[&str]); 6] = [
        (&[Chip::On(day("2020-10-09"))], &["Radio", "Road"]),
        (
            &[Chip::On(day("2020-10-07")), Chip::On(day("2020-10-08"))],
            &["Ferry", "Strike"],
        ),
        (
            &[
                Chip::Since(day("2020-10-08")),
                Chip::Who(who(&desk, "Li Wei")),
            ],
            &["Road", "Ferry"],
        ),
        (
            &[Chip::Who(ana), Chip::Who(who(&desk, "Li Wei"))],
            &["Radio", "Road", "Ferry", "Strike"],
        ),
        (
            &[Chip::Who(ana), Chip::Said(who(&desk, "Radek Novák"))],
            &["Strike"],
        ),
        (
            &[
                Chip::Story(desk.stories_of("ferry".as_ref())[0]),
                Chip::Who(ana),
            ],
            &[],
        ),
    ];
    for (chips, expected) in cases {
        let views = under(&desk, chips.iter().cloned().map(Term::from));
        assert_eq!(titles(&desk, &views), expected, "{chips:?}");
        for story in desk.stories() {
            let shown = expected.contains(&story.title());
            assert_eq!(
                views.chips().matches_story(&desk, story),
                shown,
                "{chips:?} {}",
                story.title()
            );
        }
    }
}

#[test]
fn a_negated_chip_must_not_hold() {
    let desk = desk();
    let ana = who(&desk, "Ana Costa");
    let not = |chip| Term { chip, not: true };
    assert_eq!(
        titles(&desk, &under(&desk, [not(Chip::Who(ana))])),
        ["Ferry"]
    );
    let views = under(&desk, [not(Chip::Said(ana))]);
    assert_eq!(titles(&desk, &views).len(), 4, "of statements alone");
    assert_eq!(words(&desk, &views), ["“It sails.”", "“We stop.”"]);
    assert!(actors(&desk, &views).contains(&("Ana Costa".into(), 3, 0)));
}

#[test]
fn chips_come_and_go_in_order() {
    let mut filter = Filter::default();
    let story = |number| Chip::Story(copytaster::desk::StoryId::from_number(number));
    filter.add(story(1));
    filter.add(story(2));
    filter.add(story(1));
    assert_eq!(filter.terms().len(), 2);
    filter.add(Term {
        chip: story(1),
        not: true,
    });
    assert_eq!(
        filter.terms(),
        [
            Term {
                chip: story(1),
                not: true
            },
            story(2).into()
        ]
    );
    assert!(filter.remove(&story(1)) && !filter.remove(&story(1)));
    assert_eq!(filter.pop(), Some(story(2).into()));
    assert!(filter.is_empty());
}

#[test]
fn what_is_read_under_unread_stays_until_the_filter_runs_again() {
    let mut desk = desk();
    let mut views = under(&desk, [Chip::Is(Marking::Unread).into()]);
    let road = desk.stories_of("road".as_ref())[0];
    let ferry = desk.stories_of("ferry".as_ref())[0];
    desk.mark_read(road, true, jiff::Timestamp::UNIX_EPOCH);
    let applied = desk.apply(vec![
        gone("radio"),
        read("ferry", "2020-10-09T13:00", [copy("Ferry sunk")]),
    ]);
    views.update(&desk, &applied);
    assert_eq!(titles(&desk, &views), ["Road", "Ferry sunk", "Strike"]);
    views.filter(&desk, views.chips().clone());
    assert_eq!(titles(&desk, &views), ["Ferry sunk", "Strike"]);
    desk.mark_read(road, false, jiff::Timestamp::UNIX_EPOCH);
    desk.mark_read(ferry, true, jiff::Timestamp::UNIX_EPOCH);
    views.filter(&desk, views.chips().clone());
    assert_eq!(titles(&desk, &views), ["Road", "Strike"]);
    assert_eq!(desk.totals().unread, 2);
}

#[test]
fn rows_are_found_by_id_and_gone_ones_leave_their_place() {
    let mut desk = desk();
    let mut views = Views::new(&desk);
    let ferry = desk.stories_of("ferry".as_ref())[0];
    let sails = desk.story(ferry).unwrap().quotes()[0];
    assert_eq!(views.timeline.position_of(&desk, ferry), Ok(2));
    assert_eq!(views.quotes.position_of(&desk, sails), Ok(1));
    let last = views.events.len(&desk) - 1;
    let (vague, _) = views.events.row(&desk, last).unwrap();
    assert_eq!(views.events.position_of(&desk, vague), Some(last));
    let li = who(&desk, "Li Wei");
    assert_eq!(views.actors.position_of(&desk, li), Some(1));
    let applied = desk.apply(vec![gone("ferry")]);
    views.update(&desk, &applied);
    assert_eq!(views.timeline.position_of(&desk, ferry), Err(2));
    assert_eq!(views.quotes.position_of(&desk, sails), Err(1));
    assert_eq!(views.events.position_of(&desk, vague), None);
    assert_eq!(
        views.actors.position_of(&desk, li),
        Some(2),
        "named once now"
    );
}
