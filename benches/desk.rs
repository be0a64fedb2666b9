//! How fast read stories become rows that can be found: `cargo bench --bench desk`.
//!
//! The desk, its views and the finder take in stories that were read and understood before, in batches as the intake hands
//! them over.
#![allow(clippy::expect_used)]

#[allow(dead_code)]
mod stories;

use copytaster::desk::{Desk, Views};
use copytaster::search::Finder;
use divan::Bencher;
use divan::counter::ItemsCount;
use jiff::tz::TimeZone;

fn main() {
    divan::main();
}

/// Stories taken in, in batches of so many.
#[divan::bench(args = [100, 1_000], sample_count = 5)]
fn ten_thousand_taken_in(bencher: Bencher<'_, '_>, batch: usize) {
    let all = stories::arrivals(10_000);
    bencher
        .counter(ItemsCount::new(all.len()))
        .with_inputs(|| all.clone())
        .bench_local_values(|all| {
            let mut desk = Desk::new(TimeZone::UTC);
            let mut views = Views::new(&desk);
            let mut finder = Finder::new();
            let mut rest = all.into_iter();
            loop {
                let some: Vec<_> = rest.by_ref().take(batch).collect();
                if some.is_empty() {
                    return (desk, views, finder);
                }
                let applied = desk.apply(some);
                views.update(&desk, &applied);
                finder.update(&desk, &applied);
            }
        });
}

/// One story more on a desk of so many.
#[divan::bench(args = [1_000, 30_000], sample_count = 50)]
fn one_more(bencher: Bencher<'_, '_>, count: usize) {
    let mut all = stories::arrivals(count + 200);
    let last = all.split_off(count);
    let mut last = last.into_iter();
    let mut desk = Desk::new(TimeZone::UTC);
    let mut views = Views::new(&desk);
    let mut finder = Finder::new();
    let applied = desk.apply(all);
    views.update(&desk, &applied);
    finder.update(&desk, &applied);
    bencher.bench_local(|| {
        let applied = desk.apply(last.by_ref().take(1).collect());
        views.update(&desk, &applied);
        finder.update(&desk, &applied);
    });
}
