//! What a key press costs at a million statements, and what it costs rivals.

use std::collections::HashSet;
use std::time::Instant;

use copytaster::fold::fold;
use copytaster::search::{Index, Query};

use super::corpus::queries::ASKED;
use super::corpus::{Random, Rows};
use super::rivals::{Lines, Rival};
use super::times::Times;

/// How many key presses rivals answer.
const FEW: usize = 32;

const RIVALS: [(&str, Rival); 3] = [
    (
        "frizbee, two threads",
        Rival::Frizbee {
            typos: false,
            threads: 2,
        },
    ),
    (
        "frizbee, one thread",
        Rival::Frizbee {
            typos: false,
            threads: 1,
        },
    ),
    ("fuzzy-matcher", Rival::Skim),
];

/// An index of all rows, with a word on what it took.
pub fn filled(rows: &Rows) -> Index {
    let start = Instant::now();
    let mut index = super::index(rows);
    let filled = start.elapsed();
    let start = Instant::now();
    index.find(&Query::parse("first"), 50, None);
    println!(
        "Filled in {:.1} s, {:.0} MB; the first search, which sorts the words, took {:.0} ms.\n",
        filled.as_secs_f64(),
        index.size() as f64 / 1e6,
        start.elapsed().as_secs_f64() * 1e3
    );
    index
}

pub fn report(rows: &Rows, index: &mut Index) {
    let presses = presses(rows);
    let mut ours = Times::default();
    for typed in &presses {
        ours.time(|| index.find(&Query::parse(typed), 50, None));
    }
    Times::head("a key press");
    ours.line("ours");
    for letters in 1..=4 {
        let of: Vec<_> = (0..presses.len())
            .filter(|&at| match presses[at].chars().count() {
                count @ 1..4 => count == letters,
                _ => letters == 4 && !presses[at].contains(' '),
            })
            .collect();
        let name = [
            "one letter",
            "two letters",
            "three letters",
            "a longer word",
        ][letters - 1];
        ours.at(&of).line(&format!("ours, {name}"));
    }
    let several: Vec<_> = (0..presses.len())
        .filter(|&at| presses[at].contains(' '))
        .collect();
    ours.at(&several).line("ours, several words");
    for (at, time) in ours.slowest(12) {
        eprintln!("slow: {:?} {time:?}", presses[at]);
    }
    let few: Vec<_> = (0..FEW)
        .map(|at| (2 * at + 1) * presses.len() / (2 * FEW))
        .collect();
    let same = ours.at(&few);
    same.line("ours, where rivals were asked");
    let lines = Lines::new(rows);
    let mut shares = Vec::new();
    for (name, rival) in RIVALS {
        let mut theirs = Times::default();
        for &at in &few {
            theirs.time(|| lines.find(rival, &presses[at], 50));
        }
        theirs.line(name);
        let times = theirs.median().as_secs_f64() / same.median().as_secs_f64();
        shares.push(format!("{name} {times:.0}"));
    }
    let bytes: usize = lines.bytes();
    println!(
        "\nMedians as many times ours: {}. {:.0} bytes a line.",
        shares.join(", "),
        bytes as f64 / rows.len() as f64
    );
    println!(
        "Different words in {} statements: {}.",
        rows.len(),
        different(rows)
    );
}

/// What stands in the field after each key: the queries written down, and words, pairs and slips from the statements.
fn presses(rows: &Rows) -> Vec<String> {
    let mut random = Random::new(11);
    let mut queries: Vec<String> = ASKED
        .iter()
        .flat_map(|kind| kind.1)
        .map(|query| query.0.to_owned())
        .collect();
    for at in 0..60 {
        let word = rows.word(&mut random).to_owned();
        queries.push(match at % 3 {
            0 => word,
            1 => format!("{word} {}", rows.word(&mut random)),
            // Two letters change places.
            _ => {
                let mut letters: Vec<_> = word.chars().collect();
                let middle = letters.len() / 2;
                letters.swap(middle, middle.saturating_sub(1));
                letters.into_iter().collect()
            }
        });
        let speaker = rows.get(random.below(rows.len()))[0];
        queries.extend(speaker.split(' ').next_back().map(str::to_owned));
    }
    let typed = |query: &String| -> Vec<String> {
        let ends = query.char_indices().map(|(at, c)| at + c.len_utf8());
        ends.map(|end| query[..end].to_owned()).collect()
    };
    queries.iter().flat_map(typed).collect()
}

fn different(rows: &Rows) -> usize {
    let mut words: HashSet<String> = HashSet::new();
    for row in 0..rows.len() {
        let folded = fold(&rows.get(row).join(" "));
        for word in folded.split(|c: char| !c.is_alphanumeric()) {
            if !words.contains(word) {
                words.insert(word.to_owned());
            }
        }
    }
    words.len()
}
