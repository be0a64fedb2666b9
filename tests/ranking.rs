//! What is meant comes first: sixty queries written down beforehand, among two thousand made-up statements. The bench
//! `search` asks the same of more, and of others' matchers.

#[path = "../benches/corpus/mod.rs"]
mod corpus;

use copytaster::search::{Index, Query};
use corpus::queries::ASKED;
use corpus::reference::Reference;
use corpus::{COLUMNS, Rows};

fn index(rows: &Rows) -> Index {
    let mut index = Index::new(&COLUMNS);
    for row in 0..rows.len() {
        index.insert(row as u32, row as i64, &rows.get(row));
    }
    index
}

fn find(index: &mut Index, typed: &str) -> Vec<u32> {
    let found = index.find(&Query::parse(typed), 50, None);
    found.hits.iter().map(|hit| hit.row).collect()
}

#[test]
fn what_is_meant_comes_first() {
    let rows = Rows::new(2000, 6000);
    let mut index = index(&rows);
    let (mut sum, mut count) = (0.0, 0);
    for (typed, meant) in ASKED.iter().flat_map(|kind| kind.1) {
        let found = find(&mut index, typed);
        let is_meant = |row: &u32| rows.get(*row as usize)[0] == *meant;
        let place = found.iter().position(is_meant);
        sum += place.map_or(0.0, |place| 1.0 / (place + 1) as f64);
        count += 1;
    }
    assert_eq!(count, 60);
    assert!(sum / 60.0 >= 0.98, "{}", sum / 60.0);
}

#[test]
fn nothing_is_lost_that_a_look_at_every_row_finds() {
    let rows = Rows::new(2000, 6000);
    let (mut index, reference) = (index(&rows), Reference::new(&rows));
    for typed in [
        "t",
        "co",
        "con",
        "wierz",
        "wierzbciki",
        "farahnai",
        "nrfa",
        "wrzbck",
        "dslntn",
        "okonkwo",
        "ледокол",
        "grossmann",
        "ministr",
        "the",
        "inter",
        "prs",
    ] {
        assert_eq!(
            find(&mut index, typed),
            reference.find(typed, 50),
            "{typed}"
        );
    }
}
