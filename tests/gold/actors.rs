//! Who, against the gold: found by one of their names, kind and role right, no one in two rows, no two in one.

use copytaster::extract::{Actor, ActorKind};

use crate::story::{self, Note, Story};
use crate::tally::Tally;
use crate::words::{core, within};

pub fn judge(story: &Story, tally: &mut Tally, note: Note<'_>) {
    let golds = &story.gold.actors;
    for gold in golds {
        tally.add("actors", "asked");
        let rows = rows(story, gold);
        let Some(row) = rows.first() else {
            note("actor", "not found", &gold.name, "");
            continue;
        };
        tally.add("actors", "found");
        if rows.len() > 1 {
            tally.add("actors", "split");
            let names: Vec<&str> = rows.iter().map(|r| r.name.as_str()).collect();
            note("actor", "split", &gold.name, &names.join(" / "));
        }
        if kind(row) == gold.kind {
            tally.add("actors", "kind right");
        } else {
            note("actor", "other kind", &gold.name, kind(row));
        }
        if let Some(role) = &gold.role {
            judge_role(gold, role, row, tally, note);
        }
    }
    for (i, gold) in golds.iter().enumerate() {
        for other in &golds[i + 1..] {
            let both = |row: &&Actor| bears(row, &gold.name) && bears(row, &other.name);
            if core(&gold.name) != core(&other.name)
                && story.findings.actors.iter().any(|r| both(&r))
            {
                tally.add("actors", "merged");
                note("actor", "merged", &gold.name, &other.name);
            }
        }
    }
}

fn judge_role(gold: &story::Actor, role: &str, row: &Actor, tally: &mut Tally, note: Note<'_>) {
    tally.add("roles", "asked");
    let wanted = format!("{}: {role}", gold.name);
    match &row.role {
        None => note("role", "not found", &wanted, ""),
        Some(read) if within(&core(role), &core(read)) || within(&core(read), &core(role)) => {
            tally.add("roles", "right");
        }
        Some(read) => note("role", "other", &wanted, read),
    }
}

/// The rows that stand for an actor of the gold, the surest first: those that bear its full name, then those that go
/// by another of its names and by no other actor's full name.
fn rows<'a>(story: &'a Story, gold: &story::Actor) -> Vec<&'a Actor> {
    let others = || {
        let namesake = |a: &&story::Actor| core(&a.name) != core(&gold.name) || a.kind != gold.kind;
        story.gold.actors.iter().filter(namesake)
    };
    // A place and a club may share a name: then the kind decides.
    let stands =
        |row: &Actor| others().all(|o| core(&o.name) != core(&gold.name) || o.kind != kind(row));
    let rows = &story.findings.actors;
    let full = rows.iter().filter(|r| bears(r, &gold.name) && stands(r));
    let alias = rows.iter().filter(|r| {
        !bears(r, &gold.name)
            && gold.aliases.iter().any(|a| bears(r, a))
            && !others().any(|o| bears(r, &o.name))
    });
    full.chain(alias).collect()
}

/// Whether the row goes by this name.
fn bears(row: &Actor, name: &str) -> bool {
    let name = core(name);
    std::iter::once(&row.name)
        .chain(&row.aliases)
        .any(|n| core(n) == name)
}

fn kind(row: &Actor) -> &'static str {
    match row.kind {
        ActorKind::Person => "person",
        ActorKind::Organization => "organization",
        ActorKind::Place => "place",
    }
}
