//! What it costs that rows come, change and go while somebody searches.

use copytaster::search::{Index, Query};

use super::corpus::Rows;
use super::times::Times;

/// Rows that come.
const NEW: usize = 24_000;

pub fn report(rows: &Rows, index: &mut Index, words: usize) {
    // Of the same sizes but other words, so that many of them are new.
    let new = Rows::new(NEW + 20_000, words + 1);
    let first = rows.len() as u32;
    let fresh = |at: usize| (first + at as u32, i64::from(first) + at as i64, new.get(at));
    Times::head("rows come and go");

    let mut one = Times::default();
    for at in 0..NEW {
        let (row, age, columns) = fresh(at);
        one.time(|| index.insert(row, age, &columns));
    }
    one.line("one comes");

    let mut found = Times::default();
    for (at, typed) in ["co", "con", "cons", "wierz", "wierzbciki", "deck hotel"]
        .iter()
        .cycle()
        .take(600)
        .enumerate()
    {
        let (row, age, columns) = fresh(NEW + at);
        index.insert(row, age, &columns);
        found.time(|| index.find(&Query::parse(typed), 50, None));
    }
    found.line("a key press right after");

    let mut changed = Times::default();
    for at in 0..NEW {
        let (row, age, _) = fresh(at);
        let columns = new.get(NEW + 1000 + at % 10_000);
        changed.time(|| index.insert(row, age, &columns));
    }
    changed.line("one changes");

    let mut gone = Times::default();
    for row in 0..NEW as u32 {
        gone.time(|| index.remove(row));
    }
    gone.line("one goes, of old ones side by side");

    let mut many = Times::default();
    for at in 0..32 {
        many.time(|| {
            for n in 0..1000 {
                let row = (at * 1000 + n) as u32 % NEW as u32;
                index.insert(row, n as i64, &rows.get(at * 1000 + n));
            }
        });
    }
    many.line("a thousand come");
}
