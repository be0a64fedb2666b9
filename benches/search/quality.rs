//! Whether what is meant comes first, ours and rivals'; and whether the quick way loses anything.

use copytaster::search::Query;

use super::corpus::queries::{ASKED, Asked};
use super::corpus::reference::Reference;
use super::corpus::{Random, Rows};
use super::rivals::{Lines, Rival};

const RIVALS: [(&str, Rival); 3] = [
    ("nucleo", Rival::Nucleo),
    (
        "frizbee",
        Rival::Frizbee {
            typos: true,
            threads: 1,
        },
    ),
    ("fuzzy-matcher", Rival::Skim),
];

pub fn report() {
    let rows = Rows::new(10_000, 60_000);
    let mut index = super::index(&rows);
    let lines = Lines::new(&rows);
    println!(
        "\n# {} statements: one over the place of the one meant\n",
        rows.len()
    );
    print!("| queries | | ours |");
    RIVALS.iter().for_each(|rival| print!(" {} |", rival.0));
    println!("\n|---|---|---|---|---|---|");
    let mut all = [0.0; 4];
    for (kind, asked) in ASKED {
        let mut sums = [0.0; 4];
        for query in asked {
            let found = index.find(&Query::parse(query.0), 50, None);
            let ours = found.hits.iter().map(|hit| hit.row).collect();
            let theirs = RIVALS.map(|(_, rival)| lines.find(rival, query.0, 50));
            let found: Vec<Vec<u32>> = std::iter::once(ours).chain(theirs).collect();
            for (sum, found) in sums.iter_mut().zip(&found) {
                *sum += share(&rows, query, found);
            }
            if share(&rows, query, &found[0]) < 1.0 {
                eprintln!("not first: {query:?}");
            }
        }
        row(kind, asked.len(), sums);
        all.iter_mut().zip(sums).for_each(|(all, sum)| *all += sum);
    }
    row("all", ASKED.iter().map(|kind| kind.1.len()).sum(), all);
    recall(&rows);
}

/// One over the place of the row that is meant; nothing if it isn't there.
fn share(rows: &Rows, query: &Asked, found: &[u32]) -> f64 {
    let place = found
        .iter()
        .position(|&row| rows.get(row as usize)[0] == query.1);
    place.map_or(0.0, |place| 1.0 / (place + 1) as f64)
}

fn row(kind: &str, count: usize, sums: [f64; 4]) {
    let [a, b, c, d] = sums.map(|sum| sum / count as f64);
    println!("| {kind} | {count} | {a:.3} | {b:.3} | {c:.3} | {d:.3} |");
}

/// How many of the first fifty that a look at every row finds are among our first fifty.
fn recall(rows: &Rows) {
    let mut index = super::index(rows);
    let reference = Reference::new(rows);
    let mut random = Random::new(7);
    let asked = ASKED
        .iter()
        .flat_map(|kind| kind.1)
        .map(|query| query.0.to_owned());
    let said = (0..60).map(|_| rows.word(&mut random).to_owned());
    let (mut wanted, mut got, mut queries, mut same) = (0, 0, 0, 0);
    for query in asked
        .filter(|query| !query.contains([' ', '-']))
        .chain(said)
    {
        let letters = query.chars().count();
        for typed in (1..=letters).map(|count| query.chars().take(count).collect::<String>()) {
            let best = reference.find(&typed, 50);
            let found = index.find(&Query::parse(&typed), 50, None);
            let found: Vec<_> = found.hits.iter().map(|hit| hit.row).collect();
            let kept = best.iter().filter(|row| found.contains(row)).count();
            if kept < best.len() {
                eprintln!("lost: {typed:?} {kept} of {}", best.len());
            }
            queries += 1;
            same += usize::from(found == best);
            (wanted, got) = (wanted + best.len(), got + kept);
        }
    }
    println!(
        "\nOf the first 50 of a full scan {:.4} are among our first 50, over {queries} single words and beginnings; the \
         same in the same order for {same}.",
        got as f64 / wanted as f64
    );
}
