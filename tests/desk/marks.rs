//! Marks that last: made on one desk, held by the next, whatever became of files and words meanwhile.

use copytaster::article::Status;
use copytaster::desk::{Chip, Desk, Fact, Filter, MarkLine, Marking, StoryId, Target, Views};
use copytaster::intake::Arrival;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::wire::{Copy, at, copy, gone, read};

fn strike() -> Copy {
    copy("Harbour strike")
        .person("Ana Costa = mayor")
        .says("Ana Costa", "“No comment.”")
}

fn notice(status: Status, version: &str) -> Copy {
    let copy = copy(&format!("Ferry sinks, {version}"));
    copy.guid("urn:tna:ferry").version(version).status(status)
}

fn now() -> Timestamp {
    at("2020-10-09T17:00")
}

/// A desk with marks of earlier runs, and what arrives.
fn desk(marks: &[MarkLine], arrivals: Vec<Arrival>) -> Desk {
    let mut desk = Desk::new(TimeZone::UTC);
    desk.remember(marks);
    desk.apply(arrivals);
    desk
}

fn only(desk: &Desk) -> StoryId {
    let stories: Vec<_> = desk.stories().map(|story| story.id()).collect();
    assert_eq!(stories.len(), 1);
    stories[0]
}

/// How many stories a chip lets pass.
fn passing(desk: &Desk, marking: Marking) -> usize {
    let mut filter = Filter::default();
    filter.add(Chip::Is(marking));
    filter.count(desk)
}

#[test]
fn marks_hold_on_the_next_desk_under_another_name() {
    let mut first = desk(&[], vec![read("a.txt", "2020-10-09T14:00", [strike()])]);
    let story = only(&first);
    let quote = first.story(story).unwrap().quotes()[0];
    first.mark_read(story, true, now());
    let on = first.markable(Target::Story(story)).unwrap();
    first.save(on, true, now());
    let on = first.markable(Target::Quote(quote)).unwrap();
    first.annotate(on, " ask her why ", now());
    let lines = first.unkept();
    assert_eq!(lines.len(), 3);
    assert!(first.unkept().is_empty());
    assert_eq!(lines[1].about.title.as_deref(), Some("Harbour strike"));
    assert_eq!(lines[2].about.words.as_deref(), Some("“No comment.”"));
    assert_eq!(lines[2].about.speaker.as_deref(), Some("Ana Costa"));

    let next = desk(&lines, vec![read("b.txt", "2020-10-10T09:00", [strike()])]);
    let story = only(&next);
    let quote = next.story(story).unwrap().quotes()[0];
    assert_eq!(next.totals().unread, 0);
    assert!(next.is_saved(Target::Story(story)) && !next.is_saved(Target::Quote(quote)));
    assert_eq!(next.note(Target::Quote(quote)), Some("ask her why"));
    assert_eq!(next.note(Target::Story(story)), None);
    for marking in [Marking::Read, Marking::Saved, Marking::Noted] {
        assert_eq!(passing(&next, marking), 1, "{marking:?}");
    }
    assert_eq!(passing(&next, Marking::Unread), 0);
    let targets: Vec<_> = next.marked().into_iter().map(|row| row.target).collect();
    assert!(targets.contains(&Some(Target::Quote(quote))));
    assert!(targets.contains(&Some(Target::Story(story))));

    // A desk without the story still knows what was marked.
    let empty = desk(&lines, vec![]);
    let marked = empty.marked();
    assert_eq!(marked.len(), 2);
    assert!(marked.iter().all(|row| row.target.is_none()));
}

#[test]
fn marks_come_to_a_desk_that_was_left_too() {
    let mut left = desk(&[], vec![read("a.txt", "2020-10-09T14:00", [strike()])]);
    left.mark_read(only(&left), true, now());
    let lines = left.unkept();
    let mut anew = desk(&[], vec![read("a.txt", "2020-10-09T14:00", [strike()])]);
    assert_eq!(anew.totals().unread, 1);
    anew.remember(&lines);
    assert_eq!(anew.totals().unread, 0);
}

#[test]
fn a_story_that_says_other_words_takes_its_marks_along() {
    let mut first = desk(&[], vec![read("a.txt", "2020-10-09T14:00", [strike()])]);
    let story = only(&first);
    first.mark_read(story, true, now());
    let on = first.markable(Target::Story(story)).unwrap();
    first.save(on, true, now());
    let mut lines = first.unkept();
    let later = || strike().says("Ana Costa", "“Later.”");
    first.apply(vec![read("a.txt", "2020-10-09T15:00", [later()])]);
    assert!(!first.story(story).unwrap().is_unread());
    assert!(first.is_saved(Target::Story(story)));
    assert_eq!(first.marked().len(), 1, "not under the old words too");
    lines.extend(first.unkept());
    let held = MarkLine::holding(lines);
    assert_eq!(held.len(), 2);
    let next = desk(&held, vec![read("c.txt", "2020-10-10T09:00", [later()])]);
    assert!(next.is_saved(Target::Story(only(&next))));
    assert_eq!(next.totals().unread, 0);
}

#[test]
fn who_read_a_story_has_not_read_its_kill_until_then() {
    let both = || {
        vec![
            read("a", "2020-10-09T14:00", [notice(Status::Usable, "1")]),
            read("b", "2020-10-09T15:00", [notice(Status::Canceled, "2")]),
        ]
    };
    let mut first = desk(&[], vec![both().remove(0)]);
    first.mark_read(only(&first), true, now());
    first.apply(vec![both().remove(1)]);
    assert_eq!(first.totals().unread, 1);
    let mut lines = first.unkept();
    assert_eq!(
        desk(&lines, both()).totals().unread,
        1,
        "nor in a later run"
    );
    first.mark_read(only(&first), true, now());
    lines.extend(first.unkept());
    assert_eq!(desk(&lines, both()).totals().unread, 0);
}

#[test]
fn what_is_taken_back_is_gone_and_rows_wait_for_the_filter() {
    let mut desk = desk(&[], vec![read("a.txt", "2020-10-09T14:00", [strike()])]);
    let story = only(&desk);
    let on = desk.markable(Target::Story(story)).unwrap();
    desk.save(on.clone(), true, now());
    desk.annotate(on.clone(), "why", now());
    let mut views = Views::new(&desk);
    let mut filter = Filter::default();
    filter.add(Chip::Is(Marking::Saved));
    views.filter(&desk, filter.clone());
    desk.save(on.clone(), false, now());
    let applied = desk.apply(vec![read(
        "a.txt",
        "2020-10-09T15:00",
        [strike().source("TNA")],
    )]);
    views.update(&desk, &applied);
    assert_eq!(
        views.timeline.len(),
        1,
        "in view until the filter runs again"
    );
    views.filter(&desk, filter);
    assert_eq!(views.timeline.len(), 0);
    desk.annotate(on, "  ", now());
    assert!(desk.marked().is_empty() && !desk.has_marks());
    assert!(MarkLine::holding(desk.unkept()).is_empty());
}

#[test]
fn a_statement_that_is_gone_leaves_its_mark_at_the_story() {
    let mut desk = desk(&[], vec![read("a.txt", "2020-10-09T14:00", [strike()])]);
    let story = only(&desk);
    let quote = desk.story(story).unwrap().quotes()[0];
    let on = desk.markable(Target::Quote(quote)).unwrap();
    desk.save(on.clone(), true, now());
    assert!(
        desk.unkept()
            .iter()
            .all(|line| line.fact == Fact::Saved(true))
    );
    desk.apply(vec![read(
        "a.txt",
        "2020-10-09T15:00",
        [copy("Harbour strike")],
    )]);
    let marked = desk.marked();
    assert_eq!(marked[0].target, Some(Target::Story(story)));
    assert_eq!(marked[0].about.words.as_deref(), Some("“No comment.”"));
    desk.apply(vec![gone("a.txt")]);
    assert_eq!(desk.marked()[0].target, None);
}

#[test]
fn an_identifier_that_anybody_may_use_is_no_key() {
    let numbered = |path, source: &str| {
        let copy = copy(&format!("Seven by {source}")).guid("7");
        let copy = if source.is_empty() {
            copy
        } else {
            copy.source(source)
        };
        read(path, "2020-10-09T14:00", [copy])
    };
    let mut first = desk(
        &[],
        vec![
            numbered("a", "TNA"),
            numbered("b", "Wire"),
            numbered("c", ""),
        ],
    );
    let tna = first.stories_of("a".as_ref())[0];
    let nobody = first.stories_of("c".as_ref())[0];
    first.mark_read(tna, true, now());
    first.mark_read(nobody, true, now());
    let lines = first.unkept();
    let next = desk(
        &lines,
        vec![
            numbered("x", "Wire"),
            numbered("y", "TNA"),
            numbered("z", ""),
        ],
    );
    let unread: Vec<_> = next
        .stories()
        .filter(|s| s.is_unread())
        .map(|s| s.title())
        .collect();
    assert_eq!(unread, ["Seven by Wire"]);
}
