//! Views that follow arrivals are the views of a desk that was given the rest at once.

use copytaster::desk::{Chip, Desk, Filter, Marking, Standing, Term, Views};
use copytaster::extract::ActorKind::{Organization, Place};
use copytaster::intake::{Arrival, Outcome};
use copytaster::search::{Finder, Query};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;

use crate::wire::{Copy, copy, gone_at, read_all};

const NAMES: [&str; 8] = [
    "Ana Costa",
    "Costa",
    "Rui Costa",
    "Radek Novák",
    "NOVAK",
    "Novák",
    "Li Wei",
    "Jan van der Berg",
];
/// What stories say of them.
const ROLES: [&str; 3] = ["mayor", "port chief", "driver"];
const OTHERS: [&str; 4] = [
    "NPU",
    "National Port Union aka NPU",
    "New Pilots Unit aka N.P.U.",
    "Port of Novak",
];

/// What they say: the second begins with the first, the third is it in other marks, the last is too short to be the same.
const SAYINGS: [&str; 5] = [
    "“We will not reopen the south road until the survey is finished.”",
    "“We will not reopen the south road until the survey is finished. It is not safe.”",
    "\"We will not reopen the South Road until the survey is finished,\"",
    "“The cranes move again on Monday.”",
    "“No.”",
];

/// One step of a random day.
#[derive(Clone, Debug)]
enum Step {
    Read(usize, Vec<Vec<u8>>),
    Refuse(usize),
    Remove(usize),
}

fn step() -> impl Strategy<Value = Step> {
    let story = prop::collection::vec(any::<u8>(), 0..8);
    prop_oneof![
        6 => (0usize..6, prop::collection::vec(story, 0..3)).prop_map(|(path, stories)| Step::Read(path, stories)),
        1 => (0usize..6).prop_map(Step::Refuse),
        2 => (0usize..6).prop_map(Step::Remove),
    ]
}

/// A story that some bytes spell out; each path brings its own headlines, some of which come again.
fn story(path: usize, bytes: &[u8]) -> Copy {
    let headline = format!("{path}/{}", bytes.first().map_or(0, |b| b % 3));
    bytes.iter().fold(copy(&headline), |copy, &byte| {
        let pick = usize::from(byte / 8);
        match byte % 8 {
            0 => {
                let role = ROLES[pick % ROLES.len()];
                copy.person(&format!("{} = {role}", NAMES[pick % NAMES.len()]))
            }
            1..=2 => copy.person(NAMES[pick % NAMES.len()]),
            3 => copy.names(Organization, OTHERS[pick % OTHERS.len()]),
            4 => copy.names(Place, OTHERS[pick % OTHERS.len()]),
            5 => {
                let name = NAMES[pick % NAMES.len()];
                copy.person(name).says(name, SAYINGS[pick % SAYINGS.len()])
            }
            6 => copy.when(
                "Then.",
                (pick % 4 != 0).then_some(("2020-10-01", "2020-10-02")),
            ),
            _ => copy.when(
                "Later.",
                Some((["2020-10-03", "2020-10-01"][pick % 2], "2020-10-05")),
            ),
        }
    })
}

fn arrival(step: &Step, number: usize) -> Arrival {
    // Later files may be older, and no two are of one age.
    let minutes = (number as i64 * 769) % 7207;
    let at =
        "2020-10-01T00:00:00Z".parse::<Timestamp>().unwrap() + SignedDuration::from_mins(minutes);
    match step {
        Step::Read(path, stories) => read_all(
            &path.to_string(),
            at,
            stories.iter().map(|bytes| story(*path, bytes)).collect(),
        ),
        Step::Refuse(path) => Arrival {
            path: path.to_string().into(),
            at,
            live: true,
            mark: None,
            outcome: Outcome::Refused("torn".into()),
        },
        Step::Remove(path) => gone_at(&path.to_string(), at),
    }
}

/// All rows of all panes, in words.
fn rows(desk: &Desk, views: &Views) -> Vec<String> {
    let mut rows = Vec::new();
    for at in 0..views.timeline.len() {
        let id = views.timeline.row(desk, at).unwrap();
        assert_eq!(views.timeline.position_of(desk, id), Ok(at));
        let story = desk.story(id).unwrap();
        rows.push(format!(
            "story {} {} {}",
            story.arrived(),
            story.path().display(),
            story.title()
        ));
    }
    rows.extend(
        views
            .timeline
            .days(desk)
            .iter()
            .map(|day| format!("{day:?}")),
    );
    for at in 0..views.quotes.len() {
        let id = views.quotes.row(at).unwrap();
        assert_eq!(views.quotes.position_of(desk, id), Ok(at));
        let quote = desk.quote(id).unwrap();
        rows.push(format!(
            "quote {} {:?} {} {}",
            quote.words, quote.speaker, quote.inferred, quote.at
        ));
    }
    for id in views.quotes.said() {
        let card = views.quotes.card(desk, id);
        assert!(desk.same(id).contains(&card));
        let at = views.quotes.position_of(desk, id).unwrap();
        assert_eq!(views.quotes.row(at), Some(card));
    }
    rows.push(format!("{} said", views.quotes.count()));
    for at in 0..views.events.len(desk) {
        let (id, when) = views.events.row(desk, at).unwrap();
        assert_eq!(views.events.position_of(desk, id), Some(at));
        let event = desk.event(id).unwrap();
        rows.push(format!(
            "event {when:?} {} {}",
            event.sentence,
            event.story.arrived()
        ));
    }
    for at in 0..views.actors.len() {
        let (id, count) = views.actors.row(desk, at).unwrap();
        assert_eq!(views.actors.position_of(desk, id), Some(at));
        let actor = desk.actor(id).unwrap();
        rows.push(format!(
            "actor {} {count:?} {:?} {:?} {:?}",
            actor.name,
            actor.inferred,
            desk.mentions(actor.id),
            actor.count
        ));
    }
    rows.push(format!("{:?}", desk.totals()));
    rows
}

/// A desk that is given what another still holds, oldest first; stories of one file together.
fn fresh(desk: &Desk, last: &[Option<Arrival>]) -> Desk {
    let mut fresh = Desk::new(TimeZone::UTC);
    for story in desk.stories() {
        let path = story.path().display().to_string();
        let number: usize = path.parse().unwrap();
        let Some(Outcome::Read(stories)) = last[number].as_ref().map(|a| a.outcome.clone()) else {
            panic!("{path}")
        };
        let place = desk
            .stories_of(story.path())
            .iter()
            .position(|&id| id == story.id())
            .unwrap();
        // One file a story, for the stories of a file may have come at different times.
        let name = format!("{path}#{place}");
        fresh.apply(vec![Arrival {
            path: name.into(),
            at: story.arrived(),
            live: true,
            mark: None,
            outcome: Outcome::Read(vec![stories[place].clone()]),
        }]);
    }
    fresh
}

/// The actors that a finder finds, with score and mentions, in an order of their own; checks that of those that fit equally
/// well the most mentioned come first.
fn found(finder: &mut Finder, desk: &Desk, words: &str) -> Vec<(i64, u32, String)> {
    let found = finder.actors(desk, &Views::new(desk), &Query::parse(words), 50);
    let hits = found.hits.iter().map(|hit| {
        let actor = desk.actor(hit.row).unwrap();
        (hit.score, actor.count.mentions, actor.name.to_owned())
    });
    let mut found: Vec<_> = hits.collect();
    for pair in found.windows(2) {
        assert!(
            pair[0].0 != pair[1].0 || pair[0].1 >= pair[1].1,
            "{words}: {found:?}"
        );
    }
    found.sort();
    found
}

fn filters(desk: &Desk) -> Vec<Filter> {
    let day = "2020-10-02".parse().unwrap();
    let mut filters = vec![Filter::default()];
    let mut add = |terms: &[Term]| {
        let mut filter = Filter::default();
        terms.iter().cloned().for_each(|term| filter.add(term));
        filters.push(filter);
    };
    add(&[Chip::Since(day).into()]);
    add(&[Chip::Is(Marking::Unread).into(), Chip::On(day).into()]);
    add(&[
        Chip::Until(day).into(),
        Chip::Status(Standing::Usable).into(),
    ]);
    add(&[Chip::source("TNA").unwrap().into()]);
    for name in ["Ana Costa", "Costa", "NOVAK", "National Port Union"] {
        let Some(id) = desk
            .stories()
            .flat_map(|s| s.actors())
            .copied()
            .find(|&id| desk.name(id) == name)
        else {
            continue;
        };
        add(&[Chip::Who(id).into()]);
        add(&[Chip::Said(id).into()]);
        add(&[
            Term {
                chip: Chip::Said(id),
                not: true,
            },
            Chip::Since(day).into(),
        ]);
        add(&[Term {
            chip: Chip::Who(id),
            not: true,
        }]);
    }
    filters
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn following_is_running_again(steps in prop::collection::vec(prop::collection::vec(step(), 1..4), 1..12)) {
        let mut desk = Desk::new(TimeZone::UTC);
        let mut kept: Vec<Views> = Vec::new();
        let mut last: Vec<Option<Arrival>> = vec![None; 6];
        let mut number = 0;
        for batch in steps {
            let mut arrivals = Vec::new();
            for step in batch {
                let arrival = arrival(&step, number);
                number += 1;
                match step {
                    Step::Read(path, _) => last[path] = Some(arrival.clone()),
                    Step::Remove(path) => last[path] = None,
                    Step::Refuse(_) => {}
                }
                arrivals.push(arrival);
            }
            let applied = desk.apply(arrivals);
            for views in &mut kept {
                views.update(&desk, &applied);
                let mut again = Views::new(&desk);
                again.filter(&desk, views.chips().clone());
                prop_assert_eq!(rows(&desk, views), rows(&desk, &again), "{:?}", views.chips());
            }
            for filter in filters(&desk) {
                if kept.iter().all(|views| *views.chips() != filter) {
                    let mut views = Views::new(&desk);
                    views.filter(&desk, filter);
                    kept.push(views);
                }
            }
        }
        let fresh = fresh(&desk, &last);
        let plain = |rows: Vec<String>| -> Vec<String> {
            let keep = rows.into_iter().map(|row| row.split('#').next().unwrap_or("").to_owned());
            keep.filter(|row| !row.starts_with("Totals") && !row.starts_with("story")).collect()
        };
        prop_assert_eq!(plain(rows(&desk, &Views::new(&desk))), plain(rows(&fresh, &Views::new(&fresh))));
        prop_assert_eq!(desk.totals().actors, fresh.totals().actors);
        prop_assert_eq!(desk.totals().quotes, fresh.totals().quotes);
    }

    #[test]
    fn a_finder_that_follows_finds_what_one_made_anew_finds(
        steps in prop::collection::vec(prop::collection::vec(step(), 1..4), 1..10),
    ) {
        let mut desk = Desk::new(TimeZone::UTC);
        let mut finder = Finder::new();
        let mut arrivals = Vec::new();
        for batch in steps {
            let from = arrivals.len();
            for step in &batch {
                arrivals.push(arrival(step, arrivals.len()));
            }
            let applied = desk.apply(arrivals[from..].to_vec());
            finder.update(&desk, &applied);
            finder.catch_up(&desk);
        }
        let mut once = Desk::new(TimeZone::UTC);
        let applied = once.apply(arrivals);
        let mut anew = Finder::new();
        anew.update(&once, &applied);
        for words in NAMES.iter().chain(&OTHERS).chain(&ROLES) {
            let words = words.split(" aka ").next().unwrap();
            prop_assert_eq!(found(&mut finder, &desk, words), found(&mut anew, &once, words), "{}", words);
        }
    }
}
