//! When, against the gold: the words, the TIMEX3 type and the value.

use copytaster::extract::TimeType;

use crate::story::{Note, Story};
use crate::tally::Tally;
use crate::words::Places;

pub fn judge(story: &Story, tally: &mut Tally, note: Note<'_>) {
    for gold in &story.gold.times {
        tally.add("times", "asked");
        let wanted: Places = story
            .words
            .find(&gold.text, gold.nth.unwrap_or(1), 0)
            .collect();
        let touching = story
            .findings
            .times
            .iter()
            .map(|t| (t, story.words.of(t.span)))
            .filter(|(_, places)| !places.is_disjoint(&wanted));
        let best = touching.max_by_key(|(_, places)| places == &wanted);
        let asked = format!("{} {} {}", gold.text, gold.kind, gold.value);
        let Some((time, places)) = best else {
            note("time", "not found", &asked, "");
            continue;
        };
        let read = format!(
            "{} {} {}",
            time.span.of(&story.article.text),
            kind(time.kind),
            time.value
        );
        let known = time.value == gold.value || gold.also.contains(&time.value);
        if places != wanted {
            note("time", "other extent", &asked, &read);
            continue;
        }
        tally.add("times", "found");
        if known && kind(time.kind) == gold.kind {
            tally.add("times", "right");
        } else {
            note("time", "other value", &asked, &read);
        }
    }
}

fn kind(kind: TimeType) -> &'static str {
    match kind {
        TimeType::Date => "DATE",
        TimeType::Time => "TIME",
        TimeType::Duration => "DURATION",
        TimeType::Set => "SET",
    }
}
