//! How fast and how good searches are: `cargo bench --bench search`, or with `-- quality`, `-- speed` or `-- updates` one
//! part of it.
//!
//! The statements are made up (see `corpus`); rivals are given the same folded letters, a line a statement, in the same
//! run. Tables go to the standard output.
#![allow(clippy::expect_used)]

#[path = "../corpus/mod.rs"]
mod corpus;
mod quality;
mod rivals;
mod speed;
mod times;
mod updates;

use copytaster::search::Index;
use corpus::{COLUMNS, Rows};

fn main() {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    let is_asked =
        |part| !asked.iter().any(|a| !a.starts_with('-')) || asked.iter().any(|a| a == part);
    if is_asked("quality") {
        quality::report();
    }
    let parts = (is_asked("speed"), is_asked("updates"));
    if parts == (false, false) {
        return;
    }
    for words in [60_000, 400_000] {
        let rows = Rows::new(1_000_000, words);
        println!(
            "\n# {} statements, about {words} different words\n",
            rows.len()
        );
        let mut index = speed::filled(&rows);
        if parts.0 {
            speed::report(&rows, &mut index);
        }
        if parts.1 {
            updates::report(&rows, &mut index, words);
        }
    }
}

/// An index of all rows, the later the newer.
fn index(rows: &Rows) -> Index {
    let mut index = Index::new(&COLUMNS);
    for row in 0..rows.len() {
        index.insert(row as u32, row as i64, &rows.get(row));
    }
    index
}
