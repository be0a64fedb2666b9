//! Who said what, against the gold.

use copytaster::extract::{Polarity, Quote, QuoteKind};

use crate::speaker::{self, Verdict};
use crate::story::{self, Note, Story};
use crate::tally::Tally;
use crate::words::{Places, core, overlap};

/// A found statement and its words.
struct Found<'a> {
    quote: &'a Quote,
    places: Places,
}

/// What answers a gold statement.
enum Answer {
    /// These found statements, by index: one, or the pieces.
    Parts(Vec<usize>),
    /// It is found in parts where the text does not break it.
    Split(Vec<usize>),
    /// Part of it, or more than it.
    Extent(usize),
    Nothing,
}

pub fn judge(story: &Story, tally: &mut Tally, note: Note<'_>) {
    let found: Vec<Found> = story
        .findings
        .quotes
        .iter()
        .map(|quote| Found {
            quote,
            places: quote
                .spans
                .iter()
                .flat_map(|s| story.words.of(*s))
                .collect(),
        })
        .collect();
    let wanted: Vec<Places> = story.gold.quotes.iter().map(|g| places(story, g)).collect();
    let mut used = vec![false; found.len()];
    for (gold, wanted) in story.gold.quotes.iter().zip(&wanted) {
        let answer = answer(gold, wanted, &found);
        if let Answer::Parts(parts) | Answer::Split(parts) = &answer {
            parts.iter().for_each(|&i| used[i] = true);
        }
        if let Answer::Extent(i) = answer {
            used[i] = true;
        }
        if !gold.optional {
            tally.add(&gold.kind, "asked");
            compare(story, gold, &answer, &found, tally, note);
        }
    }
    surplus(story, &wanted, &found, &used, tally, note);
}

/// The words of a gold statement.
fn places(story: &Story, gold: &story::Quote) -> Places {
    let whole = [gold.text.clone()];
    let pieces = if gold.pieces.is_empty() {
        &whole[..]
    } else {
        &gold.pieces
    };
    let (mut places, mut from, mut nth) = (Places::new(), 0, gold.nth.unwrap_or(1));
    for piece in pieces {
        let at = story.words.find(piece, nth, from);
        (from, nth) = (at.end, 1);
        places.extend(at);
    }
    places
}

fn answer(gold: &story::Quote, wanted: &Places, found: &[Found]) -> Answer {
    let enough: f64 = if gold.kind == "direct" { 0.8 } else { 0.5 };
    let share = |i: &usize| overlap(wanted, &found[*i].places);
    // The last of equals: of statements within each other the inner one, which starts later.
    let best = (0..found.len())
        .filter(|i| share(i) > 0.0)
        .max_by(|a, b| share(a).total_cmp(&share(b)));
    let Some(best) = best else {
        return Answer::Nothing;
    };
    let parts: Vec<usize> = (0..found.len())
        .filter(|&i| {
            let places = &found[i].places;
            2 * places.intersection(wanted).count() >= places.len().max(1)
        })
        .collect();
    let union: Places = parts
        .iter()
        .flat_map(|&i| found[i].places.clone())
        .collect();
    let (alone, together) = (share(&best), overlap(wanted, &union));
    if !gold.pieces.is_empty() && together >= enough.max(alone) {
        Answer::Parts(parts)
    } else if alone >= enough {
        Answer::Parts(vec![best])
    } else if together >= enough {
        Answer::Split(parts)
    } else {
        Answer::Extent(best)
    }
}

fn compare(
    story: &Story,
    gold: &story::Quote,
    answer: &Answer,
    found: &[Found],
    tally: &mut Tally,
    note: Note<'_>,
) {
    let words = |parts: &[usize]| {
        let words = parts.iter().map(|&i| wording(story, found[i].quote));
        words.collect::<Vec<_>>().join(" / ")
    };
    let asserted = gold.polarity.is_none();
    if !asserted {
        tally.add("polarity", "asked");
    }
    let parts = match answer {
        Answer::Nothing => return note(&gold.kind, "not found", &gold.text, ""),
        Answer::Extent(i) => {
            note(&gold.kind, "other extent", &gold.text, &words(&[*i]));
            if speaker::judge(story, gold, found[*i].quote) == Verdict::Wrong {
                name(gold, Verdict::Wrong, found[*i].quote, tally, note);
            }
            return;
        }
        Answer::Split(parts) => {
            note(&gold.kind, "split", &gold.text, &words(parts));
            parts
        }
        Answer::Parts(parts) => parts,
    };
    tally.add(&gold.kind, "found");
    let worst = parts
        .iter()
        .map(|&i| (speaker::judge(story, gold, found[i].quote), i))
        .min();
    if let Some((verdict, i)) = worst {
        name(gold, verdict, found[i].quote, tally, note);
    }
    let kinds: Vec<&str> = parts.iter().map(|&i| kind(found[i].quote)).collect();
    let pieced = gold.kind == "mixed" && kinds.len() > 1 && kinds.iter().any(|k| *k != "indirect");
    if !pieced && kinds.iter().any(|k| *k != gold.kind) {
        tally.add("kind", "wrong");
        note(&gold.kind, "other kind", &gold.text, &kinds.join(" / "));
    }
    let wanted = gold.polarity.as_deref().unwrap_or("asserted");
    let read: Vec<&str> = parts.iter().map(|&i| polarity(found[i].quote)).collect();
    if let Some(other) = read.iter().find(|p| **p != wanted) {
        if asserted {
            tally.add("polarity", "wrong");
        }
        note(wanted, "other polarity", &gold.text, other);
    } else if !asserted {
        tally.add("polarity", "right");
    }
}

fn name(gold: &story::Quote, verdict: Verdict, found: &Quote, tally: &mut Tally, note: Note<'_>) {
    tally.add(&gold.kind, verdict.column());
    let miss = match verdict {
        Verdict::Right => return,
        Verdict::OtherForm => "other form of the name",
        Verdict::Nobody => "no name",
        Verdict::Wrong => "WRONG NAME",
    };
    let named = format!(
        "{} for {}",
        found.speaker.as_deref().unwrap_or("nobody"),
        gold.speaker.as_deref().unwrap_or("nobody"),
    );
    note(&gold.kind, miss, &gold.text, &named);
}

/// Statements that are none, and statements given twice.
fn surplus(
    story: &Story,
    wanted: &[Places],
    found: &[Found],
    used: &[bool],
    tally: &mut Tally,
    note: Note<'_>,
) {
    let barred: Vec<Vec<String>> = story.gold.not_quotes.iter().map(|n| core(n)).collect();
    for (found, used) in found.iter().zip(used) {
        let retold = found.quote.kind == QuoteKind::Indirect;
        let words = wording(story, found.quote);
        let touches = wanted.iter().any(|w| !w.is_disjoint(&found.places));
        let none = !retold && found.places.len() > 2 && !touches;
        if none || !used && barred.contains(&core(&words)) {
            tally.add("surplus", "false");
            let speaker = found.quote.speaker.as_deref().unwrap_or("nobody");
            note(
                kind(found.quote),
                "false",
                "",
                &format!("{speaker}: {words}"),
            );
        } else if retold && !touches {
            tally.add("surplus", "extra retold");
        } else if !used
            && story
                .gold
                .quotes
                .iter()
                .zip(wanted)
                .any(|(gold, wanted)| !gold.optional && found.places.is_subset(wanted))
            && story
                .gold
                .quotes
                .iter()
                .zip(wanted)
                .all(|(gold, wanted)| !gold.optional || wanted.is_disjoint(&found.places))
        {
            tally.add("surplus", "double");
            note(kind(found.quote), "double", "", &words);
        }
    }
}

fn wording(story: &Story, quote: &Quote) -> String {
    let pieces: Vec<&str> = quote
        .spans
        .iter()
        .map(|s| s.of(&story.article.text))
        .collect();
    pieces.join(" … ")
}

fn kind(quote: &Quote) -> &'static str {
    match quote.kind {
        QuoteKind::Direct => "direct",
        QuoteKind::Mixed => "mixed",
        QuoteKind::Indirect => "indirect",
    }
}

fn polarity(quote: &Quote) -> &'static str {
    match quote.polarity {
        Polarity::Asserted => "asserted",
        Polarity::Denied => "denied",
        Polarity::Question => "question",
        Polarity::Conditional => "conditional",
    }
}
